// Breaks text into lines by UAX #14, which knows where Chinese may not break: before ，。）》 and after （《.

import LineBreaker from 'linebreak';

import type { Run } from './document';
import type { Face, Faces } from './faces';

/** One character as it is set. */
export interface Character {
    readonly face: Face;
    readonly muted: boolean;
    readonly drawn: string;
    /** What it stands for where a reader of the PDF would take it for something else. */
    readonly actual: string | null;
    readonly advance: number; // ems
}

export interface Line {
    readonly characters: readonly Character[];
    readonly width: number; // ems
}

const whitespace = /[\p{Zs}\t]/u;
const newLines = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const loneSurrogate = /\p{Surrogate}/gu; // half a character: it has no shape and no bytes

/** The characters of the runs, and before which of them a line may or must begin. */
class Text {
    readonly characters: Character[] = [];
    readonly mayBegin = new Set<number>();
    readonly mustBegin: number[] = [];

    constructor(runs: readonly Run[], faces: Faces) {
        const places: number[] = []; // index in UTF-16 of the whole text → index in characters
        let whole = '';
        for (const { text, style } of runs) {
            const face = style === 'bold' ? faces.bold : faces.regular;
            for (const character of text.replace(newLines, '\n').replace(loneSurrogate, '\ufffd')) {
                for (let i = 0; i < character.length; ++i) places.push(this.characters.length);
                whole += character;
                if (character === '\n') this.mustBegin.push(this.characters.length);
                else this.#add(character, face, style === 'muted', faces);
            }
        }
        const breaker = new LineBreaker(whole);
        for (let at = breaker.nextBreak(); at !== null; at = breaker.nextBreak()) {
            this.mayBegin.add(places[at.position] ?? this.characters.length);
        }
    }

    #add(character: string, face: Face, muted: boolean, faces: Faces): void {
        const codePoint = character.codePointAt(0) ?? 0;
        let drawn = character;
        let actual: string | null = null;
        if (face.has(codePoint)) {
            if (!face.isReadAs(codePoint)) actual = character;
        } else if (whitespace.test(character)) {
            drawn = ' ';
        } else {
            drawn = faces.substitute(character, face);
            actual = character;
        }
        if (drawn === '') return;
        this.characters.push({ face, muted, drawn, actual, advance: face.advance(drawn.codePointAt(0) ?? 0) });
    }
}

/** Lines no wider than `width` ems. A word that is wider than a line, as a digest is, breaks anywhere. An empty text has
 *  no lines; an empty line within a text is one. */
export function breakIntoLines(runs: readonly Run[], faces: Faces, width: number): Line[] {
    const text = new Text(runs, faces);
    if (text.characters.length === 0) return [];
    const lines: Line[] = [];
    let from = 0;
    for (const end of [...text.mustBegin, text.characters.length]) {
        if (from === end) lines.push(lineOf([]));
        while (from < end) {
            const next = endOfLine(text, from, end, width);
            lines.push(lineOf(text.characters.slice(from, next)));
            from = next;
        }
    }
    return lines;
}

function endOfLine(text: Text, from: number, end: number, width: number): number {
    let used = 0;
    let broken = from; // the last place where the line may end
    for (let i = from; i < end; ++i) {
        const { advance, drawn } = text.characters[i] as Character;
        if (i > from && text.mayBegin.has(i)) broken = i;
        used += advance;
        if (used <= width + 1e-9 || drawn === ' ') continue; // spaces hang over the edge
        if (broken > from) return broken;
        return Math.max(i, from + 1);
    }
    return end;
}

function lineOf(characters: readonly Character[]): Line {
    let end = characters.length;
    while (end > 0 && characters[end - 1]?.drawn === ' ') --end;
    const kept = characters.slice(0, end);
    return { characters: kept, width: kept.reduce((sum, { advance }) => sum + advance, 0) };
}
