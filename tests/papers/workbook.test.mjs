// Generated workbooks, opened with Python's zipfile and XML parser, which know nothing of how they were written.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { artefact, aVisit, inFolder, ThePage } from './the-page.mjs';

const shared = aVisit();

const text = (value) => ({ kind: 'text', text: value });
const money = (fen) => ({ kind: 'money', fen });
const number = (value) => ({ kind: 'number', value });
const date = (day) => ({ kind: 'date', day });
const empty = { kind: 'empty' };

const columns = [{ title: '服务', width: 30 }, { title: '金额（元）', width: 16 }, { title: '件数', width: 8 }, { title: '日期', width: 12.5 }];
const summary = {
    name: '汇总',
    sheets: [
        {
            name: '服务与费用', columns,
            rows: [
                { cells: [text('材料成分分析 <X射线> & "电镜"'), money(123456), number(3), date('2025-06-30')] },
                { cells: [text('合计'), money(123456), empty, empty], bold: true },
            ],
        },
        { name: '说明', columns: [{ title: 'constructor', width: 20 }], rows: [{ cells: [text('__proto__')] }] },
    ],
};
const one = (cells) => ({ name: '一', sheets: [{ name: 'S', columns: cells.map((_, i) => ({ title: `C${i}`, width: 10 })), rows: [{ cells }] }] });

const withoutPlace = (row) => row.map(({ place, ...cell }) => cell);

/** { sheets: [{ name, frozen_rows, widths, rows: [[{ place, value, type, format, bold }]] }] }, by workbook.py. */
function read({ bytes }) {
    return inFolder((place) => {
        const file = join(place, 'book.xlsx');
        writeFileSync(file, bytes);
        const script = join(dirname(fileURLToPath(import.meta.url)), 'workbook.py');
        return JSON.parse(execFileSync('python3', [script, file], { encoding: 'utf8', maxBuffer: 1 << 27 }));
    });
}

test('a workbook holds its sheets, widths, formats and bold rows, and its first row stays', async () => {
    const book = await shared.visit.makeWorkbook(summary);
    writeFileSync(artefact(`${book.name}.xlsx`), book.bytes);
    const { sheets } = read(book);
    assert.deepEqual(sheets.map(({ name }) => name), ['服务与费用', '说明']);
    const [{ widths, frozen_rows, rows }] = sheets;
    assert.deepEqual(widths, [30, 16, 8, 12.5]);
    assert.equal(frozen_rows, 1);
    assert.deepEqual(rows[0].map(({ value, bold }) => [value, bold]), columns.map(({ title }) => [title, true]));
    const cell = (value, type, format, bold = false) => ({ value, type, format, bold });
    assert.deepEqual(withoutPlace(rows[1]), [
        cell('材料成分分析 <X射线> & "电镜"', 'text', '@'), cell('1234.56', 'number', '#,##0.00'),
        cell('3', 'number', '#,##0'), cell('45838', 'number', 'yyyy\\-mm\\-dd'),
    ]);
    assert.deepEqual(withoutPlace(rows[2]), [cell('合计', 'text', '@', true), cell('1234.56', 'number', '#,##0.00', true)]);
    assert.deepEqual(sheets[1].rows.flat().map(({ value }) => value), ['constructor', '__proto__']);
});

test('amounts are exact to the fen', async () => {
    const amounts = [0, 1, 9, 10, 99, 100, 101, -1, -12345, 29, 57, 8070450, 999999999999999, -999999999999999];
    const { sheets } = read(await shared.visit.makeWorkbook(one(amounts.map(money))));
    const inFen = sheets[0].rows[1].map(({ value }) => {
        assert.match(value, /^-?\d+\.\d\d$/);
        return BigInt(value.replace('.', ''));
    });
    assert.deepEqual(inFen, amounts.map(BigInt));
});

test('a day is the spreadsheet’s number of it', async () => {
    // As ECMA-376, 18.17.4.1 counts them in the 1900 system.
    const days = { '1900-03-01': '61', '1970-01-01': '25569', '2000-02-29': '36585', '2026-01-25': '46047', '9999-12-31': '2958465' };
    const { sheets } = read(await shared.visit.makeWorkbook(one(Object.keys(days).map(date))));
    assert.deepEqual(sheets[0].rows[1].map(({ value }) => value), Object.values(days));
});

test('what was typed stays a text, whatever it looks like', async () => {
    const typed = ['=1+1', '@SUM(A1)', '+86', '-1', 'constructor', ' 前后 ', '一\n二', '', '_x000D_', '𠮷☐', '\u0001\u000b', ']]>', '<c/>'];
    const { sheets } = read(await shared.visit.makeWorkbook(one(typed.map(text))));
    assert.deepEqual(sheets[0].rows[1].map(({ value, type }) => [value, type]), typed.map((value) => [value, 'text']));
});

test('the same sheets give the same bytes in every time zone', async () => {
    const { bytes } = await shared.visit.makeWorkbook(summary);
    for (const timezone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
        const there = await ThePage.open(shared.browser, shared.folder, timezone);
        assert.ok((await there.makeWorkbook(summary)).bytes.equals(bytes), timezone);
        await there.leave();
    }
});

test('twenty thousand rows are written, with columns beyond Z', async () => {
    const wide = Array.from({ length: 30 }, (_, i) => ({ title: `列${i + 1}`, width: 9 }));
    const rows = Array.from({ length: 20_000 }, (_, r) => ({ cells: wide.map((_, c) => (c % 2 ? money(r * 100 + c) : text(`第${r}行`))) }));
    const { sheets } = read(await shared.visit.makeWorkbook({ name: '大', sheets: [{ name: '全部', columns: wide, rows }] }));
    assert.equal(sheets[0].rows.length, 20_001);
    assert.deepEqual([sheets[0].rows[20_000][29].place, sheets[0].rows[20_000][29].value], ['AD20001', '19999.29']);
});

test('what a workbook cannot hold is refused in a sentence', async () => {
    const named = (...names) => ({ name: 'w', sheets: names.map((name) => ({ name, columns: [{ title: 'A', width: 8 }], rows: [] })) });
    const wrong = [
        [one([money(0.5)]), /S.*A2: 0\.5; expected a whole number/],
        [one([money(1e15)]), /at most 15 digits/],
        [one([money(Number.NaN)]), /NaN/],
        [one([number(1.5)]), /1\.5; expected a whole number/],
        [one([date('2025-02-30')]), /2025-02-30; expected a day/],
        [one([date('1900-02-28')]), /1900-03-01/],
        [one([text('长'.repeat(32768))]), /32768 characters/],
        [one([{ kind: 'formula' }]), /unknown kind formula/],
        [named(), /no sheets/],
        [named('a/b'), /“a\/b” cannot be the name/],
        [named('x'.repeat(32)), /cannot be the name/],
        [named('甲', 'A', 'a'), /two sheets are named “a”/],
        [{ name: 'w', sheets: [{ name: 'S', columns: [{ title: 'A', width: 0 }], rows: [] }] }, /column 1 has the width 0/],
        [{ name: 'w', sheets: [{ name: 'S', columns: [{ title: 'A', width: 8 }], rows: [{ cells: [] }] }] }, /row 1 has 0 cells/],
    ];
    for (const [document, sentence] of wrong) await assert.rejects(shared.visit.makeWorkbook(document), sentence);
});
