// Starting: with what it needs, without it, and with a file that is broken; and doing nothing once it has started.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { contentSecurityPolicy, serve } from '../../web/serve.mjs';
import { dist, launch, ThePage } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

test('the page starts, shows a percentage on the way, and hands over to the canvas', async () => {
    const visit = await ThePage.open(browser, {
        before: (page) => page.addInitScript(() => {
            globalThis.percents = [];
            addEventListener('DOMContentLoaded', () => {
                const output = document.getElementById('start-percent');
                new MutationObserver(() => globalThis.percents.push(output.textContent)).observe(output, { childList: true });
            });
        }),
    });
    await visit.ready();
    const percents = await visit.page.evaluate(() => globalThis.percents.map((text) => Number.parseInt(text, 10)));
    assert.equal(percents.at(-1), 100);
    assert.deepEqual(percents, [...percents].sort((a, b) => a - b), 'a percentage never falls');
    await visit.byRole('main', undefined).first().waitFor();
    await visit.leave();
});

test('the server sends the strict policy, and the page repeats it for other servers', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    const response = await visit.page.request.get(visit.address);
    assert.equal(response.headers()['content-security-policy'], contentSecurityPolicy);
    assert.equal(response.headers()['x-content-type-options'], 'nosniff');
    const repeated = await visit.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.equal(`${repeated}; frame-ancestors 'none'`, contentSecurityPolicy);
    await visit.leave();
});

test('the server gives nothing from outside its folder', async () => {
    const server = await serve(dist);
    for (const path of ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/README.md', 'assets', '%00', '%zz']) {
        const response = await fetch(server.address + path);
        await response.arrayBuffer();
        assert.equal(response.status, 404, path);
    }
    const posted = await fetch(server.address, { method: 'POST', body: 'x' });
    assert.equal(posted.status, 405);
    await server.close();
});

test('without WebGL2 the page says so in Chinese and English and names the command', async () => {
    const bare = await launch({ webgl: false });
    try {
        const visit = await ThePage.open(bare);
        const alert = visit.page.locator('#start').getByRole('alert');
        await alert.waitFor();
        const text = await alert.innerText();
        assert.match(text, /没有 WebGL2/);
        assert.match(text, /WebGL2 is missing/);
        assert.match(text, /voucher assess/);
        assert.equal(await visit.page.locator('#start-progress').isVisible(), false);
        await visit.leave();
    } finally {
        await bare.close();
    }
});

for (const [what, remove] of [
    ['without WebAssembly', () => delete globalThis.WebAssembly],
    ['without WebAssembly exceptions', () => (WebAssembly.validate = () => false)],
    ['with a kernel that forbids compiling', () => (WebAssembly.validate = () => { throw new Error('CSP'); })],
]) {
    test(`${what} the page says so in Chinese and English and names the command`, async () => {
        const visit = await ThePage.open(browser, { before: (page) => page.addInitScript(remove) });
        const alert = visit.page.locator('#start').getByRole('alert');
        await alert.waitFor();
        const text = await alert.innerText();
        assert.match(text, /不支持 WebAssembly/);
        assert.match(text, /has no WebAssembly/);
        assert.match(text, /voucher assess/);
        await visit.leave();
    });
}

/** A copy of the page in which the first file that `pattern` names has been changed; null takes it away. */
async function broken(pattern, change, then) {
    const folder = mkdtempSync(join(tmpdir(), 'voucher-broken-'));
    try {
        cpSync(dist, folder, { recursive: true });
        const name = readdirSync(join(folder, 'assets')).find((file) => pattern.test(file));
        assert.ok(name, `the page has a file ${pattern}`);
        const file = join(folder, 'assets', name);
        if (change === null) rmSync(file);
        else writeFileSync(file, change(readFileSync(file)));
        await then(folder, name);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

const half = (bytes) => bytes.subarray(0, bytes.length / 2);
const otherwise = (bytes) => Buffer.alloc(bytes.length, 'x');

for (const [what, pattern, change] of [
    ['a font that is not there', /^interface-.*\.ttf$/, null],
    ['a catalogue that is cut off', /^zh-.*\.json$/, half],
    ['a policy pack that is cut off', /^liaocheng-.*\.json$/, half],
    ['a catalogue that is not one', /^zh-.*\.json$/, otherwise],
    ['a policy pack that is not one', /^liaocheng-.*\.json$/, otherwise],
    ['a module that is not one', /^voucher-[\w-]{8}\.wasm$/, otherwise],
]) {
    test(`${what} is reported on the start-up screen`, async () => {
        await broken(pattern, change, async (folder, name) => {
            const visit = await ThePage.open(browser, { folder });
            const alert = visit.page.locator('#start').getByRole('alert');
            await alert.waitFor();
            const text = await alert.innerText();
            assert.match(text, /没有载入成功/);
            assert.match(text, /could not be loaded or is damaged/);
            const detail = await visit.page.locator('#start-detail').innerText();
            // A file that came short is named; what is inside a whole one is for the module to judge, in a sentence.
            if (change === otherwise) assert.ok(detail.length > 10, `says what is wrong: ${detail}`);
            else assert.ok(detail.includes(name), `says which file: ${detail}`);
            await visit.button(/重新载入/).waitFor();
            visit.problems = visit.problems.filter((problem) => !/404|WebAssembly|wasm/.test(problem));
            await visit.leave();
        });
    });
}

test('an idle page asks for no frame in five seconds', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    await visit.page.waitForLoadState('networkidle'); // the full fonts follow in the background
    await visit.settled();
    const asked = await visit.page.evaluate(async () => {
        const start = globalThis.seen.frames;
        // The time itself is what is tested here.
        await new Promise((done) => setTimeout(done, 5000));
        return globalThis.seen.frames - start;
    });
    assert.equal(asked, 0);
    await visit.leave();
});

test('a lost drawing context is restored, and the page goes on where it was', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    await visit.page.waitForLoadState('networkidle');
    await visit.settled();
    const before = await visit.page.screenshot();
    const restored = () => visit.page.evaluate(() => new Promise((done) => {
        const canvas = document.getElementById('canvas');
        const loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        canvas.addEventListener('webglcontextrestored', () => done(true), { once: true });
        canvas.addEventListener('webglcontextlost', () => setTimeout(() => loss.restoreContext()), { once: true });
        loss.loseContext();
    }));
    for (let time = 1; time <= 2; ++time) {
        assert.equal(await restored(), true);
        await visit.settled();
        assert.ok(before.equals(await visit.page.screenshot()), `the picture is the same after loss ${time}`);
    }
    await visit.leave();
});

for (const ratio of [1, 1.25, 1.5, 2, 3]) {
    test(`at a device pixel ratio of ${ratio} the canvas has as many pixels as the screen`, async () => {
        const visit = await ThePage.open(browser, { context: { deviceScaleFactor: ratio } });
        await visit.ready();
        await visit.settled();
        for (const size of [{ width: 1280, height: 800 }, { width: 801, height: 603 }]) {
            await visit.page.setViewportSize(size);
            await visit.page.waitForFunction(({ width, height, ratio: r }) => {
                const canvas = document.getElementById('canvas');
                return Math.abs(canvas.width - width * r) <= 1 && Math.abs(canvas.height - height * r) <= 1;
            }, { ...size, ratio });
        }
        await visit.leave();
    });
}
