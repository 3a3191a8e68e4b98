// QR codes, read by ZXing. Its module comes from the page's own address: the library would ask another server for it,
// so it is given the bytes and no way to fetch.

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import moduleUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

import { contextOf } from './images';

const mostCodes = 8;       // in one picture
const longestText = 1024;  // characters; an invoice's has some sixty

/** The texts of the codes that could be read, each once. */
export async function readCodes(canvas: OffscreenCanvas): Promise<string[]> {
    await (prepared ??= prepare());
    const pixels = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
    const read = await readBarcodes(pixels, { formats: ['QRCode'], maxNumberOfSymbols: mostCodes, tryHarder: true });
    const texts = read.filter(({ isValid, text }) => isValid && text.length <= longestText).map(({ text }) => text);
    return [...new Set(texts)];
}

let prepared: Promise<unknown> | undefined;

async function prepare(): Promise<void> {
    const response = await fetch(moduleUrl);
    if (!response.ok) throw new Error(`${moduleUrl}: HTTP ${response.status}`);
    const wasmBinary = await response.arrayBuffer();
    await prepareZXingModule({ overrides: { wasmBinary, locateFile: () => moduleUrl }, fireImmediately: true });
}
