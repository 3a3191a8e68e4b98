// What the columns of a sheet are: where its heads stand, and which field each column most likely holds. A guess is
// shown to a person, who may set any column otherwise.
//
//   row 1   2025年第二季度团队名册            a title above the heads is passed over
//   row 2   单位：万元                        a unit for all amounts
//   row 3   团队名称 | 服务情况      |        heads of two levels: the upper one merged over its columns,
//   row 4            | 类别 | 金额  |        the others merged down
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/batch/sheet.hpp"
#include "src/batch/words.hpp"

namespace voucher::batch {

enum class Recognised : std::uint8_t {
    no,        // nobody knows this head
    ignored,   // a head of which it is known that nothing is taken from it (序号, 备注)
    exactly,
    doubtful,  // to be asked: is 负责人 the controller? Or the head only contains a known one
    taken,     // it would be a field that another column is already
    by_hand,
};

struct Column {
    std::size_t column = 0;
    std::string head;            // as it stands there, levels joined by " / "
    std::string sample;          // the first content below
    std::size_t sample_row = 0;  // where that stands
    int field = -1;              // of Words::fields; −1: nothing is taken from the column
    Recognised how = Recognised::no;
    bool opposite = false;       // a yes/no that is asked the other way round
    bool negation = false;       // the head has a word like 无 or 未: by hand, a person says which way it asks
    std::optional<int> unit;     // of an amount, as a power of ten of a yuan, where the heads say one
    std::optional<std::size_t> taken_by;
    friend bool operator==(const Column&, const Column&) = default;
};

struct HeadRows {
    std::size_t first = 0;  // from 0
    std::size_t count = 1;  // 0: there are none, every row is data
    friend bool operator==(const HeadRows&, const HeadRows&) = default;
};

struct Columns {
    HeadRows heads;
    std::vector<Column> columns;  // of the sheet's whole width
    friend bool operator==(const Columns&, const Columns&) = default;
};

/// `heads` where a person said where they stand.
Columns guess_columns(const Sheet& sheet, const policy::Pack& pack, const Words& words, std::optional<HeadRows> heads = {});

/// The sheet that looks most like a roster: not hidden, with most columns known; the first of equals.
std::size_t likely_sheet(const Workbook& book, const policy::Pack& pack, const Words& words);

/// A person's choice; a field that another column had is taken from it. −1: nothing is taken from the column.
void set_field(Columns& columns, std::size_t column, int field, bool opposite = false);

/// What was chosen, to be used again for the next file: a field's id (or "" for ignored) by head.
std::map<std::string, std::string> remembered(const Columns& columns, const Words& words);
/// Columns whose head is remembered, and is there once, are set by hand.
void set_remembered(Columns& columns, const Words& words, const std::map<std::string, std::string>& memory);

}  // namespace voucher::batch
