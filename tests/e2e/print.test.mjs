// What comes out of the printer: one A4 page with the applicant and the figure, outside a kiosk and in it, and never the
// buttons of the screen. The browser's own PDF of the page is what a printer gets; Poppler reads it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { company, Enterprise, testingService } from './enterprise.mjs';
import { artefacts, launch, ThePage, unpainted } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** The page as it is printed: its text, how many sheets, and of which size. */
async function printed(visit, name) {
    mkdirSync(artefacts, { recursive: true });
    const path = join(artefacts, `${name}.pdf`);
    writeFileSync(path, await visit.page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const about = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    return {
        text: execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ''),
        pages: Number(/^Pages:\s+(\d+)/m.exec(about)[1]),
        size: /^Page size:\s+(\d+)\S* x (\d+)/m.exec(about).slice(1).map(Number),
    };
}

function oneSheet({ pages, size }) {
    assert.equal(pages, 1);
    assert.ok(Math.abs(size[0] - 595) <= 1 && Math.abs(size[1] - 842) <= 1, `A4, not ${size}`);
}

test('an enterprise prints its result on one A4 page, whichever of its pages is shown', async () => {
    const visit = await ThePage.open(browser, { before: unpainted });
    await visit.ready();
    const enterprise = new Enterprise(visit);
    await enterprise.start();
    await visit.type(visit.field(/(单位|企业)名称/).first(), company.name);
    await visit.type(visit.field(/职工总数/), company.staff);
    await visit.type(visit.field(/年销售收入/), company.annualSales);
    await enterprise.answerAll();
    await enterprise.goTo('services');
    await enterprise.enterService(testingService);
    for (const step of ['papers', 'result']) {
        await enterprise.goTo(step);
        const paper = await printed(visit, `print-${step}`);
        oneSheet(paper);
        for (const words of [company.name, '¥90,000.00', '玖万元整', '60,000.00', '30,000.00', '2025-09-10', '第十一条', '办法已过有效期', '聊市科发〔2022〕73号']) {
            assert.ok(paper.text.includes(words), `${words} in ${paper.text}`);
        }
        assert.doesNotMatch(paper.text, /导出|基准日2025年6月1日计算，只供回看和核对。政策状态/); // nothing of the screen
    }
    // Afterwards nothing of the sheet is left in the page.
    assert.equal(await visit.page.locator('.sheet').count(), 0);
    await visit.leave();
});

test('in English the sheet is in English', async () => {
    const visit = await ThePage.open(browser, { before: unpainted });
    await visit.ready();
    await visit.choose(visit.byRole('radio', 'EN'));
    await visit.press(visit.button(/Enterprise/).first());
    const paper = await printed(visit, 'print-en');
    oneSheet(paper);
    assert.match(paper.text, /Vouchersubsidy:theresult/);
    await visit.leave();
});

test('the button asks for the printer, with the sheet laid out and then gone', async () => {
    const visit = await ThePage.open(browser, {
        before: async (page) => {
            await unpainted(page);
            await page.addInitScript(() => {
                globalThis.printed = [];
                window.print = () => {
                    dispatchEvent(new Event('beforeprint'));
                    globalThis.printed.push(document.querySelectorAll('.sheet').length);
                    dispatchEvent(new Event('afterprint'));
                };
            });
        },
    });
    await visit.ready();
    await visit.press(visit.button(/^企业/).first());
    const enterprise = new Enterprise(visit);
    await enterprise.goTo('services');
    await enterprise.openService();
    await enterprise.goTo('result');
    await visit.press(visit.button('打印', { exact: true }));
    await visit.until(() => globalThis.printed.length === 1);
    assert.deepEqual(await visit.page.evaluate(() => [globalThis.printed, document.querySelectorAll('.sheet').length]), [[1], 0]);
    await visit.leave();
});

test('at a kiosk Ctrl+P prints a result as the button does, and nothing before there is one', async () => {
    const visit = await ThePage.open(browser, {
        path: '?mode=kiosk',
        context: { hasTouch: true, viewport: { width: 1080, height: 1920 } },
        before: (page) => page.addInitScript(() => {
            globalThis.printed = 0;
            window.print = () => (globalThis.printed += 1);
        }),
    });
    await visit.ready();
    const prints = () => visit.page.evaluate(() => globalThis.printed);
    await visit.button('我是创客团队').tap();
    await visit.settled();
    await visit.page.keyboard.press('Control+p');
    await visit.settled();
    assert.equal(await prints(), 0);
    await visit.button(/^最后一个有效日/).tap();
    await visit.settled();
    for (let question = 0; question < 40 && (await visit.button('打印结果').count()) === 0; ++question) {
        await visit.button(/^不清楚/).tap();
        await visit.settled();
    }
    await visit.button('打印结果').tap();
    await visit.settled();
    assert.equal(await prints(), 1);
    await visit.page.keyboard.press('Control+p');
    await visit.settled();
    assert.equal(await prints(), 2);
    const paper = await printed(visit, 'print-kiosk');
    oneSheet(paper);
    assert.match(paper.text, /创客团队/);
    await visit.button('结束并清除').tap();
    await visit.settled();
    assert.equal(await visit.page.locator('.sheet').count(), 0);
    await visit.leave();
});
