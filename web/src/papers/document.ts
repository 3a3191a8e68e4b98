// What a generated paper says, whatever the language: the C++ core writes it as JSON, pdf.ts sets it on A4.
//
// Every word that a reader sees is in the document, in its language; this side adds none. Text is Unicode, best in NFC;
// a line feed inside a text begins a new line. Nothing is markup. As JSON:
//
//   PaperDocument  { name, language, title, subtitle?, notice?, made_on, made_on_words, blocks, footer }
//   name           the file's name without ".pdf"; no two papers of one call have the same
//   language       "zh-CN" | "en": of the whole document, for screen readers and hyphenation
//   title          one line; also the title of the window. subtitle: one line below it
//   notice         the plain sentence that this is a preparation aid and no official form
//   made_on        "YYYY-MM-DD", a day of the calendar: the file's date of creation, at 00:00 UTC
//   made_on_words  the same day as the paper shows it: "生成日期：2025年6月30日"
//   blocks         Block[], at least one, told apart by "kind"
//   footer         { page, digest_label, digest }: page with {page} and {pages} in it, digest of the case, 64 hex digits
//
//   Block  { kind: "heading", level: 1 | 2 | 3, text }     none may be more than one level below the one before
//          { kind: "paragraph", runs: Run[] }
//          { kind: "facts", rows: [{ label, value: Run[] }] }                               a list of keys and values
//          { kind: "table", columns: [{ title, align, share }], rows: [{ cells: string[], total? }] }
//                    share: width relative to the others, > 0; cells: as many as columns; total: bold, tinted
//          { kind: "list", items: Run[][] }                                                 numbered from 1
//          { kind: "signature", lines: [[{ label, after? }]] }     a label, a line to write on, what stands at its end
//          { kind: "page_break" }
//   Run    { text, style?: "bold" | "muted" }
//   align  "start" | "center" | "end"
//
// check.ts holds a value against this and says in one sentence what is wrong with it.

export type PaperLanguage = 'zh-CN' | 'en';

export interface Run {
    readonly text: string;
    readonly style?: 'bold' | 'muted';
}

export interface Heading {
    readonly kind: 'heading';
    readonly level: 1 | 2 | 3;
    readonly text: string;
}

export interface Paragraph {
    readonly kind: 'paragraph';
    readonly runs: readonly Run[];
}

export interface Facts {
    readonly kind: 'facts';
    readonly rows: readonly { readonly label: string; readonly value: readonly Run[] }[];
}

export type Align = 'start' | 'center' | 'end';

export interface TableColumn {
    readonly title: string;
    readonly align: Align;
    readonly share: number;
}

export interface TableRow {
    readonly cells: readonly string[];
    readonly total?: boolean;
}

export interface Table {
    readonly kind: 'table';
    readonly columns: readonly TableColumn[];
    readonly rows: readonly TableRow[];
}

export interface NumberedList {
    readonly kind: 'list';
    readonly items: readonly (readonly Run[])[];
}

export interface SignaturePlace {
    readonly label: string; // "法定代表人（签字）："
    readonly after?: string; // "年　　月　　日"
}

export interface Signature {
    readonly kind: 'signature';
    readonly lines: readonly (readonly SignaturePlace[])[];
}

export interface PageBreak {
    readonly kind: 'page_break';
}

export type Block = Heading | Paragraph | Facts | Table | NumberedList | Signature | PageBreak;

export interface Footer {
    readonly page: string; // "第 {page} 页，共 {pages} 页"
    readonly digest_label: string;
    readonly digest: string;
}

export interface PaperDocument {
    readonly name: string;
    readonly language: PaperLanguage;
    readonly title: string;
    readonly subtitle?: string;
    readonly notice?: string;
    readonly made_on: string;
    readonly made_on_words: string;
    readonly blocks: readonly Block[];
    readonly footer: Footer;
}

/** A character that could not be shown as it is. It is still in the text that is found and copied. */
export interface MissingCharacter {
    readonly character: string;
    readonly code_point: number;
    readonly times: number;
    /** What stands in its place: the geta mark 〓 as in print, or nothing where it has no shape of its own. */
    readonly shown_as: string;
}

export interface Paper {
    readonly name: string; // of the document
    readonly bytes: Uint8Array<ArrayBuffer>; // application/pdf
    readonly missing: readonly MissingCharacter[]; // by code point; empty when every character is in the font
}
