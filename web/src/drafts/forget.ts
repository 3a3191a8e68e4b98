// Everything that this origin has stored in the browser, removed. The person's own files are none of it.

import { deleteDB } from 'idb';
import { reasonOf } from '../stream/messages';

const patience = 5000; // milliseconds: a window that holds on to its database would hold this up for ever

/** What could not be removed and why, in one line; empty: nothing is left. `databases`: those to remove even where the
 *  browser cannot list them. */
export async function forgetEverything(databases: readonly string[]): Promise<string> {
    const ways: Record<string, () => Promise<unknown>> = {
        IndexedDB: async () => {
            const listed = (await indexedDB.databases?.())?.flatMap(({ name }) => name ?? []) ?? [];
            await Promise.all([...new Set([...databases, ...listed])].map((name) => deleteDB(name)));
        },
        CacheStorage: async () => {
            if ('caches' in globalThis) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
        },
        ServiceWorker: async () => {
            const registrations = await navigator.serviceWorker?.getRegistrations();
            await Promise.all((registrations ?? []).map((registration) => registration.unregister()));
        },
        OPFS: async () => {
            const root = await navigator.storage?.getDirectory?.();
            if (!root) return;
            for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
        },
        localStorage: async () => localStorage.clear(),
        sessionStorage: async () => sessionStorage.clear(),
    };
    const left = await Promise.all(Object.entries(ways).map(async ([name, remove]) => {
        try {
            const late = new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), patience));
            await Promise.race([remove(), late]);
            return [];
        } catch (error) {
            return [`${name} (${reasonOf(error)})`];
        }
    }));
    return left.flat().join(', ');
}
