// What a page can do so that a visitor stays in it: no menus, no selecting and dragging, no zoom, none of the browser's keys.
//
// A page cannot do everything. Ctrl+N, Ctrl+T, Ctrl+W, Alt+F4 and the system's own gestures reach it only in a browser that
// was started for this (docs/KIOSK.md says how); where they do arrive, they end here.

const notPassive = { capture: true, passive: false };

function never(event: Event): void {
    if (event.cancelable) event.preventDefault();
}

const inField = (event: Event): boolean => event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;

/** Keys that lead out of the page or open something of the browser's. What is typed, Tab, Enter, Escape and arrows stay. */
function isBrowsers(event: KeyboardEvent): boolean {
    if (/^F\d{1,2}$/.test(event.key)) return true; // help, search, reload, address, caret, menus, full screen, tools
    if (/^(Browser|Launch|Media)/.test(event.key) || event.key === 'ContextMenu') return true;
    if (event.getModifierState('AltGraph')) return false; // types a character
    return event.altKey || event.ctrlKey || event.metaKey;
}

/** The part of the Navigation API that is used here; browsers without it have no `navigation`. */
interface Navigation {
    addEventListener(name: 'navigate', heard: (event: Event & { readonly destination: { readonly url: string } }) => void): void;
}
declare global {
    var navigation: Navigation | undefined;
}

/** `print`: what Ctrl+P does instead. */
export function guard(stage: HTMLElement, print: () => void): void {
    for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick', 'paste', 'copy', 'cut', 'gesturestart', 'gesturechange']) {
        addEventListener(name, never, notPassive);
    }
    addEventListener('selectstart', (event) => inField(event) || never(event), notPassive);
    addEventListener('wheel', (event) => event.ctrlKey && never(event), notPassive); // zoom, also a touchpad's pinch
    addEventListener('touchmove', (event) => event.touches.length > 1 && never(event), notPassive);
    addEventListener('touchstart', (event) => event.touches.length > 1 && never(event), notPassive);
    for (const name of ['mousedown', 'mouseup'] as const) {
        addEventListener(name, (event) => event.button > 2 && never(event), notPassive); // back and forward
    }
    addEventListener('keydown', (event) => {
        if (!isBrowsers(event)) return;
        never(event);
        event.stopImmediatePropagation();
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'p' && !event.repeat) print();
    }, notPassive);

    stage.style.touchAction = 'none';
    document.documentElement.style.overscrollBehavior = 'none'; // no pull to reload, no swipe back

    window.open = () => null;
    addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
        if (link instanceof HTMLAnchorElement && link.origin !== location.origin) never(event);
    }, notPassive);
    // Whatever else would lead elsewhere; loading the same page again is what its own error screen offers.
    globalThis.navigation?.addEventListener('navigate', (event) => {
        const to = new URL(event.destination.url);
        const here = to.origin === location.origin && to.pathname === location.pathname && to.search === location.search;
        if (!here) never(event);
    });
}
