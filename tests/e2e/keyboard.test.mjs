// The keyboard alone: everything is reached in reading order, seen to be reached, and acts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, ThePage } from './the-page.mjs';

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

test('Tab reaches every control of the first page in the order of reading', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    const reached = await tabbed(visit);
    const controls = await visit.page.evaluate(() => {
        const seen = new Set();
        return [...document.querySelectorAll('.acts')].filter((element) => {
            if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
            // Of a group of radio buttons Tab reaches one.
            if (seen.has(element.name)) return false;
            seen.add(element.name);
            return true;
        }).map((element) => element.dataset.key);
    });
    assert.ok(controls.length >= 5, `the page has controls: ${controls}`);
    assert.deepEqual(reached, controls);
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

test('the enterprise is chosen and its first question answered without a pointer', async () => {
    const visit = await ThePage.open(browser);
    await visit.ready();
    for (let press = 0; press < 60; ++press) {
        await visit.page.keyboard.press('Tab');
        const name = await visit.page.evaluate(() => document.activeElement?.textContent ?? '');
        if (name.startsWith('企业')) break;
    }
    await visit.page.keyboard.press('Enter');
    await visit.byRole('heading', '资格自查').waitFor();
    const group = visit.page.getByRole('radiogroup').first();
    for (let press = 0; press < 60; ++press) {
        await visit.page.keyboard.press('Tab');
        if (await group.evaluate((element) => element.contains(document.activeElement))) break;
    }
    await visit.page.keyboard.press('Space');
    await visit.settled();
    assert.equal(await group.getByRole('radio').first().isChecked(), true);
    await visit.page.keyboard.press('ArrowRight');
    await visit.settled();
    assert.equal(await group.getByRole('radio').nth(1).isChecked(), true);
    await visit.leave();
});
