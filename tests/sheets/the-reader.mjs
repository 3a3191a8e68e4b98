// The code of web/src/sheets that reads a file, for tests under Node.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');

/** { readBytes, most } of web/src/sheets. */
export async function theReader() {
    const esbuild = createRequire(join(root, 'web/node_modules/vite/package.json'))('esbuild');
    const built = await esbuild.build({
        stdin: { contents: "export { readBytes } from './read'; export { most } from './limits';", resolveDir: join(root, 'web/src/sheets'), loader: 'ts' },
        bundle: true, format: 'esm', platform: 'browser', write: false, logLevel: 'error',
    });
    const folder = mkdtempSync(join(tmpdir(), 'voucher-sheets-'));
    try {
        const script = join(folder, 'reader.mjs');
        writeFileSync(script, built.outputFiles[0].text);
        return await import(pathToFileURL(script));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** Puts the files of written.py into `folder`. Debian's own Python has openpyxl. */
export function write(folder, ...of) {
    execFileSync('/usr/bin/python3', [join(here, 'written.py'), folder, ...of], { stdio: 'inherit' });
}

/** LibreOffice writes workbooks again: `to` as its --convert-to. */
export function resave(folder, to, ...names) {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const out = join(folder, 'out');
    const office = spawnSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...names.map((name) => join(folder, name))], { encoding: 'utf8' });
    assert.equal(office.error, undefined, 'LibreOffice is needed for this test; run ./emsdk-setup.sh as root, or install libreoffice-calc-nogui');
    return out;
}

export const bytesOf = (folder, name) => new Uint8Array(readFileSync(join(folder, name)));
