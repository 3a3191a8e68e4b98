// The JSON Schema of policy-pack/1 against the loader: they take and refuse the same packs, as far as form goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundledPacks, find, loaderFindings, packs, properties, read, schema, schemaErrors } from './the-packs.mjs';

// What the schema cannot say: who is meant by a name, and what a line of text computes.
const aboutNames = new Set(['pack_cycle', 'pack_duplicate_id', 'pack_unknown_article', 'pack_unknown_fact', 'pack_unknown_kind',
    'pack_unknown_reading', 'pack_wrong_scope']);
const aboutForm = ({ code, text }) =>
    code.startsWith('pack_') && !aboutNames.has(code) && !(code === 'pack_missing_key' && text.includes('a choice fact "kind"'));

for (const [id, pack] of Object.entries(packs)) {
    test(`${id} is a policy-pack/1 for the schema and for the command`, () => {
        assert.deepEqual(schemaErrors(pack), []);
        assert.deepEqual(loaderFindings(pack), []);
    });
}

const list = read('tests/schema/broken_packs.json');
for (const { name, at, put, take, code, place } of list.broken) {
    test(`both refuse: ${name}`, () => {
        const pack = structuredClone(packs[list.pack]);
        const [holder, key] = find(pack, at ?? take);
        if (take) delete holder[key];
        else holder[key] = put;
        assert.notDeepEqual(schemaErrors(pack), []);
        const found = loaderFindings(pack);
        const wanted = place ?? at ?? take;
        assert.ok(found.some((f) => f.severity === 'error' && f.code === code && f.place === wanted), JSON.stringify(found.slice(0, 5)));
    });
}

/** Every kind of place of a pack once: of a list's elements those with keys that none before had, of all words one. */
function* places(value, at = '', seen = new Set()) {
    const shape = at.replaceAll(/\/\d+/g, '/*').replace(/.*\/(zh|en)$/, '$1');
    if (!seen.has(shape)) {
        seen.add(shape);
        if (at !== '') yield at;
    }
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value)) yield* places(value[key], `${at}/${key}`, seen);
}

test('whatever is taken away or becomes another thing, the schema and the command say the same of its form', () => {
    const pack = packs[list.pack];
    const differences = [];
    let tried = 0;
    for (const at of places(pack)) {
        for (const change of ['take', 'unknown key', '', null, 7, true, [], {}]) {
            const broken = structuredClone(pack);
            const [holder, key] = find(broken, at);
            if (change === 'take') {
                if (Array.isArray(holder)) holder.splice(Number(key), 1);
                else delete holder[key];
            } else if (change === 'unknown key') {
                if (holder[key] === null || typeof holder[key] !== 'object' || Array.isArray(holder[key])) continue;
                holder[key].colour = 'red';
            } else {
                holder[key] = change;
            }
            ++tried;
            const bySchema = schemaErrors(broken);
            const byLoader = loaderFindings(broken).filter(aboutForm);
            if ((bySchema.length > 0) !== (byLoader.length > 0)) {
                differences.push(`${at} ${JSON.stringify(change)}: schema ${bySchema[0] ?? 'takes it'}; command ${byLoader[0]?.text ?? 'takes it'}`);
            }
        }
    }
    assert.ok(tried > 500, `${tried} changes`);
    assert.deepEqual(differences, []);
});

test('every property of the schema is described', () => {
    const without = [...properties(schema)].filter(({ property }) => !property.description).map(({ at }) => at);
    assert.deepEqual(without, []);
});

test('one pack or the other uses every property of the schema', () => {
    const used = new Set();
    const gather = (value) => {
        if (value === null || typeof value !== 'object') return;
        for (const [key, inner] of Object.entries(value)) {
            used.add(key);
            gather(inner);
        }
    };
    Object.values(packs).forEach(gather);
    assert.deepEqual([...properties(schema)].map(({ name }) => name).filter((name) => !used.has(name)), []);
});

test('the schema lies beside the packs and is none of those that the command brings', () => {
    assert.match(bundledPacks(), /liaocheng-2022-73\.json/);
    assert.doesNotMatch(bundledPacks(), /schema/);
});
