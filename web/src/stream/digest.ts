// SHA-256 (FIPS 180-4) for the manifest and CRC-32 for the archive, incremental, as WebAssembly (hash-wasm). Web Crypto
// would be quicker, but it takes a file in one piece only.

import { createCRC32, createSHA256, type IHasher } from 'hash-wasm';
import { type Digest, headSize } from './messages';
import { piecesOf } from './pieces';

/** One of its own for each file: several may be read side by side. Only the first one of a kind is compiled. */
export const startSha256 = async (): Promise<IHasher> => (await createSHA256()).init();

/** `heard`: bytes so far; false stops it, and null comes back. */
export async function digestOf(file: File, heard: (done: number) => boolean): Promise<Digest | null> {
    const sha = await startSha256();
    const crc = (await createCRC32()).init();
    let head: Digest['head'] = new Uint8Array(0);
    let size = 0;
    for await (const piece of piecesOf(file)) {
        sha.update(piece);
        crc.update(piece);
        if (size === 0) head = piece.slice(0, headSize);
        size += piece.length;
        if (!heard(size)) return null;
    }
    return { sha256: sha.digest(), crc32: parseInt(crc.digest(), 16), size, head };
}
