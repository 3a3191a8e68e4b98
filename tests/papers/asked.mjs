// What the core asks for of the cases of tests/cases, and the code of web/src/papers that makes it, for tests under Node.
// Set by the environment: PRINT_PAPERS (the program beside this).
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from '../bundled.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const everyFile = ['worked_figures', 'cap', 'readings', 'unknown_facts', 'dates', 'enterprise_conditions', 'team_conditions', 'second_programme'];

/** { papers, workbooks } of every case of these files of tests/cases, in both languages. */
export function whatIsAsked(cases) {
    const files = cases.map((name) => join(root, `tests/cases/${name}.json`));
    const lines = execFileSync(process.env.PRINT_PAPERS, files, { encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line));
}

/** { checkDocument, makeXlsx } of web/src/papers. */
export function theSetter() {
    return bundled('web/src/papers', "export { checkDocument } from './check'; export { makeXlsx } from './workbook';", 'node');
}
