// This project's engine, as WASM. It is not given the excerpt of common_rules.mjs: it assesses the whole measure.
//
//   explanation off   a case held in memory; outcome and amounts are read from memory
//   explanation on    the same, and the derivation of every outcome and figure as an object
//   all as JSON       the case as text in, the whole assessment as an object out: papers, open readings and why included
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { derivation } from './derivation.mjs';

const PACK = new URL('../../../assets/policies/liaocheng-2022-73.json', import.meta.url);

export async function contestants(modulePath) {
    const { default: create } = await import(pathToFileURL(modulePath));
    const wasm = await create();
    const encoder = new TextEncoder();
    const decoder = new TextDecoder();

    /** Calls `action` with the text's place in memory. */
    const withText = (text, action) => {
        const bytes = encoder.encode(text);
        const place = wasm._malloc(bytes.length);
        wasm.HEAPU8.set(bytes, place);
        const result = action(place, bytes.length);
        wasm._free(place);
        if (result < 0) {
            const from = wasm._bench_fault();
            throw new Error(decoder.decode(wasm.HEAPU8.subarray(from, wasm.HEAPU8.indexOf(0, from))));
        }
        return result;
    };
    withText(readFileSync(PACK, 'utf8'), wasm._bench_load);

    const add = (made) => withText(JSON.stringify(made), wasm._bench_add);
    const text = (size) => {
        const from = wasm._bench_text();
        return decoder.decode(wasm.HEAPU8.subarray(from, from + size));
    };
    const names = JSON.parse(text(wasm._bench_names()));
    const answerAt = wasm._bench_answer() >> 3;
    const answer = () => {
        const fen = wasm.HEAPF64;
        return { payable: fen[answerAt] === 1, province: fen[answerAt + 1] / 100, city: fen[answerAt + 2] / 100 };
    };
    const common = { package: null, ours: true, sync: true, takesCases: true };
    return [
        {
            ...common,
            name: 'ours, explanation off',
            explains: false,
            prepare: add,
            evaluate(index) {
                wasm._bench_evaluate(index);
                return answer();
            },
        },
        {
            ...common,
            name: 'ours, explanation on',
            reference: true,
            explains: true,
            prepare: add,
            evaluate(index) {
                const words = text(wasm._bench_explain(index));
                return { ...answer(), why: derivation(wasm.HEAPF64, wasm._bench_trace_numbers() >> 3, words, names) };
            },
        },
        {
            ...common,
            name: 'ours, all as JSON',
            explains: true,
            prepare: (made) => JSON.stringify(made),
            evaluate(line) {
                const assessment = JSON.parse(text(withText(line, wasm._bench_assess_text)));
                const [service] = assessment.services;
                const payable = service.outcome === 'met';
                return { payable, province: Number(service.province.low), city: Number(service.city.low), why: assessment.why };
            },
        },
    ];
}
