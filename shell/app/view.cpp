#include "shell/app/view.hpp"

#include <algorithm>
#include <span>

#include "shell/app/typed.hpp"

namespace voucher::app {
namespace {

using assess::FactValue;
using policy::asked_of;
using policy::Scoped;
using policy::Type;

/// The condition that a fact decides alone, for this kind of applicant; −1 where there is none.
int condition_of(const policy::Pack& pack, int fact, int kind) {
    for (std::size_t i = 0; i < pack.conditions.size(); ++i) {
        const policy::Condition& condition = pack.conditions[i];
        if (asked_of(condition.kinds, kind) && std::ranges::find(condition.facts, fact) != condition.facts.end()) return static_cast<int>(i);
    }
    return -1;
}

assess::Outcome outcome_of(std::span<const assess::ConditionOutcome> outcomes, int condition) {
    const auto found = std::ranges::find(outcomes, condition, &assess::ConditionOutcome::condition);
    return found == outcomes.end() ? assess::Outcome::unknown : found->outcome;
}

QuestionView question(const policy::Pack& pack, std::span<const assess::ConditionOutcome> outcomes, Target at, const Entry& entry, int kind) {
    QuestionView q;
    q.at = at;
    const policy::Fact& fact = pack.facts[static_cast<std::size_t>(at.fact)];
    const Reading reading = read(fact, entry);
    q.unsure = entry.answer == ui::Answer::unsure;
    q.answered = reading.value.known || q.unsure;
    const int condition = condition_of(pack, at.fact, kind);
    if (condition >= 0) q.article = pack.conditions[static_cast<std::size_t>(condition)].article;
    if (!reading.value.known) {
        q.outcome = q.unsure ? ui::Outcome::open : ui::Outcome::unanswered;
        return q;
    }
    switch (condition < 0 ? assess::Outcome::met : outcome_of(outcomes, condition)) {
        case assess::Outcome::met: q.outcome = ui::Outcome::met; break;
        case assess::Outcome::not_met: q.outcome = ui::Outcome::not_met; break;
        case assess::Outcome::unknown: q.outcome = ui::Outcome::open; break;
    }
    return q;
}

void ask_applicant(const policy::Pack& pack, const State& state, View& view) {
    for (std::size_t g = 0; g < pack.groups.size(); ++g) {
        GroupView group;
        group.group = static_cast<int>(g);
        for (std::size_t f = 0; f < pack.applicant_facts; ++f) {
            const policy::Fact& fact = pack.facts[f];
            if (fact.group != pack.groups[g].id || !asked_of(fact.kinds, state.input.kind)) continue;
            group.questions.push_back(question(pack, view.answer.figures.conditions, {-1, static_cast<int>(f)}, state.input.applicant[f], state.input.kind));
        }
        if (group.questions.empty()) continue;
        for (const QuestionView& q : group.questions) {
            ++view.questions;
            view.answered += q.answered ? 1 : 0;
            view.unsure += q.unsure ? 1 : 0;
            view.not_met += q.outcome == ui::Outcome::not_met ? 1 : 0;
            group.met += q.outcome == ui::Outcome::met ? 1 : 0;
        }
        view.met += group.met;
        view.groups.push_back(std::move(group));
    }
}

void ask_services(const policy::Pack& pack, const State& state, View& view) {
    const int region = pack.fact("provider_region", Scoped::service);
    for (std::size_t s = 0; s < state.input.services.size(); ++s) {
        ServiceView service;
        const auto& outcomes = view.answer.figures.services[s].conditions;
        for (std::size_t i = 0; i < state.input.services[s].facts.size(); ++i) {
            const std::size_t f = pack.applicant_facts + i;
            const policy::Fact& fact = pack.facts[f];
            const Entry& entry = state.input.services[s].facts[i];
            if (!read(fact, entry).error.empty()) ++service.errors;
            if (!asked_of(fact.kinds, state.input.kind)) continue;
            if (!view.value.services[s].facts[i].known && !fact.stands_as_of) ++service.blanks;
            if (fact.type != Type::boolean) continue;
            service.conditions.questions.push_back(question(pack, outcomes, {static_cast<int>(s), static_cast<int>(f)}, entry, state.input.kind));
            service.conditions.met += service.conditions.questions.back().outcome == ui::Outcome::met ? 1 : 0;
        }
        if (region >= 0) service.regions = assess::alternatives(pack, view.value, view.as_of, static_cast<int>(s), region);
        if (view.answer.figures.outcome != assess::Outcome::not_met && view.answer.figures.services[s].outcome == assess::Outcome::not_met) {
            service.needed = assess::needed_changes(pack, view.value, view.as_of, static_cast<int>(s));
        }
        view.any_error = view.any_error || service.errors > 0;
        view.services.push_back(std::move(service));
    }
}

/// One more service like those of the list that would be paid, in a category and a region.
std::optional<Further> fee_to_the_cap(const policy::Pack& pack, const View& view, std::string_view category, std::string_view region) {
    if (!view.cap || view.cap->left.low == Money{}) return {};
    assess::Service like = assess::empty_service(pack, "~more");
    for (std::size_t i = 0; i < like.facts.size(); ++i) {
        const policy::Fact& fact = pack.facts[pack.applicant_facts + i];
        const auto pick = [&](std::string_view id) {
            const auto at = std::ranges::find(fact.option_ids, id);
            if (at != fact.option_ids.end()) like.facts[i] = FactValue::of_number(at - fact.option_ids.begin());
        };
        if (fact.id == "category") pick(category);
        if (fact.id == "provider_region") pick(region);
        if (fact.type == Type::boolean) {
            // The answer that the condition asks for.
            const bool good = fact.id == "provider_network_member" || fact.id == "booked_on_network";
            like.facts[i] = FactValue::of(good);
        }
        if (fact.type == Type::date) like.facts[i] = FactValue::of(view.as_of);
    }
    const auto fee = assess::least_fee_for(pack, view.value, view.as_of, like, view.cap->left.low);
    if (!fee) return {};
    for (std::size_t i = 0; i < like.facts.size(); ++i) {
        if (pack.facts[pack.applicant_facts + i].type == Type::money) like.facts[i] = FactValue::of(*fee);
    }
    return Further{*fee, std::move(like)};
}

void caps(const policy::Pack& pack, View& view) {
    const assess::Figures& figures = view.answer.figures;
    view.year = figures.caps.empty() ? view.as_of.year() : figures.caps.back().year;
    for (const assess::CapRow& row : figures.caps) {
        if (row.year == view.as_of.year()) view.year = row.year;
    }
    for (const assess::CapRow& row : figures.caps) {
        if (row.year == view.year) view.cap = row;
    }
    for (const assess::Received& received : view.value.history) {
        if (received.year == view.year) view.received = received.amount;
    }
    for (const assess::ServiceAssessment& service : figures.services) {
        if (service.fee.is_exact()) {
            view.fee += service.fee.low;
        } else {
            view.fee_known = false;
        }
    }
    if (view.cap && view.cap->left.is_exact() && view.answer.in_force && view.answer.figures.outcome == assess::Outcome::met) {
        view.room_local = fee_to_the_cap(pack, view, "testing", "liaocheng");
        view.room_other = fee_to_the_cap(pack, view, "testing", "shandong");
    }
}

}  // namespace

papers::Attachment enclosed(const Attachment& file) {
    return {.service = file.service, .paper = file.paper, .name = file.name, .size = file.size, .sha256 = file.sha256, .crc32 = file.crc32, .handle = static_cast<std::uint32_t>(file.file)};
}

namespace {

void list_papers(const policy::Pack& pack, const State& state, View& view) {
    for (const Attachment& file : state.attachments) {
        if (!file.counts()) continue;
        view.attachments.push_back(enclosed(file));
    }
    view.checklist = papers::checklist(pack, view.value, view.answer.figures, view.attachments);
    std::vector<papers::GivenFile> given;
    for (const Attachment& file : state.attachments) {
        given.push_back({.service = file.service, .paper = file.paper, .name = file.name, .size = file.size, .sha256 = file.sha256, .content = file.content});
    }
    view.file_findings = papers::check_attachments(given);
    if (view.value.services.empty()) view.problems.push_back({.kind = Problem::Kind::no_service, .blocks = true, .name = {}});
    for (std::size_t s = 0; s < view.checklist.services.size(); ++s) {
        for (const papers::PaperRow& row : view.checklist.services[s].rows) {
            if (row.is_missing()) {
                view.problems.push_back({.kind = Problem::Kind::paper_missing, .blocks = true, .service = static_cast<int>(s), .paper = row.paper, .name = {}});
            }
        }
    }
    for (const Attachment& file : state.attachments) {
        if (file.state == Attachment::State::failed) {
            view.problems.push_back({.kind = file.gone ? Problem::Kind::file_gone : Problem::Kind::file_failed, .blocks = false, .name = file.name});
        }
    }
    if (view.any_error) view.problems.push_back({.kind = Problem::Kind::unread, .blocks = false, .name = {}});
    if (view.outcome() == assess::Outcome::not_met) view.problems.push_back({.kind = Problem::Kind::not_met, .blocks = false, .name = {}});
    if (view.outcome() == assess::Outcome::unknown && !view.value.services.empty()) {
        view.problems.push_back({.kind = Problem::Kind::open, .blocks = false, .name = {}});
    }
}

}  // namespace

bool GroupView::answered() const { return std::ranges::all_of(questions, &QuestionView::answered); }

assess::Outcome View::outcome() const {
    if (answer.figures.services.empty()) return answer.figures.outcome;
    bool all_met = true;
    bool all_failed = true;
    for (const assess::ServiceAssessment& service : answer.figures.services) {
        all_met = all_met && service.outcome == assess::Outcome::met;
        all_failed = all_failed && service.outcome == assess::Outcome::not_met;
    }
    if (answer.figures.outcome == assess::Outcome::not_met || all_failed) return assess::Outcome::not_met;
    return all_met ? assess::Outcome::met : assess::Outcome::unknown;
}

View derive(const policy::Pack& pack, const State& state) {
    View view;
    view.value = case_of(pack, state.input);
    view.as_of = as_of(state);
    view.answer = assess::assess(pack, view.value, state.today);
    view.why = assess::explain(pack, view.value, view.answer);
    for (const Entry& entry : state.input.applicant) {
        view.any_error = view.any_error || !read(pack.facts[static_cast<std::size_t>(&entry - state.input.applicant.data())], entry).error.empty();
    }
    if (view.answer.figures.outcome == assess::Outcome::not_met) view.needed = assess::needed_changes(pack, view.value, view.as_of);
    ask_applicant(pack, state, view);
    ask_services(pack, state, view);
    caps(pack, view);
    for (std::size_t s = 0; s < view.value.services.size(); ++s) {
        view.days.push_back(schedule::days_of(pack, view.value, view.answer, s));
        const schedule::ServiceDays& days = view.days.back();
        if (days.standing == schedule::Standing::open && days.valid_until && (!view.next_day || *days.valid_until < *view.next_day)) {
            view.next_day = days.valid_until;
        }
    }
    list_papers(pack, state, view);
    view.invoices = invoices(pack, state, view.value);
    return view;
}

assess::Step why_of(const policy::Pack& pack, const View& view, const Supposed& supposed) {
    using What = Supposed::What;
    assess::Case value = view.value;
    const auto more = [&](const std::optional<Further>& further) {
        if (further) value.services.push_back(further->service);
    };
    switch (supposed.what) {
        case What::nothing: return view.why;
        case What::region: {
            const int fact = pack.fact("provider_region", policy::Scoped::service);
            value = assess::with_changes(pack, value, {{supposed.service, fact, FactValue::of_number(supposed.option)}});
            break;
        }
        case What::more_local: more(view.room_local); break;
        case What::more_elsewhere: more(view.room_other); break;
    }
    return assess::explain(pack, value, assess::assess(pack, value, view.as_of));
}

std::vector<Preset> presets(const policy::Pack& pack, const State& state, const View& view) {
    std::vector<Preset> list;
    const auto add = [&](std::string key, Date day, int service = -1) {
        if (std::ranges::any_of(list, [&](const Preset& p) { return p.day == day; })) return;
        Preset preset{std::move(key), service, day, {}, -1, day >= pack.from && day <= pack.to};
        assess::Case value = view.value;
        value.as_of = day;
        const assess::Figures figures = assess::evaluate(pack, value, day);
        preset.total = figures.total;
        for (std::size_t s = 0; s < figures.services.size(); ++s) {
            const auto& until = figures.services[s].valid_until;
            if (until && view.days[s].standing != schedule::Standing::claimed && day > *until && preset.late < 0) preset.late = static_cast<int>(s);
        }
        list.push_back(std::move(preset));
    };
    add("asof.today", state.today);
    if (state.input.as_of) add("asof.present", *state.input.as_of);
    for (std::size_t s = 0; s < view.days.size() && list.size() < 4; ++s) {
        if (view.days[s].claimed) add("asof.claimed", *view.days[s].claimed, static_cast<int>(s));
        if (!view.days[s].claimed && view.days[s].valid_until) add("asof.last_claim", *view.days[s].valid_until, static_cast<int>(s));
    }
    add("asof.last_day", pack.to);
    return list;
}

std::string service_title(const State& state, int service, const Catalogue& words) {
    const auto& texts = state.input.services.at(static_cast<std::size_t>(service)).texts;
    const auto title = texts.find("title");
    if (title != texts.end() && !title->second.empty()) return title->second;
    return words("service.number", {{"n", std::to_string(service + 1)}});
}

std::string place_of(const policy::Pack& pack, const State& state, const Attachment& file, const Catalogue& words) {
    const auto paper = std::ranges::find(pack.papers, file.paper, &policy::Paper::id);
    const auto service = std::ranges::find(state.input.services, file.service, &ServiceInput::id);
    if (paper != pack.papers.end() && service != state.input.services.end()) {
        const int at = static_cast<int>(service - state.input.services.begin());
        return words("papers.of_service", {{"paper", paper->title.in(state.language)}, {"service", service_title(state, at, words)}});
    }
    const auto evidence = std::ranges::find(pack.evidence, file.paper, &policy::Evidence::id);
    return evidence == pack.evidence.end() ? file.paper : evidence->title.in(state.language);
}

std::string paper_purpose(std::string_view service, std::string_view paper) { return std::string(paper_prefix).append(service).append("/").append(paper); }

std::vector<const Attachment*> files_of(const State& state, std::string_view service, std::string_view paper) {
    std::vector<const Attachment*> files;
    for (const Attachment& file : state.attachments) {
        if (file.service == service && file.paper == paper) files.push_back(&file);
    }
    return files;
}

}  // namespace voucher::app
