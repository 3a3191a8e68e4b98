// The made-up cases that every contestant is given: the same ones on every machine, in the form that the command reads
// (innovation-voucher-case/1), one a line, so that a clerk can open the file and check one by hand.
//
//   node tests/bench/cases.mjs whole-measure|common-rules [COUNT]  > cases.jsonl
//
// whole-measure: enterprises and teams, none to five services, years before, every reading. Every fact is known and every
//   date that the measure leaves open is decided by a reading, so each case has exactly one answer.
// common-rules: an enterprise with one service in one year and nothing received before, small enough that the cap is not
//   reached: the part of the measure that every engine of the comparison can express (see docs/BENCHMARKS.md).
import { pathToFileURL } from 'node:url';

export const DEFAULT_COUNT = 20_000;

/** Numbers that look random and are the same everywhere (xorshift32). */
class Dice {
    #state;
    constructor(seed) {
        this.#state = seed;
    }
    below(limit) {
        this.#state ^= this.#state << 13;
        this.#state ^= this.#state >>> 17;
        this.#state ^= this.#state << 5;
        this.#state >>>= 0;
        return this.#state % limit;
    }
    between(low, high) {
        return low + this.below(high - low + 1);
    }
    percent(share) {
        return this.below(100) < share;
    }
    oneOf(values) {
        return values[this.below(values.length)];
    }
}

const DAY = 86_400_000;
const day = (text) => Date.parse(`${text}T00:00:00Z`);
const dateText = (at) => new Date(at).toISOString().slice(0, 10);
export const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

const FIRST_DAY = day('2023-01-26');
const LAST_DAY = day('2026-01-25');
const inForce = (at) => FIRST_DAY <= at && at <= LAST_DAY;

const READINGS = {
    city_share_scope: ['testing', 'all_services'],
    cap_fill_order: ['province_first', 'pro_rata'],
    cap_year: ['claim_date', 'completion_date'],
    fee_basis: ['lower_of_contract_and_invoices', 'invoices', 'contract'],
    alliance_for_teams: ['no', 'yes'],
    rounding: ['half_up_fen', 'down_fen'],
};

function enterprise(dice) {
    return {
        kind: 'enterprise',
        network_member: dice.percent(98),
        honest_and_real_name: dice.percent(99),
        registered_in_city: dice.percent(97),
        legal_person: dice.percent(99),
        staff: dice.percent(10) ? dice.oneOf([499, 500, 501, 1200]) : dice.between(1, 480),
        annual_sales: dice.percent(5) ? dice.oneOf(['200000000.00', '200000000.01']) : yuan(dice.between(0, 199_999_999) * 100),
        sound_finance: dice.percent(98),
        bad_credit_record: dice.percent(2),
        major_safety_accident: dice.percent(1),
        major_quality_accident: dice.percent(1),
        serious_environmental_violation: dice.percent(1),
        serious_research_dishonesty: dice.percent(1),
        green_threshold_ok: dice.percent(98),
    };
}

function team(dice) {
    return {
        kind: 'team',
        network_member: dice.percent(98),
        honest_and_real_name: dice.percent(99),
        legal_person: dice.percent(3),
        company_registered: dice.percent(3),
        carrier_level: dice.percent(92) ? dice.oneOf(['national', 'provincial']) : dice.oneOf(['below', 'none']),
        project_needs_testing: dice.percent(97),
    };
}

/** Up to `most` fen: round sums, sums to the fen, and every tenth a sum whose 30 % ends on half a fen. */
function amount(dice, most) {
    const fen = dice.percent(30) ? dice.between(1, Math.floor(most / 1_000_000)) * 1_000_000 : dice.between(1, most);
    return yuan(fen);
}

function service(dice, id, claimed, mostFen) {
    const contract = amount(dice, mostFen);
    return {
        id,
        category: dice.percent(96) ? dice.oneOf(['testing', 'testing', 'research']) : 'other',
        provider_region: dice.percent(96) ? dice.oneOf(['liaocheng', 'liaocheng', 'shandong', 'alliance']) : 'elsewhere',
        mandatory_or_routine: dice.percent(2),
        publicly_funded: dice.percent(2),
        affiliated_with_provider: dice.percent(2),
        provider_network_member: dice.percent(98),
        booked_on_network: dice.percent(98),
        already_redeemed: dice.percent(2),
        contract_amount: contract,
        invoice_amount: dice.percent(60) ? contract : amount(dice, mostFen),
        completed_on: dateText(claimed - dice.between(0, 150) * DAY),
        claimed_on: dateText(claimed),
    };
}

function wholeMeasureCase(dice) {
    const readings = {};
    for (const [id, options] of Object.entries(READINGS)) {
        if (dice.percent(35)) readings[id] = dice.oneOf(options);
    }
    readings.after_expiry = dice.oneOf(['completed_in_force', 'claimed_in_force']);
    const services = [];
    for (let n = dice.below(6); n > 0; --n) {
        // most within the period, some around its ends; one in twenty is claimed about when the six months are over
        const claimed = dice.percent(85) ? day('2024-01-01') + dice.below(730) * DAY : dice.oneOf([FIRST_DAY, LAST_DAY]) + dice.between(-40, 40) * DAY;
        const made = service(dice, `s${services.length + 1}`, claimed, 100_000_000);
        if (dice.percent(5)) made.completed_on = dateText(claimed - dice.between(180, 186) * DAY);
        services.push(made);
    }
    const history = [];
    for (const year of [2023, 2024, 2025]) {
        if (dice.percent(25)) history.push({ year, received: yuan(dice.oneOf([20_000_000, 60_000_000, 64_999_999, 65_000_000])) });
    }
    return {
        format: 'innovation-voucher-case/1',
        policy: 'liaocheng-2022-73',
        as_of: '2025-06-01',
        readings,
        applicant: dice.percent(75) ? enterprise(dice) : team(dice),
        services,
        history,
    };
}

function commonRulesCase(dice) {
    const claimed = day('2025-01-01') + dice.below(150) * DAY;
    return {
        format: 'innovation-voucher-case/1',
        policy: 'liaocheng-2022-73',
        as_of: '2025-06-01',
        applicant: enterprise(dice),
        services: [service(dice, 's1', claimed, 70_000_000)],
    };
}

const MAKERS = { 'whole-measure': wholeMeasureCase, 'common-rules': commonRulesCase };

export function makeCases(family, count = DEFAULT_COUNT) {
    const dice = new Dice(20221226);
    return Array.from({ length: count }, () => MAKERS[family](dice));
}

/** One case with `services` services, for the growth of the cost. */
export function caseWithServices(services) {
    const dice = new Dice(20230126);
    const made = commonRulesCase(dice);
    Object.assign(made.applicant, Object.fromEntries(Object.entries(made.applicant).filter(([, v]) => typeof v === 'boolean')
        .map(([fact]) => [fact, !/bad|accident|violation|dishonesty/.test(fact)])), { staff: 42, annual_sales: '12000000.00' });
    made.services = Array.from({ length: services }, (_, i) => service(dice, `s${i + 1}`, day('2025-01-01') + dice.below(150) * DAY, 2_000_000));
    return made;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [family, count] = process.argv.slice(2);
    if (!MAKERS[family]) {
        console.error(`cases.mjs: a family is expected (${Object.keys(MAKERS).join(' or ')}), found ${family ?? 'nothing'}`);
        process.exit(2);
    }
    process.stdout.write(makeCases(family, count ? Number(count) : DEFAULT_COUNT).map((c) => JSON.stringify(c)).join('\n') + '\n');
}
