// Which characters a TrueType font has: reads the cmap table, formats 4 and 12, the two that stb_truetype reads too.
// ISO/IEC 14496-22 (OpenType), clause "cmap".

/** The set of code points that map to a glyph. Throws where the font has no TrueType outlines or no such cmap. */
export function charactersOf(font) {
    const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
    const tables = new Map();
    for (let i = 0, at = 12; i < view.getUint16(4); ++i, at += 16) {
        const tag = String.fromCharCode(...font.subarray(at, at + 4));
        tables.set(tag, view.getUint32(at + 8));
    }
    if (!tables.has('glyf') || !tables.has('cmap')) throw new Error('the font has no TrueType outlines (glyf) or no cmap');
    const cmap = tables.get('cmap');
    const found = new Set();
    for (let i = 0; i < view.getUint16(cmap + 2); ++i) {
        const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
        const format = view.getUint16(at);
        if (format === 4) readFormat4(view, at, found);
        else if (format === 12) readFormat12(view, at, found);
    }
    if (found.size === 0) throw new Error('the font has no cmap of format 4 or 12');
    return found;
}

function readFormat4(view, at, found) {
    const doubled = view.getUint16(at + 6); // twice the number of segments
    const ends = at + 14, starts = ends + doubled + 2, deltas = starts + doubled, offsets = deltas + doubled;
    for (let i = 0; i < doubled; i += 2) {
        const offset = view.getUint16(offsets + i);
        const start = view.getUint16(starts + i);
        for (let c = start; c <= view.getUint16(ends + i) && c !== 0xffff; ++c) {
            const raw = offset === 0 ? c : view.getUint16(offsets + i + offset + 2 * (c - start));
            const glyph = raw === 0 ? 0 : (raw + view.getUint16(deltas + i)) & 0xffff;
            if (glyph !== 0) found.add(c);
        }
    }
}

function readFormat12(view, at, found) {
    for (let i = 0, group = at + 16; i < view.getUint32(at + 12); ++i, group += 12) {
        const first_glyph = view.getUint32(group + 8);
        for (let c = view.getUint32(group); c <= view.getUint32(group + 4); ++c) {
            if (first_glyph + c - view.getUint32(group) !== 0) found.add(c);
        }
    }
}
