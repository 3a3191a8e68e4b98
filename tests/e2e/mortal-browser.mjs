// Chromium as a process of its own with a profile on the disk, which can be killed as a system kills one: at once, all of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { desktop, flags } from './the-page.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');

export class MortalBrowser {
    /** On this profile, which may be there already. */
    static async start(profile) {
        const self = new this();
        self.process = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', [
            ...flags, '--headless=new', '--enable-unsafe-swiftshader', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
        ], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] }); // detached: the head of a group of its own
        const address = await new Promise((found, failed) => {
            self.process.once('exit', (code) => failed(new Error(`the browser ended: ${code}`)));
            createInterface(self.process.stderr).on('line', (line) => {
                const said = /DevTools listening on (ws:\S+)/.exec(line);
                if (said) found(said[1]);
            });
        });
        self.browser = await chromium.connectOverCDP(address);
        [self.context] = self.browser.contexts(); // the profile's own
        return self;
    }

    /** As a visit beside which another one may stand. */
    async prepare(page) {
        await page.setViewportSize(desktop);
        await page.emulateMedia({ reducedMotion: 'reduce' });
    }

    /** No process of it gets a word in. */
    async kill() {
        if (this.process.exitCode !== null || this.process.signalCode !== null) return;
        const ended = once(this.process, 'exit');
        process.kill(-this.process.pid, 'SIGKILL');
        await ended;
        await this.browser.close().catch(() => undefined);
    }
}
