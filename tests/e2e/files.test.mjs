// Files given and files saved (web/src/files.ts, save.ts), with a listener in the place of the C++ module; and on the papers
// page itself.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Enterprise } from './enterprise.mjs';
import { crc32, FilesPage } from './files-page.mjs';
import { ThePage } from './the-page.mjs';

let pages;
let folder;
before(async () => {
    pages = await FilesPage.serve();
    folder = pages.folder;
});
after(() => pages?.close());

const listening = () => pages.open();
const { choose, until } = FilesPage;

test('chosen files come with number, name, size and purpose', async () => {
    const page = await listening();
    writeFileSync(join(folder, '合同.pdf'), 'abc');
    writeFileSync(join(folder, '发票.pdf'), 'abcd');
    const [[, purpose, given]] = await choose(page, 'paper:s1/contract', [join(folder, '合同.pdf'), join(folder, '发票.pdf')], true);
    assert.equal(purpose, 'paper:s1/contract');
    assert.deepEqual(given.map(({ handle, name, size, type }) => [handle, name, size, type]),
        [[1, '合同.pdf', 3, 'application/pdf'], [2, '发票.pdf', 4, 'application/pdf']]);
    await page.close();
});

test('a file is digested in a worker, whatever its size, and its progress is told', async () => {
    const page = await listening();
    const large = randomBytes(80 * 2 ** 20);
    writeFileSync(join(folder, 'large.pdf'), large);
    writeFileSync(join(folder, 'empty.pdf'), '');
    await choose(page, 'x', [join(folder, 'large.pdf'), join(folder, 'empty.pdf')], true);
    await page.evaluate(() => { files.digest(1); files.digest(2); });
    await page.waitForFunction(() => told.filter(([name]) => name === 'digested').length === 2);
    const told = await page.evaluate(() => globalThis.told);
    const digests = new Map(told.filter(([name]) => name === 'digested').map(([, handle, digest]) => [handle, digest]));
    assert.deepEqual(digests.get(1), { sha256: createHash('sha256').update(large).digest('hex'), crc32: crc32(large), size: large.length, head: large.toString('latin1', 0, 1024) });
    assert.deepEqual(digests.get(2), { sha256: createHash('sha256').digest('hex'), crc32: 0, size: 0, head: '' });
    const fractions = told.filter(([name]) => name === 'fileProgress').map(([, , fraction]) => fraction);
    assert.ok(fractions.length > 0 && fractions.every((fraction, n) => fraction > (fractions[n - 1] ?? 0) && fraction <= 1), String(fractions));
    await page.close();
});

test('a file that is gone when it is read fails with the browser\'s own words, and the next one is read', async () => {
    const page = await listening();
    writeFileSync(join(folder, 'gone.pdf'), 'abc');
    writeFileSync(join(folder, 'there.pdf'), 'abc');
    await choose(page, 'x', [join(folder, 'gone.pdf'), join(folder, 'there.pdf')], true);
    unlinkSync(join(folder, 'gone.pdf'));
    await page.evaluate(() => { files.digest(1); files.digest(2); });
    await page.waitForFunction(() => told.length === 2);
    const told = await page.evaluate(() => globalThis.told);
    assert.deepEqual(told.map(([name, handle]) => [name, handle]).sort(), [['digested', 2], ['fileFailed', 1]]);
    assert.match(told.find(([name]) => name === 'fileFailed')[2], /^Not(Found|Readable)Error: ./);
    await page.close();
});

test('a whole file is read up to its limit and refused above it', async () => {
    const page = await listening();
    writeFileSync(join(folder, 'case.pdf'), '12345');
    await choose(page, 'import', join(folder, 'case.pdf'));
    await page.evaluate(() => files.read(1, 5));
    assert.deepEqual(await until(page, 'fileRead'), [['fileRead', 1, 5]]);
    await page.evaluate(() => files.read(1, 4));
    assert.deepEqual(await until(page, 'fileFailed'), [['fileFailed', 1, '5 > 4 bytes']]);
    await page.close();
});

test('a file of more than 20 MiB is not looked into, and not pictured', async () => {
    const page = await listening();
    writeFileSync(join(folder, 'scan.pdf'), '');
    truncateSync(join(folder, 'scan.pdf'), 20 * 2 ** 20 + 1);
    await choose(page, 'x', join(folder, 'scan.pdf'));
    await page.evaluate(async () => { await files.inspect(1); await files.picture(1, 320); });
    assert.deepEqual(await page.evaluate(() => told), [['inspected', 1, 'too large'], ['pictured', 1, 0, 0]]);
    await page.close();
});

test('a file that was released is neither read nor reported', async () => {
    const page = await listening();
    writeFileSync(join(folder, 'a.pdf'), 'abc');
    await choose(page, 'x', join(folder, 'a.pdf'));
    await page.evaluate(async () => { files.digest(1); files.release(1); await files.read(1, 100); });
    await page.evaluate(() => files.digest(1));
    assert.deepEqual(await page.evaluate(() => told), []);
    await page.close();
});

test('dropped files come with the place where they fell; the browser does not leave the page', async () => {
    const page = await listening();
    const prevented = await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['abc'], '合同.pdf'));
        const fire = (name) => {
            const event = new DragEvent(name, { dataTransfer, clientX: 40, clientY: 50, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
            return event.defaultPrevented;
        };
        return [fire('dragover'), fire('drop')];
    });
    assert.deepEqual(prevented, [true, true]);
    const told = await page.evaluate(() => globalThis.told);
    assert.deepEqual(told.map(([name]) => name), ['drag', 'drag', 'files', 'drag']);
    assert.deepEqual(told[1], ['drag', true, 40, 50]);
    assert.equal(told[2][1], 'drop');
    assert.equal(told[3][1], false);
    await page.close();
});

test('files are pasted, but not the picture that comes beside copied text', async () => {
    const page = await listening();
    const paste = (withText) => page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(['abc'], 'scan.png'));
        if (text) clipboardData.setData('text/plain', '42');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, withText);
    await paste(true);
    assert.deepEqual(await page.evaluate(() => told), []);
    await paste(false);
    assert.deepEqual((await page.evaluate(() => told)).map(([name, purpose]) => [name, purpose]), [['files', 'paste']]);
    await page.close();
});

test('a save joins bytes and files in their order', async () => {
    const page = await listening();
    writeFileSync(join(folder, 'b.pdf'), 'BBB');
    await choose(page, 'x', join(folder, 'b.pdf'));
    const download = page.waitForEvent('download');
    await page.evaluate(() => {
        saver.begin('提交包.zip', 'application/zip', 0);
        saver.bytes(new Uint8Array([65]));
        saver.file(1);
        saver.bytes(new Uint8Array([67]));
        saver.end();
    });
    const file = await download;
    assert.equal(file.suggestedFilename(), '提交包.zip');
    assert.equal(readFileSync(await file.path(), 'utf8'), 'ABBBC');
    assert.deepEqual(await until(page, 'saved'), [['saved', '提交包.zip']]);
    await page.close();
});

test('a save whose file has gone meanwhile is said to have failed, instead of downloading nothing', async () => {
    const page = await listening();
    writeFileSync(join(folder, 'c.pdf'), 'CCC');
    await choose(page, 'x', join(folder, 'c.pdf'));
    unlinkSync(join(folder, 'c.pdf'));
    const save = () => page.evaluate(() => { saver.begin('x.zip', 'application/zip', 0); saver.file(1); saver.end(); });
    await save();
    let [[name, file, trouble, reason, fault]] = await until(page, 'saveFailed');
    assert.deepEqual([name, file, trouble, fault], ['saveFailed', 'x.zip', 'fileGone', 'c.pdf']);
    assert.match(reason, /^NotFoundError/);
    await page.evaluate(() => files.release(1));
    await save();
    [[name, file, trouble, reason]] = await until(page, 'saveFailed');
    assert.match(reason, /released/);
    await page.close();
});

// From here on in the page itself: what a person does with the files of a paper.
async function atPapers() {
    const visit = await (await ThePage.open(pages.browser)).ready();
    const enterprise = new Enterprise(visit);
    await enterprise.start();
    await enterprise.goTo('services');
    await enterprise.openService();
    await enterprise.goTo('papers');
    return visit;
}
/** A file that is dropped on an element, or pasted into the page. */
async function handOver(visit, kind, name, content, target) {
    const { x, y, width, height } = target ? await target.boundingBox() : { x: 0, y: 0, width: 0, height: 0 };
    await visit.page.evaluate(([how, file, text, clientX, clientY]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], file));
        const init = { clientX, clientY, bubbles: true, cancelable: true };
        if (how === 'paste') return document.body.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: dataTransfer }));
        for (const event of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(event, { ...init, dataTransfer }));
        return true;
    }, [kind, name, content, x + width / 2, y + height / 2]);
    await visit.settled();
}
const chooser = (visit, paper) => visit.button(new RegExp(`^(选择|添加)文件：${paper}`));
const its = (visit, name) => visit.button(`管理${name}`, { exact: true });
const names = (visit) => visit.page.locator('button').evaluateAll((all) => all.map((one) => one.textContent).filter((name) => name.startsWith('管理')).map((name) => name.slice(2)));

test('files are dropped on a row, pasted into the row that has the focus, checked at once, renamed and put in order by keys', async () => {
    const visit = await atPapers();
    await handOver(visit, 'drop', '发票.pdf', '%PDF-1.4 a', await visit.reveal(chooser(visit, '发票')));
    await its(visit, '发票.pdf').waitFor();
    assert.match(await its(visit, '发票.pdf').getAttribute('data-key'), /\/invoice\//);

    await chooser(visit, '发票').focus();
    await handOver(visit, 'paste', '截图.png', '\x89PNG is not what comes out of a string');
    assert.match(await its(visit, '截图.png').getAttribute('data-key'), /\/invoice\//);
    await visit.byText('已粘贴到：发票').first().waitFor();
    await visit.byText(/内容不像png文件/).first().waitFor();

    await handOver(visit, 'drop', '空.pdf', '', await visit.reveal(chooser(visit, '服务合同')));
    await visit.byText(/文件是空的/).first().waitFor();
    await handOver(visit, 'drop', '又一次.pdf', '%PDF-1.4 a', await visit.reveal(chooser(visit, '服务结果证明')));
    await visit.byText(/与发票（服务1）的“发票.pdf”内容完全相同/).first().waitFor();
    await visit.byText(/与服务结果证明（服务1）的“又一次.pdf”内容完全相同/).first().waitFor();

    // Without a pointer from here on.
    await its(visit, '截图.png').focus();
    await visit.page.keyboard.press('Enter');
    await visit.button('上移截图.png').focus();
    await visit.page.keyboard.press('Enter');
    await visit.settled();
    await visit.type(visit.field('文件名'), '付款截图');
    await visit.button('完成').focus();
    await visit.page.keyboard.press('Enter');
    await visit.byRole('dialog', '这份文件').waitFor({ state: 'detached' });
    assert.deepEqual(await names(visit), ['空.pdf', '付款截图.png', '发票.pdf', '又一次.pdf']);
    await visit.leave();
});
