// Firefox, driven through the socket of its own Marionette, which takes WebDriver's commands by other names. Unlike
// WebDriver it also runs scripts with the browser's rights: for what an input method does, and for what the console heard.
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { WebDriverVisit } from './visit.mjs';

const settings = {
    'marionette.port': 0, // a free one: it is written into the profile
    'intl.accept_languages': 'zh-CN, zh',
    'browser.download.folderList': 2,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    'webgl.force-enabled': true, // on the processor alone, which Firefox would rather not
    'datareporting.policy.dataSubmissionEnabled': false,
};

const commands = {
    url: 'Navigate', actions: 'PerformActions', 'execute/sync': 'ExecuteScript', 'execute/async': 'ExecuteAsyncScript',
    'window/rect': 'SetWindowRect',
};

export class Firefox extends WebDriverVisit {
    #socket;
    #waiting = new Map();
    #next = 1;

    async start() {
        const profile = join(this.desk.home, 'profile');
        mkdirSync(profile);
        const lines = Object.entries({ ...settings, 'browser.download.dir': this.desk.downloads })
            .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
        writeFileSync(join(profile, 'user.js'), lines.join(''));
        const firefox = this.desk.run(process.env.FIREFOX || 'firefox-esr',
            ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, 'about:blank']);
        await Promise.race([this.#connect(join(profile, 'MarionetteActivePort')), this.desk.ended(firefox)]);
        await this.#call('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: { script: 30_000 } } } });
    }

    async #connect(portFile) {
        let port;
        while (!port) {
            try {
                port = Number(readFileSync(portFile, 'utf8'));
            } catch (error) {
                if (error.code !== 'ENOENT') throw error;
            }
            await new Promise((done) => setTimeout(done, 20)); // until Firefox listens
        }
        this.#socket = connect(port, '127.0.0.1');
        let got = Buffer.alloc(0);
        const greeted = once(this.#socket, 'data');
        this.#socket.on('data', (data) => {
            // LENGTH:[type, id, error, result]; first of all a greeting, which is no answer.
            got = Buffer.concat([got, data]);
            for (;;) {
                const colon = got.indexOf(':');
                const end = colon + 1 + Number(got.subarray(0, colon));
                if (colon < 0 || got.length < end) return;
                const message = JSON.parse(got.subarray(colon + 1, end));
                got = got.subarray(end);
                if (!Array.isArray(message)) continue;
                const [, id, error, result] = message;
                const { done, failed } = this.#waiting.get(id);
                this.#waiting.delete(id);
                if (error) failed(new Error(`${error.error}: ${error.message}\n${error.stacktrace ?? ''}`));
                else done(result);
            }
        });
        this.#socket.on('close', () => {
            for (const { failed } of this.#waiting.values()) failed(new Error(`Firefox has gone\n${this.desk.said.slice(-3000)}`));
        });
        await greeted;
    }

    async #call(name, parameters) {
        const id = this.#next++;
        const message = JSON.stringify([0, id, name, parameters]);
        const answer = new Promise((done, failed) => this.#waiting.set(id, { done, failed }));
        this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
        const result = await answer;
        return result !== null && 'value' in result ? result.value : result;
    }
    send(place, body) {
        const [, id] = /^element\/([^/]+)\/value$/.exec(place) ?? [];
        return id ? this.#call('WebDriver:ElementSendKeys', { id, text: body.text }) : this.#call(`WebDriver:${commands[place]}`, body);
    }

    computed(id, what) {
        return this.#call(what === 'role' ? 'WebDriver:GetComputedRole' : 'WebDriver:GetComputedLabel', { id });
    }

    /** Runs a script with the browser's own rights. */
    async chrome(script, ...args) {
        await this.#call('Marionette:SetContext', { value: 'chrome' });
        try {
            return await this.#call('WebDriver:ExecuteAsyncScript', {
                script: `const done = arguments[arguments.length - 1];
                    (async (...args) => { ${script} })(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
                args,
            }).then(({ value, error }) => {
                if (error) throw new Error(error);
                return value ?? null;
            });
        } finally {
            await this.#call('Marionette:SetContext', { value: 'content' });
        }
    }

    // ── What an input method does ───────────────────────────────────────────────────────────────────────────────

    #inputMethod(script, ...args) {
        return this.chrome(`
            // One for all commands, as an input method is: it holds the open composition.
            const win = Services.wm.getMostRecentWindow('navigator:browser');
            win.voucherInput ??= Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
            const input = win.voucherInput;
            if (!input.beginInputTransactionForTests(win)) throw new Error('the window takes no input method');
            const key = (name) => new win.KeyboardEvent('', { key: name, keyCode: { Enter: 13, Escape: 27 }[name] ?? 0 });
            ${script}`, ...args);
    }
    /** The browser's window tells the page's process, in its own time. */
    #arrived(open, text) {
        return this.until((isOpen, shown) => {
            const last = window.seen.compositions.at(-1)?.[0];
            return (last !== undefined && last !== 'compositionend') === isOpen && document.activeElement.value.includes(shown);
        }, open, text);
    }
    /** The composition becomes each of these texts, one after the other, and stays open. */
    async composing(...texts) {
        await this.#inputMethod(`
            for (const text of args) {
                input.setPendingCompositionString(text);
                input.appendClauseToPendingComposition(text.length, input.ATTR_RAW_CLAUSE);
                input.setCaretInPendingComposition(text.length);
                if (!input.flushPendingComposition(key(text.at(-1)))) throw new Error('not composed: ' + text);
            }`, ...texts);
        await this.#arrived(true, texts.at(-1));
    }
    async commitComposition(text, by = 'Process') {
        await this.#inputMethod('input.commitCompositionWith(args[0], key(args[1]));', text, by);
        await this.#arrived(false, text);
    }
    async cancelComposition() {
        await this.#inputMethod("input.cancelComposition(key('Escape'));");
        await this.#arrived(false, '');
    }
    async compose(found, syllables, text) {
        await this.click(found);
        await this.composing(...[...syllables].map((_, at) => syllables.slice(0, at + 1)), text);
        await this.commitComposition(text);
    }

    /** What the console heard of this page. */
    async problems() {
        return this.chrome(`
            return Services.console.getMessageArray()
                .filter((message) => message instanceof Ci.nsIScriptError && message.sourceName.startsWith(args[0]) && !(message.flags & message.warningFlag))
                .map((message) => 'console: ' + message.errorMessage + ' (' + message.sourceName + ':' + message.lineNumber + ')');`, this.address);
    }

    /** Presses a button that saves a file, and keeps what it saves as `path`. */
    async save(button, path) {
        await this.press(button);
        const name = await this.chrome(`
            const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
            const list = await Downloads.getList(Downloads.ALL);
            const download = await new Promise((come) => list.addView({ onDownloadAdded: come })); // or is there already
            await download.whenSucceeded();
            return PathUtils.filename(download.target.path);`);
        renameSync(join(this.desk.downloads, name), path);
        return name;
    }

    async close() {
        this.#socket?.destroy();
        await super.close();
    }
}
