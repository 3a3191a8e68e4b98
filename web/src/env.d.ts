declare module 'virtual:resources' {
    export type ResourceKind =
        | 'engine' | 'fontRegular' | 'fontBold' | 'fontIcons' | 'catalogueZh' | 'catalogueEn' | 'pack'
        | 'fontRegularFull' | 'fontBoldFull';
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

declare module '*.css';
