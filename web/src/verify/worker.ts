// The worker's side: takes one request, fetches the core, reads the package by pieces as the core asks for them.

import create from 'voucher-core';

import { reasonOf } from '../stream/messages';
import type { Answer, Request } from './messages';

/** What the core asks of us: web/core/core.cpp. */
export interface CoreHost {
    size(): number;
    read(offset: number, into: Uint8Array): boolean;
    piece(bytes: Uint8Array<ArrayBuffer>): void;
    answer(json: string): void;
    failed(reason: string): void;
}

// The page's types describe a window, and the two worlds' types do not go into one program.
declare class FileReaderSync {
    readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<Request>) => void) | null;
    postMessage(answer: Answer): void;
};

const smallWindow = 1 << 14; // the directory is read here and there
const largeWindow = 1 << 22; // what is read on and on
const tellEvery = 50; // ms

/** A file read at once, wherever it is asked for; what is read ahead is kept, and no more. */
class Window {
    readonly #file: File;
    readonly #reader = new FileReaderSync();
    #start = 0;
    #bytes = new Uint8Array(0);
    #furthest = 0;
    #told = 0;

    constructor(file: File) {
        this.#file = file;
    }

    read(offset: number, into: Uint8Array): boolean {
        for (let done = 0; done < into.length;) {
            const at = offset + done;
            const end = this.#start + this.#bytes.length;
            if (at < this.#start || at >= end) this.#load(at, at === end ? largeWindow : smallWindow);
            const piece = this.#bytes.subarray(at - this.#start, at - this.#start + into.length - done);
            if (piece.length === 0) return false; // it has become shorter
            into.set(piece, done);
            done += piece.length;
        }
        return true;
    }

    #load(at: number, size: number): void {
        this.#bytes = new Uint8Array(this.#reader.readAsArrayBuffer(this.#file.slice(at, at + size)));
        this.#start = at;
        // Its files are read from the first to the last; the directory, which is read before, stands at the end.
        if (size === largeWindow) this.#furthest = Math.max(this.#furthest, at);
        const now = performance.now();
        if (now - this.#told < tellEvery) return;
        this.#told = now;
        scope.postMessage({ kind: 'progress', fraction: this.#furthest / Math.max(1, this.#file.size) });
    }
}

async function work({ kind, file, core, known }: Request): Promise<Answer> {
    const window = new Window(file);
    let answer = null as Answer | null;
    let pieces: BlobPart[] = [];
    const inflated: Blob[] = [];
    const host: CoreHost = {
        size: () => file.size,
        read: (offset, into) => window.read(offset, into),
        piece: (bytes) => {
            // A Blob lies with the browser, on the disk when it is large; what is joined already does so.
            if (bytes.length === 0) {
                inflated.push(new Blob(pieces));
                pieces = [];
                return;
            }
            pieces.push(bytes);
            if (pieces.length === 64) pieces = [new Blob(pieces)];
        },
        answer: (json) => (answer = { kind: 'answer', json, inflated }),
        failed: (reason) => (answer = { kind: 'failed', reason }),
    };
    const response = await fetch(core);
    if (!response.ok) throw new Error(`${core}: HTTP ${response.status}`);
    const wasm = await response.arrayBuffer();
    const module = await new Promise<Awaited<ReturnType<typeof create>>>((resolve, reject) => {
        create({
            host,
            instantiateWasm: (imports, done) => {
                WebAssembly.instantiate(wasm, imports).then(({ instance, module: compiled }) => done(instance, compiled), reject);
                return {};
            },
        }).then(resolve, reject);
    });
    if (kind === 'open') {
        module['_voucher_core_reopen']?.();
    } else {
        const text = new TextEncoder().encode(known.join('\n'));
        const place = (module['_malloc']?.(text.length + 1) ?? 0) >>> 0;
        if (place === 0) throw new RangeError('no memory');
        module.HEAPU8.set(text, place);
        module['_voucher_core_verify']?.(place, text.length);
    }
    return answer ?? { kind: 'failed', reason: 'the core gave no answer' };
}

scope.onmessage = ({ data }) => {
    work(data)
        .catch((error: unknown): Answer => ({ kind: 'failed', reason: reasonOf(error) }))
        .then((reply) => scope.postMessage(reply));
};
