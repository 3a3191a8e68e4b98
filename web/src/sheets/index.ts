// What stands in a spreadsheet that a person gave: XLSX or CSV, as the core reads it. Read in a worker whose code is
// fetched when it is first asked for. The file may be hostile: the worker is there for it alone, and is ended when it
// takes too long.

import { ask } from '../ask';
import { longestMs, most } from './limits';
import type { Answer, SheetsAnswer } from './messages';

export type { SheetsAnswer } from './messages';

class TooSlow extends Error {}

/** Rejects with the signal's reason where it is aborted, and with one sentence where the code could not be loaded. */
export async function readSheets(file: Blob, name: string, signal?: AbortSignal): Promise<SheetsAnswer> {
    signal?.throwIfAborted();
    if (file.size > most.fileBytes) return { kind: 'refused', code: 'too_large', detail: `${name}: ${file.size} > ${most.fileBytes}` };
    try {
        return await ask<Answer>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), { file, name }, {
            notLoaded: 'the code that reads spreadsheets could not be loaded',
            notHandedOver: 'the sheets could not be handed over',
            patience: { ms: longestMs, until: 'answer', spent: () => new TooSlow() },
            ...(signal && { signal }),
        });
    } catch (error) {
        if (error instanceof TooSlow) return { kind: 'refused', code: 'too_slow', detail: `${name}: > ${longestMs} ms` };
        throw error;
    }
}
