// Fetches what the page is made of and tells how much of it has come.

import { resources, type Resource } from 'virtual:resources';

export class Loader {
    #arrived = 0;
    readonly #total: number;
    readonly #progress: (fraction: number) => void;

    constructor(wanted: readonly Resource[], progress: (fraction: number) => void) {
        this.#total = wanted.reduce((sum, resource) => sum + resource.size, 0);
        this.#progress = progress;
    }

    /** The file as a stream that counts as it flows. Throws one sentence that names the file. */
    async open(resource: Resource): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
        const name = fileName(resource);
        let response: Response;
        try {
            response = await fetch(resource.url);
        } catch (error) {
            throw new Error(`${name}: ${String(error)}`);
        }
        if (!response.ok || response.body === null) throw new Error(`${name}: HTTP ${response.status}`);
        const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
            transform: (chunk, out) => {
                this.#arrived += chunk.byteLength;
                this.#progress(this.#arrived / this.#total);
                out.enqueue(chunk);
            },
        });
        return response.body.pipeThrough(count);
    }

    async bytes(resource: Resource): Promise<Uint8Array<ArrayBuffer>> {
        const stream = await this.open(resource);
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        if (bytes.length !== resource.size) {
            throw new Error(`${fileName(resource)}: ${bytes.length} / ${resource.size} bytes`);
        }
        return bytes;
    }
}

export function fileName(resource: Resource): string {
    return new URL(resource.url, location.href).pathname.split('/').pop() ?? resource.kind;
}

const later = new Set(['fontRegularFull', 'fontBoldFull', 'core']);

/** What must be there before the first frame, and what may follow. */
export const atStart: readonly Resource[] = resources.filter((resource) => !later.has(resource.kind));
export const afterStart: readonly Resource[] = resources.filter((resource) => later.has(resource.kind));
