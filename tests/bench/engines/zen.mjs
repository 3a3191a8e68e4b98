// GoRules Zen: one decision, created once from precompiled content; the conditions and the amounts are expression nodes,
// so that a trace shows the result of every condition.
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { CONDITIONS } from '../common_rules.mjs';

function condition([fact, relation, value]) {
    if (relation === 'at most') return `${fact} <= ${value}`;
    if (relation === 'one of') return `${fact} in [${value.map((v) => `'${v}'`).join(', ')}]`;
    return value ? fact : `not ${fact}`;
}

const expression = (key, value) => ({ id: key, key, value });

export const decisionModel = {
    nodes: [
        { id: 'in', name: 'case', type: 'inputNode', position: { x: 0, y: 0 } },
        {
            id: 'rules',
            name: 'measure',
            type: 'expressionNode',
            position: { x: 1, y: 0 },
            content: {
                expressions: [
                    ...CONDITIONS.map((c) => expression(`ok_${c[0]}`, condition(c))),
                    expression('payable', CONDITIONS.map((c) => `$.ok_${c[0]}`).join(' and ')),
                    expression('fee', 'min([contract_amount, invoice_amount])'),
                    expression('province', '$.payable ? round(0.6 * $.fee, 2) : 0'),
                    expression('city', `$.payable and category == 'testing' and provider_region == 'liaocheng' ? round(0.3 * $.fee, 2) : 0`),
                ],
                passThrough: false,
            },
        },
        { id: 'out', name: 'answer', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
        { id: 'e1', sourceId: 'in', targetId: 'rules', type: 'edge' },
        { id: 'e2', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
};

export async function contestant(trace) {
    const content = new ZenDecisionContent(decisionModel);
    const engine = new ZenEngine({ loader: async () => content });
    const decision = engine.createDecision(content);
    const options = trace ? { trace } : undefined;
    return {
        name: `zen-engine, ${trace ? `trace ${trace === true ? 'on' : trace}` : 'no trace'}`,
        package: '@gorules/zen-engine',
        explains: Boolean(trace),
        facts: (f) => f,
        evaluate: async (facts) => (await decision.evaluate(facts, options)).result,
        trace: async (facts) => (await decision.evaluate(facts, options)).trace,
    };
}
