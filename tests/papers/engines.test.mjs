// The other two engines make the same papers and workbooks, byte for byte, as Chromium does.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { application, long } from './documents.mjs';
import { build, launch, ThePage } from './the-page.mjs';

const sheet = {
    name: '汇总',
    sheets: [{ name: '费用', columns: [{ title: '金额', width: 12 }], rows: [{ cells: [{ kind: 'money', fen: 8070450 }], bold: true }] }],
};

let folder, made;
before(async () => {
    folder = await build();
    process.env.VOUCHER_DIST = folder; // the page that the engines' visits go to
    const browser = await launch();
    const visit = await ThePage.open(browser, folder);
    const papers = await visit.makePapers([application, long]);
    made = [...papers, await visit.makeWorkbook(sheet)].map(({ bytes }) => bytes);
    await visit.leave();
    await browser.close();
});
after(() => folder && rmSync(folder, { recursive: true, force: true }));

/** Runs in the page: every file's bytes, one character a byte; or the sentence that it failed with. */
function makeAll(documents, workbook, answer) {
    const text = ({ bytes }) => bytes.reduce((all, byte) => all + String.fromCharCode(byte), '');
    Promise.all([window.papers.makePapers(documents), window.papers.makeWorkbook(workbook)])
        .then(([papers, book]) => answer([...papers, book].map(text)), (error) => answer(String(error)));
}

for (const engine of ['Firefox', 'WebKit']) {
    test(`${engine} makes the same files`, async () => {
        const { [engine]: Engine } = await import(`../e2e/engines/${engine.toLowerCase()}.mjs`);
        const visit = await Engine.open();
        let done = false;
        try {
            await visit.until('return "papers" in window', 'the page has started');
            const answer = await visit.send('execute/async', { script: `(${makeAll})(...arguments)`, args: [[application, long], sheet] });
            assert.ok(Array.isArray(answer), String(answer));
            answer.forEach((text, i) => assert.ok(Buffer.from(text, 'latin1').equals(made[i]), `file ${i + 1}`));
            done = true;
        } finally {
            // Leaving fails where the policy was violated or anything was asked of elsewhere.
            await (done ? visit.leave() : visit.close());
        }
    });
}
