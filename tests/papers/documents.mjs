// Papers for the tests. The words are Liaocheng's only by way of example.
export const digest = '0123456789abcdef'.repeat(4);

const footer = { page: '第 {page} 页，共 {pages} 页', digest_label: '案件校验值：', digest };

export const application = {
    name: '申请资料',
    language: 'zh-CN',
    title: '创新券申请资料（草拟）',
    subtitle: '山东某某生物科技有限公司',
    notice: '本文件由自助测算工具按您填写的内容生成，供您准备材料时使用，不是官方表格，也不代表已经申报。请以主管部门公布的表格为准。',
    made_on: '2025-06-30',
    made_on_words: '生成日期：2025年6月30日',
    blocks: [
        { kind: 'heading', level: 1, text: '一、申请人' },
        {
            kind: 'facts',
            rows: [
                { label: '企业名称', value: [{ text: '山东某某生物科技有限公司' }] },
                { label: '统一社会信用代码', value: [{ text: '91371500MA30000050', style: 'bold' }] },
                { label: '法定代表人', value: [{ text: '𬱖某（喆、堃、犇）' }, { text: '（与营业执照一致）', style: 'muted' }] },
                { label: '地址', value: [{ text: '山东省聊城市东昌府区柳园街道某某路1号·科创大厦A座\n（邮政编码：252000）' }] },
            ],
        },
        { kind: 'heading', level: 1, text: '二、服务与费用' },
        {
            kind: 'paragraph',
            runs: [
                { text: '按照您的回答，预计补助 ' },
                { text: '¥100,000.00', style: 'bold' },
                { text: '（人民币壹拾万元整）。合同金额的60%与上限相比，取较低者；“检验检测”类按实际发生的费用计算，不含税额。' },
                { text: '最终以审核结果为准。', style: 'muted' },
            ],
        },
        {
            kind: 'table',
            columns: [
                { title: '序号', align: 'center', share: 1 },
                { title: '服务内容', align: 'start', share: 5 },
                { title: '合同金额（元）', align: 'end', share: 3 },
                { title: '补助（元）', align: 'end', share: 3 },
            ],
            rows: [
                { cells: ['1', '材料成分分析（X射线衍射、扫描电镜）', '80,000.00', '48,000.00'] },
                { cells: ['2', '仪器共享：冷冻电镜机时', '120,000.50', '52,000.00'] },
                { cells: ['', '合计', '200,000.50', '100,000.00'], total: true },
            ],
        },
        { kind: 'heading', level: 2, text: '（一）申请人承诺' },
        {
            kind: 'list',
            items: [
                [{ text: '所填内容和所附材料真实、完整；' }],
                [{ text: '同一项服务没有重复申请其他财政补助，没有转让、赠送、买卖创新券，也没有与服务机构存在股权、投资、控制等关联关系；' }],
                [{ text: '如有不实，', style: 'bold' }, { text: '愿意承担相应责任。' }],
            ],
        },
        {
            kind: 'signature',
            lines: [
                [{ label: '法定代表人（签字）：' }, { label: '单位（盖章）：' }],
                [{ label: '日期：', after: '年　　月　　日' }, { label: '联系电话：' }],
            ],
        },
    ],
    footer,
};

export const english = {
    name: 'statement',
    language: 'en',
    title: 'Statement of costs <draft> & annex',
    made_on: '2024-02-29',
    made_on_words: 'Made on 29 February 2024',
    notice: 'This paper helps you to prepare. It is no official form.',
    blocks: [
        { kind: 'heading', level: 1, text: 'Services' },
        { kind: 'paragraph', runs: [{ text: 'The contract was registered, and the voucher covers ' }, { text: '60%', style: 'bold' }, { text: ' of the fee (¥1,234.56 of ¥2,057.60). '.repeat(12) }] },
        { kind: 'paragraph', runs: [{ text: `SHA-256 ${digest.repeat(3)}`, style: 'muted' }] },
        { kind: 'page_break' },
        { kind: 'heading', level: 1, text: 'Pledge' },
        { kind: 'paragraph', runs: [{ text: 'Everything said here is true.' }] },
    ],
    footer: { page: 'Page {page} of {pages}', digest_label: 'Case: ', digest },
};

/** A table over several pages, with one row that is longer than a page. */
export const long = {
    name: '费用明细',
    language: 'zh-CN',
    title: '费用明细',
    made_on: '2025-12-31',
    made_on_words: '生成日期：2025年12月31日',
    blocks: [
        { kind: 'heading', level: 1, text: '明细' },
        {
            kind: 'table',
            columns: [{ title: '编号', align: 'center', share: 1 }, { title: '说明', align: 'start', share: 4 }, { title: '金额', align: 'end', share: 2 }],
            rows: [
                ...Array.from({ length: 90 }, (_, i) => ({ cells: [`N${i + 1}`, `第${i + 1}项服务的说明文字`, `${i + 1},000.00`] })),
                { cells: ['长', '这一行比一页还长。'.repeat(260), '1.00'] },
                { cells: ['', '合计', '4,095,001.00'], total: true },
            ],
        },
    ],
    footer,
};

/** All characters, twenty to a line: each is a paragraph's own line. */
export function everyCharacter(characters, style) {
    const lines = [];
    for (let i = 0; i < characters.length; i += 20) lines.push(characters.slice(i, i + 20).join(''));
    return {
        name: `字符${style ?? ''}`, language: 'zh-CN', title: '字符表', made_on: '2025-01-01', made_on_words: '2025年1月1日',
        blocks: [{ kind: 'paragraph', runs: [{ text: lines.join('\n'), ...(style ? { style } : {}) }] }], footer,
    };
}

/** Every text of a document that is content, in reading order. */
export function contentOf(document) {
    const runs = (list) => list.map(({ text }) => text);
    const ofBlock = {
        heading: ({ text }) => [text],
        paragraph: ({ runs: list }) => runs(list),
        facts: ({ rows }) => rows.flatMap(({ label, value }) => [label, ...runs(value)]),
        table: ({ columns, rows }) => [...columns.map(({ title }) => title), ...rows.flatMap(({ cells }) => cells)],
        list: ({ items }) => items.flatMap((item, i) => [`${i + 1}.`, ...runs(item)]),
        signature: ({ lines }) => lines.flat().flatMap(({ label, after = '' }) => [label, after]),
        page_break: () => [],
    };
    const { title, subtitle = '', made_on_words, notice = '', blocks } = document;
    return [title, subtitle, made_on_words, notice, ...blocks.flatMap((block) => ofBlock[block.kind](block))].join('');
}
