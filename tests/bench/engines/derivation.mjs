// The engine's derivation as objects: the trace that node_engine.cpp lays out as numbers, with the pack's names.
//
//   { kind: 'total', outcome: 'met', figure: { low: 9000000, high: 9000000 }, parts: [
//       { kind: 'service', index: 0, …, parts: [
//           { kind: 'share', id: 'province', label: { zh, en }, article: '11', why: '60% × 100,000.00', figure, … } ] } ] }
//
// Amounts are fen; high: null where nothing bounds it.
const KINDS = ['total', 'service', 'fee', 'share', 'cap', 'condition'];
const OUTCOMES = ['met', 'not_met', 'unknown'];

/** `numbers` from `at` on; `words`: all reasons in one text; `names`: what bench_names() gives. */
export function derivation(numbers, at, words, names) {
    let count = numbers[at++];
    let said = 0;
    const above = [];
    while (count-- > 0) {
        const kind = numbers[at];
        const depth = numbers[at + 1];
        const index = numbers[at + 2];
        const used = numbers[at + 3];
        const outcome = numbers[at + 4];
        const length = numbers[at + 9];
        const facts = [];
        const end = at + 11 + numbers[at + 10];
        for (let f = at + 11; f < end; ++f) facts.push(names.facts[numbers[f]]);
        const name = kind === 2 ? names.fee : kind === 3 ? names.shares[index] : kind === 4 ? names.cap : kind === 5 ? names.conditions[index] : null;
        const step = {
            kind: KINDS[kind],
            index,
            id: name === null ? null : name.id,
            label: name === null ? null : name.label,
            article: name === null ? null : name.article,
            reading: used < 0 ? null : name.readings[used],
            why: length === 0 ? null : words.substr(said, length),
            outcome: outcome < 0 ? null : OUTCOMES[outcome],
            figure: range(numbers, at + 5),
            before: range(numbers, at + 7),
            facts,
            parts: [],
        };
        said += length;
        above[depth] = step;
        if (depth > 0) above[depth - 1].parts.push(step);
        at = end;
    }
    return above[0];
}

function range(numbers, at) {
    const low = numbers[at];
    if (low < 0) return null;
    const high = numbers[at + 1];
    return { low, high: high < 0 ? null : high };
}
