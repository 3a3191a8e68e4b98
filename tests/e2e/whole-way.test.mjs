// The enterprise's whole way in Chromium, with a picture of each page at a desk's size and at a phone's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { desktop, launch, phone, ThePage } from './the-page.mjs';
import { walkTheWholeWay } from './whole-way.mjs';

let browser;
let folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-way-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

/** The page as it is now, at both sizes. */
async function pictures(visit, name) {
    await visit.screenshot(`${name}-1280x800`);
    await visit.page.setViewportSize(phone);
    await visit.screenshot(`${name}-390x844`);
    await visit.page.setViewportSize(desktop);
    await visit.settled();
}

test('an enterprise checks itself, enters a service, sees its subsidy, attaches its papers and gets a package', async () => {
    const visit = await ThePage.open(browser, { context: { acceptDownloads: true } });
    await visit.ready();
    await walkTheWholeWay(visit, folder, (name) => pictures(visit, name));
    await visit.leave();
});
