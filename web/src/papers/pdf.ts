// A paper as a PDF: A4, tagged, its fonts embedded. The same document and fonts give the same bytes on every machine, on
// every day and in every time zone: nothing in here asks for the time or for chance.

import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

import { setBlock, setNotice, setTitle } from './blocks';
import { checkDocument, dayAtUtc } from './check';
import type { Footer, Paper, PaperDocument } from './document';
import { Faces, type Fonts } from './faces';
import { Pages, soft, type TextStyle } from './pages';

export { openFonts } from './faces';

/** Throws a TypeError with one sentence where the document is not as document.ts describes it. */
export async function makePdf(document: PaperDocument, fonts: Fonts): Promise<Paper> {
    checkDocument(document);
    const faces = new Faces(fonts);
    const pages = new Pages(faces, document.language, {
        Title: document.title,
        CreationDate: dayAtUtc(document.made_on, 'made_on'),
        // pdfkit makes the file's identifier of what stands here, so two papers that differ anywhere have two.
        Keywords: `sha256:${digestOf(document)}`,
    });
    setTitle(pages, document.title, document.subtitle, document.made_on_words);
    if (document.notice !== undefined) setNotice(pages, document.notice);
    for (const block of document.blocks) setBlock(pages, block);
    setFooters(pages, document.footer);
    return { name: document.name, bytes: await pages.finish(), missing: faces.missing() };
}

/** SHA-256 of the document as JSON, its keys in order. */
function digestOf(document: PaperDocument): string {
    const ordered = (_: string, value: unknown): unknown =>
        value !== null && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value;
    // Not WebCrypto's: a page on plain HTTP has none.
    return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(document, ordered))));
}

/** Once the number of pages is known. Throws a RangeError where one line has no room for it. */
function setFooters(pages: Pages, { page, digest_label, digest }: Footer): void {
    const style: TextStyle = { size: 7.5, leading: 12, color: soft };
    const { count } = pages.document.bufferedPageRange();
    const left = pages.lines([{ text: `${digest_label}${digest}` }], style, pages.width);
    for (let i = 0; i < count; ++i) {
        pages.document.switchToPage(i);
        const top = pages.bottom + 16;
        const words = page.replaceAll('{pages}', String(count)).replaceAll('{page}', String(i + 1));
        const right = pages.lines([{ text: words }], style, pages.width);
        const used = [...left, ...right].reduce((sum, { width }) => sum + width * style.size, 0);
        if (left.length > 1 || right.length > 1 || used > pages.width) throw new RangeError('the footer is too long for a line');
        pages.artifact('Pagination', () => {
            pages.rule(pages.left, top - 4, pages.width, 0);
            const box = { x: pages.left, top, width: pages.width };
            pages.draw(null, left.map((line) => ({ line, style, ...box })));
            pages.draw(null, right.map((line) => ({ line, style: { ...style, align: 'end' as const }, ...box })));
        });
    }
}
