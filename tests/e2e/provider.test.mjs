// The provider's page in Chromium, by role and name: two contracts are typed, with Chinese composed in; the figures follow;
// the list is saved and opened again.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Enterprise } from './enterprise.mjs';
import { launch, ThePage } from './the-page.mjs';

let browser, folder;
before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'voucher-provider-'));
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

async function provider(options) {
    const visit = await ThePage.open(browser, options);
    await visit.ready();
    await new Enterprise(visit).chooseDate('2025-06-01');
    await visit.press(visit.button(/^供给方：/));
    await visit.byRole('heading', '供给方估算').waitFor();
    return visit;
}

const says = (visit, text) => visit.until((wanted) => document.querySelector('main, [role=main]').innerText.includes(wanted), text);
const answer = (visit, question, option) => visit.choose(visit.byRole('radiogroup', question).getByRole('radio', { name: option, exact: true }));

async function wholeContract(visit, { user, amount, booked = '是' }) {
    const field = visit.field('使用方', { exact: true });
    await field.click();
    await visit.compose(field, 'shili', user);
    await visit.type(visit.field('服务', { exact: true }), '性能测试');
    await visit.type(visit.field(/合同额/), amount);
    await visit.type(visit.field(/服务完成日/), '2025-3-10');
    await visit.type(visit.field(/使用方申请日/), '2025-5-20');
    await answer(visit, /使用方是哪一种/, '中小微企业');
    await answer(visit, /属于哪一类/, '检验检测');
    for (const no of [/强制、法定、常规/, /科技计划或财政/, /隶属、共建/, /重复使用过/]) await answer(visit, no, '否');
    await answer(visit, /通过共用网预约/, booked);
}

test('a provider types two contracts in Chinese and sees what they bring', async () => {
    const visit = await provider({ context: { acceptDownloads: true } });
    await answer(visit, /聊城市行政区域内/, '是');
    await answer(visit, /注册成为会员/, '是');
    await visit.press(visit.button('添加合同'));
    await wholeContract(visit, { user: '东阿示例胶业', amount: '920万' });
    await says(visit, '¥460,000.00');
    await visit.press(visit.button('返回合同表'));
    await visit.press(visit.button('添加合同'));
    await wholeContract(visit, { user: '高唐示例机械', amount: '640000', booked: '不清楚' });
    await says(visit, '¥460,000.00 – ¥492,000.00');
    await visit.type(visit.field('再签一份合同的金额'), '100万');
    await says(visit, '¥40,000.00');
    await says(visit, '¥8,000.00');
    await visit.press(visit.button('返回合同表'));
    const rows = visit.byRole('table', '合同').getByRole('row');
    await rows.nth(2).waitFor();
    assert.equal(await rows.count(), 3); // the head among them
    assert.match(await rows.nth(1).innerText(), /东阿示例胶业[^]*9,200,000\.00[^]*计入[^]*条件都符合/);
    assert.match(await rows.nth(2).innerText(), /高唐示例机械[^]*640,000\.00[^]*待确认[^]*网上预约/);

    await visit.press(rows.nth(2).getByRole('link', { name: '第十六条' }).or(rows.nth(2).getByRole('button', { name: '第十六条' })));
    await visit.byRole('dialog', '第十六条').waitFor();
    await visit.page.keyboard.press('Escape');

    await visit.type(visit.field(/服务创新券总额/), '800万');
    for (const figure of ['800,000.00', '1,600,000.00', '2,000,000.00', '4,000,000.00']) await says(visit, figure);
    await visit.choose(visit.byRole('checkbox', '保证服务质量'));
    await says(visit, '已对照 1/7');

    const saved = join(folder, 'contracts.json');
    assert.equal(await visit.save(visit.button('保存合同表'), saved), '合同表-2025-06-01.json');
    assert.equal(JSON.parse(readFileSync(saved, 'utf8')).contracts[0].user, '东阿示例胶业');
    await visit.leave();

    const again = await provider({ context: { acceptDownloads: true } });
    await again.attach(again.button('打开合同表'), saved);
    await says(again, '¥460,000.00 – ¥492,000.00');
    const twice = join(folder, 'again.json');
    await again.save(again.button('保存合同表'), twice);
    assert.ok(readFileSync(twice).equals(readFileSync(saved)));
    await again.leave();
});

test('on a phone a contract is opened, removed and brought back', async () => {
    const visit = await provider({ context: { viewport: { width: 390, height: 844 } } });
    await visit.attach(visit.button('打开合同表'), new URL('../cases/provider/institute.json', import.meta.url).pathname);
    await says(visit, '合同（7）');
    await visit.press(visit.button('东阿示例胶业，修改'));
    await visit.press(visit.button('删除这份合同'));
    await says(visit, '合同（6）');
    await visit.press(visit.button('撤销上一步').or(visit.button('撤销')).first());
    await says(visit, '合同（7）');
    await visit.leave();
});
