// A file as pieces, the next one being read while the last one is worked on. Read into two buffers that are used again
// and again: slices as buffers of their own stay in Chromium's memory until the collector comes round to them, which
// was half a gigabyte for a quarter of one.

import { readingFailed } from './trouble';

export const pieceSize = 1 << 19;

// Chromium collects a file's stream while a read of it is pending, if nothing but that read leads to it; the read then
// never ends.
const inUse = new Set<ReadableStreamBYOBReader>();

type Bytes = Uint8Array<ArrayBuffer>;
type Read = (into: ArrayBuffer) => Promise<Bytes>; // empty at the end

/** A file as a byte stream fills a buffer of ours; it comes back as another object with the same memory. */
function filling(reader: ReadableStreamBYOBReader): Read {
    return async (into) => {
        let bytes = new Uint8Array(into);
        for (let at = 0; ; ) {
            const { value, done } = await reader.read(bytes.subarray(at));
            if (!value) throw new DOMException('the stream was cancelled', 'AbortError');
            bytes = new Uint8Array(value.buffer);
            at += value.length;
            if (done || at === bytes.length) return bytes.subarray(0, at);
        }
    };
}

/** Where a file is no byte stream. */
function slicing(file: File): Read {
    let at = 0;
    return async () => {
        const bytes = new Uint8Array(await file.slice(at, at + pieceSize).arrayBuffer());
        at += bytes.length;
        return bytes;
    };
}

function byteReader(file: File): ReadableStreamBYOBReader | null {
    try {
        return file.stream().getReader({ mode: 'byob' });
    } catch {
        return null;
    }
}

/** A stream that breaks off says "network error" for everything; a slice says why. */
async function reasonFor(error: unknown, file: File): Promise<unknown> {
    try {
        await file.slice(0, 1).arrayBuffer();
        return error;
    } catch (reason) {
        return reason;
    }
}

/** A piece is good until the next one is asked for. */
export async function* piecesOf(file: File): AsyncGenerator<Bytes> {
    const reader = byteReader(file);
    const read = reader ? filling(reader) : slicing(file);
    if (reader) inUse.add(reader);
    try {
        let next = read(new ArrayBuffer(pieceSize));
        let spare = new ArrayBuffer(pieceSize);
        for (;;) {
            const piece = await next;
            if (piece.length === 0) return;
            next = read(spare);
            next.catch(() => undefined); // whoever stops early does not ask for it
            yield piece;
            spare = piece.buffer.byteLength === pieceSize ? piece.buffer : new ArrayBuffer(pieceSize);
        }
    } catch (error) {
        throw readingFailed(await reasonFor(error, file), file.name);
    } finally {
        if (reader) {
            inUse.delete(reader);
            void reader.cancel().catch(() => undefined);
        }
    }
}
