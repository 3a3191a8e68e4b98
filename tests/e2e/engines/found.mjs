// Elements by role and name in a browser that is driven through WebDriver. A `Found` says how to find; every question
// looks anew, in one script in the page. Its methods are named as playwright's, so that one Enterprise uses either.
import assert from 'node:assert/strict';

/** Runs in the page. The elements that `steps` lead to, in the document's order. */
function look(steps) {
    const byTag = {
        A: 'link', BUTTON: 'button', MAIN: 'main', NAV: 'navigation', ASIDE: 'complementary', SECTION: 'region', TEXTAREA: 'textbox',
        H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading',
    };
    const byType = { text: 'textbox', radio: 'radio', checkbox: 'checkbox' };
    const roleOf = (element) => element.getAttribute('role') ?? byTag[element.tagName] ?? byType[element.type];
    const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const nameOf = (element) => plain(element.getAttribute('aria-label') ?? element.textContent);
    const fits = (text, { source, flags, is, has }) =>
        source !== undefined ? new RegExp(source, flags).test(text) : is !== undefined ? text === is : text.includes(has);
    const present = (element) => element.closest('[inert], [hidden]') === null; // what else is there for nobody
    let found = [document];
    for (const step of steps) {
        const inside = (css) => [...new Set(found.flatMap((element) => [...element.querySelectorAll(css)]))];
        if (step.role) {
            found = inside('*').filter((element) => roleOf(element) === step.role && (!step.name || fits(nameOf(element), step.name)) && present(element));
        } else if (step.text) {
            const own = (element) => plain([...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(''));
            found = inside('*').filter((element) => own(element) !== '' && fits(own(element), step.text));
        } else if (step.css) {
            found = inside(step.css);
        } else {
            found = found.slice(0, 1);
        }
    }
    return found;
}

const pattern = (name, exact = false) =>
    name === undefined ? undefined
    : name instanceof RegExp ? { source: name.source, flags: name.flags }
    : exact ? { is: name } : { has: name };

export class Found {
    #browser;
    #steps;

    constructor(browser, steps = []) {
        this.#browser = browser;
        this.#steps = steps;
    }
    #then(step) {
        return new Found(this.#browser, [...this.#steps, step]);
    }
    toString() {
        return JSON.stringify(this.#steps);
    }

    getByRole(role, { name, exact } = {}) {
        return this.#then({ role, name: pattern(name, exact) });
    }
    getByText(text) {
        return this.#then({ text: pattern(text) });
    }
    locator(css) {
        return this.#then({ css });
    }
    first() {
        return this.#then({ first: true });
    }

    /** `use` runs in the page, with all that is found. */
    evaluateAll(use, argument) {
        return this.#browser.evaluate(`return (${use})((${look})(arguments[0]), arguments[1])`, this.#steps, argument);
    }
    count() {
        return this.evaluateAll((elements) => elements.length);
    }
    /** Waits for the element and asks it; that it is the only one is for the tests to see to, with `first`. */
    async evaluate(use, argument) {
        await this.waitFor({ state: 'attached' });
        return this.#browser.evaluate(`return (${use})((${look})(arguments[0])[0], arguments[1])`, this.#steps, argument);
    }
    getAttribute(name) {
        return this.evaluate((element, attribute) => element.getAttribute(attribute), name);
    }
    textContent() {
        return this.evaluate((element) => element.textContent);
    }
    innerText() {
        return this.evaluate((element) => element.innerText);
    }
    inputValue() {
        return this.evaluate((element) => element.value);
    }
    focus() {
        return this.evaluate((element) => element.focus());
    }

    async waitFor({ state = 'visible' } = {}) {
        assert.ok(['attached', 'detached', 'visible', 'hidden'].includes(state), state);
        await this.#browser.until(`
            const seen = (${look})(arguments[0]).filter((element) =>
                arguments[1] === 'attached' || arguments[1] === 'detached' || element.getClientRects().length > 0);
            return (seen.length > 0) === (arguments[1] === 'attached' || arguments[1] === 'visible');`,
            `${this} is ${state}`, this.#steps, state);
    }
}
