// Drafts: one window keeps what its person types, the others say that they do not.
//
// The keeper holds a Web Lock as long as it lives; the browser takes it back when the window closes or its process dies. A
// window that waits for the lock gets it then, reads what is there, and writes only after its person has said so. Without Web
// Locks (a page that is not served securely) nothing is kept, as two windows could not know of each other.

import type { DraftFile, DraftTrouble, Engine } from '../engine';
import type { Files } from '../files';
import { reasonOf } from '../stream/messages';
import { forgetEverything } from './forget';
import { databaseName, DraftStore, type FileKey, NotTheKeeper } from './store';

const lockName = 'voucher-draft';
/** How long a window waits for the lock before it says that another one is open. While a page is loaded again, its former
 *  self may hold the lock for a moment. */
const patience = 700; // milliseconds
const longestStart = 4000; // milliseconds: then the page starts without its draft

export class Drafts {
    readonly #engine: () => Engine;
    readonly #files: Files;
    readonly #store = new DraftStore(() => this.#wasWiped());
    readonly #keys = new Map<number, string>(); // files that are kept, or on their way, by their number
    readonly #pending = new Map<string, { readonly json: string; readonly handles: readonly number[] }>();
    readonly #parts = new Map<string, readonly FileKey[]>(); // as they were written last
    #coming: readonly FileKey[] = []; // as they are being written
    readonly #fresh = new Map<string, File>(); // to be written, by key
    #holding = false; // the lock
    #keeper = false; // may write
    #writing: Promise<void> | null = null;
    #writingFiles: Promise<void> = Promise.resolve();

    constructor(engine: () => Engine, files: Files) {
        this.#engine = engine;
        this.#files = files;
    }

    /** Finds out whose draft it is and reads it. What comes back tells it to the module, which need not be there yet. Never
     *  rejects, never takes long. */
    async open(): Promise<() => void> {
        const work = this.#open().catch((error: unknown) => () => this.#fail(error, 'denied'));
        const late = after(longestStart).then(() => () => {
            this.#tell('denied', 'timeout');
            void work.then((tell) => tell(false)); // what is there then waits for the person's word
        });
        const tell = await Promise.race([work, late]);
        return () => tell(true);
    }

    /** What comes back tells it; `mine`: this window becomes the keeper, if nothing speaks against it. */
    async #open(): Promise<(mine: boolean) => void> {
        if (!('locks' in navigator)) return () => this.#tell('denied', 'Web Locks');
        const lock = this.#lock();
        const got = await Promise.race([lock.then(() => true), after(patience).then(() => false)]);
        if (!got) {
            lock.then(() => this.#freed(), (error: unknown) => this.#fail(error, 'denied'));
            return () => this.#engine().draftElsewhere();
        }
        return this.#found();
    }

    /** Resolves once this window has the lock, which it then keeps for life. */
    #lock(): Promise<void> {
        return new Promise((resolve, reject) => {
            navigator.locks.request(lockName, () => {
                this.#holding = true;
                resolve();
                return new Promise(() => undefined);
            }).catch(reject);
        });
    }

    async #found(): Promise<(mine: boolean) => void> {
        const { parts, files } = await this.#store.read();
        return (mine) => {
            this.#keeper = mine;
            const told: DraftFile[] = files.map(({ handle, key, file }) => {
                if (file === null) return { was: handle, now: this.#files.reserve(), there: false };
                const now = this.#files.adopt(file).handle;
                this.#keys.set(now, key);
                return { was: handle, now, there: true };
            });
            this.#engine().draftFound(mine, parts, told);
        };
    }

    /** The other window is gone. */
    async #freed(): Promise<void> {
        try {
            (await this.#found())(false);
        } catch (error) {
            this.#fail(error, 'denied');
        }
    }

    #wasWiped(): void {
        if (!this.#keeper) return; // another one's draft, or this window did it itself
        this.#keeper = false;
        this.#forgetKeys();
        this.#engine().draftWiped();
    }

    #forgetKeys(): void {
        this.#pending.clear();
        this.#parts.clear();
        this.#keys.clear();
        this.#fresh.clear();
        this.#coming = [];
    }

    /** The person has said so. */
    async take(): Promise<void> {
        if (!this.#holding) return;
        this.#keeper = true;
        try {
            await this.#store.read();
            this.#write();
        } catch (error) {
            this.#fail(error, 'other');
        }
    }

    keep(part: string, json: string, handles: readonly number[]): void {
        this.#pending.set(part, { json, handles });
        if (this.#keeper) this.#write();
    }

    #write(): void {
        this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    }

    /** One write at a time; what comes meanwhile is in the next one. */
    async #writeAll(): Promise<void> {
        while (this.#pending.size > 0 && this.#keeper) {
            const batch = new Map(this.#pending);
            this.#pending.clear();
            try {
                const parts = new Map([...batch].map(([name, { json, handles }]) => [name, { json, files: this.#keysOf(handles) }]));
                this.#coming = [...parts.values()].flatMap(({ files }) => files);
                await this.#store.write(parts);
                for (const [name, part] of parts) this.#parts.set(name, part.files);
            } catch (error) {
                // The next change tries these again; what is newer stays.
                for (const [name, value] of batch) if (!this.#pending.has(name)) this.#pending.set(name, value);
                return this.#fail(error, 'other');
            }
            if (this.#pending.size > 0 || !this.#keeper) continue;
            this.#engine().draftKept();
            this.#writingFiles = this.#writingFiles.then(() => this.#writeFiles());
        }
    }

    /** Under which keys the files lie, or will. */
    #keysOf(handles: readonly number[]): FileKey[] {
        return handles.flatMap((handle) => {
            const file = this.#files.get(handle);
            let key = this.#keys.get(handle);
            if (key === undefined && file !== undefined) {
                key = `${Date.now()}-${Math.random()}`;
                this.#keys.set(handle, key);
                this.#fresh.set(key, file);
            }
            return key === undefined ? [] : [{ handle, key }];
        });
    }

    /** A file that cannot be kept must be given again after the next start, and is no reason to worry anybody now. */
    async #writeFiles(): Promise<void> {
        const wanted = new Set([...this.#parts.values(), this.#coming].flat().map(({ key }) => key));
        for (const [handle, key] of this.#keys) if (!wanted.has(key) && !this.#fresh.has(key)) this.#keys.delete(handle);
        const fresh = [...this.#fresh].filter(([key]) => wanted.has(key));
        for (const [key] of fresh) this.#fresh.delete(key);
        try {
            await this.#store.removeOthers(wanted);
            for (const [key, file] of fresh) {
                if (this.#keeper) await this.#store.writeFile(key, file);
            }
        } catch (error) {
            console.warn(reasonOf(error));
        }
    }

    async forget(): Promise<void> {
        const kept = this.#keeper;
        this.#keeper = false; // nothing is written any more
        this.#forgetKeys();
        await this.#writing;
        await this.#writingFiles;
        await this.#store.leave();
        const left = await forgetEverything([databaseName]);
        this.#keeper = kept || this.#holding;
        this.#engine().forgotten(left);
        if (this.#keeper && this.#pending.size > 0) this.#write();
    }

    #tell(trouble: DraftTrouble, reason: string): void {
        this.#engine().draftFailed(trouble, reason);
    }

    #fail(error: unknown, otherwise: DraftTrouble): void {
        if (error instanceof NotTheKeeper) {
            this.#keeper = false;
            return this.#engine().draftElsewhere();
        }
        const name = error instanceof DOMException ? error.name : '';
        const known: Record<string, DraftTrouble> = { QuotaExceededError: 'noRoom', VersionError: 'newer', SecurityError: 'denied' };
        const trouble = known[name] ?? otherwise;
        if (trouble === 'denied' || trouble === 'newer') this.#keeper = false;
        this.#tell(trouble, reasonOf(error));
    }
}

function after(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
