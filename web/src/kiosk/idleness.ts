// How long nobody has touched the screen. C++ decides what that means (shell/app/kiosk_desk.hpp); the only clock is here.

/** Signs of a person that may be the beginning of something. */
const beginnings = ['pointerdown', 'touchstart', 'keydown', 'wheel', 'input'] as const;
/** Their ends: by then what was pressed has been acted on, and the question "Are you still there?" may go. */
const ends = ['pointerup', 'pointercancel', 'keyup', 'click', 'wheel'] as const;

export class Idleness {
    readonly #tell: (seconds: number) => void;
    #first = 0;
    #last = 0;
    #touched = performance.now();
    #told = false; // seconds were told since the last touch
    #timer: ReturnType<typeof setTimeout> | undefined;

    /** `tell`: seconds without a touch; 0 once somebody is there again. */
    constructor(tell: (seconds: number) => void) {
        this.#tell = tell;
        const options = { capture: true, passive: true };
        for (const name of beginnings) addEventListener(name, () => this.#touch(), options);
        for (const name of ends) addEventListener(name, () => this.#touchEnds(), options);
        // A mouse on its way to a button must not take the question away before it arrives.
        addEventListener('pointermove', () => this.#told || this.#touch(), options);
    }

    /** From now on; both in seconds, and both are told. */
    watch(first: number, last: number): void {
        this.#first = first;
        this.#last = last;
        this.#touch();
        this.#plan();
    }

    #touch(): void {
        this.#touched = performance.now();
    }

    #touchEnds(): void {
        this.#touch();
        if (!this.#told) return;
        this.#told = false;
        setTimeout(() => this.#tell(0)); // after everybody else has heard of the event
        this.#plan();
    }

    /** A timer runs until the first second that is told; where the screen was touched meanwhile, it runs again. */
    #plan(): void {
        clearTimeout(this.#timer);
        const passed = performance.now() - this.#touched;
        const next = Math.max(this.#first, Math.floor(passed / 1000) + 1);
        if (next <= this.#last) this.#timer = setTimeout(() => this.#tick(), Math.ceil(next * 1000 - passed));
    }

    #tick(): void {
        const seconds = Math.min(this.#last, Math.floor((performance.now() - this.#touched) / 1000));
        if (seconds >= this.#first) {
            this.#told = true;
            this.#tell(seconds);
        }
        if (seconds < this.#last) this.#plan();
        else this.#waitForTouch();
    }

    /** Everything is wiped; nothing is to be told before the next touch. */
    #waitForTouch(): void {
        const again = (): void => this.#plan();
        addEventListener('pointerup', again, { capture: true, once: true });
        addEventListener('keyup', again, { capture: true, once: true });
    }
}
