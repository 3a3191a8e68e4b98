// json-logic-engine: the rule compiled once (`build`), as its documentation advises for rules that run often.
import { LogicEngine } from 'json-logic-engine';
import { CONDITIONS } from '../common_rules.mjs';

const fact = (id) => ({ var: id });

function condition([id, relation, value]) {
    if (relation === 'at most') return { '<=': [fact(id), value] };
    if (relation === 'one of') return { in: [fact(id), value] };
    return { '===': [fact(id), value] };
}

export async function contestant() {
    const engine = new LogicEngine();
    engine.addMethod('round_to_fen', ([yuan]) => Math.round(yuan * 100) / 100, { deterministic: true, sync: true });
    const fee = { min: [fact('contract_amount'), fact('invoice_amount')] };
    const local = { and: [{ '===': [fact('category'), 'testing'] }, { '===': [fact('provider_region'), 'liaocheng'] }] };
    const share = (rate) => ({ round_to_fen: [{ '*': [rate, fee] }] });
    const run = engine.build({
        if: [
            { and: CONDITIONS.map(condition) },
            { eachKey: { payable: true, province: share(0.6), city: { if: [local, share(0.3), 0] } } },
            { eachKey: { payable: false, province: 0, city: 0 } },
        ],
    });
    return { name: 'json-logic-engine', package: 'json-logic-engine', sync: true, explains: false, facts: (f) => f, evaluate: run };
}
