// The C++ module behind typed calls. The other side of this door is shell/platform/web.cpp (what we call) and
// shell/platform/web_host.hpp (what calls us).

import create, { type Module } from 'voucher-engine';

import type { Resource, ResourceKind } from 'virtual:resources';
import type { MissingCharacter } from './papers';
import type { Found } from './contents';
import type { Choice } from './given';
import type { Loader } from './resources';
import type { Digest, Trouble } from './stream/messages';

/** What C++ asks of the page. Called while a frame is built: answers at once, and tells no event back synchronously
 *  that must be acted on (events wait for the frame's end). */
export interface Host {
    editing(): 0 | 1 | 2 | 3;
    today(): number;
    patch(json: string): void;
    cursor(cssName: string): void;
    pickFiles(purpose: string, accept: string, choice: Choice): void;
    digest(file: number): void;
    read(file: number, limit: number): void;
    inspect(file: number): void;
    readSheets(file: number): void;
    picture(file: number, edge: number): void;
    release(file: number): void;
    choosePlace(job: number, name: string, mediaType: string): void;
    leavePlace(job: number): void;
    saveBegin(name: string, mediaType: string, job: number): void;
    saveBytes(bytes: Uint8Array<ArrayBuffer>): void;
    saveFile(file: number): void;
    saveEnd(): void;
    saveCancel(): void;
    makePapers(job: number, json: string): void;
    fragment(name: string): void;
    title(text: string, language: string): void;
    /** JSON of one paper (papers/document.ts), to be printed in the page's place; empty: the page itself. */
    layOutPrint(json: string): void;
    print(): void;
    verify(file: number, known: readonly string[]): void;
    openPackage(file: number): void;
    stopVerifying(): void;
    /** `files`: the numbers that `json` refers to. */
    keepDraft(part: string, json: string, files: readonly number[]): void;
    takeDraft(): void;
    forgetEverything(): void;
    /** Seconds without a touch, which `Engine.untouched` is to be told from the first to the last. */
    watchIdleness(first: number, last: number): void;
    failed(sentence: string): void;
    /** A character in the browser's own fonts; the pixels of the last one are its `coverage`. */
    glyph(character: number, emPx: number, bold: boolean): GlyphBox | null;
    coverage(): Uint8Array;
}

/** Where a character's picture stands from the pen on the baseline, in pixels; down is positive. */
export interface GlyphBox {
    readonly left: number;
    readonly top: number;
    readonly advance: number;
    readonly width: number;
    readonly height: number;
}

export interface Viewport {
    readonly width: number; // CSS pixels
    readonly height: number;
    readonly deviceWidth: number;
    readonly deviceHeight: number;
}

export interface SystemLook {
    readonly dark: boolean;
    readonly moreContrast: boolean;
    readonly reducedMotion: boolean;
}

export interface GivenFile {
    readonly handle: number;
    readonly name: string;
    readonly size: number;
    readonly type: string;
    readonly folder: string; // where it lay within what was given; empty: it came by itself
}

/** A paper or workbook as it is handed over; `name` with its ending. */
export interface MadePaper {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly missing: readonly MissingCharacter[];
}

/** A file of an opened package, with the place where it belongs. */
export interface PackagedFile extends GivenFile {
    readonly service: string;
    readonly paper: string;
}

// web.cpp, enum ResourceKind
const resourceNumbers: Partial<Record<ResourceKind, number>> = {
    pack: 0, catalogueZh: 1, catalogueEn: 2, fontRegular: 3, fontBold: 4, fontIcons: 5, rosterWords: 6, kiosk: 7,
};

// platform.hpp, enum SaveTrouble
const troubleNumbers: Record<Trouble, number> = { other: 0, noRoom: 1, notAllowed: 2, fileGone: 3, fileChanged: 4 };

/** platform.hpp, enum DraftTrouble. */
export type DraftTrouble = 'other' | 'denied' | 'noRoom' | 'newer';
const draftTroubles: readonly DraftTrouble[] = ['other', 'denied', 'noRoom', 'newer'];

/** A file that a draft refers to: its number then and now, and whether its bytes were kept. */
export interface DraftFile {
    readonly was: number;
    readonly now: number;
    readonly there: boolean;
}

type Argument = number | boolean | string | Uint8Array;

const encoder = new TextEncoder();

export class Engine {
    readonly #module: Module;

    private constructor(module: Module) {
        this.#module = module;
    }

    /** Compiles the module while it is still arriving. */
    static async load(wasm: Resource, loader: Loader, host: Host): Promise<Engine> {
        const stream = await loader.open(wasm);
        const response = new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
        const module = await new Promise<Module>((resolve, reject) => {
            create({
                host,
                instantiateWasm: (imports, done) => {
                    WebAssembly.instantiateStreaming(response, imports).then(
                        ({ instance, module: compiled }) => done(instance, compiled),
                        reject,
                    );
                    return {};
                },
            }).then(resolve, reject);
        });
        return new Engine(module);
    }

    addResource(kind: ResourceKind, bytes: Uint8Array): void {
        const number = resourceNumbers[kind];
        if (number !== undefined) this.#call('voucher_add_resource', number, bytes);
    }
    /** False where it failed; the host has been told why. */
    start(view: Viewport, look: SystemLook): boolean {
        return this.#call('voucher_start', view.width, view.height, view.deviceWidth, view.deviceHeight, look.dark,
            look.moreContrast, look.reducedMotion) !== 0;
    }
    resize(view: Viewport): void {
        this.#call('voucher_resize', view.width, view.height, view.deviceWidth, view.deviceHeight);
    }
    look(look: SystemLook): void {
        this.#call('voucher_look', look.dark, look.moreContrast, look.reducedMotion);
    }
    wake(): void {
        this.#call('voucher_wake');
    }
    fragment(name: string): void {
        this.#call('voucher_fragment', name);
    }
    /** Acted on before this returns: within the person's own event. */
    activate(key: string): void {
        this.#call('voucher_activate', key);
    }
    focus(key: string, visible: boolean): void {
        this.#call('voucher_focus', key, visible);
    }
    text(key: string, value: string): void {
        this.#call('voucher_text', key, value);
    }
    /** True when it was acted on before this returned; false while a frame is being built. */
    commit(key: string): boolean {
        return this.#call('voucher_commit', key) !== 0;
    }
    files(purpose: string, files: readonly GivenFile[]): void {
        this.#call('voucher_files_begin', purpose);
        for (const file of files) this.#call('voucher_files_add', file.handle, file.name, file.size, file.type, file.folder);
        this.#call('voucher_files_end');
    }
    drag(over: boolean, x: number, y: number): void {
        this.#call('voucher_drag', over, x, y);
    }
    fileProgress(file: number, fraction: number): void {
        this.#call('voucher_file_progress', file, fraction);
    }
    digested(file: number, { sha256, crc32, size, head }: Digest): void {
        this.#call('voucher_file_digested', file, sha256, crc32, size, head);
    }
    fileFailed(file: number, reason: string): void {
        this.#call('voucher_file_failed', file, reason);
    }
    fileRead(file: number, bytes: Uint8Array): void {
        this.#call('voucher_file_read', file, bytes);
    }
    sheetsRead(file: number, json: string): void {
        this.#call('voucher_sheets_read', file, json);
    }

    /** `code`: why, of which the catalogue has the words. */
    sheetsRefused(file: number, code: string, detail: string): void {
        this.#call('voucher_sheets_refused', file, code, detail);
    }

    inspected(file: number, how: 'done' | 'too large' | 'too long', found: Found = { keys: {}, codes: [] }): void {
        this.#call('voucher_inspected_begin', file, ['done', 'too large', 'too long'].indexOf(how));
        for (const [key, value] of Object.entries(found.keys)) this.#call('voucher_inspected_key', key, value);
        for (const code of found.codes) this.#call('voucher_inspected_code', code);
        this.#call('voucher_inspected_end');
    }
    /** In CSS pixels; 0 where there is no picture of the file. */
    pictured(file: number, width: number, height: number): void {
        this.#call('voucher_pictured', file, width, height);
    }
    verifyProgress(file: number, fraction: number): void {
        this.#call('voucher_verify_progress', file, fraction);
    }
    verified(file: number, report: string): void {
        this.#call('voucher_verified', file, report);
    }
    verifyFailed(file: number, reason: string): void {
        this.#call('voucher_verify_failed', file, reason);
    }
    packageOpened(file: number, caseJson: string, leftOut: number, files: readonly PackagedFile[]): void {
        this.#call('voucher_package_begin', file, caseJson, leftOut);
        for (const each of files) {
            this.#call('voucher_package_add', each.handle, each.service, each.paper, each.name, each.size, each.type);
        }
        this.#call('voucher_package_end');
    }
    /** What was kept. `mine`: this window is the keeper; else another one was. */
    draftFound(mine: boolean, parts: ReadonlyMap<string, string>, files: readonly DraftFile[]): void {
        this.#call('voucher_draft_begin');
        for (const [part, json] of parts) this.#call('voucher_draft_part', part, json);
        for (const { was, now, there } of files) this.#call('voucher_draft_file', was, now, there);
        this.#call('voucher_draft_end', mine);
    }
    draftElsewhere(): void {
        this.#call('voucher_draft_elsewhere');
    }
    draftKept(): void {
        this.#call('voucher_draft_kept');
    }
    draftWiped(): void {
        this.#call('voucher_draft_wiped');
    }
    draftFailed(trouble: DraftTrouble, reason: string): void {
        this.#call('voucher_draft_failed', draftTroubles.indexOf(trouble), reason);
    }
    /** `left`: what could not be removed, and why. */
    forgotten(left: string): void {
        this.#call('voucher_forgotten', left);
    }
    /** The person prints, or (`asked`) pressed the keys for it; acted on before this returns. */
    printing(asked: boolean): void {
        this.#call('voucher_printing', asked);
    }
    /** How long nobody has touched the screen; acted on before this returns. */
    untouched(seconds: number): void {
        this.#call('voucher_untouched', seconds);
    }
    actNow(): void {
        this.#call('voucher_act_now');
    }
    placeAnswered(job: number, chosen: boolean): void {
        this.#call('voucher_place_answered', job, chosen);
    }
    saved(name: string): void {
        this.#call('voucher_saved', name);
    }
    /** Bytes. */
    saveProgress(name: string, written: number, total: number): void {
        this.#call('voucher_save_progress', name, written, total);
    }
    /** `file`: the one that is at fault, or empty. */
    saveFailed(name: string, trouble: Trouble, reason: string, file = ''): void {
        this.#call('voucher_save_failed', name, troubleNumbers[trouble], reason, file);
    }
    saveCancelled(name: string): void {
        this.#call('voucher_save_cancelled', name);
    }
    papersMade(job: number, papers: readonly MadePaper[]): void {
        this.#call('voucher_papers_begin', job);
        for (const { name, bytes, missing } of papers) {
            this.#call('voucher_papers_add', name, bytes);
            for (const { code_point, times, shown_as } of missing) this.#call('voucher_papers_missing', code_point, times, shown_as);
        }
        this.#call('voucher_papers_end');
    }
    papersFailed(job: number, reason: string): void {
        this.#call('voucher_papers_failed', job, reason);
    }
    fonts(regular: Uint8Array, bold: Uint8Array): void {
        this.#call('voucher_fonts', regular, bold);
    }

    /** A text or bytes becomes two arguments, place and length, copied into the module for the time of the call. */
    #call(name: string, ...args: Argument[]): number {
        const module = this.#module;
        const run = module[`_${name}`];
        const allocate = module['_malloc'];
        const release = module['_free'];
        if (!run || !allocate || !release) throw new Error(`the module does not export ${name}`);
        const places: number[] = [];
        const flat: number[] = [];
        try {
            for (const arg of args) {
                if (typeof arg === 'number' || typeof arg === 'boolean') {
                    flat.push(Number(arg));
                    continue;
                }
                const bytes = typeof arg === 'string' ? encoder.encode(arg) : arg;
                const place = allocate(Math.max(1, bytes.length)) >>> 0;
                if (place === 0) throw new RangeError(`no memory for ${bytes.length} bytes`);
                places.push(place);
                module.HEAPU8.set(bytes, place); // read anew: the view is another one after the memory grew
                flat.push(place, bytes.length);
            }
            return run(...flat);
        } finally {
            for (const place of places) release(place);
        }
    }
}
