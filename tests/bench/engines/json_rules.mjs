// json-rules-engine: one engine, built once; amounts are dynamic facts, as the language of its rules has no arithmetic.
// It always reports the result of every condition that it looked at, so there is no run without.
import { Engine } from 'json-rules-engine';
import { CONDITIONS } from '../common_rules.mjs';

const round = (yuan) => Math.round(yuan * 100) / 100;

function condition([fact, relation, value]) {
    const operator = { is: 'equal', 'at most': 'lessThanInclusive', 'one of': 'in' }[relation];
    return { fact, operator, value };
}

export async function contestant() {
    const engine = new Engine([], { replaceFactsInEventParams: true });
    engine.addFact('fee', async (_, almanac) => Math.min(await almanac.factValue('contract_amount'), await almanac.factValue('invoice_amount')));
    engine.addFact('province', async (_, almanac) => round(0.6 * (await almanac.factValue('fee'))));
    engine.addFact('city', async (_, almanac) => {
        const local = (await almanac.factValue('category')) === 'testing' && (await almanac.factValue('provider_region')) === 'liaocheng';
        return local ? round(0.3 * (await almanac.factValue('fee'))) : 0;
    });
    engine.addRule({
        conditions: { all: CONDITIONS.map(condition) },
        event: { type: 'payable', params: { province: { fact: 'province' }, city: { fact: 'city' } } },
    });
    return {
        name: 'json-rules-engine',
        package: 'json-rules-engine',
        explains: true,
        facts: (f) => f,
        async evaluate(facts) {
            const { events } = await engine.run(facts);
            return events.length ? { payable: true, ...events[0].params } : { payable: false, province: 0, city: 0 };
        },
    };
}
