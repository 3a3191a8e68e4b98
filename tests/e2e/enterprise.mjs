// An enterprise in front of the page: what it knows about itself, and how it finds its way by the names of things.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const company = {
    name: '聊城示例轴承有限公司',
    pinyin: "liao'cheng'shi'li'zhou'cheng",
    staff: '42',
    annualSales: '1200万',
};

export const testingService = {
    name: '轴承钢疲劳寿命测试',
    provider: '聊城检测研究院',
    category: '检验检测',
    region: '聊城市',
    contract: '100000',
    invoice: '１００，０００',
    completed: '2025-3-10',
    claimed: '20250520',
};

// What it answers, by fact: the answers that meet the conditions.
const answers = {
    registered_in_city: '是', legal_person: '是', sound_finance: '是', bad_credit_record: '否',
    major_safety_accident: '否', major_quality_accident: '否', serious_environmental_violation: '否',
    serious_research_dishonesty: '否', green_threshold_ok: '是', network_member: '是', honest_and_real_name: '是',
    mandatory_or_routine: '否', publicly_funded: '否', affiliated_with_provider: '否',
    provider_network_member: '是', booked_on_network: '是', already_redeemed: '否',
    company_registered: '否', project_needs_testing: '是', carrier_level: '省级',
};

const pack = JSON.parse(readFileSync(new URL('../../assets/policies/liaocheng-2022-73.json', import.meta.url), 'utf8'));
const facts = [...pack.facts.applicant, ...pack.facts.service];
const plain = (text) => text.replaceAll('**', '');

/** The answer to a question as the page asks it; a question that is not known fails the test. */
function answerTo(question, own) {
    const fact = facts.find(({ question: asked }) => asked && plain(asked.zh) === plain(question));
    return own[fact?.id] ?? answers[fact?.id] ?? assert.fail(`an answer to: ${question}`);
}

/** `visit` is a person at a page: ThePage in Chromium, WebDriverVisit in the other engines. */
export class Enterprise {
    /** `own`: answers, by fact, that differ from those of a company that meets everything. */
    constructor(visit, own = {}) {
        this.visit = visit;
        this.own = own;
    }

    get notice() {
        return this.visit.byText(/办法已过有效期/).first();
    }
    get providerName() {
        return this.visit.field(/供给方(名称|单位)/);
    }
    get contractAmount() {
        return this.visit.field(/合同金额/);
    }

    async chooseDate(text) {
        const { visit } = this;
        await visit.press(visit.button(/基准日|按过去的日期/).first());
        const dialog = visit.byRole('dialog', /按哪一天/);
        await visit.type(dialog.getByRole('textbox'), text);
        await visit.press(dialog.getByRole('button', { name: '按这一天计算' }));
        await dialog.waitFor({ state: 'detached' });
    }

    /** From the first page into the way of an enterprise or a team, as of a day on which the measure was in force. */
    async start(as = /^企业/) {
        await this.chooseDate('2025-06-01');
        await this.visit.press(this.visit.button(as));
        await this.visit.byRole('heading', '资格自查').waitFor();
    }

    async goTo(step) {
        const names = { eligibility: '资格自查', services: '服务与费用', result: '补助测算', papers: '材料与提交包' };
        const name = names[step];
        const item = this.visit.byRole('navigation').getByRole('link', { name });
        await this.visit.press(item);
        await this.visit.until((key) => document.querySelector(`[data-key="${key}"]`).ariaCurrent === 'true',
            await item.getAttribute('data-key'));
    }

    /** Opens every folded part and answers every question that is on the page. */
    async answerAll() {
        const { visit } = this;
        const main = visit.byRole('main');
        const done = new Set();
        for (let round = 0; round < 40; ++round) {
            const groups = await main.getByRole('radiogroup').evaluateAll((elements) =>
                elements.map((element) => ({ key: element.dataset.key, name: element.getAttribute('aria-label') })));
            const next = groups.find(({ key, name }) => !done.has(key) && !/服务类别|所在地/.test(name ?? ''));
            if (next) {
                done.add(next.key);
                const radio = visit.byKey(next.key).getByRole('radio', { name: answerTo(next.name, this.own), exact: true });
                await visit.choose(radio);
                continue;
            }
            const folded = main.locator('button[aria-expanded=false]:not([data-tried])');
            if ((await folded.count()) === 0) return done.size;
            const key = await folded.first().getAttribute('data-key');
            await folded.first().evaluate((element) => (element.dataset.tried = 'yes'));
            await visit.press(visit.byKey(key));
        }
        throw new Error('the questions do not end');
    }

    /** On the page of services: the first service's form, whose contract amount comes back. */
    async openService() {
        if ((await this.contractAmount.count()) === 0) await this.visit.press(this.visit.button('添加服务').first());
        await this.contractAmount.waitFor();
        return this.contractAmount;
    }

    async goHome() {
        await this.visit.press(this.visit.byRole('link', /回首页/));
        await this.visit.byRole('heading', /先算清楚/).waitFor();
    }

    /** From the first page back into the case at hand. */
    async resume() {
        await this.visit.press(this.visit.button(/接着办/).first());
        await this.visit.byRole('heading', '资格自查').waitFor();
    }

    async enterService(service) {
        const { visit } = this;
        await this.openService();
        const choose = async (group, option) =>
            visit.choose(visit.byRole('radiogroup', group).getByRole('radio', { name: option }));
        await choose(/服务类别/, service.category);
        await choose(/所在地/, service.region);
        await visit.type(this.contractAmount, service.contract);
        await visit.type(visit.field(/发票金额/), service.invoice);
        await visit.type(visit.field(/完成日/), service.completed);
        await visit.type(visit.field(/申请日/), service.claimed);
        await this.answerAll();
    }

    /** Chooses a file for the paper in whose row the button stands. */
    async attach(paper, path) {
        const { visit } = this;
        await visit.attach(visit.button(new RegExp(`选择文件.*${paper}`)).first(), path);
    }
}
