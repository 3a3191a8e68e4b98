// A workbook as SpreadsheetML (ECMA-376, transitional) in a ZIP: typed cells, bold header that stays when the rows are
// scrolled, widths of columns. The same sheets give the same bytes at any time and in any time zone.
//
// Written here, as each library at hand falls short of what we need: amounts are written as decimals from whole fen,
// never through a floating-point number; the ZIP carries no time of the clock; no worker is made from a blob, which the
// page's policy forbids; and a text such as "constructor" or "=1+1" is a text.

import { strToU8, zipSync } from 'fflate';

import { dayAtUtc } from './check';
import type { Cell, Sheet, SheetDocument, Workbook } from './sheet-document';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const longestText = 32767;
const mostDigits = 1e15; // a spreadsheet keeps 15 digits; below this each is a whole number of its own

// Indices into cellXfs of styles(): bold ones follow each plain one.
const styleOf = { text: 0, empty: 0, money: 2, number: 4, date: 6 } as const;
const bold = 1;
const headerStyle = 8;

/** Throws a TypeError or RangeError with one sentence where the sheets are not as sheet-document.ts describes them. */
export function makeXlsx(document: SheetDocument): Workbook {
    const { name, sheets } = document;
    checkNames(sheets);
    const files: Record<string, string> = {
        '[Content_Types].xml': contentTypes(sheets.length),
        '_rels/.rels': relationList([['officeDocument', 'xl/workbook.xml']]),
        'xl/workbook.xml': workbook(sheets),
        'xl/_rels/workbook.xml.rels': relationList([
            ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
            ['styles', 'styles.xml'],
        ]),
        'xl/styles.xml': styles(),
    };
    sheets.forEach((sheet, i) => {
        files[`xl/worksheets/sheet${i + 1}.xml`] = worksheet(sheet);
    });
    const entries = Object.entries(files).map(([path, xml]) => [path, strToU8(declaration + xml)] as const);
    // The ZIP's first day. fflate writes the local clock's reading, so it gets one that reads the same everywhere.
    const zip = zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1, 12), level: 6 });
    return { name, bytes: new Uint8Array(zip) };
}

function checkNames(sheets: readonly Sheet[]): void {
    if (!Array.isArray(sheets) || sheets.length === 0) throw new TypeError('workbook: no sheets');
    const seen = new Set<string>();
    for (const { name } of sheets) {
        const good = name.length >= 1 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name);
        if (!good) throw new TypeError(`workbook: “${name}” cannot be the name of a sheet`);
        const folded = name.toLowerCase();
        if (seen.has(folded)) throw new TypeError(`workbook: two sheets are named “${name}”`);
        seen.add(folded);
    }
}

function worksheet({ name, columns, rows }: Sheet): string {
    columns.forEach(({ width }, i) => {
        if (!(width > 0 && width <= 255)) throw new RangeError(`sheet “${name}”: column ${i + 1} has the width ${width}`);
    });
    const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
    const header = columns.map(({ title }, i) => textCell(`${columnName(i)}1`, title, headerStyle));
    const lines = rows.map(({ cells, bold: isBold }, r) => {
        if (cells.length !== columns.length) {
            throw new TypeError(`sheet “${name}”: row ${r + 1} has ${cells.length} cells; expected ${columns.length}`);
        }
        const written = cells.map((cell, c) => writeCell(cell, `${columnName(c)}${r + 2}`, isBold ? bold : 0, name));
        return `<row r="${r + 2}">${written.join('')}</row>`;
    });
    const last = `${columnName(Math.max(columns.length - 1, 0))}${rows.length + 1}`;
    return (
        `<worksheet xmlns="${main}"><dimension ref="A1:${last}"/>` +
        '<sheetViews><sheetView workbookViewId="0">' +
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
        `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>` +
        `<sheetData><row r="1">${header.join('')}</row>${lines.join('')}</sheetData></worksheet>`
    );
}

function writeCell(cell: Cell, place: string, weight: number, sheet: string): string {
    const at = `sheet “${sheet}”: ${place}`;
    const style = styleOf[cell.kind] + weight;
    switch (cell.kind) {
        case 'empty':
            return '';
        case 'text':
            if (cell.text.length > longestText) throw new RangeError(`${at}: a text of ${cell.text.length} characters`);
            return textCell(place, cell.text, style);
        case 'money':
            return numberCell(place, yuan(cell.fen, at), style);
        case 'number':
            return numberCell(place, String(whole(cell.value, at)), style);
        case 'date':
            return numberCell(place, String(serialDay(cell.day, at)), style);
        default:
            throw new TypeError(`${at}: unknown kind ${String((cell as { kind?: unknown }).kind)}`);
    }
}

function textCell(place: string, text: string, style: number): string {
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function numberCell(place: string, decimal: string, style: number): string {
    return `<c r="${place}" s="${style}"><v>${decimal}</v></c>`;
}

/** Fen as a decimal of yuan: 123456 → "1234.56". */
function yuan(fen: number, at: string): string {
    const digits = String(Math.abs(whole(fen, at))).padStart(3, '0');
    return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function whole(value: number, at: string): number {
    if (!Number.isInteger(value) || Math.abs(value) >= mostDigits) {
        throw new RangeError(`${at}: ${String(value)}; expected a whole number of at most 15 digits`);
    }
    return value === 0 ? 0 : value; // no -0
}

/** Days as a spreadsheet counts them: 1 is 1900-01-01, and a 29 February of 1900 that never was is counted, too. */
function serialDay(day: string, at: string): number {
    const serial = (dayAtUtc(day, at).getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
    if (serial < 61) throw new RangeError(`${at}: ${day}; expected a day from 1900-03-01 on`);
    return serial;
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
    const letter = String.fromCharCode(65 + (index % 26));
    return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 cannot hold every character; SpreadsheetML's ST_Xstring writes the others as _xHHHH_ (ECMA-376, 22.9.2.19). */
function escaped(text: string): string {
    return text
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replace(/[&<>"]/g, (character) => entities[character] as string)
        .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, (character) =>
            `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

function contentTypes(count: number): string {
    const override = (path: string, kind: string): string => `<Override PartName="/xl/${path}" ContentType="${mediaType}.${kind}+xml"/>`;
    const parts = Array.from({ length: count }, (_, i) => override(`worksheets/sheet${i + 1}.xml`, 'worksheet'));
    return (
        `<Types xmlns="${packages}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${parts.join('')}</Types>`
    );
}

function relationList(relations: readonly (readonly [string, string])[]): string {
    const list = relations.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${relationships}/${kind}" Target="${target}"/>`);
    return `<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
    const list = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
    return (
        `<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews>` +
        `<sheets>${list.join('')}</sheets></workbook>`
    );
}

function styles(): string {
    const formats = { text: 49, money: 4, number: 3, date: 164 }; // 49: @; 4: #,##0.00; 3: #,##0
    const plainAndBold = (format: number): string =>
        [0, 1].map((font) => `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join('');
    const header = '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>';
    const fill = (pattern: string): string => `<fill><patternFill patternType="${pattern}"/></fill>`;
    return (
        `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
        `<fills count="3">${fill('none')}${fill('gray125')}<fill><patternFill patternType="solid"><fgColor rgb="FFF0F3F8"/><bgColor indexed="64"/></patternFill></fill></fills>` +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        `<cellXfs count="9">${[formats.text, formats.money, formats.number, formats.date].map(plainAndBold).join('')}${header}</cellXfs>` +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
}
