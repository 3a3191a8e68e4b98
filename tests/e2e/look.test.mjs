// How the system wants pages to look is followed, also when it changes, and a person can choose otherwise.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, ThePage } from './the-page.mjs';

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

const system = { light: { colorScheme: 'light', contrast: 'no-preference' }, dark: { colorScheme: 'dark', contrast: 'no-preference' },
    contrast: { colorScheme: 'light', contrast: 'more' } };

test('the system\'s colours and its wish for more contrast are followed, and others can be chosen by hand', async () => {
    const visit = await ThePage.open(browser, { context: system.light });
    const { page } = visit;
    await visit.ready();
    await page.waitForLoadState('networkidle');
    const chosen = () => visit.button(/^外观：/);
    const picture = async () => {
        await page.evaluate(() => document.activeElement.blur());
        await page.mouse.move(2, 2);
        await visit.settled();
        return page.screenshot();
    };
    const like = async (media) => {
        await page.emulateMedia(media);
        return picture();
    };
    const light = await like(system.light);
    const dark = await like(system.dark);
    const contrast = await like(system.contrast);
    assert.ok(!light.equals(dark) && !dark.equals(contrast) && !contrast.equals(light), 'three looks');
    assert.ok((await like({ colorScheme: 'dark', contrast: 'more' })).equals(contrast), 'contrast counts more than colours');
    assert.ok((await like({ ...system.light, forcedColors: 'active' })).equals(contrast), 'colours of the system\'s own: the strongest contrast is nearest');
    await page.emulateMedia({ forcedColors: 'none' });
    assert.ok((await like(system.light)).equals(light), 'and back');
    assert.match(await chosen().textContent(), /跟随系统/);
    // By hand, whatever the system wants.
    const looks = { 深色: dark, 高对比: contrast, 浅色: light };
    for (const [name, look] of Object.entries(looks)) {
        await visit.press(chosen());
        assert.equal(/^外观：(.*?)。/.exec(await chosen().textContent())[1], name);
        for (const media of Object.values(system)) assert.ok((await like(media)).equals(look), `${name} under ${JSON.stringify(media)}`);
    }
    await like(system.light);
    await visit.press(chosen());
    assert.match(await chosen().textContent(), /跟随系统/);
    assert.ok((await like(system.dark)).equals(dark), 'the system is followed again');
    await visit.leave();
});

/** The animation frames that it takes until the page is at rest. */
async function frames(visit, act) {
    const count = () => visit.page.evaluate(() => globalThis.seen.frames);
    await visit.settled();
    const before = await count();
    await act();
    await visit.settled();
    return (await count()) - before;
}

test('grounds fade under the pointer; with reduced motion a change stands at once, and nothing follows it', async () => {
    const taken = {};
    for (const reducedMotion of ['no-preference', 'reduce']) {
        const visit = await ThePage.open(browser, { context: { reducedMotion } });
        await visit.ready();
        await visit.page.waitForLoadState('networkidle');
        const opener = visit.button(/基准日|按过去的日期/).first();
        const { x, y, width, height } = await opener.boundingBox();
        await visit.page.mouse.move(2, 2);
        taken[reducedMotion] = await frames(visit, () => visit.page.mouse.move(x + width / 2, y + height / 2));
        if (reducedMotion === 'reduce') {
            await opener.focus();
            for (const key of ['Enter', 'Escape']) {
                const asked = await frames(visit, () => visit.page.keyboard.press(key));
                // An event asks for three (shell/platform/web_shell.hpp): down, up, and the focus that goes over.
                assert.ok(asked > 0 && asked <= 9, `${asked} frames after ${key}`);
            }
        }
        await visit.leave();
    }
    assert.ok(taken.reduce > 0 && taken.reduce <= 5, `${taken.reduce} frames`);
    assert.ok(taken['no-preference'] > taken.reduce, JSON.stringify(taken));
});
