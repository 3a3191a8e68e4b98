// What the tests of the schema share: the schema, ajv's reading of it, the packs, and what the command says of a pack.
//
// Set by the environment: VOUCHER (the command).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { Ajv2020 } = createRequire(join(root, 'web/package.json'))('ajv/dist/2020.js');

export const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
export const schema = read('assets/policies/policy-pack-1.schema.json');
export const packs = {
    'liaocheng-2022-73': read('assets/policies/liaocheng-2022-73.json'),
    'yunling-2023-9': read('tests/cases/packs/yunling-2023-9.json'),
};

const valid = new Ajv2020({ strict: true, strictRequired: false, allErrors: false }).compile(schema);

/** What the schema has against a pack; empty where it has nothing. */
export function schemaErrors(pack) {
    return valid(pack) ? [] : valid.errors.map((e) => `${e.instancePath} ${e.message}`);
}

const command = resolve(process.env.VOUCHER ?? join(root, 'build/native/voucher'));
const folder = mkdtempSync(join(tmpdir(), 'voucher-schema-'));

/** What `voucher check-policy` has against a pack: [{severity, code, place, text}]. */
export function loaderFindings(pack) {
    const file = join(folder, 'pack.json');
    writeFileSync(file, JSON.stringify(pack));
    const run = spawnSync(command, ['check-policy', file], { encoding: 'utf8' });
    if (run.error) throw run.error;
    if (run.status !== 0 && run.status !== 1) throw new Error(`${command} ended with ${run.status ?? run.signal}: ${run.stderr}`);
    return run.stdout.split('\n').filter((line) => line !== '').map((line) => {
        const [, severity, code, place, text] = /^(\S+) (\S+) (\S+): (.*)$/.exec(line);
        return { severity, code, place, text };
    });
}

/** What the command says to a case of no policy: it names the packs that it came with. */
export function bundledPacks() {
    const nobody = JSON.stringify({ format: 'innovation-voucher-case/1', policy: 'none', applicant: {} });
    return spawnSync(command, ['assess'], { input: nobody, encoding: 'utf8' }).stderr;
}

/** `at` is a JSON pointer: [the object or list that holds it, its last token]. */
export function find(document, at) {
    const tokens = at.split('/').slice(1).map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = tokens.pop();
    return [tokens.reduce((value, token) => value[token], document), last];
}

/** Every property of the schema with its place. */
export function* properties(node, at = '') {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
        if (key === 'properties' && node.type === 'object') {
            for (const [name, property] of Object.entries(value)) {
                yield { at: `${at}.${name}`, name, property };
                yield* properties(property, `${at}.${name}`);
            }
        } else if (key !== 'allOf') {
            yield* properties(value, at);
        }
    }
}
