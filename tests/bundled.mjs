// The product's TypeScript, for tests under Node.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What `contents`, TypeScript that stands in `folder` of the project, exports. `platform`: esbuild's, which says whose
 *  builds of libraries are taken. */
export async function bundled(folder, contents, platform) {
    const esbuild = createRequire(join(root, 'web/node_modules/vite/package.json'))('esbuild');
    const built = await esbuild.build({
        stdin: { contents, resolveDir: join(root, folder), loader: 'ts' },
        bundle: true, format: 'esm', platform, write: false, logLevel: 'error',
    });
    const place = mkdtempSync(join(tmpdir(), 'voucher-bundled-'));
    try {
        const script = join(place, 'bundled.mjs');
        writeFileSync(script, built.outputFiles[0].text);
        return await import(pathToFileURL(script));
    } finally {
        rmSync(place, { recursive: true });
    }
}
