// Tables over as many pages as they take: the header row is repeated, and a row is split only when a whole page is too
// small for it.

import type { StructureElement } from 'pdfkit';

import type { Align, Facts, Run, Table } from './document';
import type { Line } from './lines';
import { tint, type Pages, type TextStyle } from './pages';

const size = 9.5;
const leading = 14;
const padding = { x: 5, y: 3.5 };
const styleOf = (align: Align): TextStyle => ({ size, leading, align });

interface CellPlan {
    readonly runs: readonly Run[];
    readonly align: Align;
    readonly header?: 'Row' | 'Column';
}

interface RowPlan {
    readonly cells: readonly CellPlan[];
    readonly tinted: boolean;
}

interface LaidCell extends CellPlan {
    readonly lines: readonly Line[];
    readonly x: number;
    readonly width: number;
}

export function setTable(pages: Pages, table: Table): void {
    const { columns, rows } = table;
    const header: RowPlan = {
        tinted: true,
        cells: columns.map(({ title, align }) => ({ runs: [{ text: title, style: 'bold' }], align, header: 'Column' })),
    };
    const body = rows.map(({ cells, total }): RowPlan => ({
        tinted: total === true,
        cells: cells.map((text, i) => ({
            runs: [total ? { text, style: 'bold' } : { text }],
            align: columns[i]?.align ?? 'start',
        })),
    }));
    setRows(pages, columns.map(({ share }) => share), header, body);
}

export function setFacts(pages: Pages, facts: Facts): void {
    const rows = facts.rows.map(({ label, value }): RowPlan => ({
        tinted: false,
        cells: [
            { runs: [{ text: label, style: 'bold' }], align: 'start', header: 'Row' },
            { runs: value, align: 'start' },
        ],
    }));
    setRows(pages, [3, 7], null, rows);
}

function setRows(pages: Pages, shares: readonly number[], header: RowPlan | null, body: readonly RowPlan[]): void {
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const edges = [0];
    for (const share of shares) edges.push((edges.at(-1) as number) + (share / whole) * pages.width);
    const lay = (row: RowPlan): LaidCell[] =>
        row.cells.map((cell, i) => {
            const x = edges[i] as number;
            const width = (edges[i + 1] as number) - x;
            return { ...cell, x: pages.left + x, width, lines: pages.lines(cell.runs, styleOf(cell.align), width - 2 * padding.x) };
        });

    const headerCells = header === null ? null : lay(header);
    const headerHeight = headerCells === null ? 0 : heightOf(headerCells);
    if (headerHeight > (pages.bottom - pages.top) / 2) throw new RangeError('a table’s titles fill more than half a page');
    const laid = body.map((row) => ({ row, cells: lay(row) }));
    const [first] = laid;
    // The header stands with at least one row.
    pages.keepTogether(Math.min(headerHeight + (first ? heightOf(first.cells) : 0), pages.bottom - pages.top));

    const table = pages.element(pages.root, 'Table');
    if (header !== null && headerCells !== null) {
        const element = pages.element(pages.element(table, 'THead'), 'TR');
        drawRow(pages, headerCells, header.tinted, elementsOf(pages, element, headerCells), 0, Infinity, edges);
    }
    if (laid.length === 0) return;
    const tbody = pages.element(table, 'TBody');
    const nextPage = (): void => {
        pages.nextPage();
        // Read once is enough: the repeated header is no content.
        if (headerCells !== null) drawRow(pages, headerCells, true, null, 0, Infinity, edges);
    };
    for (const { row, cells } of laid) {
        const elements = elementsOf(pages, pages.element(tbody, 'TR'), cells);
        const count = Math.max(1, ...cells.map(({ lines }) => lines.length));
        const fitsAPage = heightOf(cells) <= pages.bottom - pages.top - headerHeight;
        for (let from = 0; from < count; ) {
            const room = Math.floor((pages.room - 2 * padding.y + 1e-6) / leading);
            const fit = Math.min(count - from, room);
            if ((fit < count - from && fitsAPage) || fit < 1) {
                nextPage();
                continue;
            }
            drawRow(pages, cells, row.tinted, elements, from, from + fit, edges);
            from += fit;
            if (from < count) nextPage();
        }
    }
}

function heightOf(cells: readonly LaidCell[]): number {
    return Math.max(1, ...cells.map(({ lines }) => lines.length)) * leading + 2 * padding.y;
}

function elementsOf(pages: Pages, row: StructureElement, cells: readonly LaidCell[]): StructureElement[] {
    return cells.map(({ header }) => pages.element(row, header === undefined ? 'TD' : 'TH', header));
}

/** Draws the lines [from, to) of each cell with the row's frame. Without elements all of it is an artifact. */
function drawRow(
    pages: Pages, cells: readonly LaidCell[], tinted: boolean, elements: readonly StructureElement[] | null,
    from: number, to: number, edges: readonly number[],
): void {
    const shown = cells.map(({ lines }) => lines.slice(from, to));
    const height = Math.max(1, ...shown.map(({ length }) => length)) * leading + 2 * padding.y;
    const top = pages.y;
    pages.artifact('Layout', () => {
        cells.forEach(({ x, width, header }) => {
            if (tinted || header !== undefined) pages.fillRect(x, top, width, height, tint);
        });
        for (const y of [top, top + height]) pages.rule(pages.left, y, pages.width, 0);
        for (const x of edges) pages.rule(pages.left + x, top, 0, height);
    });
    cells.forEach(({ x, width, align }, i) => {
        const placed = (shown[i] ?? []).map((line, n) => ({
            line, style: styleOf(align), x: x + padding.x, top: top + padding.y + n * leading, width: width - 2 * padding.x,
        }));
        if (elements === null) pages.artifact('Pagination', () => pages.draw(null, placed));
        else if (placed.length > 0) pages.draw(elements[i] ?? null, placed);
    });
    pages.y = top + height;
}
