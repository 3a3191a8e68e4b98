// Every page of the application with something on it, for the tests that look at all of them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Enterprise, company, testingService } from './enterprise.mjs';
import { ThePage } from './the-page.mjs';

/** The pages by the fragments of their addresses; the first one has none. */
export const pages = ['', 'eligibility', 'services', 'result', 'deadlines', 'papers', 'policy', 'provider', 'roster', 'verify', 'gallery'];
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

const service = {
    mandatory_or_routine: false, publicly_funded: false, affiliated_with_provider: false, provider_network_member: true,
    booked_on_network: true, already_redeemed: false, completed_on: '2025-03-10', claimed_on: '2025-05-20',
};
/** Everything answered, and met; the second service makes other readings of the measure come to other amounts. */
export const wholeCase = {
    format: 'innovation-voucher-case/1', policy: 'liaocheng-2022-73', as_of: '2025-06-01',
    applicant: {
        name: company.name, kind: 'enterprise', network_member: true, honest_and_real_name: true, registered_in_city: true,
        legal_person: true, staff: 42, annual_sales: '12000000.00', sound_finance: true, bad_credit_record: false,
        major_safety_accident: false, major_quality_accident: false, serious_environmental_violation: false,
        serious_research_dishonesty: false, green_threshold_ok: true,
    },
    services: [
        { ...service, id: 's1', category: 'testing', provider_region: 'liaocheng', contract_amount: '100000.00', invoice_amount: '100000.00' },
        { ...service, id: 's2', category: 'research', provider_region: 'liaocheng', contract_amount: '300000.00', invoice_amount: '300000.00' },
    ],
    history: [],
};

/** A visit with the whole case, out of a file: quicker than by hand. */
export async function visitWithWholeCase(browser, { kase = wholeCase, ...options } = {}) {
    const visit = await (options.as ?? ThePage).open(browser, options);
    await visit.ready();
    await visit.page.waitForLoadState('networkidle');
    const folder = mkdtempSync(join(tmpdir(), 'voucher-case-'));
    try {
        const path = join(folder, 'case.json');
        writeFileSync(path, JSON.stringify(kase));
        await visit.attach(visit.button('导入文件'), path);
        await visit.byRole('heading', '资格自查').waitFor();
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    return { visit, enterprise: new Enterprise(visit) };
}

/** Opens every part of the page that is folded, as complete ones are. */
export async function unfold(visit) {
    const folded = visit.byRole('main').locator('button[aria-expanded=false]');
    for (let left = await folded.count(); left > 0; --left) await visit.press(folded.first());
}

export async function inEnglish(visit) {
    await visit.press(visit.byRole('radio', 'EN'));
    await visit.page.waitForFunction(() => document.documentElement.lang === 'en');
    await visit.settled();
}
