// publicodes: the rules parsed once; each case is a situation, given as values that need no parsing.
import Engine from 'publicodes';
import { CONDITIONS } from '../common_rules.mjs';

const named = (id) => id.replaceAll('_', ' ');

function condition([id, relation, value]) {
    const name = named(id);
    if (relation === 'at most') return `${name} <= ${value}`;
    if (relation === 'one of') return { "une de ces conditions": value.map((v) => `${name} = '${v}'`) };
    return value ? name : `${name} = non`;
}

const constant = (nodeValue) => ({
    nodeKind: 'constant',
    type: { boolean: 'boolean', number: 'number', string: 'string' }[typeof nodeValue],
    nodeValue,
    isNullable: false,
    missingVariables: {},
});

export async function contestant() {
    const rules = {};
    for (const id of [...CONDITIONS.map(([fact]) => fact), 'contract_amount', 'invoice_amount']) rules[named(id)] = null;
    rules.payable = { 'toutes ces conditions': CONDITIONS.map(condition) };
    rules.local = { 'toutes ces conditions': ["category = 'testing'", "provider region = 'liaocheng'"] };
    rules.fee = { valeur: { 'le minimum de': ['contract amount', 'invoice amount'] } };
    const share = (rate, when) => ({ variations: [{ si: when, alors: { valeur: `${rate} * fee`, arrondi: '2 décimales' } }, { sinon: 0 }] });
    rules.province = share('60%', 'payable');
    rules.city = share('30%', { 'toutes ces conditions': ['payable', 'local'] });
    const engine = new Engine(rules, { flag: { filterNotApplicablePossibilities: false } });
    return {
        name: 'publicodes',
        package: 'publicodes',
        sync: true,
        explains: true,
        facts: (f) => Object.fromEntries(Object.entries(f).map(([id, value]) => [named(id), constant(value)])),
        evaluate(situation) {
            engine.setSituation(situation);
            return {
                payable: engine.evaluate('payable').nodeValue,
                province: engine.evaluate('province').nodeValue,
                city: engine.evaluate('city').nodeValue,
            };
        },
    };
}
