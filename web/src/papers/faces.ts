// The two weights of the paper's font and what they can show.

import { create, type Font } from 'fontkit';

import type { MissingCharacter } from './document';

export class Face {
    readonly font: Font;
    readonly #unit: number;
    readonly #ofGlyph = new Map<number, number>(); // glyph → the lowest code point that it stands for

    constructor(readonly name: 'regular' | 'bold', bytes: Uint8Array) {
        this.font = create(bytes);
        this.#unit = 1 / this.font.unitsPerEm;
        // fontkit remembers of a glyph the code point by which it was asked for first, and a PDF says it for all text
        // in that glyph. Asked for all of them in order, it says the same in every document, whatever came before.
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

/** Both weights, for as many documents as are to be made: none leaves a trace in them. */
export interface Fonts {
    readonly regular: Face;
    readonly bold: Face;
}

export function openFonts(regular: Uint8Array, bold: Uint8Array): Fonts {
    return { regular: new Face('regular', regular), bold: new Face('bold', bold) };
}

/** The fonts of one document, and what they could not show in it. */
export class Faces {
    readonly regular: Face;
    readonly bold: Face;
    readonly #missing = new Map<number, MissingCharacter>();

    constructor({ regular, bold }: Fonts) {
        this.regular = regular;
        this.bold = bold;
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
