// The keyboard alone, and by role and name alone: the enterprise's whole way, and everything else that a page offers.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AtTheKeyboard } from './at-the-keyboard.mjs';
import { launch } from './the-page.mjs';
import { walkTheWholeWay } from './whole-way.mjs';

let browser;
let folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-keys-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

test('the whole way from the first question to the package is gone without a pointer', async () => {
    const visit = await AtTheKeyboard.open(browser, { context: { acceptDownloads: true } });
    await visit.ready();
    await walkTheWholeWay(visit, folder);
    await visit.leave();
});
