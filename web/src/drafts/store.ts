// The draft on the disk: the origin's IndexedDB, of which `idb` makes promises.
//
//   parts   "case", "roster" → what the application wrote, and under which keys the files lie to which it refers
//   files   a file's bytes, under a key of its own
//   keeper  who wrote last
//
// A part is one transaction, flushed to the disk (`durability: strict`) before it counts as kept. Files come after it and by
// themselves, so that a large one never keeps what is typed waiting; a part may name a file that is not there.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export const databaseName = 'voucher-draft';
const layout = 1; // of the stores; a page of an older layout cannot open a newer one, and leaves it as it is

/** A file is kept up to this size, and while twice its size is free: more would crowd out the person's other things. */
const largestFile = 256 << 20; // bytes

export interface FileKey {
    readonly handle: number; // as the part's JSON has it
    readonly key: string;
}

interface Part {
    readonly json: string;
    readonly files: readonly FileKey[];
}

interface Layout extends DBSchema {
    parts: { key: string; value: Part };
    files: { key: string; value: File };
    keeper: { key: 'last'; value: string };
}

export interface Kept {
    readonly parts: ReadonlyMap<string, string>;
    readonly files: readonly { readonly handle: number; readonly key: string; readonly file: File | null }[];
}

/** Somebody else wrote since this window last read: nothing was written over it. */
export class NotTheKeeper extends Error {}

export class DraftStore {
    readonly #wiped: () => void;
    readonly #me = `${Date.now()}-${Math.random()}`;
    #database: Promise<IDBPDatabase<Layout>> | null = null;
    #seen: string | undefined; // who wrote what this window knows

    /** `wiped`: another window removes the database. */
    constructor(wiped: () => void) {
        this.#wiped = wiped;
    }

    #open(): Promise<IDBPDatabase<Layout>> {
        this.#database ??= openDB<Layout>(databaseName, layout, {
            upgrade: (database) => {
                database.createObjectStore('parts');
                database.createObjectStore('files');
                database.createObjectStore('keeper');
            },
            // Another window wants to remove it, or to lay it out anew: who holds on to it would hold that up for ever.
            blocking: (_, next) => {
                void this.close();
                if (next === null) this.#wiped();
            },
            terminated: () => (this.#database = null),
        });
        this.#database.catch(() => (this.#database = null));
        return this.#database;
    }

    async close(): Promise<void> {
        const database = this.#database;
        this.#database = null;
        await database?.then((open) => open.close(), () => undefined);
    }

    /** From now on what is there is known here, and may be written over. */
    async read(): Promise<Kept> {
        const reading = (await this.#open()).transaction(['parts', 'files', 'keeper']);
        const parts = reading.objectStore('parts');
        // All of a transaction's promises are waited for together: one that nobody waits for would end the page.
        const [[names, values, last, files, found]] = await Promise.all([(async () => {
            const [allNames, allValues, keeper] = await Promise.all([parts.getAllKeys(), parts.getAll(), reading.objectStore('keeper').get('last')]);
            const all = allValues.flatMap((part) => part.files);
            return [allNames, allValues, keeper, all, await Promise.all(all.map(({ key }) => reading.objectStore('files').get(key)))] as const;
        })(), reading.done]);
        this.#seen = last;
        return {
            parts: new Map(names.map((name, i) => [name, (values[i] as Part).json])),
            files: files.map((each, i) => ({ ...each, file: found[i] ?? null })),
        };
    }

    async write(parts: ReadonlyMap<string, Part>): Promise<void> {
        const writing = (await this.#open()).transaction(['parts', 'keeper'], 'readwrite', { durability: 'strict' });
        const last = await writing.objectStore('keeper').get('last').catch(async (error: unknown) => {
            await writing.done.catch(() => undefined);
            throw error;
        });
        if (last !== undefined && last !== this.#me && last !== this.#seen) {
            writing.abort();
            await writing.done.catch(() => undefined);
            throw new NotTheKeeper();
        }
        const store = writing.objectStore('parts');
        await Promise.all([
            writing.objectStore('keeper').put(this.#me, 'last'),
            ...[...parts].map(([name, part]) => (part.json === '' ? store.delete(name) : store.put(part, name))),
            writing.done,
        ]);
    }

    /** False where there is no room for it. */
    async writeFile(key: string, file: File): Promise<boolean> {
        const { quota = 0, usage = 0 } = await navigator.storage.estimate();
        if (file.size > largestFile || quota - usage < 2 * file.size) return false;
        await (await this.#open()).put('files', file, key);
        return true;
    }

    /** Files to which no part refers any more. */
    async removeOthers(wanted: ReadonlySet<string>): Promise<void> {
        const database = await this.#open();
        for (const key of await database.getAllKeys('files')) {
            if (!wanted.has(key)) await database.delete('files', key);
        }
    }

    /** The database is about to be removed. */
    async leave(): Promise<void> {
        await this.close();
        this.#seen = undefined;
    }
}
