// PDF files, read and drawn by pdf.js: its parser and its drawing run in this very worker, so that ending the worker
// ends both. Nothing of a file is run: pdf.js is asked for no scripts, no forms and no links.

import 'pdfjs-dist/legacy/build/pdf.worker.mjs'; // leaves its parser where pdf.mjs looks for it

import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { canvasOf, contextOf } from './images';

const mostImagePixels = 64e6;
const mostKeys = 100;
const longestValue = 1000; // characters

// What pdf.js may ask for: the character maps of Chinese fonts that are not embedded, and the decoders of JBIG2 and
// JPEG 2000. Each is a file of the page, fetched when a file needs it.
const maps = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*GB*.bcmap', { query: '?url', import: 'default', eager: true });
const decoders = import.meta.glob<string>('/node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm', { query: '?url', import: 'default', eager: true });
const urls = new Map([...Object.entries(maps), ...Object.entries(decoders)].map(([path, url]) => [path.split('/').at(-1), url]));

class OwnFiles {
    async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
        const url = urls.get(filename);
        if (url === undefined) throw new Error(`not one of the page's files: ${filename}`);
        const response = await fetch(url);
        if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
    }
}

interface Surface {
    canvas: OffscreenCanvas | null;
    context: OffscreenCanvasRenderingContext2D | null;
}

/** A worker has no document to make canvases with. */
class Canvases {
    create(width: number, height: number): Surface {
        const canvas = canvasOf(width, height);
        return { canvas, context: contextOf(canvas) };
    }
    reset(surface: Surface, width: number, height: number): void {
        if (surface.canvas) Object.assign(surface.canvas, { width, height });
    }
    destroy(surface: Surface): void {
        surface.canvas = surface.context = null;
    }
}

/** Nor has it SVG filters: what asks for one is drawn without. */
class NoFilters {
    addFilter(): string { return 'none'; }
    addHCMFilter(): string { return 'none'; }
    addAlphaFilter(): string { return 'none'; }
    addLuminosityFilter(): string { return 'none'; }
    addKnockoutFilter(): string { return 'none'; }
    addHighlightHCMFilter(): string { return 'none'; }
    destroy(): void { /* nothing is held */ }
}

/** Rejects where the file is broken or asks for a password. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
    const document = await getDocument({
        data: bytes,
        verbosity: VerbosityLevel.ERRORS,
        cMapUrl: 'maps/', // only names matter: OwnFiles looks them up
        wasmUrl: 'decoders/',
        useWorkerFetch: false,
        BinaryDataFactory: OwnFiles,
        CanvasFactory: Canvases,
        FilterFactory: NoFilters,
        disableFontFace: true, // letters as shapes: a worker's document has no fonts of its own
        disableWorkerRendering: true,
        maxImageSize: mostImagePixels,
        enableXfa: false,
    }).promise;
    return new Pdf(document);
}

export class Pdf {
    readonly #document: PDFDocumentProxy;

    constructor(document: PDFDocumentProxy) {
        this.#document = document;
    }

    /** The Info dictionary: its texts and numbers, as they stand there. */
    async keys(): Promise<Record<string, string>> {
        const { info } = await this.#document.getMetadata();
        const { Custom: custom, ...known } = info as Record<string, unknown>;
        const others = custom instanceof Map ? [...(custom as Map<string, unknown>)] : Object.entries(custom ?? {});
        const said = [...others, ...Object.entries(known)]
            .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
            .map(([key, value]): [string, string] => [key, String(value)])
            .filter(([, value]) => value.length <= longestValue);
        return Object.fromEntries(said.slice(0, mostKeys));
    }

    /** Drawn so that its longer edge has so many pixels. */
    async firstPage(edge: number): Promise<OffscreenCanvas> {
        const page = await this.#document.getPage(1);
        const natural = page.getViewport({ scale: 1 });
        const viewport = page.getViewport({ scale: edge / Math.max(natural.width, natural.height) });
        const canvas = canvasOf(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
        // The types know the canvas of a document only.
        const canvasContext = contextOf(canvas) as unknown as CanvasRenderingContext2D;
        await page.render({ canvas: null, canvasContext, viewport }).promise;
        return canvas;
    }
}
