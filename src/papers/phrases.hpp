// The words and figures that all generated papers share: what an amount, a day, an outcome or a fact is called in the
// paper's language, and what every paper begins and ends with.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "src/assess/assessment.hpp"
#include "src/base/text.hpp"
#include "src/papers/attachment.hpp"
#include "src/papers/checklist.hpp"
#include "src/papers/paper_document.hpp"
#include "src/papers/words.hpp"

namespace voucher::papers {

/// What the papers of a case are made of. All of it must outlive the call.
struct PaperInput {
    const policy::Pack& pack;
    const assess::Case& value;             // as it goes into the package: with its policy and as-of date written out
    const assess::Assessment& assessment;  // of that case
    std::span<const Attachment> attachments;
    const Words& words;  // `paper.*`
    Language language = Language::zh;
};

class Phrases {
public:
    explicit Phrases(const PaperInput& input);

    const PaperInput& in;
    const policy::Pack& pack;
    const assess::Figures& figures;
    const Checklist list;
    const std::string case_sha256;  // of data/case.json as the package has it

    // ── Words ───────────────────────────────────────────────────────────────────────────────────────────────
    using Values = TextValues;
    [[nodiscard]] std::string t(std::string_view key, Values values = {}) const;
    [[nodiscard]] const std::string& say(const policy::Text& text) const { return text.in(in.language); }
    /// "label：text"
    [[nodiscard]] std::string labelled(std::string_view label, std::string_view text) const;
    /// Below a heading of level 1: "一、申请主体", counted from one.
    [[nodiscard]] std::string section(int number, std::string_view key) const;
    [[nodiscard]] std::string article(const std::string& id) const;

    // ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] std::string money(const assess::MoneyRange& range) const;  // "0.00 – 60,000.00"; an open end is said
    [[nodiscard]] std::string day(Date date) const;                          // in words
    [[nodiscard]] std::string outcome(assess::Outcome outcome) const;
    /// What is said of a fact: "42人", "是", "100,000.00", "待确认" while it is unknown.
    [[nodiscard]] std::string fact(const policy::Fact& fact, assess::FactValue value) const;
    [[nodiscard]] assess::MoneyRange fee() const;  // of all services

    // ── Who and what ────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] std::string applicant() const;   // its name
    [[nodiscard]] std::string typed(const std::map<std::string, std::string>& texts, const std::string& key) const;
    [[nodiscard]] std::string service(std::size_t index) const;         // its title
    [[nodiscard]] std::string numbered(std::size_t index) const;        // "1　轴承钢疲劳寿命测试"
    /// A service's facts that are details, in the pack's order.
    [[nodiscard]] std::vector<std::pair<const policy::Fact*, assess::FactValue>> details(std::size_t service) const;
    [[nodiscard]] block::Facts applicant_facts() const;

    // ── What every paper has ────────────────────────────────────────────────────────────────────────────────
    /// `key`: "paper.summary"; `.file`, `.title` and `.notice` of it are asked for.
    [[nodiscard]] PaperDocument begin(std::string_view key) const;
    /// The as-of date, whether the measure is in force then, and which papers are still missing.
    [[nodiscard]] block::Paragraph standing() const;
    /// Who signs: the applicant, its carrier where it names one, and the day.
    [[nodiscard]] block::Signature signature() const;
};

/// A fact to be named with its value: a count, an amount, a day or a choice. A yes or no stands among the conditions, and
/// what is typed freely is no fact of the calculation.
bool is_detail(const policy::Fact& fact);

block::Heading heading(int level, std::string text);
block::Paragraph paragraph(std::string text, Run::Style style = Run::Style::plain);

}  // namespace voucher::papers
