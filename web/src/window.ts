// What the window does to the application: its size and pixel ratio, the system's look, the address, being seen.

import type { Engine, SystemLook, Viewport } from './engine';

const media = {
    dark: matchMedia('(prefers-color-scheme: dark)'),
    moreContrast: matchMedia('(prefers-contrast: more)'),
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)'),
};

export function systemLook(): SystemLook {
    return {
        dark: media.dark.matches,
        moreContrast: media.moreContrast.matches,
        reducedMotion: media.reducedMotion.matches,
    };
}

export function viewportOf(stage: HTMLElement, entry?: ResizeObserverEntry): Viewport {
    const width = stage.clientWidth;
    const height = stage.clientHeight;
    // Exact where the browser tells it (not in Safari): a fractional ratio must not blur the text.
    const device = entry?.devicePixelContentBoxSize?.[0];
    return {
        width,
        height,
        deviceWidth: device?.inlineSize ?? Math.round(width * devicePixelRatio),
        deviceHeight: device?.blockSize ?? Math.round(height * devicePixelRatio),
    };
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

    for (const query of Object.values(media)) query.addEventListener('change', () => engine.look(systemLook()));

    // Back, forward, and a fragment typed into the address; pushState of our own causes no event.
    addEventListener('popstate', () => engine.fragment(currentFragment()));
    document.addEventListener('visibilitychange', () => {
        if (!document.hidden) engine.wake();
    });
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
