// PNG and JPEG images that may be hostile: their size is read before they are decoded.

import type { Picture } from './messages';

const mostPixels = 64e6; // decoded: 256 MB

export type ImageKind = 'image/png' | 'image/jpeg';

/** By the file's first bytes, never by its name. Throws where it is none of these. */
export function kindOf(bytes: Uint8Array): 'pdf' | ImageKind {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
    // Something may stand before a PDF file's header.
    if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
    throw new TypeError('neither PDF nor PNG nor JPEG');
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
    return head.every((byte, i) => bytes[i] === byte);
}

/** Throws where the image is broken or has too many pixels. */
export async function decode(bytes: Uint8Array<ArrayBuffer>, kind: ImageKind): Promise<ImageBitmap> {
    const [width, height] = kind === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
    if (width * height > mostPixels) throw new RangeError(`${width} × ${height} pixels`);
    return createImageBitmap(new Blob([bytes], { type: kind }));
}

/** From IHDR, which stands first. */
function pngSize(bytes: Uint8Array): [number, number] {
    if (bytes.length < 24) throw new RangeError('the image ends early');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return [view.getUint32(16), view.getUint32(20)];
}

/** From the first frame header (SOF0 … SOF15). */
function jpegSize(bytes: Uint8Array): [number, number] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 2; at + 9 <= bytes.length;) {
        const marker = view.getUint8(at + 1);
        if (view.getUint8(at) !== 0xff) break;
        if (marker === 0xff) { // filling
            at += 1;
            continue;
        }
        const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
        if (frame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
        at += 2 + view.getUint16(at + 2);
    }
    throw new TypeError('a JPEG image without a size');
}

/** The image, made smaller where one of its edges is longer than `edge` pixels; on white, as paper is. */
export function drawn(image: ImageBitmap, edge: number): OffscreenCanvas {
    const scale = Math.min(1, edge / Math.max(image.width, image.height));
    const canvas = canvasOf(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
    const context = contextOf(canvas);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
}

export const canvasOf = (width: number, height: number): OffscreenCanvas => new OffscreenCanvas(width, height);

export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no drawing in a worker');
    return context;
}

export async function toPicture(canvas: OffscreenCanvas): Promise<Picture> {
    return { image: await canvas.convertToBlob({ type: 'image/png' }), width: canvas.width, height: canvas.height };
}
