// Bad input gets a clear message where it was given, and loses nothing that was typed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Enterprise, testingService } from './enterprise.mjs';
import { launch, ThePage } from './the-page.mjs';

let browser;
let folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-bad-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

async function visitor(options) {
    const visit = await ThePage.open(browser, options);
    await visit.ready();
    return { visit, enterprise: new Enterprise(visit) };
}

/** What a screen reader says with the field: its error and its help. */
const said = (field) => field.evaluate((element) => ({
    invalid: element.getAttribute('aria-invalid') === 'true',
    text: document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
}));

for (const [what, typed] of [['words', '十来万吧'], ['a third decimal', '100.005'], ['a negative amount', '-5']]) {
    test(`${what} in a money field: said there, kept as typed, and mended by typing an amount`, async () => {
        const { visit, enterprise } = await visitor();
        await enterprise.start();
        await enterprise.goTo('services');
        const amount = await enterprise.openService();
        await visit.type(amount, typed);
        const { invalid, text } = await said(amount);
        assert.equal(invalid, true);
        assert.ok(text.length >= 4, `says what is expected: ${text}`);
        assert.equal(await amount.inputValue(), typed);
        await enterprise.goTo('eligibility');
        await enterprise.goTo('services');
        await enterprise.openService();
        assert.equal(await amount.inputValue(), typed, 'still there after another page');
        await visit.type(amount, '100000');
        assert.equal((await said(amount)).invalid, false);
        await visit.leave();
    });
}

test('a day that does not exist: said there, kept as typed', async () => {
    const { visit, enterprise } = await visitor();
    await enterprise.start();
    await enterprise.goTo('services');
    await enterprise.openService();
    const completed = visit.field(/完成日/);
    await visit.type(completed, '2025-02-30');
    const { invalid, text } = await said(completed);
    assert.equal(invalid, true);
    assert.match(text, /日/);
    assert.equal(await completed.inputValue(), '2025-02-30');
    await visit.leave();
});

test('a claim before the completion is said, and both days stay', async () => {
    const { visit, enterprise } = await visitor();
    await enterprise.start();
    await enterprise.goTo('services');
    await enterprise.enterService({ ...testingService, completed: '2025-05-21', claimed: '2025-05-20' });
    const days = [visit.field(/完成日/), visit.field(/申请日/)];
    const answers = await Promise.all(days.map(said));
    assert.ok(answers.some(({ invalid }) => invalid), JSON.stringify(answers));
    assert.deepEqual(await Promise.all(days.map((day) => day.inputValue())), ['2025年5月21日', '2025年5月20日']);
    await visit.leave();
});

for (const [what, content] of [
    ['is cut off', '{"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "applicant": {'],
    ['has a wrong type', JSON.stringify({ format: 'innovation-voucher-case/1', policy: 'liaocheng-2022-73', applicant: { kind: 'enterprise', staff: 'many' } })],
    ['is of another format', JSON.stringify({ format: 'something-else/9' })],
]) {
    test(`a case file that ${what} is refused with the place and what is expected; the case at hand stays`, async () => {
        const { visit, enterprise } = await visitor();
        await enterprise.start();
        const staff = visit.field(/职工|人数/);
        await visit.type(staff, '42');
        await enterprise.goHome();
        const path = join(folder, '案件.json');
        writeFileSync(path, content);
        const chooser = visit.page.waitForEvent('filechooser');
        await visit.press(visit.button(/导入文件/));
        await (await chooser).setFiles(path);
        const message = visit.byRole('dialog', /没有导入/);
        await message.waitFor();
        const words = await message.innerText();
        assert.match(words, /案件\.json/);
        assert.match(words, /现在的内容没有改动/);
        await visit.press(message.getByRole('button', { name: '关闭' }).first());
        await enterprise.resume();
        await visit.reveal(staff);
        assert.equal(await staff.inputValue(), '42');
        await visit.leave();
    });
}

test('a file that cannot be read is said in its row, and another one can be chosen', async () => {
    // The file is gone by the time its first byte is asked for: the browser's own error arises. It is read by workers,
    // which are told of it only when it is gone.
    const { visit, enterprise } = await visitor({
        before: (page) => page.addInitScript(() => {
            const mayRead = new Promise((allow) => (globalThis.allowReading = allow));
            const send = Worker.prototype.postMessage;
            Worker.prototype.postMessage = async function (...message) {
                await mayRead;
                send.apply(this, message);
            };
        }),
    });
    await enterprise.start();
    await enterprise.goTo('services');
    await enterprise.enterService(testingService);
    await enterprise.goTo('papers');
    const path = join(folder, '不见了.pdf');
    writeFileSync(path, 'x'.repeat(5000));
    await enterprise.attach('服务合同', path);
    unlinkSync(path);
    await visit.page.evaluate(() => globalThis.allowReading());
    await visit.page.getByText(/读不了/).first().waitFor();
    writeFileSync(path, 'y'.repeat(5000));
    await enterprise.attach('服务合同', path);
    await visit.page.getByText(/SHA-256/).first().waitFor();
    await visit.leave();
});
