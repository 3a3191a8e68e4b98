// The rules that every engine of the comparison can express, written once as data; engines/*.mjs put them into each
// engine's own language. They are the conditions of arts. 8, 10, 15, 16 and 17 for an enterprise and one service, and the
// two shares of art. 11, rounded to the fen. Left out, since not every engine can say them: dates (validity, period),
// the yearly cap with its ledger, several services, teams, other readings, papers.
export const APPLICANT_CONDITIONS = [
    ['registered_in_city', 'is', true],
    ['legal_person', 'is', true],
    ['staff', 'at most', 500],
    ['annual_sales', 'at most', 200_000_000],
    ['sound_finance', 'is', true],
    ['bad_credit_record', 'is', false],
    ['major_safety_accident', 'is', false],
    ['major_quality_accident', 'is', false],
    ['serious_environmental_violation', 'is', false],
    ['serious_research_dishonesty', 'is', false],
    ['green_threshold_ok', 'is', true],
    ['network_member', 'is', true],
    ['honest_and_real_name', 'is', true],
];

export const SERVICE_CONDITIONS = [
    ['category', 'one of', ['research', 'testing']],
    ['provider_region', 'one of', ['liaocheng', 'shandong', 'alliance']],
    ['mandatory_or_routine', 'is', false],
    ['publicly_funded', 'is', false],
    ['affiliated_with_provider', 'is', false],
    ['provider_network_member', 'is', true],
    ['booked_on_network', 'is', true],
    ['already_redeemed', 'is', false],
];

export const CONDITIONS = [...APPLICANT_CONDITIONS, ...SERVICE_CONDITIONS];

/** A case as the flat object that the JavaScript engines take: amounts as numbers of yuan, as their documentation does it. */
export function factsOf(made) {
    const [service] = made.services;
    const facts = Object.fromEntries([...CONDITIONS].map(([fact]) => [fact, made.applicant[fact] ?? service[fact]]));
    facts.annual_sales = Number(facts.annual_sales);
    facts.contract_amount = Number(service.contract_amount);
    facts.invoice_amount = Number(service.invoice_amount);
    return facts;
}

const fenOf = (text) => Number(text.replace('.', ''));

/** The answer by plain integer arithmetic: what every engine is compared with. */
export function exactAnswer(made) {
    const [service] = made.services;
    const holds = CONDITIONS.every(([fact, relation, value]) => {
        const given = made.applicant[fact] ?? service[fact];
        if (relation === 'at most') return fact === 'staff' ? given <= value : fenOf(given) <= value * 100;
        return relation === 'is' ? given === value : value.includes(given);
    });
    if (!holds) return { payable: false, province: 0, city: 0 };
    const fee = Math.min(fenOf(service.contract_amount), fenOf(service.invoice_amount));
    const share = (percent) => Math.floor((fee * percent + 50) / 100);
    const local = service.category === 'testing' && service.provider_region === 'liaocheng';
    return { payable: true, province: share(60), city: local ? share(30) : 0 };
}

/** Yuan as an engine returns them, in fen. */
export const fenOfNumber = (yuan) => Math.round(yuan * 100);
