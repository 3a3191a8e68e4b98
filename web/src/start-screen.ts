// The plain-HTML screen that is there before the canvas, and that comes back when the canvas cannot go on.
// Its words stand in index.html, in both languages.

import type { Missing } from './features';

function part(id: string): HTMLElement {
    const element = document.getElementById(id);
    if (element === null) throw new Error(`index.html has no #${id}`);
    return element;
}

export class StartScreen {
    readonly #screen = part('start');
    #done = false;
    #failed = false;

    constructor() {
        for (const id of ['start-again', 'stop-again']) part(id).addEventListener('click', () => location.reload());
    }

    progress(fraction: number): void {
        const percent = Math.min(100, Math.floor(fraction * 100));
        (part('start-bar') as HTMLProgressElement).value = percent;
        part('start-percent').textContent = `${percent}%`;
    }

    /** The first frame stands: the canvas takes over. */
    finish(): void {
        if (this.#failed) return;
        this.#done = true;
        this.#screen.hidden = true;
    }

    refuse(missing: Missing): void {
        this.#show(`start-${missing}`);
    }

    /** Something went wrong: before the start a resource, after it the program itself. The first report stands. */
    fail(detail: string): void {
        if (this.#failed) return;
        part(this.#done ? 'stop-detail' : 'start-detail').textContent = detail;
        this.#show(this.#done ? 'start-stopped' : 'start-failed');
    }

    #show(id: string): void {
        this.#failed = true;
        part('start-progress').hidden = true;
        part(id).hidden = false;
        part('stage').inert = true;
        this.#screen.hidden = false;
    }
}
