// Fingers: a tap acts once, a drag scrolls and acts on nothing, a flick swings on, two fingers are the browser's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, ThePage } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** The first page in a low window, so that it scrolls, and a finger on it. */
async function touching() {
    const visit = await ThePage.open(browser, { context: { hasTouch: true, viewport: { width: 820, height: 480 } } });
    await visit.ready();
    const devtools = await visit.context.newCDPSession(visit.page);
    // `at`: milliseconds since the finger came, by the finger's own clock, however long the page takes to hear of it.
    const came = Date.now();
    const touch = (type, at, ...points) => devtools.send('Input.dispatchTouchEvent',
        { type, timestamp: (came + at) / 1000, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    // Something that scrolls with the page.
    const mark = visit.page.getByRole('main').getByRole('button').first();
    const top = () => mark.evaluate((element) => element.getBoundingClientRect().top);
    const page = () => visit.page.evaluate(() => [location.hash, document.querySelectorAll('[role=dialog]').length,
        document.querySelectorAll('h1').length && document.querySelector('h1').textContent].join());
    return { visit, touch, top, page };
}

test('a tap acts once, although the browser repeats it as mouse events', async () => {
    const visit = await ThePage.open(browser, { context: { hasTouch: true } });
    await visit.ready();
    await visit.page.evaluate(() => {
        globalThis.languages = [];
        new MutationObserver(() => globalThis.languages.push(document.documentElement.lang))
            .observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
    });
    const english = visit.page.getByRole('button', { name: 'EN' }).or(visit.page.getByRole('radio', { name: 'EN' })).first();
    await english.tap();
    await visit.page.waitForFunction(() => document.documentElement.lang === 'en');
    await visit.settled();
    assert.deepEqual(await visit.page.evaluate(() => globalThis.languages), ['en']);
    await visit.leave();
});

test('a drag scrolls as far as the finger goes and presses nothing', async () => {
    const { visit, touch, top, page } = await touching();
    const [from, before] = [await top(), await page()];
    await touch('touchStart', 0, [400, 400]);
    for (let step = 1; step <= 10; ++step) await touch('touchMove', step * 16, [400, 400 - step * 15]);
    await visit.settled();
    const moved = from - (await top());
    assert.ok(moved >= 120 && moved <= 150, `moved by ${moved}`);
    await touch('touchEnd', 500); // after a pause: no swing
    await visit.settled();
    assert.equal(from - (await top()), moved);
    assert.equal(await page(), before);
    await visit.leave();
});

test('a flick swings on and comes to rest', async () => {
    const { visit, touch, top, page } = await touching();
    const [from, before] = [await top(), await page()];
    await touch('touchStart', 0, [400, 400]);
    for (let step = 1; step <= 4; ++step) await touch('touchMove', step * 16, [400, 400 - step * 20]);
    await visit.page.evaluate(() => { // a page that was busy, and hears of the end late
        const until = performance.now() + 200;
        while (performance.now() < until);
    });
    await touch('touchEnd', 5 * 16);
    await visit.settled();
    const moved = from - (await top());
    assert.ok(moved > 85, `went on after 80: ${moved}`);
    assert.equal(await page(), before);
    await visit.leave();
});

test('a second finger takes the press back', async () => {
    const { visit, touch, top, page } = await touching();
    const before = await page();
    const y = (await top()) + 10;
    const x = await visit.page.getByRole('main').getByRole('button').first().evaluate((element) => element.getBoundingClientRect().left + 10);
    await touch('touchStart', 0, [x, y]);
    await touch('touchStart', 50, [x, y], [x + 100, y]);
    await touch('touchEnd', 100, [x, y]);
    await touch('touchEnd', 150);
    await visit.settled();
    assert.equal(await page(), before);
    await visit.leave();
});
