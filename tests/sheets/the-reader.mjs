// The code of web/src/sheets that reads a file, for tests under Node.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from '../bundled.mjs';
import { convert } from '../office.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** { readBytes, most } of web/src/sheets. */
export function theReader() {
    return bundled('web/src/sheets', "export { readBytes } from './read'; export { most } from './limits';", 'browser');
}

/** Puts the files of written.py into `folder`. Debian's own Python has openpyxl. */
export function write(folder, ...of) {
    execFileSync('/usr/bin/python3', [join(here, 'written.py'), folder, ...of], { stdio: 'inherit' });
}

/** LibreOffice writes workbooks again: `to` as its --convert-to. */
export function resave(folder, to, ...names) {
    const out = join(folder, 'out');
    convert(folder, to, out, names.map((name) => join(folder, name)));
    return out;
}

export const bytesOf = (folder, name) => new Uint8Array(readFileSync(join(folder, name)));
