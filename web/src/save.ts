// Saving: pieces from C++ and files of the person's own become one Blob, which refers to the files instead of
// copying them, and the browser downloads it.

import type { Engine } from './engine';
import { reasonOf, type Files } from './files';

// A download reads the Blob after the click, at its own pace.
const keepMs = 10 * 60 * 1000;

interface Pending {
    readonly name: string;
    readonly mediaType: string;
    readonly parts: (Uint8Array<ArrayBuffer> | File)[];
    missing: boolean;
}

export class Saver {
    readonly #engine: () => Engine;
    readonly #files: Files;
    #pending: Pending | null = null;

    constructor(engine: () => Engine, files: Files) {
        this.#engine = engine;
        this.#files = files;
    }

    begin(name: string, mediaType: string): void {
        this.#pending = { name, mediaType, parts: [], missing: false };
    }
    bytes(bytes: Uint8Array<ArrayBuffer>): void {
        this.#pending?.parts.push(bytes);
    }
    file(handle: number): void {
        const file = this.#files.get(handle);
        if (!this.#pending) return;
        if (file) this.#pending.parts.push(file);
        else this.#pending.missing = true;
    }
    end(): void {
        const pending = this.#pending;
        this.#pending = null;
        if (pending) void this.#save(pending);
    }

    async #save({ name, mediaType, parts, missing }: Pending): Promise<void> {
        const engine = this.#engine();
        try {
            if (missing) throw new DOMException('a file has been released', 'NotFoundError');
            // A download that cannot read one of its files fails without a word to the page. Ask each file first.
            for (const part of parts) {
                if (part instanceof File && part.size > 0) await part.slice(0, 1).arrayBuffer();
            }
            const address = URL.createObjectURL(new Blob(parts, { type: mediaType }));
            const anchor = document.createElement('a');
            anchor.href = address;
            anchor.download = name;
            anchor.click();
            setTimeout(() => URL.revokeObjectURL(address), keepMs);
            engine.saved(name);
        } catch (error) {
            engine.saveFailed(name, reasonOf(error), false);
        }
    }
}
