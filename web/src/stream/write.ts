// Parts one after the other into a sink. Each file is hashed again on its way: what is written is what the manifest
// says, or nothing is written at all.
//
// Where the browser copies files itself, a slice of one is handed over and hashed here at the same time, which is a third
// quicker than handing over its bytes. Both see one state of the file: a browser refuses to read a chosen file that was
// changed since.

import { startSha256 } from './digest';
import type { FilePart, Part, Target } from './messages';
import { pieceSize, piecesOf } from './pieces';
import { openSink, type Sink } from './sinks';
import { readingFailed, StreamError, writingFailed } from './trouble';

const sliceSize = 16 * pieceSize;

export class Cancelled extends Error {}

export async function writeParts(parts: readonly Part[], target: Target | null, heard: (done: number) => boolean): Promise<void> {
    const sink = await openSink(target);
    let done = 0;
    const wrote = (bytes: number): void => {
        done += bytes;
        if (!heard(done)) throw new Cancelled();
    };
    try {
        for (const part of parts) await (part instanceof Uint8Array ? putBytes(part, sink, wrote) : putFile(part, sink, wrote));
        await closed(sink);
    } catch (error) {
        await sink.abort().catch(() => undefined); // the first error is the one to tell
        throw error;
    }
}

/** Told after each write; throws where the person has thought better of it. */
type Wrote = (bytes: number) => void;

async function putBytes(bytes: Uint8Array<ArrayBuffer>, sink: Sink, wrote: Wrote): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceSize) {
        const piece = bytes.subarray(at, at + pieceSize);
        await sink.write(piece).catch((error: unknown) => { throw writingFailed(error); });
        wrote(piece.length);
    }
}

async function putFile({ file, expected }: FilePart, sink: Sink, wrote: Wrote): Promise<void> {
    const changed = (what: string): StreamError => new StreamError('fileChanged', what, file.name);
    if (expected && file.size !== expected.size) throw changed(`${file.size} bytes instead of ${expected.size}`);
    const sha = expected ? await startSha256() : null;
    await (sink.writeSlice ? putSlices(file, sink.writeSlice, wrote, sha) : putPieces(file, sink, wrote, sha));
    if (expected && sha?.digest() !== expected.sha256) throw changed('its SHA-256 is another one');
}

type Hash = Awaited<ReturnType<typeof startSha256>> | null;

async function putPieces(file: File, sink: Sink, wrote: Wrote, sha: Hash): Promise<void> {
    for await (const piece of piecesOf(file)) {
        const writing = sink.write(piece);
        sha?.update(piece);
        await writing.catch((error: unknown) => { throw writingFailed(error); });
        wrote(piece.length);
    }
}

async function putSlices(file: File, write: (slice: Blob) => Promise<void>, wrote: Wrote, sha: Hash): Promise<void> {
    let writing = Promise.resolve();
    let handed = 0; // bytes of the file, to the browser
    let slice = file.slice(0, 0); // of those, what it writes now
    const written = async (): Promise<void> => {
        await writing.catch(async (error: unknown) => { throw await whichFailed(error, slice, file); });
        if (slice.size > 0) wrote(slice.size);
    };
    const handOver = async (): Promise<void> => {
        await written();
        slice = file.slice(handed, handed + sliceSize);
        handed += slice.size;
        writing = write(slice);
        writing.catch(() => undefined); // asked for when it has to have ended
    };
    if (!sha) {
        while (handed < file.size) await handOver();
        return written();
    }
    let hashed = 0;
    for await (const piece of piecesOf(file)) {
        if (hashed === handed) await handOver();
        sha.update(piece);
        hashed += piece.length;
    }
    if (hashed !== file.size) throw new StreamError('fileChanged', `${hashed} bytes instead of ${file.size}`, file.name);
    await written();
}

/** Where its writer stops for want of room, the browser may say that its reader was cut off (NotReadableError): whether it
 *  is the file that cannot be read, a read of the same slice shows. */
async function whichFailed(error: unknown, slice: Blob, file: File): Promise<StreamError> {
    try {
        await slice.arrayBuffer();
    } catch (reason) {
        return readingFailed(reason, file.name);
    }
    const told = writingFailed(error);
    return error instanceof DOMException && error.name === 'NotReadableError' ? new StreamError('noRoom', told.reason) : told;
}

async function closed(sink: Sink): Promise<void> {
    try {
        await sink.close();
    } catch (error) {
        throw writingFailed(error);
    }
}
