// Holds a value that came from outside against PaperDocument. Throws one sentence that names the place.

import type { Block, PaperDocument } from './document';

const digestPattern = /^[0-9a-f]{64}$/;

export function checkDocument(document: PaperDocument): void {
    const { name, language, title, blocks, footer } = document;
    const at = `paper “${name}”`;
    expect(isText(name) && name !== '', `${at}: the name is not a text`);
    expect(language === 'zh-CN' || language === 'en', `${at}: language ${String(language)}; expected zh-CN or en`);
    expect(isText(title) && title !== '', `${at}: the title is not a text`);
    for (const key of ['subtitle', 'notice'] as const) {
        expect(document[key] === undefined || isText(document[key]), `${at}: ${key} is not a text`);
    }
    expect(isText(document.made_on_words), `${at}: made_on_words is not a text`);
    dayAtUtc(document.made_on, `${at}: made_on`);
    expect(isText(footer?.page) && isText(footer.digest_label), `${at}: the footer has no page or digest_label`);
    expect(digestPattern.test(footer.digest), `${at}: the footer’s digest is not 64 hex digits in lower case`);
    expect(Array.isArray(blocks) && blocks.length > 0, `${at}: no blocks`);
    let level = 0;
    blocks.forEach((block, i) => {
        checkBlock(block, `${at}: block ${i + 1}`);
        if (block.kind !== 'heading') return;
        expect(block.level <= level + 1, `${at}: block ${i + 1}: heading of level ${block.level} below level ${level}`);
        level = block.level;
    });
}

function checkBlock(block: Block, at: string): void {
    switch (block.kind) {
        case 'heading':
            expect([1, 2, 3].includes(block.level), `${at}: level ${String(block.level)}; expected 1, 2 or 3`);
            expect(isText(block.text), `${at}: no text`);
            return;
        case 'paragraph':
            checkRuns(block.runs, at);
            return;
        case 'facts':
            expect(Array.isArray(block.rows) && block.rows.length > 0, `${at}: no rows`);
            for (const { label, value } of block.rows) {
                expect(isText(label), `${at}: a label is not a text`);
                checkRuns(value, at);
            }
            return;
        case 'table': {
            const { columns, rows } = block;
            expect(Array.isArray(columns) && columns.length > 0 && Array.isArray(rows), `${at}: no columns or rows`);
            for (const { title, align, share } of columns) {
                expect(isText(title), `${at}: a column’s title is not a text`);
                expect(['start', 'center', 'end'].includes(align), `${at}: align ${String(align)}`);
                expect(Number.isFinite(share) && share > 0, `${at}: share ${String(share)}; expected more than 0`);
            }
            rows.forEach(({ cells }, i) => {
                expect(Array.isArray(cells) && cells.length === columns.length && cells.every(isText),
                    `${at}: row ${i + 1} does not have ${columns.length} texts`);
            });
            return;
        }
        case 'list':
            expect(Array.isArray(block.items) && block.items.length > 0, `${at}: no items`);
            for (const item of block.items) checkRuns(item, at);
            return;
        case 'signature':
            expect(Array.isArray(block.lines) && block.lines.every((line) => Array.isArray(line) && line.length > 0),
                `${at}: a line without a place to sign`);
            for (const { label, after } of block.lines.flat()) {
                expect(isText(label) && (after === undefined || isText(after)), `${at}: a label is not a text`);
            }
            return;
        case 'page_break':
            return;
        default:
            throw new TypeError(`${at}: unknown kind ${String((block as { kind?: unknown }).kind)}`);
    }
}

function checkRuns(runs: unknown, at: string): void {
    const isRun = (run: { text?: unknown; style?: unknown }): boolean =>
        isText(run?.text) && (run.style === undefined || run.style === 'bold' || run.style === 'muted');
    expect(Array.isArray(runs) && runs.every(isRun), `${at}: expected a list of { text, style? }`);
}

/** A day "YYYY-MM-DD" of the calendar as the instant at which it begins in UTC. */
export function dayAtUtc(day: unknown, at: string): Date {
    const instant = new Date(`${String(day)}T00:00:00.000Z`);
    const isDay = isText(day) && !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === day;
    expect(isDay, `${at}: ${String(day)}; expected a day as YYYY-MM-DD`);
    return instant;
}

function isText(value: unknown): value is string {
    return typeof value === 'string';
}

function expect(holds: boolean, sentence: string): void {
    if (!holds) throw new TypeError(sentence);
}
