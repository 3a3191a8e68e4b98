// The semantics tree as it comes from C++: see shell/ui/semantics.hpp (what a node means) and
// shell/platform/web_semantics.hpp (how a change of it is written).

export type Role =
    | 'main' | 'banner' | 'navigation' | 'complementary' | 'region' | 'group' | 'heading' | 'text' | 'button' | 'link'
    | 'radiogroup' | 'radio' | 'checkbox' | 'textbox' | 'list' | 'listitem' | 'table' | 'row' | 'columnheader' | 'cell'
    | 'dialog' | 'status' | 'alert' | 'progressbar' | 'img' | 'tablist' | 'tab' | 'tree' | 'treeitem';

export interface FieldLook {
    readonly multiline?: true;
    readonly keyboard: 'text' | 'decimal' | 'numeric';
    readonly placeholder?: string;
    readonly maxLength: number;
    readonly fontPx: number;
    readonly bold?: true;
    readonly alignRight?: true;
    readonly padLeft: number;
    readonly padRight: number;
    readonly text: number; // 0xRRGGBB
    readonly placeholderColour: number;
    readonly ground: number;
}

/** x, y, width, height, then the edges of what can be seen: left, top, right, bottom. CSS pixels of the page. */
export type Box = readonly [number, number, number, number, number, number, number, number];

export interface Meaning {
    readonly role: Role;
    readonly name?: string;
    readonly value?: string;
    readonly description?: string;
    readonly error?: string;
    readonly box: Box;
    readonly checked?: boolean;
    readonly mixed?: boolean;
    readonly expanded?: boolean;
    readonly selected?: true;
    readonly disabled?: true;
    readonly required?: true;
    readonly busy?: true;
    readonly level?: number;
    readonly rowCount?: number;
    readonly rowIndex?: number;
    readonly field?: FieldLook;
    readonly picture?: number; // a file whose picture stands here
}

export interface Patch {
    readonly order?: readonly (readonly [key: string, parent: number])[];
    readonly nodes: readonly (Meaning & { readonly at: number })[];
    readonly moves?: readonly number[]; // nine numbers a node: at, then its box
    readonly focus?: string;
}

/** Roles whose elements hold others; every other role is a leaf, and what is said to stand in it stands behind it. */
const containers: ReadonlySet<Role> = new Set<Role>([
    'main', 'banner', 'navigation', 'complementary', 'region', 'group', 'radiogroup', 'list', 'listitem', 'table', 'row',
    'columnheader', 'cell', 'dialog', 'tablist', 'tree',
]);

export function isContainer(role: Role): boolean {
    return containers.has(role);
}
