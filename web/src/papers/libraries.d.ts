// What src/papers uses of libraries that come without types (or with types of a much older version).

declare module 'fontkit' {
    export interface Glyph {
        readonly id: number;
        readonly advanceWidth: number; // font units
    }
    export interface Font {
        readonly unitsPerEm: number;
        readonly postscriptName: string;
        readonly characterSet: readonly number[];
        glyphForCodePoint(codePoint: number): Glyph;
        hasGlyphForCodePoint(codePoint: number): boolean;
    }
    export function create(bytes: Uint8Array): Font;
}

declare module 'linebreak' {
    export default class LineBreaker {
        constructor(text: string);
        /** position: an index in UTF-16; required: a line must end here. */
        nextBreak(): { readonly position: number; readonly required: boolean } | null;
    }
}

declare module 'pdfkit' {
    import type { Font } from 'fontkit';

    /** A node of the structure tree. Text and graphics belong to it when they are drawn inside a closure given to add. */
    export interface StructureElement {
        readonly dictionary: { readonly data: Record<string, unknown> };
        add(child: StructureElement | StructureContent | (() => void)): this;
        end(): void;
    }

    export interface StructureContent {
        readonly refs: readonly unknown[];
    }

    export interface DocumentOptions {
        size?: string;
        margin?: number;
        autoFirstPage?: boolean;
        bufferPages?: boolean;
        pdfVersion?: '1.7';
        tagged?: boolean;
        displayTitle?: boolean;
        lang?: string;
        font?: string; // '': none, instead of Helvetica
        info?: Record<string, string | Date>;
    }

    export class PDFDocument {
        constructor(options: DocumentOptions);
        readonly info: Record<string, string | Date>;
        readonly page: { readonly width: number; readonly height: number };
        endMetadata(): void;
        addContent(data: string): this; // operators of a page's content stream
        addPage(): this;
        bufferedPageRange(): { readonly start: number; readonly count: number };
        switchToPage(index: number): unknown;
        registerFont(name: string, font: Font): this;
        font(name: string): this;
        fontSize(points: number): this;
        fillColor(color: string): this;
        strokeColor(color: string): this;
        lineWidth(points: number): this;
        rect(x: number, y: number, width: number, height: number): this;
        moveTo(x: number, y: number): this;
        lineTo(x: number, y: number): this;
        fill(): this;
        stroke(): this;
        text(text: string, x: number, y: number, options: { lineBreak: false; baseline: 'alphabetic' }): this;
        struct(type: string, options?: { scope?: 'Row' | 'Column' }): StructureElement;
        addStructure(element: StructureElement): this;
        markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' | 'Background' }): this;
        markStructureContent(tag: 'Span', options: { actual: string }): StructureContent;
        endMarkedContent(): this;
        on(event: 'data', listener: (chunk: Uint8Array) => void): this;
        on(event: 'end', listener: () => void): this;
        end(): void;
    }
}
