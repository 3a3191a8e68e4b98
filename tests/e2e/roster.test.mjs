// The carrier's page in Chromium: a workbook made by openpyxl and a table in GB18030 become rows; what was not understood is
// put right with the keyboard; the workspace is saved and opened; ten thousand rows scroll.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { goToPage } from './every-page.mjs';
import { Enterprise } from './enterprise.mjs';
import { launch, ThePage } from './the-page.mjs';

let browser, folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-roster-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

/** Runs Python with openpyxl, which knows nothing of how rosters are read here. */
function made(name, script) {
    const path = join(folder, name);
    execFileSync('/usr/bin/python3', ['-c', script, path]);
    return path;
}

const workbook = `
import sys, datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = '团队名册'
sheet.append(['2025年第二季度团队名册'])
sheet.merge_cells('A1:G1')
sheet.append(['序号', '团队名称', '控制人', '服务类型', '服务机构所在地', '合同金额（万元）', '完成时间'])
sheet.append([1, '星火轴承团队', '赵某', '检测', '本市', 3.6, datetime.date(2024, 12, 18)])
sheet.append([2, '𬭩𬬻新材料', '钱某', '检测', '本市', '约6', datetime.date(2024, 12, 25)])
sheet.append([3, '云脉医检', '赵某', '检测', '本市', '１０', '2025年2月5日'])
sheet.append(['合计', None, None, None, None, '=SUM(F3:F5)', None])
book.save(sys.argv[1])
`;

async function carrier(options) {
    const visit = await ThePage.open(browser, options);
    await visit.ready();
    await visit.press(visit.button(/^孵化载体：/));
    await visit.byRole('heading', '孵化载体工作台').waitFor();
    return visit;
}

test('a workbook becomes rows, a cell is put right, and the workspace opens again', async () => {
    const visit = await carrier({ context: { acceptDownloads: true } });
    await new Enterprise(visit).chooseDate('2025-06-01');
    await visit.attach(visit.button(/选择文件/), made('名册.xlsx', workbook));
    await visit.byRole('heading', '需要核对（1）').waitFor();
    await visit.byText(/团队名册!F4/).waitFor();
    await visit.press(visit.button('导入 3 行'));
    const rows = visit.byRole('table', '名册').getByRole('row');
    await rows.nth(3).waitFor();
    assert.equal(await rows.count(), 4); // the head among them
    assert.equal(await visit.byRole('table', '名册').getAttribute('aria-rowcount'), '4');

    await visit.press(visit.button('𬭩𬬻新材料'));
    const amount = visit.field('合同金额');
    assert.equal(await amount.inputValue(), '约6');
    assert.equal(await amount.getAttribute('aria-invalid'), 'true');
    await visit.type(amount, '６万');
    await amount.press('Tab');
    await visit.until(() => document.querySelector('input[aria-invalid=true]') === null);
    assert.equal(await amount.inputValue(), '60,000.00');
    await visit.press(visit.button('回到名册'));

    const summary = join(folder, 'summary.xlsx');
    assert.equal(await visit.save(visit.button('导出汇总 XLSX'), summary), '名册汇总-2025-06-01.xlsx');
    const cells = JSON.parse(execFileSync('/usr/bin/python3', ['-c', `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[[c for c in row] for row in sheet.iter_rows(values_only=True)] for sheet in book], default=str))
`, summary], { encoding: 'utf8' }));
    assert.deepEqual(cells[0].slice(1).map(([name, controller]) => [name, controller]), [['星火轴承团队', '赵某'], ['𬭩𬬻新材料', '钱某'], ['云脉医检', '赵某'], ['合计', null]]);
    assert.deepEqual(cells[1].slice(1).map(([controller, rows]) => [controller, rows]), [['赵某', 2], ['钱某', 1]]);

    const saved = join(folder, 'workspace.json');
    await visit.save(visit.button('保存工作文件'), saved);
    assert.equal(JSON.parse(readFileSync(saved, 'utf8')).rows.length, 3);
    await visit.leave();

    const again = await carrier({ context: { acceptDownloads: true } });
    await again.attach(again.button(/选择文件/), saved);
    await again.button('𬭩𬬻新材料').waitFor();
    const twice = join(folder, 'again.json');
    await again.save(again.button('保存工作文件'), twice);
    assert.ok(readFileSync(twice).equals(readFileSync(saved)));
    await again.leave();
});

test('a table in GB18030 is read as its letters are', async () => {
    const visit = await carrier();
    const path = made('名册.csv', `
import sys
open(sys.argv[1], 'wb').write('团队名称;服务类型;合同金额\\r\\n阳谷线缆𠮷;检测;1.5万\\r\\n'.encode('gb18030'))
`);
    await visit.attach(visit.button(/选择文件/), path);
    await visit.press(visit.button('导入 1 行'));
    await visit.button('阳谷线缆𠮷').waitFor();
    await visit.leave();
});

test('of ten thousand rows those in view are in the document; the wheel and the search reach the others', async () => {
    const visit = await carrier();
    const path = made('大名册.xlsx', `
import sys, openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet('名册')
sheet.append(['团队名称', '控制人', '服务类型', '服务机构所在地', '合同金额', '完成时间'])
for i in range(1, 10001): sheet.append([f'第{i}队', f'控制人{i}', '检测', '本市', 36000, '2025-02-05'])
book.save(sys.argv[1])
`);
    await visit.attach(visit.button(/选择文件/), path);
    await visit.press(visit.button('导入 10000 行'));
    const table = visit.byRole('table', '名册');
    await table.waitFor();
    assert.equal(await table.getAttribute('aria-rowcount'), '10001');
    assert.ok((await table.getByRole('row').count()) < 60);
    await visit.page.mouse.move(400, 600);
    for (let turns = 0; turns < 60 && (await visit.button('第10000队').count()) === 0; ++turns) await visit.page.mouse.wheel(0, 10_000);
    await visit.button('第10000队').waitFor();
    const last = table.getByRole('row').last();
    assert.equal(await last.getAttribute('aria-rowindex'), '10001');
    await visit.page.keyboard.press('Home');
    await visit.type(visit.field('查找'), '控制人4321');
    await visit.button('第4321队').waitFor();
    assert.equal(await table.getByRole('row').count(), 2);
    await visit.leave();
});

test('a file that is no table is refused in a sentence, and the page goes on', async () => {
    const visit = await carrier();
    const path = made('图片.xlsx', `import sys; open(sys.argv[1], 'wb').write(bytes.fromhex('89504e470d0a1a0a') + bytes(2000))`);
    await visit.attach(visit.button(/选择文件/), path);
    await visit.byText('这不是表格文件。请选择 .xlsx 或 .csv 文件。').waitFor();
    await goToPage(visit, '');
    await goToPage(visit, 'roster');
    await visit.leave();
});
