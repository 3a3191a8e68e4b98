// The worker's side: takes one request, fetches the code for it, answers.

import type { Answer, Request } from './messages';
import { readBytes } from './read';

// The page's types describe a window, and the two worlds' types do not go into one program.
const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<Request>) => void) | null;
    postMessage(answer: Answer): void;
};

scope.onmessage = ({ data: { file, name } }) => {
    file.arrayBuffer()
        .then((buffer) => readBytes(new Uint8Array(buffer), name))
        .catch((error: unknown): Answer => ({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
        .then((reply) => scope.postMessage(reply));
};
