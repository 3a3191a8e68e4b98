// Papers and workbooks for saving, made in a worker whose code is fetched when it is first asked for.

import { resources } from 'virtual:resources';

import { ask as askWorker } from '../ask';
import type { Paper, PaperDocument } from './document';
import type { Answer, FontFile, Request } from './messages';
import type { SheetDocument, Workbook } from './sheet-document';

export type { MissingCharacter, Paper, PaperDocument } from './document';
export type { SheetDocument, Workbook } from './sheet-document';

/** One PDF for each document, in their order; what a font cannot show is told with each. Rejects with one sentence where
 *  a document is not as document.ts describes it, or a file of the page cannot be fetched: then there is none. */
export async function makePapers(documents: readonly PaperDocument[]): Promise<readonly Paper[]> {
    const names = documents.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw new TypeError(`two papers are named “${twice}”`);
    const answer = await ask({ kind: 'papers', documents, regular: font('Regular'), bold: font('Bold') });
    if (answer.kind !== 'papers') throw new Error(`unexpected answer: ${answer.kind}`);
    return answer.papers;
}

/** Rejects with one sentence where the document is not as sheet-document.ts describes it. */
export async function makeWorkbook(document: SheetDocument): Promise<Workbook> {
    const answer = await ask({ kind: 'workbook', document });
    if (answer.kind !== 'workbook') throw new Error(`unexpected answer: ${answer.kind}`);
    return answer.workbook;
}

/** The page's own fonts: those with every character of the general standard table, or what there is. */
function font(weight: 'Regular' | 'Bold'): FontFile {
    const full = resources.find(({ kind }) => kind === `font${weight}Full`);
    const found = full ?? resources.find(({ kind }) => kind === `font${weight}`);
    if (!found) throw new Error(`font${weight}: not in the list of the page's files`);
    return { url: found.url, size: found.size };
}

function ask(request: Request): Promise<Answer> {
    return askWorker<Answer>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), request, {
        notLoaded: 'the code that makes papers could not be loaded',
        notHandedOver: 'the papers could not be handed over',
    });
}
