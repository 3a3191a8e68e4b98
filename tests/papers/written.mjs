// What the C++ core writes, against the side that sets it: every paper of every case of tests/cases is one that check.ts
// takes, and every workbook one that workbook.ts makes. Set by the environment: PRINT_PAPERS (the program beside this).
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { everyFile, theSetter, whatIsAsked } from './asked.mjs';

let setter, asked;
before(async () => {
    setter = await theSetter();
    asked = whatIsAsked(everyFile);
});

test('there are papers of many cases, in both languages', () => {
    assert.ok(asked.length > 100, `${asked.length}`);
    assert.equal(new Set(asked.flatMap(({ papers }) => papers.map(({ language }) => language))).size, 2);
});

test('every paper is one that can be set, and none of a call has another’s name', () => {
    for (const { papers } of asked) {
        for (const paper of papers) setter.checkDocument(paper);
        assert.equal(new Set(papers.map(({ name }) => name)).size, papers.length);
    }
});

test('every workbook can be made', () => {
    for (const { workbooks } of asked) {
        assert.ok(workbooks.length > 0);
        for (const workbook of workbooks) assert.ok(setter.makeXlsx(workbook).bytes.length > 1000);
    }
});

test('a paper that is not as it should be is refused', () => {
    const [paper] = structuredClone(asked[0].papers);
    paper.blocks.find(({ kind }) => kind === 'table').rows[0].cells.pop();
    assert.throws(() => setter.checkDocument(paper), /does not have \d+ texts/);
});
