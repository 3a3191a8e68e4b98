// The package proof's contest: the same File objects, real files on a disk, become a ZIP of stored entries in a file of
// the origin's own file system, in Chromium: our own way (digest, plan, stream) and zip.js, taking turns; and with them
// the verifying of a package that holds the same files.
import { randomFillSync } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const web = join(here, '../../web');
const requireOfWeb = createRequire(join(web, 'node_modules/vite/package.json'));
const MIB = 2 ** 20;

/** Files that do not compress, `count` of them with `total` bytes together. Returns their paths. */
function makeFiles(folder, total, count) {
    const block = Buffer.alloc(4 * MIB);
    const size = Math.ceil(total / count);
    return Array.from({ length: count }, (_, n) => {
        const path = join(folder, `附件${n + 1}.pdf`);
        const file = openSync(path, 'w');
        for (let left = size; left > 0; left -= block.length) {
            randomFillSync(block);
            writeSync(file, block, 0, Math.min(left, block.length));
        }
        closeSync(file);
        return path;
    });
}

async function buildPage(folder, core) {
    const esbuild = requireOfWeb('esbuild');
    const bundle = (entry, outfile) => esbuild.build({
        entryPoints: [entry], outfile: join(folder, outfile), bundle: true, format: 'esm', logLevel: 'error',
        nodePaths: [join(web, 'node_modules'), join(here, 'node_modules')], alias: { 'voucher-core': join(core, 'voucher-core.mjs') },
    });
    await bundle(join(here, 'package_page.ts'), 'page.js');
    await bundle(join(web, 'src/stream/worker.ts'), 'worker.js');
    await bundle(join(web, 'src/verify/worker.ts'), 'verify-worker.js');
    copyFileSync(join(core, 'voucher-core.wasm'), join(folder, 'voucher-core.wasm'));
    copyFileSync(join(here, 'node_modules/@zip.js/zip.js/dist/zip-web-worker.js'), join(folder, 'zip-worker.js'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="page.js"><title>package</title><script type="module" src="page.js"></script>');
}

/** What the heaps of the page and of its workers hold: objects, buffers, WebAssembly, and garbage not yet collected. */
class Heaps {
    #workers = new Map(); // by session: what it held last
    #waiting = new Map(); // by message
    #next = 1;

    static async of(page) {
        const self = new this();
        self.session = await page.context().newCDPSession(page);
        self.session.on('Target.attachedToTarget', ({ sessionId }) => self.#workers.set(sessionId, 0));
        self.session.on('Target.detachedFromTarget', ({ sessionId }) => self.#workers.delete(sessionId));
        self.session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
            const { id, result } = JSON.parse(message);
            if (result && self.#workers.has(sessionId)) self.#workers.set(sessionId, held(result));
            self.#waiting.get(id)?.();
        });
        await self.session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
        return self;
    }
    /** Bytes. A worker that is too busy to answer counts as it did before. */
    async bytes() {
        const asked = [...this.#workers.keys()].map((sessionId) => new Promise((done) => {
            const id = this.#next++;
            this.#waiting.set(id, done);
            setTimeout(done, 250);
            const message = JSON.stringify({ id, method: 'Runtime.getHeapUsage' });
            this.session.send('Target.sendMessageToTarget', { sessionId, message }).catch(done); // it has ended
        }));
        const own = held(await this.session.send('Runtime.getHeapUsage'));
        await Promise.all(asked);
        this.#waiting.clear();
        return [...this.#workers.values()].reduce((sum, bytes) => sum + bytes, own);
    }
}
const held = ({ usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }) => usedSize + embedderHeapUsedSize + backingStorageSize;

/** What the process of the page holds for itself in bytes: all of the above, stacks, code, pipes, the allocators' reserves. */
async function processOf(browser) {
    const devtools = await browser.newBrowserCDPSession();
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    const files = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/status`);
    return () => files.reduce((sum, file) => sum + Number(/^RssAnon:\s+(\d+) kB/m.exec(existsSync(file) ? readFileSync(file, 'utf8') : '')?.[1] ?? 0) * 1024, 0);
}

/** Runs `work`; also how far each of the two went above what it was before. */
async function watched(heaps, resident, work) {
    const before = [await heaps.bytes(), resident()];
    const most = [...before];
    let over = false;
    const watch = (async () => {
        while (!over) {
            const now = [await heaps.bytes(), resident()];
            now.forEach((bytes, n) => (most[n] = Math.max(most[n], bytes)));
            await new Promise((done) => setTimeout(done, 50));
        }
    })();
    try {
        return { answer: await work(), heap: () => most[0] - before[0], process: () => most[1] - before[1] };
    } finally {
        over = true;
        await watch;
    }
}

/** `core`: folder of the built core. `pack(paths, zip)` makes a package of files. Returns for each way the milliseconds of
 *  its rounds (of ours: digests, then the save), and what heap and process held over the baseline, in bytes. */
export async function runPackageContest(total, count, rounds, core, pack) {
    const { chromium } = createRequire(join(web, 'package.json'))('playwright-core');
    const folder = mkdtempSync(join(tmpdir(), 'voucher-bench-'));
    const cleanUp = [() => rmSync(folder, { recursive: true, force: true })];
    try {
        mkdirSync(join(folder, 'page'));
        const paths = makeFiles(folder, total, count);
        const zip = join(folder, 'package.zip');
        pack(paths, zip);
        await buildPage(join(folder, 'page'), core);
        const server = await serve(join(folder, 'page'));
        cleanUp.push(() => server.close());
        const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--no-first-run'] });
        cleanUp.push(() => browser.close());
        const page = await browser.newPage();
        page.setDefaultTimeout(600_000);
        page.on('pageerror', (error) => console.error(String(error)));
        page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
        await page.goto(server.address);
        await page.waitForFunction(() => 'bench' in globalThis);
        for (const [purpose, chosen, all] of [['attachments', paths, count], ['package', zip, count + 1]]) {
            const chooser = page.waitForEvent('filechooser');
            await page.evaluate((what) => globalThis.bench.choose(what), purpose);
            await (await chooser).setFiles(chosen);
            await page.waitForFunction((n) => globalThis.bench.chosen() === n, all);
        }
        const heaps = await Heaps.of(page);
        const resident = await processOf(browser);
        const ways = Object.fromEntries(['ours', 'zipJsInWorkers', 'zipJsOnThePage', 'verifying'].map((way) => [way, { times: [], heap: [], process: [] }]));
        for (let round = 0; round < rounds; ++round) {
            for (const [way, heard] of Object.entries(ways)) {
                const { answer, heap, process } = await watched(heaps, resident, () => page.evaluate((name) => globalThis.bench.run(name), way));
                heard.times.push(answer);
                heard.heap.push(heap());
                heard.process.push(process());
                if (way === 'verifying') continue;
                const size = await page.evaluate((name) => globalThis.bench.take(name), way === 'ours' ? 'ours.zip' : 'theirs.zip');
                if (size < total) throw new Error(`${way}: ${size} bytes`);
            }
        }
        const report = JSON.parse(await page.evaluate(() => globalThis.bench.report()));
        const wrong = report.findings.filter(({ severity, code }) => severity === 'error' && code !== 'package_paper_missing');
        if (report.refused || report.files < count || wrong.length > 0) throw new Error(`the package does not hold: ${JSON.stringify(report)}`);
        return ways;
    } finally {
        for (const step of cleanUp.reverse()) await step();
    }
}
