// The rule engines side by side in one Node process: first every answer of every engine is compared with plain integer
// arithmetic over all cases, then each engine is timed in short blocks that take turns.
//
//   node tests/bench/contest.mjs ENGINE_MODULE   (bench_engine.mjs of the web build; run.mjs gives it)
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DEFAULT_COUNT, makeCases } from './cases.mjs';
import { exactAnswer, factsOf, fenOfNumber } from './common_rules.mjs';
import * as jsonLogic from './engines/json_logic.mjs';
import * as jsonRules from './engines/json_rules.mjs';
import * as ours from './engines/ours.mjs';
import * as publicodes from './engines/publicodes.mjs';
import * as zen from './engines/zen.mjs';
import { ratios, showSpread, spread, table } from './statistics.mjs';

const ROUNDS = 15;
const BLOCK_MS = 60;

const packageVersion = (name) =>
    name ? JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version : 'this checkout';

async function contestants(engineModule) {
    return [
        ...(await ours.contestants(engineModule)),
        await jsonLogic.contestant(),
        await jsonRules.contestant(),
        await publicodes.contestant(),
        await zen.contestant(false),
        await zen.contestant(true),
        await zen.contestant('string'),
    ];
}

/** Evaluates inputs[from, to) one after the other, or several at once where that is the engine's faster way. */
async function evaluateBlock(contestant, inputs, from, to, answers) {
    const { evaluate, together = 1 } = contestant;
    if (together > 1) {
        for (let i = from; i < to; i += together) {
            const group = await Promise.all(inputs.slice(i, Math.min(i + together, to)).map(evaluate));
            for (let k = 0; k < group.length; ++k) answers[i + k] = group[k];
        }
    } else if (contestant.sync) {
        for (let i = from; i < to; ++i) answers[i] = evaluate(inputs[i]);
    } else {
        for (let i = from; i < to; ++i) answers[i] = await evaluate(inputs[i]);
    }
}

/** How many answers differ from the exact one: in the outcome, by one fen, by more. */
function compare(answers, exact) {
    const wrong = { outcome: 0, oneFen: 0, more: 0 };
    answers.forEach((answer, i) => {
        if (answer.payable !== exact[i].payable) {
            ++wrong.outcome;
            return;
        }
        const off = Math.max(Math.abs(fenOfNumber(answer.province) - exact[i].province), Math.abs(fenOfNumber(answer.city) - exact[i].city));
        if (off === 1) ++wrong.oneFen;
        if (off > 1) ++wrong.more;
    });
    return wrong;
}

export async function runContest(engineModule, count = DEFAULT_COUNT) {
    const cases = makeCases('common-rules', count);
    const exact = cases.map(exactAnswer);
    const entries = [];
    for (const contestant of await contestants(engineModule)) {
        const inputs = cases.map((made) => (contestant.takesCases ? contestant.prepare(made) : contestant.facts(factsOf(made))));
        const answers = new Array(count);
        const from = performance.now();
        await evaluateBlock(contestant, inputs, 0, count, answers);
        const each = (performance.now() - from) / count;
        // a whole number of groups that fits the block
        const together = contestant.together ?? 1;
        const block = Math.min(count, Math.max(together, Math.round(BLOCK_MS / each / together) * together));
        entries.push({ contestant, inputs, answers, block, wrong: compare(answers, exact), microseconds: [] });
    }
    for (let round = 0; round < ROUNDS; ++round) {
        for (let turn = 0; turn < entries.length; ++turn) {
            const entry = entries[(turn + round) % entries.length];
            const from = (round * entry.block) % (count - entry.block + 1);
            const start = performance.now();
            await evaluateBlock(entry.contestant, entry.inputs, from, from + entry.block, entry.answers);
            entry.microseconds.push(((performance.now() - start) * 1000) / entry.block);
        }
    }
    return entries;
}

export function contestReport(entries) {
    const base = entries.find(({ contestant }) => contestant.reference);
    const rows = entries.map(({ contestant, wrong, microseconds }) => [
        contestant.name,
        packageVersion(contestant.package),
        contestant.explains ? 'yes' : 'no',
        showSpread(spread(microseconds)),
        showSpread(spread(ratios(microseconds, base.microseconds)), '×'),
        String(wrong.outcome),
        String(wrong.oneFen),
        String(wrong.more),
    ]);
    return table(['engine', 'version', 'explains', 'µs a case', 'times ours explained', 'wrong outcomes', 'one-fen errors', 'larger'], rows);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const entries = await runContest(process.argv[2], process.argv[3] ? Number(process.argv[3]) : DEFAULT_COUNT);
    console.log(contestReport(entries));
}
