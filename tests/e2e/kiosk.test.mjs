// A visitor at the kiosk of a service hall, by finger: from the first screen to the result, away without a word, and what
// the next one finds (nothing); and that the page does not let anybody out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, ThePage } from './the-page.mjs';

const upright = { width: 1080, height: 1920 };
const settings = { idle_seconds: 40, warning_seconds: 20, hall: { zh: '聊城市政务服务中心', en: 'Liaocheng Service Hall' } };

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** `served`: kiosk.json, or its text; null: there is none. The clock is the test's own. */
async function atTheKiosk({ served = settings, viewport = upright, clock = true } = {}) {
    const visit = await ThePage.open(browser, {
        path: '?mode=kiosk',
        context: { hasTouch: true, viewport },
        before: async (page) => {
            if (clock) await page.clock.install({ time: new Date('2026-11-22T10:00:00+08:00') });
            await page.route('**/kiosk.json', (route) => (served === null
                ? route.fulfill({ status: 404, body: '' })
                : route.fulfill({ contentType: 'application/json', body: typeof served === 'string' ? served : JSON.stringify(served) })));
        },
    });
    await visit.ready();
    return visit;
}

/** A finger on the middle of it. */
async function tap(visit, name, options) {
    await visit.button(name, { exact: true, ...options }).tap();
    await visit.settled();
}
async function keys(visit, text) {
    for (const key of text) await tap(visit, key);
    await tap(visit, '确定');
}

/** As of 2025-06-01: an enterprise of 128 whose local test of 100,000 gives 90,000. */
async function wholeVisit(visit) {
    await tap(visit, '我是企业');
    await keys(visit, '20250601');
    await tap(visit, '是'); // registered here
    await tap(visit, '是'); // a legal person
    await keys(visit, '128');
    await keys(visit, '1200万');
    for (const answer of ['是', '否', '否', '否', '否', '否', '是', '是', '是']) await tap(visit, answer);
    await tap(visit, /^检验检测/, { exact: false });
    await tap(visit, /^聊城市/, { exact: false });
    await keys(visit, '10万');
    await keys(visit, '10万');
    await keys(visit, '20250310');
    for (const answer of ['否', '否', '否', '是', '是', '否']) await tap(visit, answer);
    await keys(visit, '0');
}

/** Everything that the browser could have kept of a visit, and everything that stands in the page. */
const traces = (visit) => visit.page.evaluate(async () => {
    const opfs = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) opfs.push(name);
    return {
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        local: { ...localStorage },
        session: { ...sessionStorage },
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        opfs,
        cookies: document.cookie,
        address: location.hash,
        history: history.length,
        fields: document.querySelectorAll('#semantics input, #semantics textarea').length,
        pictures: document.querySelectorAll('img[src^="blob:"]').length,
        text: document.body.innerText + [...document.querySelectorAll('[aria-label], [aria-description], [title]')].map((element) => element.outerHTML).join(),
    };
});

function nothingKept(found) {
    const { databases, caches, local, session, workers, opfs, cookies, address, fields, pictures } = found;
    assert.deepEqual({ databases, caches, local, session, workers, opfs, cookies, address, fields, pictures },
        { databases: [], caches: [], local: {}, session: {}, workers: 0, opfs: [], cookies: '', address: '', fields: 0, pictures: 0 });
}

test('a visitor comes to the figure by finger, and nothing is stored on the way', async () => {
    const visit = await atTheKiosk({ clock: false });
    await visit.byText('聊城市政务服务中心').first().waitFor({ state: 'attached' });
    await visit.byText('办法已过有效期').first().waitFor({ state: 'attached' });
    await visit.screenshot('kiosk-start');
    await wholeVisit(visit);
    await visit.byText('¥90,000.00').first().waitFor({ state: 'attached' });
    await visit.screenshot('kiosk-result');
    nothingKept(await traces(visit));
    await tap(visit, '为什么是这个数');
    await visit.byText(/60% × 100,000.00/).first().waitFor({ state: 'attached' });
    await tap(visit, '返回结果');
    await tap(visit, '结束并清除');
    await visit.button('我是企业').waitFor();
    nothingKept(await traces(visit));
    await visit.leave();
});

test('when nobody is there any more the seconds are counted, and then nothing of the visit is left', async () => {
    const visit = await atTheKiosk();
    const { text: first } = await traces(visit);
    await wholeVisit(visit);
    await tap(visit, 'EN');
    const still = visit.page.getByRole('dialog', { name: 'Are you still there?' });
    await visit.page.clock.runFor(19_000);
    assert.equal(await still.count(), 0);
    await visit.page.clock.runFor(2_000);
    await still.waitFor();
    await visit.byText(/In (20|19) seconds/).first().waitFor({ state: 'attached' });
    await visit.screenshot('kiosk-still');
    // A finger anywhere: the visit goes on, and nothing is pressed by it.
    await visit.page.touchscreen.tap(540, 250);
    await visit.page.clock.runFor(500);
    await still.waitFor({ state: 'detached' });
    await visit.byText('¥90,000.00').first().waitFor({ state: 'attached' });
    await visit.page.clock.runFor(25_000);
    await still.waitFor();
    await visit.page.clock.runFor(20_000);
    await visit.button('我是企业').waitFor({ state: 'attached' });
    await visit.settled();
    assert.equal(await still.count(), 0);
    const left = await traces(visit);
    nothingKept(left);
    assert.equal(left.text, first);
    assert.doesNotMatch(left.text, /90,000|128人|2025年3月10日/);
    // Nor by the keys that bring something back.
    await visit.page.keyboard.press('Control+z');
    await visit.page.goBack({ timeout: 1000, waitUntil: 'commit' }).catch(() => undefined);
    assert.equal((await traces(visit).catch(() => ({ text: first }))).text, first);
    await visit.leave();
});

test('“end now” ends at once, and the button that the finger came to is the one that counts', async () => {
    const visit = await atTheKiosk();
    await tap(visit, '我是企业');
    await tap(visit, /^最后一个有效日/, { exact: false });
    await visit.page.clock.runFor(21_000);
    await visit.page.getByRole('dialog', { name: '您还在吗？' }).waitFor();
    await visit.button('现在结束并清除').tap();
    await visit.page.clock.runFor(500);
    await visit.button('我是企业').waitFor();
    assert.equal(await visit.page.getByRole('dialog').count(), 0);
    // A screen that nobody uses asks nobody anything.
    await visit.page.clock.runFor(120_000);
    assert.equal(await visit.page.getByRole('dialog').count(), 0);
    await visit.leave();
});

test('no menu, no dragging, no selecting, no zoom and none of the browser’s keys', async () => {
    const visit = await atTheKiosk({ clock: false });
    const prevented = await visit.page.evaluate(() => {
        const target = document.querySelector('#semantics button');
        const gone = (event) => !target.dispatchEvent(event);
        const key = (init) => gone(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
        const events = ['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'paste', 'copy'];
        return {
            events: Object.fromEntries(events.map((name) => [name, gone(new Event(name, { bubbles: true, cancelable: true }))])),
            zoom: gone(new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true })),
            back: gone(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 3 })),
            keys: Object.fromEntries([
                { key: 'F12' }, { key: 'F5' }, { key: 'F1' }, { key: 'F11' }, { key: 'I', ctrlKey: true, shiftKey: true },
                { key: 'J', ctrlKey: true, shiftKey: true }, { key: 'C', ctrlKey: true, shiftKey: true }, { key: 'u', ctrlKey: true },
                { key: 's', ctrlKey: true }, { key: 'p', ctrlKey: true }, { key: 'o', ctrlKey: true }, { key: 'r', ctrlKey: true },
                { key: 'n', ctrlKey: true }, { key: 't', ctrlKey: true }, { key: 'w', ctrlKey: true }, { key: '+', ctrlKey: true },
                { key: 'ArrowLeft', altKey: true }, { key: 'Home', altKey: true }, { key: 'BrowserBack' },
            ].map((init) => [`${init.ctrlKey ? 'Ctrl ' : ''}${init.altKey ? 'Alt ' : ''}${init.key}`, key(init)])),
            tab: key({ key: 'Tab' }),
            enter: key({ key: 'Enter' }),
            opened: window.open('https://example.org/'),
            touch: getComputedStyle(document.getElementById('stage')).touchAction,
        };
    });
    for (const [name, did] of Object.entries({ ...prevented.events, ...prevented.keys })) assert.ok(did, name);
    assert.ok(prevented.zoom);
    assert.ok(prevented.back);
    assert.deepEqual([prevented.tab, prevented.enter, prevented.opened, prevented.touch], [false, false, null, 'none']);
    await visit.leave();
});

test('a link that leads elsewhere leads nowhere', async () => {
    const visit = await atTheKiosk({ clock: false });
    const before = visit.page.url();
    await visit.page.evaluate(() => {
        const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', textContent: 'out', target: '_blank' });
        document.body.append(link);
        link.click();
        location.assign('/elsewhere.html');
    });
    await visit.settled();
    assert.equal(visit.page.url(), before);
    assert.equal(visit.context.pages().length, 1);
    await visit.leave();
});

test('settings that cannot be used are said on the first screen, and the kiosk works', async () => {
    const visit = await atTheKiosk({ served: '{"idle_seconds": "soon"}', clock: false });
    await visit.byText(/idle_seconds/).first().waitFor({ state: 'attached' });
    await tap(visit, '我是企业');
    await visit.byText('按哪一天计算？').first().waitFor({ state: 'attached' });
    await visit.leave();
});

test('without its settings the kiosk says so and works', async () => {
    const visit = await atTheKiosk({ served: null, clock: false });
    await visit.byText('没有找到 kiosk.json').first().waitFor({ state: 'attached' });
    visit.problems = visit.problems.filter((problem) => !problem.includes('kiosk.json'));
    await visit.leave();
});

test('a draft of one’s own on the same machine is not the kiosk’s to show or to remove', async () => {
    const own = await ThePage.open(browser);
    await own.ready();
    await own.press(own.button(/企业/).first());
    await own.until(async () => (await indexedDB.databases()).length > 0);
    const kiosk = await ThePage.open(browser, { path: '?mode=kiosk', beside: own });
    await kiosk.ready();
    await kiosk.button('我是企业').click();
    await kiosk.settled();
    await kiosk.button('结束并清除').click();
    await kiosk.settled();
    assert.notDeepEqual(await kiosk.page.evaluate(() => indexedDB.databases()), []);
    assert.deepEqual(kiosk.problems, []);
    await own.leave();
});

test('outside kiosk mode nothing of it is fetched', async () => {
    const fetched = [];
    const visit = await ThePage.open(browser, { before: (page) => page.on('request', (request) => fetched.push(request.url())) });
    await visit.ready();
    assert.deepEqual(fetched.filter((url) => /kiosk/.test(url) && !/catalogue|kiosk\.(zh|en)/.test(url)), []);
    await visit.leave();
});
