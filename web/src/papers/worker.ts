// The worker's side: takes one request, fetches the code for it and the fonts, answers. The page stays free meanwhile.

import type { Answer, FontFile, Request } from './messages';

// The page's types describe a window, and the two worlds' types do not go into one program.
const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<Request>) => void) | null;
    postMessage(answer: Answer, transfer: Transferable[]): void;
};

async function fetchFont({ url, size }: FontFile): Promise<Uint8Array> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length !== size) throw new Error(`${url}: ${bytes.length} / ${size} bytes`);
    return bytes;
}

async function answer(request: Request): Promise<Answer> {
    if (request.kind === 'workbook') {
        const { makeXlsx } = await import('./workbook');
        return { kind: 'workbook', workbook: makeXlsx(request.document) };
    }
    const [{ makePdf, openFonts }, regular, bold] =
        await Promise.all([import('./pdf'), fetchFont(request.regular), fetchFont(request.bold)]);
    const fonts = openFonts(regular, bold);
    const papers = [];
    for (const document of request.documents) papers.push(await makePdf(document, fonts));
    return { kind: 'papers', papers };
}

function buffersOf(reply: Answer): Transferable[] {
    if (reply.kind === 'papers') return reply.papers.map(({ bytes }) => bytes.buffer);
    return reply.kind === 'workbook' ? [reply.workbook.bytes.buffer] : [];
}

scope.onmessage = ({ data }) => {
    answer(data)
        .catch((error: unknown): Answer => ({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
        .then((reply) => scope.postMessage(reply, buffersOf(reply)));
};
