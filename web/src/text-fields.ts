// Text fields. The browser owns caret, selection, undo, clipboard and input methods; C++ owns what the field means.
//
// Without the focus a field is there but not seen (opacity 0): the canvas draws its text. With the focus it is seen,
// in the same font at the same place, and the canvas draws the box around it.
//
// Values flow to C++ on every `input`. They flow back (a normalised amount, an undo of the application) only when
// the program changed them, never while a composition is open: writing then makes input methods lose the first
// letters of a syllable, as Flutter's web engine found out (flutter/flutter issues on `compositionstart`).

import type { FieldLook, Meaning } from './tree';

export type FieldElement = HTMLInputElement | HTMLTextAreaElement;

export function isField(element: unknown): element is FieldElement {
    return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');
}

export interface FieldEvents {
    text(key: string, value: string): void;
    /** True when C++ has acted on it already: what it says now is the field's value. */
    commit(key: string): boolean;
}

// As shell/ui/fields.cpp draws a field at rest.
const border = 2; // stage.css: the transparent border
const firstLine = 10; // several lines: from the top of the box to the first
const lineRatio = 24 / 15; // body text: line height to em size

const colour = (rgb: number): string => `#${rgb.toString(16).padStart(6, '0')}`;

export class TextField {
    readonly #element: FieldElement;
    readonly #key: string;
    readonly #events: FieldEvents;
    #said = ''; // the value that C++ last said
    #sent: string[] = []; // what was typed and has not come back yet
    #composing = false;
    #before = ''; // the value when the composition began
    #waiting: string | null = null; // a value that came during it
    #dirty = false; // typed since the last commit

    constructor(element: FieldElement, key: string, events: FieldEvents) {
        this.#element = element;
        this.#key = key;
        this.#events = events;
        element.autocomplete = 'off';
        element.autocapitalize = 'off';
        element.spellcheck = false;
        element.setAttribute('autocorrect', 'off');
        element.enterKeyHint = 'done';
        element.addEventListener('input', () => this.#typed());
        element.addEventListener('compositionstart', () => {
            this.#composing = true;
            this.#before = element.value;
        });
        element.addEventListener('compositionend', () => {
            this.#composing = false;
            // Firefox sends one more `input` after this, Chromium does not: #typed() knows a value it has sent.
            this.#typed();
            // What was composed counts more than what the program said meanwhile; a cancelled composition does not.
            const waiting = this.#waiting;
            this.#waiting = null;
            if (waiting !== null && element.value === this.#before) this.#write(waiting);
        });
        (element as HTMLElement).addEventListener('keydown', (event) => this.#keyDown(event));
        element.addEventListener('blur', () => {
            // The window lost the focus, not the field: it comes back with what was typed.
            if (document.activeElement === element) return;
            this.commit();
        });
    }

    get composing(): boolean {
        return this.#composing;
    }

    /** What C++ says now: look and value. */
    update(meaning: Meaning): void {
        if (meaning.field) this.#dress(meaning.field);
        this.#element.readOnly = meaning.disabled ?? false;
        const value = meaning.value ?? '';
        const before = this.#said;
        this.#said = value;
        if (value === this.#element.value) {
            this.#sent = [];
            this.#waiting = null;
            return;
        }
        if (value === before || this.#sent.includes(value)) return; // an echo, older than what is typed by now
        this.#sent = [];
        if (this.#composing) this.#waiting = value;
        else this.#write(value);
    }

    /** Says that editing is over for now: the time to normalise. */
    commit(): void {
        if (!this.#dirty) return;
        this.#dirty = false;
        if (!this.#events.commit(this.#key)) return;
        this.#sent = [];
        if (!this.#composing && this.#element.value !== this.#said) this.#write(this.#said);
    }

    #typed(): void {
        const { value } = this.#element;
        if (value === (this.#sent.at(-1) ?? this.#said)) return;
        this.#dirty = true;
        this.#sent.push(value);
        this.#events.text(this.#key, value);
    }

    #keyDown(event: KeyboardEvent): void {
        // Enter chooses a candidate while a composition is open: isComposing says so, except in Safari, where the
        // composition ends before its Enter arrives (keyCode 229), and on Android, where every key is 229.
        if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
        if (this.#element instanceof HTMLTextAreaElement) return;
        this.commit();
    }

    #write(value: string): void {
        const element = this.#element;
        // Writing a value moves the caret to the end; a caret in the middle stays as far from the end as it was.
        const fromEnd = element.value.length - (element.selectionEnd ?? element.value.length);
        const focused = document.activeElement === element;
        element.value = value;
        if (focused) {
            const caret = Math.max(0, value.length - fromEnd);
            element.setSelectionRange(caret, caret);
        }
    }

    #dress(look: FieldLook): void {
        const element = this.#element;
        const { style } = element;
        if (element.maxLength !== look.maxLength) element.maxLength = look.maxLength;
        if (element.placeholder !== (look.placeholder ?? '')) element.placeholder = look.placeholder ?? '';
        if (element.inputMode !== look.keyboard) element.inputMode = look.keyboard;
        style.fontFamily = "'Voucher', sans-serif";
        style.fontSize = `${look.fontPx}px`;
        style.fontWeight = look.bold ? '700' : '400';
        style.textAlign = look.alignRight ? 'right' : 'left';
        style.paddingLeft = `${Math.max(0, look.padLeft - border)}px`;
        style.paddingRight = `${Math.max(0, look.padRight - border)}px`;
        if (look.multiline) {
            style.paddingTop = `${firstLine - border}px`;
            style.lineHeight = `${look.fontPx * lineRatio}px`;
        }
        style.color = colour(look.text);
        style.caretColor = colour(look.text);
        style.backgroundColor = colour(look.ground);
        style.setProperty('--placeholder', colour(look.placeholderColour));
    }
}
