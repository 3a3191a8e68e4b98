// The generated papers in the package, made by the built page: opened with qpdf and Poppler, which this project did not
// write. A case is imported, so that the walk is short; the way to it by hand is whole-way.mjs's.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBag } from './bag.mjs';
import { company } from './enterprise.mjs';
import { goToPage, visitWithWholeCase, wholeCase } from './every-page.mjs';
import { launch } from './the-page.mjs';

let browser, folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-generated-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

/** On the papers page with a whole case. */
async function onPapers(options = {}) {
    const { visit } = await visitWithWholeCase(browser, { context: { acceptDownloads: true }, ...options });
    await goToPage(visit, 'papers');
    return visit;
}

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
const squeezed = (text) => text.replace(/\s/gu, '');

/** What each paper of the case has to say, among other things. */
const said = {
    兑付申请汇总表: [company.name, '100,000.00', '90,000.00', '300,000.00', '180,000.00', '270,000.00', '人民币（大写）：贰拾柒万元整', '不是官方表格', '负责人（签字）'],
    补助测算说明: ['60%×100,000.00', '30%×100,000.00，本市检测', '60%×300,000.00', '第十一条', '650,000.00', '380,000.00', '四舍五入到分', '不是官方文件'],
    诚信承诺书: [company.name, '不转让、不买卖，不重复使用', '（第十七条）', '（第二十一条）', '（第二十三条）', '不是官方格式'],
    材料清单: ['必需材料0/7份', '服务合同', '科技创新相关性证明', '第十六条', '还没有文件', '不是官方清单'],
};

test('the package holds sound papers that are found and copied, and the same input gives the same bytes', async () => {
    const visit = await onPapers();
    const worker = (url) => /\/worker-[\w-]+\.js$/.test(url);
    const fetched = [];
    visit.page.on('request', (request) => fetched.push(request.url()));
    assert.ok(!(await visit.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).some(worker), 'nothing of it is there before it is asked for');
    const zips = [1, 2].map((n) => join(folder, `package${n}.zip`));
    assert.match(await visit.save(visit.button('先保存草稿包'), zips[0]), /^创新券草稿包.*\.zip$/);
    assert.ok(fetched.some(worker), fetched.join());
    const { bag, payload } = openBag(zips[0], join(folder, 'opened'));
    const generated = payload.filter((path) => path.startsWith('data/generated/')).map((path) => path.slice('data/generated/'.length));
    assert.deepEqual(generated.sort(), ['summary.html', '兑付申请汇总表.xlsx', ...Object.keys(said).map((name) => `${name}.pdf`)].sort());
    for (const [name, parts] of Object.entries(said)) {
        const pdf = join(bag, 'data/generated', `${name}.pdf`);
        assert.match(run('qpdf', '--check', pdf), /No syntax or stream encoding errors/);
        const fonts = run('pdffonts', pdf).trim().split('\n').slice(2);
        assert.ok(fonts.length > 0);
        for (const font of fonts) assert.match(font, /^[A-Z]{6}\+\S+ .* yes yes yes /, `${name}: embedded, a subset, with a way back to text`);
        assert.match(run('pdfinfo', pdf), /Tagged: +yes[^]*\(A4\)/);
        const text = squeezed(run('pdftotext', pdf, '-'));
        for (const part of parts) assert.ok(text.includes(squeezed(part)), `${name} says ${part}:\n${text}`);
    }
    const rows = run('python3', '-c', 'import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode())', join(bag, 'data/generated/兑付申请汇总表.xlsx'));
    for (const amount of ['<v>60000.00</v>', '<v>30000.00</v>', '<v>180000.00</v>', '<v>270000.00</v>']) assert.ok(rows.includes(amount), amount);

    await visit.save(visit.button('先保存草稿包'), zips[1]);
    assert.ok(readFileSync(zips[0]).equals(readFileSync(zips[1])), 'the same again');

    const alone = join(folder, 'alone.pdf');
    assert.equal(await visit.save(visit.button('生成并保存：创新券诚信承诺书'), alone), `诚信承诺书-${company.name}-2025-06-01.pdf`);
    assert.ok(readFileSync(alone).equals(readFileSync(join(bag, 'data/generated/诚信承诺书.pdf'))), 'alone it is the one in the package');
    await visit.leave();
});

test('a character that the font lacks is named; one that can be written in two ways is one', async () => {
    const kase = structuredClone(wholeCase);
    kase.applicant.name = 'Cafe\u0301 聊城\u{20BB7}田轴承'; // an e with an accent of its own; 𠮷
    const visit = await onPapers({ kase });
    const alone = join(folder, 'rare.pdf');
    await visit.save(visit.button('生成并保存：创新券诚信承诺书'), alone);
    const dialog = visit.byRole('dialog', '有的字没有印出来');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /\u{20BB7}。/u);
    const text = squeezed(run('pdftotext', alone, '-'));
    assert.ok(text.includes('Café聊城\u{20BB7}田轴承'), text);
    await visit.press(dialog.getByRole('button', { name: '关闭' }));
    await visit.leave();
});

test('where the worker cannot be fetched, nothing is saved silently: the person is told and chooses', async () => {
    const visit = await onPapers({ before: (page) => page.route(/\/worker-[\w-]+\.js$/, (route) => route.abort()) });
    await visit.press(visit.button('先保存草稿包'));
    const dialog = visit.byRole('dialog', '文件没有生成');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /提交包还没有保存/);
    await visit.screenshot('papers-failed');
    const zip = join(folder, 'without.zip');
    await visit.save(dialog.getByRole('button', { name: '不带这些文件保存' }), zip);
    const { payload } = openBag(zip, join(folder, 'without'));
    assert.deepEqual(payload.filter((path) => path.startsWith('data/generated/')), ['data/generated/summary.html']);
    visit.problems = visit.problems.filter((problem) => !/ERR_FAILED/.test(problem)); // what was meant to fail
    await visit.leave();
});
