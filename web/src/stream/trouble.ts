// Errors of reading and of writing, sorted by what the person can do about them.

import { reasonOf, type Trouble } from './messages';

export class StreamError extends Error {
    constructor(readonly trouble: Trouble, readonly reason: string, readonly file = '') {
        super(reason);
    }
}

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');

/** NotReadableError: changed since it was chosen, or locked by another program. NotFoundError: moved or deleted. */
export function readingFailed(error: unknown, file: string): StreamError {
    const troubles: Record<string, Trouble> = { NotFoundError: 'fileGone', NotReadableError: 'fileChanged' };
    return new StreamError(troubles[nameOf(error)] ?? 'other', reasonOf(error), file);
}

/** NoModificationAllowedError: another program, or another tab, holds the file. */
export function writingFailed(error: unknown): StreamError {
    const troubles: Record<string, Trouble> = {
        QuotaExceededError: 'noRoom', NotAllowedError: 'notAllowed', SecurityError: 'notAllowed', NoModificationAllowedError: 'notAllowed',
    };
    return new StreamError(troubles[nameOf(error)] ?? 'other', reasonOf(error));
}
