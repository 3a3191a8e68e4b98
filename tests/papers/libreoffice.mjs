// Workbooks of tests/cases, opened by LibreOffice: each cell is what the core asked for, and is shown as it should be.
// Set by the environment: PRINT_PAPERS (the program beside this).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { convert } from '../office.mjs';
import { theSetter, whatIsAsked } from './asked.mjs';

const here = dirname(fileURLToPath(import.meta.url));
let folder, setter;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'voucher-libreoffice-'));
    setter = await theSetter();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The sheets of each workbook, as flat_sheets.py tells them of what LibreOffice made of it. */
function opened(documents) {
    const books = documents.map((document, i) => join(folder, `${i}.xlsx`));
    documents.forEach((document, i) => writeFileSync(books[i], setter.makeXlsx(document).bytes));
    const complaints = convert(folder, 'fods', folder, books);
    const flat = documents.map((document, i) => join(folder, `${i}.fods`));
    for (const file of flat) assert.ok(existsSync(file), `LibreOffice could not open ${file}: ${complaints}`);
    const read = JSON.parse(execFileSync('python3', [join(here, 'flat_sheets.py'), ...flat], { encoding: 'utf8', maxBuffer: 1 << 28 }));
    return documents.map((document, i) => read[`${i}.fods`]);
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');
/** What a cell is to be in LibreOffice. */
function expected(cell) {
    switch (cell.kind) {
        case 'empty': return null;
        // A sheet has no cell with an empty text.
        case 'text': return cell.text === '' ? null : { type: 'text', value: cell.text, shown: cell.text };
        case 'number': return { type: 'number', value: `${cell.value}`, shown: grouped(`${cell.value}`) };
        case 'date': return { type: 'date', value: cell.day, shown: cell.day };
        case 'money': {
            const digits = `${Math.abs(cell.fen)}`.padStart(3, '0');
            const [yuan, fen, sign] = [digits.slice(0, -2), digits.slice(-2), cell.fen < 0 ? '-' : ''];
            return { type: 'number', value: `${sign}${yuan}${`.${fen}`.replace(/\.?0+$/, '')}`, shown: `${sign}${grouped(yuan)}.${fen}` };
        }
    }
}
function withoutTail(values) {
    while (values.length > 0 && (values.at(-1) === null || values.at(-1).length === 0)) values.pop();
    return values;
}
const expectedSheets = ({ sheets }) => sheets.map(({ name, columns, rows }) => ({
    name,
    rows: withoutTail([columns.map(({ title }) => ({ kind: 'text', text: title })), ...rows.map(({ cells }) => cells)].map((row) => withoutTail(row.map(expected)))),
}));

test('LibreOffice shows every cell of a summary as it was asked for', () => {
    const documents = whatIsAsked(['worked_figures', 'unknown_facts', 'second_programme']).flatMap(({ workbooks }) => workbooks);
    assert.ok(documents.length > 50, `${documents.length}`);
    // It takes no more files than this in one call, and says nothing of the rest.
    assert.ok(documents.length <= 200, `${documents.length}`);
    opened(documents).forEach((sheets, i) => assert.deepEqual(sheets, expectedSheets(documents[i]), documents[i].name));
});

test('LibreOffice takes nothing typed for a formula, a number or a date', () => {
    const typed = ['=1+1', '@SUM(A1)', '+86', '-1', '0012', '2025-03-10', '1e5', 'TRUE', '#REF!', ' 前后 ', '一\n二', '_x000D_', '𠮷☐', ']]>', '<c/>'];
    const amounts = [0, 1, 10, 100, -1, -123456789, 99999999999999];  // beyond, its display rounds; no amount of a case is
    const document = {
        name: 't', sheets: [
            { name: '文字 &', columns: [{ title: '"', width: 20 }], rows: typed.map((text) => ({ cells: [{ kind: 'text', text }] })) },
            { name: '金额', columns: [{ title: '元', width: 20 }], rows: amounts.map((fen) => ({ cells: [{ kind: 'money', fen }] })) },
        ],
    };
    assert.deepEqual(opened([document])[0], expectedSheets(document));
});
