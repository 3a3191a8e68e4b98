// Input methods in Firefox: what text.test.mjs holds in Chromium, by Firefox's own way of composing. Firefox tells a
// page more than Chromium does: one more `input` after the end of a composition.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Firefox } from './engines/firefox.mjs';
import { Enterprise } from './enterprise.mjs';

// One browser and one visit: it is the fields that are looked at, and each test empties them first.
let visit;
let enterprise;
let provider;
let amount;
before(async () => {
    visit = await Firefox.open();
    await visit.ready();
    enterprise = new Enterprise(visit);
    await enterprise.start();
    await enterprise.goTo('services');
    await enterprise.openService();
    provider = enterprise.providerName;
    amount = enterprise.contractAmount;
});
after(async () => {
    if (!visit) return;
    try {
        await visit.leave();
    } finally {
        await visit.close();
    }
});
beforeEach(async () => {
    await visit.evaluate('document.activeElement.blur()'); // ends what a failed test left open
    for (const field of [provider, amount]) {
        await visit.click(field);
        await visit.control('a');
        await visit.keys('Backspace', 'Tab');
        await visit.settled();
        assert.equal(await field.inputValue(), '');
    }
    await visit.evaluate('window.seen.compositions = []');
});

const letters = ['l', 'li', 'lia', 'liao', 'liao c', 'liao ch', 'liao che', 'liao chen', 'liao cheng'];

/** What the fields were told of compositions in this test. */
const told = () => visit.evaluate('return window.seen.compositions');

test('in Firefox letters become a composition, are converted, and stay when they are committed', async () => {
    await visit.click(provider);
    await visit.composing(...letters);
    assert.equal(await provider.inputValue(), 'liao cheng');
    await visit.composing('聊成', '聊城'); // one candidate, then the next one
    assert.equal(await provider.inputValue(), '聊城');
    await visit.settled();
    assert.deepEqual(await told(), [['compositionstart', '']], 'still one composition, still open');
    await visit.commitComposition('聊城');
    assert.equal(await provider.inputValue(), '聊城');
    assert.deepEqual(await told(), [['compositionstart', ''], ['compositionend', '聊城']]);
    await visit.keys('Tab');
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊城');
});

test('in Firefox a composition that is cancelled leaves what was there before', async () => {
    await visit.type(provider, '检测院');
    await visit.click(provider);
    await visit.keys('End');
    await visit.composing('s', 'sh', 'shi');
    assert.equal(await provider.inputValue(), '检测院shi');
    await visit.cancelComposition();
    assert.equal(await provider.inputValue(), '检测院');
    await visit.settled();
    assert.equal(await provider.inputValue(), '检测院');
    await visit.keys('Tab');
    await visit.settled();
    assert.equal(await provider.inputValue(), '检测院');
});

test('in Firefox a composition in the middle of a text goes where the caret is', async () => {
    await visit.type(provider, '聊城研究院');
    await visit.click(provider);
    await visit.keys('Home', 'ArrowRight', 'ArrowRight');
    await visit.composing('j', 'ji', 'jian', 'jiance');
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊城jiance研究院');
    await visit.commitComposition('检测');
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊城检测研究院');
    assert.equal(await provider.evaluate((field) => field.selectionStart), 4);
});

test('in Firefox a composition survives the page being drawn anew at another size', async () => {
    await visit.click(provider);
    await visit.composing(...letters.slice(0, 4));
    await visit.fitWindow({ width: 1180, height: 760 });
    await visit.settled();
    assert.deepEqual(await told(), [['compositionstart', '']], 'still open');
    assert.equal(await provider.inputValue(), 'liao');
    await visit.commitComposition('聊');
    await visit.settled();
    assert.equal(await provider.inputValue(), '聊');
});

test('in Firefox the Enter that takes a candidate does not leave the field', async () => {
    await visit.click(amount);
    await visit.composing('１', '１０', '１００');
    await visit.commitComposition('１００', 'Enter');
    await visit.settled();
    assert.equal(await amount.inputValue(), '１００', 'as it was composed');
    await visit.keys('Tab');
    await visit.settled();
    assert.equal(await amount.inputValue(), '100.00');
});

test('in Firefox full-width digits that an input method composes are normalised on Enter, not before', async () => {
    await visit.click(amount);
    await visit.composing('１', '１０', '１００');
    await visit.settled();
    assert.equal(await amount.inputValue(), '１００');
    await visit.commitComposition('１００，０００');
    await visit.settled();
    assert.equal(await amount.inputValue(), '１００，０００');
    await visit.keys('Enter');
    await visit.settled();
    assert.equal(await amount.inputValue(), '100,000.00');
});

// Firefox gives a hidden tab a frame now and then, where Chromium gives none.
test('in Firefox a tab that is hidden by another one draws nothing, and is up to date when it is shown again', async () => {
    await visit.chrome(`const win = Services.wm.getMostRecentWindow('navigator:browser');
        win.voucherTab = win.gBrowser.selectedTab;
        win.gBrowser.selectedTab = win.gBrowser.addTab('about:blank', { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });`);
    await visit.until('return document.hidden', 'the tab is hidden');
    await visit.evaluate(`window.draws = 0;
        const draw = WebGL2RenderingContext.prototype.drawElements;
        WebGL2RenderingContext.prototype.drawElements = function (...parts) { window.draws += 1; return draw.apply(this, parts); };
        location.hash = 'policy';`);
    await visit.send('execute/async', { script: 'setTimeout(arguments[0], 3000)', args: [] }); // the time itself is what is tested
    assert.deepEqual(await visit.evaluate('return [document.hidden, window.draws]'), [true, 0]);
    await visit.chrome(`const win = Services.wm.getMostRecentWindow('navigator:browser');
        win.gBrowser.removeTab(win.gBrowser.selectedTab);
        win.gBrowser.selectedTab = win.voucherTab;`);
    await visit.until(`return document.title.startsWith('政策状态') && window.draws > 0`, 'the page is of now');
    await visit.evaluate(`location.hash = 'services'`);
    await visit.until(`return document.title.startsWith('服务与费用')`, 'back');
    await visit.settled();
});

// The last one: after a composition that the page has ended, Firefox lets no more of Marionette's keys through, on any
// page. From here on there are the pointer and the input method.
test('in Firefox leaving a field during a composition keeps what was composed, and normalises it', async () => {
    await visit.click(provider);
    await visit.composing('l', 'liao', '聊城');
    await visit.press(amount);
    assert.deepEqual(await told(), [['compositionstart', ''], ['compositionend', '聊城']]);
    assert.equal(await provider.inputValue(), '聊城');
    await visit.composing('１', '１０', '１００');
    await visit.press(provider);
    assert.equal(await amount.inputValue(), '100.00');
    // The application has them as well: the fields are written anew from what it holds.
    await enterprise.goTo('eligibility');
    await enterprise.goTo('services');
    assert.equal(await provider.inputValue(), '聊城');
    assert.equal(await amount.inputValue(), '100.00');
});
