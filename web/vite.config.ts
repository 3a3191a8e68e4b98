// Gathers the page: the module (VOUCHER_WASM_DIR), the fonts (VOUCHER_FONTS_DIR) and ../assets into VOUCHER_DIST.
//
// Every file gets its content's digest into its name, so a cache can keep it for ever, and its size into the script,
// so that the start-up screen can show a true percentage even where a server compresses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const wasmDir = resolve(process.env['VOUCHER_WASM_DIR'] ?? join(here, '../build/web/wasm'));
const fontsDir = resolve(process.env['VOUCHER_FONTS_DIR'] ?? join(here, '../build/web/fonts'));
const dist = resolve(process.env['VOUCHER_DIST'] ?? join(here, '../build/web/dist'));
const assets = resolve(process.env['VOUCHER_ASSETS'] ?? join(here, '../assets'));

interface Listed {
    kind: string;
    path: string;
}

/** The JSON files of a folder of ../assets, in the order of their names; a schema of them is none of them. */
function jsonFiles(folder: string): string[] {
    const path = join(assets, folder);
    const names = readdirSync(path).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
    return names.sort().map((name) => join(path, name));
}

/** zh.json, summary.zh.json, …: the last part of the name is the language. */
function catalogue(path: string): Listed {
    const kinds: Record<string, string> = { zh: 'catalogueZh', en: 'catalogueEn' };
    const language = basename(path, '.json').split('.').at(-1) ?? '';
    const kind = kinds[language];
    if (!kind) throw new Error(`${path}: a catalogue is named <language>.json or <part>.<language>.json`);
    return { kind, path };
}

function listed(): Listed[] {
    const files = [
        { kind: 'engine', path: join(wasmDir, 'voucher.wasm') },
        { kind: 'fontRegular', path: join(fontsDir, 'interface-regular.ttf') },
        { kind: 'fontBold', path: join(fontsDir, 'interface-bold.ttf') },
        { kind: 'fontIcons', path: join(fontsDir, 'icons.ttf') },
        ...jsonFiles('catalogues').map(catalogue),
        ...jsonFiles('policies').map((path) => ({ kind: 'pack', path })),
        ...jsonFiles('rosters').map((path) => ({ kind: 'rosterWords', path })),
    ];
    // They follow after the start, in the background or when they are needed: the page works without them.
    const later = [
        { kind: 'fontRegularFull', path: join(fontsDir, 'full-regular.ttf') },
        { kind: 'fontBoldFull', path: join(fontsDir, 'full-bold.ttf') },
        { kind: 'core', path: join(wasmDir, 'voucher-core.wasm') }, // only once a package is verified
    ];
    return [...files, ...later.filter((file) => existsSync(file.path))];
}

/** `import { resources } from 'virtual:resources'`: kind, address and size of every file the page fetches. */
function resourceList(): Plugin {
    const id = 'virtual:resources';
    return {
        name: 'voucher-resources',
        resolveId: (source) => (source === id ? `\0${id}` : null),
        load(source) {
            if (source !== `\0${id}`) return null;
            const entries = listed().map(({ kind, path }) => {
                this.addWatchFile(path);
                const bytes = new Uint8Array(readFileSync(path));
                const reference = this.emitFile({ type: 'asset', name: basename(path), source: bytes });
                return `{kind: ${JSON.stringify(kind)}, size: ${bytes.length}, url: import.meta.ROLLUP_FILE_URL_${reference}}`;
            });
            return `export const resources = [\n${entries.join(',\n')}\n];\n`;
        },
    };
}

export default defineConfig({
    base: './', // works under any path of any static server
    root: here,
    publicDir: 'public',
    resolve: { alias: { 'voucher-engine': join(wasmDir, 'voucher.mjs'), 'voucher-core': join(wasmDir, 'voucher-core.mjs') } },
    plugins: [resourceList()],
    worker: { format: 'es' }, // a module of its own, which fetches its parts as it needs them
    build: {
        outDir: dist,
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: 0, // a data: address would need a wider CSP
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
    },
});
