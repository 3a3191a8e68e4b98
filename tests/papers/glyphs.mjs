// Notices glyphs that a PDF does not draw, or draws as others. Programs that read its text do not: the text is there.
//
// A page is rasterised with Poppler. Each character is drawn by Chromium's canvas with the same font at the place where
// Poppler says that the text stands, and the two pictures of it are compared.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './the-page.mjs';

const dpi = 150;
const scale = dpi / 72;

function readPgm(bytes) {
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
    return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) };
}

/** Per page: the picture and its words, each { text, x, top, bottom, width } in points. */
function pagesOf(pdf) {
    return inFolder((folder) => {
        const file = join(folder, 'paper.pdf');
        writeFileSync(file, pdf);
        execFileSync('pdftoppm', ['-gray', '-r', String(dpi), file, join(folder, 'page')]);
        const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort().map((name) => readPgm(readFileSync(join(folder, name))));
        const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
        return html.split('<page ').slice(1).map((part, i) => {
            const words = [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gs)];
            const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
            return { ...pictures[i], words: words.map(([, x, y, end, bottom, text]) => ({ text: plain(text), x: +x, top: +y, bottom: +bottom, width: end - x })) };
        });
    });
}

/** Runs in the page: draws each line's characters as black on white, each at its own place. */
async function drawn({ url, width, height, size, lines }) {
    const name = `Paper ${url}`;
    if (![...document.fonts].some(({ family }) => family.includes(name))) {
        document.fonts.add(await new FontFace(name, `url(${url})`).load());
    }
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#000';
    context.font = `${size}px "${name}"`;
    context.fontKerning = 'none';
    context.textRendering = 'geometricPrecision'; // no snapping to pixels
    for (const { baseline, places } of lines) for (const { character, x } of places) context.fillText(character, x, baseline);
    const { data } = context.getImageData(0, 0, width, height);
    let text = '';
    for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i]);
    return text;
}

/** Ink by the points of a grid, `cell` pixels wide, over a box. A pixel's ink goes to the four points around it by
 *  nearness: two rasterisers place an edge up to a pixel apart, and that must not count for much. */
function inkOf({ width, height, pixels }, box, cell) {
    const columns = Math.max(1, Math.floor((box.right - box.left) / cell));
    const rows = Math.max(1, Math.floor((box.bottom - box.top) / cell));
    const ink = new Float64Array((columns + 1) * (rows + 1));
    for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(height, box.bottom); ++y) {
        const v = Math.min(rows - 1e-9, Math.max(0, (y + 0.5 - box.top) / cell));
        for (let x = Math.max(0, Math.floor(box.left)); x < Math.min(width, box.right); ++x) {
            const dark = 255 - pixels[y * width + x];
            if (dark === 0) continue;
            const u = Math.min(columns - 1e-9, Math.max(0, (x + 0.5 - box.left) / cell));
            const place = Math.floor(v) * (columns + 1) + Math.floor(u);
            const right = u % 1;
            const below = v % 1;
            ink[place] += dark * (1 - right) * (1 - below);
            ink[place + 1] += dark * right * (1 - below);
            ink[place + columns + 1] += dark * (1 - right) * below;
            ink[place + columns + 2] += dark * right * below;
        }
    }
    return ink;
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** 0: the same ink at the same places; 1: no ink where there should be some; more: other ink as well. The two rasterisers
 *  differ by up to 0.55, in dashes thinner than a pixel. */
function difference(a, b) {
    return sum(a.map((value, i) => Math.abs(value - b[i]))) / Math.max(sum(b), 1);
}

/** Holds the pages of a PDF whose text is the given lines against the canvas; `lines` are texts without spaces, in one
 *  font of `size` points. Returns { character, difference } of each character that does not look as it should, and how
 *  many were looked at. */
export async function compareGlyphs(page, pdf, lines, { font, url, size }) {
    const strange = [];
    const cell = (size * scale) / 5;
    let seen = 0;
    const expected = new Map(lines.map((line) => [line, 0]));
    for (const { words, width, height, pixels } of pagesOf(pdf)) {
        const found = words.filter(({ text }) => expected.has(text)).map((word) => {
            expected.set(word.text, expected.get(word.text) + 1);
            const baseline = word.bottom - (-font.descent / font.unitsPerEm) * size;
            let x = word.x;
            const places = [...word.text].map((character) => {
                const advance = (font.glyphForCodePoint(character.codePointAt(0)).advanceWidth / font.unitsPerEm) * size;
                const place = { character, x: x * scale, right: (x + advance) * scale };
                x += advance;
                return place;
            });
            assert.ok(Math.abs(x - word.x - word.width) < 0.5, `“${word.text}” is as wide as its characters`);
            return { baseline: baseline * scale, places };
        });
        if (found.length === 0) continue;
        const text = await page.evaluate(drawn, { url, width, height, size: size * scale, lines: found });
        const canvas = { width, height, pixels: Buffer.from(text, 'latin1') };
        for (const { baseline, places } of found) {
            for (const { character, x, right } of places) {
                const box = { left: x, right, top: baseline - 0.95 * size * scale, bottom: baseline + 0.3 * size * scale };
                const wanted = inkOf(canvas, box, cell);
                seen += 1;
                if (sum(wanted) === 0) continue; // a space
                const off = difference(inkOf({ width, height, pixels }, box, cell), wanted);
                if (off > 0.6) strange.push({ character, difference: off });
            }
        }
    }
    assert.deepEqual([...expected].filter(([, times]) => times !== 1), [], 'every line stands in the paper once');
    return { seen, strange };
}
