// Going back: the browser's back and forward between pages, and undo over every change of the case.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { company } from './enterprise.mjs';
import { goToPage, unfold, visitWithWholeCase } from './every-page.mjs';
import { launch } from './the-page.mjs';

let browser;
let visit;
let enterprise;
let folder;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'voucher-undo-'));
    browser = await launch();
    ({ visit, enterprise } = await visitWithWholeCase(browser, { context: { acceptDownloads: true } }));
});
after(async () => {
    try {
        await visit?.leave();
    } finally {
        await browser?.close();
        rmSync(folder, { recursive: true, force: true });
    }
});

const titled = (name) => visit.until((text) => document.title.startsWith(`${text} – `), name);
const inMenu = async (name) => {
    await visit.press(visit.button('案件菜单'));
    return visit.byRole('dialog', '菜单').getByRole('button', { name });
};
const undo = async () => visit.press(await inMenu('撤销上一步'));
const redo = async () => visit.press(await inMenu('恢复撤销的一步'));
/** Where no field has the focus: there the keys are the browser's. */
const keys = async (key) => {
    await visit.page.evaluate(() => document.activeElement.blur());
    await visit.page.keyboard.press(key);
    await visit.settled();
};
const main = () => visit.byRole('main');

test('back and forward of the browser move between the pages, and the case stays', async () => {
    const { page } = visit;
    await goToPage(visit, 'services');
    await enterprise.goTo('result');
    await enterprise.goTo('papers');
    const money = await visit.byRole('navigation').getByRole('link', { name: '补助测算' }).textContent();
    for (const [move, name] of [['goBack', '补助测算'], ['goBack', '服务与费用'], ['goForward', '补助测算'], ['goForward', '材料与提交包']]) {
        await page[move]();
        await titled(name);
        await visit.settled();
        assert.equal(await visit.byRole('navigation').getByRole('link', { name }).getAttribute('aria-current'), 'true');
        assert.equal(await main().getAttribute('aria-label'), name);
    }
    assert.equal(await visit.byRole('navigation').getByRole('link', { name: '补助测算' }).textContent(), money);
});

const chosen = (group) => group.getByRole('radio').evaluateAll((radios) => radios.map((radio) => radio.checked).indexOf(true));
const firstQuestion = () => main().getByRole('radiogroup').first();
const reading = () => main().getByRole('radiogroup').first(); // on the page of the result
const asOf = () => visit.button(/^基准日/).first();

/** A case file as the page writes it, with another name in it. */
async function otherCase() {
    const path = join(folder, 'case.json');
    await visit.save(await inMenu('导出案件'), path);
    await visit.settled();
    const kase = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(kase.applicant.name, company.name);
    writeFileSync(path, JSON.stringify({ ...kase, applicant: { ...kase.applicant, name: '东阿另一家有限公司' } }));
    return path;
}

// Where it happens, what is done, and what shows it.
for (const { what, at, change, look } of [
    { what: 'an answered question', at: 'eligibility', look: () => chosen(firstQuestion()),
        change: () => visit.choose(firstQuestion().getByRole('radio', { name: '不清楚' })) },
    { what: 'a typed field', at: 'services', look: () => enterprise.contractAmount.inputValue(), change: () => visit.type(enterprise.contractAmount, '12.5万') },
    { what: 'a typed name', at: 'eligibility', look: () => visit.field('单位名称').inputValue(), change: () => visit.type(visit.field('单位名称'), '聊城另一家有限公司') },
    { what: 'an added service', at: 'services', look: () => visit.byRole('heading', /^服务与费用/).textContent(), change: () => visit.press(visit.button('添加服务').first()) },
    { what: 'a removed service', at: 'services', look: () => visit.byRole('heading', /^服务与费用/).textContent(), change: () => visit.press(visit.button('删除这项服务')) },
    { what: 'a changed reading', at: 'result', look: () => chosen(reading()), change: async () => {
        const other = (await chosen(reading())) === 0 ? 1 : 0;
        await visit.choose(reading().getByRole('radio').nth(other));
    } },
    { what: 'the as-of date', at: 'result', look: () => asOf().textContent(), change: () => enterprise.chooseDate('2025-9-30') },
    { what: 'a name typed letter by letter', at: 'eligibility', look: () => visit.field('单位名称').inputValue(), change: async () => {
        await visit.enter(visit.field('单位名称'));
        await visit.page.keyboard.press('End');
        await visit.page.keyboard.type('abc');
        await visit.page.keyboard.press('Tab');
    } },
    { what: 'an attached file', at: 'papers', look: () => visit.button('管理服务合同.pdf').count(), change: async () => {
        const path = join(folder, '服务合同.pdf');
        writeFileSync(path, '%PDF-1.4');
        await enterprise.attach('服务合同', path);
    } },
    { what: 'an imported case', at: 'eligibility', look: () => visit.field('单位名称').inputValue(), change: async () => {
        const path = await otherCase();
        await visit.attach(await inMenu('导入案件'), path);
        await visit.byText('案件已导入。附件请重新选择').first().waitFor();
    } },
]) {
    test(`undo takes back ${what}, and redo brings it again, in the menu and by keys`, async () => {
        await goToPage(visit, at);
        await unfold(visit);
        const before = await look();
        await change();
        await unfold(visit);
        const changed = await look();
        assert.notDeepEqual(changed, before, 'it has changed');
        for (const [how, back, again] of [['menu', undo, redo], ['keys', () => keys('Control+Z'), () => keys('Control+Y')]]) {
            await back();
            await unfold(visit);
            assert.deepEqual(await look(), before, `undone: ${how}`);
            await again();
            await unfold(visit);
            assert.deepEqual(await look(), changed, `done again: ${how}`);
        }
        await undo();
    });
}

test('the message that a service was removed offers to take it back', async () => {
    await goToPage(visit, 'services');
    const before = await enterprise.contractAmount.inputValue();
    assert.notEqual(before, '');
    await visit.press(visit.button('删除这项服务'));
    assert.notEqual(await enterprise.contractAmount.inputValue(), before);
    await visit.press(visit.button('撤销', { exact: true }));
    assert.equal(await enterprise.contractAmount.inputValue(), before);
});

test('a file that was removed comes back, and is packed as it was', async () => {
    await goToPage(visit, 'papers');
    const path = join(folder, '服务合同.pdf');
    writeFileSync(path, '%PDF-1.4');
    await enterprise.attach('服务合同', path);
    const digest = visit.byText(/SHA-256/).first();
    const before = await digest.textContent();
    await visit.press(visit.button('管理服务合同.pdf'));
    await visit.press(visit.button('移除服务合同.pdf'));
    assert.equal(await visit.button('管理服务合同.pdf').count(), 0);
    await undo();
    assert.equal(await digest.textContent(), before);
});
