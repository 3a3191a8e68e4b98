// A desk for a browser: a screen (Xvfb), a home folder of its own, and the processes that run there. Firefox draws
// WebGL 2 only on a screen, not headless, and WebKitGTK has no headless way at all.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desktop } from '../the-page.mjs';

export class Desk {
    #processes = [];
    #said = [];
    #atExit = () => {
        for (const child of this.#processes) if (child.pid !== undefined) this.#end(child);
    };

    static async lay() {
        const self = new Desk();
        process.on('exit', self.#atExit); // a run that is broken off leaves no browser behind
        if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit(143));
        self.home = mkdtempSync(join(tmpdir(), 'voucher-desk-'));
        self.downloads = join(self.home, 'downloads');
        mkdirSync(self.downloads);
        mkdirSync(join(self.home, '.config'));
        writeFileSync(join(self.home, '.config/user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/downloads"\n');
        // Roomier than the page: a browser has bars above it. The server finds a free number and says it.
        const size = `${desktop.width + 200}x${desktop.height + 300}x24`;
        const screen = self.run(process.env.XVFB || 'Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], { more: ['pipe'] });
        const number = await Promise.race([
            new Promise((done) => screen.stdio[3].once('data', (data) => done(String(data).trim()))),
            self.ended(screen),
        ]);
        self.display = `:${number}`;
        return self;
    }

    /** Starts a program at this desk. Where it is missing, `ended` says so, and the test fails. */
    run(program, args, { more = [], env = {} } = {}) {
        const child = spawn(program, args, {
            stdio: ['ignore', 'pipe', 'pipe', ...more],
            detached: true, // a group of its own
            env: {
                PATH: process.env.PATH, HOME: this.home, XDG_RUNTIME_DIR: this.home, DISPLAY: this.display,
                LANG: 'C.UTF-8', TZ: 'Asia/Shanghai', LIBGL_ALWAYS_SOFTWARE: '1', GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', ...env,
            },
        });
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding('utf8').on('data', (text) => this.#said.push(text));
        }
        child.on('error', (error) => (child.failure = error));
        this.#processes.push(child);
        return child;
    }

    /** Rejects once the program has ended or could not be started: raced against what is awaited of it. */
    ended(child) {
        return new Promise((_, failed) => {
            const say = (reason) => failed(new Error(`${child.spawnfile} ${reason}\n${this.said.slice(-3000)}`));
            if (child.failure) say(child.failure.message);
            else if (child.exitCode !== null) say(`ended with ${child.exitCode}`);
            child.once('error', (error) => say(error.message)).once('exit', (code) => say(`ended with ${code}`));
        });
    }

    /** Everything that the programs have written. */
    get said() {
        return this.#said.join('');
    }

    /** Nothing at this desk is to be kept. A browser's helpers are of its group: they end with it. */
    #end(child) {
        try {
            process.kill(-child.pid, 'SIGKILL');
        } catch (error) {
            if (error.code !== 'ESRCH') throw error;
        }
    }

    async clear() {
        process.off('exit', this.#atExit);
        for (const child of this.#processes.reverse()) {
            if (child.pid === undefined) continue;
            const gone = child.exitCode !== null || child.signalCode !== null ? null : new Promise((done) => child.once('exit', done));
            this.#end(child);
            await gone;
        }
        this.#processes = [];
        rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
    }
}
