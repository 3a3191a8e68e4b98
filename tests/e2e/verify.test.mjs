// The reviewer's page in Chromium: a package made by the page is verified in a worker, changed, made hostile, opened
// again and made once more.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { goToPage, visitWithWholeCase } from './every-page.mjs';
import { launch, ThePage, unpainted } from './the-page.mjs';

let browser;
let folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-verify-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

const marker = 'what stands in the contract';
const verdict = (visit, text) => visit.byRole('heading', text).waitFor();

/** A draft package of the whole case with one contract of half a megabyte. */
async function makePackage(visit, name) {
    await goToPage(visit, 'papers');
    const path = join(folder, name);
    await visit.save(visit.button(/草稿包/).first(), path);
    return path;
}

async function firstPackage() {
    const { visit, enterprise } = await visitWithWholeCase(browser, { context: { acceptDownloads: true }, before: unpainted });
    await goToPage(visit, 'papers');
    const contract = join(folder, '测试服务合同.pdf');
    writeFileSync(contract, Buffer.concat([Buffer.from(`%PDF-1.4 ${marker}\n`), randomBytes(500_000)]));
    await enterprise.attach('服务合同', contract);
    await visit.byText('测试服务合同.pdf').first().waitFor();
    await visit.byText(/SHA-256/).first().waitFor();
    const path = await makePackage(visit, 'first.zip');
    await visit.leave();
    return path;
}

/** The same bytes in a ZIP that someone else's program has packed, deflated. */
function deflated(path) {
    const out = join(folder, 'deflated.zip');
    execFileSync('python3', ['-c', `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as given, zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED) as made:
    for entry in given.infolist(): made.writestr(entry.filename, given.read(entry))
`, path, out]);
    return out;
}

test('a package is verified, spoiled, refused, opened and made again, byte by byte the same', async () => {
    const first = await firstPackage();
    const bytes = readFileSync(first);
    const visit = await ThePage.open(browser, { context: { acceptDownloads: true }, before: unpainted });
    const fetched = [];
    visit.page.on('request', (request) => fetched.push(request.url()));
    await visit.ready();
    await visit.page.waitForLoadState('networkidle');
    assert.deepEqual(fetched.filter((url) => /core|worker/.test(url)), [], 'nothing of it is fetched beforehand');
    await visit.press(visit.button(/^审核核验/));

    // As it was made.
    await visit.attach(visit.button(/选择提交包/), first);
    await verdict(visit, /^一致，但还缺/);
    assert.equal(await visit.byRole('status').filter({ hasText: /^一致/ }).count(), 1, 'the live region says it');
    assert.equal(fetched.filter((url) => /voucher-core.*\.wasm$/.test(url)).length, 1);

    // One byte of the contract changed, and the archive's own check sum with it: only the manifest can tell.
    const spoiled = join(folder, 'spoiled.zip');
    execFileSync('python3', ['-c', `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as given, zipfile.ZipFile(sys.argv[2], 'w') as made:
    for entry in given.infolist():
        made.writestr(entry.filename, given.read(entry).replace(b'what stands', b'that stands'))
`, first, spoiled]);
    await visit.attach(visit.button('核验另一个包'), spoiled);
    await verdict(visit, /^不一致/);
    await visit.byText(/data\/papers\/s1\/contract\/测试服务合同\.pdf/).first().waitFor();

    // A name that leads out of the folder.
    const hostile = join(folder, 'hostile.zip');
    const [from, to] = [Buffer.from('/data/papers/s1/'), Buffer.from('/data/papers/../')];
    const moved = Buffer.from(bytes);
    for (let at = moved.indexOf(from); at >= 0; at = moved.indexOf(from, at)) to.copy(moved, at);
    writeFileSync(hostile, moved);
    await visit.attach(visit.button('核验另一个包'), hostile);
    await verdict(visit, /^没有打开/);
    assert.equal(await visit.button('打开继续办理').count(), 0);

    // Opened and made again: as the page itself packed it, and as another program did.
    for (const [name, path] of [['again.zip', first], ['again-deflated.zip', deflated(first)]]) {
        await goToPage(visit, 'verify');
        await visit.attach(visit.button('核验另一个包'), path);
        await verdict(visit, /^一致/);
        await visit.press(visit.button('打开继续办理'));
        await visit.byRole('heading', '资格自查').waitFor();
        await goToPage(visit, 'papers');
        await visit.byText(/SHA-256/).first().waitFor();
        assert.ok(readFileSync(await makePackage(visit, name)).equals(bytes), `${name}: the same bytes`);
    }
    await visit.leave();
});
