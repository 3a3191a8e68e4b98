// The enterprise's whole way in WebKit, and what it tells a screen reader on two of the pages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { WebKit } from './engines/webkit.mjs';
import { walkTheWholeWay } from './whole-way.mjs';

test('in WebKit an enterprise goes the whole way and gets a package', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'voucher-way-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const visit = await WebKit.open();
    t.after(() => visit.close());
    await visit.ready();
    await walkTheWholeWay(visit, folder, async (name) => {
        if (name === '03-services' || name === '06-papers') await visit.checkNames();
    });
    await visit.leave();
});
