// The page's side of the streaming workers: two digest files side by side, one more writes. Where no worker can be
// started the page does the same by itself, piece by piece.

import { type Answer, type Digest, type Part, reasonOf, type Request, type Target, type Task, type Trouble } from './messages';

export interface Failure {
    readonly trouble: Trouble;
    readonly reason: string;
    readonly file: string; // its name; empty: it is no file's fault
}
export interface DigestHearer {
    progress(done: number): void;
    done(digest: Digest): void;
    failed(failure: Failure): void;
}
export type WriteEnd = { readonly kind: 'written' } | { readonly kind: 'cancelled' } | ({ readonly kind: 'failed' } & Failure);
export interface Writing {
    readonly ended: Promise<WriteEnd>;
    /** It ends as cancelled, with nothing left of what it wrote. */
    cancel(): void;
}

const digesters = 2;

function startWorker(): Worker {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'voucher-stream' });
}

export class StreamWorkers {
    readonly #start: () => Worker;
    readonly #idle: Worker[] = [];
    readonly #waiting: (() => void)[] = []; // digests
    #digesting = 0;

    constructor(start: () => Worker = startWorker) {
        this.#start = start;
    }

    /** What comes back stops it; then nothing is heard of it any more. */
    digest(file: File, hearer: DigestHearer): () => void {
        let stopped = false;
        let cancel = (): void => undefined;
        const start = (): void => {
            this.#digesting += 1;
            cancel = this.#run({ kind: 'digest', file }, (answer) => {
                const ended = answer.kind !== 'progress';
                if (ended) this.#digesting -= 1;
                if (!stopped && answer.kind === 'progress') hearer.progress(answer.done);
                if (!stopped && answer.kind === 'digested') hearer.done(answer.digest);
                if (!stopped && answer.kind === 'failed') hearer.failed(answer);
                if (ended) this.#next();
            });
        };
        this.#waiting.push(start);
        this.#next();
        return () => {
            stopped = true;
            const place = this.#waiting.indexOf(start);
            if (place >= 0) this.#waiting.splice(place, 1);
            else cancel();
        };
    }

    #next(): void {
        if (this.#digesting < digesters) this.#waiting.shift()?.();
    }

    write(parts: readonly Part[], target: Target | null, progress: (done: number) => void): Writing {
        let cancel = (): void => undefined;
        const ended = new Promise<WriteEnd>((resolve) => {
            cancel = this.#run({ kind: 'write', parts, target }, (answer) => {
                if (answer.kind === 'progress') progress(answer.done);
                else if (answer.kind !== 'digested') resolve(answer);
            });
        });
        return { ended, cancel };
    }

    /** What comes back cancels the task. */
    #run(task: Task, hear: (answer: Answer) => void): () => void {
        const worker = this.#take();
        if (!worker) return here(task, hear);
        let cancel = (): void => worker.postMessage({ kind: 'cancel' } satisfies Request);
        let heard = false;
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
            heard = true;
            if (data.kind === 'progress') return hear(data);
            const fit = data.kind !== 'failed' || data.file !== '';
            if (fit && this.#idle.length < digesters) this.#idle.push(worker);
            else worker.terminate();
            hear(data);
        };
        worker.onerror = (event) => {
            event.preventDefault(); // told where it was asked for; the page itself goes on
            worker.terminate();
            if (heard) hear(failure(event.message));
            else cancel = here(task, hear); // its code could not be fetched, or may not run
        };
        worker.postMessage(task satisfies Request);
        return () => cancel();
    }

    #take(): Worker | null {
        try {
            return this.#idle.pop() ?? this.#start();
        } catch {
            return null; // a page that may not start workers
        }
    }
}

/** The task done by the page itself. */
function here(task: Task, hear: (answer: Answer) => void): () => void {
    let cancelled = false;
    import('./work')
        .then(({ work }) => work(task, (done) => hear({ kind: 'progress', done }), () => cancelled))
        .catch((error: unknown) => failure(reasonOf(error)))
        .then(hear);
    return () => {
        cancelled = true;
    };
}

const failure = (reason: string): Answer => ({ kind: 'failed', trouble: 'other', reason, file: '' });
