// The page's side of files (web/src/files.ts, save.ts, stream/) on a page of its own, with a listener in the place of
// the C++ module and the real workers.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { launch } from './the-page.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const esbuild = createRequire(join(root, 'web/node_modules/vite/package.json'))('esbuild');

/** CRC-32 as ZIP has it, bit by bit by table: nobody else's. */
const table = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; ++bit) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c;
});
export const crc32 = (bytes) => (~bytes.reduce((c, byte) => table[(c ^ byte) & 255] ^ (c >>> 8), -1)) >>> 0;

export class FilesPage {
    static async serve() {
        const self = new this();
        self.folder = mkdtempSync(join(tmpdir(), 'voucher-files-'));
        const dist = join(self.folder, 'page');
        mkdirSync(dist);
        const bundle = (options) => esbuild.build({ bundle: true, logLevel: 'error', ...options });
        const exported = ['files', 'save', 'save-target', 'stream/workers'].map((name) => `export * from './${name}';`).join('\n');
        await bundle({ stdin: { contents: exported, resolveDir: join(root, 'web/src'), loader: 'ts' }, format: 'iife', globalName: 'web',
            outfile: join(dist, 'page.js'), logOverride: { 'empty-import-meta': 'silent' } });
        await bundle({ entryPoints: [join(root, 'web/src/stream/worker.ts')], format: 'esm', outfile: join(dist, 'worker.js') });
        writeFileSync(join(dist, 'index.html'), '<!doctype html><meta charset="utf-8"><script src="page.js"></script>');
        self.server = await serve(dist);
        self.server.unref();
        self.browser = await launch();
        return self;
    }
    async close() {
        await this.browser.close();
        await this.server.close();
        rmSync(this.folder, { recursive: true, force: true });
    }

    /** `told`: every call that the module would get, as [name, ...arguments]; bytes as their length. `place`: what the
     *  chooser of a place does; without it there is none. `lacks`: what the browser has not got, or not for this page. */
    async open({ place = null, lacks = [] } = {}) {
        const page = await this.browser.newPage();
        page.setDefaultTimeout(10_000);
        if (lacks.includes('worker code')) await page.route('**/worker.js', (route) => route.abort());
        await page.clock.install(); // runs on by itself; a test may let hours go by
        await page.goto(this.server.address);
        await page.evaluate(([answer, missing]) => {
            delete globalThis.showSaveFilePicker;
            const refuse = () => { throw new DOMException('not for this page', 'SecurityError'); };
            if (missing.includes('workers')) globalThis.Worker = class { constructor() { refuse(); } };
            if (missing.includes('own files')) navigator.storage.getDirectory = async () => refuse();
            // Answers in the place of a person: a file of the origin's own, which is written to as any other.
            const target = async (name) => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
            if (answer === 'chooses') globalThis.showSaveFilePicker = ({ suggestedName }) => target(suggestedName);
            if (answer === 'closes') globalThis.showSaveFilePicker = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
            if (answer === 'too late') globalThis.showSaveFilePicker = () => Promise.reject(new DOMException('Must be handling a user gesture', 'SecurityError'));
            globalThis.told = [];
            const latin1 = (bytes) => String.fromCharCode(...bytes);
            const plain = (arg) => (arg instanceof Uint8Array ? arg.length : arg?.head ? { ...arg, head: latin1(arg.head) } : arg);
            const engine = new Proxy({}, { get: (_, name) => (...args) => told.push([name, ...args.map(plain)]) });
            const workers = new web.StreamWorkers(() => new Worker('worker.js', { type: 'module' }));
            globalThis.files = new web.Files(() => engine, workers);
            globalThis.saver = new web.Saver(() => engine, files, workers);
            files.listen();
        }, [place, lacks]);
        return page;
    }

    static async choose(page, purpose, paths, multiple = false) {
        const chooser = page.waitForEvent('filechooser');
        await page.evaluate(([p, m]) => files.choose(p, '.pdf', m ? 1 : 0), [purpose, multiple]);
        await (await chooser).setFiles(paths);
        await page.waitForFunction(() => told.some(([name]) => name === 'files'));
        return page.evaluate(() => told.splice(0));
    }
    static async until(page, name) {
        await page.waitForFunction((wanted) => told.some(([said]) => said === wanted), name);
        return page.evaluate(() => told.splice(0));
    }
}
