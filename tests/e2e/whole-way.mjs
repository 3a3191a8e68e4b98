// The enterprise's whole way, by roles and names: the day, the questions, the service, the subsidy, the papers, the
// package. What is downloaded is opened with other people's programs. Walked in each browser engine by a test of its own.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBag } from './bag.mjs';
import { company, Enterprise, testingService } from './enterprise.mjs';

const papers = new Map([
    ['服务合同', '测试服务合同.pdf'], ['发票', '发票1.pdf'],
    ['服务结果证明', '检测报告.pdf'], ['科技创新相关性证明', '相关性说明.pdf'],
]);

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Walks it. `folder`: an empty one, for the papers and the package; `stands(name)` is told of each page as it stands. */
export async function walkTheWholeWay(visit, folder, stands = async () => {}) {
    const enterprise = new Enterprise(visit);

    // Today the measure has run out: that is said first.
    assert.match(await enterprise.notice.textContent(), /办法已过有效期/);
    await stands('01-home');
    await enterprise.start();

    await visit.compose(visit.field('单位名称'), company.pinyin, company.name);
    await visit.type(visit.field(/职工|人数/), company.staff);
    await visit.type(visit.field(/销售/), company.annualSales);
    const asked = await enterprise.answerAll();
    assert.ok(asked >= 10, `${asked} questions`);
    await stands('02-eligibility');

    await enterprise.goTo('services');
    await enterprise.enterService(testingService);
    await stands('03-services');

    await enterprise.goTo('result');
    const result = await visit.byRole('main').innerText();
    for (const figure of ['¥90,000.00', '60,000.00', '30,000.00', '100,000.00']) {
        assert.ok(result.includes(figure), `${figure} stands on the page:\n${result}`);
    }
    await stands('04-result');

    await enterprise.goTo('papers');
    const digests = [];
    for (const [paper, file] of papers) {
        const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(300_000)]);
        writeFileSync(join(folder, file), bytes);
        digests.push(sha256(bytes));
        await enterprise.attach(paper, join(folder, file));
        await visit.byText(file).first().waitFor();
    }
    await visit.choose(visit.byRole('checkbox', /真实/));
    await stands('06-papers');

    const zip = join(folder, 'package.zip');
    assert.match(await visit.save(visit.button(/生成提交包/), zip), /\.zip$/);
    checkPackage(zip, join(folder, 'opened'), digests);
}

/** What the package must hold, whichever browser saved it. */
function checkPackage(zip, folder, digests) {
    const { bag, payload } = openBag(zip, folder);
    const attached = new Set(payload.map((path) => sha256(readFileSync(join(bag, path)))));
    for (const digest of digests) assert.ok(attached.has(digest), 'each paper is in the package, byte for byte');
    for (const paper of ['兑付申请汇总表.pdf', '补助测算说明.pdf', '诚信承诺书.pdf', '材料清单.pdf', '兑付申请汇总表.xlsx']) {
        assert.ok(payload.includes(`data/generated/${paper}`), `${paper} is in the package`);
    }
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
}

/** The whole way in another engine than Chromium, and what it tells a screen reader on two of the pages. */
export async function walkIn(engine, t) {
    const folder = mkdtempSync(join(tmpdir(), 'voucher-way-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const visit = await engine.open();
    t.after(() => visit.close());
    await visit.ready();
    await walkTheWholeWay(visit, folder, async (name) => {
        if (name === '03-services' || name === '06-papers') await visit.checkNames();
    });
    await visit.leave();
}
