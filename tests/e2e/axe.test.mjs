// What axe-core finds wrong with the semantics layer, on every page and in the dialogs, at both sizes and in both
// languages: nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { goToPage, inEnglish, nameOf, pages, visitWithCase } from './every-page.mjs';
import { desktop, launch, phone } from './the-page.mjs';

const axe = readFileSync(createRequire(new URL('../../web/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** The violations as lines: rule, element, what to do. */
async function violations(visit) {
    return visit.page.evaluate(async () => {
        const found = await axe.run(document, {
            resultTypes: ['violations'],
            // The words are on the canvas, where axe sees no colours; tests/shell/ui_theme_test.cpp holds the contrasts.
            rules: { 'color-contrast': { enabled: false } },
        });
        return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
    });
}

/** What is wrong anywhere, by where it is, so that one run tells everything. */
async function everywhere(visit, size, language) {
    const { page } = visit;
    const wrong = {};
    const check = async (where) => {
        const lines = await violations(visit);
        if (lines.length > 0) wrong[`${where}, ${size.width}, ${language}`] = lines;
    };
    const dialog = page.getByRole('dialog');
    const withOpen = async (where, opener) => {
        await visit.press(opener.first());
        await dialog.waitFor();
        await visit.settled();
        await check(where);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
    };
    await page.setViewportSize(size);
    await visit.settled();
    for (const fragment of pages) {
        await goToPage(visit, fragment);
        await check(nameOf(fragment));
    }
    await goToPage(visit, 'eligibility');
    await withOpen('the as-of day', page.locator('[data-key="bar/as_of"]'));
    await withOpen('an article', page.getByRole('main').getByRole('button', { name: /^(第.*条|Art\. )/ }));
    await withOpen('the menu', page.locator('[data-key="bar/menu"], [data-key="bar/case"]'));
    if (size === phone) await withOpen('the live result', page.locator('[data-key="main/foot/live"]'));
    return wrong;
}

test('axe finds nothing wrong on any page or in a dialog', async () => {
    const { visit } = await visitWithCase(browser);
    // Through the debugger's door, which the page's policy leaves open.
    await visit.page.evaluate(axe);
    const wrong = {};
    for (const language of ['zh', 'en']) {
        if (language === 'en') {
            await visit.page.setViewportSize(desktop);
            await inEnglish(visit);
        }
        for (const size of [desktop, phone]) Object.assign(wrong, await everywhere(visit, size, language));
    }
    assert.deepEqual(wrong, {});
    await visit.leave();
});
