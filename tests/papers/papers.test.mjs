// Generated papers, looked at with programs that this project did not write: Poppler and qpdf.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { application, contentOf, digest, english, everyCharacter, long } from './documents.mjs';
import { compareGlyphs } from './glyphs.mjs';
import { artefact, aVisit, fonts, inFolder, launch, require, ThePage } from './the-page.mjs';

const { create } = require('fontkit');
const squeezed = (text) => text.replace(/\s/gu, '');

const shared = aVisit();

/** What a command prints about a PDF. */
function ask(pdf, command, ...args) {
    return inFolder((place) => {
        const file = join(place, 'paper.pdf');
        writeFileSync(file, pdf);
        return execFileSync(command, args.map((arg) => (arg === 'FILE' ? file : arg)), { encoding: 'utf8', maxBuffer: 1 << 27 });
    });
}

const kept = new Map();
/** The paper of a document, made once and left among the artefacts. */
async function made(document) {
    if (!kept.has(document)) {
        const [paper] = await shared.visit.makePapers([document]);
        writeFileSync(artefact(`${paper.name}.pdf`), paper.bytes);
        kept.set(document, paper);
    }
    return kept.get(document);
}

const typesIn = (pdf) => ask(pdf, 'pdfinfo', '-struct', 'FILE').split('\n').map((line) => line.trim().split(/[\s:]/)[0]).filter((type) => /^[A-Z]/.test(type));

/** The texts that the structure tree holds, in its order. */
function spoken(pdf) {
    const lines = ask(pdf, 'pdfinfo', '-struct-text', 'FILE').split('\n').map((line) => line.trim());
    return lines.filter((line) => line.startsWith('"') && line.endsWith('"')).map((line) => line.slice(1, -1)).join('');
}

/** The catalogue of the document, as qpdf reads it. */
function catalogue(pdf) {
    const [, objects] = JSON.parse(ask(pdf, 'qpdf', '--json', '--json-key=qpdf', 'FILE')).qpdf;
    const at = (reference) => objects[`obj:${reference}`].value;
    const root = at(objects.trailer.value['/Root']);
    return { root, at, trailer: objects.trailer.value };
}

test('nothing of it is fetched before it is asked for, and a workbook does not fetch what papers need', async () => {
    const other = await ThePage.open(shared.browser, shared.folder);
    const fetched = () => other.requests.filter((name) => name !== '' && name !== 'favicon.ico').map((name) => name.replace(/^assets\/|-[\w-]{8}\.\w+$/g, ''));
    assert.deepEqual(fetched(), ['index']);
    await other.makeWorkbook({ name: 'w', sheets: [{ name: 'S', columns: [{ title: 'A', width: 8 }], rows: [] }] });
    assert.ok(fetched().includes('workbook'), fetched().join());
    assert.ok(!fetched().includes('pdf') && !fetched().includes('full-regular'), fetched().join());
    await other.makePapers([english]);
    for (const part of ['worker', 'pdf', 'full-regular', 'full-bold']) assert.ok(fetched().includes(part), fetched().join());
    await other.leave();
});

for (const document of [application, english, long]) {
    test(`“${document.name}” is sound, and its fonts are embedded subsets`, async () => {
        const { bytes, missing } = await made(document);
        assert.deepEqual(missing, []);
        assert.match(ask(bytes, 'qpdf', '--check', 'FILE'), /No syntax or stream encoding errors/);
        const rows = ask(bytes, 'pdffonts', 'FILE').trim().split('\n').slice(2);
        assert.equal(rows.length, 2);
        for (const row of rows) assert.match(row, /^[A-Z]{6}\+NotoSansSC-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes /);
        assert.match(ask(bytes, 'pdfinfo', 'FILE'), /Page size: +595\.28 x 841\.89 pts \(A4\)/);
    });

    test(`“${document.name}” is read in its order, word for word`, async () => {
        const { bytes } = await made(document);
        assert.equal(squeezed(spoken(bytes)), squeezed(contentOf(document)));
    });

    test(`“${document.name}” says its title, its language and that it is tagged`, async () => {
        const { bytes } = await made(document);
        const said = ask(bytes, 'pdfinfo', 'FILE');
        assert.match(said, /^Tagged: +yes$/m);
        assert.ok(said.includes(document.title), said);
        const { root, at } = catalogue(bytes);
        assert.equal(root['/Lang'], `u:${document.language}`);
        assert.equal(at(root['/ViewerPreferences'])['/DisplayDocTitle'], true);
        assert.equal(at(root['/MarkInfo'])['/Marked'], true);
        const metadata = ask(bytes, 'pdfinfo', '-meta', 'FILE');
        assert.ok(metadata.includes(document.title.replace('&', '&amp;').replace('<', '&lt;')), metadata);
        execFileSync('python3', ['-c', 'import sys, xml.dom.minidom as d; d.parseString(sys.stdin.buffer.read())'], { input: metadata.trim() });
    });
}

test('text that is searched and copied is the text, footer included', async () => {
    const { bytes } = await made(application);
    const text = squeezed(ask(bytes, 'pdftotext', '-raw', 'FILE', '-'));
    assert.equal(text, squeezed(`${contentOf(application)}案件校验值：${digest}第1页，共1页`));
});

test('the structure is that of the blocks', async () => {
    const { bytes } = await made(application);
    const row = (cell, count) => ['TR', ...Array(count).fill(cell)];
    const fact = ['TR', 'TH', 'TD'];
    const item = ['LI', 'Lbl', 'LBody'];
    assert.deepEqual(typesIn(bytes), [
        'Document', 'H1', 'P', 'P', 'P',
        'H2', 'Table', 'TBody', ...fact, ...fact, ...fact, ...fact,
        'H2', 'P', 'Table', 'THead', ...row('TH', 4), 'TBody', ...row('TD', 4), ...row('TD', 4), ...row('TD', 4),
        'H3', 'L', ...item, ...item, ...item, 'P', 'P',
    ]);
    const said = ask(bytes, 'pdfinfo', '-struct', 'FILE');
    assert.equal(said.match(/\/Scope \/Column/g).length, 4);
    assert.equal(said.match(/\/Scope \/Row/g).length, 4);
    assert.match(said, /\/ListNumbering \/Decimal/);
});

test('a table over several pages repeats its titles for the eye and says them once', async () => {
    const { bytes } = await made(long);
    const pages = ask(bytes, 'pdftotext', '-raw', 'FILE', '-').split('\f').slice(0, -1).map(squeezed);
    assert.ok(pages.length >= 5, `${pages.length} pages`);
    pages.forEach((text, i) => {
        assert.ok(text.includes('编号说明金额'), `page ${i + 1} has the titles`);
        assert.ok(text.endsWith(`第${i + 1}页，共${pages.length}页`), `page ${i + 1} is numbered`);
    });
    assert.equal(typesIn(bytes).filter((type) => type === 'TH').length, 3);
    // One word of the long row's last cell, and each amount, stands on one page only.
    for (const amount of ['N1第', 'N45第', '4,095,001.00']) assert.equal(pages.filter((text) => text.includes(amount)).length, 1, amount);
});

test('a heading never ends a page, and neither end of a paragraph stands alone', async () => {
    const paragraph = { kind: 'paragraph', runs: [{ text: '这是一段用来填满版面的文字，'.repeat(26) }] };
    const filler = (lines) => ({ kind: 'paragraph', runs: [{ text: Array(lines).fill('行').join('\n') }] });
    const heading = { kind: 'heading', level: 1, text: '标题' };
    const counts = Array.from({ length: 16 }, (_, i) => 24 + i);
    const papers = await shared.visit.makePapers(counts.map((lines) => ({ ...application, name: `断页${lines}`, blocks: [filler(lines), heading, paragraph] })));
    const parts = new Set();
    for (const [i, { bytes }] of papers.entries()) {
        const lines = counts[i];
        const pages = ask(bytes, 'pdftotext', '-raw', 'FILE', '-').split('\f').slice(0, -1).map((page) => page.trim().split('\n').filter((line) => !/校验值|^第/.test(line)));
        for (const page of pages) assert.notEqual(page.at(-1), '标题', `${lines} lines before`);
        for (const page of pages) {
            const own = page.filter((line) => /^[这是一段用来填满版面的文字，]+$/.test(line));
            assert.notEqual(own.length, 1, `${lines} lines before: ${own}`);
            parts.add(own.length);
        }
    }
    assert.ok(parts.size > 5, `the paragraph was broken at several places: ${[...parts]}`);
});

test('the same document gives the same bytes in every time zone, in each run and beside any other', async () => {
    const [here] = await shared.visit.makePapers([application]);
    for (const timezone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
        const second = await launch();
        const there = await ThePage.open(second, shared.folder, timezone);
        const papers = await there.makePapers([everyCharacter(['•', '·', '中']), long, application]);
        assert.ok(papers[2].bytes.equals(here.bytes), timezone);
        await there.leave();
        await second.close();
    }
    assert.match(ask(here.bytes, 'pdfinfo', '-rawdates', 'FILE'), /CreationDate: +D:20250630000000Z/);
});

test('two documents that differ anywhere have two identifiers; the order of keys is no difference', async () => {
    const idOf = ({ bytes }) => catalogue(bytes).trailer['/ID'][0];
    const [one, other] = await shared.visit.makePapers([application, { ...application, name: '另', footer: { ...application.footer, digest: 'f'.repeat(64) } }]);
    assert.notEqual(idOf(one), idOf(other));
    const turned = Object.fromEntries(Object.entries(application).reverse());
    const [again] = await shared.visit.makePapers([turned]);
    assert.ok(again.bytes.equals(one.bytes));
});

test('a character that the font does not have is told, stands as 〓 and is copied as itself', async () => {
    const text = '名字𠮷☐和𠮷，葛\u{E0100}城\u200b区';
    const { bytes, missing } = await made({ ...application, name: '缺字', blocks: [{ kind: 'paragraph', runs: [{ text }] }, { kind: 'paragraph', runs: [{ text: '𠮷', style: 'bold' }] }] });
    assert.deepEqual(missing, [
        { character: '\u200b', code_point: 0x200b, times: 1, shown_as: '' },
        { character: '☐', code_point: 0x2610, times: 1, shown_as: '〓' },
        { character: '𠮷', code_point: 0x20bb7, times: 3, shown_as: '〓' },
        { character: '\u{E0100}', code_point: 0xe0100, times: 1, shown_as: '' },
    ]);
    const copied = squeezed(ask(bytes, 'pdftotext', '-raw', 'FILE', '-'));
    assert.ok(copied.includes('名字𠮷☐和𠮷，葛城区𠮷'), copied);
    // qpdf's form of the Span: what it stands for is in the structure as well.
    assert.match(ask(bytes, 'qpdf', '--qdf', '--object-streams=disable', 'FILE', '-'), /\/Span <<\s+\/MCID \d+\s+\/ActualText/);
});

test('a blank of any kind is a blank, and half a character is the replacement character', async () => {
    const { missing, bytes } = await made({ ...application, name: '空白', blocks: [{ kind: 'paragraph', runs: [{ text: '甲\u00a0乙\t丙\u2003丁\u3000戊\ud842己' }] }] });
    assert.deepEqual(missing.map(({ character }) => character), ['\ufffd']);
    assert.match(ask(bytes, 'pdftotext', '-raw', 'FILE', '-'), /甲 乙 丙 丁 +戊\ufffd己/);
});

const weights = { regular: undefined, bold: 'bold' };
const fontOf = (weight) => ({
    font: create(readFileSync(join(fonts, `full-${weight}.ttf`))),
    url: `assets/${readdirSync(join(shared.folder, 'assets')).find((name) => name.startsWith(`full-${weight}`))}`,
    size: 10.5,
});
const linesOf = (characters) => Array.from({ length: Math.ceil(characters.length / 20) }, (_, i) => characters.slice(20 * i, 20 * i + 20).join(''));

for (const [weight, style] of Object.entries(weights)) {
    test(`every character of the ${weight} font is drawn as the browser draws it`, async () => {
        const { font, ...rest } = fontOf(weight);
        const characters = font.characterSet.map((codePoint) => String.fromCodePoint(codePoint)).filter((character) => !/\s/u.test(character));
        assert.ok(characters.length > 8593, `${characters.length} characters`);
        const { bytes, missing } = await made(everyCharacter(characters, style));
        assert.deepEqual(missing, []);
        const { seen, strange } = await compareGlyphs(shared.visit.page, bytes, linesOf(characters), { font, ...rest });
        assert.equal(seen, characters.length);
        assert.deepEqual(strange, []);
    });

    test(`small and odd subsets of the ${weight} font drop nothing either`, async () => {
        const { font, ...rest } = fontOf(weight);
        const all = font.characterSet.map((codePoint) => String.fromCodePoint(codePoint)).filter((character) => /\p{Script=Han}/u.test(character));
        for (const [step, count] of [[1, 1], [7, 2], [311, 27], [97, 83], [13, 331], [2, 700]]) {
            const characters = Array.from({ length: count }, (_, i) => all[(i * step * 17 + step) % all.length]);
            const subset = [...new Set(characters)];
            const { bytes } = await made(everyCharacter(subset, style));
            const { seen, strange } = await compareGlyphs(shared.visit.page, bytes, linesOf(subset), { font, ...rest });
            assert.equal(seen, subset.length);
            assert.deepEqual(strange, [], `every ${step}th, ${count}`);
        }
    });
}

test('a glyph that is not drawn, or is another one, is noticed', () =>
    inFolder(async (place) => {
        const { font, ...rest } = fontOf('regular');
        const lines = ['创新券自助测算', '聊城市科学技术局'];
        cpSync(shared.folder, place, { recursive: true });
        const file = join(place, rest.url);
        writeFileSync(file, spoiltFont(readFileSync(file), font, { empty: '测', asOne: '聊' }));
        const other = await ThePage.open(shared.browser, place);
        const [{ bytes, missing }] = await other.makePapers([everyCharacter([...lines[0], '\n', ...lines[1]])]);
        await other.leave();
        assert.deepEqual(missing, []); // neither we nor who reads the text can know
        assert.ok(squeezed(ask(bytes, 'pdftotext', 'FILE', '-')).includes(lines.join('')));
        const { strange } = await compareGlyphs(shared.visit.page, bytes, lines, { font, ...rest });
        assert.deepEqual(strange.map(({ character }) => character), ['测', '聊']);
    }));

/** The font with the outline of one character taken away and that of another turned into 一. OpenType, loca and glyf. */
function spoiltFont(bytes, font, { empty, asOne }) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const { loca, glyf, head } = font.directory.tables;
    const long = view.getInt16(head.offset + 50) === 1;
    const at = (glyph) => (long ? view.getUint32(loca.offset + 4 * glyph) : 2 * view.getUint16(loca.offset + 2 * glyph));
    const glyphOf = (character) => font.glyphForCodePoint(character.codePointAt(0)).id;
    const [target, one] = [glyphOf(asOne), glyphOf('一')];
    assert.ok(at(one + 1) - at(one) <= at(target + 1) - at(target));
    bytes.copyWithin(glyf.offset + at(target), glyf.offset + at(one), glyf.offset + at(one + 1));
    const next = at(glyphOf(empty) + 1);
    if (long) view.setUint32(loca.offset + 4 * glyphOf(empty), next);
    else view.setUint16(loca.offset + 2 * glyphOf(empty), next / 2);
    return bytes;
}

test('a document that is not one is refused in a sentence that names the place', async () => {
    const wrong = [
        [{ made_on: '2025-02-30' }, /made_on: 2025-02-30; expected a day/],
        [{ language: 'de' }, /language de/],
        [{ blocks: [] }, /no blocks/],
        [{ blocks: [{ kind: 'heading', level: 2, text: 'x' }] }, /block 1: heading of level 2 below level 0/],
        [{ blocks: [{ kind: 'table', columns: [{ title: 'x', align: 'end', share: 1 }], rows: [{ cells: ['a', 'b'] }] }] }, /block 1: row 1 does not have 1 texts/],
        [{ blocks: [{ kind: 'table', columns: [{ title: 'x', align: 'end', share: 0 }], rows: [] }] }, /share 0/],
        [{ blocks: [{ kind: 'picture' }] }, /block 1: unknown kind picture/],
        [{ footer: { ...application.footer, digest: 'abc' } }, /64 hex digits/],
        [{ footer: { ...application.footer, page: '页'.repeat(80) } }, /footer is too long/],
    ];
    for (const [change, sentence] of wrong) await assert.rejects(shared.visit.makePapers([{ ...application, ...change }]), sentence);
    await assert.rejects(shared.visit.makePapers([application, application]), /two papers are named “申请资料”/);
    assert.equal((await shared.visit.makePapers([application])).length, 1, 'and the next one is made');
});

for (const [what, pattern, sentence] of [
    ['a font', /^full-bold/, /full-bold.*HTTP 404/],
    ['the worker', /^worker-/, /could not be loaded/],
    ['the code that makes PDFs', /^pdf-/, /.+/],
]) {
    test(`${what} that cannot be fetched is told in a sentence`, () =>
        inFolder(async (place) => {
            cpSync(shared.folder, place, { recursive: true });
            for (const name of readdirSync(join(place, 'assets')).filter((file) => pattern.test(file))) rmSync(join(place, 'assets', name));
            const broken = await ThePage.open(shared.browser, place);
            await assert.rejects(broken.makePapers([application]), sentence);
            broken.problems = broken.problems.filter((problem) => !/404|MIME type/.test(problem));
            await broken.leave();
        }));
}
