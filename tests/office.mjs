// LibreOffice, without its window.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Opens workbooks and writes them again into `out`; `to` as its --convert-to. Its profile lies in `folder`. Returns what it
 *  complained of. */
export function convert(folder, to, out, books) {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const office = spawnSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...books], { encoding: 'utf8' });
    assert.equal(office.error, undefined, 'LibreOffice is needed for this test; run ./emsdk-setup.sh as root, or install libreoffice-calc-nogui');
    return office.stderr;
}
