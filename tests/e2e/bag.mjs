// Opens a submission package with other people's programs (unzip, node:crypto) and checks it as BagIt: RFC 8493.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

function filesUnder(folder, top = folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesUnder(path, top) : [relative(top, path).replaceAll('\\', '/')];
    });
}

const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** A manifest's lines: path → digest. Paths are percent-coded where they hold a line end or a percent sign. */
function manifest(bag, name) {
    const lines = readFileSync(join(bag, name), 'utf8').split(/\r?\n/).filter((line) => line !== '');
    return new Map(lines.map((line) => {
        const [, digest, path] = /^([0-9a-f]{64})\s+\*?(.+)$/.exec(line) ?? assert.fail(`${name}: ${line}`);
        return [path.replace(/%(0A|0D|25)/gi, (code) => decodeURIComponent(code)), digest];
    }));
}

/** Unpacks `zip` into `folder` and checks everything that the bag says of itself. Returns its folder and payload. */
export function openBag(zip, folder) {
    // Info-ZIP writes names that are not of its locale as #Uxxxx.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    execFileSync('unzip', ['-tq', zip], { env });
    execFileSync('unzip', ['-q', zip, '-d', folder], { env });
    const [top, ...more] = readdirSync(folder);
    assert.deepEqual(more, [], 'one folder at the top');
    const bag = join(folder, top);

    assert.match(readFileSync(join(bag, 'bagit.txt'), 'utf8'), /^BagIt-Version: (0\.97|1\.0)\r?\nTag-File-Character-Encoding: UTF-8\r?\n$/);
    const all = filesUnder(bag);
    const payload = all.filter((path) => path.startsWith('data/'));
    const tags = all.filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));

    const payloadManifest = manifest(bag, 'manifest-sha256.txt');
    assert.deepEqual([...payloadManifest.keys()].sort(), payload.sort(), 'the manifest names the payload, all of it and no more');
    for (const [path, digest] of payloadManifest) assert.equal(sha256(join(bag, path)), digest, path);

    const tagManifest = manifest(bag, 'tagmanifest-sha256.txt');
    assert.deepEqual([...tagManifest.keys()].sort(), tags.sort(), 'the tag manifest names every tag file');
    for (const [path, digest] of tagManifest) assert.equal(sha256(join(bag, path)), digest, path);

    const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
    const octets = payload.reduce((sum, path) => sum + statSync(join(bag, path)).size, 0);
    assert.match(info, new RegExp(`^Payload-Oxum: ${octets}\\.${payload.length}\\r?$`, 'm'));
    return { bag, payload, info };
}
