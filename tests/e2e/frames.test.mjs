// A page that nobody touches draws nothing: no page asks for a frame, and a tab that is not seen draws none either.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { goToPage, nameOf, pages, visitWithWholeCase } from './every-page.mjs';
import { Tabs } from './engines/tabs.mjs';
import { dist, launch } from './the-page.mjs';
import { serve } from '../../web/serve.mjs';

const { PNG } = createRequire(new URL('../../web/package.json', import.meta.url))('pngjs');

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** How many frames the page asks for in this time, which is itself what is tested. */
const asked = (visit, milliseconds) => visit.page.evaluate(async (time) => {
    const start = globalThis.seen.frames;
    await new Promise((done) => setTimeout(done, time));
    return globalThis.seen.frames - start;
}, milliseconds);

const idle = 5000; // milliseconds
const tabs = 3;

test('no page asks for a frame in five seconds without input', async () => {
    // Side by side, so that the time is waited a third as often. The gallery has every widget in every state, also
    // those that move.
    const frames = {};
    await Promise.all(Array.from({ length: tabs }, async (_, tab) => {
        const { visit } = await visitWithWholeCase(browser);
        for (const fragment of pages.filter((_name, at) => at % tabs === tab)) {
            await goToPage(visit, fragment);
            frames[nameOf(fragment)] = await asked(visit, idle);
            // It would have got them: a browser keeps them from a tab that it takes for hidden.
            await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
        }
        await visit.leave();
    }));
    assert.deepEqual(frames, Object.fromEntries(Object.keys(frames).map((name) => [name, 0])));
    assert.equal(Object.keys(frames).length, pages.length);
});

test('a tab that is hidden by another one draws nothing, and is up to date when it is shown again', async () => {
    const server = await serve(dist);
    server.unref();
    const chromium = new Tabs();
    try {
        const tab = await chromium.open(server.address, `globalThis.drawn = 0;
            const draw = WebGL2RenderingContext.prototype.drawElements;
            WebGL2RenderingContext.prototype.drawElements = function (...parts) {
                globalThis.drawn += 1;
                return draw.apply(this, parts);
            };`);
        await tab.until(`document.getElementById('start') && getComputedStyle(document.getElementById('start')).display === 'none' && drawn > 0`);
        await chromium.open('about:blank');
        await tab.until('document.hidden');
        const before = await tab.evaluate('drawn');
        // Things happen meanwhile: another page, another look, another size.
        await tab.evaluate(`location.hash = 'policy'`);
        await tab.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
        await tab.evaluate(`new Promise((done) => setTimeout(done, 1000))`); // the time itself is what is tested
        assert.equal(await tab.evaluate('document.hidden'), true);
        assert.equal(await tab.evaluate('drawn'), before);
        await tab.show();
        await tab.until(`!document.hidden && document.title.startsWith('政策状态') && drawn > ${before}`);
        // In the dark: the picture is of now.
        const { data } = await tab.send('Page.captureScreenshot', { format: 'png', clip: { x: 300, y: 300, width: 200, height: 200, scale: 1 } });
        const { data: pixels } = PNG.sync.read(Buffer.from(data, 'base64'));
        const light = pixels.filter((value, at) => at % 4 !== 3 && value > 127).length / (pixels.length * 0.75);
        assert.ok(light < 0.3, `${light} of the picture is light`);
    } finally {
        await chromium.close();
        await server.close();
    }
});
