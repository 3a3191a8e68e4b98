// Parts one after the other into a sink. Each file is hashed again on its way: what is written is what the manifest
// says, or nothing is written at all.

import { startSha256 } from './digest';
import type { FilePart, Part, Target } from './messages';
import { pieceSize, piecesOf } from './pieces';
import { openSink, type Sink } from './sinks';
import { StreamError, writingFailed } from './trouble';

export class Cancelled extends Error {}

export async function writeParts(parts: readonly Part[], target: Target | null, heard: (done: number) => boolean): Promise<void> {
    const sink = await openSink(target);
    let done = 0;
    const put = async (bytes: Uint8Array<ArrayBuffer>, meanwhile: () => void = () => undefined): Promise<void> => {
        const writing = sink.write(bytes);
        meanwhile();
        try {
            await writing;
        } catch (error) {
            throw writingFailed(error);
        }
        done += bytes.length;
        if (!heard(done)) throw new Cancelled();
    };
    try {
        for (const part of parts) await (part instanceof Uint8Array ? putBytes(part, put) : putFile(part, put));
        await closed(sink);
    } catch (error) {
        await sink.abort().catch(() => undefined); // the first error is the one to tell
        throw error;
    }
}

type Put = (bytes: Uint8Array<ArrayBuffer>, meanwhile?: () => void) => Promise<void>;

async function putBytes(bytes: Uint8Array<ArrayBuffer>, put: Put): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceSize) await put(bytes.subarray(at, at + pieceSize));
}

async function putFile({ file, expected }: FilePart, put: Put): Promise<void> {
    const changed = (what: string): StreamError => new StreamError('fileChanged', what, file.name);
    if (expected && file.size !== expected.size) throw changed(`${file.size} bytes instead of ${expected.size}`);
    const sha = expected ? await startSha256() : null;
    for await (const piece of piecesOf(file)) await put(piece, () => sha?.update(piece));
    if (expected && sha?.digest() !== expected.sha256) throw changed('its SHA-256 is another one');
}

async function closed(sink: Sink): Promise<void> {
    try {
        await sink.close();
    } catch (error) {
        throw writingFailed(error);
    }
}
