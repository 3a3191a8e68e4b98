// A package with large attachments, saved from the page itself: into a place that is asked for within the person's own
// action, byte for byte what is downloaded without one; cancelled from its dialog; without room, with a file that is gone,
// after which the work goes on.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBag } from './bag.mjs';
import { goToPage, visitWithWholeCase } from './every-page.mjs';
import { launch, unpainted } from './the-page.mjs';

const MIB = 2 ** 20;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

let browser;
let visit;
let enterprise;
let folder;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'voucher-save-'));
    browser = await launch();
    ({ visit, enterprise } = await visitWithWholeCase(browser, {
        context: { acceptDownloads: true },
        before: async (page) => {
            await unpainted(page);
            await page.addInitScript(() => {
                globalThis.asked = [];
                // In the place of the browser: it asks only within a person's action. In the place of the person: a file of
                // the origin's own, which is written to as any other.
                globalThis.showSaveFilePicker = async ({ suggestedName }) => {
                    if (!navigator.userActivation.isActive) throw new DOMException('Must be handling a user gesture', 'SecurityError');
                    asked.push({ name: suggestedName, fetched: performance.getEntriesByType('resource').map(({ name }) => name) });
                    if (globalThis.closesTheChooser) throw new DOMException('The user aborted a request.', 'AbortError');
                    return (await navigator.storage.getDirectory()).getFileHandle('chosen.zip', { create: true });
                };
            });
        },
    }));
    await goToPage(visit, 'papers');
});
after(async () => {
    try {
        await visit?.leave();
    } finally {
        await browser?.close();
        rmSync(folder, { recursive: true, force: true });
    }
});

async function attach(paper, name, bytes, mebibytes) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    if (mebibytes) truncateSync(path, mebibytes * MIB);
    await enterprise.attach(paper, path);
    await visit.page.getByText(name).first().waitFor();
    await visit.page.getByText(/正在计算校验值/).waitFor({ state: 'detached' });
}
const draft = () => visit.reveal(visit.button('先保存草稿包'));
const said = (text) => visit.byText(text).first().waitFor();
const isThere = () => visit.page.evaluate(async () => {
    const names = [];
    for await (const [name] of (await navigator.storage.getDirectory()).entries()) names.push(name);
    return names.includes('chosen.zip');
});

test('a chooser that is closed changes nothing: nothing is made or said, and the focus is where it was', async () => {
    const before = await visit.byRole('main').innerText();
    await visit.page.evaluate(() => (globalThis.closesTheChooser = true));
    await (await draft()).focus();
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForFunction(() => asked.length === 1);
    await visit.settled();
    await visit.page.evaluate(() => (globalThis.closesTheChooser = false));
    const [{ name, fetched }] = await visit.page.evaluate(() => asked);
    assert.match(name, /^创新券草稿包-.*\.zip$/);
    assert.ok(!fetched.some((url) => /\/worker-/.test(url)), 'the papers are made after it');
    assert.equal(await visit.byRole('main').innerText(), before);
    assert.equal(await visit.page.evaluate(() => document.activeElement.textContent), '先保存草稿包');
    assert.equal(await visit.byText(/已保存|没有保存|已取消/).count(), 0);
});

test('into a chosen place: the same bytes as the download', async () => {
    await attach('服务合同', '测试服务合同.pdf', randomBytes(40 * MIB));
    await (await draft()).click();
    await said('已保存：chosen.zip');
    const chosen = await visit.page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const digest = await crypto.subtle.digest('SHA-256', await (await (await root.getFileHandle('chosen.zip')).getFile()).arrayBuffer());
        await root.removeEntry('chosen.zip');
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    });
    await visit.page.evaluate(() => {
        globalThis.chooser = globalThis.showSaveFilePicker;
        globalThis.showSaveFilePicker = undefined;
    });
    const zip = join(folder, 'downloaded.zip');
    await visit.save(visit.button('先保存草稿包'), zip);
    await visit.page.evaluate(() => (globalThis.showSaveFilePicker = globalThis.chooser));
    assert.equal(sha256(readFileSync(zip)), chosen);
    openBag(zip, join(folder, 'opened'));
});

test('cancelled from its dialog: no file, calm words', async () => {
    await attach('发票', '发票.pdf', '%PDF-1.4\n', 400);
    await (await draft()).click();
    const dialog = visit.byRole('dialog', '正在保存');
    await dialog.getByRole('progressbar', { name: '保存进度' }).waitFor();
    await dialog.getByRole('button', { name: '取消保存' }).click();
    await said(/已取消保存。您填的内容和附件都还在/);
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await isThere(), false);
});

test('without room: plain words, and the next save goes on', async () => {
    const devtools = await visit.context.newCDPSession(visit.page);
    const origin = visit.address;
    const { usage } = await visit.page.evaluate(() => navigator.storage.estimate());
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 5 * MIB });
    await (await draft()).click();
    await said(/空间不够，没有保存。请清理磁盘，或换一个有空间的位置/);
    await visit.byRole('dialog', '正在保存').waitFor({ state: 'detached' });
    assert.equal(await isThere(), false);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await (await draft()).click();
    await said('已保存：chosen.zip');
});

test('a file that is gone: it is named, with what to do', async () => {
    unlinkSync(join(folder, '发票.pdf'));
    await (await draft()).click();
    await said(/没有保存：找不到附件“发票\.pdf”，它可能已被移走、改名或删除。请移除它，再重新选择。/);
});
