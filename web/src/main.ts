// Start-up: what can the browser do, fetch everything, start the module, hand over.

import { Drafts } from './drafts';
import { Engine, type Host } from './engine';
import { missingFeature } from './features';
import { Files } from './files';
import { Glyphs } from './glyphs';
import { Packages } from './packages';
import { afterStart, atStart, Loader } from './resources';
import { PaperMaker } from './paper-maker';
import { forgetLeftOvers } from './save-target';
import { Saver } from './save';
import { Semantics } from './semantics';
import { StartScreen } from './start-screen';
import type { PaperDocument } from './papers/document';
import { Sheet } from './print/sheet';
import { reasonOf } from './stream/messages';
import { StreamWorkers } from './stream/workers';
import type { Patch } from './tree';
import { currentFragment, nameFragment, systemLook, viewportOf, watchWindow } from './window';

const screen = new StartScreen();
const stage = document.getElementById('stage') as HTMLElement;
const canvas = document.getElementById('canvas') as HTMLCanvasElement;
const layer = document.getElementById('semantics') as HTMLElement;

let running: Engine | null = null;
function engine(): Engine {
    if (running === null) throw new Error('the module has not started');
    return running;
}

/** A screen in a service hall: nothing is kept, no file is taken or saved, and nobody gets out of the page. */
const kiosk = new URLSearchParams(location.search).get('mode') === 'kiosk'
    ? import('./kiosk').then(({ Kiosk }) => new Kiosk(engine, stage))
    : null;

const workers = new StreamWorkers();
const files = new Files(engine, workers);
const saver = new Saver(engine, files, workers);
const paperMaker = new PaperMaker(engine);
const packages = new Packages(engine, files);
const drafts = new Drafts(engine, files);
const semantics = new Semantics(layer, {
    activate: (key) => engine().activate(key),
    focus: (key, visible) => engine().focus(key, visible),
    text: (key, value) => engine().text(key, value),
    commit: (key) => engine().commit(key),
    picture: (file) => files.pictureAddress(file),
});

const glyphs = new Glyphs();
const sheet = new Sheet();

const host: Host = {
    editing: () => semantics.editing(),
    today: () => {
        const now = new Date();
        return now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
    },
    patch: (json) => semantics.apply(JSON.parse(json) as Patch),
    cursor: (cssName) => {
        stage.style.cursor = cssName;
    },
    pickFiles: (purpose, accept, choice) => kiosk ?? files.choose(purpose, accept, choice),
    digest: (file) => files.digest(file),
    read: (file, limit) => void files.read(file, limit),
    inspect: (file) => void files.inspect(file),
    readSheets: (file) => void files.readSheets(file),
    picture: (file, edge) => void files.picture(file, edge),
    release: (file) => files.release(file),
    choosePlace: (job, name, mediaType) => saver.choosePlace(job, name, mediaType),
    leavePlace: (job) => saver.leavePlace(job),
    saveBegin: (name, mediaType, job) => saver.begin(name, mediaType, job),
    saveBytes: (bytes) => saver.bytes(bytes),
    saveFile: (file) => saver.file(file),
    saveEnd: () => saver.end(),
    saveCancel: () => saver.cancel(),
    makePapers: (job, json) => void paperMaker.make(job, json),
    fragment: nameFragment,
    title: (text, language) => {
        document.title = text;
        document.documentElement.lang = language;
    },
    layOutPrint: (json) => (json === '' ? sheet.clear() : sheet.layOut(JSON.parse(json) as PaperDocument)),
    print: () => void setTimeout(() => print()), // after the frame that asked for it: the dialog holds everything up
    verify: (file, known) => void packages.verify(file, known),
    openPackage: (file) => void packages.open(file),
    stopVerifying: () => packages.stop(),
    keepDraft: (part, json, handles) => drafts.keep(part, json, handles),
    takeDraft: () => void drafts.take(),
    // A kiosk has stored nothing; what this origin stored otherwise, such as a draft on one's own computer, is not its to remove.
    forgetEverything: () => {
        sheet.clear();
        if (kiosk) engine().forgotten('');
        else void drafts.forget();
    },
    watchIdleness: (first, last) => void kiosk?.then(({ idleness }) => idleness.watch(first, last)),
    failed: (sentence) => screen.fail(sentence),
    glyph: (character, emPx, bold) => glyphs.draw(character, emPx, bold),
    coverage: () => glyphs.coverage,
};

/** The canvas' fonts for the DOM's fields as well, so that a field looks the same with and without the focus. */
function shareFont(bytes: Uint8Array<ArrayBuffer>, weight: string): void {
    document.fonts.add(new FontFace('Voucher', bytes.buffer, { weight }));
}

async function start(): Promise<void> {
    const loader = new Loader(atStart, (fraction) => screen.progress(fraction));
    const [wasm] = atStart.filter(({ kind }) => kind === 'engine');
    if (!wasm) throw new Error('voucher.wasm: not in the list');
    const others = atStart.filter((resource) => resource !== wasm);
    const draft = kiosk ? null : drafts.open(); // while the rest is on its way
    const [loaded, ...contents] = await Promise.all([
        Engine.load(wasm, loader, host),
        ...others.map((resource) => loader.bytes(resource)),
    ]);
    others.forEach(({ kind }, i) => {
        const bytes = contents[i] as Uint8Array<ArrayBuffer>;
        loaded.addResource(kind, bytes);
        if (kind === 'fontRegular') shareFont(bytes, '400');
        if (kind === 'fontBold') shareFont(bytes, '700');
    });
    running = loaded;
    if (kiosk) loaded.addResource('kiosk', await (await kiosk).settings());
    const address = kiosk ? '' : currentFragment();
    (await draft)?.();
    if (!loaded.start(viewportOf(stage), systemLook())) return;
    if (address !== '') loaded.fragment(address);
    screen.finish();
    watchWindow(stage, loaded);
    addEventListener('beforeprint', () => sheet.laidOut || loaded.printing(false));
    addEventListener('afterprint', () => sheet.clear());
    if (!kiosk) {
        files.listen();
        void forgetLeftOvers();
    }
    // Without them the page works, and only rare characters are missing: no reason to stop.
    fetchFullFonts(loaded).catch((error: unknown) => console.warn(reasonOf(error)));
}

/** Every character of the general standard table. */
async function fetchFullFonts(loaded: Engine): Promise<void> {
    const regular = afterStart.find(({ kind }) => kind === 'fontRegularFull');
    const bold = afterStart.find(({ kind }) => kind === 'fontBoldFull');
    if (!regular || !bold) return;
    const loader = new Loader(afterStart, () => undefined);
    const [regularBytes, boldBytes] = await Promise.all([loader.bytes(regular), loader.bytes(bold)]);
    loaded.fonts(regularBytes, boldBytes);
    shareFont(regularBytes, '400');
    shareFont(boldBytes, '700');
}

addEventListener('error', (event) => {
    // Not an error: a size changed again while sizes were being told, and the rest comes with the next frame.
    if (!event.message.startsWith('ResizeObserver loop')) screen.fail(event.message);
});
addEventListener('unhandledrejection', (event) => screen.fail(reasonOf(event.reason)));

const missing = missingFeature(canvas);
if (missing === null) start().catch((error: unknown) => screen.fail(reasonOf(error)));
else screen.refuse(missing);
