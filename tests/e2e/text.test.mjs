// Text in fields: input methods, clipboard, selection, undo, and the place of the field over its picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, ThePage } from './the-page.mjs';
import { Enterprise } from './enterprise.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

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

/** What an input method does, key by key, without taking a candidate yet. */
async function composing(visit, steps) {
    const devtools = await visit.context.newCDPSession(visit.page);
    for (const text of steps) {
        await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    return {
        commit: (text) => devtools.send('Input.insertText', { text }),
        cancel: () => devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 }),
    };
}

const letters = ['l', 'li', 'lia', 'liao', 'liao c', 'liao ch', 'liao che', 'liao chen', 'liao cheng'];

test('a composition is shown while it is open and stays when it is committed', async () => {
    const { visit, provider } = await atService();
    await provider.click();
    const input = await composing(visit, letters);
    assert.equal(await provider.inputValue(), 'liao cheng');
    await input.commit('聊城');
    assert.equal(await provider.inputValue(), '聊城');
    await visit.page.keyboard.press('Tab');
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊城');
    await visit.leave();
});

test('a composition that is cancelled leaves what was there before', async () => {
    const { visit, provider } = await atService();
    await visit.type(provider, '检测院');
    await provider.click();
    await visit.page.keyboard.press('End');
    const input = await composing(visit, ['s', 'sh', 'shi']);
    assert.equal(await provider.inputValue(), '检测院shi');
    await input.cancel();
    assert.equal(await provider.inputValue(), '检测院');
    await visit.settled();
    assert.equal(await provider.inputValue(), '检测院');
    await visit.leave();
});

test('a composition in the middle of a text goes where the caret is', async () => {
    const { visit, provider } = await atService();
    await visit.type(provider, '聊城研究院');
    await provider.click();
    await visit.page.keyboard.press('Home');
    await visit.page.keyboard.press('ArrowRight');
    await visit.page.keyboard.press('ArrowRight');
    const input = await composing(visit, ['j', 'ji', 'jian', 'jiance']);
    await visit.settled();
    await input.commit('检测');
    assert.equal(await provider.inputValue(), '聊城检测研究院');
    assert.equal(await provider.evaluate((field) => field.selectionStart), 4);
    await visit.leave();
});

test('a composition survives other parts of the page being drawn anew', async () => {
    const { visit, provider } = await atService();
    await provider.click();
    await provider.evaluate((field) => {
        globalThis.composed = [];
        for (const name of ['compositionstart', 'compositionend']) field.addEventListener(name, () => globalThis.composed.push(name));
    });
    const input = await composing(visit, letters.slice(0, 4));
    // The whole page in other colours, at another size, and under a moving pointer.
    await visit.page.emulateMedia({ colorScheme: 'dark' });
    await visit.settled();
    await visit.page.setViewportSize({ width: 1180, height: 760 });
    await visit.settled();
    await visit.page.mouse.move(100, 200);
    await visit.page.mouse.move(100, 300);
    await visit.settled();
    assert.deepEqual(await visit.page.evaluate(() => globalThis.composed), ['compositionstart'], 'still open');
    assert.equal(await provider.inputValue(), 'liao');
    await input.commit('聊');
    assert.equal(await provider.inputValue(), '聊');
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊');
    await visit.leave();
});

test('leaving a field during a composition keeps what was composed', async () => {
    const { visit, provider, amount } = await atService();
    await provider.click();
    await composing(visit, ['聊城']);
    await amount.focus();
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊城');
    await visit.leave();
});

test('text is selected, copied, pasted, replaced and undone by the browser', async () => {
    const { visit, provider } = await atService({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    const { keyboard } = visit.page;
    await provider.click();
    await keyboard.insertText('聊城检测研究院');
    await keyboard.press('Control+A');
    await keyboard.press('Control+C');
    await keyboard.press('End');
    await keyboard.press('Control+V');
    assert.equal(await provider.inputValue(), '聊城检测研究院聊城检测研究院');
    await keyboard.press('Control+Z');
    assert.equal(await provider.inputValue(), '聊城检测研究院');
    await keyboard.press('Control+A');
    await keyboard.press('Control+X');
    assert.equal(await provider.inputValue(), '');
    await visit.settled();
    await keyboard.press('Control+V');
    assert.equal(await provider.inputValue(), '聊城检测研究院');
    await visit.leave();
});

test('a double click and a drag select in the field', async () => {
    const { visit, provider } = await atService();
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
    await visit.leave();
});

for (const [typed, shown] of [
    ['１００，０００', '100,000.00'],
    ['100000', '100,000.00'],
    ['10万', '100,000.00'],
    ['12.5万元', '125,000.00'],
    ['¥ 99999.9', '99,999.90'],
]) {
    test(`money typed as ${typed} is shown as ${shown} once the field is left`, async () => {
        const { visit, amount } = await atService();
        await visit.reveal(amount);
        await amount.click();
        await visit.page.keyboard.insertText(typed);
        assert.equal(await amount.inputValue(), typed, 'not touched while it is typed');
        await visit.page.keyboard.press('Tab');
        await visit.settled();
        assert.equal(await amount.inputValue(), shown);
        await visit.leave();
    });
}

test('full-width digits that an input method composes are normalised on commit, not before', async () => {
    const { visit, amount } = await atService();
    await visit.reveal(amount);
    await amount.click();
    const input = await composing(visit, ['１', '１０', '１００']);
    await visit.settled();
    assert.equal(await amount.inputValue(), '１００');
    await input.commit('１００');
    await visit.settled();
    assert.equal(await amount.inputValue(), '１００');
    await visit.page.keyboard.press('Enter');
    await visit.settled();
    assert.equal(await amount.inputValue(), '100.00');
    await visit.leave();
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

test('a rare character of a name is drawn by the browser\'s own fonts, a common one by ours', async () => {
    const { visit, provider } = await atService({
        before: (page) => page.addInitScript(() => {
            globalThis.drawn = [];
            const fill = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                fill.call(this, text, ...rest);
                const { data } = this.getImageData(0, 0, this.canvas.width, this.canvas.height);
                globalThis.drawn.push([text, data.some((value, i) => i % 4 === 3 && value > 0)]);
            };
        }),
    });
    await visit.type(provider, '聊城𠮷祥检测院');
    await visit.settled();
    const drawn = await visit.page.evaluate(() => globalThis.drawn);
    assert.ok(drawn.some(([text, ink]) => text === '𠮷' && ink), JSON.stringify(drawn));
    assert.ok(!drawn.some(([text]) => '聊城祥检测院'.includes(text)), JSON.stringify(drawn));
    await visit.leave();
});
