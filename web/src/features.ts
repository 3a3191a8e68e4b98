// What the browser must be able to do. Checked before anything is fetched.

export type Missing = 'no-wasm' | 'no-webgl';

// The smallest module with a try block: an engine without (legacy) WebAssembly exceptions refuses it.
const moduleWithTry = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
]);

export function missingFeature(canvas: HTMLCanvasElement): Missing | null {
    try {
        // An old kernel that does not know 'wasm-unsafe-eval' throws here rather than answering false.
        if (typeof WebAssembly !== 'object' || !WebAssembly.validate(moduleWithTry)) return 'no-wasm';
    } catch {
        return 'no-wasm';
    }
    // The context that the module will use: a canvas gives the same one again, with these attributes.
    const context = canvas.getContext('webgl2', {
        alpha: false,
        depth: false,
        stencil: false,
        antialias: false,
        powerPreference: 'low-power',
    });
    return context === null ? 'no-webgl' : null;
}
