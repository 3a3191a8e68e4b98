// "innovation-voucher-sheets/1", which src/batch/sheet.hpp describes and reads.

import { atMost, most, Refusal } from './limits';

export type Cell =
    | null
    | string
    | { readonly t: 'n'; readonly v: string; readonly w: string } // exactly, and as displayed
    | { readonly t: 'd'; readonly v: string; readonly w: string } // YYYY-MM-DD
    | { readonly t: 'b'; readonly v: boolean }
    | { readonly t: 'e'; readonly w: string };                    // "#REF!", or a formula that was never calculated

/** First row, first column, last row, last column: from 0, both ends included. */
export type Merged = readonly [number, number, number, number];

export interface Sheet {
    readonly name: string;
    readonly hidden: boolean;
    readonly merged: readonly Merged[];
    readonly rows: readonly (readonly Cell[])[];
}

export interface Book {
    readonly reader: 'xlsx' | 'csv';
    readonly encoding: 'utf-8' | 'gb18030' | 'utf-16' | null;
    readonly sheets: readonly Sheet[];
}

/** "F6": row and column counted from 0. */
export function cellName(row: number, column: number): string {
    let letters = '';
    for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
    return `${letters}${row + 1}`;
}

/** Half of a character can stand in a file; in JSON it cannot. */
function whole(text: string): string {
    return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

const utf8 = new TextEncoder();
function bytesOf(text: string): number {
    return text.length * 3 <= most.cellBytes ? text.length : utf8.encode(text).length; // a quick look at what is short
}

function checked(cell: Cell, sheet: string, row: number, column: number): Cell {
    if (cell === null) return null;
    const texts = typeof cell === 'string' ? [cell] : cell.t === 'b' ? [] : cell.t === 'e' ? [cell.w] : [cell.w, cell.v];
    for (const text of texts) atMost('cell_too_long', bytesOf(text), most.cellBytes, `${sheet}!${cellName(row, column)}`);
    if (typeof cell === 'string') return whole(cell);
    return cell.t === 'b' ? cell : { ...cell, w: whole(cell.w) };
}

/** The cells of one sheet, given from left to right and from above, without those that are empty. */
export class Rows {
    private readonly filled: { readonly row: number; readonly cells: Cell[] }[] = [];

    constructor(private readonly sheet: string) {}

    /** `cells` may have holes. */
    add(row: number, cells: readonly Cell[]): void {
        let length = cells.length;
        while (length > 0 && (cells[length - 1] ?? null) === null) --length;
        if (length === 0) return;
        atMost('too_many_columns', length, most.columns, this.sheet);
        const kept = Array.from({ length }, (_, column) => checked(cells[column] ?? null, this.sheet, row, column));
        this.filled.push({ row, cells: kept });
    }

    /** The last row that holds anything, counted from 1. */
    get height(): number {
        return (this.filled.at(-1)?.row ?? -1) + 1;
    }

    all(): Cell[][] {
        atMost('too_many_rows', this.height, most.rows, this.sheet);
        const rows = Array.from({ length: this.height }, (): Cell[] => []);
        for (const { row, cells } of this.filled) rows[row] = cells;
        return rows;
    }
}

/** As the core counts them: a row up to its last cell, and what merged ranges cover of the rows that there are. */
function cellsOf({ name, rows, merged }: Sheet): number {
    atMost('too_many_cells', merged.length, most.merged, `${name}, merged`);
    const own = rows.reduce((sum, row) => sum + row.length, 0);
    return merged.reduce((sum, [top, left, bottom, right]) => {
        const height = Math.min(bottom + 1, rows.length) - top;
        const width = Math.min(right + 1, most.columns) - left;
        return sum + Math.max(height, 0) * Math.max(width, 0);
    }, own);
}

export function toJson(file: string, { reader, encoding, sheets }: Book): string {
    atMost('too_many_sheets', sheets.length, most.sheets, file);
    if (sheets.every(({ rows }) => rows.length === 0)) throw new Refusal('empty', file);
    atMost('too_many_cells', sheets.reduce((sum, sheet) => sum + cellsOf(sheet), 0), most.cells, file);
    const named = sheets.map((sheet) => ({ ...sheet, name: whole(sheet.name) }));
    const json = JSON.stringify({ format: 'innovation-voucher-sheets/1', file: whole(file), reader, encoding, sheets: named });
    atMost('too_large_inside', utf8.encode(json).length, most.jsonBytes, file);
    return json;
}
