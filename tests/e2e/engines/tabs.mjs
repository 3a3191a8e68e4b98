// Chromium with tabs that are really hidden when another one is shown. Playwright keeps every page visible, so the
// browser is driven here over its own pipe: one JSON message of the DevTools protocol after the other, each ended by a
// zero byte (https://chromedevtools.github.io/devtools-protocol/).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flags } from '../the-page.mjs';

const patience = 15_000; // milliseconds

export class Tabs {
    #waiting = new Map();
    #next = 1;
    #child;
    #profile;
    #atExit = () => this.#child.kill('SIGKILL');

    constructor() {
        this.#profile = mkdtempSync(join(tmpdir(), 'voucher-tabs-'));
        this.#child = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium',
            [...flags, '--headless', '--enable-unsafe-swiftshader', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`, 'about:blank'],
            { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
        process.on('exit', this.#atExit); // a run that is broken off leaves no browser behind
        const gone = (reason) => {
            for (const { failed } of this.#waiting.values()) failed(new Error(`Chromium ${reason}`));
            this.#waiting.clear();
        };
        this.#child.on('error', (error) => gone(error.message)).on('exit', (code) => gone(`ended with ${code}`));
        let got = '';
        this.#child.stdio[4].setEncoding('utf8').on('data', (data) => {
            const messages = (got + data).split('\0');
            got = messages.pop();
            for (const { id, error, result } of messages.map((message) => JSON.parse(message))) {
                const waiting = this.#waiting.get(id);
                if (!waiting) continue; // an event
                this.#waiting.delete(id);
                if (error) waiting.failed(new Error(error.message));
                else waiting.done(result);
            }
        });
    }

    send(method, params = {}, sessionId = undefined) {
        const id = this.#next++;
        const answer = new Promise((done, failed) => this.#waiting.set(id, { done, failed }));
        this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        return answer;
    }

    /** A new tab in front of the others. `script` runs in it before the page does. */
    async open(address, script = '') {
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const send = (method, params) => this.send(method, params, sessionId);
        await send('Page.enable');
        await send('Page.addScriptToEvaluateOnNewDocument', { source: script });
        await send('Page.navigate', { url: address });
        const evaluate = async (expression) => {
            const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
            if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
            return result.value;
        };
        const until = async (condition) => {
            for (const end = Date.now() + patience; !(await evaluate(`Boolean(${condition})`));) {
                if (Date.now() > end) throw new Error(`in ${patience} ms: ${condition}`);
            }
        };
        return { send, evaluate, until, show: () => this.send('Target.activateTarget', { targetId }) };
    }

    async close() {
        process.off('exit', this.#atExit);
        const gone = new Promise((done) => this.#child.once('exit', done));
        if (this.#child.exitCode === null && this.#child.signalCode === null) {
            this.#child.kill();
            await gone;
        }
        await this.#removeProfile();
    }

    /** Its helper processes outlive it for a moment, and write into the profile while it is being removed. */
    async #removeProfile() {
        for (const end = Date.now() + patience;;) {
            try {
                return rmSync(this.#profile, { recursive: true, force: true });
            } catch (error) {
                if (Date.now() > end) throw error;
                await new Promise((done) => setImmediate(done));
            }
        }
    }
}
