// A small static server for the built page, on this machine only, with the headers that a real server should send.
//
//   node web/serve.mjs [FOLDER] [--port N]        FOLDER: build/web/dist; N: a free port
//
// Tests import `serve` and get the address back.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const mediaTypes = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.wasm': 'application/wasm',
    '.svg': 'image/svg+xml',
    '.ttf': 'font/ttf',
    '.txt': 'text/plain; charset=utf-8',
};

// Nothing from anywhere else, nothing inline, no eval: 'wasm-unsafe-eval' allows compiling WebAssembly and no more. A
// worker is a file of the page, never a blob.
export const contentSecurityPolicy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
].join('; ');

const headers = {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-cache',
};

/** The file that an address names, or null: outside the folder (also through a link), or not there. */
async function fileFor(folder, address) {
    let path;
    try {
        path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    } catch {
        return null;
    }
    if (path.includes('\0')) return null;
    if (path.endsWith('/')) path += 'index.html';
    try {
        const file = await realpath(join(folder, path));
        if (!file.startsWith(folder + sep)) return null;
        const status = await stat(file);
        return status.isFile() ? { file, size: status.size } : null;
    } catch {
        return null;
    }
}

/** Serves `folder` on 127.0.0.1; port 0 takes a free one. Rejects where the folder is not there or the port is taken.
 *  `unref`: the process may end while it serves, as a test does that fails half-way. */
export async function serve(folder, port = 0) {
    const root = await realpath(folder);
    const server = createServer(async (request, response) => {
        if (request.method !== 'GET' && request.method !== 'HEAD') {
            response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
            return;
        }
        const found = await fileFor(root, request.url ?? '/');
        if (found === null) {
            response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n');
            return;
        }
        response.writeHead(200, {
            ...headers,
            'Content-Type': mediaTypes[extname(found.file)] ?? 'application/octet-stream',
            'Content-Length': found.size,
        });
        if (request.method === 'HEAD') response.end();
        else createReadStream(found.file).on('error', () => response.destroy()).pipe(response);
    });
    await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
    return {
        address: `http://127.0.0.1:${server.address().port}/`,
        unref: () => server.unref(),
        close: () =>
            new Promise((done) => {
                server.close(done);
                server.closeAllConnections();
            }),
    };
}

async function main() {
    const { values, positionals } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: true });
    const folder = positionals[0] ?? resolve(dirname(fileURLToPath(import.meta.url)), '../build/web/dist');
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: expected 0 to 65535`);
    const { address } = await serve(folder, port);
    console.log(`\n  聊城市创新券自助测算 is served on this machine:  ${address}\n\n  Ctrl+C stops it.\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) {
    main().catch((error) => {
        console.error(`serve.mjs: ${error.message}`);
        process.exit(2);
    });
}
