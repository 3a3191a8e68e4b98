// Between C++ and the verifier of packages: its code is fetched with the first package, and what it answers goes back
// as calls.

import type { Engine } from './engine';
import type { Files } from './files';
import { reasonOf } from './stream/messages';
import type { Verifier } from './verify';

export class Packages {
    readonly #engine: () => Engine;
    readonly #files: Files;
    #verifier: Promise<Verifier> | null = null;
    #run = 0; // what was asked for last: an answer to anything before it comes too late

    constructor(engine: () => Engine, files: Files) {
        this.#engine = engine;
        this.#files = files;
    }

    verify(handle: number, known: readonly string[]): Promise<void> {
        return this.#ask(handle, async (verifier, file, engine, current) => {
            const report = await verifier.verify(file, known, (fraction) => {
                if (current()) engine.verifyProgress(handle, fraction);
            });
            if (report !== null && current()) engine.verified(handle, report);
        });
    }

    open(handle: number): Promise<void> {
        return this.#ask(handle, async (verifier, file, engine, current) => {
            const opened = await verifier.open(file);
            if (opened === null || !current()) return;
            engine.packageOpened(handle, opened.caseJson, opened.leftOut,
                opened.files.map(({ service, paper, file: part }) => ({ service, paper, ...this.#files.adopt(part) })));
        });
    }

    async #ask(handle: number, work: (verifier: Verifier, file: File, engine: Engine, current: () => boolean) => Promise<void>): Promise<void> {
        const run = ++this.#run;
        const engine = this.#engine();
        const current = (): boolean => run === this.#run;
        try {
            const verifier = await this.#load();
            const file = this.#files.get(handle);
            if (file && current()) await work(verifier, file, engine, current);
        } catch (error) {
            if (current()) engine.verifyFailed(handle, reasonOf(error));
        }
    }

    stop(): void {
        this.#run += 1;
        void this.#verifier?.then((verifier) => verifier.stop(), () => undefined);
    }

    #load(): Promise<Verifier> {
        this.#verifier ??= import('./verify').then(({ Verifier: Loaded }) => new Loaded());
        // What could not be fetched is asked for again the next time.
        this.#verifier.catch(() => (this.#verifier = null));
        return this.#verifier;
    }
}
