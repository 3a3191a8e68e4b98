// web/src/papers built as the page builds it, served with the page's policy, and called in Chromium.
//
// Set by the environment: VOUCHER_FONTS_DIR (full-regular.ttf, full-bold.ttf), CHROMIUM (the browser),
// VOUCHER_ARTEFACTS (where the papers are left to look at).
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../web/serve.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../..');
export const require = createRequire(join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
const vite = pathToFileURL(join(root, 'web/node_modules/vite/dist/node/index.js')).href;

export const fonts = resolve(process.env.VOUCHER_FONTS_DIR ?? join(root, 'build/web/fonts'));
export const artefacts = resolve(process.env.VOUCHER_ARTEFACTS ?? join(root, 'build/artefacts/papers'));

/** The list of files as the page has it, with nothing but fonts in it. */
function fontList() {
    const id = 'virtual:resources';
    const files = { fontRegularFull: 'full-regular.ttf', fontBoldFull: 'full-bold.ttf' };
    return {
        name: 'fonts-only',
        resolveId: (source) => (source === id ? `\0${id}` : null),
        load(source) {
            if (source !== `\0${id}`) return null;
            const entries = Object.entries(files).map(([kind, name]) => {
                const bytes = readFileSync(join(fonts, name));
                const reference = this.emitFile({ type: 'asset', name, source: bytes });
                return `{kind: '${kind}', size: ${bytes.length}, url: import.meta.ROLLUP_FILE_URL_${reference}}`;
            });
            return `export const resources = [${entries.join(',')}];`;
        },
    };
}

/** Builds the page into a folder of its own and returns that. */
export async function build() {
    const { build: bundle, loadConfigFromFile } = await import(vite);
    const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, 'web/vite.config.ts'));
    const outDir = mkdtempSync(join(tmpdir(), 'voucher-papers-'));
    // The page's own settings: what is tested is what is shipped.
    const settings = { ...config, root: join(here, 'page'), publicDir: false, plugins: [fontList()], resolve: {} };
    await bundle({ ...settings, configFile: false, logLevel: 'warn', build: { ...config.build, outDir, emptyOutDir: true } });
    return outDir;
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic'] });

/** One visit to the page, in a time zone. `problems` must stay empty: violations of the policy, errors, requests to elsewhere. */
export class ThePage {
    problems = [];
    requests = [];

    static async open(browser, folder, timezoneId = 'Asia/Shanghai') {
        const self = new ThePage();
        self.server = await serve(folder);
        self.server.unref();
        self.context = await browser.newContext({ timezoneId, locale: 'zh-CN' });
        self.page = await self.context.newPage();
        self.page.on('console', (message) => {
            const isIcon = message.location().url.endsWith('/favicon.ico'); // the test's page has none
            if (/error|warning/.test(message.type()) && !isIcon) self.problems.push(message.text());
        });
        self.page.on('pageerror', (error) => self.problems.push(String(error)));
        self.context.on('request', (request) => {
            self.requests.push(request.url().replace(self.server.address, ''));
            if (!request.url().startsWith(self.server.address)) self.problems.push(`request to ${request.url()}`);
        });
        await self.page.goto(self.server.address, { waitUntil: 'load' });
        await self.page.waitForFunction(() => 'papers' in globalThis);
        return self;
    }

    /** The bytes come through as base64. */
    async makePapers(documents) {
        const papers = await this.page.evaluate(async (given) => {
            const made = await globalThis.papers.makePapers(given);
            return made.map(({ bytes, ...rest }) => ({ ...rest, base64: bytes.reduce((text, byte) => text + String.fromCharCode(byte), '') }));
        }, documents);
        return papers.map(({ base64, ...rest }) => ({ ...rest, bytes: Buffer.from(base64, 'latin1') }));
    }
    async makeWorkbook(document) {
        const made = await this.page.evaluate(async (given) => {
            const { name, bytes } = await globalThis.papers.makeWorkbook(given);
            return { name, text: bytes.reduce((text, byte) => text + String.fromCharCode(byte), '') };
        }, document);
        return { name: made.name, bytes: Buffer.from(made.text, 'latin1') };
    }

    async leave() {
        await this.context.close();
        await this.server.close();
        assert.deepEqual(this.problems, []);
    }
}

/** One visit for all tests of a file, its browser and the folder that is served: there once the tests run. */
export function aVisit() {
    const there = {};
    before(async () => {
        there.folder = await build();
        there.browser = await launch();
        there.visit = await ThePage.open(there.browser, there.folder);
    });
    after(async () => {
        try {
            await there.visit?.leave(); // a violation of the policy, an error or a request to elsewhere fails here
        } finally {
            await there.browser?.close();
            if (there.folder) rmSync(there.folder, { recursive: true, force: true });
        }
    });
    return there;
}

/** Gives `use` a folder that is gone once it has returned, or what it promised is there. */
export function inFolder(use) {
    const folder = mkdtempSync(join(tmpdir(), 'voucher-paper-'));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    let result;
    try {
        result = use(folder);
    } catch (error) {
        remove();
        throw error;
    }
    if (result instanceof Promise) return result.finally(remove);
    remove();
    return result;
}

export function artefact(name) {
    mkdirSync(artefacts, { recursive: true });
    return join(artefacts, name);
}
