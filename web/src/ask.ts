// One request to a worker that is there for it alone: its memory is given back as soon as it has answered.

interface Asking<Message, Answer extends Message> {
    /** Told every message, where a worker may say something in between. */
    readonly isAnswer?: (message: Message) => message is Answer;
    /** Told where there is no message: the script itself could not be fetched. */
    readonly notLoaded: string;
    readonly notHandedOver: string;
    /** How long it may take: until the answer, or from one message to the next. */
    readonly patience?: { readonly ms: number; readonly until: 'answer' | 'message'; readonly spent: () => Error };
    readonly signal?: AbortSignal;
}

/** Rejects with one sentence: that of an answer { kind: 'failed', reason }, or why there is none. */
export function ask<Message extends { readonly kind?: string }, Answer extends Message = Message>(
    worker: Worker, request: object, { isAnswer, notLoaded, notHandedOver, patience, signal }: Asking<Message, Answer>,
): Promise<Exclude<Answer, { readonly kind: 'failed' }>> {
    let clock: ReturnType<typeof setTimeout> | undefined;
    return new Promise<Exclude<Answer, { readonly kind: 'failed' }>>((resolve, reject) => {
        const wait = (): void => {
            clearTimeout(clock);
            if (patience) clock = setTimeout(() => reject(patience.spent()), patience.ms);
        };
        worker.onmessage = ({ data }: MessageEvent<Message>) => {
            if (patience?.until === 'message') wait();
            if (isAnswer && !isAnswer(data)) return;
            if (data.kind === 'failed') reject(new Error((data as { reason?: string }).reason));
            else resolve(data as Message as Exclude<Answer, { readonly kind: 'failed' }>);
        };
        worker.onerror = (event) => {
            event.preventDefault();
            reject(new Error(event.message || notLoaded));
        };
        worker.onmessageerror = () => reject(new Error(notHandedOver));
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        wait();
        worker.postMessage(request);
    }).finally(() => {
        clearTimeout(clock);
        worker.terminate();
    });
}
