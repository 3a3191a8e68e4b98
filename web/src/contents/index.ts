// What is in a file that a person gave: the keys of a PDF file, QR codes, a small picture. Made in a worker whose code
// is fetched when it is first asked for. The files may be hostile: each has a worker of its own, which is ended when it
// takes too long, and only so many bytes and pixels are looked at.

import { ask as askWorker } from '../ask';
import type { Answer, Found, Picture, Request } from './messages';

export type { Found, Picture } from './messages';

/** Of a file that is looked into. */
export const mostBytes = 20 << 20;

/** From the worker's first line to its answer, the fetching of code included. */
const longestMs = 20_000;

/** Rejects with this name: nothing is wrong with the page, the file is too much for it. */
export class TookTooLong extends Error {
    override readonly name = 'TimeoutError';
}

let before: Promise<unknown> = Promise.resolve(); // one file after the other: pages of pixels are large

/** Rejects where the file is neither a PDF file nor a PNG or JPEG image, is broken, or takes too long. */
export async function inspect(file: Blob): Promise<Found> {
    const answer = await inTurn({ kind: 'inspect', file });
    if (answer.kind !== 'found') throw new Error(`unexpected answer: ${answer.kind}`);
    return answer.found;
}

/** An image, or a PDF file's first page, not larger than `edge` pixels either way. Rejects as `inspect` does. */
export async function pictureOf(file: Blob, edge: number): Promise<Picture> {
    const answer = await ask({ kind: 'picture', file, edge }); // a person waits for it
    if (answer.kind !== 'picture') throw new Error(`unexpected answer: ${answer.kind}`);
    return answer.picture;
}

function inTurn(request: Request): Promise<Answer> {
    const mine = before.then(() => ask(request));
    before = mine.catch(() => undefined);
    return mine;
}

function ask(request: Request): Promise<Answer> {
    if (request.file.size > mostBytes) return Promise.reject(new RangeError(`${request.file.size} > ${mostBytes} bytes`));
    return askWorker(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), request, {
        // pdf.js greets the page of a worker that it is loaded in; that is no answer.
        isAnswer: (message: Partial<Answer>): message is Answer => message.kind !== undefined,
        notLoaded: 'the code that looks into files could not be loaded',
        notHandedOver: 'the answer could not be handed over',
        patience: { ms: longestMs, until: 'answer', spent: () => new TookTooLong(`more than ${longestMs} ms`) },
    });
}
