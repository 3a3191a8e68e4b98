// The two weights of the paper's font and what they can show.

import { create, type Font } from 'fontkit';

import type { MissingCharacter } from './document';

export interface FontBytes {
    readonly regular: Uint8Array;
    readonly bold: Uint8Array;
}

export class Face {
    readonly font: Font;
    readonly #unit: number;
    readonly #ofGlyph = new Map<number, number>(); // glyph → the lowest code point that it stands for

    constructor(readonly name: 'regular' | 'bold', bytes: Uint8Array) {
        this.font = create(bytes);
        this.#unit = 1 / this.font.unitsPerEm;
        // fontkit remembers of a glyph the code point by which it was asked for first, and a PDF says it for all text
        // in that glyph. Asked in order, the answer is the same whatever the document.
        for (const codePoint of [...this.font.characterSet].sort((a, b) => a - b)) {
            const { id } = this.font.glyphForCodePoint(codePoint);
            if (!this.#ofGlyph.has(id)) this.#ofGlyph.set(id, codePoint);
        }
    }

    has(codePoint: number): boolean {
        return this.font.hasGlyphForCodePoint(codePoint);
    }

    /** Whether text in this character's glyph is read as this character, not as one that looks the same. */
    isReadAs(codePoint: number): boolean {
        return this.#ofGlyph.get(this.font.glyphForCodePoint(codePoint).id) === codePoint;
    }

    /** In ems. */
    advance(codePoint: number): number {
        return this.font.glyphForCodePoint(codePoint).advanceWidth * this.#unit;
    }
}

/** Fonts of one document. Nothing is kept between documents: each comes out as if it were the only one. */
export class Faces {
    readonly regular: Face;
    readonly bold: Face;
    readonly #missing = new Map<number, MissingCharacter>();

    constructor(bytes: FontBytes) {
        this.regular = new Face('regular', bytes.regular);
        this.bold = new Face('bold', bytes.bold);
    }

    /** Counts the character as one that is not shown, and says what to show instead. */
    substitute(character: string, face: Face): string {
        const codePoint = character.codePointAt(0) ?? 0;
        const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character);
        const shown = invisible ? '' : (['〓', '□', '?'].find((mark) => face.has(mark.codePointAt(0) ?? 0)) ?? '');
        const times = (this.#missing.get(codePoint)?.times ?? 0) + 1;
        this.#missing.set(codePoint, { character, code_point: codePoint, times, shown_as: shown });
        return shown;
    }

    missing(): MissingCharacter[] {
        return [...this.#missing.values()].sort((a, b) => a.code_point - b.code_point);
    }
}
