// Saves with attachments: streamed into the place that was chosen, or by way of the origin's own file system; cancelled,
// without room, with files that changed, in a browser that lacks something. What is written is checked from outside.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FilesPage } from './files-page.mjs';

let pages;
before(async () => {
    pages = await FilesPage.serve();
});
after(() => pages?.close());

const MIB = 2 ** 20;
const NAME = '提交包.zip';
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A page with two digested files, `mebibytes` each. */
async function withFiles(mebibytes, options) {
    const page = await pages.open(options);
    const paths = ['合同.pdf', '发票.pdf'].map((name) => join(pages.folder, name));
    const contents = paths.map((path) => {
        const bytes = randomBytes(mebibytes * MIB);
        writeFileSync(path, bytes);
        return bytes;
    });
    await FilesPage.choose(page, 'x', paths, true);
    await page.evaluate(() => { files.digest(1); files.digest(2); });
    await page.waitForFunction(() => told.filter(([name]) => name === 'digested').length === 2);
    await page.evaluate(() => told.splice(0));
    return { page, paths, whole: Buffer.concat([Buffer.from('head'), contents[0], Buffer.from('middle'), contents[1], Buffer.from('end')]) };
}

/** As C++ does it: the place is asked for first. */
async function save(page) {
    await page.evaluate((name) => saver.choosePlace(7, name, 'application/zip'), NAME);
    const [chosen] = await FilesPage.until(page, 'placeAnswered');
    if (!chosen[2]) return chosen;
    await page.evaluate((name) => {
        const bytes = (text) => saver.bytes(new TextEncoder().encode(text));
        saver.begin(name, 'application/zip', 7);
        bytes('head');
        saver.file(1);
        bytes('middle');
        saver.file(2);
        bytes('end');
        saver.end();
    }, NAME);
    return chosen;
}

/** Names in the origin's own file system, and below them. */
const left = (page) => page.evaluate(async () => {
    const names = [];
    const walk = async (folder, path) => {
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
            else names.push(path + name);
        }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return names;
});

/** SHA-256 of the file in the chosen place. */
const written = (page, file = NAME) => page.evaluate(async (name) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
    const digest = await crypto.subtle.digest('SHA-256', await (await handle.getFile()).arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}, file);

async function downloaded(page) {
    const download = page.waitForEvent('download');
    await save(page);
    const told = await FilesPage.until(page, 'saved');
    return { digest: sha256(readFileSync(await (await download).path())), told };
}

test('into a chosen place: every byte in its order, progress in between, no download', async () => {
    const { page, whole } = await withFiles(24, { place: 'chooses' });
    page.on('download', () => assert.fail('nothing is downloaded'));
    assert.deepEqual(await save(page), ['placeAnswered', 7, true]);
    const told = await FilesPage.until(page, 'saved');
    assert.equal(await written(page), sha256(whole));
    const progress = told.filter(([name]) => name === 'saveProgress');
    assert.deepEqual(progress[0], ['saveProgress', NAME, 0, whole.length]);
    assert.ok(progress.length > 1 && progress.every(([, , at, all], n) => all === whole.length && at >= (progress[n - 1]?.[2] ?? 0)), JSON.stringify(progress));
    assert.deepEqual(told.at(-1), ['saved', NAME]);
    await page.close();
});

test('a file is read to the end although the browser collects garbage all the while', async () => {
    const page = await pages.open();
    const devtools = await page.context().newCDPSession(page);
    const collect = (sessionId) => devtools.send('Target.sendMessageToTarget', { sessionId, message: '{"id": 1, "method": "HeapProfiler.collectGarbage"}' }).catch(() => undefined);
    devtools.on('Target.attachedToTarget', ({ sessionId }) => collect(sessionId));
    devtools.on('Target.receivedMessageFromTarget', ({ sessionId }) => collect(sessionId)); // it has: once more
    await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    const content = randomBytes(64 * MIB);
    const path = join(pages.folder, '合同.pdf');
    writeFileSync(path, content);
    await FilesPage.choose(page, 'x', path);
    await page.evaluate(() => files.digest(1));
    const digest = (await FilesPage.until(page, 'digested')).at(-1)[2];
    assert.equal(digest.sha256, sha256(content));
    await page.close();
});

test('without a chooser a large save goes through the origin\'s own files, which are empty again some time after the download', async () => {
    const { page, whole } = await withFiles(20);
    assert.equal((await downloaded(page)).digest, sha256(whole));
    assert.match((await left(page)).join(), /^being-saved\/[0-9a-f-]{36}$/);
    await page.clock.fastForward('11:00');
    await page.waitForFunction(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('being-saved');
        return (await folder.keys().next()).done;
    });
    await page.close();
});

test('what a visit left there that ended too early goes with a later one, but not what another tab may be at', async () => {
    const page = await pages.open();
    await page.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('being-saved', { create: true });
        await folder.getFileHandle('earlier', { create: true });
        await web.forgetLeftOvers();
    });
    assert.deepEqual(await left(page), ['being-saved/earlier']);
    await page.clock.fastForward('02:00:00');
    await page.evaluate(() => web.forgetLeftOvers());
    assert.deepEqual(await left(page), []);
    await page.close();
});

test('a chooser that the browser will not open any more is no reason not to save', async () => {
    const { page, whole } = await withFiles(1, { place: 'too late' });
    const { digest, told } = await downloaded(page);
    assert.equal(digest, sha256(whole));
    assert.deepEqual(told, [['saved', NAME]]);
    assert.deepEqual(await left(page), []);
    await page.close();
});

for (const [lacks, what] of [[['workers'], 'that may not start workers'], [['worker code'], 'whose worker cannot be fetched'], [['own files'], 'without files of its own'],
    [['workers', 'own files'], 'without workers and files of its own']]) {
    test(`a page ${what} saves the same`, async () => {
        const { page, whole } = await withFiles(20, { lacks });
        const { digest, told } = await downloaded(page);
        assert.equal(digest, sha256(whole));
        assert.equal(told.filter(([name]) => name === 'saved').length, 1);
        await page.close();
    });
}

test('without workers a save is cancelled, and a file at fault is named, all the same', async () => {
    const { page, paths } = await withFiles(40, { place: 'chooses', lacks: ['workers'] });
    await save(page);
    await page.waitForFunction(() => told.some(([name, , at]) => name === 'saveProgress' && at > 0));
    await page.evaluate(() => saver.cancel());
    await FilesPage.until(page, 'saveCancelled');
    unlinkSync(paths[0]);
    await save(page);
    const [name, , trouble, , file] = (await FilesPage.until(page, 'saveFailed')).at(-1);
    assert.deepEqual([name, trouble, file], ['saveFailed', 'fileGone', '合同.pdf']);
    assert.deepEqual(await left(page), []);
    await page.close();
});

test('a chooser that was closed is told as such, and a place that was chosen in vain is left without a file', async () => {
    const page = await pages.open({ place: 'closes' });
    assert.deepEqual(await save(page), ['placeAnswered', 7, false]);
    await page.close();
    const other = await pages.open({ place: 'chooses' });
    await other.evaluate((name) => saver.choosePlace(3, name, 'application/zip'), NAME);
    await FilesPage.until(other, 'placeAnswered');
    assert.deepEqual(await left(other), [NAME]);
    await other.evaluate(() => saver.leavePlace(3));
    await other.waitForFunction(async () => (await (await navigator.storage.getDirectory()).keys().next()).done);
    await other.close();
});

for (const [place, where] of [['chooses', 'in a chosen place'], [null, 'in the origin\'s own files']]) {
    test(`a save that is cancelled half-way leaves no file ${where}`, async () => {
        const { page } = await withFiles(40, { place });
        await save(page);
        await page.waitForFunction(() => told.some(([name, , at]) => name === 'saveProgress' && at > 0));
        await page.evaluate(() => saver.cancel());
        const told = await FilesPage.until(page, 'saveCancelled');
        assert.ok(told.every(([name]) => name === 'saveProgress' || name === 'saveCancelled'));
        assert.deepEqual(await left(page), []);
        await page.close();
    });
}

test('a disk without room is told as such, nothing stays, and the next save goes on', async () => {
    const { page, whole } = await withFiles(20, { place: 'chooses' });
    const devtools = await page.context().newCDPSession(page);
    const origin = pages.server.address;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5 * MIB });
    await save(page);
    const [name, , trouble, reason, file] = (await FilesPage.until(page, 'saveFailed')).at(-1);
    assert.deepEqual([name, trouble, file], ['saveFailed', 'noRoom', ''], reason);
    assert.match(reason, /^(QuotaExceededError|NotReadableError)/); // its writer's, or its reader's, which was cut off
    assert.deepEqual(await left(page), []);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await save(page);
    await FilesPage.until(page, 'saved');
    assert.equal(await written(page), sha256(whole));
    await page.close();
});

test('an origin that may store less than it said downloads the same from the files themselves', async () => {
    const { page, whole } = await withFiles(20);
    const devtools = await page.context().newCDPSession(page);
    const origin = pages.server.address;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5 * MIB });
    await page.evaluate(() => (navigator.storage.estimate = async () => ({ quota: 2 ** 40, usage: 0 })));
    assert.equal((await downloaded(page)).digest, sha256(whole));
    assert.deepEqual(await left(page), []);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await page.close();
});

const faults = [
    ['grew', 'fileChanged', (path) => appendFileSync(path, 'x')],
    ['has other bytes, as many as before', 'fileChanged', (path) => {
        writeFileSync(path, randomBytes(1 * MIB));
        utimesSync(path, new Date(), new Date(Date.now() + 5000));
    }],
    ['is gone', 'fileGone', (path) => unlinkSync(path)],
];
for (const [how, wanted, change] of faults) {
    test(`a file that ${how} since it was digested is named, and nothing is saved`, async () => {
        const { page, paths } = await withFiles(1, { place: 'chooses' });
        change(paths[1]);
        await save(page);
        const [[name, , trouble, , file]] = await FilesPage.until(page, 'saveFailed');
        assert.deepEqual([name, trouble, file], ['saveFailed', wanted, '发票.pdf']);
        assert.deepEqual(await left(page), []);
        await page.close();
    });
}

test('bytes other than those that were digested are found although the browser sees no change', async () => {
    const { page } = await withFiles(1, { place: 'chooses' });
    await page.evaluate(() => { files.digestOf(2).sha256 = files.digestOf(1).sha256; });
    await save(page);
    const [[name, , trouble, reason, file]] = await FilesPage.until(page, 'saveFailed');
    assert.deepEqual([name, trouble, file], ['saveFailed', 'fileChanged', '发票.pdf']);
    assert.match(reason, /SHA-256/);
    assert.deepEqual(await left(page), []);
    await page.close();
});
