// What a generated paper and a workbook say, as values. They mirror web/src/papers/document.ts and sheet-document.ts,
// which describe the JSON and set it on A4; nothing here knows of places on a page.
//
// Text is UTF-8 as it was typed: the platform brings it into NFC. A line feed in a text begins a new line; nothing is
// markup.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/money.hpp"

namespace voucher::papers {

struct Run {
    enum class Style : std::uint8_t { plain, bold, muted };
    std::string text;
    Style style = Style::plain;
};
using Runs = std::vector<Run>;

enum class Align : std::uint8_t { start, center, end };

namespace block {
struct Heading {
    int level = 1;  // 1, 2 or 3; at most one below the heading before
    std::string text;
};
struct Paragraph {
    Runs runs;
};
struct Facts {
    struct Row {
        std::string label;
        Runs value;
    };
    std::vector<Row> rows;  // at least one
};
struct Table {
    struct Column {
        std::string title;
        Align align = Align::start;
        int share = 1;  // width relative to the others, > 0
    };
    struct Row {
        std::vector<std::string> cells;  // as many as columns
        bool total = false;
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
};
struct List {
    std::vector<Runs> items;  // numbered from 1; at least one
};
struct Signature {
    struct Place {
        std::string label;
        std::string after = {};  // what stands at the line's end
    };
    std::vector<std::vector<Place>> lines;  // none is empty
};
}  // namespace block

using Block = std::variant<block::Heading, block::Paragraph, block::Facts, block::Table, block::List, block::Signature>;

struct PaperDocument {
    std::string name;      // of the file, without ".pdf"
    std::string language;  // "zh-CN" or "en"
    std::string title;
    std::string subtitle;
    std::string notice;
    Date made_on;
    std::string made_on_words;
    std::vector<Block> blocks;  // at least one
    std::string page_words;     // with {page} and {pages}
    std::string digest_label;
    std::string digest;         // 64 hex digits
};

namespace cell {
struct Text {
    std::string text;  // what a spreadsheet cannot hold (beyond 32,767 characters) is cut off
};
struct Amount {
    Money money;
};
struct Number {
    std::int64_t value = 0;
};
struct Day {
    Date day;
};
struct Empty {};
}  // namespace cell

using Cell = std::variant<cell::Empty, cell::Text, cell::Amount, cell::Number, cell::Day>;

struct SheetDocument {
    struct Column {
        std::string title;
        int width = 10;  // in characters of the standard font, 1 to 255
    };
    struct Row {
        std::vector<Cell> cells;  // as many as columns
        bool bold = false;
    };
    struct Sheet {
        std::string name;  // 1 to 31 characters, none of []:*?/\ and no ' at an end
        std::vector<Column> columns;
        std::vector<Row> rows;
    };
    std::string name;  // of the file, without ".xlsx"
    std::vector<Sheet> sheets;
};

/// One paper: what Platform::lay_out_print is given.
std::string write_paper(const PaperDocument& paper);

/// What one call of Platform::make_papers is asked for: {"papers": [PaperDocument…], "workbooks": [SheetDocument…]}.
std::string write_papers(const std::vector<PaperDocument>& papers, const std::vector<SheetDocument>& workbooks);

}  // namespace voucher::papers
