// The semantics layer alone (web/src/semantics.ts), fed by hand: what it must keep while the tree changes around it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './the-page.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const esbuild = createRequire(join(root, 'web/node_modules/vite/package.json'))('esbuild');

let browser;
let script;
before(async () => {
    const built = await esbuild.build({
        entryPoints: [join(root, 'web/src/semantics.ts')], bundle: true, format: 'iife', globalName: 'web', write: false,
    });
    script = built.outputFiles[0].text;
    browser = await launch();
});
after(() => browser?.close());

/** A page with an empty layer. `told` gathers what the layer says to the application. */
async function layer() {
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    page.setDefaultTimeout(5000);
    await page.setContent('<style>#s *{position:absolute} #s .leaf{opacity:0}</style><div id="stage"><div id="s" style="position:fixed;inset:0"></div></div>');
    await page.addScriptTag({ content: script });
    await page.evaluate(() => {
        globalThis.told = [];
        globalThis.layer = new web.Semantics(document.getElementById('s'), {
            activate: (key) => told.push(`activate ${key}`),
            focus: (key, visible) => told.push(`focus ${key}${visible ? ' visible' : ''}`),
            text: (key, value) => told.push(`text ${key} ${value}`),
            commit: (key) => { told.push(`commit ${key}`); return false; },
            picture: (file) => `data:image/gif;base64,R0lGODlhAQABAIAAAP//${file}AAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==`,
        });
    });
    return page;
}

const look = { keyboard: 'text', maxLength: 200, fontPx: 15, padLeft: 12, padRight: 12, text: 0, placeholderColour: 0, ground: 0xffffff };

/** A whole tree as the first patch says it. Nodes: [key, parent, meaning]; each gets a row of its own. */
function whole(...nodes) {
    return {
        order: nodes.map(([key, parent]) => [key, parent]),
        nodes: nodes.map(([, , meaning], at) => ({ at, box: [10, 10 + 50 * at, 200, 40, 0, 0, 800, 600], ...meaning })),
    };
}
const button = (name, more = {}) => ({ role: 'button', name, ...more });
const field = (name, value = '') => ({ role: 'textbox', name, value, field: look });

const apply = (page, patch) => page.evaluate((p) => layer.apply(p), patch);
const told = (page) => page.evaluate(() => told.splice(0));
const keys = (page) => page.evaluate(() => [...document.querySelectorAll('[data-key]')].map((e) => e.dataset.key));

test('elements stand in the order of the tree, nested where they can be', async () => {
    const page = await layer();
    await apply(page, whole(
        ['main', -1, { role: 'main', name: '首页' }], ['title', 0, { role: 'heading', name: '标题', level: 1 }],
        ['card', 0, button('卡片')], ['chip', 2, button('第十条')], ['list', 0, { role: 'list', name: '清单' }],
        ['item', 4, { role: 'listitem', name: '第一' }]));
    assert.deepEqual(await keys(page), ['main', 'title', 'card', 'chip', 'list', 'item']);
    // A button cannot hold a button: what stands in it stands behind it.
    assert.equal(await page.locator('[data-key=chip]').evaluate((e) => e.parentElement.dataset.key), 'main');
    assert.equal(await page.locator('[data-key=item]').evaluate((e) => e.parentElement.dataset.key), 'list');
    await page.getByRole('heading', { name: '标题', level: 1 }).waitFor();
    await page.close();
});

test('a file\'s picture is an image with its name in words; a drawing stays an element of its own', async () => {
    const page = await layer();
    const image = (picture) => ({ role: 'img', name: '合同.pdf的预览图', ...(picture ? { picture } : {}) });
    await apply(page, whole(['drawing', -1, { role: 'img', name: '测算图' }], ['file', -1, image(7)]));
    const shown = page.getByRole('img', { name: '合同.pdf的预览图' });
    assert.deepEqual(await shown.evaluate((e) => [e.tagName, e.alt, e.src.includes('//7AAA'), e.classList.contains('picture')]), ['IMG', '合同.pdf的预览图', true, true]);
    assert.equal(await page.getByRole('img', { name: '测算图' }).evaluate((e) => e.tagName), 'DIV');
    await apply(page, { nodes: [{ at: 1, box: [10, 60, 200, 40, 0, 0, 800, 600], ...image(8) }] });
    assert.ok(await shown.evaluate((e) => e.src.includes('//8AAA')), 'another file, another picture');
    await page.close();
});

test('a field in focus keeps its element, its caret and its composition while everything around it moves', async () => {
    const page = await layer();
    await apply(page, whole(['a', -1, button('甲')], ['f', -1, field('名称')], ['b', -1, button('乙')]));
    const name = page.getByRole('textbox', { name: '名称' });
    await name.evaluate((element) => { globalThis.kept = element; element.focus(); });
    const devtools = await page.context().newCDPSession(page);
    for (const text of ['li', 'liao']) await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await apply(page, whole(
        ['b', -1, button('乙')], ['new', -1, button('丙')], ['f', -1, field('名称', 'li')], ['a', -1, button('甲')]));
    assert.deepEqual(await keys(page), ['b', 'new', 'f', 'a']);
    assert.equal(await name.evaluate((element) => element === globalThis.kept && element === document.activeElement), true);
    assert.equal(await name.inputValue(), 'liao', 'an older value does not come back over a newer one');
    await devtools.send('Input.insertText', { text: '聊' });
    assert.equal(await name.inputValue(), '聊');
    const said = await told(page);
    assert.ok(!said.some((line) => line.startsWith('commit') || line === 'focus '), `it never lost the focus: ${said}`);
    await page.close();
});

test('a value that the program changes during a composition is written once that is cancelled', async () => {
    const page = await layer();
    await apply(page, whole(['f', -1, field('名称', '旧')]));
    const name = page.getByRole('textbox');
    await name.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
    await apply(page, { nodes: [{ at: 0, box: [10, 10, 200, 40, 0, 0, 800, 600], ...field('名称', '程序') }] });
    assert.match(await name.inputValue(), /x/);
    await devtools.send('Input.insertText', { text: '' });
    await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await page.waitForFunction(() => document.querySelector('input').value === '程序');
    await page.close();
});

test('what is composed counts more than what the program says meanwhile', async () => {
    const page = await layer();
    await apply(page, whole(['f', -1, field('名称', '旧')]));
    const name = page.getByRole('textbox');
    await name.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
    await apply(page, { nodes: [{ at: 0, box: [10, 10, 200, 40, 0, 0, 800, 600], ...field('名称', '程序') }] });
    await devtools.send('Input.insertText', { text: '新' });
    assert.match(await name.inputValue(), /新/);
    await page.close();
});

test('a click of the pointer is left to the canvas; one of the keyboard or of assistive technology acts', async () => {
    const page = await layer();
    await apply(page, whole(['a', -1, button('甲')], ['off', -1, button('停用', { disabled: true })]));
    await page.getByRole('button', { name: '甲' }).click();
    assert.ok(!(await told(page)).includes('activate a'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    assert.deepEqual((await told(page)).filter((line) => line.startsWith('activate')), ['activate a', 'activate a']);
    await page.evaluate(() => document.querySelector('[data-key=a]').click());
    assert.deepEqual(await told(page), ['activate a']);
    await page.evaluate(() => document.querySelector('[data-key=a]').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 })));
    assert.deepEqual(await told(page), ['activate a'], 'a click that no press came before');
    await page.evaluate(() => document.querySelector('[data-key=off]').click());
    assert.deepEqual(await told(page), [], 'a disabled one does not act');
    await page.close();
});

test('what is checked follows the model, not the browser', async () => {
    const page = await layer();
    const radio = (name, checked) => ({ role: 'radio', name, checked });
    await apply(page, whole(
        ['g', -1, { role: 'radiogroup', name: '问题' }], ['yes', 0, radio('是', true)], ['no', 0, radio('否', false)],
        ['c', -1, { role: 'checkbox', name: '承诺', checked: false }]));
    await page.getByRole('radio', { name: '否' }).click();
    await page.getByRole('checkbox').click();
    const checked = () => page.evaluate(() => [...document.querySelectorAll('input')].map((input) => input.checked));
    assert.deepEqual(await checked(), [true, false, false], 'the model said nothing else');
    await page.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    assert.ok((await told(page)).includes('activate c'));
    assert.deepEqual(await checked(), [true, false, false]);
    await page.getByRole('radio', { name: '是' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.ok((await told(page)).includes('activate no'), 'an arrow chooses, as with any radio buttons');
    await page.close();
});

test('a key that becomes something else gets another element, and keeps the focus', async () => {
    const page = await layer();
    await apply(page, whole(['k', -1, { role: 'checkbox', name: '承诺', checked: true }], ['b', -1, button('乙')]));
    await page.getByRole('checkbox').focus();
    await apply(page, { nodes: [{ at: 0, box: [10, 10, 200, 40, 0, 0, 800, 600], ...field('名称', '字') }] });
    assert.equal(await page.getByRole('textbox', { name: '名称' }).inputValue(), '字');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'k');
    await apply(page, whole(['b', -1, button('乙')], ['k', -1, { role: 'heading', name: '名称', level: 2 }]));
    await page.getByRole('heading', { name: '名称', level: 2 }).waitFor();
    assert.equal(await page.getByRole('textbox').count(), 0);
    assert.deepEqual(await keys(page), ['b', 'k']);
    await page.close();
});

test('a dialog makes the rest inert, takes the focus, and gives it back', async () => {
    const page = await layer();
    const below = [['open', -1, button('打开')], ['other', -1, button('其他')], ['live', -1, { role: 'status', name: '' }]];
    await apply(page, whole(...below));
    await page.getByRole('button', { name: '打开' }).focus();
    await apply(page, whole(...below, ['d', -1, { role: 'dialog', name: '确认吗？' }], ['d/ok', 3, button('好')], ['d/no', 3, button('取消')]));
    const active = () => page.evaluate(() => document.activeElement.dataset.key);
    assert.equal(await active(), 'd/ok');
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('[data-key]')].filter((e) => e.inert).map((e) => e.dataset.key)), ['open', 'other']);
    await page.keyboard.press('Tab');
    assert.equal(await active(), 'd/no');
    await page.mouse.click(700, 500);
    assert.equal(await active(), 'd/no', 'a press beside it does not take the focus');
    await apply(page, whole(...below));
    assert.equal(await active(), 'open');
    assert.equal(await page.evaluate(() => document.querySelectorAll('[inert]').length), 0);
    await page.close();
});

test('a live region is there before its words', async () => {
    const page = await layer();
    const first = await page.evaluate((patch) => {
        layer.apply(patch);
        return document.querySelector('[role=status]').textContent;
    }, whole(['live', -1, { role: 'status', name: '补助90,000元' }]));
    assert.equal(first, '');
    await page.getByRole('status').filter({ hasText: '补助90,000元' }).waitFor();
    await page.close();
});

test('an error and a help text are read with the field', async () => {
    const page = await layer();
    await apply(page, whole(['f', -1, { ...field('金额', 'abc'), error: '请填数字。', description: '含税' }]));
    const name = page.getByRole('textbox', { name: '金额', description: '请填数字。 含税' });
    await name.waitFor();
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    await apply(page, { nodes: [{ at: 0, box: [10, 10, 200, 40, 0, 0, 800, 600], ...field('金额', '1') }] });
    assert.equal(await page.getByRole('textbox').getAttribute('aria-invalid'), null);
    await page.close();
});

test('a field that goes away while it is being edited is committed', async () => {
    const page = await layer();
    await apply(page, whole(['f', -1, field('名称')]));
    await page.getByRole('textbox').focus();
    await page.keyboard.type('ab');
    await told(page);
    await apply(page, whole(['a', -1, button('甲')]));
    assert.deepEqual((await told(page)).filter((line) => line.startsWith('commit')), ['commit f']);
    await page.close();
});

test('Enter commits a field, but not while it chooses a candidate', async () => {
    const page = await layer();
    await apply(page, whole(['f', -1, field('名称')]));
    await page.getByRole('textbox').focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })));
    await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true })));
    assert.ok(!(await told(page)).includes('commit f'));
    await devtools.send('Input.insertText', { text: '你' });
    await page.keyboard.press('Enter');
    assert.ok((await told(page)).includes('commit f'));
    await page.close();
});

test('a part that is scrolled out of its area cannot be pressed', async () => {
    const page = await layer();
    await apply(page, { order: [['a', -1]], nodes: [{ at: 0, ...button('甲'), box: [10, 100, 200, 40, 0, 120, 800, 600] }] });
    const at = (y) => page.evaluate((top) => document.elementFromPoint(50, top)?.dataset.key ?? null, y);
    assert.equal(await at(110), null);
    assert.equal(await at(130), 'a');
    await apply(page, { nodes: [], moves: [0, 10, 40, 200, 40, 0, 120, 800, 600] });
    assert.equal(await at(60), null);
    await page.close();
});
