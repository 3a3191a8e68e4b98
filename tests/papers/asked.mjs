// What the core asks for of the cases of tests/cases, and the code of web/src/papers that makes it, for tests under Node.
// Set by the environment: PRINT_PAPERS (the program beside this).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const everyFile = ['worked_figures', 'cap', 'readings', 'unknown_facts', 'dates', 'enterprise_conditions', 'team_conditions', 'second_programme'];

/** { papers, workbooks } of every case of these files of tests/cases, in both languages. */
export function whatIsAsked(cases) {
    const files = cases.map((name) => join(root, `tests/cases/${name}.json`));
    const lines = execFileSync(process.env.PRINT_PAPERS, files, { encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line));
}

/** { checkDocument, makeXlsx } of web/src/papers. */
export async function theSetter() {
    const esbuild = createRequire(join(root, 'web/node_modules/vite/package.json'))('esbuild');
    const built = await esbuild.build({
        stdin: { contents: "export { checkDocument } from './check'; export { makeXlsx } from './workbook';", resolveDir: join(root, 'web/src/papers'), loader: 'ts' },
        bundle: true, format: 'esm', platform: 'node', write: false,
    });
    const folder = mkdtempSync(join(tmpdir(), 'voucher-written-'));
    try {
        const script = join(folder, 'setter.mjs');
        writeFileSync(script, built.outputFiles[0].text);
        return await import(pathToFileURL(script));
    } finally {
        rmSync(folder, { recursive: true });
    }
}
