// Where a save goes: a file that the person chooses, the origin's own file system, or a Blob that the browser downloads.
//
// A Blob of files refers to them and copies nothing, in all engines: it streams already. What it cannot do is fail in
// words, or notice a file that changes between the check and the browser's own copying. So a large save without a
// chooser is written to the origin's file system first, where there is one with room for it, and is downloaded from there.

import type { Target } from './stream/messages';

/** From this on a save tells its progress and is worth a second copy on the disk. */
export const large = 32 << 20; // bytes

// TypeScript's DOM knows none of this yet.
interface PickerOptions {
    suggestedName: string;
    types?: { description?: string; accept: Record<string, string[]> }[];
}
declare global {
    interface Window {
        showSaveFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle>;
    }
    interface FileSystemFileHandle {
        remove?(): Promise<void>;
    }
}

const folderName = 'being-saved';

/** A place that is written to by a worker. `name`: as the person knows it. */
export interface Place {
    readonly target: Target;
    readonly name: string;
    /** After a failure or a cancel: nothing that was begun stays. */
    remove(): Promise<void>;
}

/** The person chooses where; null where the browser has no chooser, or does not open it now. Call it within the
 *  person's own event. A chooser that was closed is an AbortError. */
export async function chosenPlace(name: string, mediaType: string): Promise<Place | null> {
    if (!window.showSaveFilePicker) return null;
    const ending = /\.\w+$/.exec(name)?.[0];
    let handle;
    try {
        handle = await window.showSaveFilePicker({ suggestedName: name, ...(ending && { types: [{ accept: { [mediaType]: [ending] } }] }) });
    } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') throw error;
        return null; // too long after the person's click, forbidden by a policy, a name it does not like
    }
    const remove = async (): Promise<void> => {
        // The chooser has made an empty file, or has emptied the one that was there.
        if ((await handle.getFile()).size === 0) await handle.remove?.();
    };
    return { target: { handle, private: false }, name: handle.name, remove };
}

/** A file of the origin's own; null where there is no such file system or not enough room in it. */
export async function privatePlace(name: string, size: number): Promise<Place | null> {
    try {
        const { quota = 0, usage = 0 } = await navigator.storage.estimate();
        if (quota - usage < size) return null;
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle(folderName, { create: true });
        const own = crypto.randomUUID();
        const handle = await folder.getFileHandle(own, { create: true });
        return { target: { handle, private: true }, name, remove: () => folder.removeEntry(own) };
    } catch {
        return null; // a private window, storage that is switched off
    }
}

const longestDownloadMs = 60 * 60 * 1000;

/** Removes what earlier visits left in the origin's own file system, because they ended before their download did. */
export async function forgetLeftOvers(): Promise<void> {
    try {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle(folderName);
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind !== 'file') continue;
            const { lastModified } = await (handle as FileSystemFileHandle).getFile();
            if (Date.now() - lastModified > longestDownloadMs) await folder.removeEntry(name); // else another tab's, perhaps
        }
    } catch {
        // there is none, or it is in use
    }
}

/** A download reads the Blob after the click, at its own pace. */
const keepMs = 10 * 60 * 1000;

export function download(blob: Blob, name: string, afterwards: () => void = () => undefined): void {
    const address = URL.createObjectURL(blob);
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = name;
    anchor.click();
    setTimeout(() => {
        URL.revokeObjectURL(address);
        afterwards();
    }, keepMs);
}

