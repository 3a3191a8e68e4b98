// What a person gives when they choose or drop: files, and folders with all that lies in them.

/** What the chooser offers, numbered as shell/platform/platform.hpp has it: one file, several, a folder. */
export type Choice = 0 | 1 | 2;
export const choices = { one: 0, several: 1, folder: 2 } as const;

/** A file, and the folder it lay in within what was given: '甲公司/2025'; empty: it came by itself. */
export interface Given {
    readonly file: File;
    readonly folder: string;
}

const mostFiles = 20_000; // of a drop: whoever drops a whole disk did not mean to

/** Must run within the person's own event: a browser opens no chooser otherwise. */
export function choose(accept: string, choice: Choice, chosen: (given: readonly Given[]) => void): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = choice !== choices.one;
    input.webkitdirectory = choice === choices.folder;
    input.addEventListener('change', () => {
        chosen([...(input.files ?? [])].map((file) => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1).join('/') })));
    });
    input.click();
}

/** What was dropped: must be called within the event, whose entries are gone after it. Folders are read after it. */
export function dropped(transfer: DataTransfer): readonly Given[] | Promise<readonly Given[]> {
    const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
    const folders = entries.filter((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory === true);
    if (folders.length === 0) return [...transfer.files].map((file) => ({ file, folder: '' }));
    const alone = [...transfer.files].filter((_, i) => entries[i]?.isDirectory !== true).map((file) => ({ file, folder: '' }));
    return within(folders).then((given) => [...alone, ...given]);
}

/** By path, so that the same folder gives the same list. What cannot be read is left to be found out when it is used. */
async function within(folders: readonly FileSystemDirectoryEntry[]): Promise<Given[]> {
    const given: Given[] = [];
    const waiting = [...folders];
    for (let folder = waiting.shift(); folder && given.length < mostFiles; folder = waiting.shift()) {
        const path = folder.fullPath.replace(/^\//, '');
        for (const entry of await entriesOf(folder)) {
            if (entry.isDirectory) waiting.push(entry as FileSystemDirectoryEntry);
            else if (entry.isFile) given.push({ file: await fileOf(entry as FileSystemFileEntry), folder: path });
        }
    }
    return given.slice(0, mostFiles);
}

/** A reader gives a hundred at a time, and none when it has given all. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
    const reader = folder.createReader();
    const all: FileSystemEntry[] = [];
    for (;;) {
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
        all.push(...some);
    }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
