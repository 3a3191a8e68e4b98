// Saving: pieces from C++ and files of the person's own become one file (save-target.ts says where). No attachment is
// held in memory: a worker reads, checks and writes them piece by piece.

import type { Engine } from './engine';
import type { Files } from './files';
import { chosenPlace, download, large, type Place, privatePlace } from './save-target';
import { isFile, type Part, reasonOf, type Target, totalOf } from './stream/messages';
import type { StreamWorkers, WriteEnd } from './stream/workers';

interface Pending {
    readonly name: string;
    readonly mediaType: string;
    readonly job: number; // whose place was chosen; 0: none was
    readonly parts: Part[];
    missing: boolean;
}

export class Saver {
    readonly #engine: () => Engine;
    readonly #files: Files;
    readonly #workers: Pick<StreamWorkers, 'write'>;
    readonly #places = new Map<number, Place | null>(); // by job; null: the browser asks for none
    #pending: Pending | null = null;
    #cancel: (() => void) | null = null; // of the large save that runs

    constructor(engine: () => Engine, files: Files, workers: Pick<StreamWorkers, 'write'>) {
        this.#engine = engine;
        this.#files = files;
        this.#workers = workers;
    }

    /** Must run within the person's own event: a browser opens no chooser otherwise. */
    choosePlace(job: number, name: string, mediaType: string): void {
        chosenPlace(name, mediaType).then(
            (place) => {
                this.#places.set(job, place);
                this.#engine().placeAnswered(job, true);
            },
            () => this.#engine().placeAnswered(job, false),
        );
    }
    leavePlace(job: number): void {
        this.#takePlace(job)?.remove().catch(() => undefined); // an empty file, at worst
    }
    #takePlace(job: number): Place | null {
        const place = this.#places.get(job) ?? null;
        this.#places.delete(job);
        return place;
    }

    begin(name: string, mediaType: string, job: number): void {
        this.#pending = { name, mediaType, job, parts: [], missing: false };
    }
    bytes(bytes: Uint8Array<ArrayBuffer>): void {
        this.#pending?.parts.push(bytes);
    }
    file(handle: number): void {
        const file = this.#files.get(handle);
        if (!this.#pending) return;
        if (file) this.#pending.parts.push({ file, expected: this.#files.digestOf(handle) });
        else this.#pending.missing = true;
    }
    end(): void {
        const pending = this.#pending;
        this.#pending = null;
        if (pending) void this.#save(pending);
    }
    cancel(): void {
        this.#cancel?.();
    }

    async #save({ name: proposed, mediaType, job, parts, missing }: Pending): Promise<void> {
        const engine = this.#engine();
        const chosen = this.#takePlace(job);
        const name = chosen?.name ?? proposed;
        try {
            if (missing) throw new DOMException('a file has been released', 'NotFoundError');
            const end = await (chosen ? this.#writeInto(chosen, parts) : this.#downloaded(name, mediaType, parts));
            if (end.kind === 'written') engine.saved(name);
            else if (end.kind === 'cancelled') engine.saveCancelled(name);
            else engine.saveFailed(name, end.trouble, end.reason, end.file);
        } catch (error) {
            await chosen?.remove().catch(() => undefined);
            engine.saveFailed(name, 'other', reasonOf(error));
        }
    }

    /** By way of the origin's own file system where that is worth it and goes well. */
    async #downloaded(name: string, mediaType: string, parts: readonly Part[]): Promise<WriteEnd> {
        const own = parts.some(isFile) && totalOf(parts) >= large ? await privatePlace(name, totalOf(parts)) : null;
        if (own) {
            const end = await this.#writeInto(own, parts);
            if (end.kind === 'written') {
                const whole = await own.target.handle.getFile();
                download(new Blob([whole], { type: mediaType }), name, () => void own.remove().catch(() => undefined));
                return end;
            }
            // What the downloads' disk can hold is another matter than what a page may store.
            if (end.kind === 'cancelled' || end.file !== '') return end;
        }
        // A download that cannot read one of its files fails without a word to the page: they are read and checked before.
        const end = parts.some(isFile) ? await this.#write(name, parts, null) : ({ kind: 'written' } as const);
        if (end.kind === 'written') {
            download(new Blob(parts.map((part) => (isFile(part) ? part.file : part)), { type: mediaType }), name);
        }
        return end;
    }

    /** Nothing that was begun stays there, unless it ends well. */
    async #writeInto(place: Place, parts: readonly Part[]): Promise<WriteEnd> {
        const end = await this.#write(place.name, parts, place.target);
        if (end.kind !== 'written') await place.remove().catch(() => undefined); // how it ended is what counts
        return end;
    }

    /** A large one tells its progress and can be cancelled. */
    async #write(name: string, parts: readonly Part[], target: Target | null): Promise<WriteEnd> {
        const total = totalOf(parts);
        const tell = (written: number): void => {
            if (total >= large) this.#engine().saveProgress(name, written, total);
        };
        const writing = this.#workers.write(parts, target, tell);
        if (total >= large) this.#cancel = writing.cancel;
        tell(0);
        try {
            return await writing.ended;
        } finally {
            if (this.#cancel === writing.cancel) this.#cancel = null;
        }
    }
}
