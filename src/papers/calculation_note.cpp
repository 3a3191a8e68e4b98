#include "src/papers/calculation_note.hpp"

#include <algorithm>

#include "src/assess/explain.hpp"
#include "src/base/money_text.hpp"
#include "src/schedule/schedule.hpp"

namespace voucher::papers {
namespace {

using assess::MoneyRange;
using assess::Outcome;
using assess::Step;

class Note {
public:
    explicit Note(const Phrases& say) : say_(say), pack_(say.pack), figures_(say.figures), why_(assess::explain(say.pack, say.in.value, say.in.assessment)) {}

    PaperDocument write() {
        paper_ = say_.begin("paper.calculation");
        paper_.blocks = {say_.standing()};
        result();
        services();
        caps();
        eligibility();
        readings();
        days();
        articles();
        policy();
        return std::move(paper_);
    }

private:
    void add(Block block) { paper_.blocks.push_back(std::move(block)); }
    void section(std::string_view key) { add(heading(1, say_.section(++section_, key))); }

    /// The article's label; what it says is listed at the end.
    std::string cite(const std::string& id) {
        if (!id.empty() && std::ranges::find(cited_, id) == cited_.end()) cited_.push_back(id);
        return id.empty() ? say_.t("paper.none") : say_.article(id);
    }
    std::string reading_in_use(const std::string& id) const {
        const int at = pack_.reading(id);
        if (at < 0) return {};
        const policy::Reading& reading = pack_.readings[static_cast<std::size_t>(at)];
        const auto option = static_cast<std::size_t>(say_.in.assessment.readings[static_cast<std::size_t>(at)]);
        return say_.t("paper.by_reading", {{"reading", say_.say(reading.title)}, {"option", say_.say(reading.options[option].label)}});
    }

    void result() {
        section("paper.calculation.result");
        block::Paragraph total{{{say_.labelled(say_.t("paper.total"), "")}, {"¥" + say_.money(figures_.total), Run::Style::bold}}};
        if (figures_.total.is_exact() && say_.in.language == Language::zh) {
            total.runs.push_back({say_.t("paper.capitals", {{"capitals", in_capitals(figures_.total.low)}})});
        }
        add(std::move(total));
        if (!figures_.total.is_exact()) add(paragraph(say_.t("paper.total_open"), Run::Style::bold));
    }

    block::Table derivation_table() const {
        return {{{say_.t("paper.item"), Align::start, 10}, {say_.t("paper.how"), Align::start, 24}, {say_.t("paper.article"), Align::start, 9}, {say_.t("paper.amount_yuan"), Align::end, 13}}, {}};
    }

    block::Table::Row condition_row(const Step& step) {
        const std::string reason = step.why.zh.empty() ? say_.say(step.label) : say_.say(step.why);
        return {{say_.t("paper.condition"), say_.labelled(say_.outcome(*step.outcome), reason), cite(step.article), say_.t("paper.none")}};
    }

    block::Table::Row amount_row(const Step& step, Outcome service) {
        std::string how = say_.say(step.why);
        const auto more = [&](const std::string& text) {
            if (!text.empty()) how += (how.empty() ? "" : say_.t("paper.semicolon")) + text;
        };
        if (!step.reading.empty()) more(reading_in_use(step.reading));
        if (step.before && step.kind == Step::Kind::share) more(say_.t("paper.before_cap", {{"amount", say_.money(*step.before)}}));
        if (step.kind == Step::Kind::share && service == Outcome::not_met) more(say_.t("paper.not_paid"));
        if (how.empty()) how = say_.t("paper.not_decided");
        return {{say_.say(step.label), how, cite(step.article), step.figure ? say_.money(*step.figure) : say_.t("paper.none")}};
    }

    void service(std::size_t index, const Step& step) {
        add(heading(2, say_.numbered(index)));
        block::Paragraph given{{{say_.labelled(say_.t("paper.provider"), say_.typed(say_.in.value.services[index].texts, "provider"))}}};
        for (const auto& [fact, value] : say_.details(index)) {
            given.runs.push_back({say_.t("paper.semicolon") + say_.labelled(say_.say(fact->label), say_.fact(*fact, value))});
        }
        given.runs.push_back({say_.t("paper.full_stop")});
        add(std::move(given));
        block::Table table = derivation_table();
        const assess::ServiceAssessment& assessed = figures_.services[index];
        const auto met = std::ranges::count(assessed.conditions, Outcome::met, &assess::ConditionOutcome::outcome);
        std::string articles;
        std::vector<std::string> of;
        for (const assess::ConditionOutcome& outcome : assessed.conditions) {
            const std::string& id = pack_.conditions[static_cast<std::size_t>(outcome.condition)].article;
            if (std::ranges::find(of, id) != of.end()) continue;
            of.push_back(id);
            articles += (articles.empty() ? "" : say_.t("paper.comma")) + cite(id);
        }
        const std::string counted = say_.t("paper.conditions_met", {{"met", std::to_string(met)}, {"all", std::to_string(assessed.conditions.size())}});
        table.rows.push_back({{say_.t("paper.conditions"), counted + say_.t("paper.in_brackets", {{"text", articles}}), say_.t("paper.none"), say_.t("paper.none")}});
        for (const Step& part : step.parts) {
            table.rows.push_back(part.kind == Step::Kind::condition ? condition_row(part) : amount_row(part, assessed.outcome));
        }
        table.rows.push_back({{say_.t("paper.subsidy"), say_.labelled(say_.t("paper.outcome"), say_.outcome(assessed.outcome)), "", say_.money(assessed.total)}, true});
        add(std::move(table));
    }

    void services() {
        section("paper.calculation.services");
        if (figures_.services.empty()) add(paragraph(say_.t("paper.no_service")));
        std::size_t index = 0;
        for (const Step& step : why_.parts) {
            if (step.kind == Step::Kind::service) service(index++, step);
        }
        if (figures_.services.empty()) return;
        block::Table sums = derivation_table();
        const auto row = [&](const std::string& title, const MoneyRange& sum, bool total) {
            sums.rows.push_back({{title, say_.t("paper.all_services"), "", say_.money(sum)}, total});
        };
        for (std::size_t k = 0; k < pack_.shares.size(); ++k) row(say_.say(pack_.shares[k].title), figures_.shares[k], false);
        row(say_.t("paper.sum"), figures_.total, true);
        add(heading(2, say_.t("paper.sum")));
        add(std::move(sums));
    }

    /// The years' ledger: the limit, what had been received, what this case takes, what is left.
    void caps() {
        if (figures_.caps.empty()) return;
        section("paper.calculation.caps");
        add(paragraph(say_.t("paper.cap_note", {{"limit", grouped(pack_.cap.limit)}, {"article", cite(pack_.cap.article)}})));
        block::Table table;
        table.columns = {{say_.t("paper.year"), Align::center, 2}};
        for (const char* key : {"paper.cap_limit", "paper.cap_before", "paper.cap_now", "paper.cap_left"}) table.columns.push_back({say_.t(key), Align::end, 4});
        for (const assess::CapRow& cap : figures_.caps) {
            const Money room = cap.received_before < pack_.cap.limit ? pack_.cap.limit - cap.received_before : Money{};
            const MoneyRange now{cap.left.high ? room - *cap.left.high : Money{}, room - cap.left.low};
            table.rows.push_back({{std::to_string(cap.year), grouped(pack_.cap.limit), grouped(cap.received_before), say_.money(now), say_.money(cap.left)}});
        }
        add(std::move(table));
    }

    void eligibility() {
        section("paper.calculation.conditions");
        block::Table table{{{say_.t("paper.condition"), Align::start, 6}, {say_.t("paper.article"), Align::start, 3}, {say_.t("paper.outcome"), Align::start, 5}}, {}};
        for (const assess::ConditionOutcome& outcome : figures_.conditions) {
            const policy::Condition& condition = pack_.conditions[static_cast<std::size_t>(outcome.condition)];
            std::string said = say_.outcome(outcome.outcome);
            for (const Step& step : why_.parts) {
                const bool its = step.kind == Step::Kind::condition && step.id == condition.id && !step.why.zh.empty();
                if (its) said = say_.labelled(said, say_.say(step.why));
            }
            table.rows.push_back({{say_.say(condition.label), cite(condition.article), said}});
        }
        add(std::move(table));
    }

    void readings() {
        if (pack_.readings.empty()) return;
        section("paper.calculation.readings");
        add(paragraph(say_.t("paper.readings_note", {{"interpreter", say_.say(pack_.interpreter)}, {"article", cite(pack_.interpreter_article)}})));
        block::Table table{{{say_.t("paper.reading"), Align::start, 9}, {say_.t("paper.article"), Align::start, 4}, {say_.t("paper.in_use"), Align::start, 7}, {say_.t("paper.otherwise"), Align::start, 9}}, {}};
        for (std::size_t i = 0; i < pack_.readings.size(); ++i) {
            const policy::Reading& reading = pack_.readings[i];
            std::string otherwise;
            for (const assess::OpenReading& open : say_.in.assessment.open_readings) {
                if (open.reading != static_cast<int>(i)) continue;
                const std::string option = say_.say(reading.options[static_cast<std::size_t>(open.option)].label);
                otherwise += (otherwise.empty() ? "" : "\n") + say_.t("paper.reading_open", {{"option", option}, {"total", say_.money(open.total)}});
            }
            if (otherwise.empty()) otherwise = say_.t(reading.options.size() > 1 ? "paper.no_difference" : "paper.none");
            const auto option = static_cast<std::size_t>(say_.in.assessment.readings[i]);
            table.rows.push_back({{say_.say(reading.question), cite(reading.article), say_.say(reading.options[option].label), otherwise}});
        }
        add(std::move(table));
    }

    std::string standing(const schedule::ServiceDays& days) const {
        using schedule::Standing;
        switch (days.standing) {
            case Standing::open: return say_.t("paper.standing_open", {{"days", std::to_string(days.days_left.value_or(0))}});
            case Standing::claimed: return say_.t("paper.standing_claimed");
            case Standing::run_out: return say_.t("paper.standing_run_out");
            case Standing::too_late: return say_.t("paper.standing_too_late");
            case Standing::unknown: break;
        }
        return say_.t("paper.standing_unknown");
    }

    void days() {
        if (figures_.services.empty()) return;
        section("paper.calculation.days");
        block::Table table{{{say_.t("paper.services"), Align::start, 8}, {say_.t("paper.completed"), Align::start, 4}, {say_.t("paper.last_day"), Align::start, 4}, {say_.t("paper.claimed"), Align::start, 4}, {say_.t("paper.standing"), Align::start, 7}}, {}};
        const auto shown = [&](const std::optional<Date>& day) { return day ? day->to_string() : say_.t("paper.unknown"); };
        for (std::size_t i = 0; i < figures_.services.size(); ++i) {
            const schedule::ServiceDays days = schedule::days_of(pack_, say_.in.value, say_.in.assessment, i);
            table.rows.push_back({{say_.numbered(i), shown(days.completed), shown(days.valid_until), shown(days.claimed), standing(days)}});
        }
        add(std::move(table));
    }

    void articles() {
        section("paper.calculation.articles");
        add(paragraph(say_.t("paper.gist_note"), Run::Style::muted));
        block::Table table{{{say_.t("paper.article"), Align::start, 2}, {say_.t("paper.gist"), Align::start, 8}}, {}};
        for (const policy::Article& article : pack_.articles) {
            if (std::ranges::find(cited_, article.id) != cited_.end()) table.rows.push_back({{say_.say(article.label), say_.say(article.gist)}});
        }
        add(std::move(table));
        for (const policy::Note& note : pack_.notes) {
            if (std::ranges::find(cited_, note.article) != cited_.end()) add(paragraph(say_.say(note.text)));
        }
    }

    void policy() {
        section("paper.calculation.policy");
        block::Facts facts;
        facts.rows = {{say_.t("paper.policy"), {{say_.say(pack_.title) + " " + pack_.number}}},
                      {say_.t("paper.period"), {{say_.t("paper.from_to", {{"from", say_.day(pack_.from)}, {"to", say_.day(pack_.to)}})}}},
                      {say_.t("paper.pack"), {{pack_.id}}},
                      {say_.t("paper.pack_digest"), {{pack_.sha256}}}};
        add(std::move(facts));
    }

    const Phrases& say_;
    const policy::Pack& pack_;
    const assess::Figures& figures_;
    const Step why_;
    PaperDocument paper_;
    std::vector<std::string> cited_;
    int section_ = 0;
};

}  // namespace

PaperDocument calculation_note(const Phrases& say) { return Note(say).write(); }

}  // namespace voucher::papers
