// Cuts the fonts that the pages use out of the Node packages, and writes the C++ header that names the icons.
//
//   node build-fonts.mjs --out FOLDER --header FILE --cache FOLDER
//
// FOLDER gets interface-regular.ttf and interface-bold.ttf (every character that the interface itself can show: small,
// and fetched before the first frame), full-regular.ttf and full-bold.ttf (what people may type: the general standard
// table and GB 2312), icons.ttf and icons.json. stb_truetype reads them, so they stay TrueType outlines.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { charactersOf } from './font-cmap.mjs';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
    options: { out: { type: 'string' }, header: { type: 'string' }, cache: { type: 'string' } },
});
if (!options.out || !options.header || !options.cache) {
    console.error('usage: node build-fonts.mjs --out FOLDER --header FILE --cache FOLDER');
    process.exit(2);
}

const families = {
    regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
const icon_font = 'lucide-static/font/lucide.ttf';
const icon_codepoints = 'lucide-static/font/codepoints.json';
const ascii = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));
const punctuation = ' ·×÷±°–—‘’“”…•≤≥≈→←↑↓✓、。〈〉《》「」『』【】〔〕（）！，：；？％／～＋－＝¥￥€�';
const figures = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整〇一二三四五六七八九十百千年月日';
// What does nothing for stb_truetype: layout, vertical writing, hinting.
const unused_tables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx', 'STAT', 'kern', 'gasp', 'prep', 'fpgm', 'cvt ', 'DSIG', 'meta'];

const read_text = (path) => readFileSync(join(root, path), 'utf8');
const without_comments = (text) => text.replace(/^#.*$/gm, '');

/** The texts of assets/catalogues and assets/policies, by file. */
function interface_texts() {
    const texts = new Map();
    for (const folder of ['assets/catalogues', 'assets/policies']) {
        if (!existsSync(join(root, folder))) continue;
        for (const name of readdirSync(join(root, folder)).sort()) {
            // Parsed and written again, so that an escaped character counts as itself.
            if (name.endsWith('.json') && !name.endsWith('.schema.json')) texts.set(`${folder}/${name}`, JSON.stringify(JSON.parse(read_text(`${folder}/${name}`))));
        }
    }
    return texts;
}

/** Every character of GB 2312: the pairs of bytes A1–F7, A1–FE that are assigned. */
function gb2312() {
    const decoder = new TextDecoder('gb18030');
    const found = [];
    for (let row = 0xa1; row <= 0xf7; ++row) {
        if (row > 0xa9 && row < 0xb0) continue; // never assigned in GB 2312; GB 18030 has private characters there
        for (let cell = 0xa1; cell <= 0xfe; ++cell) {
            const character = decoder.decode(new Uint8Array([row, cell]));
            const codepoint = character.codePointAt(0);
            const is_private = codepoint >= 0xe000 && codepoint <= 0xf8ff;
            if (codepoint !== 0xfffd && !is_private) found.push(character);
        }
    }
    return found.join('');
}

const sorted_characters = (...texts) => [...new Set(texts.join(''))].filter((c) => c >= ' ').sort((a, b) => a.codePointAt(0) - b.codePointAt(0)).join('');

/** A font cut to the characters, from the cache where the same was cut before. */
async function cut(source, characters) {
    const original = readFileSync(require.resolve(source));
    const key = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url))).update(original).update(characters).digest('hex');
    const kept = join(options.cache, `${key}.ttf`);
    if (!existsSync(kept)) {
        const subset = (await import('subset-font')).default;
        const font = await subset(original, characters, {
            targetFormat: 'truetype', noHinting: true, noLayoutClosure: true, keepFeatures: [], dropTables: unused_tables,
        });
        mkdirSync(options.cache, { recursive: true });
        writeFileSync(`${kept}.${process.pid}`, font);
        renameSync(`${kept}.${process.pid}`, kept);
    }
    return kept;
}

/** Places the font and returns the characters that it really has. */
async function place(name, source, characters) {
    const kept = await cut(source, characters);
    copyFileSync(kept, join(options.out, name));
    return charactersOf(readFileSync(kept));
}

function complain_about_missing(have, texts) {
    const complaints = [];
    for (const [file, text] of texts) {
        const missing = [...new Set(text)].filter((c) => c >= ' ' && !have.has(c.codePointAt(0)));
        for (const c of missing) complaints.push(`${file}: “${c}” (U+${c.codePointAt(0).toString(16).toUpperCase()}) is not in Noto Sans SC; use another character`);
    }
    if (complaints.length > 0) {
        console.error(complaints.join('\n'));
        process.exit(1);
    }
}

function icon_header(icons) {
    const keywords = new Set(['delete', 'switch', 'union', 'export', 'register']);
    const lines = icons.map(([name, codepoint]) => {
        let identifier = name.replaceAll('-', '_');
        if (keywords.has(identifier)) identifier += '_';
        const bytes = [...Buffer.from(String.fromCodePoint(codepoint))].map((b) => `\\x${b.toString(16)}`).join('');
        return `inline constexpr const char* ${identifier} = "${bytes}";`;
    });
    return `// Generated by web/tools/build-fonts.mjs: the icons of icons.ttf as UTF-8. A "-" in Lucide's name is a "_" here.
#pragma once

namespace voucher::ui::icon {

inline constexpr unsigned first_codepoint = ${Math.min(...icons.map(([, c]) => c))};
inline constexpr unsigned last_codepoint = ${Math.max(...icons.map(([, c]) => c))};

${lines.join('\n')}

}  // namespace voucher::ui::icon
`;
}

mkdirSync(options.out, { recursive: true });
mkdirSync(dirname(options.header), { recursive: true });

const texts = interface_texts();
const interface_characters = sorted_characters(ascii, punctuation, figures, ...texts.values());
const full_characters = sorted_characters(interface_characters, without_comments(read_text('assets/fonts/general-standard-8105.txt')), gb2312());
for (const [weight, source] of Object.entries(families)) {
    const have = await place(`interface-${weight}.ttf`, source, interface_characters);
    complain_about_missing(have, texts);
    await place(`full-${weight}.ttf`, source, full_characters);
}

const codepoints = JSON.parse(readFileSync(require.resolve(icon_codepoints), 'utf8'));
const icon_names = without_comments(read_text('assets/fonts/icons.txt')).split(/\s+/).filter(Boolean);
const unknown = icon_names.filter((name) => !(name in codepoints));
if (unknown.length > 0) {
    console.error(`assets/fonts/icons.txt: Lucide has no icon named ${unknown.join(', ')}`);
    process.exit(1);
}
const icons = icon_names.map((name) => [name, codepoints[name]]);
await place('icons.ttf', icon_font, String.fromCodePoint(...icons.map(([, codepoint]) => codepoint)));
writeFileSync(join(options.out, 'icons.json'), `${JSON.stringify(Object.fromEntries(icons), null, 1)}\n`);

// Only touched when it changes, or every page would be compiled again.
const header = icon_header(icons);
if (!existsSync(options.header) || readFileSync(options.header, 'utf8') !== header) writeFileSync(options.header, header);
