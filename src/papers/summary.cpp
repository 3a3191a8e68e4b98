#include "src/papers/summary.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "src/assess/explain.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"
#include "src/papers/checklist.hpp"
#include "src/papers/html.hpp"
#include "src/papers/range_text.hpp"
#include "src/papers/summary_style.hpp"
#include "src/policy/day_words.hpp"
#include "src/schedule/schedule.hpp"

namespace voucher::papers {
namespace {

using assess::MoneyRange;
using assess::Outcome;
using assess::Step;

class Summary {
public:
    Summary(const policy::Pack& pack, const assess::Case& value, const assess::Assessment& assessment,
            std::span<const Attachment> attachments, const Words& words, Language language)
        : pack_(pack),
          case_(value),
          assessment_(assessment),
          attachments_(attachments),
          words_(words),
          language_(language),
          list_(checklist(pack, value, assessment.figures, attachments)) {}

    std::string write() {
        out_ = "<!DOCTYPE html>\n<html lang=\"";
        out_ += language_ == Language::zh ? "zh-CN" : "en";
        out_ +=
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\">\n";
        out_ += element("title", words("summary.title") + " · " + applicant_name()) + "\n<style>" +
                std::string(summary_style) + "</style>\n</head>\n<body>\n";
        head();
        notices();
        applicant();
        total();
        services();
        derivation();
        conditions();
        readings();
        papers();
        dates();
        next();
        out_ += "</body>\n</html>\n";
        return std::move(out_);
    }

private:
    std::string words(std::string_view key, TextValues values = {}) const { return filled(words_(key), values); }
    const std::string& said(const policy::Text& text) const { return text.in(language_); }
    std::string day(Date date) const { return policy::in_words(date, language_); }
    std::string day_or_empty(std::optional<Date> date) const {
        return date ? date->to_string() : words("summary.empty");
    }
    std::string article(const std::string& id) const {
        const policy::Article* found = pack_.article(id);
        return found ? said(found->label) : id;
    }
    std::string money(const MoneyRange& range) const {
        return range_text(range, words("summary.no_upper_end"));
    }
    static std::string_view outcome_key(Outcome outcome) {
        return outcome == Outcome::met       ? "summary.met"
               : outcome == Outcome::not_met ? "summary.not_met"
                                             : "summary.unknown";
    }
    static std::string text_of(const std::map<std::string, std::string>& texts, const std::string& key) {
        const auto it = texts.find(key);
        return it == texts.end() ? std::string{} : it->second;
    }
    std::string applicant_name() const {
        const std::string name = text_of(case_.texts, "name");
        return name.empty() ? words("summary.empty") : name;
    }
    std::string service_name(std::size_t service) const {
        const std::string title = text_of(case_.services[service].texts, "title");
        return std::to_string(service + 1) + " " +
               (title.empty() ? words("summary.service", {{"number", std::to_string(service + 1)}}) : title);
    }

    void line(std::string_view tag, std::string_view text, std::string_view css_class = {}) {
        out_ += element(tag, text, css_class) + "\n";
    }
    void cell(std::string_view text, std::string_view css_class = {}) {
        out_ += element("td", text, css_class);
    }
    void header_row(
        std::initializer_list<std::pair<std::string, bool>> titles) {  // the second: a column of numbers
        out_ += "<thead><tr>";
        for (const auto& [title, number] : titles)
            out_ += "<th scope=\"col\"" + std::string(number ? " class=\"number\">" : ">") + escaped(title) +
                    "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
    }
    void outcome_cell(Outcome outcome) {
        constexpr std::string_view classes[] = {"met", "not_met", "unknown"};
        cell(words(outcome_key(outcome)), classes[static_cast<std::size_t>(outcome)]);
    }

    void head() {
        out_ += "<header>\n";
        line("h1", words("summary.title"));
        line("p", words("summary.subtitle"), "soft");
        line("p",
             said(pack_.title) + " · " + pack_.number + " · " +
                 words("summary.as_of", {{"day", day(assessment_.as_of)}}),
             "soft");
        out_ += "</header>\n";
    }

    void notices() {
        const TextValues period{
            {"from", day(pack_.from)}, {"to", day(pack_.to)}, {"day", day(assessment_.as_of)}};
        if (assessment_.in_force)
            line("p", words("summary.in_force", period), "soft");
        else
            line("div", words("summary.not_in_force", period), "notice");
        if (list_.is_complete()) return;
        out_ += "<div class=\"notice draft\">\n";
        if (case_.services.empty()) line("b", words("summary.draft_no_service"));
        if (list_.present < list_.required)
            line("b", words("summary.draft", {{"count", std::to_string(list_.required - list_.present)}}));
        if (list_.undecided > 0)
            line("p", words("summary.draft_undecided", {{"count", std::to_string(list_.undecided)}}));
        out_ += "<ul>\n";
        for (std::size_t s = 0; s < list_.services.size(); ++s) {
            for (const PaperRow& row : list_.services[s].rows) {
                if (!row.is_missing()) continue;
                const policy::Paper& paper = pack_.papers[static_cast<std::size_t>(row.paper)];
                line("li", words("summary.missing_row", {{"service", service_name(s)},
                                                         {"paper", said(paper.title)},
                                                         {"article", article(paper.article)}}));
            }
        }
        out_ += "</ul>\n</div>\n";
    }

    void fact_row(std::string_view key, const std::string& value) {
        out_ += "<tr><th scope=\"row\">" + escaped(words(key)) + "</th>";
        cell(value.empty() ? words("summary.empty") : value);
        out_ += "</tr>\n";
    }

    void applicant() {
        line("h2", words("summary.applicant"));
        out_ += "<table class=\"facts\"><tbody>\n";
        fact_row("summary.name", text_of(case_.texts, "name"));
        const assess::FactValue kind = pack_.kind_fact < 0
                                           ? assess::FactValue::unknown()
                                           : case_.applicant[static_cast<std::size_t>(pack_.kind_fact)];
        fact_row("summary.kind",
                 kind.known ? said(pack_.kinds[static_cast<std::size_t>(kind.number)].title) : std::string{});
        fact_row("summary.credit_code", text_of(case_.texts, "credit_code"));
        std::string county = text_of(case_.texts, "county");
        const auto known = std::ranges::find(pack_.counties, county, &policy::County::code);
        if (known != pack_.counties.end()) county = said(known->name);
        fact_row("summary.county", county);
        if (const std::string carrier = text_of(case_.texts, "carrier"); !carrier.empty())
            fact_row("summary.carrier", carrier);
        fact_row("summary.controller", text_of(case_.texts, "controller"));
        out_ += "<tr><th scope=\"row\">" + escaped(words("summary.eligibility")) + "</th>";
        outcome_cell(assessment_.figures.outcome);
        out_ += "</tr>\n</tbody></table>\n";
    }

    void total() {
        const assess::Figures& figures = assessment_.figures;
        line("h2", words("summary.total"));
        line("div", "¥" + money(figures.total), "figure");
        if (figures.total.is_exact() && language_ == Language::zh)
            line("p", words("summary.capitals", {{"capitals", in_capitals(figures.total.low)}}));
        std::string parts;
        for (std::size_t i = 0; i < pack_.shares.size(); ++i)
            parts += (i ? " · " : "") + said(pack_.shares[i].title) + " " + money(figures.shares[i]);
        Money fee;
        bool exact = figures.total.is_exact() && !figures.services.empty();
        for (const assess::ServiceAssessment& service : figures.services) {
            exact = exact && service.fee.is_exact();
            fee += service.fee.low;
        }
        if (exact)
            parts += " · " + words("summary.own_part",
                                   {{"amount", grouped(fee - figures.total.low)}, {"fee", grouped(fee)}});
        line("p", parts, "soft");
    }

    void services() {
        line("h2", words("summary.services"));
        if (case_.services.empty()) return line("p", words("summary.no_services"));
        out_ += "<div class=\"wide\"><table>";
        out_ += "<thead><tr>";
        for (const std::string_view key :
             {"summary.service_provider", "summary.outcome", "summary.completed", "summary.last_day"})
            out_ += "<th scope=\"col\">" + escaped(words(key)) + "</th>";
        const auto number_head = [&](const std::string& title) {
            out_ += "<th scope=\"col\" class=\"number\">" + escaped(title) + "</th>";
        };
        number_head(words("summary.fee"));
        for (const policy::Amount& share : pack_.shares) number_head(said(share.title));
        number_head(words("summary.sum"));
        out_ += "</tr></thead>\n<tbody>\n";
        for (std::size_t i = 0; i < case_.services.size(); ++i) {
            const assess::ServiceAssessment& service = assessment_.figures.services[i];
            const schedule::ServiceDays days = schedule::days_of(pack_, case_, assessment_, i);
            out_ += "<tr><td>" + escaped(service_name(i)) + "<br><span class=\"soft small\">" +
                    escaped(text_of(case_.services[i].texts, "provider")) + "</span></td>";
            outcome_cell(service.outcome);
            cell(day_or_empty(days.completed));
            cell(days.valid_until ? days.valid_until->to_string() : words("summary.none"));
            cell(money(service.fee), "number");
            for (const MoneyRange& share : service.shares) cell(money(share), "number");
            cell(money(service.total), "number");
            out_ += "</tr>\n";
        }
        out_ += "<tr class=\"sum\"><td colspan=\"5\">" + escaped(words("summary.sum")) + "</td>";
        for (const MoneyRange& share : assessment_.figures.shares) cell(money(share), "number");
        cell(money(assessment_.figures.total), "number");
        out_ += "</tr>\n</tbody></table></div>\n";
    }

    /// A step of the derivation in words: 省级：60% × 100,000.00 [第十一条].
    void step(const Step& s, std::size_t& service) {
        std::string label = said(s.label);
        std::string amount = s.figure ? money(*s.figure) : std::string{};
        if (s.kind == Step::Kind::service) label = service_name(service++);
        if (s.kind == Step::Kind::cap) {
            const auto row = std::ranges::find(assessment_.figures.caps, s.id, [](const assess::CapRow& cap) {
                return std::to_string(cap.year);
            });
            const Money received = row == assessment_.figures.caps.end() ? Money{} : row->received_before;
            label =
                words("summary.cap_left",
                      {{"year", s.id}, {"limit", grouped(pack_.cap.limit)}, {"received", grouped(received)}});
            amount = words("summary.cap_remains", {{"amount", amount}});
        }
        std::string text =
            s.why.zh.empty() ? label : label + (language_ == Language::zh ? "：" : ": ") + said(s.why);
        if (s.outcome && s.kind == Step::Kind::condition)
            text = words(outcome_key(*s.outcome)) + (language_ == Language::zh ? "：" : ": ") +
                   (s.why.zh.empty() ? label : said(s.why));
        out_ += "<li><div class=\"step\"><span>" + escaped(text);
        if (!s.article.empty()) out_ += element("span", article(s.article), "tag");
        if (!s.reading.empty()) out_ += element("span", words("summary.by_reading"), "tag");
        if (s.before && s.kind == Step::Kind::share)
            out_ += element("span", words("summary.before_cap", {{"amount", money(*s.before)}}), "tag");
        out_ += "</span>" + element("span", amount, "amount") + "</div>";
        steps(s.parts, service);
        out_ += "</li>\n";
    }
    void steps(const std::vector<Step>& parts, std::size_t& service) {
        if (parts.empty()) return;
        out_ += "\n<ul class=\"why\">\n";
        for (const Step& part : parts) step(part, service);
        out_ += "</ul>\n";
    }

    void derivation() {
        line("h2", words("summary.why"));
        std::size_t service = 0;
        steps(assess::explain(pack_, case_, assessment_).parts, service);
    }

    void condition_table(std::span<const assess::ConditionOutcome> outcomes) {
        out_ += "<table>";
        header_row({{words("summary.condition"), false},
                    {words("summary.article"), false},
                    {words("summary.outcome"), false}});
        for (const assess::ConditionOutcome& outcome : outcomes) {
            const policy::Condition& condition =
                pack_.conditions[static_cast<std::size_t>(outcome.condition)];
            out_ += "<tr>";
            cell(said(condition.label));
            cell(article(condition.article));
            outcome_cell(outcome.outcome);
            out_ += "</tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    void conditions() {
        line("h2", words("summary.conditions"));
        line("h3", words("summary.applicant"));
        condition_table(assessment_.figures.conditions);
        for (std::size_t i = 0; i < assessment_.figures.services.size(); ++i) {
            line("h3", service_name(i));
            condition_table(assessment_.figures.services[i].conditions);
        }
    }

    void readings() {
        line("h2", words("summary.readings"));
        line("p",
             words("summary.readings_note", {{"interpreter", said(pack_.interpreter)},
                                             {"article", article(pack_.interpreter_article)}}),
             "soft");
        out_ += "<table><tbody>\n";
        for (std::size_t i = 0; i < pack_.readings.size(); ++i) {
            const policy::Reading& reading = pack_.readings[i];
            out_ += "<tr>";
            cell(said(reading.title));
            cell(article(reading.article));
            out_ += "<td>" +
                    escaped(said(reading.options[static_cast<std::size_t>(assessment_.readings[i])].label));
            for (const assess::OpenReading& open : assessment_.open_readings) {
                if (open.reading != static_cast<int>(i)) continue;
                out_ +=
                    "<br>" +
                    element(
                        "span",
                        words("summary.reading_open",
                              {{"option", said(reading.options[static_cast<std::size_t>(open.option)].label)},
                               {"total", "¥" + money(open.total)}}),
                        "unknown");
            }
            out_ += "</td></tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    void file_cell(const std::vector<std::size_t>& files, bool missing) {
        if (files.empty())
            return cell(words(missing ? "summary.no_file" : "summary.none"), missing ? "not_met" : "soft");
        out_ += "<td>";
        for (const std::size_t index : files) {
            const Attachment& file = attachments_[index];
            out_ += "<div>" + escaped(file.name) + " " +
                    element("span", words("summary.bytes", {{"count", std::to_string(file.size)}}),
                            "soft small") +
                    "</div>" + element("div", file.sha256, "digest");
        }
        out_ += "</td>";
    }

    void papers() {
        line("h2", words("summary.papers"));
        line("p", words("summary.count", {{"present", std::to_string(list_.present)},
                                          {"required", std::to_string(list_.required)}}));
        for (std::size_t s = 0; s < list_.services.size(); ++s) {
            line("h3", service_name(s));
            out_ += "<table>";
            header_row({{words("summary.paper"), false},
                        {words("summary.need"), false},
                        {words("summary.files"), false}});
            for (const PaperRow& row : list_.services[s].rows) {
                const policy::Paper& paper = pack_.papers[static_cast<std::size_t>(row.paper)];
                const std::string_view need = !row.required   ? "summary.need_unknown"
                                              : *row.required ? "summary.required"
                                                              : "summary.not_required";
                out_ += "<tr>";
                cell(said(paper.title));
                cell(words(need) + " · " + article(paper.article));
                file_cell(row.files, row.is_missing());
                out_ += "</tr>\n";
            }
            out_ += "</tbody></table>\n";
        }
        if (std::ranges::all_of(list_.evidence, [](const EvidenceRow& row) { return row.files.empty(); }))
            return;
        line("h3", words("summary.evidence"));
        out_ += "<table>";
        header_row({{words("summary.paper"), false},
                    {words("summary.need"), false},
                    {words("summary.files"), false}});
        for (const EvidenceRow& row : list_.evidence) {
            if (row.files.empty()) continue;
            out_ += "<tr>";
            cell(said(pack_.evidence[static_cast<std::size_t>(row.evidence)].title));
            cell(words("summary.optional"));
            file_cell(row.files, false);
            out_ += "</tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    std::string standing(const schedule::ServiceDays& days) const {
        using schedule::Standing;
        const std::string last = days.valid_until ? day(*days.valid_until) : std::string{};
        const std::string claimed = days.claimed ? day(*days.claimed) : std::string{};
        switch (days.standing) {
            case Standing::open:
                return words("summary.standing_open",
                             {{"days", std::to_string(days.days_left.value_or(0))}, {"day", last}});
            case Standing::claimed:
                return words("summary.standing_claimed", {{"claimed", claimed}, {"day", last}});
            case Standing::run_out:
                return words("summary.standing_run_out", {{"day", last}});
            case Standing::too_late:
                return words("summary.standing_too_late", {{"claimed", claimed}, {"day", last}});
            case Standing::unknown:
                break;
        }
        return words("summary.standing_unknown");
    }

    void dates() {
        line("h2", words("summary.schedule"));
        for (std::size_t i = 0; i < case_.services.size(); ++i) {
            const schedule::ServiceDays days = schedule::days_of(pack_, case_, assessment_, i);
            line("h3", service_name(i));
            line("p", standing(days));
            out_ += "<table>";
            header_row({{words("summary.who"), false},
                        {words("summary.what"), false},
                        {words("summary.when"), false},
                        {words("summary.article"), false}});
            for (const schedule::RouteDay& route : schedule::route(pack_, days)) {
                const policy::RouteStep& s = pack_.route[static_cast<std::size_t>(route.step)];
                std::string when = said(s.when);
                if (route.until)
                    when = words(s.day == policy::RouteStep::Day::valid_until ? "summary.until"
                                                                              : "summary.usually_until",
                                 {{"day", day(*route.until)}});
                if (route.quarter)
                    when += language_ == Language::zh ? "；" : "; ",
                        when += words("summary.quarter", {{"year", std::to_string(route.quarter->year)},
                                                          {"number", std::to_string(route.quarter->number)}});
                out_ += "<tr>";
                cell(said(s.who));
                cell(said(s.what));
                cell(when);
                cell(article(s.article));
                out_ += "</tr>\n";
            }
            out_ += "</tbody></table>\n";
        }
    }

    void next() {
        line("h2", words("summary.next"));
        out_ += "<ol>\n";
        for (const policy::Text& text : pack_.next_steps) line("li", said(text));
        out_ += "</ol>\n";
        line("p", words("summary.next_note", {{"platform", said(pack_.platform)}}));
        out_ += "<div class=\"pledge\">\n";
        line("p", words("summary.pledge"));
        out_ += "<div class=\"sign\">" + element("span", words("summary.signature")) +
                element("span", words("summary.seal")) + element("span", words("summary.date_line")) +
                "</div>\n</div>\n";
        line("footer", words("summary.footer",
                             {{"number", pack_.number}, {"policy", pack_.id}, {"sha256", pack_.sha256}}));
    }

    const policy::Pack& pack_;
    const assess::Case& case_;
    const assess::Assessment& assessment_;
    std::span<const Attachment> attachments_;
    const Words& words_;
    Language language_;
    Checklist list_;
    std::string out_;
};

}  // namespace

std::string write_summary(const policy::Pack& pack, const assess::Case& value,
                          const assess::Assessment& assessment, std::span<const Attachment> attachments,
                          const Words& words, Language language) {
    return Summary(pack, value, assessment, attachments, words, language).write();
}

}  // namespace voucher::papers
