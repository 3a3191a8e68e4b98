// How much of a stranger's file is read, and what is said of a file that is not read. The core's reader of sheets has
// the same bounds (src/batch/sheet.hpp): what is beyond them is refused, never cut.

export const most = {
    fileBytes: 20 << 20,
    insideBytes: 200 << 20, // of all parts of an XLSX file together
    entries: 10_000,        // of the archive that an XLSX file is
    markedCells: 4_000_000, // of a workbook, those included that have a format and nothing in them
    sheets: 64,
    rows: 20_000,           // of a sheet
    columns: 256,
    cells: 1_000_000,       // of a workbook; merged ones count twice
    merged: 10_000,         // of a sheet
    cellBytes: 4096,        // UTF-8
    jsonBytes: 32 << 20,
} as const;

/** From the worker's first line to its answer, the fetching of code included. */
export const longestMs = 30_000;

export type Code =
    | 'too_large' | 'too_large_inside' | 'too_many_sheets' | 'too_many_rows' | 'too_many_columns' | 'too_many_cells'
    | 'cell_too_long' | 'too_slow'
    | 'old_excel'   // a workbook of Excel 97 to 2003
    | 'encrypted'   // with a password
    | 'not_a_sheet' // something else altogether
    | 'empty'       // no cell holds anything
    | 'broken';     // begun as a workbook or a table, and then not as these are

/** Nothing is wrong with the page: the file is not read, and this is why. */
export class Refusal extends Error {
    constructor(readonly code: Code, readonly detail: string) {
        super(`${code}: ${detail}`);
    }
}

export function atMost(code: Code, found: number, limit: number, what: string): void {
    if (found > limit) throw new Refusal(code, `${what}: ${found} > ${limit}`);
}
