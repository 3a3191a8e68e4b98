// A4 pages with a place from which the next thing hangs. Whatever is drawn is either content of a node of the structure
// tree, which a screen reader reads, or an artifact, which it passes over. ISO 32000-1, 14.8.

import { PDFDocument, type StructureElement } from 'pdfkit';

import type { Face, Faces } from './faces';
import { breakIntoLines, type Character, type Line } from './lines';
import type { Align, Run } from './document';

// Points.
const margin = { left: 56.7, right: 56.7, top: 56.7, bottom: 62.4 };

export const ink = '#16202e';
export const soft = '#4b5a6e';
export const hairline = '#b8c2d0';
export const tint = '#f0f3f8';

export interface TextStyle {
    readonly size: number; // points
    readonly leading: number; // from one line to the next, points
    readonly align?: Align;
    readonly color?: string;
}

export type ElementType =
    | 'Document' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody'
    | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD';

/** XMP is XML, and pdfkit writes the title into it as it is. */
class TitledDocument extends PDFDocument {
    override endMetadata(): void {
        for (const [key, value] of Object.entries(this.info)) {
            if (typeof value === 'string') this.info[key] = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        }
        super.endMetadata();
    }
}

export class Pages {
    readonly document: PDFDocument;
    readonly faces: Faces;
    readonly root: StructureElement;
    readonly left = margin.left;
    readonly width: number;
    readonly top = margin.top;
    readonly bottom: number;
    /** The upper edge of what comes next, from the top of the page. */
    y = margin.top;

    constructor(faces: Faces, language: string, info: Record<string, string | Date>) {
        this.faces = faces;
        this.document = new TitledDocument({
            size: 'A4', margin: 0, autoFirstPage: false, bufferPages: true, pdfVersion: '1.7', tagged: true,
            displayTitle: true, lang: language, font: '', info,
        });
        this.document.registerFont('regular', faces.regular.font).registerFont('bold', faces.bold.font);
        this.document.addPage();
        this.width = this.document.page.width - margin.left - margin.right;
        this.bottom = this.document.page.height - margin.bottom;
        this.root = this.document.struct('Document');
        this.document.addStructure(this.root);
    }

    get isAtTop(): boolean {
        return this.y <= this.top;
    }
    get room(): number {
        return this.bottom - this.y;
    }
    nextPage(): void {
        this.document.addPage();
        this.y = this.top;
    }
    /** A new page where `height` does not fit on this one. */
    keepTogether(height: number): void {
        if (height > this.room && !this.isAtTop) this.nextPage();
    }
    /** Room above what comes next; none at the top of a page. */
    space(height: number): void {
        if (!this.isAtTop) this.y += height;
    }

    element(parent: StructureElement, type: ElementType, scope?: 'Row' | 'Column'): StructureElement {
        const element = this.document.struct(type, scope === undefined ? {} : { scope });
        parent.add(element);
        return element;
    }
    artifact(type: 'Pagination' | 'Layout' | 'Background', draw: () => void): void {
        this.document.markContent('Artifact', { type });
        draw();
        this.document.endMarkedContent();
    }

    lines(runs: readonly Run[], { size }: TextStyle, width: number): Line[] {
        return breakIntoLines(runs, this.faces, width / size);
    }

    /** Draws one line; the caller says whose content it is. */
    drawLine(line: Line, style: TextStyle, x: number, top: number, width: number): void {
        const { size, leading, align = 'start' } = style;
        const free = width - line.width * size;
        const before = { start: 0, center: free / 2, end: free }[align];
        // Chinese characters fill their em from 0.12 below the baseline to 0.88 above it.
        const baseline = top + leading / 2 + size * 0.38;
        let at = x + before;
        for (const piece of piecesOf(line.characters)) {
            this.document.font(piece.face.name).fontSize(size).fillColor(piece.muted ? soft : (style.color ?? ink));
            if (piece.actual !== null) this.document.markContent('Span', { actual: piece.actual });
            this.document.text(piece.drawn, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
            if (piece.actual !== null) this.document.endMarkedContent();
            at += piece.advance * size;
        }
    }

    /** Sets the lines below one another as content of `element`, over as many pages as it takes. Neither the first nor
     *  the last line of several stands alone on a page. */
    flow(element: StructureElement, lines: readonly Line[], style: TextStyle, x: number, width: number): void {
        for (let from = 0; from < lines.length; ) {
            const left = lines.length - from;
            let fit = Math.min(left, Math.floor((this.room + 1e-6) / style.leading));
            if (left - fit === 1 && fit > 2) --fit;
            if (fit < Math.min(left, 2) && !this.isAtTop) {
                this.nextPage();
                continue;
            }
            fit = Math.max(fit, 1);
            const top = this.y;
            element.add(() => {
                for (let i = 0; i < fit; ++i) {
                    this.drawLine(lines[from + i] as Line, style, x, top + i * style.leading, width);
                }
            });
            this.y += fit * style.leading;
            from += fit;
        }
    }

    fillRect(x: number, y: number, width: number, height: number, color: string): void {
        this.document.fillColor(color).rect(x, y, width, height).fill();
    }
    rule(x: number, y: number, width: number, height: number, color = hairline): void {
        this.document.lineWidth(0.6).strokeColor(color).moveTo(x, y).lineTo(x + width, y + height).stroke();
    }

    /** The bytes, once every page has been drawn. */
    async finish(): Promise<Uint8Array<ArrayBuffer>> {
        const chunks: Uint8Array[] = [];
        const ended = new Promise<void>((resolve) => {
            this.document.on('data', (chunk) => void chunks.push(chunk)).on('end', resolve);
        });
        this.root.end();
        this.document.end();
        await ended;
        const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const chunk of chunks) {
            bytes.set(chunk, at);
            at += chunk.length;
        }
        return bytes;
    }
}

interface Piece {
    readonly face: Face;
    readonly muted: boolean;
    readonly actual: string | null;
    drawn: string;
    advance: number; // ems
}

/** Characters that one operator can draw, together. One that is to be read as another stays alone. */
function piecesOf(characters: readonly Character[]): Piece[] {
    const pieces: Piece[] = [];
    for (const { face, muted, actual, drawn, advance } of characters) {
        const last = pieces.at(-1);
        if (last && last.face === face && last.muted === muted && last.actual === null && actual === null) {
            last.drawn += drawn;
            last.advance += advance;
        } else {
            pieces.push({ face, muted, actual, drawn, advance });
        }
    }
    return pieces;
}
