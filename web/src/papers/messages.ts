// What the page and the worker say to each other: one request, one answer.

import type { Paper, PaperDocument } from './document';
import type { SheetDocument, Workbook } from './sheet-document';

/** A file of the page: where it is, and how long it must be. */
export interface FontFile {
    readonly url: string;
    readonly size: number;
}

export type Request =
    | { readonly kind: 'papers'; readonly documents: readonly PaperDocument[]; readonly regular: FontFile; readonly bold: FontFile }
    | { readonly kind: 'workbook'; readonly document: SheetDocument };

export type Answer =
    | { readonly kind: 'papers'; readonly papers: readonly Paper[] }
    | { readonly kind: 'workbook'; readonly workbook: Workbook }
    | { readonly kind: 'failed'; readonly reason: string };
