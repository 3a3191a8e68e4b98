#include "src/papers/paper_document.hpp"

#include <string_view>

#include "src/base/json_text.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"

namespace voucher::papers {
namespace {

template <typename... Functions>
struct Each : Functions... {
    using Functions::operator()...;
};

/// What a cell of a spreadsheet can hold, in UTF-16 units; text beyond the first plane counts twice.
constexpr std::size_t most_units = 32'767;
/// A spreadsheet counts in binary fractions, which hold 15 digits; what has more, and days before its calendar, are text.
constexpr std::int64_t beyond_exact = 1'000'000'000'000'000;

std::string shortened(const std::string& text) {
    if (text.size() <= most_units) return text;
    std::u32string kept;
    std::size_t units = 0;
    for (const char32_t letter : decode(text)) {
        units += letter > 0xFFFF ? 2 : 1;
        if (units >= most_units) return encode(kept + U'…');
        kept += letter;
    }
    return text;
}

void write(JsonText& json, const Runs& runs) {
    json.array(runs, [&](const Run& run) {
        json.object([&] {
            json.key("text").text(run.text);
            if (run.style != Run::Style::plain) json.key("style").text(run.style == Run::Style::bold ? "bold" : "muted");
        });
    });
}

void write(JsonText& json, const block::Table& table) {
    constexpr std::string_view aligns[] = {"start", "center", "end"};
    json.key("columns").array(table.columns, [&](const block::Table::Column& column) {
        json.object([&] {
            json.key("title").text(column.title);
            json.key("align").text(aligns[static_cast<std::size_t>(column.align)]);
            json.key("share").number(static_cast<std::int64_t>(column.share));
        });
    });
    json.key("rows").array(table.rows, [&](const block::Table::Row& row) {
        json.object([&] {
            json.key("cells").array(row.cells, [&](const std::string& text) { json.text(text); });
            if (row.total) json.key("total").boolean(true);
        });
    });
}

void write(JsonText& json, const Block& written) {
    const auto kind = [&](std::string_view name) { json.key("kind").text(name); };
    json.object([&] {
        std::visit(Each{
                       [&](const block::Heading& b) {
                           kind("heading");
                           json.key("level").number(static_cast<std::int64_t>(b.level));
                           json.key("text").text(b.text);
                       },
                       [&](const block::Paragraph& b) {
                           kind("paragraph");
                           write(json.key("runs"), b.runs);
                       },
                       [&](const block::Facts& b) {
                           kind("facts");
                           json.key("rows").array(b.rows, [&](const block::Facts::Row& row) {
                               json.object([&] {
                                   json.key("label").text(row.label);
                                   write(json.key("value"), row.value);
                               });
                           });
                       },
                       [&](const block::Table& b) {
                           kind("table");
                           write(json, b);
                       },
                       [&](const block::List& b) {
                           kind("list");
                           json.key("items").array(b.items, [&](const Runs& item) { write(json, item); });
                       },
                       [&](const block::Signature& b) {
                           kind("signature");
                           json.key("lines").array(b.lines, [&](const auto& line) {
                               json.array(line, [&](const block::Signature::Place& place) {
                                   json.object([&] {
                                       json.key("label").text(place.label);
                                       if (!place.after.empty()) json.key("after").text(place.after);
                                   });
                               });
                           });
                       },
                   },
                   written);
    });
}

void write(JsonText& json, const PaperDocument& paper) {
    json.object([&] {
        json.key("name").text(paper.name);
        json.key("language").text(paper.language);
        json.key("title").text(paper.title);
        if (!paper.subtitle.empty()) json.key("subtitle").text(paper.subtitle);
        if (!paper.notice.empty()) json.key("notice").text(paper.notice);
        json.key("made_on").text(paper.made_on.to_string());
        json.key("made_on_words").text(paper.made_on_words);
        json.key("blocks").array(paper.blocks, [&](const Block& b) { write(json, b); });
        json.key("footer").object([&] {
            json.key("page").text(paper.page_words);
            json.key("digest_label").text(paper.digest_label);
            json.key("digest").text(paper.digest);
        });
    });
}

void write(JsonText& json, const Cell& written) {
    const auto kind = [&](std::string_view name) { json.key("kind").text(name); };
    const auto as_text = [&](const std::string& text) {
        kind("text");
        json.key("text").text(text);
    };
    json.object([&] {
        std::visit(Each{
                       [&](const cell::Empty&) { kind("empty"); },
                       [&](const cell::Text& c) { as_text(shortened(c.text)); },
                       [&](const cell::Amount& c) {
                           if (c.money.fen() >= beyond_exact) return as_text(grouped(c.money));
                           kind("money");
                           json.key("fen").number(c.money.fen());
                       },
                       [&](const cell::Number& c) {
                           kind("number");
                           json.key("value").number(c.value);
                       },
                       [&](const cell::Day& c) {
                           if (c.day < *Date::from_civil(1900, 3, 1)) return as_text(c.day.to_string());
                           kind("date");
                           json.key("day").text(c.day.to_string());
                       },
                   },
                   written);
    });
}

void write(JsonText& json, const SheetDocument& workbook) {
    json.object([&] {
        json.key("name").text(workbook.name);
        json.key("sheets").array(workbook.sheets, [&](const SheetDocument::Sheet& sheet) {
            json.object([&] {
                json.key("name").text(sheet.name);
                json.key("columns").array(sheet.columns, [&](const SheetDocument::Column& column) {
                    json.object([&] {
                        json.key("title").text(column.title);
                        json.key("width").number(static_cast<std::int64_t>(column.width));
                    });
                });
                json.key("rows").array(sheet.rows, [&](const SheetDocument::Row& row) {
                    json.object([&] {
                        json.key("cells").array(row.cells, [&](const Cell& c) { write(json, c); });
                        if (row.bold) json.key("bold").boolean(true);
                    });
                });
            });
        });
    });
}

}  // namespace

std::string write_paper(const PaperDocument& paper) {
    JsonText json;
    write(json, paper);
    return json.take();
}

std::string write_papers(const std::vector<PaperDocument>& papers, const std::vector<SheetDocument>& workbooks) {
    JsonText json;
    json.object([&] {
        json.key("papers").array(papers, [&](const PaperDocument& paper) { write(json, paper); });
        json.key("workbooks").array(workbooks, [&](const SheetDocument& workbook) { write(json, workbook); });
    });
    return json.take();
}

}  // namespace voucher::papers
