// Little room: a browser zoomed to 200 %, text at 150 %, a virtual keyboard. Nothing is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goToPage, nameOf, pages, visitWithCase } from './every-page.mjs';
import { desktop, launch, phone, unpainted } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** Marks the controls that can be pressed now; says which stand beside the page and where the first one is that could
 *  not be pressed yet. */
const look = (visit) => visit.page.evaluate(() => {
    globalThis.pressable ??= new Set();
    const places = [0.5, 0.1, 0.9, 0.25, 0.75];
    const beside = [];
    let next = null;
    for (const element of document.querySelectorAll('#semantics .acts')) {
        const { key } = element.dataset;
        const { x, y, width, height } = element.getBoundingClientRect();
        // Tables scroll sideways; nothing else may.
        if ((x < -0.5 || x + width > innerWidth + 0.5) && !element.closest('[role=table]')) beside.push(key);
        const hit = places.some((part) => {
            const under = document.elementFromPoint(x + width * part, y + height / 2);
            return under === element || element.contains(under);
        });
        if (hit) globalThis.pressable.add(key);
        else if (!globalThis.pressable.has(key)) next ??= { key, x: x + width / 2, y: y + height / 2 };
    }
    return { beside, next, reached: globalThis.pressable.size };
});

/** Scrolls until every control could have been pressed. What could not, and what stands beside the page. */
async function lost(visit) {
    const { page } = visit;
    await page.evaluate(() => (globalThis.pressable = undefined));
    const { width, height } = page.viewportSize();
    const middle = height * 0.55;
    let before = {};
    let still = 0;
    for (let turn = 0; turn < 200; ++turn) {
        const { beside, next } = await look(visit);
        if (beside.length > 0) return `beside the page: ${beside}`;
        if (next === null) return null;
        still = next.key === before.key && next.y === before.y ? still + 1 : 0;
        if (still === 2) return `cannot be reached: ${next.key} at ${next.x}, ${next.y}`;
        before = next;
        await page.mouse.move(Math.min(Math.max(next.x, 2), width - 2), middle);
        await page.mouse.wheel(0, (next.y > middle ? 0.22 : -0.22) * height); // less than the lowest part that scrolls
        await visit.settled();
    }
    return 'scrolling does not end';
}

async function nothingIsLost(visit) {
    const found = {};
    for (const fragment of pages) {
        await goToPage(visit, fragment);
        const what = await lost(visit);
        if (what !== null) found[nameOf(fragment)] = what;
    }
    assert.deepEqual(found, {});
}

test('in a browser zoomed to 200 % every control can be reached and is within the width', async () => {
    const { visit } = await visitWithCase(browser, { before: unpainted, context: { deviceScaleFactor: 2 } });
    await visit.page.setViewportSize({ width: 640, height: 400 });
    await visit.settled();
    await nothingIsLost(visit);
    await visit.leave();
});

for (const size of [desktop, phone]) {
    test(`with text at 150 % every control can be reached and is within the width of ${size.width}`, async () => {
        const { visit } = await visitWithCase(browser, { before: unpainted });
        await visit.press(visit.page.locator('[data-key="bar/text_size"]'));
        // At 125 % the page takes its narrower form, in which the menu has the button.
        await visit.press(visit.page.locator('[data-key="bar/menu"]'));
        await visit.press(visit.page.locator('[data-key="menu/text_size"]'));
        await visit.page.keyboard.press('Escape');
        await visit.page.setViewportSize(size);
        await visit.settled();
        await nothingIsLost(visit);
        await visit.leave();
    });
}

/** As a virtual keyboard does it: the visible part of the page becomes lower, the page's size stays. */
const cover = (visit, visibleHeight, scale = 1) => visit.page.evaluate(({ height, factor }) => {
    for (const [name, value] of [['height', height], ['scale', factor]]) {
        Object.defineProperty(visualViewport, name, { configurable: true, get: () => value });
    }
    visualViewport.dispatchEvent(new Event('resize'));
}, { height: visibleHeight, factor: scale });

test('a virtual keyboard never covers the field in focus', async () => {
    const { visit } = await visitWithCase(browser, { before: unpainted, context: { hasTouch: true } });
    const { page } = visit;
    const visible = 500; // of 844, with a large keyboard
    await page.setViewportSize(phone);
    await goToPage(visit, 'services');
    const fields = page.getByRole('main').getByRole('textbox');
    const count = await fields.count();
    assert.ok(count >= 5, `${count} fields`);
    const height = () => page.evaluate(() => document.getElementById('canvas').getBoundingClientRect().height);
    for (let n = 0; n < count; ++n) {
        const field = fields.nth(n);
        await visit.reveal(field);
        await field.tap();
        await visit.settled();
        await cover(visit, visible);
        await page.waitForFunction((h) => document.getElementById('canvas').getBoundingClientRect().height === h, visible);
        await visit.settled();
        const seen = await page.evaluate(() => {
            const element = document.activeElement;
            const { x, y, width, height: h, top, bottom } = element.getBoundingClientRect();
            const free = [2, h / 2, h - 2].every((part) => document.elementFromPoint(x + width / 2, y + part) === element);
            return { key: element.dataset.key, top, bottom, free };
        });
        assert.equal(seen.key, await field.getAttribute('data-key'), 'keeps the focus');
        assert.ok(seen.top >= 0 && seen.bottom <= visible && seen.free, JSON.stringify(seen));
        await cover(visit, phone.height);
        await page.waitForFunction((h) => document.getElementById('canvas').getBoundingClientRect().height === h, phone.height);
        await page.evaluate(() => document.activeElement.blur());
        await visit.settled();
    }
    // Two fingers: a part of the page is looked at, and the page stays as it is.
    await cover(visit, phone.height / 2, 2);
    await visit.settled();
    assert.equal(await height(), phone.height);
    await visit.leave();
});
