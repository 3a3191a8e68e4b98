// Device pixel ratios, also one that changes while the page runs: the DOM's fields lie where the canvas draws theirs.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { visitWithCase } from './every-page.mjs';
import { launch } from './the-page.mjs';

const { PNG } = createRequire(new URL('../../web/package.json', import.meta.url))('pngjs');
const desk = { width: 1280, height: 1400 }; // high enough for every field of the form

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** How far inside (+) or outside (−) an edge of the DOM's box the drawn border lies, in CSS pixels: the place of the
 *  greatest contrast along a short way across the edge. */
function borderAt(picture, ratio, x, y, dx, dy) {
    const at = (step) => {
        const column = Math.floor((x + dx * step) * ratio);
        const row = Math.floor((y + dy * step) * ratio);
        return picture.data.subarray((row * picture.width + column) * 4, (row * picture.width + column) * 4 + 3);
    };
    const ground = at(3);
    let best = { contrast: 0, step: NaN };
    for (let step = -3; step <= 3; step += 0.5 / ratio) {
        const contrast = Math.max(...at(step).map((value, i) => Math.abs(value - ground[i])));
        if (contrast > best.contrast) best = { contrast, step };
    }
    assert.ok(best.contrast > 50, `there is a border at ${x}, ${y}`);
    return best.step;
}

test('at every ratio, and when it changes, the drawn fields and those of the DOM are at the same place', async () => {
    const { visit } = await visitWithCase(browser);
    const { page } = visit;
    const devtools = await visit.context.newCDPSession(page);
    await page.evaluate(() => document.activeElement?.blur());
    let { height: tall } = desk;
    let still = false;
    // With another size, as it is with zoom; or alone, as on the way to another screen.
    for (const [ratio, alone] of [[1, false], [1.25, true], [1.5, false], [2, true], [3, true], [1, true]]) {
        const size = { width: desk.width, height: alone ? tall : (tall -= 2) };
        await devtools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: ratio, mobile: false });
        // The emulation looks through a page's media queries only when it changes one of their features itself: any
        // will do, the page is told of the ratio by its own query.
        await page.emulateMedia({ reducedMotion: (still = !still) ? 'reduce' : 'no-preference' });
        await page.waitForFunction(({ width, height, r }) => {
            const canvas = document.getElementById('canvas');
            return devicePixelRatio === r && Math.abs(canvas.width - width * r) <= 1 && Math.abs(canvas.height - height * r) <= 1;
        }, { ...size, r: ratio });
        await visit.settled();
        const fields = await page.evaluate(() => [...document.querySelectorAll('#semantics .field')].flatMap((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            const seen = document.elementFromPoint(x + width / 2, y + 2) === element && document.elementFromPoint(x + width / 2, y + height - 2) === element;
            return seen ? [{ name: element.getAttribute('aria-label'), x, y, width, height }] : [];
        }));
        assert.ok(fields.length >= 5, `${fields.length} fields at ${ratio}`);
        const { data } = await devtools.send('Page.captureScreenshot', { format: 'png' });
        const picture = PNG.sync.read(Buffer.from(data, 'base64'));
        assert.ok(Math.abs(picture.width - size.width * ratio) <= 1, `the picture is ${picture.width} wide`);
        for (const { name, x, y, width, height } of fields) {
            const edges = [
                borderAt(picture, ratio, x, y + height / 2, 1, 0), borderAt(picture, ratio, x + width, y + height / 2, -1, 0),
                borderAt(picture, ratio, x + width / 2, y, 0, 1), borderAt(picture, ratio, x + width / 2, y + height, 0, -1),
            ];
            assert.ok(edges.every((edge) => Math.abs(edge) <= 1), `${name} at ${ratio}: ${edges}`);
        }
    }
    await visit.leave();
});
