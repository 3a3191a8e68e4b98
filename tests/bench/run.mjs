// All speed proofs, or one of them, as ratios measured in one run.
//
//   node tests/bench/run.mjs [native|services|allocations|wasm|engines|frames|batch|package]… [--write]
//
// Builds what it needs (build/bench, build/bench-web), prints a table for each proof with its limit, and exits 1 where a
// limit is missed or an answer is wrong. --write puts the tables into docs/BENCHMARKS.md, in the
// place of those that stand there.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseWithServices, DEFAULT_COUNT, makeCases } from './cases.mjs';
import { ratios, show, showSpread, spread, table } from './statistics.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NATIVE = join(ROOT, 'build/bench');
const WEB = join(ROOT, 'build/bench-web');
const BINARIES = { native: join(NATIVE, 'tests/bench'), web: join(WEB, 'tests/bench') };
const CASES = join(NATIVE, 'cases');
const PACK = join(ROOT, 'assets/policies/liaocheng-2022-73.json');
const SERVICE_COUNTS = [1, 10, 100, 1000];

const LIMITS = {
    native: 3, // times the hand-written function
    wasm: 1.6, // times native
    services: 12, // the cost of ten times the services, from 10 on: twelve times at most
    engines: 20, // Zen with trace, times ours with explanation
    frames: 2, // ms to build a frame of the heaviest page, as WASM
    batch: 1000, // ms to assess 100,000 cases, as WASM
    import: 2000, // ms from a workbook of 10,000 rows to what its columns mean, in the page
    package: 1, // zip.js storing the same files, times ours with digests, or longer
    verify: 1, // the same files: packaging, times verifying, or longer
    packageHeap: 64, // MiB over the baseline
};

const proofs = { native, services, allocations, wasm, engines, frames, batch, package: packaging };
const failures = [];

function fail(text) {
    failures.push(text);
    return `**${text}**`;
}

function verdict(name, value, limit, holds) {
    const text = `${name}: ${show(value)}× (limit ${limit}×)`;
    return holds ? `${text}: holds.` : fail(`${text}: MISSED.`);
}

function run(command, args, options = {}) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, cwd: ROOT, ...options });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout ?? ''}${stderr ?? ''}`);
    return stdout;
}

function build(folder, targets) {
    const options = ['-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release', '-DVOUCHER_BENCH=ON', '-DVOUCHER_SHELL=ON'];
    if (folder === WEB) options.push('--toolchain', join(ROOT, 'cmake/web_toolchain.cmake'));
    run('cmake', ['-S', ROOT, '-B', folder, ...options]);
    run('cmake', ['--build', folder, '--target', ...targets]);
}

function writeCases() {
    mkdirSync(CASES, { recursive: true });
    const write = (name, cases) => writeFileSync(join(CASES, `${name}.jsonl`), cases.map((c) => `${JSON.stringify(c)}\n`).join(''));
    write('whole-measure', makeCases('whole-measure', DEFAULT_COUNT));
    for (const count of SERVICE_COUNTS) write(`services-${count}`, [caseWithServices(count)]);
}

/** Google Benchmark's repetitions, by benchmark: the processor time of each in nanoseconds, and the last counters. */
let measured;
function googleBenchmark() {
    if (measured) return measured;
    build(NATIVE, ['bench_native']);
    writeCases();
    const out = run(join(BINARIES.native, 'bench_native'), [
        PACK,
        CASES,
        '--benchmark_format=json',
        '--benchmark_repetitions=15',
        '--benchmark_enable_random_interleaving=true',
        '--benchmark_min_time=0.05',
    ]);
    measured = { times: {}, counters: {} };
    for (const row of JSON.parse(out).benchmarks) {
        if (row.run_type !== 'iteration') continue;
        (measured.times[row.run_name] ??= []).push(row.cpu_time);
        measured.counters[row.run_name] = row;
    }
    return measured;
}

function native() {
    const { times, counters } = googleBenchmark();
    const rows = ['by_hand', 'engine'].map((side) => {
        const nanoseconds = times[`${side}/whole-measure`].map((t) => t / counters[`${side}/whole-measure`].cases);
        return [side === 'by_hand' ? 'hand-written C++' : 'engine, explanation off', showSpread(spread(nanoseconds)), nanoseconds];
    });
    const ratio = spread(rows[1][2]).median / spread(rows[0][2]).median;
    return [
        '### (a) The engine beside a hand-written function',
        table(['whole measure, native', 'ns a case'], rows.map((r) => r.slice(0, 2))),
        `${counters['engine/whole-measure'].cases} cases, equal to the fen. ${verdict('Engine over hand-written', ratio, LIMITS.native, ratio <= LIMITS.native)}`,
    ];
}

function services() {
    const { times } = googleBenchmark();
    const rows = SERVICE_COUNTS.map((count) => {
        const of = (side) => spread(times[`${side}/services-${count}`]);
        return { count, engine: of('engine'), byHand: of('by_hand') };
    });
    const growth = rows.slice(1).map((row, i) => row.engine.median / rows[i].engine.median);
    const worst = Math.max(...growth.slice(1));
    return [
        '### (d) Cost against the number of services',
        table(
            ['services', 'µs a case', 'ns a service', 'times the row above', 'hand-written, µs'],
            rows.map(({ count, engine, byHand }, i) => [
                String(count),
                show(engine.median / 1000),
                show(engine.median / count),
                i ? `${show(growth[i - 1])}×` : '',
                show(byHand.median / 1000),
            ]),
        ),
        verdict('Ten times the services cost at most', worst, LIMITS.services, worst <= LIMITS.services),
    ];
}

function allocations() {
    const { counters } = googleBenchmark();
    const of = (count) => counters[`engine/services-${count}`].allocations;
    const rows = SERVICE_COUNTS.map((count) => [String(count), String(of(count))]);
    const further = (of(1000) - of(1)) / 999;
    return [
        '### Allocations of one assessment',
        table(['services', 'calls of operator new'], rows),
        further < 0.01
            ? 'No allocation for a condition, nor for a further service.'
            : fail(`${show(further)} allocations for each further service: MORE THAN NONE.`),
    ];
}

function wasm() {
    build(NATIVE, ['bench_rounds']);
    build(WEB, ['bench_rounds']);
    writeCases();
    const launch = (command, args) => JSON.parse(run(command, args));
    const file = join(CASES, 'whole-measure.jsonl');
    const sides = { native: [], wasm: [] };
    const digests = new Set();
    for (let turn = 0; turn < 7; ++turn) {
        const one = launch(join(BINARIES.native, 'bench_rounds'), [PACK, file]);
        const other = launch(process.execPath, [join(BINARIES.web, 'bench_rounds.js'), PACK, file]);
        sides.native.push(spread(one.nanoseconds).median);
        sides.wasm.push(spread(other.nanoseconds).median);
        digests.add(one.digest).add(other.digest);
    }
    const ratio = spread(ratios(sides.wasm, sides.native));
    return [
        '### (b) WASM beside native',
        table(['whole measure, explanation off', 'ns a case'], Object.entries(sides).map(([side, ns]) => [side, showSpread(spread(ns))])),
        digests.size === 1 ? 'All answers are the same on both sides.' : fail('The two sides give different answers.'),
        `${verdict('WASM over native', ratio.median, LIMITS.wasm, ratio.median <= LIMITS.wasm)} Quartiles ${show(ratio.low)}–${show(ratio.high)}.`,
    ];
}

async function engines() {
    if (!existsSync(new URL('node_modules', import.meta.url))) {
        return ['### (c) Beside other rule engines', 'Left out: their packages are not installed (npm install --ignore-scripts --no-save in tests/bench).'];
    }
    build(WEB, ['bench_engine']);
    const { contestReport, runContest } = await import('./contest.mjs');
    const entries = await runContest(join(BINARIES.web, 'bench_engine.mjs'));
    const time = (name) => entries.find((e) => e.contestant.name === name).microseconds;
    const ours = entries.filter((e) => e.contestant.ours);
    const reference = entries.find((e) => e.contestant.reference);
    const ratio = spread(ratios(time('zen-engine, trace on'), reference.microseconds));
    const wrong = ours.some(({ wrong: w }) => w.outcome + w.oneFen + w.more > 0);
    return [
        '### (c) Beside other rule engines, in one Node process',
        contestReport(entries),
        wrong ? fail('Our answers differ from the exact ones.') : `Our answers equal the exact ones in all ${DEFAULT_COUNT} cases.`,
        `${verdict('Zen with trace over ours with explanation', ratio.median, LIMITS.engines, ratio.median >= LIMITS.engines)} Quartiles ${show(ratio.low)}–${show(ratio.high)}.`,
    ];
}

function frames() {
    build(NATIVE, ['bench_frames']);
    build(WEB, ['bench_frames']);
    const natively = JSON.parse(run(join(BINARIES.native, 'bench_frames'), []));
    const asWasm = JSON.parse(run('node', [join(BINARIES.web, 'bench_frames.js')]));
    const rows = Object.keys(asWasm).map((page) => ({ page, wasm: spread(asWasm[page]), native: spread(natively[page]) }));
    const heaviest = rows.reduce((most, row) => (row.wasm.median > most.wasm.median ? row : most));
    return [
        '### Frames',
        table(['page, window', 'ms a frame as WASM', 'natively'], rows.map((row) => [row.page, showSpread(row.wasm), showSpread(row.native)])),
        `${verdict(`The heaviest page (${heaviest.page}), ms a frame`, heaviest.wasm.median, LIMITS.frames, heaviest.wasm.median <= LIMITS.frames).replaceAll('×', ' ms')}`,
    ];
}

/** A roster at its largest: in the core by itself, and a workbook in the page. */
async function batch() {
    const words = join(ROOT, 'assets/rosters/liaocheng-2022-73.json');
    build(NATIVE, ['bench_batch']);
    build(WEB, ['bench_batch']);
    const natively = JSON.parse(run(join(BINARIES.native, 'bench_batch'), [PACK, words]));
    const asWasm = JSON.parse(run('node', [join(BINARIES.web, 'bench_batch.js'), PACK, words]));
    const steps = { read: 'the page’s JSON of 10,000 rows read', rows: '… made into rows', assess: '… assessed', assess_many: '100,000 rows assessed' };
    const { importInPage } = await import('./import_page.mjs');
    const imported = spread(await importInPage(ROOT));
    const many = spread(asWasm.milliseconds.assess_many);
    return [
        '### A roster at its largest',
        table(['step', 'ms as WASM', 'natively'], Object.entries(steps).map(([step, name]) => [name, showSpread(spread(asWasm.milliseconds[step])), showSpread(spread(natively.milliseconds[step]))])),
        asWasm.total === natively.total ? `The rows’ total is the same on both sides: ${asWasm.total}.` : fail('The two sides give different totals.'),
        `${verdict('100,000 cases assessed, ms', many.median, LIMITS.batch, many.median <= LIMITS.batch).replaceAll('×', ' ms')}`,
        `${verdict('A workbook of 10,000 rows, from the file chooser to what its columns mean, in Chromium', imported.median, LIMITS.import, imported.median <= LIMITS.import).replaceAll('×', ' ms')} Quartiles ${show(imported.low)}–${show(imported.high)} ms.`,
    ];
}

const PACKAGE = { bytes: 2 ** 30, files: 10, rounds: 3 };

/** Packs the files with the command. */
function packNatively(paths, zip) {
    const one = makeCases('whole-measure', DEFAULT_COUNT).find((c) => c.services.length === 1);
    const kase = `${zip}.json`;
    writeFileSync(kase, JSON.stringify(one));
    const attach = paths.flatMap((path) => ['--attach', `${one.services[0].id}/contract=${path}`]);
    run(join(NATIVE, 'voucher'), ['package', kase, ...attach, '--out', zip]);
}

function verifyNatively(zip) {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(join(NATIVE, 'voucher'), ['verify', zip], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0 && status !== 1) throw new Error(`voucher verify ended with ${status}\n${stdout}${stderr}`); // 1: papers are missing
    return [performance.now() - started];
}

async function packaging() {
    const title = '### Packaging and verifying, in Chromium';
    if (!existsSync(new URL('node_modules/@zip.js', import.meta.url))) {
        return [title, 'Left out: zip.js is not installed (npm install --ignore-scripts --no-save in tests/bench).'];
    }
    build(NATIVE, ['voucher']);
    build(WEB, ['core']);
    const { runPackageContest } = await import('./package.mjs');
    const natively = { times: [] };
    const { ours, zipJsInWorkers, zipJsOnThePage, verifying } = await runPackageContest(PACKAGE.bytes, PACKAGE.files, PACKAGE.rounds, join(WEB, 'wasm'), (paths, zip) => {
        packNatively(paths, zip);
        for (let round = 0; round < PACKAGE.rounds; ++round) natively.times.push(verifyNatively(zip));
    });
    const seconds = (side) => side.times.map((parts) => parts.reduce((sum, ms) => sum + ms, 0) / 1000);
    const most = (bytes) => Math.max(...bytes) / 2 ** 20;
    const row = (name, times, side) => {
        const s = spread(times);
        const memory = side ? [most(side.heap), most(side.process)].map((mebibytes) => `${show(mebibytes)} MiB`) : ['', ''];
        return [name, showSpread(s), `${show(PACKAGE.bytes / 2 ** 20 / s.median)} MiB/s`, ...memory];
    };
    const quicker = [zipJsInWorkers, zipJsOnThePage].sort((a, b) => spread(seconds(a)).median - spread(seconds(b)).median)[0];
    const beside = spread(ratios(seconds(quicker), seconds(ours))).median;
    const back = spread(ratios(seconds(ours), seconds(verifying))).median;
    return [
        title,
        table(['1 GiB in 10 files', 's', 'rate', 'heap over the baseline', 'process over the baseline'], [
            row('ours: digests, plan, stream with a second check', seconds(ours), ours),
            row('of that: digests', ours.times.map(([ms]) => ms / 1000)),
            row('zip.js, stored, in workers', seconds(zipJsInWorkers), zipJsInWorkers),
            row('zip.js, stored, on the page', seconds(zipJsOnThePage), zipJsOnThePage),
            row('ours, verifying such a package', seconds(verifying), verifying),
            row('the same by the command, natively', seconds(natively)),
        ]),
        verdict('zip.js, the quicker of the two, over ours', beside, LIMITS.package, beside >= LIMITS.package),
        verdict('Packaging over verifying', back, LIMITS.verify, back >= LIMITS.verify),
        verdict('Heap of packaging over the baseline, at most', most(ours.heap), LIMITS.packageHeap, most(ours.heap) <= LIMITS.packageHeap).replaceAll('×', ' MiB'),
    ];
}

/** The report, and in their places the tables of `before` that were not measured now. */
function withOthers(before, report) {
    const sections = (text) => text.trim().split(/\n+(?=### )/).map((section, n) => [n === 0 ? 'machine' : section.split('\n', 1)[0], section.trim()]);
    return [...new Map([...sections(before), ...sections(report)]).values()].join('\n\n');
}

function machine() {
    const version = (command, args) => execFileSync(command, args, { encoding: 'utf8' }).split('\n')[0];
    return `${os.cpus()[0].model.trim()}, ${os.cpus().length} cores; Node ${process.version}; ${version('c++', ['--version'])}`;
}

const wanted = process.argv.slice(2).filter((a) => a !== '--write');
const unknown = wanted.filter((name) => !(name in proofs));
if (unknown.length) {
    console.error(`run.mjs: ${Object.keys(proofs).join(', ')} are the proofs; found ${unknown.join(', ')}`);
    process.exit(2);
}
const blocks = [machine()];
for (const [name, proof] of Object.entries(proofs)) {
    if (wanted.length && !wanted.includes(name)) continue;
    blocks.push(...(await proof()));
}
const report = blocks.join('\n\n');
console.log(report);
if (process.argv.includes('--write')) {
    const page = join(ROOT, 'docs/BENCHMARKS.md');
    const [before, figures, after] = readFileSync(page, 'utf8').split(/<!-- figures(?: end)? -->\n/);
    writeFileSync(page, `${before}<!-- figures -->\n${withOthers(figures, report)}\n<!-- figures end -->\n${after}`);
}
if (failures.length) {
    console.error(failures.join('\n'));
    process.exit(1);
}
