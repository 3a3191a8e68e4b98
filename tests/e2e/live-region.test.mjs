// What a screen reader says without being asked: the result whenever it changes, and what has happened.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goToPage, unfold, visitWithWholeCase } from './every-page.mjs';
import { launch } from './the-page.mjs';

let browser;
let visit;
let enterprise;
before(async () => {
    browser = await launch();
    ({ visit, enterprise } = await visitWithWholeCase(browser, {
        before: (page) => page.addInitScript(() => {
            // As a screen reader: words that come into a region, or change in one that was there before.
            globalThis.spoken = [];
            new MutationObserver((changes) => {
                for (const { target } of changes) {
                    const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert]');
                    if (region?.textContent) globalThis.spoken.push(region.textContent);
                }
            }).observe(document, { subtree: true, childList: true, characterData: true });
        }),
    }));
});
after(async () => {
    try {
        await visit?.leave();
    } finally {
        await browser?.close();
    }
});

/** What is said while this is done. */
async function said(act) {
    await visit.page.evaluate(() => (globalThis.spoken = []));
    await act();
    await visit.settled();
    return visit.page.evaluate(() => [...new Set(globalThis.spoken)]);
}

test('the result is said when an amount changes it', async () => {
    await goToPage(visit, 'services');
    const spoken = await said(() => visit.type(enterprise.contractAmount, '50000'));
    assert.deepEqual(spoken, ['资格符合，预计补助¥225,000.00']);
});

test('the result is said when an answer changes it', async () => {
    await goToPage(visit, 'eligibility');
    await unfold(visit);
    const question = visit.byRole('main').getByRole('radiogroup').first();
    const spoken = await said(() => visit.choose(question.getByRole('radio', { name: '否', exact: true })));
    assert.equal(spoken.length, 1, `${spoken}`);
    assert.match(spoken[0], /^资格不符合，预计补助/);
});

test('nothing is said of what does not change it', async () => {
    assert.deepEqual(await said(() => visit.type(visit.field('单位名称'), '聊城另一家有限公司')), []);
});

test('a message is said when it comes', async () => {
    await goToPage(visit, 'services');
    const spoken = await said(() => visit.press(visit.button('删除这项服务')));
    assert.ok(spoken.includes('已删除一项服务'), `${spoken}`);
});

test('what is wrong with a field is said once it is left', async () => {
    await goToPage(visit, 'services');
    const spoken = await said(() => visit.type(enterprise.contractAmount, '不是钱'));
    assert.ok(spoken.some((text) => text.includes('请写成金额')), `${spoken}`);
});
