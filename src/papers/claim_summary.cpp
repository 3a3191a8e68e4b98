#include "src/papers/claim_summary.hpp"

#include "src/base/money_text.hpp"
#include "src/schedule/schedule.hpp"

namespace voucher::papers {
namespace {

using assess::MoneyRange;

std::string last_day(const Phrases& say, std::size_t index) {
    const auto& until = say.figures.services[index].valid_until;
    return until ? until->to_string() : say.t("paper.unknown");
}

/// Who did what, and when.
block::Table services(const Phrases& say) {
    const auto shown = [](const policy::Fact& fact) { return fact.type == policy::Type::choice || fact.type == policy::Type::date; };
    block::Table table;
    table.columns = {{say.t("paper.number"), Align::center, 11}, {say.t("paper.services"), Align::start, 34}, {say.t("paper.provider"), Align::start, 32}};
    for (std::size_t f = say.pack.applicant_facts; f < say.pack.facts.size(); ++f) {
        const policy::Fact& fact = say.pack.facts[f];
        if (shown(fact)) table.columns.push_back({say.say(fact.label), Align::start, fact.type == policy::Type::date ? 24 : 20});
    }
    table.columns.push_back({say.t("paper.last_day"), Align::start, 24});
    for (std::size_t i = 0; i < say.figures.services.size(); ++i) {
        block::Table::Row row{{std::to_string(i + 1), say.service(i), say.typed(say.in.value.services[i].texts, "provider")}};
        for (const auto& [fact, value] : say.details(i)) {
            if (shown(*fact)) row.cells.push_back(say.fact(*fact, value));
        }
        row.cells.push_back(last_day(say, i));
        table.rows.push_back(std::move(row));
    }
    return table;
}

block::Table amounts(const Phrases& say) {
    block::Table table;
    table.columns = {{say.t("paper.number"), Align::center, 11}, {say.t("paper.services"), Align::start, 46}, {say.t("paper.outcome"), Align::center, 20}, {say.t("paper.fee_yuan"), Align::end, 32}};
    for (const policy::Amount& share : say.pack.shares) table.columns.push_back({say.t("paper.yuan", {{"what", say.say(share.title)}}), Align::end, 32});
    table.columns.push_back({say.t("paper.yuan", {{"what", say.t("paper.subsidy")}}), Align::end, 32});
    for (std::size_t i = 0; i < say.figures.services.size(); ++i) {
        const assess::ServiceAssessment& service = say.figures.services[i];
        block::Table::Row row{{std::to_string(i + 1), say.service(i), say.outcome(service.outcome), say.money(service.fee)}};
        for (const MoneyRange& share : service.shares) row.cells.push_back(say.money(share));
        row.cells.push_back(say.money(service.total));
        table.rows.push_back(std::move(row));
    }
    block::Table::Row sum{{"", say.t("paper.sum"), "", say.money(say.fee())}, true};
    for (const MoneyRange& share : say.figures.shares) sum.cells.push_back(say.money(share));
    sum.cells.push_back(say.money(say.figures.total));
    table.rows.push_back(std::move(sum));
    return table;
}

/// The total in words, and what the applicant bears itself; or why neither can be said yet.
std::vector<block::Paragraph> total(const Phrases& say) {
    const MoneyRange& total = say.figures.total;
    std::vector<block::Paragraph> paragraphs;
    block::Paragraph first{{{say.labelled(say.t("paper.total"), "")}, {"¥" + say.money(total), Run::Style::bold}}};
    const bool capitals = total.is_exact() && say.in.language == Language::zh;  // English has no such form
    if (capitals) first.runs.push_back({say.t("paper.capitals", {{"capitals", in_capitals(total.low)}})});
    paragraphs.push_back(std::move(first));
    if (!total.is_exact()) paragraphs.push_back(paragraph(say.t("paper.total_open"), Run::Style::bold));
    if (const MoneyRange fee = say.fee(); fee.is_exact() && total.is_exact()) {
        paragraphs.push_back(paragraph(say.t("paper.own_part", {{"fee", grouped(fee.low)}, {"amount", grouped(fee.low - total.low)}})));
    }
    return paragraphs;
}

Cell amount(const Phrases& say, const MoneyRange& range) {
    if (range.is_exact()) return cell::Amount{range.low};
    return cell::Text{say.money(range)};
}

Cell fact_cell(const Phrases& say, const policy::Fact& fact, assess::FactValue value) {
    if (!value.known) return cell::Text{say.t("paper.unknown")};
    if (fact.type == policy::Type::money) return cell::Amount{Money::from_fen(value.number)};
    if (fact.type == policy::Type::date) return cell::Day{Date::from_days(static_cast<std::int32_t>(value.number))};
    if (fact.type == policy::Type::count) return cell::Number{value.number};
    return cell::Text{say.fact(fact, value)};
}

SheetDocument::Sheet service_sheet(const Phrases& say) {
    SheetDocument::Sheet sheet{say.t("paper.sheet.services"), {{say.t("paper.number"), 6}, {say.t("paper.service_name"), 30}, {say.t("paper.provider"), 26}}, {}};
    const std::size_t before_facts = sheet.columns.size();
    for (std::size_t f = say.pack.applicant_facts; f < say.pack.facts.size(); ++f) {
        if (is_detail(say.pack.facts[f])) sheet.columns.push_back({say.say(say.pack.facts[f].label), 15});
    }
    const std::size_t before_figures = sheet.columns.size() + 2;
    for (const char* key : {"paper.last_day", "paper.outcome", "paper.fee_yuan"}) sheet.columns.push_back({say.t(key), 15});
    for (const policy::Amount& share : say.pack.shares) sheet.columns.push_back({say.t("paper.yuan", {{"what", say.say(share.title)}}), 15});
    sheet.columns.push_back({say.t("paper.yuan", {{"what", say.t("paper.subsidy")}}), 15});
    for (std::size_t i = 0; i < say.figures.services.size(); ++i) {
        const assess::ServiceAssessment& service = say.figures.services[i];
        SheetDocument::Row row;
        row.cells = {cell::Number{static_cast<std::int64_t>(i + 1)}, cell::Text{say.service(i)}, cell::Text{say.typed(say.in.value.services[i].texts, "provider")}};
        for (const auto& [fact, value] : say.details(i)) row.cells.push_back(fact_cell(say, *fact, value));
        row.cells.push_back(service.valid_until ? Cell{cell::Day{*service.valid_until}} : Cell{cell::Text{say.t("paper.unknown")}});
        row.cells.emplace_back(cell::Text{say.outcome(service.outcome)});
        row.cells.push_back(amount(say, service.fee));
        for (const MoneyRange& share : service.shares) row.cells.push_back(amount(say, share));
        row.cells.push_back(amount(say, service.total));
        sheet.rows.push_back(std::move(row));
    }
    SheetDocument::Row sum{std::vector<Cell>(before_figures), true};
    sum.cells[before_facts - 2] = cell::Text{say.t("paper.sum")};
    sum.cells.push_back(amount(say, say.fee()));
    for (const MoneyRange& share : say.figures.shares) sum.cells.push_back(amount(say, share));
    sum.cells.push_back(amount(say, say.figures.total));
    sheet.rows.push_back(std::move(sum));
    return sheet;
}

SheetDocument::Sheet about_sheet(const Phrases& say, const PaperDocument& paper) {
    SheetDocument::Sheet sheet{say.t("paper.sheet.about"), {{say.t("paper.item"), 24}, {say.t("paper.content"), 80}}, {}};
    const auto row = [&](std::string label, std::string text) { sheet.rows.push_back({{cell::Text{std::move(label)}, cell::Text{std::move(text)}}}); };
    row(say.t("paper.about"), paper.notice);
    row(say.t("paper.policy"), say.say(say.pack.title) + " " + say.pack.number);
    row(say.t("paper.as_of_label"), say.in.assessment.as_of.to_string());
    std::string standing;
    for (const Run& run : say.standing().runs) standing += run.text;
    row(say.t("paper.standing"), standing);
    for (const block::Facts::Row& fact : say.applicant_facts().rows) row(fact.label, fact.value.front().text);
    row(paper.digest_label, paper.digest);
    return sheet;
}

}  // namespace

PaperDocument claim_summary(const Phrases& say) {
    PaperDocument paper = say.begin("paper.summary");
    int section = 0;
    paper.blocks = {say.standing(), heading(1, say.section(++section, "paper.applicant")), say.applicant_facts(),
                    heading(1, say.section(++section, "paper.claimed_services"))};
    if (say.figures.services.empty()) {
        paper.blocks.emplace_back(paragraph(say.t("paper.no_service")));
    } else {
        paper.blocks.emplace_back(services(say));
        paper.blocks.emplace_back(heading(1, say.section(++section, "paper.amounts")));
        paper.blocks.emplace_back(amounts(say));
    }
    for (block::Paragraph& each : total(say)) paper.blocks.emplace_back(std::move(each));
    paper.blocks.emplace_back(paragraph(say.t("paper.see_note", {{"note", say.t("paper.calculation.title")}}), Run::Style::muted));
    paper.blocks.emplace_back(heading(1, say.section(++section, "paper.signed")));
    paper.blocks.emplace_back(say.signature());
    return paper;
}

SheetDocument claim_workbook(const Phrases& say) {
    return {say.t("paper.summary.file"), {service_sheet(say), about_sheet(say, say.begin("paper.summary"))}};
}

}  // namespace voucher::papers
