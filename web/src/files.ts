// Files that the person gives: chosen, dropped, pasted. Each gets a number; its bytes stay with the browser until
// C++ asks for its digest (made in a worker, whatever the file's size) or for the whole of a small one.

import { inspect, mostBytes, pictureOf, TookTooLong } from './contents';
import { readSheets } from './sheets';
import type { Engine, GivenFile } from './engine';
import { choose, type Choice, dropped as givenByDrop, type Given } from './given';
import { type Digest, reasonOf } from './stream/messages';
import type { StreamWorkers } from './stream/workers';

/** Purposes of files that came without being asked for; shell/platform/platform.hpp, FilesPicked. */
export const dropped = 'drop';
export const pasted = 'paste';

export class Files {
    readonly #engine: () => Engine;
    readonly #workers: Pick<StreamWorkers, 'digest'>;
    readonly #files = new Map<number, File>();
    readonly #pictures = new Map<number, string>(); // blob: addresses, while a file's picture may be shown
    readonly #digests = new Map<number, Digest>();
    readonly #running = new Map<number, () => void>(); // digests, and how to stop them
    #next = 1;

    constructor(engine: () => Engine, workers: Pick<StreamWorkers, 'digest'>) {
        this.#engine = engine;
        this.#workers = workers;
    }

    /** From now on files may be dropped on the page and pasted into it. */
    listen(): void {
        this.#listenForDrops();
        this.#listenForPastes();
    }

    get(handle: number): File | undefined {
        return this.#files.get(handle);
    }
    /** What the file was when it was digested. */
    digestOf(handle: number): Digest | null {
        return this.#digests.get(handle) ?? null;
    }

    /** Must run within the person's own event. */
    choose(purpose: string, accept: string, choice: Choice): void {
        choose(accept, choice, (given) => this.#give(purpose, given));
    }

    digest(handle: number): void {
        const engine = this.#engine();
        const file = this.#files.get(handle);
        if (!file || this.#running.has(handle)) return;
        const ended = (): void => void this.#running.delete(handle);
        this.#running.set(handle, this.#workers.digest(file, {
            progress: (done) => engine.fileProgress(handle, done / file.size),
            done: (digest) => {
                ended();
                this.#digests.set(handle, digest);
                engine.digested(handle, digest);
            },
            failed: ({ reason }) => {
                ended();
                engine.fileFailed(handle, reason);
            },
        }));
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

    /** What a workbook or a table of text holds. */
    async readSheets(handle: number): Promise<void> {
        const engine = this.#engine();
        const file = this.#files.get(handle);
        if (!file) return;
        const answer = await readSheets(file, file.name).catch((error: unknown) => ({ kind: 'refused' as const, code: 'broken', detail: reasonOf(error) }));
        if (!this.#files.has(handle)) return;
        if (answer.kind === 'sheets') engine.sheetsRead(handle, answer.json);
        else engine.sheetsRefused(handle, answer.code, answer.detail);
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
        this.#running.get(handle)?.();
        this.#running.delete(handle);
        this.#digests.delete(handle);
        this.#files.delete(handle);
        this.#forgetPicture(handle);
    }

    #forgetPicture(handle: number): void {
        const address = this.#pictures.get(handle);
        if (address === undefined) return;
        URL.revokeObjectURL(address);
        this.#pictures.delete(handle);
    }

    #give(purpose: string, given: readonly Given[]): void {
        if (given.length === 0) return;
        this.#engine().files(purpose, given.map(({ file, folder }) => this.adopt(file, folder)));
    }

    /** A number for a file of our own making. */
    adopt(file: File, folder = ''): GivenFile {
        const handle = this.#next++;
        this.#files.set(handle, file);
        return { handle, name: file.name, size: file.size, type: file.type, folder };
    }

    /** A number for a file that is not here any more. */
    reserve(): number {
        return this.#next++;
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
            if (!carriesFiles(event) || !event.dataTransfer) return;
            event.preventDefault();
            const give = (given: readonly Given[]): void => {
                this.#engine().drag(true, event.clientX, event.clientY); // where it fell says what it is for
                this.#give(dropped, given);
                this.#engine().drag(false, event.clientX, event.clientY);
            };
            const given = givenByDrop(event.dataTransfer);
            if (!(given instanceof Promise)) return give(given);
            // A folder that cannot be read gives nothing, as one that is empty does.
            given.then(give, () => give([]));
        });
    }

    #listenForPastes(): void {
        document.addEventListener('paste', (event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            // Spreadsheets put a picture beside the text they copy: in that case the text is what is meant.
            if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
            event.preventDefault();
            this.#give(pasted, files.map((file) => ({ file, folder: '' })));
        });
    }
}
