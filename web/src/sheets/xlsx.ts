// Workbooks of Excel 2007 and later, of WPS and of LibreOffice, read by SheetJS out of an archive that was looked at
// before (archive.ts): SheetJS is given the parts that sheets are read from, and nothing else.

import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx/dist/xlsx.mini.min';
import { zipSync } from 'fflate';

import { openArchive } from './archive';
import { type Book, type Cell, cellName, type Merged, Rows, type Sheet } from './document';
import { chineseFormats, dayOf, showsDay } from './formats';
import { atMost, most, Refusal } from './limits';

const isWorkbook = /spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template|addin)\.macroEnabled\.main\+xml/i;

/** No picture, chart, comment, macro or link of a workbook says anything here. */
function wanted(name: string): boolean {
    return /\.(xml|rels)$/i.test(name) &&
        !/(^|\/)(drawings|charts|media|theme|comments|threadedComments|externalLinks|pivotCache|pivotTables|customXml|docProps|worksheets\/_rels)\//i.test(name) &&
        !/(^|\/)(calcChain|comments\d*)\.xml$/i.test(name);
}

/** Cells that have a place in the file, by their start tags; SheetJS keeps them all in memory. */
function markedCells(part: Uint8Array): number {
    let count = 0;
    for (let i = part.indexOf(0x3c); i >= 0 && i < part.length; ++i) {
        if (part[i] !== 0x3c) continue;
        let next = i + 1;
        while (part[next] !== undefined && part[next]! > 0x20 && part[next] !== 0x3e && part[next] !== 0x2f) ++next;
        if (part[next - 1] === 0x63 && (next === i + 2 || part[next - 2] === 0x3a)) ++count; // <c or <x:c
        i = next - 1;
    }
    return count;
}

/** The formats that every Chinese Excel knows, where the file does not say otherwise. */
function withChineseFormats(styles: Uint8Array): Uint8Array {
    const known = Object.entries(chineseFormats).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('');
    const xml = new TextDecoder().decode(styles);
    const list = /<(?:\w+:)?numFmts\b[^>]*[^/>]>/;
    const more = list.test(xml)
        ? xml.replace(list, (tag) => tag + known)
        : xml.replace(/<(?:\w+:)?numFmts\b[^>]*\/>/, '').replace(/<(\w+:)?styleSheet\b[^>]*[^/>]>/, (tag, prefix = '') => `${tag}<${prefix}numFmts>${known}</${prefix}numFmts>`);
    return new TextEncoder().encode(more);
}

/** SheetJS takes a reference to a character by the lower 16 bits of its number: &#134071; must be 𠮷 and not ஷ. */
function withRareCharacters(part: Uint8Array): Uint8Array {
    const xml = new TextDecoder().decode(part);
    const plain = xml.replace(/&#(?:x0*([1-9a-f][0-9a-f]{4,5})|0*([1-9]\d{4,6}));/gi, (reference, hex?: string, decimal?: string) => {
        const point = hex ? parseInt(hex, 16) : parseInt(decimal ?? '', 10);
        return point > 0xffff && point <= 0x10ffff ? String.fromCodePoint(point) : reference;
    });
    return plain === xml ? part : new TextEncoder().encode(plain);
}

function open(parts: ReadonlyMap<string, Uint8Array>): WorkBook {
    const files: Record<string, Uint8Array> = {};
    for (const [name, part] of parts) {
        files[name] = withRareCharacters(/(^|\/)styles\.xml$/i.test(name) ? withChineseFormats(part) : part);
    }
    try {
        return read(zipSync(files, { level: 0 }), {
            type: 'array', dense: true, cellNF: true, cellHTML: false, bookVBA: false,
            sheetStubs: true, // or a formula that was never calculated would not be told
        });
    } catch (error) {
        throw new Refusal('broken', String(error instanceof Error ? error.message : error).slice(0, 200));
    }
}

function cellOf(cell: CellObject, from1904: boolean, place: () => string): Cell {
    const shown = typeof cell.w === 'string' && cell.w !== '' ? cell.w : undefined;
    switch (cell.t) {
        case 's': return typeof cell.v === 'string' && cell.v !== '' ? cell.v : null;
        case 'b': return { t: 'b', v: cell.v === true };
        case 'n': {
            const value = cell.v;
            if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal('broken', `${place()}: ${shown ?? ''}`);
            const day = showsDay(String(cell.z ?? '')) ? dayOf(value, from1904) : undefined;
            // The shortest text that means this number, which is what was typed.
            return day === undefined ? { t: 'n', v: String(value), w: shown ?? String(value) } : { t: 'd', v: day, w: shown ?? day };
        }
        case 'e':
            if (shown) return { t: 'e', w: shown };
            break;
    }
    return cell.f === undefined ? null : { t: 'e', w: `=${cell.f}` };
}

/** The own keys of an array that may have holes a million wide. */
function indices(array: readonly unknown[], place: string): number[] {
    const found = Object.keys(array).map(Number);
    if (!found.every((i) => Number.isInteger(i) && i >= 0)) throw new Refusal('broken', place);
    return found.sort((a, b) => a - b);
}

function mergedOf(sheet: WorkSheet, name: string): Merged[] {
    return (sheet['!merges'] ?? []).map(({ s, e }): Merged => {
        const range: Merged = [Math.min(s.r, e.r), Math.min(s.c, e.c), Math.max(s.r, e.r), Math.max(s.c, e.c)];
        const inside = range.every((end, i) => Number.isInteger(end) && end >= 0 && end < (i % 2 === 0 ? 1 << 20 : 1 << 14));
        if (!inside) throw new Refusal('broken', `${name}: ${range.join(', ')}`);
        return range;
    });
}

function sheetOf(sheet: WorkSheet, name: string, hidden: boolean, from1904: boolean): Sheet {
    const data = (sheet as { readonly '!data'?: readonly (readonly CellObject[])[] })['!data'] ?? [];
    const rows = new Rows(name);
    let width = 0;
    for (const row of indices(data, name)) {
        const given = data[row] ?? [];
        const cells: Cell[] = [];
        for (const column of indices(given, name)) {
            const cell = cellOf(given[column]!, from1904, () => `${name}!${cellName(row, column)}`);
            if (cell === null) continue;
            width = Math.max(width, column + 1);
            if (column < most.columns) cells[column] = cell;
        }
        rows.add(row, cells);
    }
    atMost('too_many_columns', width, most.columns, name);
    return { name, hidden, merged: mergedOf(sheet, name), rows: rows.all() };
}

export async function readXlsx(bytes: Uint8Array, file: string): Promise<Book> {
    const parts = await openArchive(bytes, wanted);
    const types = parts.get('[Content_Types].xml');
    if (!types || !isWorkbook.test(new TextDecoder().decode(types))) throw new Refusal('not_a_sheet', file);
    atMost('too_many_cells', [...parts.values()].reduce((sum, part) => sum + markedCells(part), 0), most.markedCells, file);

    const book = open(parts);
    atMost('too_many_sheets', book.SheetNames.length, most.sheets, file);
    const from1904 = Boolean(book.Workbook?.WBProps?.date1904);
    const sheets = book.SheetNames.map((name, i) => {
        const sheet = book.Sheets[name]; // SheetJS leaves out what it cannot read
        if (!sheet) throw new Refusal('broken', name);
        return sheetOf(sheet, name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, from1904);
    });
    return { reader: 'xlsx', encoding: null, sheets };
}
