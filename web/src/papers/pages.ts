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

/** A line and the box in which it is aligned. */
export interface PlacedLine {
    readonly line: Line;
    readonly style: TextStyle;
    readonly x: number;
    readonly top: number;
    readonly width: number;
}

export type ElementType =
    | 'Document' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody'
    | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD';

/** Where two things have to be put right in what pdfkit writes. */
class PaperFile extends PDFDocument {
    #held: string[] | null = null;

    /** XMP is XML, and pdfkit writes the title into it as it is. */
    override endMetadata(): void {
        for (const [key, value] of Object.entries(this.info)) {
            if (typeof value === 'string') this.info[key] = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        }
        super.endMetadata();
    }

    /** Draws text that is read as `actual`, as content of a Span below `parent`. Its marks stand close around the glyphs,
     *  within the text object: Poppler takes the text's place from where they end. */
    textReadAs(parent: StructureElement, actual: string, draw: () => void): void {
        const span = this.struct('Span');
        parent.add(span);
        this.#held = [];
        span.add(this.markStructureContent('Span', { actual }));
        draw();
        this.endMarkedContent();
        this.#held = null;
    }
    override addContent(data: string): this {
        if (this.#held === null) return super.addContent(data);
        if (data.endsWith(' BDC')) this.#held.push(data);
        else if (data.endsWith(' TJ')) super.addContent(`${this.#held.join('\n')}\n${data}\nEMC`);
        else if (data !== 'EMC') super.addContent(data);
        return this;
    }
}

export class Pages {
    readonly document: PaperFile;
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
        this.document = new PaperFile({
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

    /** Draws lines as content of `element`, or, without one, within an artifact that is open. */
    draw(element: StructureElement | null, lines: readonly PlacedLine[]): void {
        const plain: (() => void)[] = [];
        const drawPlain = (): void => {
            const drawings = plain.splice(0);
            if (element !== null && drawings.length > 0) element.add(() => drawings.forEach((drawing) => drawing()));
            else drawings.forEach((drawing) => drawing());
        };
        for (const { line, style, x, top, width } of lines) {
            const { size, leading, align = 'start' } = style;
            const free = width - line.width * size;
            // Chinese characters fill their em from 0.12 below the baseline to 0.88 above it.
            const baseline = top + leading / 2 + size * 0.38;
            let at = x + { start: 0, center: free / 2, end: free }[align];
            for (const { face, muted, actual, drawn, advance } of piecesOf(line.characters)) {
                const from = at;
                const drawing = (): void => {
                    this.document.font(face.name).fontSize(size).fillColor(muted ? soft : (style.color ?? ink));
                    this.document.text(drawn, from, baseline, { lineBreak: false, baseline: 'alphabetic' });
                };
                at += advance * size;
                if (actual === null || element === null) {
                    plain.push(drawing);
                    continue;
                }
                drawPlain();
                this.document.textReadAs(element, actual, drawing);
            }
        }
        drawPlain();
    }

    /** Sets the lines below one another as content of `element`, over as many pages as it takes. Neither the first nor
     *  the last line of several stands alone on a page. */
    flow(element: StructureElement, lines: readonly Line[], style: TextStyle, x: number, width: number): void {
        for (let from = 0; from < lines.length; ) {
            const left = lines.length - from;
            let fit = Math.min(left, Math.floor((this.room + 1e-6) / style.leading));
            if (left - fit === 1) --fit;
            if (fit < Math.min(left, 2) && !this.isAtTop) {
                this.nextPage();
                continue;
            }
            fit = Math.max(fit, 1);
            const top = this.y;
            const shown = lines.slice(from, from + fit);
            this.draw(element, shown.map((line, i) => ({ line, style, x, top: top + i * style.leading, width })));
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
