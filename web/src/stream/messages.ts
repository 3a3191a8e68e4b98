// What the page and a streaming worker say to each other. File and FileSystemFileHandle cross as references: no byte
// of an attachment passes the page's own thread.

export const headSize = 1024; // src/papers/attachment_checks.hpp, head_bytes

export interface Digest {
    readonly sha256: string; // hex
    readonly crc32: number; // unsigned, as ZIP has it
    readonly size: number; // bytes
    readonly head: Uint8Array<ArrayBuffer>; // the first `headSize` bytes, which tell what a file is
}

/** A file of the person's within what is saved. `expected`: what it was when it was digested; null: never digested. */
export interface FilePart {
    readonly file: File;
    readonly expected: Digest | null;
}
export type Part = Uint8Array<ArrayBuffer> | FilePart;

/** Where a worker writes. `private`: a file of the origin's own file system, which may be written in place. */
export interface Target {
    readonly handle: FileSystemFileHandle;
    readonly private: boolean;
}

export type Task =
    | { readonly kind: 'digest'; readonly file: File }
    /** Without a target the files are read and checked only. */
    | { readonly kind: 'write'; readonly parts: readonly Part[]; readonly target: Target | null };
export type Request = Task | { readonly kind: 'cancel' };

/** What is wrong, as far as it decides what the person can do; shell/platform/platform.hpp, SaveTrouble. */
export type Trouble = 'other' | 'noRoom' | 'notAllowed' | 'fileGone' | 'fileChanged';

export type Answer =
    | { readonly kind: 'progress'; readonly done: number } // bytes
    | { readonly kind: 'digested'; readonly digest: Digest }
    | { readonly kind: 'written' }
    | { readonly kind: 'failed'; readonly trouble: Trouble; readonly reason: string; readonly file: string }
    | { readonly kind: 'cancelled' };

/** The browser's own words. */
export function reasonOf(error: unknown): string {
    return error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error);
}

export const isFile = (part: Part): part is FilePart => !(part instanceof Uint8Array);
const sizeOf = (part: Part): number => (isFile(part) ? part.expected?.size ?? part.file.size : part.length);
export const totalOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + sizeOf(part), 0);
