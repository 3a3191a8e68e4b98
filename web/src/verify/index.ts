// Packages verified and opened, in a worker whose code and core are fetched when they are first asked for. The package
// stays where it is: the worker reads it by pieces.

import { resources } from 'virtual:resources';

import { ask } from '../ask';
import type { Answer, Request } from './messages';

type Progress = Extract<Answer, { kind: 'progress' }>;
type Whole = Extract<Answer, { kind: 'answer' }>;

const patience = 60_000; // ms without a word: a package that keeps the core busy for longer is not worth waiting for

/** A file of an opened package. Stored ones are a part of the package itself: no byte of it is copied. */
export interface OpenedFile {
    readonly service: string;
    readonly paper: string;
    readonly file: File;
}

export interface Opened {
    readonly caseJson: string;
    readonly leftOut: number;
    readonly files: readonly OpenedFile[];
}

// package::write_reopened
type Reopened =
    | { findings: object[] }
    | { case: string; left_out: number; files: { service: string; paper: string; name: string; size: number; at: number | null }[] };

/** Media types of what papers come as; a browser that opens one asks for it. */
const mediaTypes: Readonly<Record<string, string>> = {
    pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', xml: 'text/xml',
};

export class Verifier {
    #running: AbortController | null = null;

    /** The report as JSON (package::write_verification); null where it was stopped. Rejects with one sentence. */
    async verify(file: File, known: readonly string[], progress: (fraction: number) => void): Promise<string | null> {
        const answer = await this.#ask({ kind: 'verify', file, known, core: coreAddress() }, progress);
        return answer?.json ?? null;
    }

    /** What to go on with; null where it was stopped. Rejects where the package cannot be opened. */
    async open(file: File): Promise<Opened | null> {
        const answer = await this.#ask({ kind: 'open', file, known: [], core: coreAddress() }, () => undefined);
        if (answer === null) return null;
        const reopened = JSON.parse(answer.json) as Reopened;
        if ('findings' in reopened) throw new Error(JSON.stringify(reopened.findings[0] ?? {}));
        const inflated = [...answer.inflated];
        const files: OpenedFile[] = [];
        for (const { service, paper, name, size, at } of reopened.files) {
            const bytes = at === null ? inflated.shift() : file.slice(at, at + size);
            if (name === '' || bytes === undefined) continue; // it could not be inflated
            const type = mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '';
            files.push({ service, paper, file: new File([bytes], name, { type }) });
        }
        return { caseJson: reopened.case, leftOut: reopened.left_out, files };
    }

    /** Ends what is running; it gives no answer then. */
    stop(): void {
        this.#running?.abort();
    }

    /** One at a time: a new request ends the one before. */
    async #ask(request: Request, progress: (fraction: number) => void): Promise<Whole | null> {
        this.stop();
        const running = new AbortController();
        this.#running = running;
        try {
            return await ask(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), request, {
                isAnswer: (message: Answer): message is Exclude<Answer, Progress> => {
                    if (message.kind !== 'progress') return true;
                    progress(message.fraction);
                    return false;
                },
                notLoaded: 'the code that verifies packages could not be loaded',
                notHandedOver: 'the report could not be handed over',
                patience: { ms: patience, until: 'message', spent: () => new Error(`no answer within ${patience / 1000} s`) },
                signal: running.signal,
            });
        } catch (error) {
            if (running.signal.aborted) return null;
            throw error;
        } finally {
            if (this.#running === running) this.#running = null;
        }
    }
}

function coreAddress(): string {
    const core = resources.find(({ kind }) => kind === 'core');
    if (!core) throw new Error('voucher-core.wasm: not in the list');
    return new URL(core.url, location.href).href;
}
