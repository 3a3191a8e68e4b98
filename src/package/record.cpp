#include "src/package/record.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "src/base/text.hpp"
#include "src/papers/html.hpp"
#include "src/papers/range_text.hpp"
#include "src/papers/summary_style.hpp"
#include "src/policy/day_words.hpp"
#include "src/zip/names.hpp"

namespace voucher::package {
namespace {

using papers::element;
using papers::escaped;
constexpr std::string_view record_style = R"css(.holds { border-color: var(--green); background: #eef7f3; }
.short { white-space: nowrap; }
)css";

class Record {
public:
    Record(const VerifyReport& report, const RecordHead& head, const papers::Words& words, papers::Language language)
        : report_(report), head_(head), words_(words), language_(language) {}

    std::string write() {
        out_ = "<!DOCTYPE html>\n<html lang=\"";
        out_ += language_ == papers::Language::zh ? "zh-CN" : "en";
        out_ +=
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
        out_ += element("title", words("record.title") + " · " + head_.package_name) + "\n<style>" + std::string(papers::summary_style) +
                std::string(record_style) +
                "</style>\n</head>\n<body>\n<header>\n";
        line("h1", words("record.title"));
        line("p", words("record.subtitle", {{"day", day(head_.day)}}), "soft");
        out_ += "</header>\n";
        result();
        what();
        findings();
        figures();
        papers();
        file_table();
        line("h2", words("record.meaning"));
        for (const std::string_view key : {"record.proves", "record.not_truth", "record.not_tax_check", "record.not_official"}) line("p", words(key));
        line("footer", words("record.footer", {{"name", head_.package_name}, {"sha256", or_none(report_.manifest_sha256)}, {"day", head_.day.to_string()}}));
        out_ += "</body>\n</html>\n";
        return std::move(out_);
    }

private:
    std::string words(std::string_view key, TextValues values = {}) const { return filled(words_(key), values); }
    [[nodiscard]] std::string day(Date date) const { return policy::in_words(date, language_); }
    [[nodiscard]] std::string or_none(const std::string& text) const { return text.empty() ? words("record.none") : text; }
    void line(std::string_view tag, std::string_view text, std::string_view css_class = {}) { out_ += element(tag, text, css_class) + "\n"; }
    void row(std::string_view key, const std::string& value, std::string_view css_class = {}) {
        out_ += "<tr><th scope=\"row\">" + escaped(words(key)) + "</th>" + element("td", or_none(value), css_class) + "</tr>\n";
    }
    void header_row(std::initializer_list<std::string_view> keys) {
        out_ += "<table><thead><tr>";
        for (const std::string_view key : keys) out_ += "<th scope=\"col\">" + escaped(words(key)) + "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
    }
    [[nodiscard]] std::size_t count(Severity severity) const {
        return static_cast<std::size_t>(std::ranges::count(report_.findings, severity, &Finding::severity));
    }

    void result() {
        const std::string errors = std::to_string(count(Severity::error)), warnings = std::to_string(count(Severity::warning));
        out_ += report_.holds() ? "<div class=\"notice holds\">\n" : "<div class=\"notice draft\">\n";
        line("b", words(report_.holds() ? "record.holds" : "record.does_not_hold"), report_.holds() ? "met" : "not_met");
        line("p", words("record.counts", {{"errors", errors}, {"warnings", warnings}}));
        out_ += "</div>\n";
    }

    void what() {
        line("h2", words("record.package"));
        out_ += "<table class=\"facts\"><tbody>\n";
        row("record.name", head_.package_name);
        row("record.manifest", report_.manifest_sha256, "digest");
        row("record.files", std::to_string(report_.files));
        row("record.applicant", report_.applicant);
        row("record.as_of", report_.as_of ? day(*report_.as_of) : std::string{});
        row("record.policy", report_.policy_id.empty() ? std::string{} : report_.policy_title.in(language_) + " · " + report_.policy_id);
        row("record.policy_digest", report_.policy_sha256, "digest");
        if (!report_.policy_sha256.empty())
            row("record.policy_origin", words(report_.policy_known ? "record.policy_known" : "record.policy_unknown"), report_.policy_known ? "met" : "unknown");
        row("record.invoices", std::to_string(report_.invoices.size()));
        out_ += "</tbody></table>\n";
    }

    void findings() {
        line("h2", words("record.findings"));
        if (report_.findings.empty()) return line("p", words("record.no_findings"));
        header_row({"record.weight", "record.finding", "record.place", "record.found", "record.expected"});
        constexpr std::array<std::string_view, 3> keys{"record.error", "record.warning", "record.note"}, classes{"short not_met", "short unknown", "short soft"};
        for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
            for (const Finding& finding : report_.findings) {
                if (finding.severity != severity) continue;
                const auto at = static_cast<std::size_t>(severity);
                const std::string text = words_("finding." + finding.code);
                out_ += "<tr>" + element("td", words(keys[at]), classes[at]) + element("td", text.empty() ? finding.code : text);
                for (const std::string* part : {&finding.place, &finding.found, &finding.expected}) out_ += element("td", *part, "small");
                out_ += "</tr>\n";
            }
        }
        out_ += "</tbody></table>\n";
        line("p", words("record.values_note"), "soft small");
    }

    [[nodiscard]] std::string money(const assess::MoneyRange& range) const {
        return papers::range_text(range, words("record.no_upper_end"));
    }

    void figures() {
        if (report_.figures.empty()) return;
        line("h2", words("record.figures"));
        header_row({"record.service", "record.enclosed", "record.computed", "record.by_default"});
        for (const FigureLine& figure : report_.figures) {
            const std::string number = figure.service ? std::to_string(*figure.service + 1) : words("record.all");
            const bool same = figure.enclosed == figure.computed;
            out_ += "<tr>" + element("td", figure.service_title.empty() ? number : number + " " + figure.service_title) +
                    element("td", figure.enclosed ? money(*figure.enclosed) : words("record.none"), same ? "number" : "number not_met") +
                    element("td", money(figure.computed), "number") + element("td", money(figure.by_default), "number") + "</tr>\n";
        }
        out_ += "</tbody></table>\n";
        for (const ReadingLine& reading : report_.readings) {
            line("p", words("record.reading", {{"title", reading.title.in(language_)}, {"option", reading.option.in(language_)},
                                               {"default", reading.by_default.in(language_)}, {"article", reading.article.in(language_)}}));
        }
        line("p", words("record.figures_note"), "soft small");
    }

    void file_table() {
        if (report_.file_lines.empty()) return;
        line("h2", words("record.file_table"));
        line("p", words("record.file_counts", {{"agree", std::to_string(report_.agreeing)}, {"all", std::to_string(report_.files)}}));
        header_row({"record.file", "record.size", "record.digest", "record.agrees"});
        for (const FileLine& file : report_.file_lines) {
            out_ += "<tr>" + element("td", zip::shown_path(file.path), "small") + element("td", file.size ? std::to_string(*file.size) : words("record.missing"), "number small") +
                    element("td", file.found.empty() ? words("record.none") : file.found, "digest") +
                    (file.agrees() ? element("td", words("record.yes"), "short met") : element("td", words("record.no"), "short not_met")) + "</tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    void papers() {
        line("h2", words("record.papers"));
        line("p", words("record.papers_count", {{"present", std::to_string(report_.present)}, {"required", std::to_string(report_.required)}}));
        if (report_.papers.empty()) return;
        header_row({"record.service", "record.paper", "record.article", "record.need", "record.paper_files"});
        for (const PaperLine& paper : report_.papers) {
            const std::string number = std::to_string(paper.service + 1);
            const std::string_view need = !paper.required ? "record.need_unknown" : *paper.required ? "record.required" : "record.not_required";
            out_ += "<tr>" + element("td", paper.service_title.empty() ? number : number + " " + paper.service_title) +
                    element("td", paper.paper.in(language_)) + element("td", paper.article.in(language_)) + element("td", words(need)) +
                    (paper.is_missing() ? element("td", words("record.missing"), "not_met") : element("td", std::to_string(paper.files))) + "</tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    const VerifyReport& report_;
    const RecordHead& head_;
    const papers::Words& words_;
    papers::Language language_;
    std::string out_;
};

}  // namespace

std::string write_record(const VerifyReport& report, const RecordHead& head, const papers::Words& words, papers::Language language) {
    return Record(report, head, words, language).write();
}

}  // namespace voucher::package
