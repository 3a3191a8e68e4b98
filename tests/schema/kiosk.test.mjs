// The JSON Schema of kiosk.json against what the program takes (tests/cases/kiosk/settings.json, which the program's own
// test holds it to), the file that is shipped, and the guide.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const Ajv = createRequire(join(root, 'web/package.json'))('ajv/dist/2020').default;
const schema = JSON.parse(read('assets/kiosk/kiosk-1.schema.json'));
const holds = new Ajv({ allErrors: true }).compile(schema);
const guide = read('docs/KIOSK.md');

// What a schema cannot see: the bytes of the file, and one value held against another.
const beyond = new Set(['kiosk_no_file', 'kiosk_bad_json', 'kiosk_duplicate_key /idle_seconds', 'kiosk_bad_seconds /warning_seconds']);

for (const { name, file, findings } of JSON.parse(read('tests/cases/kiosk/settings.json'))) {
    if (findings.some((finding) => beyond.has(finding))) continue;
    test(`schema and program agree on: ${name}`, () => {
        assert.equal(holds(JSON.parse(file.replace(/^\ufeff/, ''))), findings.length === 0, JSON.stringify(holds.errors));
    });
}

test('the file that is shipped holds, and so does the one in the guide', () => {
    const shipped = JSON.parse(read('web/public/kiosk.json'));
    const [, example] = /```json\n([\s\S]*?)```/.exec(guide);
    for (const value of [shipped, JSON.parse(example)]) assert.ok(holds(value), JSON.stringify(holds.errors));
});

test('the guide explains every setting with its default', () => {
    for (const [name, { default: value }] of Object.entries(schema.properties)) {
        if (name === '$schema') continue;
        const row = guide.split('\n').find((line) => line.startsWith(`| \`${name}\``));
        assert.ok(row, name);
        if (value !== undefined) assert.ok(row.includes(String(value)), row);
    }
});
