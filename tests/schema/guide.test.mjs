// docs/POLICY-PACKS.md, the guide for whoever writes a pack: it names every field, and the findings that it shows are
// what the command says of the changes that it tells.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loaderFindings, packs, properties, root, schema, schemaErrors } from './the-packs.mjs';

const guide = readFileSync(join(root, 'docs/POLICY-PACKS.md'), 'utf8');
const fieldByField = guide.slice(guide.indexOf('## Field by field'));

test('the guide explains every field of the schema', () => {
    const named = new Set([...fieldByField.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name));
    const words = new Set(['zh', 'en']); // explained together, as words for people
    const missing = [...properties(schema)].filter(({ name }) => !named.has(name) && !words.has(name)).map(({ at }) => at);
    assert.deepEqual(missing, []);
    assert.match(fieldByField, /"zh".*"en"/);
});

const words = (zh, en) => ({ zh, en });
const article = { id: '26', label: words('第二十六条', 'Art. 26'), gist: words('合同须登记。', 'Contracts have to be registered.') };
const fact = {
    id: 'contract_registered', type: 'yes_no', group: 'service', label: words('合同已登记', 'Contract registered'),
    question: words('合同是否已登记？', 'Is the contract registered?'),
};
const condition = {
    id: 'contract_registered', article: '26', holds: 'contract_register', label: words('合同已登记', 'Contract registered'),
    failed: words('合同没有登记', 'Contract not registered'),
};
const row = { when: 'provider_region == liaocheng and category == testing', amount: 'half_up(40% * fee)', why: words('40% × {fee}', '40% × {fee}') };
const rest = { when: 'yes', amount: '0 yuan', why: words('不补', 'Nothing') };

const steps = {
    'a slip in a day': [(pack) => { pack.in_force.to = '2029-02-29'; }, 'pack_bad_date'],
    'an article that nothing cites': [(pack) => { pack.articles.push(article); }, 'check_article_uncovered'],
    'a fact that nothing uses': [(pack) => { pack.articles.push(article); pack.facts.service.push(fact); }, 'check_fact_unused'],
    'a slip in a name': [(pack) => { pack.articles.push(article); pack.facts.service.push(fact); pack.conditions.service.push(condition); }, 'expression_unknown_name'],
    'persons that are yuan': [(pack) => { pack.conditions.applicant[2].holds = 'staff <= 300 yuan'; }, 'expression_type_clash'],
    'a share with a gap': [(pack) => { pack.shares[1].cases = [row]; }, 'check_case_missing'],
    'a reading without effect': [(pack) => { pack.shares[1].cases = [row, rest]; }, 'check_reading_unused'],
};
for (const [name, [change, code]] of Object.entries(steps)) {
    test(`the guide shows what the command says of ${name}`, () => {
        const pack = structuredClone(packs['liaocheng-2022-73']);
        change(pack);
        const finding = loaderFindings(pack).find((f) => f.code === code);
        assert.ok(finding, `no ${code}`);
        assert.ok(guide.includes(`\n    ${finding.severity} ${finding.code} ${finding.place}: ${finding.text}\n`), finding.text);
    });
}

test('the guide’s new article, question and condition make a pack with nothing to complain of', () => {
    const pack = structuredClone(packs['liaocheng-2022-73']);
    pack.articles.push(article);
    pack.facts.service.push(fact);
    pack.conditions.service.push({ ...condition, holds: 'contract_registered' });
    assert.deepEqual(schemaErrors(pack), []);
    assert.deepEqual(loaderFindings(pack), []);
});
