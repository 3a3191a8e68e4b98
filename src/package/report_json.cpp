#include "src/package/report_json.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "src/base/json_reader.hpp"

namespace voucher::package {
namespace {

using nlohmann::json;

constexpr std::string_view format = "voucher-verification/1";
constexpr std::array<std::string_view, 3> severities{"error", "warning", "note"};  // by Severity
constexpr std::uint64_t most = 1U << 30U;         // of what is counted
constexpr std::uint64_t most_bytes = 1ULL << 53U;  // of a file: what a browser counts exactly
constexpr std::size_t most_lines = 10'000;         // of papers, figures, readings: more than a case can have

// ── Written ─────────────────────────────────────────────────────────────────────────────────────────────────────────

template <class T>
json or_null(const std::optional<T>& value) { return value ? json(*value) : json(nullptr); }

json json_of(const policy::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

json json_of(const assess::MoneyRange& range) {
    return {{"low", range.low.to_string()}, {"high", range.high ? json(range.high->to_string()) : json(nullptr)}};
}

json json_of(const FileLine& line) { return {{"path", line.path}, {"size", or_null(line.size)}, {"listed", line.listed}, {"found", line.found}}; }

json json_of(const PaperLine& line) {
    return {{"service", line.service}, {"title", line.service_title}, {"paper", json_of(line.paper)}, {"article", json_of(line.article)},
            {"required", or_null(line.required)}, {"files", line.files}};
}

json json_of(const FigureLine& line) {
    return {{"service", or_null(line.service)}, {"title", line.service_title}, {"enclosed", line.enclosed ? json_of(*line.enclosed) : json(nullptr)},
            {"computed", json_of(line.computed)}, {"by_default", json_of(line.by_default)}};
}

json json_of(const ReadingLine& line) {
    return {{"title", json_of(line.title)}, {"option", json_of(line.option)}, {"by_default", json_of(line.by_default)}, {"article", json_of(line.article)}};
}

json json_of(const InvoiceLine& line) { return {{"path", line.path}, {"number", line.number}}; }

json json_of(const Finding& finding) {
    return {{"severity", severities.at(static_cast<std::size_t>(finding.severity))}, {"code", finding.code}, {"place", finding.place},
            {"found", finding.found}, {"expected", finding.expected}};
}

template <class Line>
json list_of(const std::vector<Line>& lines) {
    json list = json::array();
    for (const Line& line : lines) list.push_back(json_of(line));
    return list;
}

// ── Read ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Takes members of an object and notes whether all were there, of their type, and no other.
class Members {
public:
    explicit Members(const json& object) : object_(object), sound_(object.is_object()) {}

    std::string text(const char* key) {
        const json& value = member(key);
        return expect(value.is_string()) ? value.get<std::string>() : std::string();
    }
    std::uint64_t number(const char* key, std::uint64_t greatest = most) { return number_of(member(key), greatest); }
    std::optional<std::uint64_t> number_or_null(const char* key, std::uint64_t greatest = most) {
        const json& value = member(key);
        if (value.is_null()) return std::nullopt;
        return number_of(value, greatest);
    }
    std::size_t count(const char* key) { return static_cast<std::size_t>(number(key)); }
    bool yes_no(const char* key) {
        const json& value = member(key);
        return expect(value.is_boolean()) && value.get<bool>();
    }
    std::optional<bool> yes_no_or_null(const char* key) {
        const json& value = member(key);
        if (value.is_null()) return std::nullopt;
        return expect(value.is_boolean()) && value.get<bool>();
    }
    policy::Text words(const char* key) {
        Members both(member(key));
        policy::Text result{both.text("zh"), both.text("en")};
        expect(both.sound());
        return result;
    }
    assess::MoneyRange range(const char* key) { return range_or_null(key, false).value_or(assess::MoneyRange{}); }
    std::optional<assess::MoneyRange> range_or_null(const char* key, bool may_be_null = true) {
        const json& value = member(key);
        if (may_be_null && value.is_null()) return std::nullopt;
        const auto result = range_of(value);
        expect(result.has_value());
        return result;
    }
    std::optional<Date> day_or_null(const char* key) {
        const json& value = member(key);
        if (value.is_null() || !expect(value.is_string())) return std::nullopt;
        const auto day = Date::parse(value.get_ref<const std::string&>());
        expect(day.has_value());
        return day;
    }
    template <class Line>
    std::vector<Line> list(const char* key, std::size_t greatest, Line (*line_of)(Members&)) {
        const json& value = member(key);
        std::vector<Line> lines;
        if (!expect(value.is_array() && value.size() <= greatest)) return lines;
        for (const json& each : value) {
            Members members(each);
            lines.push_back(line_of(members));
            expect(members.sound());
        }
        return lines;
    }
    const json& member(const char* key) {
        static const json nothing;  // it may pass for one that is null: that it is not there, the counts tell
        ++asked_;
        if (!object_.is_object()) return nothing;
        const auto at = object_.find(key);
        if (at == object_.end()) return nothing;
        ++taken_;
        return *at;
    }
    bool expect(bool holds) { return sound_ = sound_ && holds, holds; }
    [[nodiscard]] bool sound() const { return sound_ && taken_ == object_.size() && asked_ == taken_; }

private:
    std::uint64_t number_of(const json& value, std::uint64_t greatest) {
        return expect(value.is_number_unsigned() && value.get<std::uint64_t>() <= greatest) ? value.get<std::uint64_t>() : 0;
    }

    const json& object_;
    std::size_t asked_ = 0;
    std::size_t taken_ = 0;
    bool sound_;
};

FileLine file_line(Members& m) { return {m.text("path"), m.number_or_null("size", most_bytes), m.text("listed"), m.text("found")}; }

PaperLine paper_line(Members& m) {
    return {m.count("service"), m.text("title"), m.words("paper"), m.words("article"), m.yes_no_or_null("required"), m.count("files")};
}

FigureLine figure_line(Members& m) {
    FigureLine line;
    if (const auto service = m.number_or_null("service")) line.service = static_cast<std::size_t>(*service);
    line.service_title = m.text("title");
    line.enclosed = m.range_or_null("enclosed");
    line.computed = m.range("computed");
    line.by_default = m.range("by_default");
    return line;
}

InvoiceLine invoice_line(Members& m) { return {m.text("path"), m.text("number")}; }

ReadingLine reading_line(Members& m) { return {m.words("title"), m.words("option"), m.words("by_default"), m.words("article")}; }

Finding finding_line(Members& m) {
    const auto severity = std::ranges::find(severities, m.text("severity"));
    Finding finding{.code = m.text("code"), .place = m.text("place"), .found = m.text("found"), .expected = m.text("expected")};
    static const std::vector<std::string_view> codes = finding_codes();
    if (m.expect(severity != severities.end() && std::ranges::binary_search(codes, finding.code)))
        finding.severity = static_cast<Severity>(severity - severities.begin());
    return finding;
}

void read_policy(const json& value, Members& whole, VerifyReport& report) {
    Members policy(value);
    report.policy_id = policy.text("id");
    report.policy_sha256 = policy.text("sha256");
    report.policy_title = policy.words("title");
    report.policy_known = policy.yes_no("known");
    whole.expect(policy.sound());
}

}  // namespace

json json_of(const std::vector<Finding>& findings) { return list_of(findings); }

std::string one_line(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string write_verification(const ZipVerification& verification) {
    const VerifyReport& report = verification.report;
    return one_line({{"format", format},
                     {"refused", verification.refused},
                     {"omitted", verification.omitted},
                     {"omitted_files", verification.omitted_files},
                     {"applicant", report.applicant},
                     {"applicant_code", report.applicant_code},
                     {"manifest_sha256", report.manifest_sha256},
                     {"as_of", report.as_of ? json(report.as_of->to_string()) : json(nullptr)},
                     {"invoices", list_of(report.invoices)},
                     {"policy", {{"id", report.policy_id}, {"sha256", report.policy_sha256}, {"title", json_of(report.policy_title)}, {"known", report.policy_known}}},
                     {"files", report.files},
                     {"agreeing", report.agreeing},
                     {"required", report.required},
                     {"present", report.present},
                     {"file_lines", list_of(report.file_lines)},
                     {"papers", list_of(report.papers)},
                     {"figures", list_of(report.figures)},
                     {"readings", list_of(report.readings)},
                     {"findings", list_of(report.findings)}});
}

std::optional<ZipVerification> read_verification(std::string_view text) {
    const auto value = read_json(text, "case", {.bytes = 32U << 20U});
    if (!value) return std::nullopt;
    Members members(*value);
    ZipVerification result;
    VerifyReport& report = result.report;
    if (members.text("format") != format) return std::nullopt;
    result.refused = members.yes_no("refused");
    result.omitted = members.count("omitted");
    result.omitted_files = members.count("omitted_files");
    report.applicant = members.text("applicant");
    report.applicant_code = members.text("applicant_code");
    report.manifest_sha256 = members.text("manifest_sha256");
    report.as_of = members.day_or_null("as_of");
    report.invoices = members.list("invoices", most_lines, invoice_line);
    read_policy(members.member("policy"), members, report);
    report.files = members.count("files");
    report.agreeing = members.count("agreeing");
    report.required = static_cast<int>(members.number("required"));
    report.present = static_cast<int>(members.number("present"));
    report.file_lines = members.list("file_lines", most_file_lines, file_line);
    report.papers = members.list("papers", most_lines, paper_line);
    report.figures = members.list("figures", most_lines, figure_line);
    report.readings = members.list("readings", most_lines, reading_line);
    report.findings = members.list("findings", most_findings, finding_line);
    if (!members.sound()) return std::nullopt;
    return result;
}

}  // namespace voucher::package
