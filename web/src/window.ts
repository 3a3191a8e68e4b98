// What the window does to the application: its size and pixel ratio, the system's look, the address, being seen.

import type { Engine, SystemLook, Viewport } from './engine';

const media = {
    dark: matchMedia('(prefers-color-scheme: dark)'),
    moreContrast: matchMedia('(prefers-contrast: more)'),
    // Colours that a person chose for the whole system: a canvas cannot take them over, its strongest contrast is nearest.
    forcedColours: matchMedia('(forced-colors: active)'),
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)'),
};

export function systemLook(): SystemLook {
    return {
        dark: media.dark.matches,
        moreContrast: media.moreContrast.matches || media.forcedColours.matches,
        reducedMotion: media.reducedMotion.matches,
    };
}

export function viewportOf(stage: HTMLElement, entry?: ResizeObserverEntry): Viewport {
    const device = entry?.devicePixelContentBoxSize?.[0];
    return {
        width: stage.clientWidth,
        height: stage.clientHeight,
        deviceWidth: devicePixels(stage.clientWidth, device?.inlineSize),
        deviceHeight: devicePixels(stage.clientHeight, device?.blockSize),
    };
}

/** The observed number is exact, so a fractional ratio does not blur the text; Safari does not observe it, and
 *  Chromium's device emulation observes CSS pixels. It can differ from the product by its rounding only. */
function devicePixels(css: number, observed: number | undefined): number {
    const product = css * devicePixelRatio;
    return observed !== undefined && Math.abs(observed - product) <= 1 ? observed : Math.round(product);
}

export function watchWindow(stage: HTMLElement, engine: Engine): void {
    const observer = new ResizeObserver(([entry]) => engine.resize(viewportOf(stage, entry)));
    try {
        observer.observe(stage, { box: 'device-pixel-content-box' });
    } catch {
        observer.observe(stage);
    }
    // Where the device pixels are not observed, a change of the ratio alone (another screen) is seen here. The query
    // names one ratio, so it is made anew after each change.
    const watchRatio = (): void => {
        matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
            engine.resize(viewportOf(stage));
            watchRatio();
        }, { once: true });
    };
    watchRatio();
    keepAboveKeyboard(stage);

    for (const query of Object.values(media)) query.addEventListener('change', () => engine.look(systemLook()));

    // Back, forward, and a fragment typed into the address; pushState of our own causes no event.
    addEventListener('popstate', () => engine.fragment(currentFragment()));
    document.addEventListener('visibilitychange', () => {
        // Hidden, it may never get a frame again: what was just typed must not wait for one.
        if (document.hidden) engine.actNow();
        else engine.wake();
    });
    addEventListener('pagehide', () => engine.actNow());
}

/** A virtual keyboard covers the lower part of the page and leaves its size as it is. The stage then ends where the
 *  keyboard begins: the application lays itself out above it and brings the field in focus into what is left. Two
 *  fingers make the visible part smaller, too; that is a look at a part of the page and changes nothing of it. */
function keepAboveKeyboard(stage: HTMLElement): void {
    const visible = visualViewport;
    if (visible === null) return;
    const fit = (): void => {
        const bottom = visible.offsetTop + visible.height;
        const covered = Math.abs(visible.scale - 1) < 0.01 && bottom < document.documentElement.clientHeight - 1;
        stage.style.height = covered ? `${bottom}px` : '';
    };
    visible.addEventListener('resize', fit);
    visible.addEventListener('scroll', fit);
}

export function currentFragment(): string {
    try {
        return decodeURIComponent(location.hash.slice(1));
    } catch {
        return ''; // a stray % in a hand-typed address
    }
}

export function nameFragment(name: string): void {
    if (name === currentFragment()) return;
    history.pushState(null, '', name === '' ? location.pathname + location.search : `#${encodeURIComponent(name)}`);
}
