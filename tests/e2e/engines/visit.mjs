// A person at the page in a browser that is driven through WebDriver: what ThePage is for Chromium, as far as the
// shared ways need it. An engine's own class says how its commands travel, how it starts and how it saves.
import assert from 'node:assert/strict';
import { serve } from '../../../web/serve.mjs';
import { desktop, dist } from '../the-page.mjs';
import { Desk } from './desk.mjs';
import { Found } from './found.mjs';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf'; // how WebDriver writes an element
export const keys = {
    Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Control: '\uE009', End: '\uE010', Home: '\uE011', ArrowRight: '\uE014',
};
export const patience = 15_000; // milliseconds

/** Once the page is there. Counts what is drawn and notes what goes wrong; holds the file chooser, which no driver can
 *  answer. What went wrong before it ran has kept the page from starting. */
function prepare() {
    window.seen = { asked: 0, drawn: 0, problems: [], compositions: [] };
    const note = (problem) => window.seen.problems.push(problem);
    addEventListener('securitypolicyviolation', (event) => note(`${event.violatedDirective} ${event.blockedURI}`));
    addEventListener('unhandledrejection', (event) => note(`unhandled: ${event.reason}`));
    addEventListener('error', (event) => {
        // As web/src/main.ts: a size that changed again while sizes were being told is not an error.
        if (!event.message?.startsWith('ResizeObserver loop')) note(`uncaught: ${event.message ?? event.target.outerHTML}`);
    }, { capture: true });
    for (const name of ['compositionstart', 'compositionend']) {
        addEventListener(name, (event) => window.seen.compositions.push([name, event.data]));
    }
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
        window.seen.asked += 1;
        return request((now) => {
            callback(now);
            window.seen.drawn += 1;
        });
    };
    // The page makes its <input type=file> apart from the document and presses it. A browser opens the chooser then,
    // if a person has just acted; here the input waits in the document, where WebDriver gives it the file.
    const click = HTMLInputElement.prototype.click;
    HTMLInputElement.prototype.click = function () {
        if (this.type !== 'file') return click.call(this);
        if (navigator.userActivation?.isActive === false) throw new Error('a browser opens no chooser: nobody acted');
        this.hidden = true;
        document.body.append(this);
        window.chooser = this;
    };
}

export class WebDriverVisit {
    /** A command as the W3C names its place (`url`, `actions`, `element/ID/value`, …) and its body. */
    async send() {
        throw new Error('for the engine to say');
    }
    /** The role or the label of an element, as the engine's own accessibility has it. */
    async computed() {
        throw new Error('for the engine to say');
    }
    /** What the engine has noted that must not happen. */
    async problems() {
        return [];
    }

    /** A browser at a desk of its own, at the page. */
    static async open() {
        const self = new this();
        self.desk = await Desk.lay();
        try {
            await self.start();
            await self.#goToThePage();
        } catch (error) {
            await self.close(); // or what was started would stay
            throw error;
        }
        return self;
    }
    async close() {
        await this.server?.close();
        await this.desk.clear();
    }

    async #goToThePage() {
        this.server = await serve(dist);
        this.address = this.server.address;
        await this.fitWindow();
        await this.send('url', { url: this.address });
        await this.evaluate(`(${prepare})()`);
    }
    /** The page at the size of the desk: a window has bars, of a size that only the window knows. */
    async fitWindow(size = desktop) {
        await this.send('window/rect', { ...size, x: 0, y: 0 });
        const [width, height] = await this.evaluate('return [innerWidth, innerHeight]');
        await this.send('window/rect', { width: 2 * size.width - width, height: 2 * size.height - height });
        await this.until('return innerWidth === arguments[0] && innerHeight === arguments[1]', 'the window fits',
            size.width, size.height);
    }

    async ready() {
        await this.until(`return getComputedStyle(document.getElementById('start')).display === 'none'`, 'the page has started');
        await this.settled();
        return this;
    }
    async leave() {
        const inside = await this.evaluate(`return [...window.seen.problems,
            ...performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => !name.startsWith(location.origin + '/') && !name.startsWith('blob:' + location.origin))
                .map((name) => 'request to ' + name)]`);
        assert.deepEqual([...(await this.problems()), ...inside], []);
        await this.close();
    }

    /** Runs a function's body, or a function with its arguments, in the page. */
    evaluate(script, ...args) {
        const body = typeof script === 'function' ? `return (${script})(...arguments)` : script;
        return this.send('execute/sync', { script: body, args: args.map((arg) => arg ?? null) });
    }
    /** Until the condition holds, which is looked at with each turn of the page. */
    async until(condition, ...more) {
        const body = typeof condition === 'function' ? `return (${condition})(...arguments)` : condition;
        const [what, args] = typeof condition === 'function' ? [String(condition), more] : [more[0], more.slice(1)];
        const held = await this.send('execute/async', {
            script: `const done = arguments[arguments.length - 1];
                const args = [...arguments].slice(0, -1);
                const end = Date.now() + ${patience};
                const holds = function () { ${body} };
                (function turn() {
                    let held;
                    try { held = Boolean(holds(...args)); } catch (error) { return done(String(error)); }
                    if (held || Date.now() > end) done(held);
                    else setTimeout(turn, 20);
                })();`,
            args: args.map((arg) => arg ?? null),
        });
        assert.equal(held, true, `in ${patience} ms: ${what}`);
    }
    /** Until the application has nothing more to draw. */
    async settled() {
        await this.send('execute/async', {
            script: `const done = arguments[arguments.length - 1];
                (function turn(before) {
                    const { asked, drawn } = window.seen;
                    if (asked === drawn && asked === before) done(null);
                    else setTimeout(turn, 50, asked);
                })(-1);`,
            args: [],
        });
    }

    byRole(role, name, { exact } = {}) {
        return new Found(this).getByRole(role, { name, exact });
    }
    button(name, options) {
        return this.byRole('button', name, options);
    }
    field(name, options) {
        return this.byRole('textbox', name, options);
    }
    byText(text) {
        return new Found(this).getByText(text);
    }
    byKey(key) {
        return new Found(this).locator(`[data-key="${key}"]`);
    }

    /** What the engine tells a screen reader, against what the tests find by: their idea of a role and of a name is
     *  only a simple one. */
    async checkNames() {
        let checked = 0;
        for (const role of ['button', 'link', 'radio', 'checkbox', 'textbox', 'radiogroup', 'heading', 'navigation', 'main', 'region']) {
            const elements = await this.byRole(role).evaluateAll((found) => found.map((element) =>
                [element, element.getAttribute('aria-label') ?? element.textContent]));
            for (const [{ [elementKey]: id }, name] of elements) {
                assert.deepEqual([await this.computed(id, 'role'), await this.computed(id, 'label')], [role, name]);
                checked += 1;
            }
        }
        assert.ok(checked > 20, `${checked} elements`);
    }

    /** As ThePage does: the wheel turns until a part of the element can be pressed. Returns that place in the window. */
    async #reach(found) {
        for (let turn = 0; turn < 60; ++turn) {
            const seen = await found.evaluate((element) => {
                const { x, y, width, height } = element.getBoundingClientRect();
                const places = [0.5, 0.1, 0.9, 0.25, 0.75].map((part) => ({ x: Math.round(x + width * part), y: Math.round(y + height / 2) }));
                const free = places.find((place) => {
                    const hit = document.elementFromPoint(place.x, place.y);
                    return hit === element || element.contains(hit);
                });
                return { free, x: Math.round(Math.min(Math.max(x + width / 2, 2), innerWidth - 2)), y: y + height / 2, height: innerHeight };
            });
            if (seen.free) return seen.free;
            await this.wheel(seen.x, Math.round(seen.height / 2), seen.y > seen.height / 2 ? 120 : -120);
            await this.settled();
        }
        throw new Error(`cannot be scrolled to: ${found}`);
    }
    async wheel(x, y, deltaY) {
        await this.send('actions', {
            actions: [{ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x, y, deltaX: 0, deltaY, duration: 0, origin: 'viewport' }] }],
        });
    }
    async reveal(found) {
        await this.#reach(found);
        return found;
    }
    /** The pointer goes to the element and presses. */
    async click(found) {
        const { x, y } = await this.#reach(found);
        await this.send('actions', {
            actions: [{
                type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
                actions: [
                    { type: 'pointerMove', duration: 0, x, y, origin: 'viewport' },
                    { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
                ],
            }],
        });
    }
    async press(found) {
        await this.click(found);
        await this.settled();
    }
    async choose(found) {
        if (await found.evaluate((element) => element.checked)) return;
        await this.press(found);
        assert.equal(await found.evaluate((element) => element.checked), true, `chosen: ${found}`);
    }

    /** One key after the other; a name of `keys` stands for that key, another text for its characters. */
    async keys(...texts) {
        const strokes = texts.flatMap((text) => (keys[text] ? [keys[text]] : [...text]));
        await this.#strike(strokes.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
    }
    async control(letter) {
        await this.#strike([
            { type: 'keyDown', value: keys.Control }, { type: 'keyDown', value: letter },
            { type: 'keyUp', value: letter }, { type: 'keyUp', value: keys.Control },
        ]);
    }
    async #strike(actions) {
        await this.send('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    }
    async type(found, text) {
        await this.click(found);
        await this.control('a');
        await this.keys(text, 'Tab');
        await this.settled();
    }
    /** Where no input method can be simulated: the characters come as keys. */
    async compose(found, syllables, text) {
        await this.click(found);
        await this.keys(text);
    }

    /** Presses a button that asks for a file, and gives this one. */
    async attach(button, path) {
        await this.press(button);
        await this.until('return Boolean(window.chooser)', 'the page asks for a file');
        const { [elementKey]: id } = await this.evaluate('return window.chooser');
        await this.send(`element/${id}/value`, { text: path, value: [...path] });
        await this.evaluate('window.chooser.remove(); window.chooser = null');
        await this.settled();
    }
}
