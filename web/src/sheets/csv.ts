// Tables in text: comma, tab or semicolon, as the file itself shows. Every cell is a text; the core reads what it says.

import Papa from 'papaparse';

import { type Book, Rows } from './document';
import { most, Refusal } from './limits';

interface Decoded {
    readonly text: string;
    readonly encoding: 'utf-8' | 'gb18030' | 'utf-16';
}

/** Strict: a byte that is no character in any of them is told, not replaced. */
function decode(bytes: Uint8Array): Decoded {
    const little = bytes[0] === 0xff && bytes[1] === 0xfe;
    if (little || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
        const text = strictly(bytes, little ? 'utf-16le' : 'utf-16be');
        if (text !== undefined) return { text, encoding: 'utf-16' };
        throw new Refusal('broken', 'utf-16');
    }
    // What Excel in China saves as CSV is in the code page of the system, a part of GB 18030, and does not say so.
    for (const encoding of ['utf-8', 'gb18030'] as const) {
        const text = strictly(bytes, encoding);
        if (text !== undefined) return { text, encoding };
    }
    throw new Refusal('broken', 'utf-8, gb18030');
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes); // without its byte order mark
    } catch {
        return undefined;
    }
}

function isText(text: string): boolean {
    // eslint-disable-next-line no-control-regex
    return !/[\0-\x08\x0e-\x1f]/.test(text) && !/^\s*(<|%PDF-|\{\\rtf)/.test(text.slice(0, 1024));
}

export function readCsv(bytes: Uint8Array, file: string): Book {
    // A picture may hold bytes that no encoding allows: it is no table, rather than a broken one.
    if (bytes[0] !== 0xff && bytes[0] !== 0xfe && bytes.includes(0)) throw new Refusal('not_a_sheet', file);
    const { text, encoding } = decode(bytes);
    if (!isText(text)) throw new Refusal('not_a_sheet', file);

    const name = file.replace(/\.[^.]*$/, '') || file;
    const rows = new Rows(name);
    let row = 0;
    Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), {
        delimiter: '', // found out
        delimitersToGuess: [',', '\t', ';'],
        newline: '\n',
        step: ({ data, errors }) => {
            const quotes = errors.find(({ type }) => type === 'Quotes');
            if (quotes) throw new Refusal('broken', `${name}, ${row + 1}: ${quotes.code}`);
            rows.add(row, data.map((cell) => cell || null));
            if (rows.height > most.rows) rows.all(); // refuses
            ++row;
        },
    });
    return { reader: 'csv', encoding, sheets: [{ name, hidden: false, merged: [], rows: rows.all() }] };
}
