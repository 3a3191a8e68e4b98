// Between the page and the worker that verifies packages.

export interface Request {
    readonly kind: 'verify' | 'open';
    readonly file: File;
    readonly core: string; // address of the module
    readonly known: readonly string[]; // SHA-256 of the packs that come with the program
}

export type Answer =
    | { readonly kind: 'progress'; readonly fraction: number }
    | { readonly kind: 'answer'; readonly json: string; readonly inflated: readonly Blob[] }
    | { readonly kind: 'failed'; readonly reason: string };
