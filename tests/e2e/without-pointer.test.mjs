// The keyboard alone, and by role and name alone: the enterprise's whole way, and what else the pages offer.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AtTheKeyboard } from './at-the-keyboard.mjs';
import { Enterprise, testingService } from './enterprise.mjs';
import { visitWithWholeCase } from './every-page.mjs';
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

test('a maker team goes its way without a pointer: its own questions, and its carrier submits', async () => {
    const visit = await AtTheKeyboard.open(browser, { context: { acceptDownloads: true } });
    await visit.ready();
    const team = new Enterprise(visit, { legal_person: '否' });
    await team.start(/^创客团队/);
    await visit.until(() => document.activeElement.matches('h1')); // the button went with its page: the next one's title is read
    await visit.type(visit.field('团队名称'), '星火轴承创客团队');
    const asked = await team.answerAll();
    assert.ok(asked >= 5 && asked < 10, `${asked} questions: fewer than an enterprise is asked`);
    await team.goTo('services');
    await team.enterService({ ...testingService, contract: '36000', invoice: '36000' });
    await team.goTo('result');
    const result = await visit.byRole('main').innerText();
    for (const figure of ['32,400.00', '21,600.00', '10,800.00']) assert.ok(result.includes(figure), `${figure} stands on the page:\n${result}`);
    await team.goTo('papers');
    await visit.byText(/孵化载体统一提交/).first().waitFor({ state: 'attached' });
    const path = join(folder, '团队服务合同.pdf');
    writeFileSync(path, '%PDF-1.4');
    await team.attach('服务合同', path);
    assert.match(await visit.save(visit.button('先保存草稿包'), join(folder, 'team.zip')), /\.zip$/);
    await visit.leave();
});

const active = (visit) => visit.page.evaluate(() => document.activeElement.dataset.key ?? null);

/** Opens the dialog, looks whether the focus can leave it, lets `inside` work there, and closes it with Escape, unless
 *  that has closed it: the focus is then where it was. */
async function inDialog(visit, opener, name, inside = async () => {}) {
    await visit.reveal(opener);
    const key = await active(visit);
    await visit.press(opener);
    const dialog = visit.byRole('dialog', name);
    await dialog.waitFor();
    const holds = () => dialog.evaluate((element) => element.contains(document.activeElement));
    assert.ok(await holds(), `the focus goes into ${name}`);
    const stops = await dialog.locator('.acts').count();
    for (const tab of ['Tab', 'Shift+Tab']) {
        for (let press = 0; press <= stops; ++press) await visit.page.keyboard.press(tab);
        assert.ok((await holds()) || (await active(visit)) === null, `${tab} stays in ${name}`);
    }
    await inside(dialog);
    if ((await dialog.count()) > 0) await visit.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await visit.settled();
    assert.equal(await active(visit), key, `the focus comes back from ${name}`);
}

test('every other page is walked and every other thing done without a pointer', async (t) => {
    const { visit, enterprise } = await visitWithWholeCase(browser, { as: AtTheKeyboard, context: { acceptDownloads: true } });
    const { page } = visit;
    const main = visit.byRole('main');
    const services = () => visit.byRole('heading', /^服务与费用/).textContent();
    const titled = (name) => visit.until((text) => document.title.startsWith(text), name);

    await t.test('a service is added, filled in, copied, removed and taken back', async () => {
        await enterprise.goTo('services');
        assert.match(await services(), /（2）/);
        await visit.press(visit.button('添加服务').first());
        await visit.type(visit.field('服务名称'), '齿轮箱噪声测试');
        assert.match(await services(), /（3）/);
        await visit.press(visit.button('复制这项服务'));
        assert.match(await services(), /（4）/);
        await visit.press(visit.button('删除这项服务'));
        assert.match(await services(), /（3）/);
        await visit.press(visit.button('撤销', { exact: true }));
        assert.match(await services(), /（4）/);
        for (const left of ['（3）', '（2）']) {
            await visit.press(visit.button('删除这项服务'));
            assert.ok((await services()).includes(left));
        }
    });

    await t.test('the derivation is unfolded, a figure explained and a reading changed', async () => {
        await enterprise.goTo('result');
        const tree = visit.byRole('tree', undefined).first();
        const folds = tree.locator('[role=treeitem][aria-expanded]').first();
        await visit.reveal(folds);
        const items = () => tree.getByRole('treeitem').count();
        const expanded = (yes) => visit.until(([key, wanted]) => document.querySelector(`[data-key="${key}"]`).ariaExpanded === wanted, [foldKey, String(yes)]);
        const foldKey = await folds.getAttribute('data-key');
        const all = await items();
        await page.keyboard.press('ArrowLeft');
        await expanded(false);
        assert.ok((await items()) < all, 'its rows are folded away');
        await page.keyboard.press('ArrowRight');
        await expanded(true);
        assert.equal(await items(), all);
        await page.keyboard.press('ArrowDown');
        assert.notEqual(await active(visit), foldKey);
        await page.keyboard.press('ArrowUp');
        assert.equal(await active(visit), foldKey);
        await inDialog(visit, main.getByRole('button', { name: /查看推算/ }).first(), '为什么是这个数');
        const group = main.getByRole('radiogroup').first();
        const other = group.getByRole('radio').nth(1);
        await visit.choose(other);
        await visit.choose(group.getByRole('radio').first());
    });

    await t.test('the dates are seen, a paper is attached and removed', async () => {
        await enterprise.goTo('papers');
        const path = join(folder, '服务合同.pdf');
        writeFileSync(path, '%PDF-1.4');
        await enterprise.attach('服务合同', path);
        const its = visit.button('管理服务合同.pdf');
        await visit.press(its);
        await visit.press(visit.button('移除服务合同.pdf'));
        assert.equal(await its.count(), 0);
        await visit.press(visit.byRole('navigation').getByRole('link', { name: '兑付时限' }));
        await titled('兑付时限');
        await visit.press(visit.button('下一步：材料').or(visit.byRole('navigation').getByRole('link', { name: '材料与提交包' })).first());
        await titled('材料与提交包');
    });

    await t.test('the day is chosen from the list, from the calendar and by hand', async () => {
        const opener = visit.button(/^基准日/).first();
        const day = () => opener.textContent();
        await inDialog(visit, opener, '按哪一天计算', async (dialog) => {
            const field = dialog.getByRole('textbox');
            await visit.press(dialog.getByRole('group', { name: '常用日期' }).getByRole('button').last());
            const preset = await field.inputValue();
            await visit.press(dialog.getByRole('button', { name: '上一个月' }));
            await visit.press(dialog.getByRole('button', { name: /年\d+月15日$/ }));
            assert.notEqual(await field.inputValue(), preset);
            assert.match(await field.inputValue(), /15日/);
        });
        assert.match(await day(), /2025年6月1日/, 'Escape leaves the day as it was');
        await inDialog(visit, opener, '按哪一天计算', async (dialog) => {
            await visit.type(dialog.getByRole('textbox'), '2025-9-30');
            await visit.press(dialog.getByRole('button', { name: '按这一天计算' }));
        });
        assert.match(await day(), /2025年9月30日/);
    });

    await t.test('the menu undoes and exports, and clearing is called off', async () => {
        const opener = visit.button('案件菜单');
        const inMenu = (name) => visit.byRole('dialog', '菜单').getByRole('button', { name });
        await visit.press(opener);
        await visit.press(inMenu('撤销上一步'));
        assert.match(await visit.button(/^基准日/).first().textContent(), /2025年6月1日/);
        await visit.press(opener);
        const path = join(folder, 'case.json');
        await visit.save(inMenu('导出案件'), path);
        assert.equal(JSON.parse(readFileSync(path, 'utf8')).services.length, 2);
        await visit.press(opener);
        await visit.press(inMenu('清除本机数据'));
        await visit.press(visit.byRole('dialog', '清除本机上的全部内容？').getByRole('button', { name: '取消' }));
        await visit.byRole('dialog', '清除本机上的全部内容？').waitFor({ state: 'detached' });
    });

    await t.test('the state of the measure is read, article by article, and left', async () => {
        await visit.press(visit.byRole('link', '政策状态').first());
        await titled('政策状态');
        await inDialog(visit, main.getByRole('button', { name: /^第.*条/ }).first(), /^第.*条/);
        await visit.press(main.getByRole('button', { name: '返回' }).or(main.getByRole('link', { name: '返回' })).first());
        await page.waitForFunction(() => !document.title.startsWith('政策状态'));
    });

    await t.test('the look, the size of text and the language are chosen', async () => {
        const theme = visit.button(/^外观：/);
        const before = await theme.textContent();
        await visit.press(theme);
        assert.notEqual(await theme.textContent(), before);
        await visit.press(visit.button(/^字号：/));
        // Larger, the page has less room: the menu has the button now, and the focus stands on it.
        await visit.until(() => document.activeElement.dataset.key === 'bar/menu');
        await visit.press(visit.button('菜单'));
        const size = visit.byRole('dialog', '菜单').getByRole('button', { name: /^字号：/ });
        assert.match(await size.textContent(), /125%/);
        await visit.press(size);
        assert.match(await size.textContent(), /150%/);
        await visit.press(size); // there is room again: the bar has the button
        await page.keyboard.press('Escape');
        await visit.byRole('dialog', '菜单').waitFor({ state: 'detached' });
        assert.match(await visit.button(/^字号：/).textContent(), /100%/);
        for (const [name, code] of [['EN', 'en'], ['中文', 'zh-CN']]) {
            await visit.choose(visit.byRole('radio', name));
            assert.equal(await page.evaluate(() => document.documentElement.lang), code);
        }
    });

    await t.test('a provider estimates its rewards', async () => {
        await enterprise.goHome();
        await visit.press(visit.button(/^供给方/));
        await titled('供给方估算');
        for (const question of [/聊城市行政区域内/, /注册成为会员/]) await visit.choose(visit.byRole('radiogroup', question).getByRole('radio', { name: '是', exact: true }));
        await visit.press(visit.button('添加合同'));
        await visit.type(visit.field(/合同额/), '200万');
        await visit.until(() => document.querySelector('main, [role=main]').innerText.includes('100,000.00'));
        await visit.type(visit.field(/服务创新券总额/), '100万');
    });
    await visit.leave();
});
