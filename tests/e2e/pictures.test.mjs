// How the pages look, compared with the kept pictures beside this file (Debian's Chromium draws them in software, so
// they are nearly the same everywhere). What differs is left in the artefacts: what it looks like now, and where.
//
// After a change of the look that is wanted: VOUCHER_KEEP_PICTURES=1 node --test tests/e2e/pictures.test.mjs, then look
// at each picture that git shows as changed.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { goToPage, nameOf, visitWithCase } from './every-page.mjs';
import { artefacts, desktop, launch, phone } from './the-page.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { PNG } = require('pngjs');
const pixelmatch = (await import(require.resolve('pixelmatch'))).default;

const kept = fileURLToPath(new URL('pictures', import.meta.url));
const keep = process.env.VOUCHER_KEEP_PICTURES === '1';
const most = 0.002; // of the pixels: more than rounding at the edges of letters, less than one word

/** In sixteen shades of each colour: half the size, and less of a change than pixelmatch is told to see. */
function small(picture) {
    picture.data.forEach((value, i) => (picture.data[i] = Math.round(value / 17) * 17));
    return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 });
}

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** What differs from the kept picture, in a sentence; null where it is the same. */
async function compare(visit, name) {
    await visit.page.mouse.move(1, 1);
    await visit.settled();
    const bytes = await visit.page.screenshot({ caret: 'hide' });
    const path = join(kept, `${name}.png`);
    if (keep) {
        mkdirSync(kept, { recursive: true });
        writeFileSync(path, small(PNG.sync.read(bytes)));
        return null;
    }
    mkdirSync(artefacts, { recursive: true });
    const leave = (what, data) => writeFileSync(join(artefacts, `${name}.${what}.png`), data);
    if (!existsSync(path)) {
        leave('actual', bytes);
        return `${name}: there is no kept picture`;
    }
    const now = PNG.sync.read(bytes);
    const before = PNG.sync.read(readFileSync(path));
    if (now.width !== before.width || now.height !== before.height) {
        leave('actual', bytes);
        return `${name}: ${now.width}x${now.height} instead of ${before.width}x${before.height}`;
    }
    const diff = new PNG({ width: now.width, height: now.height });
    const different = pixelmatch(before.data, now.data, diff.data, now.width, now.height, { threshold: 0.1 });
    if (different <= most * now.width * now.height) return null;
    leave('actual', bytes);
    leave('diff', PNG.sync.write(diff));
    return `${name}: ${different} pixels differ`;
}

test('the pages and the gallery look as they did', async () => {
    const { visit } = await visitWithCase(browser, {
        answered: true,
        // The notice names today, and the period's bars end there.
        before: (page) => page.clock.setFixedTime(new Date('2026-11-22T10:00:00+08:00')),
        context: { reducedMotion: 'reduce' },
    });
    const { page } = visit;
    const wrong = [];
    const see = async (name) => {
        const what = await compare(visit, name);
        if (what !== null) wrong.push(what);
    };
    await page.evaluate(() => document.activeElement?.blur());
    for (const size of [desktop, phone]) {
        await page.setViewportSize(size);
        for (const fragment of ['', 'eligibility', 'services', 'result', 'deadlines', 'papers', 'policy', 'provider']) {
            await goToPage(visit, fragment);
            if (fragment === 'provider' && size === desktop) {
                await visit.attach(visit.button('打开合同表'), fileURLToPath(new URL('../cases/provider/institute.json', import.meta.url)));
                await visit.byText('合同（7）').waitFor();
            }
            await see(`${nameOf(fragment)}-${size.width}`);
        }
    }
    await page.setViewportSize({ width: 1280, height: 2480 }); // the whole of it, as the design draws it
    await goToPage(visit, 'gallery');
    for (const [look, media] of [
        ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }],
    ]) {
        await page.emulateMedia(media);
        await visit.settled();
        await see(`gallery-${look}`);
    }
    assert.deepEqual(wrong, []);
    await visit.leave();
});
