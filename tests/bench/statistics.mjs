// Medians and spreads. A ratio is taken within each round, where both sides met the same load of the machine.
export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** { median, low, high }: the middle and the quartiles. */
export function spread(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return { median: median(values), low: at(0.25), high: at(0.75) };
}

export const ratios = (above, below) => above.map((value, i) => value / below[i]);

export const show = (value, digits = 2) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(digits));
export const showSpread = ({ median: m, low, high }, unit = '') => `${show(m)}${unit} (${show(low)}–${show(high)})`;

export function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
