// Every page of the application with something on it, for the tests that look at all of them.
import { readFileSync } from 'node:fs';
import { Enterprise, company, testingService } from './enterprise.mjs';
import { ThePage } from './the-page.mjs';

/** The pages by the fragments of their addresses; the first one has none. */
export const pages = ['', 'eligibility', 'services', 'result', 'deadlines', 'papers', 'policy', 'provider', 'gallery'];
export const nameOf = (fragment) => fragment || 'home';

const catalogue = (name) => JSON.parse(readFileSync(new URL(`../../assets/catalogues/${name}.json`, import.meta.url), 'utf8'));
const words = {
    'zh-CN': { ...catalogue('zh'), ...catalogue('gallery.zh') },
    en: { ...catalogue('en'), ...catalogue('gallery.en') },
};

/** Goes to a page by its address, as the browser's back and forward do. */
export async function goToPage(visit, fragment) {
    const { page } = visit;
    const language = await page.evaluate(() => document.documentElement.lang);
    const title = words[language]['app.title'];
    await page.evaluate((hash) => (location.hash = hash), fragment);
    const wanted = fragment === '' ? title : `${words[language][`page.${fragment}`]} – ${title}`;
    await page.waitForFunction((text) => document.title === text, wanted);
    await visit.settled();
}

/** A visit whose case has one service, so that every page has what it shows. `atEnd`: the questions answered, too. */
export async function visitWithCase(browser, { answered = false, ...options } = {}) {
    const visit = await ThePage.open(browser, options);
    await visit.ready();
    await visit.page.waitForLoadState('networkidle'); // the full fonts follow in the background
    const enterprise = new Enterprise(visit);
    await enterprise.start();
    await visit.type(visit.field(/单位名称|企业名称/), company.name);
    if (answered) await enterprise.answerAll();
    await goToPage(visit, 'services');
    if (answered) await enterprise.enterService(testingService);
    else await enterprise.openService();
    return { visit, enterprise };
}

export async function inEnglish(visit) {
    await visit.press(visit.byRole('radio', 'EN'));
    await visit.page.waitForFunction(() => document.documentElement.lang === 'en');
    await visit.settled();
}
