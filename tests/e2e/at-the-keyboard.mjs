// A person at the page who has no pointer: everything is reached with Tab and Shift+Tab and acts by Enter, Space and
// the arrows. ThePage's words for it are the same, so every way that is written for a pointer is walked by keys, too.
import assert from 'node:assert/strict';
import { ThePage, unpainted } from './the-page.mjs';

const mostKeys = 300; // more than any page has controls

/** Before the page runs: a pointer that acts is among what must not happen. */
const noPointer = (page) => page.addInitScript(() => {
    for (const name of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel']) {
        addEventListener(name, () => globalThis.seen.violations.push(`a pointer: ${name}`), { capture: true });
    }
});

export class AtTheKeyboard extends ThePage {
    static open(browser, { before = async () => {}, ...options } = {}) {
        return super.open(browser, {
            ...options,
            before: async (page, self) => {
                await unpainted(page);
                await noPointer(page);
                await before(page, self);
            },
        });
    }

    /** Goes to the element, or into its group of radio buttons, which are one stop. */
    async reveal(locator) {
        const { keyboard } = this.page;
        await locator.waitFor({ state: 'attached' });
        for (let press = 0; press < mostKeys; ++press) {
            const key = await locator.evaluate((element) => {
                const active = document.activeElement;
                if (active === element) return null;
                if (element.type === 'radio' && active.type === 'radio' && active.name === element.name) return null;
                if (active === document.body) return 'Tab';
                return active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
            });
            if (key === null) {
                await this.settled(); // it is scrolled into view
                return locator;
            }
            await keyboard.press(key);
        }
        throw new Error(`cannot be reached with Tab: ${locator}`);
    }

    /** What has the focus now must be seen: on the page, and not below anything. */
    async #isSeen(locator) {
        const seen = await locator.evaluate((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [0.5, 0.1, 0.9, 0.25, 0.75].some((part) => {
                const hit = document.elementFromPoint(x + width * part, y + height / 2);
                return hit === element || element.contains(hit);
            });
        });
        assert.ok(seen, `is in view once it has the focus: ${locator}`);
    }

    async press(locator) {
        await this.enter(locator);
        await this.page.keyboard.press('Enter');
        await this.settled();
    }

    async choose(locator) {
        await this.reveal(locator);
        const { keyboard } = this.page;
        const has = () => locator.evaluate((element) => [element === document.activeElement, element.checked]);
        for (let press = 0; press < 12; ++press) {
            const [focused, checked] = await has();
            if (checked) break;
            await keyboard.press(focused ? 'Space' : 'ArrowDown');
            await this.settled();
        }
        await this.#isSeen(locator);
        assert.deepEqual(await has(), [true, true], `chosen with the keyboard: ${locator}`);
    }

    async enter(locator) {
        await this.reveal(locator);
        await this.#isSeen(locator);
    }
}
