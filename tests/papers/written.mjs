// What the C++ core writes, against the side that sets it: every paper of every case of tests/cases is one that check.ts
// takes, and every workbook one that workbook.ts makes. Set by the environment: PRINT_PAPERS (the program beside this).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const esbuild = createRequire(join(root, 'web/node_modules/vite/package.json'))('esbuild');
const cases = ['worked_figures', 'cap', 'readings', 'unknown_facts', 'dates', 'enterprise_conditions', 'team_conditions', 'second_programme'];

let setter, asked;
before(async () => {
    const built = await esbuild.build({
        stdin: { contents: "export { checkDocument } from './check'; export { makeXlsx } from './workbook';", resolveDir: join(root, 'web/src/papers'), loader: 'ts' },
        bundle: true, format: 'esm', platform: 'node', write: false,
    });
    const folder = mkdtempSync(join(tmpdir(), 'voucher-written-'));
    const script = join(folder, 'setter.mjs');
    writeFileSync(script, built.outputFiles[0].text);
    setter = await import(pathToFileURL(script));
    rmSync(folder, { recursive: true });
    const files = cases.map((name) => join(root, `tests/cases/${name}.json`));
    const lines = execFileSync(process.env.PRINT_PAPERS, files, { encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
    asked = lines.map((line) => JSON.parse(line));
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
