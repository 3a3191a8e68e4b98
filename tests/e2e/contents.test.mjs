// What the page reads in PDF files and images by itself: an invoice's keys and QR code, each field with where it stands,
// and a picture of the file. All of it is fetched when it is first needed, and a file that means harm only costs time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goToPage, visitWithWholeCase } from './every-page.mjs';
import { endlessPdf, hugeImage, infoKeys, invoicePdf, qrImage, qrText } from './invoice-files.mjs';
import { launch, unpainted } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

const pdf = (name, buffer) => ({ name, mimeType: 'application/pdf', buffer });
const png = (name, buffer) => ({ name, mimeType: 'image/png', buffer });
/** The button that takes files for a paper of the first or the second service. */
const files = (visit, paper, service) => visit.button(new RegExp(`文件：[^（]*${paper}`)).nth(service);
const preview = async (visit, name) => {
    await visit.press(visit.button(`预览${name}`));
    const dialog = visit.byRole('dialog', `预览：${name}`);
    await dialog.waitFor();
    return dialog;
};
const close = async (visit, dialog) => {
    await visit.press(dialog.getByRole('button', { name: '关闭' }));
    await dialog.waitFor({ state: 'detached' });
};

test('a PDF invoice and the photograph of one are read, shown with their channels, and pictured', async () => {
    const asked = [];
    const { visit } = await visitWithWholeCase(browser, {
        before: async (page) => {
            await unpainted(page);
            page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
            // A person would wait for twenty seconds; the test does not, once it has said so.
            await page.addInitScript(() => {
                const wait = globalThis.setTimeout;
                globalThis.setTimeout = (work, ms, ...rest) => wait(work, globalThis.hurry && ms === 20_000 ? 1000 : ms, ...rest);
            });
        },
    });
    await goToPage(visit, 'papers');
    const late = () => asked.filter((name) => /^(worker|pdf|codes|zxing|qcms|jbig2|openjpeg)|bcmap$/.test(name));
    assert.deepEqual(late(), [], 'nothing of the readers is fetched before it is needed');

    await visit.attach(files(visit, '发票', 0), [
        pdf('电子发票.pdf', await invoicePdf({ keys: infoKeys('4500.00'), code: qrText() })),
    ]);
    // The line of the file says it once it is read; what differs is told with both values and where they stand.
    await visit.byText('¥4,500.00 · 2024年5月28日 · 24112000000048542163').first().waitFor();
    await visit.byText('价税合计（含税），¥4,449.00（二维码），¥4,500.00（PDF 文件信息）').first().waitFor();
    assert.deepEqual([...new Set(late().map((name) => name.replace(/-[\w-]{8}\.\w+$/, '')))].sort(), ['codes', 'pdf', 'worker', 'zxing_reader']);

    let dialog = await preview(visit, '电子发票.pdf');
    const picture = dialog.getByRole('img', { name: '电子发票.pdf的预览图' });
    await picture.waitFor();
    const seen = await picture.evaluate(async (image) => {
        await image.decode();
        const { width, height } = image.getBoundingClientRect();
        return { tag: image.tagName, natural: image.naturalWidth, width, height, opacity: getComputedStyle(image).opacity };
    });
    assert.deepEqual(seen, { tag: 'IMG', natural: 320, width: 320, height: 214, opacity: '1' });
    const words = await dialog.innerText();
    assert.match(words, /发票号码：24112000000048542163，来自PDF 文件信息/);
    assert.match(words, /销售方税号：91371502MA30001016，来自PDF 文件信息/);
    assert.match(words, /不是发票查验/);
    await close(visit, dialog);

    await visit.attach(files(visit, '发票', 1), [
        png('照片.png', await qrImage(qrText({ number: '24112000000048542170', amount: '300000.00' }), { canvas: 2600 })),
        pdf('无信息.pdf', await invoicePdf()),
        pdf('坏的.pdf', Buffer.from('%PDF-1.7\nand nothing else')),
        png('巨图.png', hugeImage()),
    ]);
    await visit.byText('¥300,000.00 · 2024年5月28日 · 24112000000048542170').first().waitFor();
    dialog = await preview(visit, '照片.png');
    assert.match(await dialog.innerText(), /价税合计（含税）：¥300,000.00，来自二维码/);
    await close(visit, dialog);
    for (const name of ['坏的.pdf', '巨图.png']) {
        dialog = await preview(visit, name);
        await dialog.getByText('这个文件不能显示预览图').waitFor();
        await dialog.getByText('没有在这个文件里读到发票信息').waitFor();
        await close(visit, dialog);
    }

    // A page whose drawing never ends: the page stays free, gives up after its time, and goes on with the next file.
    await visit.page.evaluate(() => (globalThis.hurry = true));
    await visit.attach(files(visit, '合同', 0), pdf('不停.pdf', endlessPdf()));
    await visit.byText('读取超时').first().waitFor();
    await visit.page.evaluate(() => (globalThis.hurry = false));
    await visit.attach(files(visit, '合同', 1), png('合同.png', await qrImage('https://example.com')));
    dialog = await preview(visit, '合同.png');
    await dialog.getByRole('img', { name: '合同.png的预览图' }).waitFor();
    await dialog.getByText('没有在这个文件里读到发票信息').waitFor();
    await close(visit, dialog);
    await visit.leave();
});
