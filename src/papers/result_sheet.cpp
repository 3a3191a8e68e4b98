#include "src/papers/result_sheet.hpp"

#include <algorithm>

#include "src/assess/explain.hpp"
#include "src/base/money_text.hpp"
#include "src/schedule/schedule.hpp"

namespace voucher::papers {
namespace {

using assess::Outcome;
using assess::Step;

class Sheet {
public:
    explicit Sheet(const Phrases& say) : say_(say), why_(assess::explain(say.pack, say.in.value, say.in.assessment)) {}

    PaperDocument write(Date printed_on) {
        paper_ = say_.begin("paper.result");
        paper_.subtitle = say_.t("paper.result.printed", {{"day", say_.day(printed_on)}});
        standing(printed_on);
        who();
        total();
        services();
        reasons();
        readings();
        basis();
        return std::move(paper_);
    }

private:
    void add(Block block) { paper_.blocks.push_back(std::move(block)); }

    void standing(Date printed_on) {
        const Date as_of = say_.in.assessment.as_of;
        const Phrases::Values values{{"day", say_.day(as_of)}, {"from", say_.day(say_.pack.from)}, {"to", say_.day(say_.pack.to)}};
        if (printed_on > say_.pack.to && as_of <= say_.pack.to) add(block::Paragraph{{{say_.t("paper.result.expired", values), Run::Style::bold}}});
        else add(block::Paragraph{{{say_.t("paper.as_of", values) + say_.t("paper.full_stop"), Run::Style::bold}, {say_.t(say_.in.assessment.in_force ? "paper.in_force" : "paper.not_in_force", values)}}});
    }

    void who() {
        const assess::FactValue kind = say_.pack.kind_fact < 0 ? assess::FactValue{} : say_.in.value.applicant[static_cast<std::size_t>(say_.pack.kind_fact)];
        block::Facts facts;
        facts.rows.push_back({say_.t("paper.applicant"), {{say_.applicant(), Run::Style::bold}}});
        if (kind.known) facts.rows.back().value.push_back({say_.t("paper.in_brackets", {{"text", say_.say(say_.pack.kinds[static_cast<std::size_t>(kind.number)].title)}})});
        facts.rows.push_back({say_.t("paper.eligibility"), {{say_.outcome(say_.figures.outcome)}}});
        add(std::move(facts));
    }

    void total() {
        block::Paragraph words{{{say_.labelled(say_.t("paper.total"), "")}, {"¥" + say_.money(say_.figures.total), Run::Style::bold}}};
        if (say_.figures.total.is_exact() && say_.in.language == Language::zh) {
            words.runs.push_back({say_.t("paper.capitals", {{"capitals", in_capitals(say_.figures.total.low)}})});
        }
        add(std::move(words));
        if (!say_.figures.total.is_exact()) add(paragraph(say_.t("paper.total_open")));
    }

    void services() {
        if (say_.figures.services.empty()) return add(paragraph(say_.t("paper.no_service")));
        block::Table table;
        table.columns = {{say_.t("paper.services"), Align::start, 9}, {say_.t("paper.completed"), Align::start, 5}, {say_.t("paper.last_day"), Align::start, 5}, {say_.t("paper.fee_yuan"), Align::end, 6}};
        for (const policy::Amount& share : say_.pack.shares) table.columns.push_back({say_.t("paper.yuan", {{"what", say_.say(share.title)}}), Align::end, 6});
        table.columns.push_back({say_.t("paper.yuan", {{"what", say_.t("paper.sum")}}), Align::end, 6});
        for (std::size_t i = 0; i < say_.figures.services.size(); ++i) {
            const assess::ServiceAssessment& service = say_.figures.services[i];
            const schedule::ServiceDays days = schedule::days_of(say_.pack, say_.in.value, say_.in.assessment, i);
            const auto shown = [&](const std::optional<Date>& day) { return day ? day->to_string() : say_.t("paper.unknown"); };
            std::string name = say_.numbered(i);
            const auto provider = say_.in.value.services[i].texts.find("provider");
            if (provider != say_.in.value.services[i].texts.end()) name += "\n" + provider->second;
            block::Table::Row row{{name, shown(days.completed), shown(days.valid_until), say_.money(service.fee)}, false};
            for (const assess::MoneyRange& share : service.shares) row.cells.push_back(say_.money(share));
            row.cells.push_back(say_.money(service.total));
            table.rows.push_back(std::move(row));
        }
        block::Table::Row sum{{say_.t("paper.sum"), "", "", say_.money(say_.fee())}, true};
        for (const assess::MoneyRange& share : say_.figures.shares) sum.cells.push_back(say_.money(share));
        sum.cells.push_back(say_.money(say_.figures.total));
        table.rows.push_back(std::move(sum));
        add(heading(1, say_.t("paper.result.services")));
        add(std::move(table));
    }

    static bool is_open(const Step& step) { return step.kind == Step::Kind::condition && step.outcome == Outcome::unknown; }

    /// What is still open, each with its article: one row, however much it is.
    void open_conditions(block::Table& table, const std::string& number, const std::vector<Step>& steps) {
        std::string all;
        for (const Step& step : steps) {
            if (!is_open(step)) continue;
            all += (all.empty() ? "" : say_.t("paper.comma")) + say_.say(step.label) + say_.t("paper.in_brackets", {{"text", say_.article(step.article)}});
        }
        if (all.empty()) return;
        const std::string none = say_.t("paper.none");
        table.rows.push_back({{number + say_.t("paper.condition"), say_.labelled(say_.outcome(Outcome::unknown), all), none, none}, false});
    }

    void reason(block::Table& table, const std::string& item, const Step& step) {
        std::string how = say_.say(step.why);
        if (step.outcome && step.kind == Step::Kind::condition) how = say_.labelled(say_.outcome(*step.outcome), how.empty() ? say_.say(step.label) : how);
        const std::string from = !step.reading.empty() ? say_.t("paper.result.reading") : step.article.empty() ? say_.t("paper.none") : say_.article(step.article);
        table.rows.push_back({{item, how.empty() ? say_.t("paper.none") : how, from, step.figure ? say_.money(*step.figure) : say_.t("paper.none")}, false});
    }

    void reasons() {
        block::Table table{{{say_.t("paper.item"), Align::start, 10}, {say_.t("paper.how"), Align::start, 20}, {say_.t("paper.article"), Align::start, 8}, {say_.t("paper.amount_yuan"), Align::end, 9}}, {}};
        std::size_t index = 0;
        const bool several = say_.figures.services.size() > 1;
        open_conditions(table, "", why_.parts);
        for (const Step& step : why_.parts) {
            if (step.kind == Step::Kind::condition && !is_open(step)) reason(table, say_.t("paper.condition"), step);
            if (step.kind != Step::Kind::service) continue;
            const std::string number = several ? std::to_string(++index) + "　" : std::string();
            open_conditions(table, number, step.parts);
            for (const Step& part : step.parts) {
                if (!is_open(part)) reason(table, number + (part.kind == Step::Kind::condition ? say_.t("paper.condition") : say_.say(part.label)), part);
            }
        }
        for (const assess::CapRow& cap : say_.figures.caps) {
            table.rows.push_back({{std::to_string(cap.year) + " " + say_.say(say_.pack.cap.title),
                                   say_.t("paper.result.cap", {{"limit", grouped(say_.pack.cap.limit)}, {"before", grouped(cap.received_before)}, {"left", say_.money(cap.left)}}),
                                   say_.article(say_.pack.cap.article), say_.t("paper.none")}, false});
        }
        if (table.rows.empty()) return;
        add(heading(1, say_.t("paper.result.why")));
        add(std::move(table));
    }

    void readings() {
        block::List list;
        for (const assess::OpenReading& open : say_.in.assessment.open_readings) {
            const policy::Reading& reading = say_.pack.readings[static_cast<std::size_t>(open.reading)];
            const std::string option = say_.say(reading.options[static_cast<std::size_t>(open.option)].label);
            list.items.push_back({{say_.labelled(say_.say(reading.title), say_.t("paper.reading_open", {{"option", option}, {"total", say_.money(open.total)}}))}});
        }
        if (list.items.empty()) return;
        add(heading(1, say_.t("paper.result.readings", {{"interpreter", say_.say(say_.pack.interpreter)}, {"article", say_.article(say_.pack.interpreter_article)}})));
        add(std::move(list));
    }

    void basis() {
        add(paragraph(say_.t("paper.result.basis", {{"title", say_.say(say_.pack.title)}, {"number", say_.pack.number}, {"pack", say_.pack.sha256.substr(0, 12)}}), Run::Style::muted));
    }

    const Phrases& say_;
    const Step why_;
    PaperDocument paper_;
};

}  // namespace

PaperDocument result_sheet(const Phrases& say, Date printed_on) { return Sheet(say).write(printed_on); }

std::string print_request(const PaperInput& input, Date printed_on) { return write_paper(result_sheet(Phrases(input), printed_on)); }

}  // namespace voucher::papers
