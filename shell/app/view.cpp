#include "shell/app/view.hpp"

#include <algorithm>

#include "src/base/date_text.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"

namespace voucher::app {

using assess::FactValue;
using policy::Fact;
using policy::Pack;
using policy::Type;

namespace {

std::string_view money_error(TypedMoneyError error) {
    switch (error) {
        case TypedMoneyError::not_an_amount: return "error.money.not_an_amount";
        case TypedMoneyError::too_many_decimals: return "error.money.too_many_decimals";
        case TypedMoneyError::negative: return "error.money.negative";
        case TypedMoneyError::too_large: return "error.money.too_large";
        case TypedMoneyError::misplaced_comma: return "error.money.misplaced_comma";
    }
    return "";
}

std::string_view date_error(TypedDateError error) {
    switch (error) {
        case TypedDateError::not_a_date: return "error.date.not_a_date";
        case TypedDateError::no_such_day: return "error.date.no_such_day";
        case TypedDateError::out_of_range: return "error.date.out_of_range";
    }
    return "";
}

}  // namespace

std::string error_of(const Fact& fact, const Entry& entry) {
    if (entry.given != Entry::Given::text || trimmed(entry.text).empty()) return {};
    switch (fact.type) {
        case Type::money: {
            const auto money = parse_typed_money(entry.text);
            return money ? std::string{} : std::string(money_error(money.error()));
        }
        case Type::date: {
            const auto date = parse_typed_date(entry.text);
            return date ? std::string{} : std::string(date_error(date.error()));
        }
        case Type::count: return parse_typed_count(entry.text) < 0 ? "error.count" : "";
        default: return {};
    }
}

FactValue value_of(const Fact& fact, const Entry& entry) {
    if (entry.given == Entry::Given::yes) return FactValue::of(true);
    if (entry.given == Entry::Given::no) return FactValue::of(false);
    if (entry.given != Entry::Given::text || !error_of(fact, entry).empty() || trimmed(entry.text).empty()) return {};
    switch (fact.type) {
        case Type::money: return FactValue::of(*parse_typed_money(entry.text));
        case Type::date: return FactValue::of(*parse_typed_date(entry.text));
        case Type::count: return FactValue::of_number(parse_typed_count(entry.text));
        case Type::choice: {
            const auto it = std::ranges::find(fact.option_ids, entry.text);
            return it == fact.option_ids.end() ? FactValue{} : FactValue::of_number(it - fact.option_ids.begin());
        }
        default: return {};
    }
}

Entry entry_of(const Fact& fact, FactValue value) {
    if (!value.known) return {};
    if (fact.type == Type::boolean) return {{}, value.number == 1 ? Entry::Given::yes : Entry::Given::no};
    std::string text = assess::to_string(fact, value);
    if (fact.type == Type::money) text = grouped(Money::from_fen(value.number));
    if (fact.type == Type::date) text = in_chinese(Date::from_days(static_cast<std::int32_t>(value.number)));
    return {std::move(text), Entry::Given::text};
}

assess::Case case_of(const State& state, const Pack& pack) {
    assess::Case result = assess::empty_case(pack);
    result.as_of = state.as_of;
    result.readings = state.readings;
    result.texts = state.texts;
    for (std::size_t i = 0; i < pack.applicant_facts; ++i) result.applicant[i] = value_of(pack.facts[i], state.applicant[i]);
    for (const ServiceEntry& entry : state.services) {
        assess::Service service = assess::empty_service(pack, entry.id);
        service.texts = entry.texts;
        for (std::size_t i = 0; i < entry.facts.size(); ++i) service.facts[i] = value_of(pack.facts[i + pack.applicant_facts], entry.facts[i]);
        // a claim before completion is an error beside the field; the case goes on without the claim's day
        for (std::size_t i = 0; i < entry.facts.size(); ++i) {
            const int limit = pack.facts[i + pack.applicant_facts].not_after;
            if (limit < 0) continue;
            FactValue& end = service.facts[static_cast<std::size_t>(limit) - pack.applicant_facts];
            if (service.facts[i].known && end.known && end.number < service.facts[i].number) end = {};
        }
        result.services.push_back(std::move(service));
    }
    for (const auto& [year, typed] : state.received) {
        const auto money = parse_typed_money(typed);
        if (money) result.history.push_back({year, *money});
    }
    return result;
}

namespace {

void count_conditions(View& view, const State& state, const Pack& pack) {
    for (const assess::ConditionOutcome& c : view.assessment.figures.conditions) {
        ++view.conditions;
        if (c.outcome == assess::Outcome::met) ++view.conditions_met;
        const auto& facts = pack.conditions[static_cast<std::size_t>(c.condition)].facts;
        const bool answered = std::ranges::all_of(facts, [&](int f) { return state.applicant[static_cast<std::size_t>(f)].given != Entry::Given::nothing; });
        if (answered) ++view.conditions_answered;
    }
}

void list_papers(View& view, const State& state, const Pack& pack) {
    for (std::size_t s = 0; s < view.value.services.size(); ++s) {
        std::vector<PaperRow> rows;
        for (const assess::PaperNeed& need : view.assessment.figures.services[s].papers) {
            PaperRow row{need.paper, need.required, {}};
            for (std::size_t a = 0; a < state.attachments.size(); ++a) {
                const Attachment& file = state.attachments[a];
                if (file.service == view.value.services[s].id && file.paper == pack.papers[static_cast<std::size_t>(need.paper)].id) row.files.push_back(static_cast<int>(a));
            }
            if (row.required.value_or(false)) {
                ++view.papers_needed;
                if (!row.files.empty()) ++view.papers_there;
            }
            rows.push_back(std::move(row));
        }
        view.papers.push_back(std::move(rows));
    }
}

/// What one more service would need to cost to reach the cap of the as-of year.
void find_way_to_cap(View& view, const Pack& pack) {
    const int region = pack.fact("provider_region", policy::Scoped::service);
    const int category = pack.fact("category", policy::Scoped::service);
    if (region < 0 || category < 0 || view.value.services.empty()) return;
    const auto met = std::ranges::find(view.assessment.figures.services, assess::Outcome::met, &assess::ServiceAssessment::outcome);
    if (met == view.assessment.figures.services.end() || !met->year) return;
    const auto cap = std::ranges::find(view.assessment.figures.caps, *met->year, &assess::CapRow::year);
    if (cap == view.assessment.figures.caps.end() || !cap->left.is_exact() || cap->left.low == Money{}) return;
    assess::Service like = view.value.services[static_cast<std::size_t>(met - view.assessment.figures.services.begin())];
    const auto& options = pack.facts[static_cast<std::size_t>(region)].option_ids;
    const auto testing = std::ranges::find(pack.facts[static_cast<std::size_t>(category)].option_ids, "testing") - pack.facts[static_cast<std::size_t>(category)].option_ids.begin();
    like.facts[static_cast<std::size_t>(category) - pack.applicant_facts] = FactValue::of_number(testing);
    if (options.size() < 2) return;
    like.facts[static_cast<std::size_t>(region) - pack.applicant_facts] = FactValue::of_number(0);
    view.to_cap.local_testing = assess::least_fee_for(pack, view.value, view.as_of, like, cap->left.low);
    like.facts[static_cast<std::size_t>(region) - pack.applicant_facts] = FactValue::of_number(1);
    view.to_cap.other = assess::least_fee_for(pack, view.value, view.as_of, like, cap->left.low);
}

}  // namespace

View view_of(const State& state, const Pack& pack, Date today) {
    View view;
    view.today = today;
    view.as_of = state.as_of.value_or(today);
    view.value = case_of(state, pack);
    view.assessment = assess::assess(pack, view.value, today);
    view.why = assess::explain(pack, view.value, view.assessment);
    const int region = pack.fact("provider_region", policy::Scoped::service);
    for (std::size_t s = 0; region >= 0 && s < view.value.services.size() && s < 50; ++s) {
        view.regions.push_back(assess::alternatives(pack, view.value, view.as_of, static_cast<int>(s), region));
    }
    count_conditions(view, state, pack);
    list_papers(view, state, pack);
    find_way_to_cap(view, pack);
    return view;
}

bool same_case(const State& a, const State& b) {
    return a.as_of == b.as_of && a.readings == b.readings && a.applicant == b.applicant && a.texts == b.texts && a.services == b.services &&
           a.received == b.received && a.attachments == b.attachments;
}

}  // namespace voucher::app
