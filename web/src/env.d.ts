declare module 'virtual:resources' {
    export type ResourceKind =
        | 'engine' | 'fontRegular' | 'fontBold' | 'fontIcons' | 'catalogueZh' | 'catalogueEn' | 'pack' | 'rosterWords'
        | 'fontRegularFull' | 'fontBoldFull' | 'core' | 'kiosk';
    export interface Resource {
        readonly kind: ResourceKind;
        readonly size: number; // bytes, before any compression by the server
        readonly url: string;
    }
    export const resources: readonly Resource[];
}

// What Emscripten generates; src/engine.ts gives its exports names and types.
declare module 'voucher-engine' {
    import type { Host } from './engine';
    export interface Module {
        readonly HEAPU8: Uint8Array;
        readonly [exported: `_${string}`]: (...args: number[]) => number;
    }
    export default function create(options: {
        host: Host;
        instantiateWasm: (
            imports: WebAssembly.Imports,
            done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
        ) => object;
    }): Promise<Module>;
}

declare module 'voucher-core' {
    import type { CoreHost } from './verify/worker';
    import type { Module } from 'voucher-engine';
    export default function create(options: {
        host: CoreHost;
        instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) => object;
    }): Promise<Module>;
}

declare module '*.css';

// For what it leaves behind, not for what it exports; pdfjs-dist describes pdf.mjs alone.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

declare module '*?url' {
    const url: string;
    export default url;
}

interface ImportMeta {
    /** Vite's: the addresses of the files that match, by their paths. */
    glob<T>(pattern: string, options: { query: '?url'; import: 'default'; eager: true }): Record<string, T>;
}
