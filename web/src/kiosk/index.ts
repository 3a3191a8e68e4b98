// A screen in a service hall (?mode=kiosk): fetched in this mode only.

import type { Engine } from '../engine';
import { guard } from './guard';
import { Idleness } from './idleness';

export class Kiosk {
    readonly idleness: Idleness;

    constructor(engine: () => Engine, stage: HTMLElement) {
        this.idleness = new Idleness((seconds) => engine().untouched(seconds));
        guard(stage, () => engine().printing(true));
    }

    /** What the hall has set, as it is served now; empty where there is no such file. C++ reads and judges it. */
    async settings(): Promise<Uint8Array> {
        try {
            const response = await fetch('kiosk.json', { cache: 'no-store' });
            return response.ok ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array();
        } catch {
            return new Uint8Array();
        }
    }
}
