// The keyboard alone: everything is reached in reading order, seen to be reached, and acts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goToPage, nameOf, pages, visitWithWholeCase } from './every-page.mjs';
import { launch, ThePage, unpainted } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

const active = (visit) => visit.page.evaluate(() => document.activeElement?.dataset.key ?? null);

/** Presses Tab until the focus leaves the page; the keys in the order in which they had it. */
async function tabbed(visit) {
    const reached = [];
    for (let press = 0; press < 200; ++press) {
        await visit.page.keyboard.press('Tab');
        const key = await active(visit);
        if (key === null || reached.includes(key)) return reached;
        reached.push(key);
    }
    throw new Error('the focus does not come round');
}

test('Tab reaches every control of every page in the order of reading, and Shift+Tab all the way back', async () => {
    const { visit } = await visitWithWholeCase(browser, { before: unpainted });
    const { page } = visit;
    await page.evaluate(() => {
        // Of a group of radio buttons Tab reaches one.
        globalThis.stop = (element) => (element.type === 'radio' ? element.name : element.dataset.key);
        globalThis.reached = [];
        addEventListener('focusin', ({ target }) => globalThis.reached.push(globalThis.stop(target)));
    });
    for (const fragment of pages) {
        await goToPage(visit, fragment);
        const stops = await page.evaluate(() => {
            const elements = [...document.querySelectorAll('#semantics .acts')];
            elements[0].focus();
            globalThis.reached = [];
            return [...new Set(elements.map(globalThis.stop))];
        });
        assert.ok(stops.length >= 5, `${nameOf(fragment)} has controls: ${stops}`);
        for (const [key, wanted] of [['Tab', stops.slice(1)], ['Shift+Tab', stops.slice(0, -1).reverse()]]) {
            for (let press = 0; press < wanted.length; ++press) await page.keyboard.press(key);
            assert.deepEqual(await page.evaluate(() => globalThis.reached.splice(0)), wanted, `${key} on ${nameOf(fragment)}`);
        }
    }
    await visit.leave();
});

test('what the keyboard has reached is seen on the canvas', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    await visit.page.waitForLoadState('networkidle');
    await visit.settled();
    const before = await visit.page.screenshot();
    for (let press = 0; press < 3; ++press) {
        await visit.page.keyboard.press('Tab');
        await visit.settled();
        const box = await visit.page.evaluate(() => {
            const { x, y, width, height } = document.activeElement.getBoundingClientRect();
            return { x, y, width, height };
        });
        const around = {
            x: Math.max(0, box.x - 6), y: Math.max(0, box.y - 6), width: box.width + 12, height: box.height + 12,
        };
        const now = await visit.page.screenshot({ clip: around });
        await visit.page.evaluate(() => document.activeElement.blur());
        await visit.settled();
        const without = await visit.page.screenshot({ clip: around });
        assert.ok(!now.equals(without), `a ring around ${JSON.stringify(box)}`);
        await visit.page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('.acts')?.focus(), { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    }
    await visit.page.evaluate(() => document.activeElement.blur());
    await visit.settled();
    assert.ok(before.equals(await visit.page.screenshot()), 'and is as before once it is left');
    await visit.leave();
});

test('Enter opens a dialog, Escape closes it, and the focus is where it was', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    const opener = visit.button(/基准日|按过去的日期/).first();
    await opener.focus();
    const key = await active(visit);
    await visit.page.keyboard.press('Enter');
    const dialog = visit.page.getByRole('dialog');
    await dialog.waitFor();
    assert.equal(await dialog.evaluate((element) => element.contains(document.activeElement)), true);
    const inside = await tabbed(visit);
    const ofDialog = await dialog.locator('.acts').evaluateAll((elements) => elements.map((element) => element.dataset.key));
    assert.ok(inside.length > 0 && inside.every((name) => ofDialog.includes(name)), `Tab stays in the dialog: ${inside}`);
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await active(visit), key);
    await visit.leave();
});
