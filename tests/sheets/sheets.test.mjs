// Rosters as other programs write them — openpyxl, Python's csv, LibreOffice — read by web/src/sheets, and files that
// are none, or too much, or broken.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesOf, resave, theReader, write } from './the-reader.mjs';

let folder, reader;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'voucher-sheets-'));
    write(folder);
    reader = await theReader();
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function read(name, from = folder, as = name) {
    const answer = await reader.readBytes(bytesOf(from, name), as);
    assert.equal(answer.kind, 'sheets', `${name}: ${answer.code}, ${answer.detail}`);
    const book = JSON.parse(answer.json);
    assert.equal(book.format, 'innovation-voucher-sheets/1');
    assert.equal(book.file, as);
    return book;
}
const rowsOf = async (name, from) => (await read(name, from)).sheets[0].rows;
async function refusal(name, from = folder) {
    const answer = await reader.readBytes(bytesOf(from, name), name);
    assert.equal(answer.kind, 'refused', name);
    return [answer.code, answer.detail];
}

const number = (v, w = v) => ({ t: 'n', v, w });
const day = (v, w = v) => ({ t: 'd', v, w });
const error = (w) => ({ t: 'e', w });

const roster = [
    {
        name: '名册', hidden: false, merged: [[0, 0, 0, 5], [1, 0, 2, 0], [1, 1, 1, 2], [1, 3, 1, 5]],
        rows: [
            ['聊城市创新券申领汇总表'],
            ['序号', '企业', null, '合同'],
            [null, '名称', '统一社会信用代码', '金额', '日期', '备注'],
            [number('1'), '聊城甲科技有限公司', '91371500MA3C000001', '１２．５万元', day('2025-03-10', '2025年3月10日')],
            [number('2'), '乙（聊城）有限公司\n二分厂', '91371500MA3C00002X', number('125000.5', '125,000.50'), '2025年3月10日', ' 𠮷 '],
        ],
    },
    { name: '说明', hidden: true, merged: [], rows: [[], [null, '内部']] },
    { name: '空', hidden: true, merged: [], rows: [] },
];

test('a roster: merged heads, hidden sheets, and texts as they were typed', async () => {
    const book = await read('roster.xlsx');
    assert.deepEqual([book.reader, book.encoding], ['xlsx', null]);
    assert.deepEqual(book.sheets, roster);
});

test('what a file is stands in it, not in its name', async () => {
    assert.deepEqual((await read('roster.xlsx', folder, '名册.csv')).sheets, roster);
    assert.equal((await read('comma-utf-8-lf.csv', folder, 'a.xlsx')).sheets[0].name, 'a');
});

test('cells: yes and no, errors, numbers exactly and as displayed, formulas that were never calculated', async () => {
    assert.deepEqual(await rowsOf('cells.xlsx'), [
        [
            { t: 'b', v: true }, { t: 'b', v: false }, error('#REF!'), error('=1+1'), error('="甲"&"乙"'), error('#N/A'), number('0.1'),
            number('1e+21', '1E+21'), number('-0.000001'), number('123456789012345', '1.23457E+14'), number('12'), '\'', 'TRUE',
        ],
        [number('0.3'), number('0.3333333333333333', '0.333333333'), number('5e-324', '4.94066E-324'), number('100', '100.00'), number('0.5', '50.0%'), number('1e-7', '0.0000001')],
        ['\r', '<c/>&amp;', '１２３', '  ', '一\n二', '__proto__', '0012'],
    ]);
});

const column = (rows, i) => rows.map((row) => row[i]).filter((cell) => cell !== undefined && cell !== null);
const kinds = (cells) => cells.map(({ t, v }) => [t, v]);

for (const [name, system] of [['dates-1900.xlsx', '1900'], ['dates-1904.xlsx', '1904'], ['dates-iso.xlsx', 'ISO 8601']]) {
    test(`a day is a day in every format that shows one, and its hour is dropped: ${system}`, async () => {
        const rows = await rowsOf(name);
        assert.equal(rows.length, 14);
        assert.deepEqual(kinds(column(rows, 0)), Array(14).fill(['d', '2025-03-10']));
        assert.deepEqual(kinds(column(rows, 1)), Array(13).fill(['n', '45726.75']), 'an hour alone, or a unit, is no day');
        const first = name === 'dates-1904.xlsx' ? '1904-01-02' : '1900-03-01';
        assert.deepEqual(kinds(column(rows, 2)), [first, '1904-01-02', '1970-01-01', '2000-02-29', '2024-12-31', '2199-12-31'].map((v) => ['d', v]));
        assert.deepEqual(kinds(column(rows, 3)), [['d', '2025-03-09']], 'a second before midnight');
    });
}

test('a number that is no day, or none that the core knows, stays a number, whatever its format', async () => {
    assert.deepEqual(kinds(column(await rowsOf('dates-1900.xlsx'), 4)),
        [['n', '0'], ['d', '1900-01-01'], ['d', '1900-02-28'], ['n', '60'], ['n', '-1'], ['n', '109575'], ['n', '2958465']]);
});

test('days are displayed as Chinese Excel does, also where the file leaves the format to it', async () => {
    const shown = column(await rowsOf('dates-1900.xlsx'), 0).map(({ w }) => w);
    assert.deepEqual(shown.slice(0, 2), ['2025-03-10', '2025/3/10']);
    assert.deepEqual([shown[3], shown[6], shown[7]], ['2025/3/10', '2025年3月10日', '2025年3月10日']);
    assert.deepEqual(await rowsOf('chinese-formats.xlsx'), [
        [day('2025-03-10', '2025年3月10日')], [day('2025-03-10', '2025年3月')], [day('2025-03-10', '2025/3/10')], [number('45726', '0时00分')],
    ]);
});

test('the zone of the clock moves no day', async () => {
    const own = process.env.TZ;
    try {
        for (const zone of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
            process.env.TZ = zone;
            for (const name of ['dates-1900.xlsx', 'dates-1904.xlsx', 'dates-iso.xlsx']) {
                const rows = await rowsOf(name);
                assert.deepEqual(new Set(column(rows, 0).map(({ v }) => v)), new Set(['2025-03-10']), `${zone}, ${name}`);
                assert.deepEqual(kinds(column(rows, 3)), [['d', '2025-03-09']], `${zone}, ${name}`);
            }
        }
    } finally {
        if (own === undefined) delete process.env.TZ;
        else process.env.TZ = own;
    }
});

test('charts, comments and links are no cells', async () => {
    const { sheets } = await read('chart.xlsx');
    assert.deepEqual(sheets.map(({ name, rows }) => [name, rows]), [['Sheet', [[number('1')], [null, '有批注'], [null, null, '链接']]], ['图', []]]);
});

test('LibreOffice writes the workbooks again, and they are read the same', async () => {
    const out = resave(folder, 'xlsx', 'roster.xlsx', 'cells.xlsx', 'dates-1904.xlsx');
    assert.deepEqual((await read('roster.xlsx', out)).sheets, roster);
    const [first] = await rowsOf('cells.xlsx', out);
    assert.deepEqual(first.slice(2, 6), [error('#REF!'), number('2'), '甲乙', error('#N/A')], 'it calculates formulas');
    const [given, again] = [await rowsOf('dates-1904.xlsx'), await rowsOf('dates-1904.xlsx', out)];
    for (const i of [0, 1, 2, 3, 4]) assert.deepEqual(kinds(column(again, i)), kinds(column(given, i)));
});

test('workbooks of other formats that LibreOffice writes are told for what they are', async () => {
    assert.deepEqual((await refusal('roster.xls', resave(folder, 'xls', 'roster.xlsx')))[0], 'old_excel');
    assert.deepEqual((await refusal('roster.ods', resave(folder, 'ods', 'roster.xlsx')))[0], 'not_a_sheet');
});

test('a text that is kept elsewhere in the workbook and is not there is not read as empty', async () => {
    resave(folder, 'xlsx', 'roster.xlsx');
    write(folder, 'resaved');
    assert.deepEqual(await refusal('far-string.xlsx'), ['broken', '名册']);
    assert.deepEqual((await refusal('without-strings.xlsx'))[0], 'broken');
});

const table = [
    ['企业名称', '金额', '备注'], ['聊城甲', '12,5', '一\n二'], ['乙"丙"', '１２．５', '；;\t,'], [null, null, '末'], [' 𠮷㐀 ', '0012'],
];
for (const delimiter of ['comma', 'semicolon', 'tab']) {
    for (const [encoding, told] of [['utf-8', 'utf-8'], ['utf-8-sig', 'utf-8'], ['gb18030', 'gb18030'], ['utf-16', 'utf-16']]) {
        test(`a table with ${delimiter}s in ${encoding}`, async () => {
            for (const end of ['crlf', 'lf']) {
                const name = `${delimiter}-${encoding}-${end}`;
                const book = await read(`${name}.csv`);
                assert.deepEqual([book.reader, book.encoding], ['csv', told]);
                assert.deepEqual(book.sheets, [{ name, hidden: false, merged: [], rows: table }]);
            }
        });
    }
}

test('UTF-16 with its bytes the other way round', async () => {
    assert.deepEqual(await rowsOf('comma-utf-16-be.csv'), [['甲', '乙'], ['1', '2']]);
});

test('rows and columns up to the bound are read, empty ones behind them are not', async () => {
    assert.deepEqual((await rowsOf('last-row.xlsx')).length, 20_000);
    assert.deepEqual((await rowsOf('last-column.xlsx'))[0].length, 256);
    assert.deepEqual((await rowsOf('blank-rows.csv')).length, 20_000);
    assert.deepEqual((await rowsOf('long-enough.csv'))[0].map(({ length }) => length), [1365, 1]);
    assert.deepEqual((await read('merged-column.xlsx')).sheets[0].merged, [[0, 0, 1048575, 0], [0, 1, 1, 2]]);
});

const tooMuch = {
    'too-large.csv': ['too_large', 'too-large.csv: 22020096 > 20971520'],
    'bomb.xlsx': ['too_large_inside', /^bytes: 2307\d+ > 209715200$/],
    'entries.xlsx': ['too_large_inside', 'entries: 10001 > 10000'],
    'sheets.xlsx': ['too_many_sheets', 'sheets.xlsx: 65 > 64'],
    'rows.xlsx': ['too_many_rows', '大: 21000 > 20000'],
    'row-beyond.xlsx': ['too_many_rows', 'Sheet: 20001 > 20000'],
    'rows.csv': ['too_many_rows', 'rows: 20001 > 20000'],
    'columns.xlsx': ['too_many_columns', '大: 300 > 256'],
    'column-beyond.xlsx': ['too_many_columns', 'Sheet: 257 > 256'],
    'columns.csv': ['too_many_columns', 'columns: 257 > 256'],
    'far.xlsx': ['too_many_columns', 'Sheet: 16384 > 256'],
    'cells.csv': ['too_many_cells', 'cells.csv: 1004700 > 1000000'],
    'merged-many.xlsx': ['too_many_cells', 'Sheet, merged: 10001 > 10000'],
    'merged-wide.xlsx': ['too_many_cells', /^merged-wide\.xlsx: \d{8} > 1000000$/],
    'long.xlsx': ['cell_too_long', 'Sheet!B3: 4098 > 4096'],
    'long.csv': ['cell_too_long', 'long!A1: 4098 > 4096'],
};
for (const [name, [code, detail]] of Object.entries(tooMuch)) {
    test(`too much is refused with numbers, not cut: ${name}`, async () => {
        const [found, told] = await refusal(name);
        assert.equal(found, code);
        if (detail instanceof RegExp) assert.match(told, detail);
        else assert.equal(told, detail);
    });
}

const others = {
    'locked.xlsx': 'encrypted', 'container.xls': 'not_a_sheet', 'letter.docx': 'not_a_sheet', 'picture.csv': 'not_a_sheet', 'page.xls': 'not_a_sheet',
    'paper.csv': 'not_a_sheet', 'control.csv': 'not_a_sheet', 'nothing.csv': 'empty', 'bom.csv': 'empty', 'commas.csv': 'empty', 'empty.xlsx': 'empty',
    'truncated.xlsx': 'broken', 'without-end.xlsx': 'broken', 'changed.xlsx': 'broken', 'lying-bomb.xlsx': 'broken', 'unclosed.xlsx': 'broken',
    'merged-beyond.xlsx': 'broken', 'invalid-bytes.csv': 'broken', 'damaged-gb.csv': 'broken', 'odd-utf-16.csv': 'broken',
};
for (const [name, code] of Object.entries(others)) {
    test(`${code}: ${name}`, async () => assert.equal((await refusal(name))[0], code));
}

test('what is broken is told with its place', async () => {
    assert.deepEqual(await refusal('quote.csv'), ['broken', 'quote, 2: MissingQuotes']);
    assert.deepEqual(await refusal('after-quote.csv'), ['broken', 'after-quote, 2: InvalidQuotes']);
    assert.deepEqual(await refusal('no-number.xlsx'), ['broken', '名册!D5: #NUM!']);
    assert.deepEqual(await refusal('changed.xlsx'), ['broken', 'xl/worksheets/sheet1.xml: the checksum is another']);
});

test('a file cut off anywhere, or with any byte changed, is refused or read as something, and nothing else happens', async () => {
    for (const name of ['roster.xlsx', 'comma-gb18030-crlf.csv']) {
        const bytes = bytesOf(folder, name);
        for (let i = 0; i < 150; ++i) {
            const at = Math.floor((i * bytes.length) / 150);
            const changed = bytes.slice();
            changed[at] ^= 1 + (i % 255);
            for (const hostile of [bytes.slice(0, at), changed]) {
                const answer = await reader.readBytes(hostile, name);
                assert.ok(answer.kind === 'sheets' || answer.kind === 'refused', `${name}, ${at}`);
                if (name === 'roster.xlsx' && answer.kind === 'sheets') assert.deepEqual(JSON.parse(answer.json).sheets, roster, `byte ${at}`);
            }
        }
    }
});

test('10,000 rows of 15 columns', async (t) => {
    const bytes = bytesOf(folder, 'large.xlsx');
    const begin = performance.now();
    const answer = await reader.readBytes(bytes, 'large.xlsx');
    t.diagnostic(`10,000 rows × 15: ${Math.round(performance.now() - begin)} ms`);
    const [{ rows }] = JSON.parse(answer.json).sheets;
    assert.equal(rows.length, 10_000);
    assert.deepEqual(rows.at(-1), [
        number('9999'), '企业9999有限公司', '91371500MA3C009999', number('12498.75'), day('2025-03-10', '2025-03-10 0:00:00'), '是', null, number('3'), '１０万元',
        '合同-9999', number('999.9000000000001', '999.9'), { t: 'b', v: true }, '聊城', '备注', '末',
    ]);
});
