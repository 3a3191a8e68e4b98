// What the page and the worker say to each other: one request, one answer. The file is handed over as a Blob, which is a
// reference; its bytes are read in the worker.

import type { Code } from './limits';

export interface Request {
    readonly file: Blob;
    readonly name: string;
}

/** json: "innovation-voucher-sheets/1"; detail: where, and in numbers what was found and what is allowed. */
export type SheetsAnswer =
    | { readonly kind: 'sheets'; readonly json: string }
    | { readonly kind: 'refused'; readonly code: Code; readonly detail: string };

export type Answer = SheetsAnswer | { readonly kind: 'failed'; readonly reason: string };
