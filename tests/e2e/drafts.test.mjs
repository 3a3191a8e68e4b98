// Drafts on this machine: what is typed is on the disk within a second and survives a killed browser; two windows do not
// write over each other; older and newer versions; nothing is left after clearing.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../web/serve.mjs';
import { company, Enterprise } from './enterprise.mjs';
import { MortalBrowser } from './mortal-browser.mjs';
import { dist, launch, ThePage } from './the-page.mjs';

const sample = (name) => readFileSync(new URL(`../cases/drafts/${name}`, import.meta.url), 'utf8');

let browser;
let folder;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'voucher-drafts-'));
    browser = await launch();
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

// ── What lies on the disk, as the browser's own interface has it ─────────────────────────────────────────────────────

/** In the page. What the stores hold; empty where there is no database. */
async function onDisk() {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('voucher-draft')) return { case: '', roster: '', files: 0 };
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await done(indexedDB.open('voucher-draft'));
    try {
        const reading = database.transaction(['parts', 'files']);
        const part = async (name) => (await done(reading.objectStore('parts').get(name)))?.json ?? '';
        return { case: await part('case'), roster: await part('roster'), files: await done(reading.objectStore('files').count()) };
    } finally {
        database.close();
    }
}
const kept = (visit) => visit.page.evaluate(() => globalThis.onDisk());

/** Until the disk holds it. Returns how long after the person's last letter that was, in milliseconds. */
async function untilOnDisk(visit, wanted) {
    return visit.page.evaluate(async (text) => {
        for (;;) {
            if ((await globalThis.onDisk()).case.includes(text)) return performance.now() - globalThis.lastInput;
            if (performance.now() - globalThis.lastInput > 10_000) throw new Error(`not on the disk: ${text}`);
            await new Promise((next) => setTimeout(next, 5));
        }
    }, wanted);
}
const untilKept = (visit, condition, argument) => visit.page.waitForFunction(async ([holds, wanted]) => {
    const disk = await globalThis.onDisk();
    return holds === 'files' ? disk.files === wanted : disk.case === wanted;
}, [condition, argument]);
const untilFiles = (visit, count) => untilKept(visit, 'files', count);

/** Puts another text in the place of the kept case. */
const plant = (visit, json) => visit.page.evaluate(async (text) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await done(indexedDB.open('voucher-draft'));
    await done(database.transaction(['parts'], 'readwrite').objectStore('parts').put({ json: text, files: [] }, 'case'));
    database.close();
}, json);

const watchInput = (page) => page.addInitScript(`
    globalThis.onDisk = ${onDisk};
    addEventListener('input', () => (globalThis.lastInput = performance.now()), true);`);
const open = async (options = {}) => {
    const visit = await ThePage.open(browser, { before: watchInput, ...options });
    return visit.ready();
};
const begin = async (visit, name) => {
    await visit.press(visit.button(/^企业/));
    await visit.type(visit.field('单位名称'), name);
    await untilOnDisk(visit, name);
};
const reload = async (visit) => {
    await visit.page.goto('about:blank');
    await visit.page.goto(visit.address);
    await visit.ready();
};
const strip = (visit, head) => visit.byRole('region', head);

// ── The tests ────────────────────────────────────────────────────────────────────────────────────────────────────────

test('what is typed is on the disk within a second, and all of it is there after the browser was killed', async (t) => {
    const profile = join(folder, 'profile');
    const server = await serve(dist);
    server.unref();
    t.after(() => server.close());
    let machine = await MortalBrowser.start(profile);
    t.after(() => machine.kill());
    const visitOn = async () => {
        const visit = await ThePage.open(machine.browser, {
            beside: { server, context: machine.context },
            before: async (page) => {
                await machine.prepare(page);
                await watchInput(page);
            },
        });
        return visit.ready();
    };

    let visit = await visitOn();
    const enterprise = new Enterprise(visit);
    await enterprise.start();
    await visit.compose(visit.field('单位名称'), company.pinyin, company.name); // the field keeps the focus
    const times = [await untilOnDisk(visit, company.name)];
    await visit.page.keyboard.press('Tab');
    await visit.choose(visit.byRole('main').getByRole('radiogroup').first().getByRole('radio', { name: '不清楚' }));
    await enterprise.goTo('papers');
    await enterprise.goTo('services');
    await enterprise.openService();
    const contract = join(folder, '服务合同.pdf');
    writeFileSync(contract, '%PDF-1.4\nthe contract itself');
    await enterprise.goTo('papers');
    await enterprise.attach('服务合同', contract);
    await untilFiles(visit, 1);
    await enterprise.goTo('services');
    await visit.enter(enterprise.contractAmount);
    for (const letter of '约六万') {
        await visit.page.keyboard.insertText(letter); // nobody can read it, and the field is not left
        times.push(await untilOnDisk(visit, letter));
    }
    await untilOnDisk(visit, '约六万');
    t.diagnostic(`on the disk after ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    assert.ok(Math.max(...times) <= 1000, `at most a second: ${times}`);
    assert.deepEqual(visit.problems, []);
    await machine.kill();

    machine = await MortalBrowser.start(profile);
    visit = await visitOn();
    const again = new Enterprise(visit);
    await strip(visit, '接着上次的填写。').waitFor();
    assert.equal(await again.contractAmount.inputValue(), '约六万');
    await again.goTo('eligibility');
    assert.equal(await visit.field('单位名称').inputValue(), company.name);
    assert.ok(await visit.byRole('main').getByRole('radiogroup').first().getByRole('radio', { name: '不清楚' }).isChecked());
    await again.goTo('papers');
    await visit.button('管理服务合同.pdf').waitFor();
    const package_ = join(folder, 'package.zip');
    await visit.save(visit.button(/草稿/).first(), package_);
    assert.ok(readFileSync(package_).includes('the contract itself'));
    assert.deepEqual(visit.problems, []);
});

test('a page that is loaded again goes on where it was, without asking whose draft it is', async () => {
    const visit = await open();
    await begin(visit, company.name);
    for (let time = 0; time < 3; ++time) {
        await visit.page.reload();
        await visit.ready();
        await strip(visit, '接着上次的填写。').waitFor();
        assert.equal(await visit.field('单位名称').inputValue(), company.name);
    }
    await visit.press(visit.button('重新开始'));
    await visit.byRole('heading', /先算清楚/).waitFor();
    await untilKept(visit, 'case', '');
    await visit.press(visit.button('撤销', { exact: true }));
    await visit.page.waitForFunction(async (name) => (await globalThis.onDisk()).case.includes(name), company.name);
    await visit.leave();
});

test('a file that is taken away is not kept any longer', async () => {
    const visit = await open();
    const enterprise = new Enterprise(visit);
    await begin(visit, company.name);
    await enterprise.goTo('services');
    await enterprise.openService();
    await enterprise.goTo('papers');
    const path = join(folder, '合同.pdf');
    writeFileSync(path, '%PDF-1.4');
    await enterprise.attach('服务合同', path);
    await untilFiles(visit, 1);
    await visit.press(visit.button('管理合同.pdf'));
    await visit.press(visit.button('移除合同.pdf'));
    await untilFiles(visit, 0);
    await visit.press(visit.button('撤销', { exact: true }));
    await untilFiles(visit, 1);
    await visit.leave();
});

for (const [choice, name] of [['用那边的', '先开的有限公司'], ['用这边的', '后开的有限公司']]) {
    test(`two windows do not write over each other; when the first one closes, the person says: ${choice}`, async () => {
        const first = await open();
        await begin(first, '先开的有限公司');
        const second = await open({ beside: first });
        await strip(second, '另一个窗口正在填写。').waitFor();
        await second.press(second.button(/^企业/));
        await second.type(second.field('单位名称'), '后开的有限公司');
        await first.type(first.field('单位名称'), '先开的有限公司A');
        await untilOnDisk(first, '先开的有限公司A');
        await first.type(first.field('单位名称'), '先开的有限公司');
        await untilOnDisk(first, '"先开的有限公司"');
        assert.ok(!(await kept(second)).case.includes('后开'));

        await first.page.close();
        await strip(second, '另一个窗口已经关闭。').waitFor();
        await second.type(second.field('单位名称'), '后开的有限公司');
        assert.ok((await kept(second)).case.includes('先开的有限公司'), 'nothing is written before the person says so');
        await second.press(second.button(choice));
        assert.equal(await second.field('单位名称').inputValue(), name);
        await untilOnDisk(second, name);
        await second.press(second.button('案件菜单'));
        await second.press(second.byRole('dialog', '菜单').getByRole('button', { name: '撤销上一步' }));
        assert.notEqual(await second.field('单位名称').inputValue(), name);
        assert.deepEqual(first.problems, []);
        await second.leave();
    });
}

test('a window that was killed gives the draft free as well', async () => {
    const first = await open();
    await begin(first, '先开的有限公司');
    const second = await open({ beside: first });
    await strip(second, '另一个窗口正在填写。').waitFor();
    await first.page.goto('chrome://crash').catch(() => undefined);
    await strip(second, '另一个窗口已经关闭。').waitFor();
    await second.leave();
});

test('a draft of an older version is brought up and gone on with', async () => {
    const visit = await open();
    await begin(visit, 'x');
    await plant(visit, sample('version-0.json'));
    await reload(visit);
    await strip(visit, '接着上次的填写。').waitFor();
    assert.equal(await new Enterprise(visit).contractAmount.inputValue(), '约六万');
    await visit.type(new Enterprise(visit).contractAmount, '6万');
    await untilOnDisk(visit, 'innovation-voucher-draft/1');
    await visit.leave();
});

test('a draft of a newer version stays as it is, and can be taken out', async () => {
    const visit = await open();
    await begin(visit, 'x');
    const newer = sample('version-1.json').replace('draft/1', 'draft/2');
    await plant(visit, newer);
    await reload(visit);
    await strip(visit, '上次的草稿没有打开。').waitFor();
    await visit.press(visit.button(/^企业/));
    await visit.type(visit.field('单位名称'), company.name);
    const path = join(folder, 'draft.json');
    await visit.save(visit.button('取出草稿文件'), path);
    assert.equal(readFileSync(path, 'utf8'), newer);
    assert.equal((await kept(visit)).case, newer);
    await visit.leave();
});

test('a storage that a newer version has laid out stays as it is, and is said to be one', async () => {
    const visit = await open();
    await begin(visit, company.name);
    await visit.page.evaluate(() => new Promise((resolve, reject) => {
        const request = indexedDB.open('voucher-draft', 99);
        Object.assign(request, { onsuccess: () => { request.result.close(); resolve(); }, onerror: () => reject(request.error) });
    }));
    await reload(visit);
    await strip(visit, '上次的草稿没有打开。').waitFor();
    assert.ok((await kept(visit)).case.includes(company.name));
    await visit.leave();
});

/** What a browser may lack or refuse, and what is said. */
for (const { what, take, head } of [
    { what: 'storage is denied', head: '本机无法保存，请先导出案件。', take: () => {
        IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };
    } },
    { what: 'there are no Web Locks', head: '本机无法保存，请先导出案件。', take: () => { delete Navigator.prototype.locks; } },
]) {
    test(`where ${what}, it is said, and all goes on`, async () => {
        const visit = await open({ before: async (page) => { await watchInput(page); await page.addInitScript(take); } });
        await strip(visit, head).waitFor();
        await visit.press(visit.button(/^企业/));
        await visit.type(visit.field('单位名称'), company.name);
        const path = join(folder, 'case.json');
        await visit.save(visit.button('导出案件'), path);
        assert.equal(JSON.parse(readFileSync(path, 'utf8')).applicant.name, company.name);
        await visit.leave();
    });
}

test('a change that finds no room is said and tried again with the next one', async () => {
    const visit = await open();
    await begin(visit, company.name);
    await visit.page.evaluate(() => {
        globalThis.put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    await visit.type(visit.field('单位名称'), '没有地方有限公司');
    await strip(visit, '本机无法保存，请先导出案件。').waitFor();
    await visit.page.evaluate(() => (IDBObjectStore.prototype.put = globalThis.put));
    await visit.type(visit.field('单位名称'), '又有地方有限公司');
    await strip(visit, '本机无法保存，请先导出案件。').waitFor({ state: 'detached' });
    await untilOnDisk(visit, '又有地方有限公司');
    await visit.leave();
});

/** In the page: whatever the origin has stored. */
async function everythingStored() {
    const root = await navigator.storage.getDirectory();
    const own = [];
    for await (const name of root.keys()) own.push(name);
    return {
        databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(), own,
        local: Object.keys(localStorage), session: Object.keys(sessionStorage), workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
}

test('clearing removes everything that the page has stored on this machine, and a window beside it keeps nothing either', async () => {
    const visit = await open();
    await begin(visit, company.name);
    const beside = await open({ beside: visit });
    await strip(beside, '另一个窗口正在填写。').waitFor();
    await visit.page.evaluate(async () => {
        localStorage.setItem('a', '1');
        sessionStorage.setItem('b', '2');
        await (await caches.open('c')).put('./d', new Response('d'));
        const root = await navigator.storage.getDirectory();
        await (await root.getDirectoryHandle('e', { create: true })).getFileHandle('f', { create: true });
        await new Promise((done) => { const request = indexedDB.open('g'); request.onsuccess = () => { request.result.close(); done(); }; });
    });
    const before = await visit.page.evaluate(everythingStored);
    assert.deepEqual([before.databases.sort(), before.caches, before.own, before.local, before.session], [['g', 'voucher-draft'], ['c'], ['e'], ['a'], ['b']]);

    await visit.press(visit.button('案件菜单'));
    await visit.press(visit.byRole('dialog', '菜单').getByRole('button', { name: '清除本机数据' }));
    await visit.press(visit.byRole('dialog', '清除本机上的全部内容？').getByRole('button', { name: '直接清除' }));
    await visit.byText('已清除').first().waitFor();
    assert.deepEqual(await visit.page.evaluate(everythingStored), { databases: [], caches: [], own: [], local: [], session: [], workers: 0 });
    await reload(visit);
    assert.equal(await strip(visit, '接着上次的填写。').count(), 0);
    assert.deepEqual(beside.problems, []);
    await visit.leave();
});

test('cleared in a second window, the first one keeps nothing until its person says so', async () => {
    const first = await open();
    await begin(first, company.name);
    const second = await open({ beside: first });
    await second.press(second.button(/^企业/));
    await second.press(second.button('案件菜单'));
    await second.press(second.byRole('dialog', '菜单').getByRole('button', { name: '清除本机数据' }));
    await second.press(second.byRole('dialog', '清除本机数据？').getByRole('button', { name: '直接清除' }));
    await strip(first, '本机数据已在另一个窗口清除。').waitFor();
    await first.type(first.field('单位名称'), '还在填的有限公司');
    assert.equal((await kept(first)).case, '');
    await first.press(first.button('接着存这边的'));
    await untilOnDisk(first, '还在填的有限公司');
    assert.deepEqual(second.problems, []);
    await first.leave();
});
