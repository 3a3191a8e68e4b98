// Which kind of file it is, by what is in it: people rename files. Knows nothing of workers.

import { toJson } from './document';
import { atMost, most, Refusal } from './limits';
import type { SheetsAnswer } from './messages';

const begins = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/** UTF-16, as the names of an OLE container's streams are. */
function names(bytes: Uint8Array, name: string): boolean {
    const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
    for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
        if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
    }
    return false;
}

async function jsonOf(bytes: Uint8Array, file: string): Promise<string> {
    atMost('too_large', bytes.length, most.fileBytes, file);
    if (bytes.length === 0) throw new Refusal('empty', file);
    if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
        if (names(bytes, 'EncryptedPackage')) throw new Refusal('encrypted', file);
        throw new Refusal(names(bytes, 'Workbook') || names(bytes, 'Book') ? 'old_excel' : 'not_a_sheet', file);
    }
    if (begins(bytes, 0x50, 0x4b, 3, 4) || begins(bytes, 0x50, 0x4b, 5, 6)) {
        const { readXlsx } = await import('./xlsx');
        return toJson(file, await readXlsx(bytes, file));
    }
    const { readCsv } = await import('./csv');
    return toJson(file, readCsv(bytes, file));
}

/** Rejects only where the page itself fails: where code cannot be fetched, or there is no memory. */
export async function readBytes(bytes: Uint8Array, file: string): Promise<SheetsAnswer> {
    try {
        return { kind: 'sheets', json: await jsonOf(bytes, file) };
    } catch (error) {
        if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: error.detail };
        throw error;
    }
}
