// WebKitGTK, Safari's engine as Debian has it: its MiniBrowser, driven through WebKitWebDriver.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { patience, WebDriverVisit } from './visit.mjs';

/** Debian keeps the browser beside the library, in a folder named after the machine. */
function miniBrowser() {
    const places = readdirSync('/usr/lib').map((machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`);
    const place = process.env.MINIBROWSER || places.find((path) => existsSync(path));
    assert.ok(place && existsSync(place), `WebKitGTK's MiniBrowser (package webkit2gtk-driver): not at ${place ?? places}`); // the driver would wait for ever
    return place;
}

async function freePort() {
    const server = createServer();
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address();
    await new Promise((done) => server.close(done));
    return port;
}

export class WebKit extends WebDriverVisit {
    async start() {
        const port = await freePort();
        this.driver = `http://127.0.0.1:${port}`;
        const driver = this.desk.run(process.env.WEBKIT_DRIVER || 'WebKitWebDriver', [`--port=${port}`]);
        this.driverEnded = this.desk.ended(driver);
        this.driverEnded.catch(() => {}); // told to whoever waits at that time
        await this.#listening();
        const browser = { binary: miniBrowser(), args: ['--automation'] };
        const { sessionId } = await this.#ask('POST', '/session', {
            capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
        });
        this.session = `/session/${sessionId}`;
    }

    /** Until the driver answers: it says nowhere that it listens. */
    async #listening() {
        for (;;) {
            try {
                await Promise.race([fetch(`${this.driver}/status`), this.driverEnded]);
                return;
            } catch (error) {
                if (error.cause?.code !== 'ECONNREFUSED') throw error; // it has ended, or could not be started
            }
        }
    }
    async #ask(method, path, body) {
        const response = await Promise.race([
            fetch(this.driver + path, { method, body: body && JSON.stringify(body) }), this.driverEnded,
        ]);
        const { value } = await response.json();
        if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
        return value;
    }
    send(place, body) {
        return this.#ask('POST', `${this.session}/${place}`, body);
    }

    computed(id, what) {
        return this.#ask('GET', `${this.session}/element/${id}/computed${what}`);
    }

    /** The driver turns the wheel by the difference from the turn before, so that one must be forgotten. Forgetting
     *  turns it back, in the corner of the window, where nothing scrolls. */
    async wheel(...turn) {
        await super.wheel(...turn);
        await this.#ask('DELETE', `${this.session}/actions`);
    }

    /** Presses a button that saves a file, and keeps what it saves as `path`. */
    async save(button, path) {
        await this.press(button);
        // Nobody tells the driver of a download. It is written as NAME.wkdownload, and gets its name at the end.
        let name;
        for (const end = Date.now() + patience; !name;) {
            assert.ok(Date.now() < end, `a download, beside ${readdirSync(this.desk.downloads)}`);
            name = readdirSync(this.desk.downloads).find((file) => file.endsWith('.zip'));
            await this.settled();
        }
        renameSync(join(this.desk.downloads, name), path);
        return name;
    }
}
