// The worker's side: one task at a time, and `cancel` at any time in between.

import type { Answer, Request } from './messages';
import { work } from './work';

// The page's types describe a window, and the two worlds' types do not go into one program.
const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<Request>) => void) | null;
    postMessage(answer: Answer): void;
};

let cancelled = false;

scope.onmessage = ({ data }) => {
    cancelled = data.kind === 'cancel'; // messages come in while a piece is read or written
    if (data.kind === 'cancel') return;
    void work(data, (done) => scope.postMessage({ kind: 'progress', done }), () => cancelled).then((answer) => scope.postMessage(answer));
};
