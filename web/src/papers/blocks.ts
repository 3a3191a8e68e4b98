// Sets the blocks of a paper, one below the other.

import type { Block, Heading, NumberedList, Paragraph, Run, Signature } from './document';
import { soft, type Pages, type TextStyle } from './pages';
import { setFacts, setTable } from './tables';

const body: TextStyle = { size: 10.5, leading: 17 };
const headings = {
    1: { type: 'H2', style: { size: 13, leading: 21 }, above: 14 },
    2: { type: 'H3', style: { size: 11.5, leading: 19 }, above: 10 },
    3: { type: 'H4', style: { size: 10.5, leading: 17 }, above: 8 },
} as const;

export function setTitle(pages: Pages, title: string, subtitle: string | undefined, madeOn: string): void {
    const centered = (text: string, type: 'H1' | 'P', style: TextStyle, bold: boolean): void => {
        if (text === '') return;
        const element = pages.element(pages.root, type);
        const runs: Run[] = [bold ? { text, style: 'bold' } : { text }];
        pages.flow(element, pages.lines(runs, style, pages.width), { ...style, align: 'center' }, pages.left, pages.width);
    };
    centered(title, 'H1', { size: 19, leading: 29 }, true);
    centered(subtitle ?? '', 'P', { size: 11, leading: 18 }, false);
    centered(madeOn, 'P', { size: 9, leading: 15, color: soft }, false);
    pages.y += 8;
}

/** Said in a frame, so that nobody takes the paper for more than it is. */
export function setNotice(pages: Pages, text: string): void {
    const style: TextStyle = { size: 9.5, leading: 15, color: '#5f3400' };
    const padding = 8;
    const lines = pages.lines([{ text }], style, pages.width - 2 * padding);
    const height = lines.length * style.leading + 2 * padding;
    pages.keepTogether(height);
    const framed = Math.min(height, pages.room);
    pages.artifact('Background', () => {
        pages.fillRect(pages.left, pages.y, pages.width, framed, '#fff8ec');
        pages.fillRect(pages.left, pages.y, 2.5, framed, '#8a4b00');
    });
    pages.y += padding;
    pages.flow(pages.element(pages.root, 'P'), lines, style, pages.left + padding, pages.width - 2 * padding);
    pages.y += padding + 6;
}

export function setBlock(pages: Pages, block: Block): void {
    switch (block.kind) {
        case 'heading':
            return setHeading(pages, block);
        case 'paragraph':
            return setParagraph(pages, block);
        case 'facts':
            setFacts(pages, block);
            pages.y += 8;
            return;
        case 'table':
            setTable(pages, block);
            pages.y += 8;
            return;
        case 'list':
            return setList(pages, block);
        case 'signature':
            return setSignature(pages, block);
        case 'page_break':
            if (!pages.isAtTop) pages.nextPage();
    }
}

function setHeading(pages: Pages, { level, text }: Heading): void {
    const { type, style, above } = headings[level];
    const lines = pages.lines([{ text, style: 'bold' }], style, pages.width);
    pages.space(above);
    pages.keepTogether(lines.length * style.leading + 4 + 3 * body.leading); // never the last thing on a page
    pages.flow(pages.element(pages.root, type), lines, style, pages.left, pages.width);
    pages.y += 4;
}

function setParagraph(pages: Pages, { runs }: Paragraph): void {
    const lines = pages.lines(runs, body, pages.width);
    pages.flow(pages.element(pages.root, 'P'), lines, body, pages.left, pages.width);
    pages.y += 6;
}

function setList(pages: Pages, { items }: NumberedList): void {
    const indent = 12 + 6.5 * String(items.length).length;
    const list = pages.element(pages.root, 'L');
    list.dictionary.data['A'] = { O: 'List', ListNumbering: 'Decimal' };
    items.forEach((runs, i) => {
        const item = pages.element(list, 'LI');
        const [label] = pages.lines([{ text: `${i + 1}.` }], body, indent);
        const lines = pages.lines(runs, body, pages.width - indent);
        // The number stands beside the first line: on the page where that one goes.
        pages.keepTogether(Math.min(lines.length, 2) * body.leading);
        const top = pages.y;
        if (label) pages.draw(pages.element(item, 'Lbl'), [{ line: label, style: body, x: pages.left, top, width: indent }]);
        pages.flow(pages.element(item, 'LBody'), lines, body, pages.left + indent, pages.width - indent);
        if (lines.length === 0) pages.y += body.leading;
        pages.y += 3;
    });
    pages.y += 3;
}

/** Lines to write on. All of them stay on one page. */
function setSignature(pages: Pages, { lines }: Signature): void {
    const above = 17; // room for a hand and for part of a seal
    const gap = 18;
    const laid = lines.map((places) => {
        const width = (pages.width - gap * (places.length - 1)) / places.length;
        const cells = places.map(({ label, after = '' }, i) => {
            const labels = pages.lines([{ text: label }], body, width * 0.7);
            const labelWidth = Math.max(0, ...labels.map((line) => line.width)) * body.size;
            const afters = pages.lines([{ text: after }], body, width - labelWidth);
            return { x: pages.left + i * (width + gap), labels, labelWidth, afters };
        });
        const count = Math.max(1, ...cells.flatMap(({ labels, afters }) => [labels.length, afters.length]));
        return { cells, width, height: above + count * body.leading };
    });
    pages.space(10);
    pages.keepTogether(laid.reduce((sum, { height }) => sum + height, 0));
    for (const { cells, width, height } of laid) {
        pages.keepTogether(height);
        const bottom = pages.y + height - 4;
        const element = pages.element(pages.root, 'P');
        for (const { x, labels, labelWidth, afters } of cells) {
            // Label and what stands at the end share the line that is written on: their last one.
            const topOf = (n: number, count: number): number => bottom - (count - n) * body.leading;
            pages.draw(element, labels.map((line, n) => ({ line, style: body, x, top: topOf(n, labels.length), width })));
            const atEnd: TextStyle = { ...body, align: 'end' };
            const rest = { x: x + labelWidth, width: width - labelWidth };
            pages.draw(element, afters.map((line, n) => ({ line, style: atEnd, ...rest, top: topOf(n, afters.length) })));
        }
        pages.artifact('Layout', () => {
            for (const { x, labelWidth } of cells) pages.rule(x + labelWidth + 2, bottom, width - labelWidth - 2, 0, soft);
        });
        pages.y += height;
    }
    pages.y += 6;
}
