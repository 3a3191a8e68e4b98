// The function as a page has it, for the tests to call; bytes come as base64.
import { readSheets } from '../../../web/src/sheets/index';

function fileOf(base64: string): Blob {
    return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
}
const read = (base64: string, name: string, signal?: AbortSignal) => readSheets(fileOf(base64), name, signal);

Object.assign(globalThis, { read });
