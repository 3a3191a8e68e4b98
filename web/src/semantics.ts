// The semantics layer: real, native elements for what the canvas shows, patched by key.
//
// An element lives as long as its key does and keeps its place in the document while it has the focus: moving or
// replacing a node would take the focus, the selection and an open composition from it.
//
// Who acts on a click. A pointer's press is seen by the canvas (its listeners are on #stage, which holds this layer),
// so the `click` that follows must not act again. A click that no pointer made (Enter, space, a screen reader) has
// detail 0; some assistive technology sends detail 1, but then no press came before it.

import { createElement, describe, nameText, tagOf } from './elements';
import { isField, TextField, type FieldEvents } from './text-fields';
import { isContainer, type Box, type Meaning, type Patch, type Role } from './tree';

export interface SemanticsEvents extends FieldEvents {
    activate(key: string): void;
    focus(key: string, visible: boolean): void;
    /** The address of a file's picture. */
    picture(file: number): string;
}

interface Entry {
    readonly key: string;
    readonly element: HTMLElement;
    readonly label: Text | null;
    readonly field: TextField | null;
    meaning: Meaning;
    box: Box;
    parent: Entry | null; // the nearest one that can hold elements
}

export class Semantics {
    readonly #layer: HTMLElement;
    readonly #descriptions: HTMLElement;
    readonly #events: SemanticsEvents;
    #order: Entry[] = [];
    #byKey = new Map<string, Entry>();
    readonly #described = new Map<Entry, HTMLElement>(); // hidden texts for aria-describedby
    readonly #byElement = new WeakMap<Element, Entry>();
    #pressed = false; // a pointer went down and its click has not come yet
    #modal: Entry | null = null;
    #focusBeforeModal: string | null = null;
    #nextDescription = 0;

    constructor(layer: HTMLElement, events: SemanticsEvents) {
        this.#layer = layer;
        this.#events = events;
        this.#descriptions = document.createElement('div');
        this.#descriptions.id = 'descriptions';
        layer.after(this.#descriptions);
        const stage = layer.parentElement as HTMLElement;
        stage.addEventListener('pointerdown', () => (this.#pressed = true), { capture: true });
        stage.addEventListener('pointercancel', () => (this.#pressed = false), { capture: true });
        stage.addEventListener('mousedown', (event) => this.#keepInModal(event), { capture: true });
        layer.addEventListener('click', (event) => this.#clicked(event));
        layer.addEventListener('keydown', (event) => this.#arrows(event));
        layer.addEventListener('focusin', (event) => this.#focused(event));
        layer.addEventListener('focusout', (event) => this.#blurred(event));
        // A focus or a screen reader scrolls what it wants to see into the layer's view. The layer must stay on the
        // canvas; the application hears of the focus and scrolls its own area.
        layer.addEventListener('scroll', () => layer.scrollTo(0, 0));
    }

    /** See Host.editing in engine.ts. */
    editing(): 0 | 1 | 2 | 3 {
        const active = document.activeElement;
        if (active === null || !(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement)) return 0;
        const field = this.#byElement.get(active)?.field;
        if (!field) return 1;
        return field.composing ? 3 : 2;
    }

    apply(patch: Patch): void {
        const meanings = new Map(patch.nodes.map((node) => [node.at, node]));
        if (patch.order) this.#reorder(patch.order, meanings);
        for (const [at, meaning] of meanings) this.#describe(at, meaning);
        const moves = patch.moves ?? [];
        for (let i = 0; i < moves.length; i += 9) {
            const entry = this.#order[moves[i] ?? -1];
            if (entry) entry.box = moves.slice(i + 1, i + 9) as unknown as Box;
        }
        if (patch.order) this.#arrange();
        if (patch.order || patch.nodes.length > 0 || moves.length > 0) this.#place();
        if (patch.order) this.#holdModal();
        if (patch.focus !== undefined) this.#giveFocus(patch.focus);
    }

    // ── Which elements there are, and where they stand in the document ──────────────────────────────────────────

    #reorder(order: NonNullable<Patch['order']>, meanings: ReadonlyMap<number, Meaning>): void {
        const next: Entry[] = [];
        const nextByKey = new Map<string, Entry>();
        order.forEach(([key], at) => {
            const meaning = meanings.get(at);
            let entry = this.#byKey.get(key);
            if (entry && meaning && !fits(entry, meaning)) entry = undefined;
            if (!entry) {
                if (!meaning) throw new Error(`a new node without a meaning: ${key}`);
                entry = this.#create(key, meaning);
            }
            next.push(entry);
            nextByKey.set(key, entry);
        });
        order.forEach(([, parent], at) => {
            const entry = next[at] as Entry;
            let holder = parent < 0 ? null : (next[parent] ?? null);
            // A tree may hold nothing but its items: the buttons beside them stand behind the tree.
            while (holder !== null && (!isContainer(holder.meaning.role) || (holder.meaning.role === 'tree' && !isItem(entry)))) {
                holder = holder.parent;
            }
            entry.parent = holder;
        });
        for (const entry of this.#order) {
            if (nextByKey.get(entry.key) !== entry) this.#remove(entry);
        }
        this.#order = next;
        this.#byKey = nextByKey;
    }

    #create(key: string, meaning: Meaning): Entry {
        const element = createElement(meaning);
        element.dataset['key'] = key;
        const field = isField(element) ? new TextField(element, key, this.#events) : null;
        const entry: Entry = {
            key, element, field, meaning, box: meaning.box, parent: null,
            label: nameText(element, meaning.role),
        };
        this.#byElement.set(element, entry);
        return entry;
    }

    #remove(entry: Entry): void {
        entry.field?.commit(); // what was typed and not left yet counts
        entry.element.remove();
        this.#forgetDescription(entry);
    }

    #describe(at: number, meaning: Meaning): void {
        let entry = this.#order[at];
        if (!entry) return;
        if (!fits(entry, meaning)) entry = this.#exchange(at, meaning);
        entry.meaning = meaning;
        entry.box = meaning.box;
        if (meaning.role === 'radio' && entry.element instanceof HTMLInputElement) {
            entry.element.name = entry.parent?.key ?? '';
        }
        describe(entry.element, meaning, entry.label, this.#description(entry));
        entry.field?.update(meaning);
        if (entry.element instanceof HTMLImageElement) {
            const address = this.#events.picture(meaning.picture ?? 0);
            if (entry.element.getAttribute('src') !== address) entry.element.src = address;
        }
        if (!entry.element.isConnected && live.has(meaning.role)) this.#announceLater(entry);
    }

    /** Screen readers speak a change of a live region, not a region that comes with its words: so those come after. */
    #announceLater(entry: Entry): void {
        if (entry.label) entry.label.data = '';
        setTimeout(() => {
            if (entry.label) entry.label.data = entry.meaning.name ?? '';
        }, 50);
    }

    /** The same key as something else, in an unchanged order: a new element takes the old one's place and focus. */
    #exchange(at: number, meaning: Meaning): Entry {
        const old = this.#order[at] as Entry;
        const entry = this.#create(old.key, meaning);
        entry.parent = old.parent;
        const focused = document.activeElement === old.element;
        entry.element.append(...[...old.element.children]);
        entry.element.inert = old.element.inert;
        old.element.replaceWith(entry.element);
        this.#forgetDescription(old);
        this.#order[at] = entry;
        this.#byKey.set(old.key, entry);
        for (const other of this.#order) if (other.parent === old) other.parent = entry;
        if (focused) entry.element.focus({ preventScroll: true });
        return entry;
    }

    /** The id of the hidden text that says what is wrong and what helps; undefined where there is nothing to say. */
    #description(entry: Entry): string | undefined {
        const text = [entry.meaning.error, entry.meaning.description].filter(Boolean).join(' ');
        let element = this.#described.get(entry);
        if (text === '') {
            this.#forgetDescription(entry);
            return undefined;
        }
        if (!element) {
            element = document.createElement('span');
            element.id = `description-${++this.#nextDescription}`;
            this.#descriptions.append(element);
            this.#described.set(entry, element);
        }
        if (element.textContent !== text) element.textContent = text;
        return element.id;
    }

    #forgetDescription(entry: Entry): void {
        this.#described.get(entry)?.remove();
        this.#described.delete(entry);
    }

    #arrange(): void {
        const wanted = new Map<Entry | null, HTMLElement[]>([[null, []]]);
        for (const entry of this.#order) {
            const siblings = wanted.get(entry.parent);
            if (siblings) siblings.push(entry.element);
            else wanted.set(entry.parent, [entry.element]);
        }
        for (const entry of this.#order) {
            if (isContainer(entry.meaning.role)) arrange(entry.element, entry.label, wanted.get(entry) ?? []);
        }
        arrange(this.#layer, null, wanted.get(null) ?? []);
    }

    // ── Places ──────────────────────────────────────────────────────────────────────────────────────────────────

    #place(): void {
        for (const entry of this.#order) {
            const [x, y, width, height, left, top, right, bottom] = entry.box;
            const origin = entry.parent?.box;
            const { style } = entry.element;
            put(style, 'left', `${x - (origin?.[0] ?? 0)}px`);
            put(style, 'top', `${y - (origin?.[1] ?? 0)}px`);
            // Never without an area: some assistive technology passes over what has none.
            put(style, 'width', `${Math.max(1, width)}px`);
            put(style, 'height', `${Math.max(1, height)}px`);
            if (isContainer(entry.meaning.role)) continue; // what stands in it is clipped by itself
            const cut = [top - y, x + width - right, y + height - bottom, left - x].map((edge) => Math.max(0, edge));
            const whole = cut.every((edge) => edge < 0.5);
            put(style, 'clipPath', whole ? '' : `inset(${cut.map((edge) => `${edge}px`).join(' ')})`);
            // One line stands in the middle of its box (less the border of stage.css).
            if (entry.field && !entry.meaning.field?.multiline) put(style, 'lineHeight', `${Math.max(0, height - 4)}px`);
        }
    }

    // ── Focus and dialogs ───────────────────────────────────────────────────────────────────────────────────────

    #giveFocus(key: string): void {
        const element = this.#byKey.get(key)?.element;
        if (!element || document.activeElement === element) return;
        if (element.tabIndex < 0) element.tabIndex = -1; // a heading, a region: takes the focus, not in the tab order
        element.focus({ preventScroll: true });
    }

    /** While a dialog is there, everything outside is inert; when it goes, the focus goes back to where it was. */
    #holdModal(): void {
        const modal = this.#order.findLast((entry) => entry.meaning.role === 'dialog') ?? null;
        if (modal !== this.#modal) {
            const before = this.#focusBeforeModal;
            if (this.#modal === null) {
                const active = document.activeElement;
                this.#focusBeforeModal = (active && this.#byElement.get(active)?.key) ?? null;
            }
            this.#modal = modal;
            this.#makeInert();
            if (modal !== null) {
                if (!modal.element.contains(document.activeElement)) {
                    const first = modal.element.querySelector<HTMLElement>('.acts:not([aria-disabled])');
                    (first ?? modal.element).focus({ preventScroll: true });
                }
            } else {
                this.#focusBeforeModal = null;
                if (before !== null) this.#giveFocus(before);
            }
        } else if (modal !== null) {
            this.#makeInert();
        }
    }

    #makeInert(): void {
        const modal = this.#modal;
        for (const { element, meaning } of this.#order) {
            // Live regions go on speaking: what happened may be the reason for the dialog.
            const apart = modal !== null && !live.has(meaning.role) && !modal.element.contains(element) && !element.contains(modal.element);
            if (element.inert !== apart) element.inert = apart;
        }
    }

    // ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────

    #entryAt(event: Event): Entry | undefined {
        const element = event.target instanceof Element ? event.target.closest('[data-key]') : null;
        return element ? this.#byElement.get(element) : undefined;
    }

    #clicked(event: MouseEvent): void {
        const entry = this.#entryAt(event);
        const byPointer = event.detail !== 0 && this.#pressed;
        this.#pressed = false;
        if (!entry) return;
        const { element } = entry;
        const toggles = element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox');
        if (element instanceof HTMLAnchorElement) event.preventDefault();
        if (byPointer) {
            // The canvas has acted on it by now and `checked` is what it came to; the browser must not toggle it back.
            if (toggles) event.preventDefault();
            return;
        }
        if (entry.field) return;
        if (!entry.meaning.disabled) this.#events.activate(entry.key);
        if (toggles) {
            const meaning = this.#byKey.get(entry.key)?.meaning;
            element.checked = meaning?.checked ?? false;
            element.indeterminate = meaning?.mixed ?? false;
        }
    }

    /** Arrows within tabs and trees (the ARIA patterns; radio buttons have theirs from the browser). */
    #arrows(event: KeyboardEvent): void {
        const entry = this.#entryAt(event);
        const role = entry?.meaning.role;
        if (!entry || (role !== 'tab' && role !== 'treeitem') || event.ctrlKey || event.altKey || event.metaKey) return;
        const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
        if (role === 'treeitem' && sideways) {
            if (entry.meaning.expanded === (event.key === 'ArrowLeft')) this.#events.activate(entry.key);
            return;
        }
        const row = this.#order.filter((other) => other.parent === entry.parent && other.meaning.role === role);
        const at = row.indexOf(entry);
        const steps: Record<string, number> = {
            ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: row.length - 1,
        };
        const next = row[steps[event.key] ?? -1];
        if (!next) return;
        event.preventDefault();
        next.element.focus({ preventScroll: true });
    }

    /** A press beside the dialog must not take the focus out of it. It may also be the echo of the very tap that
     *  opened the dialog: browsers repeat a tap as mouse events after the touch has ended. */
    #keepInModal(event: MouseEvent): void {
        if (this.#modal && !(event.target instanceof Node && this.#modal.element.contains(event.target))) {
            event.preventDefault();
        }
    }

    #focused(event: FocusEvent): void {
        const entry = this.#entryAt(event);
        if (entry) this.#events.focus(entry.key, entry.element.matches(':focus-visible'));
    }

    #blurred(event: FocusEvent): void {
        // The focus goes to another element of ours: its focusin tells. The window lost it: it will come back here.
        if (event.relatedTarget instanceof Element && this.#byElement.has(event.relatedTarget)) return;
        if (document.activeElement === event.target) return;
        this.#events.focus('', false);
    }
}

const isItem = (entry: Entry): boolean => entry.meaning.role === 'treeitem';

const live: ReadonlySet<Role> = new Set<Role>(['status', 'alert']);

/** Another role or tag needs another element: a field cannot become a check box. */
function fits(entry: Entry, meaning: Meaning): boolean {
    return entry.meaning.role === meaning.role && tagOf(entry.meaning) === tagOf(meaning);
}

/** Writes a style only where it is another: a write costs even when it changes nothing. */
function put(style: CSSStyleDeclaration, name: 'left' | 'top' | 'width' | 'height' | 'clipPath' | 'lineHeight', value: string): void {
    if (style[name] !== value) style[name] = value;
}

/** Puts `wanted` into `parent` in this order without moving the child that holds the focus. */
export function arrange(parent: HTMLElement, label: Text | null, wanted: readonly HTMLElement[]): void {
    const active = document.activeElement;
    let cursor: ChildNode | null = label ? label.nextSibling : parent.firstChild;
    for (const element of wanted) {
        if (element === cursor) {
            cursor = cursor.nextSibling;
        } else if (element.parentNode === parent && element.contains(active)) {
            // Everything between here and the focused child goes behind it; what is wanted there is placed below.
            while (cursor !== null && cursor !== element) {
                const next: ChildNode | null = cursor.nextSibling;
                parent.append(cursor);
                cursor = next;
            }
            cursor = element.nextSibling;
        } else {
            parent.insertBefore(element, cursor);
        }
    }
}
