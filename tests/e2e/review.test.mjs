// Many packages on the reviewer's page in Chromium: a folder of them is verified, a row is looked at by itself, and the
// summary is opened by another program.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { goToPage, visitWithWholeCase } from './every-page.mjs';
import { launch, ThePage, unpainted } from './the-page.mjs';

let browser;
let folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-review-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

/** A draft package with one contract, and the same one with a byte of it changed. */
async function packages() {
    const { visit, enterprise } = await visitWithWholeCase(browser, { context: { acceptDownloads: true }, before: unpainted });
    await goToPage(visit, 'papers');
    const contract = join(folder, '测试服务合同.pdf');
    writeFileSync(contract, '%PDF-1.4 what stands in the contract\n');
    await enterprise.attach('服务合同', contract);
    await visit.byText(/SHA-256/).first().waitFor();
    const whole = join(folder, 'whole.zip');
    await visit.save(visit.button(/草稿包/).first(), whole);
    await visit.leave();
    const spoiled = join(folder, 'spoiled.zip');
    execFileSync('python3', ['-c', `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as given, zipfile.ZipFile(sys.argv[2], 'w') as made:
    for entry in given.infolist():
        made.writestr(entry.filename, given.read(entry).replace(b'what stands', b'that stands'))
`, whole, spoiled]);
    return { whole: readFileSync(whole), spoiled: readFileSync(spoiled) };
}

test('a folder of packages is verified, one of them looked at by itself, and the summary opens elsewhere', async () => {
    const { whole, spoiled } = await packages();
    const batch = join(folder, '第一批');
    mkdirSync(join(batch, '二科'), { recursive: true });
    for (let i = 0; i < 6; ++i) writeFileSync(join(batch, `甲${i}.zip`), whole);
    writeFileSync(join(batch, '二科', '乙.zip'), spoiled);
    writeFileSync(join(batch, '说明.txt'), 'no package');
    const visit = await ThePage.open(browser, { context: { acceptDownloads: true }, before: unpainted });
    await visit.ready();
    await visit.press(visit.button(/^审核核验/));
    await visit.attach(visit.button('选择文件夹'), batch);

    const said = visit.byRole('status').filter({ hasText: /^共7个包/ });
    await said.waitFor({ state: 'attached' });
    assert.match(await said.textContent(), /不一致或没有读成1/);
    await visit.byText(/1个文件不是提交包（\.zip），没有放进来：说明\.txt/).first().waitFor();
    const table = visit.byRole('table', '提交包');
    assert.equal(await table.getAttribute('aria-rowcount'), '8');
    // The changed one claims to be the same: its manifest is.
    await visit.byText(/^同一个包来了7次/).first().waitFor();

    await visit.press(visit.byRole('radio', /^要处理/));
    await visit.press(visit.button('结论')); // the worst first
    await visit.press(visit.button(/乙\.zip/));
    await visit.byRole('heading', /^不一致：有1处对不上/).waitFor();
    await visit.byText(/data\/papers\/s1\/contract\/测试服务合同\.pdf/).first().waitFor();
    await visit.press(visit.button('返回列表'));
    await visit.byRole('table', '提交包').waitFor();

    const summary = join(folder, 'summary.xlsx');
    assert.match(await visit.save(visit.button('导出核验汇总（XLSX）'), summary), /^核验汇总-\d{4}-\d\d-\d\d\.xlsx$/);
    const sheets = JSON.parse(execFileSync('/usr/bin/python3', ['-c', `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({sheet.title: [[c for c in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}, default=str))
`, summary], { encoding: 'utf8' }));
    assert.deepEqual(Object.keys(sheets), ['核验汇总', '逐处', '几个包之间']);
    const [heads, ...rows] = sheets['核验汇总'];
    assert.equal(rows.length, 7);
    assert.deepEqual(rows.map((row) => row[heads.indexOf('结论')]).filter((verdict) => verdict === '不一致').length, 1);
    assert.ok(rows.some(([file]) => file === '第一批/二科/乙.zip'));
    assert.ok(sheets['逐处'].some((row) => row.includes('bag_digest_differs')));
    assert.equal(sheets['几个包之间'].filter((row) => row.includes('同一个包')).length, 7);
    await visit.leave();
});
