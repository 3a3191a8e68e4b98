// What is printed: a paper document (papers/document.ts) as elements, which sheet.css sets on A4 while the page is being
// printed and hides at all other times. No markup comes in: every word becomes a text node.

import type { Block, PaperDocument, Run, Table } from '../papers/document';

function element(name: string, text = '', className = ''): HTMLElement {
    const made = document.createElement(name);
    if (text !== '') made.textContent = text;
    if (className !== '') made.className = className;
    return made;
}

function runs(into: HTMLElement, of: readonly Run[]): HTMLElement {
    into.append(...of.map(({ text, style }) => (style === undefined ? text : element(style === 'bold' ? 'b' : 'small', text))));
    return into;
}

function table({ columns, rows }: Table): HTMLElement {
    const made = element('table');
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = element('colgroup');
    for (const { share } of columns) {
        const column = element('col');
        column.style.width = `${(share / whole) * 100}%`;
        widths.append(column);
    }
    const head = element('tr');
    head.append(...columns.map(({ title, align }) => element('th', title, align)));
    const thead = element('thead');
    thead.append(head);
    const body = element('tbody');
    for (const { cells, total } of rows) {
        const row = element('tr', '', total === true ? 'total' : '');
        row.append(...cells.map((cell, n) => element('td', cell, columns[n]?.align)));
        body.append(row);
    }
    made.append(widths, thead, body);
    return made;
}

function block(of: Block): HTMLElement {
    switch (of.kind) {
        case 'heading': return element(`h${of.level + 1}`, of.text);
        case 'paragraph': return runs(element('p'), of.runs);
        case 'table': return table(of);
        case 'facts': {
            const made = element('dl');
            for (const { label, value } of of.rows) {
                const pair = element('div');
                pair.append(element('dt', label), runs(element('dd'), value));
                made.append(pair);
            }
            return made;
        }
        case 'list': {
            const made = element('ol');
            made.append(...of.items.map((item) => runs(element('li'), item)));
            return made;
        }
        case 'signature': {
            const made = element('div', '', 'signature');
            for (const line of of.lines) made.append(element('p', line.map(({ label, after }) => `${label}${after ?? ''}`).join('　　')));
            return made;
        }
        case 'page_break': return element('div', '', 'break');
    }
}

export class Sheet {
    #shown: HTMLElement | null = null;

    get laidOut(): boolean {
        return this.#shown !== null;
    }

    /** Puts it in the place of the one before. */
    layOut(paper: PaperDocument): void {
        this.clear();
        const made = element('article', '', 'sheet');
        made.lang = paper.language;
        made.setAttribute('aria-hidden', 'true'); // on the screen the page itself says all this
        const head = element('header');
        head.append(element('h1', paper.title), element('p', paper.subtitle ?? ''));
        made.append(head, ...paper.blocks.map(block));
        const foot = element('footer');
        foot.append(element('p', paper.notice ?? ''), element('p', `${paper.footer.digest_label}${paper.footer.digest}`));
        made.append(foot);
        document.body.append(made);
        document.documentElement.classList.add('has-sheet');
        this.#shown = made;
    }

    clear(): void {
        this.#shown?.remove();
        this.#shown = null;
        document.documentElement.classList.remove('has-sheet');
    }
}
