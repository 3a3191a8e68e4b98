// A plain ZIP of stored files as segments, as src/package plans it: headers as bytes, files by their handles. Below 4 GiB.
import type { Digest } from '../../web/src/stream/messages';

interface Entry {
    readonly handle: number;
    readonly name: string;
    readonly digest: Digest;
}

/** APPNOTE 4.3.7 (local file header) and 4.3.12 (central directory header): their common fields. */
function header(entry: Entry, signature: number, central: number | null): Uint8Array<ArrayBuffer> {
    const name = new TextEncoder().encode(entry.name);
    const start = central === null ? 4 : 6;
    const view = new DataView(new ArrayBuffer(start + (central === null ? 26 : 40) + name.length));
    view.setUint32(0, signature, true);
    if (central !== null) view.setUint16(4, 20, true);
    view.setUint16(start, 20, true);
    view.setUint16(start + 2, 0x800, true); // UTF-8
    view.setUint16(start + 8, 0x21, true); // 1980-01-01
    view.setUint32(start + 10, entry.digest.crc32, true);
    view.setUint32(start + 14, entry.digest.size, true);
    view.setUint32(start + 18, entry.digest.size, true);
    view.setUint16(start + 22, name.length, true);
    if (central !== null) view.setUint32(start + 36, central, true);
    const bytes = new Uint8Array(view.buffer);
    bytes.set(name, bytes.length - name.length);
    return bytes;
}

export function planOf(entries: readonly Entry[]): (Uint8Array<ArrayBuffer> | number)[] {
    const segments: (Uint8Array<ArrayBuffer> | number)[] = [];
    const directory: Uint8Array<ArrayBuffer>[] = [];
    let at = 0;
    for (const entry of entries) {
        const local = header(entry, 0x04034b50, null);
        directory.push(header(entry, 0x02014b50, at));
        segments.push(local, entry.handle);
        at += local.length + entry.digest.size;
    }
    const size = directory.reduce((sum, bytes) => sum + bytes.length, 0);
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, entries.length, true);
    end.setUint16(10, entries.length, true);
    end.setUint32(12, size, true);
    end.setUint32(16, at, true);
    return [...segments, ...directory, new Uint8Array(end.buffer)];
}
