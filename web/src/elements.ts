// From a node's meaning to a native element: which tag it is, and what its attributes say.

import { isContainer, type Meaning, type Role } from './tree';

const tags: Partial<Record<Role, string>> = {
    main: 'main', banner: 'header', navigation: 'nav', complementary: 'aside', region: 'section', text: 'p',
    button: 'button', tab: 'button', treeitem: 'button', link: 'a', radio: 'input', checkbox: 'input',
};

// ARIA roles for what has no tag of its own, or loses its meaning by where it stands (a header inside main).
const explicitRoles: ReadonlySet<Role> = new Set<Role>([
    'banner', 'group', 'radiogroup', 'list', 'listitem', 'table', 'row', 'columnheader', 'cell', 'dialog', 'status',
    'alert', 'progressbar', 'img', 'tablist', 'tab', 'tree', 'treeitem',
]);

// Their name is their text, which browsers translate and screen readers read by word; the others carry a label.
const namedByText: ReadonlySet<Role> = new Set<Role>([
    'heading', 'text', 'button', 'link', 'tab', 'treeitem', 'columnheader', 'cell', 'listitem', 'status', 'alert',
]);

const acting: ReadonlySet<Role> = new Set<Role>(['button', 'link', 'radio', 'checkbox', 'textbox', 'tab', 'treeitem']);

export function tagOf(meaning: Meaning): string {
    if (meaning.role === 'heading') return `h${Math.min(6, Math.max(1, meaning.level ?? 2))}`;
    if (meaning.role === 'textbox') return meaning.field?.multiline ? 'textarea' : 'input';
    if (meaning.picture) return 'img';
    return tags[meaning.role] ?? 'div';
}

export function createElement(meaning: Meaning): HTMLElement {
    const element = document.createElement(tagOf(meaning));
    const { role } = meaning;
    element.className = isContainer(role) ? 'container' : role === 'textbox' ? 'leaf field' : 'leaf';
    if (meaning.picture) element.classList.add('picture');
    if (acting.has(role)) element.classList.add('acts');
    if (explicitRoles.has(role)) element.setAttribute('role', role);
    if (element instanceof HTMLButtonElement) element.type = 'button';
    if (element instanceof HTMLAnchorElement) element.href = '#';
    if (element instanceof HTMLInputElement) element.type = role === 'textbox' ? 'text' : role;
    if (role === 'dialog') {
        element.setAttribute('aria-modal', 'true');
        element.tabIndex = -1;
    }
    if (role === 'progressbar') {
        element.setAttribute('aria-valuemin', '0');
        element.setAttribute('aria-valuemax', '100');
    }
    return element;
}

function set(element: Element, name: string, value: string | undefined): void {
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const yes = (flag: boolean | undefined): string | undefined => (flag ? 'true' : undefined);
const either = (flag: boolean | undefined): string | undefined => (flag === undefined ? undefined : String(flag));

/** Everything about an element but its place, its children and (a text field's) value. `describedBy`: an id. */
export function describe(element: HTMLElement, meaning: Meaning, label: Text | null, describedBy?: string): void {
    const { role } = meaning;
    if (label !== null) {
        if (label.data !== (meaning.name ?? '')) label.data = meaning.name ?? '';
    } else {
        set(element, element instanceof HTMLImageElement ? 'alt' : 'aria-label', meaning.name);
    }
    set(element, 'aria-describedby', describedBy);
    set(element, 'aria-invalid', yes(meaning.error !== undefined));
    set(element, 'aria-required', yes(meaning.required));
    set(element, 'aria-busy', yes(meaning.busy));
    // Not the disabled attribute: a disabled control stays in the reading order and keeps the focus it has.
    set(element, 'aria-disabled', yes(meaning.disabled));
    set(element, 'aria-expanded', either(meaning.expanded));
    set(element, 'aria-rowcount', meaning.rowCount ? String(meaning.rowCount) : undefined);
    set(element, 'aria-rowindex', meaning.rowIndex ? String(meaning.rowIndex) : undefined);
    set(element, 'aria-level', role === 'treeitem' && meaning.level ? String(meaning.level) : undefined);
    set(element, 'aria-valuenow', role === 'progressbar' ? (meaning.value ?? '0') : undefined);
    if (role === 'tab' || role === 'treeitem' || role === 'row') {
        set(element, 'aria-selected', role === 'tab' ? String(meaning.selected ?? false) : yes(meaning.selected));
    } else {
        set(element, 'aria-current', yes(meaning.selected));
    }
    if (element instanceof HTMLInputElement && (role === 'radio' || role === 'checkbox')) {
        element.checked = meaning.checked ?? false;
        element.indeterminate = meaning.mixed ?? false;
    } else if (role === 'button') {
        set(element, 'aria-pressed', either(meaning.checked));
    }
}

/** The text that is an element's name, as its first child; null where the name is a label. */
export function nameText(element: HTMLElement, role: Role): Text | null {
    if (!namedByText.has(role)) return null;
    const text = document.createTextNode('');
    element.prepend(text);
    return text;
}
