// GoRules Zen: one decision, created once from precompiled content, with its decimal arithmetic and its own rounding.
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { CONDITIONS } from '../common_rules.mjs';

function condition([fact, relation, value]) {
    if (relation === 'at most') return `${fact} <= ${value}`;
    if (relation === 'one of') return `${fact} in [${value.map((v) => `'${v}'`).join(', ')}]`;
    return value ? fact : `not ${fact}`;
}

const expression = (key, value) => ({ id: key, key, value });

const AMOUNTS = [
    expression('fee', 'min([contract_amount, invoice_amount])'),
    expression('province', '$.payable ? round(0.6 * $.fee, 2) : 0'),
    expression('city', `$.payable and category == 'testing' and provider_region == 'liaocheng' ? round(0.3 * $.fee, 2) : 0`),
];

/** To be traced: every condition has a name and a result of its own. */
const CONDITION_BY_CONDITION = [
    ...CONDITIONS.map((c) => expression(`ok_${c[0]}`, condition(c))),
    expression('payable', CONDITIONS.map((c) => `$.ok_${c[0]}`).join(' and ')),
    ...AMOUNTS,
];

/** The answer alone: one expression for all conditions, which stops at the first that fails. */
const AT_ONCE = [expression('payable', CONDITIONS.map((c) => `(${condition(c)})`).join(' and ')), ...AMOUNTS];

const decisionModel = (expressions) => ({
    nodes: [
        { id: 'in', name: 'case', type: 'inputNode', position: { x: 0, y: 0 } },
        { id: 'rules', name: 'measure', type: 'expressionNode', position: { x: 1, y: 0 }, content: { expressions, passThrough: false } },
        { id: 'out', name: 'answer', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
        { id: 'e1', sourceId: 'in', targetId: 'rules', type: 'edge' },
        { id: 'e2', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
});

export async function contestant(trace) {
    const content = new ZenDecisionContent(decisionModel(trace ? CONDITION_BY_CONDITION : AT_ONCE));
    const decision = new ZenEngine().createDecision(content);
    const options = trace ? { trace } : undefined;
    return {
        name: `zen-engine, ${trace ? `trace ${trace === true ? 'on' : trace}` : 'no trace'}`,
        package: '@gorules/zen-engine',
        explains: Boolean(trace),
        together: 8, // it works on threads of its own: eight at once are faster than one after the other
        facts: (f) => f,
        evaluate: async (facts) => (await decision.evaluate(facts, options)).result,
    };
}
