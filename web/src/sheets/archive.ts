// The archive that an XLSX file is. What it says of itself is looked at before anything is inflated; then each part that
// a sheet is read from is inflated into no more than it announced, and held against its checksum: a damaged file must
// not be read as one with other amounts.

import { inflateSync } from 'fflate';
import { createCRC32 } from 'hash-wasm';

import { atMost, most, Refusal } from './limits';

interface Entry {
    readonly name: string;
    readonly method: number;
    readonly crc32: number;
    readonly packed: number; // bytes
    readonly size: number;   // bytes
    readonly at: number;     // of its local header
}

const broken = (detail: string): Refusal => new Refusal('broken', detail);

/** Numbers of a file, little-endian; beyond its end the file is broken. */
class Numbers {
    private readonly view: DataView;
    constructor(bytes: Uint8Array) {
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    u16(at: number): number { return this.checked(at, 2).getUint16(at, true); }
    u32(at: number): number { return this.checked(at, 4).getUint32(at, true); }
    u64(at: number): number { return Number(this.checked(at, 8).getBigUint64(at, true)); }
    private checked(at: number, length: number): DataView {
        if (!(at >= 0 && at + length <= this.view.byteLength)) throw broken(`nothing at byte ${at}`);
        return this.view;
    }
}

/** Where the directory begins, and how many entries it has. */
function directory(numbers: Numbers, length: number): { at: number; count: number } {
    for (let end = length - 22; end >= Math.max(0, length - 22 - 0xffff); --end) {
        if (numbers.u32(end) !== 0x06054b50) continue;
        const [count, at] = [numbers.u16(end + 10), numbers.u32(end + 16)];
        if (count !== 0xffff && at !== 0xffffffff) return { at, count };
        if (end < 20 || numbers.u32(end - 20) !== 0x07064b50) return { at, count };
        const wide = numbers.u64(end - 12);
        if (numbers.u32(wide) !== 0x06064b50) throw broken('the end of the archive');
        return { at: numbers.u64(wide + 48), count: numbers.u64(wide + 32) };
    }
    throw broken('the end of the archive is missing');
}

/** ZIP64 keeps a number elsewhere that its own field is too small for. */
function wide(numbers: Numbers, from: number, to: number, [size, packed, at]: readonly [number, number, number]): readonly [number, number, number] {
    for (let field = from; field + 4 <= to; field += 4 + numbers.u16(field + 2)) {
        if (numbers.u16(field) !== 1) continue;
        let next = field + 4;
        return [size, packed, at].map((value) => {
            if (value !== 0xffffffff) return value;
            next += 8;
            return numbers.u64(next - 8);
        }) as [number, number, number];
    }
    return [size, packed, at];
}

function entriesOf(bytes: Uint8Array, numbers: Numbers): Entry[] {
    const { at: first, count } = directory(numbers, bytes.length);
    atMost('too_large_inside', count, most.entries, 'entries');
    const entries: Entry[] = [];
    let total = 0;
    for (let i = 0, at = first; i < count; ++i) {
        if (numbers.u32(at) !== 0x02014b50) throw broken(`entry ${i + 1} of the archive`);
        const nameEnd = at + 46 + numbers.u16(at + 28);
        const extraEnd = nameEnd + numbers.u16(at + 30);
        const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/');
        const [size, packed, place] = wide(numbers, nameEnd, extraEnd, [numbers.u32(at + 24), numbers.u32(at + 20), numbers.u32(at + 42)]);
        if ((numbers.u16(at + 8) & 1) !== 0) throw new Refusal('encrypted', name);
        entries.push({ name, method: numbers.u16(at + 10), crc32: numbers.u32(at + 16), packed, size, at: place });
        total += size;
        at = extraEnd + numbers.u16(at + 32);
    }
    atMost('too_large_inside', total, most.insideBytes, 'bytes');
    return entries;
}

/** The parts that `wanted` names, by their names. */
export async function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Map<string, Uint8Array>> {
    const numbers = new Numbers(bytes);
    const parts = new Map<string, Uint8Array>();
    const checksum = await createCRC32();
    for (const { name, method, crc32, packed, size, at } of entriesOf(bytes, numbers).filter((entry) => wanted(entry.name))) {
        if (parts.has(name)) throw broken(`${name} is there twice`);
        if (numbers.u32(at) !== 0x04034b50) throw broken(name);
        const from = at + 30 + numbers.u16(at + 26) + numbers.u16(at + 28);
        if (from + packed > bytes.length) throw broken(name);
        const raw = bytes.subarray(from, from + packed);
        const part = method === 0 ? raw : method === 8 ? inflated(raw, size, name) : undefined;
        if (!part) throw broken(`${name}: method ${method}`);
        const digest = checksum.init().update(part).digest();
        if (part.length !== size || parseInt(digest, 16) !== crc32) throw broken(`${name}: the checksum is another`);
        parts.set(name, part);
    }
    return parts;
}

function inflated(raw: Uint8Array, size: number, name: string): Uint8Array {
    try {
        return inflateSync(raw, { out: new Uint8Array(size) });
    } catch {
        throw broken(name);
    }
}
