// Where a worker writes to. `close` makes it a file; `abort` leaves nothing of it.

import type { Target } from './messages';
import { writingFailed } from './trouble';

export interface Sink {
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
    /** Takes a part of a file by reference: the browser copies it, and none of its bytes comes here. */
    writeSlice?(slice: Blob): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
}

/** For files that are only read and checked. */
const nowhere: Sink = { write: async () => undefined, close: async () => undefined, abort: async () => undefined };

/** The browser writes beside the file and puts it in its place with `close`: until then nothing of it is seen. */
async function replacing(handle: FileSystemFileHandle): Promise<Sink> {
    const stream = await handle.createWritable();
    return {
        write: (bytes) => stream.write(bytes),
        writeSlice: (slice) => stream.write(slice),
        close: () => stream.close(),
        abort: () => stream.abort(),
    };
}

// The page's types leave out what only workers have.
interface SyncAccess {
    write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
}
type WithSyncAccess = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccess> };
const hasSyncAccess = (handle: FileSystemFileHandle): handle is WithSyncAccess => 'createSyncAccessHandle' in handle;

/** In place: the only way that older WebKit has, and the shortest. */
async function inPlace(handle: WithSyncAccess): Promise<Sink> {
    const file = await handle.createSyncAccessHandle();
    let at = 0;
    return {
        write: async (bytes) => {
            const written = file.write(bytes, { at });
            // Without room it writes less and throws nothing; Chromium then returns its error's number, as an unsigned one.
            if (written !== bytes.length) throw new DOMException(`${written} of ${bytes.length} bytes written`, 'QuotaExceededError');
            at += written;
        },
        close: async () => {
            file.flush();
            file.close();
        },
        abort: async () => {
            file.truncate(0);
            file.close();
        },
    };
}

export async function openSink(target: Target | null): Promise<Sink> {
    if (target === null) return nowhere;
    try {
        return await (target.private && hasSyncAccess(target.handle) ? inPlace(target.handle) : replacing(target.handle));
    } catch (error) {
        throw writingFailed(error);
    }
}
