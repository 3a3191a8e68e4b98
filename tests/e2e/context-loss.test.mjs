// The drawing context is lost in the middle of work, as it happens when a graphics driver restarts: nothing else is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goToPage, visitWithCase } from './every-page.mjs';
import { launch } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

const lose = ({ page }) => page.evaluate(() => new Promise((done) => {
    const canvas = document.getElementById('canvas');
    globalThis.loss ??= canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    canvas.addEventListener('webglcontextlost', () => setTimeout(done), { once: true });
    globalThis.loss.loseContext();
}));
const restore = async (visit) => {
    await visit.page.evaluate(() => new Promise((done) => {
        document.getElementById('canvas').addEventListener('webglcontextrestored', () => done(), { once: true });
        globalThis.loss.restoreContext();
    }));
    await visit.settled();
};

test('what is composed, typed and answered while the context is lost is there when it is restored', async () => {
    const { visit, enterprise } = await visitWithCase(browser);
    const { page } = visit;
    await goToPage(visit, 'services');
    const provider = enterprise.providerName;
    const amount = enterprise.contractAmount;
    const region = visit.byRole('radiogroup', /所在地/).getByRole('radio').first();
    const picture = async () => {
        await page.evaluate(() => document.activeElement.blur());
        await page.mouse.move(2, 2);
        await visit.settled();
        return page.screenshot();
    };
    const fill = async (name, money, whileComposing) => {
        await visit.reveal(provider);
        await provider.click();
        await page.keyboard.press('Control+A');
        const devtools = await visit.context.newCDPSession(page);
        await devtools.send('Input.imeSetComposition', { text: 'liao', selectionStart: 4, selectionEnd: 4 });
        await whileComposing();
        assert.equal(await provider.inputValue(), 'liao', 'the composition is still open');
        await devtools.send('Input.insertText', { text: name });
        await page.keyboard.press('Tab');
        await amount.focus();
        await page.keyboard.press('Control+A');
        await page.keyboard.insertText(money);
        await page.keyboard.press('Enter');
        await region.evaluate((radio) => radio.click()); // as a screen reader does: without a picture there is no pointer
        await visit.settled();
    };

    // What it is to look like.
    await fill('聊城检测研究院', '100000', async () => {});
    const wanted = await picture();
    await fill('甲', '5', async () => {});
    assert.ok(!wanted.equals(await picture()), 'the picture shows what was filled in');

    await fill('聊城检测研究院', '100000', () => lose(visit));
    assert.equal(await provider.inputValue(), '聊城检测研究院');
    assert.equal(await amount.inputValue(), '100,000.00');
    await restore(visit);
    assert.equal(await amount.evaluate((field) => field === document.activeElement), true, 'the focus');
    assert.equal(await provider.inputValue(), '聊城检测研究院');
    assert.equal(await amount.inputValue(), '100,000.00');
    assert.equal(await region.isChecked(), true);
    assert.ok(wanted.equals(await picture()), 'the picture is of now');
    await visit.leave();
});

test('another page, another look and a dialog that come while the context is lost are seen when it is restored', async () => {
    const { visit } = await visitWithCase(browser);
    const { page } = visit;
    const dialog = page.getByRole('dialog');
    const change = async () => {
        await goToPage(visit, 'policy');
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize({ width: 1000, height: 700 });
        await visit.button(/^基准日/).first().focus();
        await page.keyboard.press('Enter');
        await dialog.waitFor();
        await visit.settled();
    };
    await page.mouse.move(2, 2);
    await change();
    const wanted = await page.screenshot();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    await goToPage(visit, 'result');

    await lose(visit);
    await change();
    await restore(visit);
    assert.ok(wanted.equals(await page.screenshot()), 'as without the loss');
    await visit.leave();
});
