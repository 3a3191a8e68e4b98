// What a streaming worker does with one request; the page itself does it where no worker can be started.

import { digestOf } from './digest';
import { type Answer, reasonOf, type Task } from './messages';
import { StreamError } from './trouble';
import { Cancelled, writeParts } from './write';

const tellEveryMs = 100;

/** Rejects never. `progress` is told now and then; `cancelled` is asked between two pieces. */
export async function work(task: Task, progress: (done: number) => void, cancelled: () => boolean): Promise<Answer> {
    let told = performance.now();
    const goesOn = (done: number): boolean => {
        const now = performance.now();
        if (now - told >= tellEveryMs) {
            told = now;
            progress(done);
        }
        return !cancelled();
    };
    try {
        if (task.kind === 'digest') {
            const digest = await digestOf(task.file, goesOn);
            return digest ? { kind: 'digested', digest } : { kind: 'cancelled' };
        }
        await writeParts(task.parts, task.target, goesOn);
        return { kind: 'written' };
    } catch (error) {
        if (error instanceof Cancelled) return { kind: 'cancelled' };
        if (error instanceof StreamError) return { kind: 'failed', trouble: error.trouble, reason: error.reason, file: error.file };
        return { kind: 'failed', trouble: 'other', reason: reasonOf(error), file: '' };
    }
}
