// The worker's side: takes one request, fetches the code for it, answers.

import { decode, drawn, kindOf, toPicture } from './images';
import type { Answer, Found, Request } from './messages';

// The page's types describe a window, and the two worlds' types do not go into one program.
const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<Request>) => void) | null;
    postMessage(answer: Answer): void;
};

// Pixels along the longer edge. An invoice's QR code is a tenth of its page: six pixels for each of its squares.
const pageEdge = 2000;
const photographEdges = [2000, 4000]; // the second only where the first shows no code

async function inspect(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
    const kind = kindOf(bytes);
    const { readCodes } = await import('./codes');
    if (kind === 'pdf') {
        const { openPdf } = await import('./pdf');
        const pdf = await openPdf(bytes);
        const keys = await pdf.keys();
        // A page that cannot be drawn has no code to read; its keys are read all the same.
        const codes = await pdf.firstPage(pageEdge).then(readCodes).catch(() => []);
        return { keys, codes };
    }
    const image = await decode(bytes, kind);
    for (const edge of photographEdges) {
        const canvas = drawn(image, edge);
        const codes = await readCodes(canvas);
        if (codes.length > 0) return { keys: {}, codes };
        if (Math.max(canvas.width, canvas.height) < edge) break;
    }
    return { keys: {}, codes: [] };
}

async function answer(request: Request): Promise<Answer> {
    const bytes = new Uint8Array(await request.file.arrayBuffer());
    if (request.kind === 'inspect') return { kind: 'found', found: await inspect(bytes) };
    const kind = kindOf(bytes);
    if (kind === 'pdf') {
        const { openPdf } = await import('./pdf');
        return { kind: 'picture', picture: await toPicture(await (await openPdf(bytes)).firstPage(request.edge)) };
    }
    return { kind: 'picture', picture: await toPicture(drawn(await decode(bytes, kind), request.edge)) };
}

scope.onmessage = ({ data }) => {
    answer(data)
        .catch((error: unknown): Answer => ({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
        .then((reply) => scope.postMessage(reply));
};
