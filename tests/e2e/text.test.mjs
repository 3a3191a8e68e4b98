// Text in fields: input methods, clipboard, selection, undo, and the place of the field over its picture.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { desktop, launch, ThePage } from './the-page.mjs';
import { Enterprise } from './enterprise.mjs';

let browser;
let shared; // one visit for what happens within a field: each test finds both fields empty

/** The page where a service is entered: a field for a name and one for money stand on it. */
async function atService(options) {
    const visit = await ThePage.open(browser, options);
    await visit.ready();
    const enterprise = new Enterprise(visit);
    await enterprise.start();
    await enterprise.goTo('services');
    await enterprise.openService();
    const provider = await visit.reveal(enterprise.providerName);
    return { visit, enterprise, provider, amount: enterprise.contractAmount };
}

before(async () => {
    browser = await launch();
    shared = await atService({
        context: { permissions: ['clipboard-read', 'clipboard-write'] },
        before: (page) => page.addInitScript(() => {
            globalThis.compositions = [];
            for (const name of ['compositionstart', 'compositionend']) addEventListener(name, () => globalThis.compositions.push(name));
            // Which characters the browser's own fonts have drawn, and whether there was anything to see.
            globalThis.drawn = [];
            const fill = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                fill.call(this, text, ...rest);
                const { data } = this.getImageData(0, 0, this.canvas.width, this.canvas.height);
                globalThis.drawn.push([text, data.some((value, i) => i % 4 === 3 && value > 0)]);
            };
        }),
    });
    shared.devtools = await shared.visit.context.newCDPSession(shared.visit.page);
});
after(async () => {
    try {
        await shared?.visit.leave();
    } finally {
        await browser?.close();
    }
});
beforeEach(async () => {
    const { visit, provider, amount } = shared;
    await visit.page.evaluate(() => document.activeElement.blur()); // ends what a failed test left open
    for (const field of [provider, amount]) {
        if ((await field.inputValue()) !== '') await visit.type(field, '');
        assert.equal(await field.inputValue(), '');
    }
    await visit.page.evaluate(() => (globalThis.compositions = []));
});

/** An input method: the composition becomes each of these texts, one after the other, and stays open. */
async function compose(...texts) {
    for (const text of texts) {
        await shared.devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
}
const commit = (text) => shared.devtools.send('Input.insertText', { text });
const cancel = () => compose('');

const letters = ['l', 'li', 'lia', 'liao', 'liao c', 'liao ch', 'liao che', 'liao chen', 'liao cheng'];

/** Everything around the field is drawn anew: other colours, another size, a moving pointer, other questions. */
async function everythingElseChanges({ page }) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await shared.visit.settled();
    await page.setViewportSize({ width: 1180, height: 760 });
    await shared.visit.settled();
    await page.mouse.move(100, 200);
    await page.mouse.move(100, 300);
    await shared.visit.settled();
    const controls = () => page.locator('#semantics .acts').count();
    const before = await controls();
    // As a screen reader presses: the part folds, and the elements behind it are others.
    await page.getByRole('main').locator('button[aria-expanded]').last().evaluate((fold) => fold.click());
    await shared.visit.settled();
    assert.notEqual(await controls(), before, 'something has changed');
}
async function everythingElseIsAsBefore({ page }) {
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(desktop);
    await page.getByRole('main').locator('button[aria-expanded]').last().evaluate((fold) => fold.click());
    await shared.visit.settled();
}

// What stands there, where the caret is put, what is composed and how it ends (null: it is cancelled); what is shown
// meanwhile, what comes of it with the caret where, and what is there once the field is left.
for (const { name, field = 'provider', there = '', caret = ['End'], steps, end, shown = steps.at(-1), then, at, left = then, meanwhile, afterwards } of [
    { name: 'is shown while it is open and stays when it is committed', steps: letters, end: '聊城', then: '聊城', at: 2 },
    { name: 'is converted, candidate by candidate', steps: [...letters, '聊成', '聊城'], end: '聊城', then: '聊城', at: 2 },
    { name: 'that is cancelled leaves what was there before', there: '检测院', steps: ['s', 'sh', 'shi'], end: null, shown: '检测院shi', then: '检测院', at: 3 },
    { name: 'in the middle of a text goes where the caret is', there: '聊城研究院', caret: ['Home', 'ArrowRight', 'ArrowRight'],
        steps: ['j', 'ji', 'jian', 'jiance'], end: '检测', shown: '聊城jiance研究院', then: '聊城检测研究院', at: 4 },
    { name: 'takes the place of what is selected', there: '聊城研究院', caret: ['Control+A'], steps: ['j', 'ji', 'jian'], end: '检测', then: '检测', at: 2 },
    { name: 'survives other parts of the page being drawn anew', steps: letters.slice(0, 4), end: '聊', then: '聊', at: 1,
        meanwhile: everythingElseChanges, afterwards: everythingElseIsAsBefore },
    { name: 'of full-width digits is normalised once the field is left, not before', field: 'amount', steps: ['１', '１０', '１００'],
        end: '１００', then: '１００', at: 3, left: '100.00' },
]) {
    test(`a composition ${name}`, async () => {
        const { visit } = shared;
        const place = shared[field];
        if (there) await visit.type(place, there);
        await visit.reveal(place);
        await place.click();
        for (const key of caret) await visit.page.keyboard.press(key);
        await compose(...steps);
        await meanwhile?.(visit);
        await visit.settled();
        assert.equal(await place.inputValue(), shown);
        assert.deepEqual(await visit.page.evaluate(() => globalThis.compositions), ['compositionstart'], 'one, and still open');
        await (end === null ? cancel() : commit(end));
        assert.equal(await place.inputValue(), then);
        await visit.settled();
        assert.equal(await place.inputValue(), then, 'and the page keeps it');
        assert.equal(await place.evaluate((element) => element.selectionStart), at, 'the caret');
        await visit.page.keyboard.press(field === 'amount' ? 'Enter' : 'Tab');
        await visit.settled();
        assert.equal(await place.inputValue(), left);
        await afterwards?.(visit);
    });
}

for (const [field, steps, kept] of [['provider', ['liao', '聊城'], '聊城'], ['amount', ['１', '１００'], '100.00']]) {
    test(`leaving the ${field} during a composition keeps what was composed`, async () => {
        const { visit } = shared;
        await visit.reveal(shared[field]);
        await shared[field].click();
        await compose(...steps);
        await shared[field === 'amount' ? 'provider' : 'amount'].focus();
        await visit.settled();
        assert.deepEqual(await visit.page.evaluate(() => globalThis.compositions), ['compositionstart', 'compositionend']);
        assert.equal(await shared[field].inputValue(), kept);
    });
}

test('text is selected, copied, pasted, replaced, undone and redone by the browser', async () => {
    const { visit, provider } = shared;
    const { keyboard } = visit.page;
    await provider.click();
    for (const [keys, there] of [
        [['Control+A', 'Control+C', 'End', 'Control+V'], '聊城检测研究院聊城检测研究院'],
        [['Control+Z'], '聊城检测研究院'],
        [['Control+Shift+Z'], '聊城检测研究院聊城检测研究院'],
        [['Control+A', 'Control+X'], ''],
        [['Control+V', 'Control+V'], '聊城检测研究院聊城检测研究院聊城检测研究院聊城检测研究院'],
    ]) {
        if (keys[0] === 'Control+A' && there !== '') await keyboard.insertText('聊城检测研究院');
        for (const key of keys) await keyboard.press(key);
        assert.equal(await provider.inputValue(), there, `after ${keys}`);
        await visit.settled();
        assert.equal(await provider.inputValue(), there, `the page leaves it alone after ${keys}`);
    }
});

test('a drag selects in the field', async () => {
    const { visit, provider } = shared;
    await visit.type(provider, '聊城检测研究院');
    const box = await provider.boundingBox();
    const y = box.y + box.height / 2;
    await visit.page.mouse.move(box.x + 12, y);
    await visit.page.mouse.down();
    await visit.page.mouse.move(box.x + 30, y);
    await visit.page.mouse.move(box.x + 12 + 31, y);
    await visit.page.mouse.up();
    const selected = await provider.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.equal(selected, '聊城');
});

test('a double click selects a word in the field', async () => {
    const { visit, provider } = shared;
    await visit.type(provider, 'Liaocheng Institute');
    await provider.dblclick({ position: { x: 30, y: 20 } });
    assert.equal(await provider.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd).trim()), 'Liaocheng');
});

for (const [typed, shown] of [
    ['１００，０００', '100,000.00'],
    ['100000', '100,000.00'],
    ['10万', '100,000.00'],
    ['12.5万元', '125,000.00'],
    ['¥ 99999.9', '99,999.90'],
]) {
    test(`money typed as ${typed} is shown as ${shown} once the field is left`, async () => {
        const { visit, amount } = shared;
        await visit.reveal(amount);
        await amount.click();
        await visit.page.keyboard.insertText(typed);
        assert.equal(await amount.inputValue(), typed, 'not touched while it is typed');
        await visit.page.keyboard.press('Tab');
        await visit.settled();
        assert.equal(await amount.inputValue(), shown);
    });
}

test('a long value scrolls in its field, and its picture ends where the field does', async () => {
    const { visit, provider } = shared;
    const { page } = visit;
    await visit.reveal(provider);
    const box = await provider.boundingBox();
    // Beside it, behind the ring of the focus: there the letters that have no room would stand.
    const behind = { x: Math.ceil(box.x + box.width) + 6, y: Math.round(box.y), width: 8, height: Math.round(box.height) };
    await page.mouse.move(2, 2);
    await visit.settled();
    const empty = await page.screenshot({ clip: behind });
    await provider.click();
    await page.keyboard.insertText('聊城检测研究院'.repeat(12));
    const scrolled = () => provider.evaluate((field) => [field.scrollLeft, field.scrollWidth - field.clientWidth]);
    let [left, most] = await scrolled();
    assert.ok(most > 500 && left >= most - 4, `the caret is at the end, ${left} of ${most}`);
    await page.mouse.move(2, 2);
    await visit.settled();
    assert.ok(empty.equals(await page.screenshot({ clip: behind })), 'nothing stands beside the field in focus');
    await page.keyboard.press('Home');
    [left] = await scrolled();
    assert.equal(left, 0, 'the caret is at the start');
    await page.keyboard.press('Tab');
    await visit.settled();
    assert.ok(empty.equals(await page.screenshot({ clip: behind })), 'nor beside the field at rest');
});

test('a field in focus that is scrolled half out of its area is cut off there', async () => {
    const { visit, provider } = shared;
    const { page } = visit;
    const low = { width: 1280, height: 480 };
    await page.setViewportSize(low);
    await visit.type(provider, '聊城检测研究院');
    const area = await page.getByRole('main').boundingBox();
    const bar = { x: 300, y: 0, width: 600, height: Math.floor(area.y) };
    await provider.click();
    await page.mouse.move(600, area.y + 200);
    await visit.settled();
    const before = await page.screenshot({ clip: bar });
    const box = await provider.boundingBox();
    await page.mouse.wheel(0, Math.round(box.y + box.height / 2 - area.y));
    await visit.settled();
    const seen = await provider.evaluate((field) => {
        const { x, y, width, height } = field.getBoundingClientRect();
        const at = (part) => document.elementFromPoint(x + width / 2, y + height * part) === field;
        return { y, bottom: y + height, upper: at(0.2), lower: at(0.8), focused: document.activeElement === field };
    });
    assert.ok(seen.y < area.y && seen.bottom > area.y, `half of it is above the area: ${JSON.stringify(seen)}`);
    assert.deepEqual([seen.upper, seen.lower, seen.focused], [false, true, true]);
    assert.ok(before.equals(await page.screenshot({ clip: bar })), 'nothing of it stands upon the bar');
    await page.mouse.wheel(0, -1000);
    await page.setViewportSize(desktop);
    await visit.settled();
});

test('a rare character of a name is drawn by the browser\'s own fonts, a common one by ours', async () => {
    const { visit, provider } = shared;
    await visit.type(provider, '聊城𠮷祥检测院');
    await visit.settled();
    const drawn = await visit.page.evaluate(() => globalThis.drawn);
    assert.ok(drawn.some(([text, ink]) => text === '𠮷' && ink), JSON.stringify(drawn));
    assert.ok(!drawn.some(([text]) => '聊城祥检测院'.includes(text)), JSON.stringify(drawn));
});

/** The box of what is not ground in a part of the picture: [left, top, right, bottom] in CSS pixels of the part. */
async function ink(visit, clip) {
    const png = await visit.page.screenshot({ clip });
    return visit.page.evaluate(async (bytes) => {
        const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
        const board = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        board.drawImage(picture, 0, 0);
        const { data, width, height } = board.getImageData(0, 0, picture.width, picture.height);
        const at = (x, y) => data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3);
        const ground = at(width - 1, 0);
        const box = [width, height, -1, -1];
        for (let y = 0; y < height; ++y) {
            for (let x = 0; x < width; ++x) {
                if (Math.max(...at(x, y).map((value, i) => Math.abs(value - ground[i]))) < 100) continue;
                box[0] = Math.min(box[0], x);
                box[1] = Math.min(box[1], y);
                box[2] = Math.max(box[2], x);
                box[3] = Math.max(box[3], y);
            }
        }
        return box.map((edge) => edge / devicePixelRatio);
    }, [...png]);
}

for (const ratio of [1, 1.5, 2]) {
    test(`at ratio ${ratio} the field in focus and the drawn field show the same text at the same place`, async () => {
        const { visit, provider, amount } = await atService({ context: { deviceScaleFactor: ratio } });
        for (const [field, text, padding] of [[provider, '聊城检测研究院Ag', 4], [amount, '100,000.00', 28]]) {
            await visit.type(field, text);
            const box = await field.boundingBox();
            const inside = { x: Math.round(box.x) + padding, y: Math.round(box.y) + 4, width: 170, height: Math.round(box.height) - 8 };
            await visit.page.mouse.move(2, 2);
            await visit.page.evaluate(() => document.activeElement?.blur());
            await visit.settled();
            const drawn = await ink(visit, inside);
            await field.focus();
            await visit.page.keyboard.press('End');
            await visit.settled();
            const edited = await ink(visit, inside);
            assert.ok(drawn[2] > drawn[0] + 40, `the canvas draws the text: ${drawn}`);
            drawn.forEach((edge, i) => assert.ok(Math.abs(edge - edited[i]) <= 1, `${text}: drawn ${drawn}, edited ${edited}`));
        }
        await visit.leave();
    });
}

test('a field of several lines keeps its line ends, and an input method works in it', async () => {
    const visit = await ThePage.open(browser, { path: '#gallery' });
    await visit.ready();
    const remark = visit.field(/^说明/);
    await visit.reveal(remark);
    await remark.focus();
    const devtools = await visit.context.newCDPSession(visit.page);
    await devtools.send('Input.imeSetComposition', { text: 'di yi hang', selectionStart: 10, selectionEnd: 10 });
    await devtools.send('Input.insertText', { text: '第一行' });
    await visit.page.keyboard.press('Enter');
    await visit.page.keyboard.type('line 2');
    await visit.settled();
    assert.equal(await remark.inputValue(), '第一行\nline 2');
    await visit.page.keyboard.press('Tab');
    await visit.settled();
    assert.equal(await remark.inputValue(), '第一行\nline 2');
    await visit.leave();
});
