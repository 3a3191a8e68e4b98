// A page that nobody touches draws nothing: no page asks for a frame, and a tab that is not seen draws none either.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goToPage, nameOf, pages, visitWithCase } from './every-page.mjs';
import { launch } from './the-page.mjs';

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

test('no page asks for a frame while nothing happens', async () => {
    const { visit } = await visitWithCase(browser);
    const frames = {};
    for (const fragment of pages) {
        await goToPage(visit, fragment);
        // The gallery has every widget in every state, also those that move.
        frames[nameOf(fragment)] = await asked(visit, fragment === 'gallery' ? 5000 : 1000);
    }
    assert.deepEqual(frames, Object.fromEntries(pages.map((fragment) => [nameOf(fragment), 0])));
    await visit.leave();
});

test('a tab that is not seen draws nothing, and is up to date when it is seen again', async () => {
    const { visit } = await visitWithCase(browser, {
        // A browser gives a hidden tab no animation frames, and here it is the test that keeps them back: headless
        // browsers hide no tab. So nothing may be drawn but from one.
        before: (page) => page.addInitScript(() => {
            globalThis.drawn = 0;
            const draw = WebGL2RenderingContext.prototype.drawElements;
            WebGL2RenderingContext.prototype.drawElements = function (...parts) {
                globalThis.drawn += 1;
                return draw.apply(this, parts);
            };
            const request = globalThis.requestAnimationFrame.bind(globalThis);
            let hidden = false;
            const kept = [];
            globalThis.requestAnimationFrame = (callback) => (hidden ? kept.push(callback) : request(callback));
            globalThis.hide = (yes) => {
                hidden = yes;
                Object.defineProperty(document, 'hidden', { configurable: true, get: () => yes });
                document.dispatchEvent(new Event('visibilitychange'));
                if (!yes) for (const callback of kept.splice(0)) request(callback);
            };
        }),
    });
    const { page } = visit;
    await goToPage(visit, 'result');
    const before = await page.evaluate(() => {
        hide(true);
        return globalThis.drawn;
    });
    // Things happen meanwhile: another page, another look.
    await page.evaluate(() => (location.hash = 'policy'));
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    assert.equal(await page.evaluate(() => globalThis.drawn), before);
    await page.evaluate(() => hide(false));
    await page.waitForFunction((n) => document.title.startsWith('政策状态') && globalThis.drawn > n, before);
    await visit.leave();
});
