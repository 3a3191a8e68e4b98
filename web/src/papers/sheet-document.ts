// What a generated workbook holds: the C++ core writes it as JSON, workbook.ts makes an .xlsx of it.
//
//   SheetDocument  { name, sheets: Sheet[] }          name: the file's, without ".xlsx"; at least one sheet
//   Sheet          { name, columns: Column[], rows: Row[] }
//                  name: 1 to 31 characters, none of []:*?/\, no ' at an end, told apart without regard to case
//   Column         { title, width }                   width in characters of the standard font, > 0, at most 255
//   Row            { cells: Cell[], bold? }           as many cells as columns
//   Cell           { kind: "text", text }             at most 32,767 characters; never taken for a formula
//                  { kind: "money", fen }             whole fen, at most 15 digits: what a spreadsheet keeps exactly
//                  { kind: "number", value }          a whole number, at most 15 digits
//                  { kind: "date", day }              "YYYY-MM-DD", 1900-03-01 or later
//                  { kind: "empty" }

export type Cell =
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'money'; readonly fen: number }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'date'; readonly day: string }
    | { readonly kind: 'empty' };

export interface SheetRow {
    readonly cells: readonly Cell[];
    readonly bold?: boolean;
}

export interface SheetColumn {
    readonly title: string;
    readonly width: number;
}

export interface Sheet {
    readonly name: string;
    readonly columns: readonly SheetColumn[];
    readonly rows: readonly SheetRow[];
}

export interface SheetDocument {
    readonly name: string;
    readonly sheets: readonly Sheet[];
}

export interface Workbook {
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>; // application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
}
