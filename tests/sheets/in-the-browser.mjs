// web/src/sheets built as the page builds it, served with the page's policy, and called in Chromium.
// Set by the environment: CHROMIUM (the browser).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { bytesOf, theReader, write } from './the-reader.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');

let files, built, reader, server, browser;
before(async () => {
    files = mkdtempSync(join(tmpdir(), 'voucher-sheets-'));
    built = mkdtempSync(join(tmpdir(), 'voucher-sheets-page-'));
    write(files);
    reader = await theReader();
    const { build, loadConfigFromFile } = await import(pathToFileURL(join(root, 'web/node_modules/vite/dist/node/index.js')).href);
    const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, 'web/vite.config.ts'));
    // The page's own settings: what is tested is what is shipped.
    const settings = { ...config, root: join(here, 'page'), publicDir: false, plugins: [], resolve: {} };
    await build({ ...settings, configFile: false, logLevel: 'warn', build: { ...config.build, outDir: built, emptyOutDir: true } });
    server = await serve(built);
    server.unref();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic'] });
});
after(async () => {
    await browser?.close();
    await server?.close();
    for (const folder of [files, built]) if (folder) rmSync(folder, { recursive: true, force: true });
});

const base64 = (name) => Buffer.from(bytesOf(files, name)).toString('base64');

/** Gives `use` a page and what it asked the server for. A violation of the policy, an error or a request to elsewhere fails. */
async function visit(use) {
    const context = await browser.newContext({ timezoneId: 'Asia/Shanghai' });
    const [problems, requests] = [[], []];
    try {
        const page = await context.newPage();
        page.on('console', (message) => {
            const isIcon = message.location().url.endsWith('/favicon.ico'); // the test's page has none
            if (/error|warning/.test(message.type()) && !isIcon) problems.push(message.text());
        });
        page.on('pageerror', (error) => problems.push(String(error)));
        context.on('request', (request) => {
            requests.push(request.url().replace(server.address, ''));
            if (!request.url().startsWith(server.address)) problems.push(`request to ${request.url()}`);
        });
        await page.clock.install();
        await page.goto(server.address, { waitUntil: 'load' });
        await page.waitForFunction(() => 'read' in globalThis);
        await use(page, requests);
    } finally {
        await context.close();
    }
    assert.deepEqual(problems, []);
}
const workersEnd = (page) => assert.deepEqual(page.workers().map((worker) => worker.url()), []);

test('a worker reads what Node reads, and is ended', () => visit(async (page, requests) => {
    const before = requests.filter((url) => /worker|xlsx|csv/.test(url));
    assert.deepEqual(before, [], 'nothing of it is fetched until a file asks for it');
    for (const name of ['roster.xlsx', 'dates-1904.xlsx', 'comma-gb18030-crlf.csv', 'changed.xlsx', 'page.xls', 'too-large.csv']) {
        const answer = await page.evaluate(([bytes, as]) => globalThis.read(bytes, as), [base64(name), name]);
        assert.deepEqual(answer, await reader.readBytes(bytesOf(files, name), name));
    }
    assert.ok(requests.some((url) => /worker/.test(url)) && requests.some((url) => /xlsx/.test(url)), requests.join(' '));
    workersEnd(page);
}));

test('a person who changes their mind is not waited for', () => visit(async (page) => {
    const reasons = await page.evaluate(async ([bytes]) => {
        const told = [];
        for (const signal of [AbortSignal.abort(), AbortSignal.abort('own')]) await globalThis.read(bytes, 'a.xlsx', signal).catch((error) => told.push(error.name ?? error));
        const controller = new AbortController();
        const reading = globalThis.read(bytes, 'a.xlsx', controller.signal);
        controller.abort();
        await reading.catch((error) => told.push(error.name));
        return told;
    }, [base64('large.xlsx')]);
    assert.deepEqual(reasons, ['AbortError', 'own', 'AbortError']);
    workersEnd(page);
}));

test('a file that takes too long is given up', () => visit(async (page) => {
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.evaluate(([bytes]) => { globalThis.reading = globalThis.read(bytes, 'large.xlsx'); }, [base64('large.xlsx')]);
    await page.clock.runFor(30_000);
    assert.deepEqual(await page.evaluate(() => globalThis.reading), { kind: 'refused', code: 'too_slow', detail: 'large.xlsx: > 30000 ms' });
    workersEnd(page);
}));

test('10,000 rows of 15 columns', (t) => visit(async (page) => {
    const begin = performance.now();
    const { kind } = await page.evaluate(([bytes]) => globalThis.read(bytes, 'large.xlsx'), [base64('large.xlsx')]);
    t.diagnostic(`10,000 rows × 15 in Chromium, code and hand-over included: ${Math.round(performance.now() - begin)} ms`);
    assert.equal(kind, 'sheets');
}));
