// Characters that no font file of ours has, drawn by the browser in the machine's own fonts: names such as 𬭩, 㛃, 𠮷.

import type { GlyphBox } from './engine';

export class Glyphs {
    readonly #context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    #coverage = new Uint8Array();

    /** Null where the browser draws nothing at all. */
    draw(character: number, emPx: number, bold: boolean): GlyphBox | null {
        const context = this.#context;
        if (!context || character > 0x10ffff) return null;
        const text = String.fromCodePoint(character);
        const font = `${bold ? 700 : 400} ${emPx}px sans-serif`;
        context.font = font;
        const ink = context.measureText(text);
        const left = Math.floor(-ink.actualBoundingBoxLeft) - 1;
        const top = Math.floor(-ink.actualBoundingBoxAscent) - 1;
        const width = Math.ceil(ink.actualBoundingBoxRight) + 1 - left;
        const height = Math.ceil(ink.actualBoundingBoxDescent) + 1 - top;
        if (!(width > 0 && height > 0 && width <= 1024 && height <= 1024)) return null;
        context.canvas.width = width; // clears, and forgets the font
        context.canvas.height = height;
        context.font = font;
        context.fillText(text, -left, -top);
        const pixels = context.getImageData(0, 0, width, height).data;
        this.#coverage = Uint8Array.from({ length: width * height }, (_, i) => pixels[4 * i + 3] ?? 0);
        return { left, top, advance: ink.width, width, height };
    }

    get coverage(): Uint8Array {
        return this.#coverage;
    }
}
