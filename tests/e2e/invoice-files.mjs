// Invoices as people get them, made for the tests: PDF files with the Info keys that issuing software writes and a QR
// code on the page, photographs of a code, and files that mean harm.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '../../web');
const require = createRequire(join(web, 'package.json'));
const PDFDocument = require('pdfkit');
const { PNG } = require('pngjs');
const { prepareZXingModule, writeBarcode } = require('zxing-wasm/writer');

prepareZXingModule({ overrides: { wasmBinary: readFileSync(join(web, 'node_modules/zxing-wasm/dist/writer/zxing_writer.wasm')) } });

/** 数电专票: version, type, code, number, amount with tax, day, check code, and one that is nobody's business. */
export const qrText = ({ number = '24112000000048542163', amount = '4449.00', day = '20240528' } = {}) => `01,31,,${number},${amount},${day},,B2B6`;

export const infoKeys = (amount = '4449.00') => ({
    InvoiceNumber: '24112000000048542163',
    IssueTime: '2024-05-28',
    TotalAmWithoutTax: '4197.17',
    TotalTaxAm: '251.83',
    'TotalTax-includedAmount': amount,
    SellerIdNum: '91371502MA30001016',
    BuyerIdNum: '91371500MA30000050',
});

/** A QR code as PNG. `canvas`: the picture's width, with the code at its upper left. */
export async function qrImage(text, { scale = 4, canvas = 0 } = {}) {
    const { image } = await writeBarcode(text, { format: 'QRCode', scale, addQuietZones: true });
    const code = Buffer.from(await image.arrayBuffer());
    if (canvas === 0) return code;
    const small = PNG.sync.read(code);
    const large = new PNG({ width: canvas, height: Math.round(canvas * 0.7), fill: true });
    large.data.fill(0xf2);
    PNG.bitblt(small, large, 0, 0, small.width, small.height, 60, 50);
    return PNG.sync.write(large);
}

/** One page as an invoice has it, 210 × 140 mm. Without `keys` or `code` it has none. */
export async function invoicePdf({ keys = {}, code = '' } = {}) {
    const document = new PDFDocument({ size: [595, 397], margin: 20, info: keys });
    const pieces = [];
    document.on('data', (piece) => pieces.push(piece));
    const ended = new Promise((done) => document.on('end', done));
    if (code !== '') document.image(await qrImage(code), 20, 20, { width: 60 });
    document.fontSize(18).text('E-invoice', 220, 30);
    document.rect(20, 100, 555, 260).stroke('#803000');
    document.end();
    await ended;
    return Buffer.concat(pieces);
}

/** A page of which drawing never ends: a form of its contents is itself a thousand forms, and so on, ten deep. */
export function endlessPdf() {
    const depth = 10;
    const bodies = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>'];
    const stream = (head, text) => `<< ${head} /Length ${text.length} >>\nstream\n${text}\nendstream`;
    bodies.push(stream('', '/F Do '.repeat(1000)));
    for (let level = 0; level < depth; ++level) {
        const last = level + 1 === depth;
        const next = last ? '' : `/Resources << /XObject << /F ${6 + level} 0 R >> >>`;
        bodies.push(stream(`/Type /XObject /Subtype /Form /BBox [0 0 200 200] ${next}`, last ? '0 0 9 9 re f' : '/F Do '.repeat(1000)));
    }
    let text = '%PDF-1.4\n';
    const offsets = bodies.map((body, i) => {
        const at = text.length;
        text += `${i + 1} 0 obj\n${body}\nendobj\n`;
        return at;
    });
    const start = text.length;
    text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
    return Buffer.from(`${text}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** A PNG image that says it has 60,000 × 60,000 pixels. */
export function hugeImage() {
    const image = PNG.sync.write(new PNG({ width: 1, height: 1 }));
    image.writeUInt32BE(60_000, 16);
    image.writeUInt32BE(60_000, 20);
    return image;
}
