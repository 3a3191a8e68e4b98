// The built page in Debian's Chromium, for the tests beside this file: its own server, one browser a test file, a
// fresh profile a test, and a list of everything that must never happen.
//
// Set by the environment: VOUCHER_DIST (the built page), VOUCHER_ARTEFACTS (screenshots), CHROMIUM (the browser).
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');

export const dist = resolve(process.env.VOUCHER_DIST ?? join(root, 'build/web/dist'));
export const artefacts = resolve(process.env.VOUCHER_ARTEFACTS ?? join(root, 'build/artefacts'));

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

export const flags = [
    '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
];
const softwareGl = ['--enable-unsafe-swiftshader'];

export async function launch({ webgl = true, extraFlags = [] } = {}) {
    return chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [...flags, ...(webgl ? softwareGl : ['--disable-gpu', '--disable-3d-apis']), ...extraFlags],
    });
}

/** Before the page runs, where only places and words count: many steps are quicker where nothing is painted. */
export const unpainted = (page) => page.addInitScript(() => (WebGL2RenderingContext.prototype.drawElements = () => undefined));

/** A person at the page. `problems` gathers what must not happen; `leave` fails the test if there is anything in it. */
export class ThePage {
    problems = [];

    /** `beside`: another visit, whose window this one stands beside: the same profile, the same server. */
    static async open(browser, { path = '', context = {}, before, folder = dist, beside } = {}) {
        const self = new this();
        self.server = beside?.server ?? (await serve(folder));
        self.server.unref();
        self.address = self.server.address;
        self.context = beside?.context
            ?? (await browser.newContext({ viewport: desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...context }));
        self.page = await self.context.newPage();
        self.page.setDefaultTimeout(15_000);
        self.#watch();
        await self.page.addInitScript(() => {
            // Nobody answers the system's own chooser of a place here: what is saved is downloaded.
            delete globalThis.showSaveFilePicker;
            // Seen from inside: violations, and how many animation frames were asked for.
            globalThis.seen = { violations: [], frames: 0 };
            addEventListener('securitypolicyviolation', (event) =>
                globalThis.seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
            const request = globalThis.requestAnimationFrame.bind(globalThis);
            globalThis.requestAnimationFrame = (callback) => {
                globalThis.seen.frames += 1;
                return request(callback);
            };
        });
        if (before) await before(self.page, self);
        await self.page.goto(self.address + path);
        return self;
    }

    #watch() {
        const { page, context, problems, address } = this;
        page.on('console', (message) => {
            if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
        });
        page.on('pageerror', (error) => problems.push(`uncaught: ${error}`));
        page.on('crash', () => problems.push('the page crashed'));
        context.on('request', (request) => {
            const url = request.url();
            if (!url.startsWith(address) && !url.startsWith(`blob:${address}`)) problems.push(`request to ${url}`);
        });
    }

    /** Until the start-up screen has gone: the first frame stands. */
    async ready() {
        await this.page.locator('#start').waitFor({ state: 'hidden' });
        return this;
    }

    /** Ends the visit and says what went wrong during it. */
    async leave() {
        const { violations } = await this.page.evaluate(() => globalThis.seen);
        await this.context.close();
        await this.server.close();
        assert.deepEqual([...this.problems, ...violations], []);
    }

    byRole(role, name, options = {}) {
        return this.page.getByRole(role, { name, ...options });
    }
    button(name, options) {
        return this.byRole('button', name, options);
    }
    field(name, options) {
        return this.byRole('textbox', name, options);
    }
    byText(text) {
        return this.page.getByText(text);
    }
    /** The application's own name of an element, for one that was found before. */
    byKey(key) {
        return this.page.locator(`[data-key="${key}"]`);
    }

    /** Until `condition`, which runs in the page, holds. */
    async until(condition, argument) {
        await this.page.waitForFunction(condition, argument);
    }

    /** Turns the wheel over the place until the element can be pressed, as a person scrolls to it. Returns where: a
     *  button may have another one upon its middle. */
    async #reach(locator) {
        await locator.waitFor({ state: 'attached' });
        for (let turn = 0; turn < 60; ++turn) {
            const seen = await locator.evaluate((element) => {
                const { x, y, width, height } = element.getBoundingClientRect();
                const places = [0.5, 0.1, 0.9, 0.25, 0.75].map((part) => ({ x: width * part, y: height / 2 }));
                const free = places.find((place) => {
                    const hit = document.elementFromPoint(x + place.x, y + place.y);
                    return hit === element || element.contains(hit);
                });
                return { free, x: x + width / 2, y: y + height / 2, height: innerHeight };
            });
            if (seen.free) return seen.free;
            await this.page.mouse.move(Math.min(Math.max(seen.x, 2), this.page.viewportSize().width - 2), seen.height / 2);
            await this.page.mouse.wheel(0, seen.y > seen.height / 2 ? 120 : -120);
            await this.settled();
        }
        throw new Error(`cannot be scrolled to: ${locator}`);
    }

    async reveal(locator) {
        await this.#reach(locator);
        return locator;
    }
    async press(locator) {
        await locator.click({ position: await this.#reach(locator) });
        await this.settled();
    }
    async choose(locator) {
        await locator.check({ position: await this.#reach(locator) });
        await this.settled();
    }

    /** Puts the caret into a field. */
    async enter(locator) {
        await this.reveal(locator);
        await locator.click();
    }
    /** Types as a person with a keyboard does: into the field, then on to the next one. */
    async type(locator, text) {
        await this.enter(locator);
        await this.page.keyboard.press('Control+A');
        await this.page.keyboard.insertText(text);
        await this.page.keyboard.press('Tab');
        await this.settled();
    }

    /** Presses a button that asks for a file, and gives this one. */
    async attach(button, path) {
        const chooser = this.page.waitForEvent('filechooser');
        await this.press(button);
        await (await chooser).setFiles(path);
        await this.settled();
    }

    /** Presses a button that saves a file, and keeps what it saves as `path`. Returns the name it was to have. */
    async save(button, path) {
        const download = this.page.waitForEvent('download');
        await this.press(button);
        await (await download).saveAs(path);
        return (await download).suggestedFilename();
    }

    /** Types Chinese as an input method does: letters become a composition, then a candidate is taken. */
    async compose(locator, syllables, text) {
        await this.enter(locator);
        const devtools = await this.context.newCDPSession(this.page);
        for (let n = 1; n <= syllables.length; ++n) {
            const letters = syllables.slice(0, n);
            await devtools.send('Input.imeSetComposition', { text: letters, selectionStart: n, selectionEnd: n });
        }
        await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
        await devtools.send('Input.insertText', { text });
        await devtools.detach();
    }

    /** Until the application has nothing more to draw. */
    async settled() {
        await this.page.evaluate(async () => {
            for (let look = 0; look < 300; ++look) {
                const before = globalThis.seen.frames;
                await new Promise((done) => setTimeout(done, 50));
                if (globalThis.seen.frames === before) return;
            }
            throw new Error('the page does not come to rest');
        });
    }

    async screenshot(name) {
        mkdirSync(artefacts, { recursive: true });
        await this.settled();
        await this.page.screenshot({ path: join(artefacts, `${name}.png`) });
    }
}
