// What the page and the worker say to each other: one request, one answer. Files are handed over as Blobs, which are
// references; their bytes are read in the worker.

export type Request =
    | { readonly kind: 'inspect'; readonly file: Blob }
    | { readonly kind: 'picture'; readonly file: Blob; readonly edge: number }; // px, the longer edge at most

/** What a machine can read of a file without its pages' words. */
export interface Found {
    readonly keys: Readonly<Record<string, string>>; // of a PDF file's Info dictionary, texts and numbers alone
    readonly codes: readonly string[];               // the texts of QR codes: of an image, or of a PDF file's first page
}

export interface Picture {
    readonly image: Blob; // PNG
    readonly width: number;
    readonly height: number;
}

export type Answer =
    | { readonly kind: 'found'; readonly found: Found }
    | { readonly kind: 'picture'; readonly picture: Picture }
    | { readonly kind: 'failed'; readonly reason: string };
