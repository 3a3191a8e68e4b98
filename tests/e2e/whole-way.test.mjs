// The enterprise's whole way, by roles and names: the day, the questions, the service, the subsidy, the papers, the
// package. What is downloaded is opened with other people's programs.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBag } from './bag.mjs';
import { company, Enterprise, testingService } from './enterprise.mjs';
import { desktop, launch, phone, ThePage } from './the-page.mjs';

let browser;
let folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-way-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

/** The page as it is now, at both sizes. */
async function pictures(visit, name) {
    await visit.screenshot(`${name}-1280x800`);
    await visit.page.setViewportSize(phone);
    await visit.screenshot(`${name}-390x844`);
    await visit.page.setViewportSize(desktop);
    await visit.settled();
}

test('an enterprise checks itself, enters a service, sees its subsidy, attaches its papers and gets a package', async () => {
    const visit = await ThePage.open(browser, { context: { acceptDownloads: true } });
    await visit.ready();
    const { page } = visit;
    const enterprise = new Enterprise(visit);

    // Today the measure has run out: that is said first.
    assert.match(await enterprise.notice.textContent(), /办法已过有效期/);
    await pictures(visit, '01-home');
    await enterprise.start();

    await visit.compose(visit.field(/单位名称|企业名称/), company.pinyin, company.name);
    await visit.type(visit.field(/职工|人数/), company.staff);
    await visit.type(visit.field(/销售/), company.annualSales);
    const asked = await enterprise.answerAll();
    assert.ok(asked >= 10, `${asked} questions`);
    await pictures(visit, '02-eligibility');

    await enterprise.goTo('services');
    await enterprise.enterService(testingService);
    await pictures(visit, '03-services');

    await enterprise.goTo('result');
    const result = await page.getByRole('main').innerText();
    for (const figure of ['¥90,000.00', '60,000.00', '30,000.00', '100,000.00']) {
        assert.ok(result.includes(figure), `${figure} stands on the page:\n${result}`);
    }
    await pictures(visit, '04-result');

    await enterprise.goTo('papers');
    const papers = new Map([
        ['服务合同', '测试服务合同.pdf'], ['发票', '发票1.pdf'],
        ['服务结果证明', '检测报告.pdf'], ['科技创新相关性证明', '相关性说明.pdf'],
    ]);
    const digests = new Set();
    for (const [paper, file] of papers) {
        const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(300_000)]);
        writeFileSync(join(folder, file), bytes);
        digests.add(createHash('sha256').update(bytes).digest('hex'));
        await enterprise.attach(paper, join(folder, file));
        await page.getByText(file).first().waitFor();
    }
    await visit.choose(page.getByRole('checkbox', { name: /真实/ }));
    await pictures(visit, '06-papers');

    const download = page.waitForEvent('download');
    await visit.press(visit.button(/生成提交包/));
    const zip = join(folder, 'package.zip');
    await (await download).saveAs(zip);
    assert.match((await download).suggestedFilename(), /\.zip$/);

    const { bag, payload } = openBag(zip, join(folder, 'opened'));
    const attached = new Set(payload.map((path) => createHash('sha256').update(readFileSync(join(bag, path))).digest('hex')));
    for (const digest of digests) assert.ok(attached.has(digest), 'each paper is in the package, byte for byte');
    const json = payload.filter((path) => path.endsWith('.json')).map((path) => JSON.parse(readFileSync(join(bag, path), 'utf8')));
    const kase = json.find(({ format }) => format === 'innovation-voucher-case/1');
    assert.equal(kase.applicant.name, company.name);
    assert.equal(kase.as_of, '2025-06-01');
    assert.equal(kase.services[0].contract_amount, '100000.00');
    const assessment = json.find(({ format }) => format === 'innovation-voucher-assessment/1');
    assert.equal(assessment.outcome, 'met');
    assert.deepEqual(assessment.totals, {
        province: { low: '60000.00', high: '60000.00' },
        city: { low: '30000.00', high: '30000.00' },
        total: { low: '90000.00', high: '90000.00' },
    });
    await visit.leave();
});
