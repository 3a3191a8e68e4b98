// A workbook of 10,000 rows given to the page in Chromium: from the file chooser until it says what each column means.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROWS = 10_000;
const ROUNDS = 5;

const workbook = `
import sys, datetime, openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet('名册')
sheet.append(['序号', '团队名称', '负责人', '服务类型', '供给方地区', '合同金额（万元）', '发票合计（元）', '职工人数', '完成时间', '申请日期'])
for i in range(int(sys.argv[2])):
    sheet.append([i + 1, f'第{i}示例团队', f'负责人{i}', '检测' if i % 2 else '研发', '本市', 3 + i % 20, 10000 * (3 + i % 20), 42 + i % 400, datetime.date(2025, 1, 15), datetime.date(2025, 5, 20)])
book.save(sys.argv[1])
`;

/** Of the page that stands built in build/web/dist. Returns milliseconds, one of each round. */
export async function importInPage(root) {
    process.env.VOUCHER_DIST ??= join(root, 'build/web/dist');
    const { launch, ThePage, unpainted } = await import('../e2e/the-page.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'voucher-import-'));
    const browser = await launch();
    try {
        const path = join(folder, 'roster.xlsx');
        execFileSync('/usr/bin/python3', ['-c', workbook, path, String(ROWS)]);
        const took = [];
        for (let round = 0; round < ROUNDS; ++round) {
            const visit = await ThePage.open(browser, { before: unpainted });
            await visit.ready();
            await visit.press(visit.button(/孵化载体/).first());
            const chooser = visit.page.waitForEvent('filechooser');
            await visit.press(visit.button(/选择文件/));
            const given = await chooser;
            const from = performance.now();
            await given.setFiles(path);
            await visit.button(new RegExp(`${ROWS.toLocaleString('en-US')}|${ROWS}`)).first().waitFor();
            took.push(performance.now() - from);
            await visit.leave();
        }
        return took;
    } finally {
        await browser.close();
        rmSync(folder, { recursive: true, force: true });
    }
}
