// Files that the person gives: chosen, dropped, pasted. Each gets a number; its bytes stay with the browser until
// C++ asks for its digest (by pieces, whatever its size) or for the whole of a small one.

import { inspect, mostBytes, pictureOf, TookTooLong } from './contents';
import type { Engine, GivenFile } from './engine';

const pieceSize = 1 << 20; // between two pieces other events and frames get their turn

/** Purposes of files that came without being asked for; shell/platform/platform.hpp, FilesPicked. */
export const dropped = 'drop';
export const pasted = 'paste';

export class Files {
    readonly #engine: () => Engine;
    readonly #files = new Map<number, File>();
    readonly #pictures = new Map<number, string>(); // blob: addresses, while a file's picture may be shown
    #next = 1;
    #digests: Promise<void> = Promise.resolve(); // one file after the other: each gets the whole disk

    constructor(engine: () => Engine) {
        this.#engine = engine;
    }

    /** From now on files may be dropped on the page and pasted into it. */
    listen(): void {
        this.#listenForDrops();
        this.#listenForPastes();
    }

    get(handle: number): File | undefined {
        return this.#files.get(handle);
    }

    /** Must run within the person's own event: a browser opens no chooser otherwise. */
    choose(purpose: string, accept: string, multiple: boolean): void {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = accept;
        input.multiple = multiple;
        input.addEventListener('change', () => this.#give(purpose, [...(input.files ?? [])]));
        input.click();
    }

    digest(handle: number): void {
        this.#digests = this.#digests.then(() => this.#digest(handle));
    }

    async #digest(handle: number): Promise<void> {
        const engine = this.#engine();
        const file = this.#files.get(handle);
        if (!file) return; // released while it waited
        try {
            for (let at = 0; at < file.size; at += pieceSize) {
                const piece = new Uint8Array(await file.slice(at, at + pieceSize).arrayBuffer());
                if (!this.#files.has(handle)) return;
                engine.digestBytes(handle, piece, Math.min(1, (at + piece.length) / file.size));
            }
            engine.digestEnd(handle);
        } catch (error) {
            // NotReadableError: changed or locked since it was chosen. NotFoundError: moved or deleted.
            if (this.#files.has(handle)) engine.fileFailed(handle, reasonOf(error));
        }
    }

    async read(handle: number, limit: number): Promise<void> {
        const engine = this.#engine();
        const file = this.#files.get(handle);
        if (!file) return;
        if (file.size > limit) {
            engine.fileFailed(handle, `${file.size} > ${limit} bytes`);
            return;
        }
        try {
            engine.fileRead(handle, new Uint8Array(await file.arrayBuffer()));
        } catch (error) {
            engine.fileFailed(handle, reasonOf(error));
        }
    }

    /** Its keys and QR codes, whatever it is: of a file that has none, or is broken, there are none. */
    async inspect(handle: number): Promise<void> {
        const engine = this.#engine();
        const file = this.#files.get(handle);
        if (!file) return;
        try {
            if (file.size > mostBytes) return engine.inspected(handle, 'too large');
            const found = await inspect(file);
            if (this.#files.has(handle)) engine.inspected(handle, 'done', found);
        } catch (error) {
            if (this.#files.has(handle)) engine.inspected(handle, error instanceof TookTooLong ? 'too long' : 'done');
        }
    }

    /** A small picture of a file, at most `edge` CSS pixels wide and high, sharp on this screen. */
    async picture(handle: number, edge: number): Promise<void> {
        const engine = this.#engine();
        const file = this.#files.get(handle);
        if (!file) return;
        try {
            const ratio = Math.max(1, devicePixelRatio);
            const { image, width, height } = await pictureOf(file, Math.round(edge * ratio));
            if (!this.#files.has(handle)) return;
            this.#forgetPicture(handle);
            this.#pictures.set(handle, URL.createObjectURL(image));
            engine.pictured(handle, width / ratio, height / ratio);
        } catch {
            if (this.#files.has(handle)) engine.pictured(handle, 0, 0);
        }
    }

    /** The address of the picture that was made last; empty where there is none. */
    pictureAddress(handle: number): string {
        return this.#pictures.get(handle) ?? '';
    }

    release(handle: number): void {
        this.#files.delete(handle);
        this.#forgetPicture(handle);
    }

    #forgetPicture(handle: number): void {
        const address = this.#pictures.get(handle);
        if (address === undefined) return;
        URL.revokeObjectURL(address);
        this.#pictures.delete(handle);
    }

    #give(purpose: string, files: readonly File[]): void {
        if (files.length === 0) return;
        this.#engine().files(purpose, files.map((file) => this.adopt(file)));
    }

    /** A number for a file of our own making. */
    adopt(file: File): GivenFile {
        const handle = this.#next++;
        this.#files.set(handle, file);
        return { handle, name: file.name, size: file.size, type: file.type };
    }

    #listenForDrops(): void {
        const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
        const over = (event: DragEvent): void => {
            if (!carriesFiles(event)) return;
            event.preventDefault(); // else the browser leaves the page and shows the file
            this.#engine().drag(true, event.clientX, event.clientY);
        };
        document.addEventListener('dragenter', over);
        document.addEventListener('dragover', over);
        document.addEventListener('dragleave', (event) => {
            if (event.relatedTarget === null) this.#engine().drag(false, 0, 0); // it left the window
        });
        document.addEventListener('drop', (event) => {
            if (!carriesFiles(event)) return;
            event.preventDefault();
            this.#engine().drag(true, event.clientX, event.clientY); // where it fell says what it is for
            this.#give(dropped, [...(event.dataTransfer?.files ?? [])]);
            this.#engine().drag(false, event.clientX, event.clientY);
        });
    }

    #listenForPastes(): void {
        document.addEventListener('paste', (event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            // Spreadsheets put a picture beside the text they copy: in that case the text is what is meant.
            if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
            event.preventDefault();
            this.#give(pasted, files);
        });
    }
}

export function reasonOf(error: unknown): string {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
