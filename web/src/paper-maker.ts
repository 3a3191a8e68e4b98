// Papers that C++ asks for: its JSON goes to the worker that makes them, and what comes back goes to C++.

import type { Engine, MadePaper } from './engine';
import type { PaperDocument, SheetDocument } from './papers';
import { reasonOf } from './stream/messages';

/** src/papers/paper_document.hpp, write_papers. */
interface Wanted {
    readonly papers: readonly PaperDocument[];
    readonly workbooks: readonly SheetDocument[];
}

export class PaperMaker {
    readonly #engine: () => Engine;

    constructor(engine: () => Engine) {
        this.#engine = engine;
    }

    /** All that is wanted, papers first; or none of it, with the reason. */
    async make(job: number, json: string): Promise<void> {
        const engine = this.#engine();
        try {
            const { papers, workbooks } = read(json);
            const { makePapers, makeWorkbook } = await import('./papers');
            const made: MadePaper[] = [];
            if (papers.length > 0) {
                for (const { name, bytes, missing } of await makePapers(papers)) made.push({ name: `${name}.pdf`, bytes, missing });
            }
            for (const workbook of workbooks) {
                const { name, bytes } = await makeWorkbook(workbook);
                made.push({ name: `${name}.xlsx`, bytes, missing: [] });
            }
            engine.papersMade(job, made);
        } catch (error) {
            engine.papersFailed(job, reasonOf(error));
        }
    }
}

/** Names are typed in many ways; on paper one character is written one way: Unicode's NFC. */
function read(json: string): Wanted {
    return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value)) as Wanted;
}
