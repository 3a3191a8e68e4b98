// The page's side of the package proof: our own way (digest, plan, stream to a file) and zip.js, each from the same File
// objects into a file of the same kind; and verifying a package with the same files. Bundled by package.mjs.
import { BlobReader, configure, ZipWriter } from '@zip.js/zip.js';
import type { Engine } from '../../web/src/engine';
import { Files } from '../../web/src/files';
import { Saver } from '../../web/src/save';
import type { Digest } from '../../web/src/stream/messages';
import { StreamWorkers } from '../../web/src/stream/workers';
import type { Answer } from '../../web/src/verify/messages';
import { planOf } from './package_plan';

interface Chosen {
    readonly handle: number;
    readonly name: string;
    readonly size: number;
}

const chosen: Chosen[] = [];
let packed: Chosen | null = null;
let heard: (kind: string, ...what: unknown[]) => void = () => undefined;
// The listener in the place of the C++ module.
const engine = new Proxy({}, {
    get: (_, kind: string) => (...what: unknown[]) => {
        if (kind !== 'files') heard(kind, ...what);
        else if (what[0] === 'attachments') chosen.push(...(what[1] as Chosen[]));
        else [packed = null] = what[1] as Chosen[];
    },
}) as Engine;
const workers = new StreamWorkers(() => new Worker('worker.js', { type: 'module' }));
const files = new Files(() => engine, workers);
const saver = new Saver(() => engine, files, workers);

async function target(name: string): Promise<FileSystemFileHandle> {
    return (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
}

function digested(): Promise<Map<number, Digest>> {
    return new Promise((resolve, reject) => {
        const digests = new Map<number, Digest>();
        heard = (kind, handle, what) => {
            if (kind === 'fileFailed') reject(new Error(String(what)));
            if (kind !== 'digested') return;
            digests.set(handle as number, what as Digest);
            if (digests.size === chosen.length) resolve(digests);
        };
        for (const { handle } of chosen) files.digest(handle);
    });
}

function saved(name: string, segments: readonly (Uint8Array<ArrayBuffer> | number)[]): Promise<void> {
    return new Promise((resolve, reject) => {
        heard = (kind, ...what) => {
            if (kind === 'placeAnswered') write();
            if (kind === 'saved') resolve();
            if (kind === 'saveFailed' || kind === 'saveCancelled') reject(new Error(what.join(' ')));
        };
        const write = (): void => {
            saver.begin(name, 'application/zip', 1);
            for (const segment of segments) {
                if (typeof segment === 'number') saver.file(segment);
                else saver.bytes(segment);
            }
            saver.end();
        };
        saver.choosePlace(1, name, 'application/zip');
    });
}

const ways = {
    /** Milliseconds of digesting and of saving. */
    async ours() {
        const started = performance.now();
        const digests = await digested();
        const planned = performance.now();
        await saved('ours.zip', planOf(chosen.map((file) => ({ ...file, digest: digests.get(file.handle) as Digest }))));
        return [planned - started, performance.now() - planned];
    },
    zipJsInWorkers: () => zipJs(true),
    zipJsOnThePage: () => zipJs(false),
    /** As the page does it: a worker of its own, which fetches the core. */
    async verifying() {
        const started = performance.now();
        const worker = new Worker('verify-worker.js', { type: 'module' });
        const answer = await new Promise<Answer>((resolve, reject) => {
            worker.onerror = (event) => reject(new Error(event.message));
            worker.onmessage = ({ data }: MessageEvent<Answer>) => {
                if (data.kind !== 'progress') resolve(data);
            };
            const file = files.get((packed as Chosen).handle) as File;
            worker.postMessage({ kind: 'verify', file, known: [], core: new URL('voucher-core.wasm', location.href).href });
        });
        worker.terminate();
        if (answer.kind !== 'answer') throw new Error(JSON.stringify(answer));
        report = answer.json;
        return [performance.now() - started];
    },
};
let report = '';

async function zipJs(useWebWorkers: boolean): Promise<number[]> {
    configure({ useWebWorkers, workerURI: 'zip-worker.js' });
    const started = performance.now();
    const zip = new ZipWriter(await (await target('theirs.zip')).createWritable(), { level: 0 });
    for (const { handle, name } of chosen) await zip.add(name, new BlobReader(files.get(handle) as File));
    await zip.close();
    return [performance.now() - started];
}

// In the place of the person who answers the chooser: a file of the origin's own, written to as any other.
window.showSaveFilePicker = ({ suggestedName }) => target(suggestedName);
Object.assign(globalThis, {
    bench: {
        choose: (purpose: string) => files.choose(purpose, '', true),
        chosen: () => chosen.length + (packed ? 1 : 0),
        report: () => report,
        run: (way: keyof typeof ways) => ways[way](),
        /** Its size; then it is gone, so that there is room for the next one. */
        take: async (name: string) => {
            const { size } = await (await target(name)).getFile();
            await (await navigator.storage.getDirectory()).removeEntry(name);
            return size;
        },
    },
});
