#include "src/batch/columns.hpp"

#include <algorithm>

#include "src/base/text.hpp"

namespace voucher::batch {
namespace {

using policy::Type;

constexpr std::size_t most_rows_above = 30;    // heads are looked for in so many rows
constexpr std::size_t most_levels = 4;
constexpr std::size_t shortest_contained = 6;  // bytes of a known head inside a longer one: two Chinese characters

struct Guess {
    HeadWord word;
    bool found = false;
    bool contained = false;
};

/// A head without what stands in brackets behind it or behind a slash, and the unit that stands there.
struct Head {
    std::string whole;
    std::string bare;
    std::optional<int> unit;
};

std::optional<int> unit_of(const Words& words, std::string_view text) {
    for (const std::string& mark : words.unit_marks) {
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    const auto it = std::ranges::find(words.money_units, text, &std::pair<std::string, int>::first);
    return it == words.money_units.end() ? std::nullopt : std::optional(it->second);
}

Head head_of(const Words& words, std::string_view text) {
    Head head{plain_word(text), {}, {}};
    head.bare = head.whole;
    for (std::size_t open = head.bare.find_first_of("(["); open != std::string::npos; open = head.bare.find_first_of("([")) {
        const std::size_t close = head.bare.find_first_of(")]", open);
        const std::string inner = head.bare.substr(open + 1, close == std::string::npos ? close : close - open - 1);
        if (const auto unit = unit_of(words, inner)) head.unit = unit;
        head.bare.erase(open, close == std::string::npos ? close : close - open + 1);
    }
    const std::size_t slash = head.bare.find_last_of("/:,");
    if (slash != std::string::npos) {
        if (const auto unit = unit_of(words, std::string_view(head.bare).substr(slash + 1))) {
            head.unit = unit;
            head.bare.resize(slash);
        }
    }
    while (head.bare.ends_with(':')) head.bare.pop_back();
    return head;
}

class Guesser {
public:
    Guesser(const policy::Pack& pack, const Words& words) : pack_(pack), words_(words) {}

    Guess exact(const std::string& head) const {
        if (head.empty()) return {};
        auto it = words_.heads.find(head);
        for (auto asking = words_.asking.begin(); it == words_.heads.end() && asking != words_.asking.end(); ++asking) {
            if (head.starts_with(*asking)) it = words_.heads.find(head.substr(asking->size()));
        }
        return it == words_.heads.end() ? Guess{} : Guess{it->second, true, false};
    }

    /// The longest known head inside; none where two are as long, or where a yes/no may be asked the other way round.
    Guess contained(const std::string& head) const {
        const std::pair<const std::string, HeadWord>* best = nullptr;
        bool twice = false;
        for (const auto& known : words_.heads) {
            if (known.first.size() < shortest_contained || head.find(known.first) == std::string::npos) continue;
            if (best != nullptr && known.first.size() < best->first.size()) continue;
            twice = best != nullptr && known.first.size() == best->first.size();
            best = &known;
        }
        if (best == nullptr || twice || best->second.use == HeadWord::Use::ignored) return {};
        std::string rest = head;
        rest.replace(head.find(best->first), best->first.size(), "|");
        if (is_yes_no(best->second.field) &&
            std::ranges::any_of(words_.negations, [&](const std::string& n) { return rest.find(n) != std::string::npos; }))
            return {};
        return {best->second, true, true};
    }

    bool is_yes_no(int field) const { return type_of(field) == Type::boolean; }

private:
    Type type_of(int field) const {
        const int fact = field < 0 ? -1 : words_.fields[static_cast<std::size_t>(field)].fact;
        return fact < 0 ? Type::text : pack_.facts[static_cast<std::size_t>(fact)].type;
    }

    const policy::Pack& pack_;
    const Words& words_;
};

/// The heads of a column, from the upper level to the lower; a merged one stands in each of its rows and columns once.
std::vector<std::string> levels(const Sheet& sheet, HeadRows heads, std::size_t column) {
    std::vector<std::string> result;
    for (std::size_t r = heads.first; r < heads.first + heads.count; ++r) {
        const std::string text = trimmed(half_width(sheet.shown_at(r, column).text));
        if (!text.empty() && (result.empty() || result.back() != text)) result.push_back(text);
    }
    return result;
}

struct Found {
    Guess guess;
    std::optional<int> unit;
};

Found look_up(const Guesser& guesser, const Words& words, const std::vector<std::string>& levels, bool also_contained) {
    Found found;
    if (levels.empty()) return found;
    const Head child = head_of(words, levels.back());
    const Head parent = levels.size() > 1 ? head_of(words, levels.front()) : Head{};
    found.unit = child.unit ? child.unit : parent.unit;
    std::vector<std::string> tries{child.whole, child.bare};
    if (!parent.bare.empty()) tries = {parent.bare + child.bare, child.bare + parent.bare, child.whole, child.bare};
    for (const std::string& head : tries) {
        if (!found.guess.found) found.guess = guesser.exact(head);
    }
    for (const std::string& head : tries) {
        if (!found.guess.found && also_contained) found.guess = guesser.contained(head);
    }
    return found;
}

/// Rows may be the upper level only of columns that are merged over, and of such that are merged down.
bool may_be_two_levels(const Sheet& sheet, std::size_t row) {
    if (row + 1 >= sheet.rows.size()) return false;
    for (std::size_t c = 0; c < sheet.rows[row].size(); ++c) {
        const MergedRange* range = sheet.merged_at(row, c);
        if (range == nullptr || range->first_row != row) continue;
        const bool over = range->last_row == row && range->last_column > range->first_column &&
                          range->last_column - range->first_column + 1 < sheet.width();
        if (over || range->last_row == row + 1) return true;
    }
    return false;
}

HeadRows find_heads(const Sheet& sheet, const Guesser& guesser, const Words& words) {
    HeadRows best{0, 0};
    int most = 0;
    const auto try_rows = [&](HeadRows heads) {
        int score = 0;
        for (std::size_t c = 0; c < sheet.width(); ++c) {
            const Guess guess = look_up(guesser, words, levels(sheet, heads, c), false).guess;
            if (guess.found) score += guess.word.use == HeadWord::Use::ignored ? 1 : 2;
        }
        if (score < 2 || score <= most) return;
        most = score;
        best = heads;
    };
    for (std::size_t r = 0; r < std::min(sheet.rows.size(), most_rows_above); ++r) {
        try_rows({r, 1});
        if (may_be_two_levels(sheet, r)) try_rows({r, 2});
    }
    return best;
}

/// "单位：万元" in a row above.
std::optional<int> unit_above(const Sheet& sheet, const Words& words, std::size_t first) {
    for (std::size_t r = 0; r < std::min(first, sheet.rows.size()); ++r) {
        for (const Cell& cell : sheet.rows[r]) {
            std::string text = plain_word(cell.text);
            for (const std::string& mark : words.unit_marks) {
                const std::size_t at = text.find(mark);
                if (at == std::string::npos) continue;
                std::string unit = text.substr(at + mark.size());
                while (unit.ends_with(')') || unit.ends_with(']')) unit.pop_back();
                if (const auto found = unit_of(words, unit)) return found;
            }
        }
    }
    return std::nullopt;
}

/// Each field once: the surer column has it, and of equals the first.
void settle(std::vector<Column>& columns) {
    for (const Recognised how : {Recognised::exactly, Recognised::doubtful}) {
        for (Column& column : columns) {
            if (column.how != how) continue;
            const auto other = std::ranges::find_if(columns, [&](const Column& c) {
                return &c != &column && c.field == column.field && (c.how < how || (c.how == how && c.column < column.column)) && c.field >= 0 && c.how >= Recognised::exactly;
            });
            if (other == columns.end()) continue;
            column.taken_by = other->column;
            column.how = Recognised::taken;
            column.field = -1;
        }
    }
}

}  // namespace

Columns guess_columns(const Sheet& sheet, const policy::Pack& pack, const Words& words, std::optional<HeadRows> heads) {
    const Guesser guesser(pack, words);
    Columns result;
    result.heads = heads ? *heads : find_heads(sheet, guesser, words);
    result.heads.first = std::min(result.heads.first, sheet.rows.size());
    result.heads.count = std::min(result.heads.count, sheet.rows.size() - result.heads.first);
    result.heads.count = std::min(result.heads.count, most_levels);
    const std::optional<int> for_all = unit_above(sheet, words, result.heads.first);
    for (std::size_t c = 0; c < sheet.width(); ++c) {
        Column column;
        column.column = c;
        const std::vector<std::string> texts = levels(sheet, result.heads, c);
        for (const std::string& text : texts) column.head += (column.head.empty() ? "" : " / ") + text;
        for (std::size_t r = result.heads.first + result.heads.count; r < sheet.rows.size() && column.sample.empty(); ++r)
            column.sample = trimmed(sheet.at(r, c).text), column.sample_row = r;
        const Found found = look_up(guesser, words, texts, true);
        if (found.guess.found) {
            const HeadWord& word = found.guess.word;
            column.field = word.field;
            column.opposite = word.use == HeadWord::Use::opposite;
            column.how = word.use == HeadWord::Use::ignored                                  ? Recognised::ignored
                         : word.use == HeadWord::Use::doubtful || found.guess.contained ? Recognised::doubtful
                                                                                             : Recognised::exactly;
        }
        column.negation = std::ranges::any_of(words.negations, [&](const std::string& n) { return plain_word(column.head).find(n) != std::string::npos; });
        // a person may make an amount of it
        column.unit = found.unit ? found.unit : for_all;
        result.columns.push_back(std::move(column));
    }
    settle(result.columns);
    return result;
}

std::size_t likely_sheet(const Workbook& book, const policy::Pack& pack, const Words& words) {
    std::size_t best = 0;
    std::ptrdiff_t most = -1;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const Columns columns = guess_columns(book.sheets[i], pack, words);
        const auto known = std::ranges::count_if(columns.columns, [](const Column& c) { return c.field >= 0; });
        const std::ptrdiff_t score = book.sheets[i].hidden ? 0 : known + 1;  // a hidden one only where there is no other
        if (score <= most) continue;
        most = score;
        best = i;
    }
    return best;
}

void set_field(Columns& columns, std::size_t column, int field, bool opposite) {
    for (Column& other : columns.columns) {
        if (other.column == column) {
            other.opposite = opposite;
            other.field = field;
            other.how = Recognised::by_hand;
            other.taken_by.reset();
        } else if (field >= 0 && other.field == field) {
            other.field = -1;
            other.how = Recognised::taken;
            other.taken_by = column;
        }
    }
}

std::map<std::string, std::string> remembered(const Columns& columns, const Words& words) {
    std::map<std::string, std::string> memory;
    for (const Column& column : columns.columns) {
        const std::string head = plain_word(column.head);
        if (!head.empty() && column.how == Recognised::by_hand)
            memory[head] = column.field < 0 ? std::string{} : words.fields[static_cast<std::size_t>(column.field)].id;
    }
    return memory;
}

void set_remembered(Columns& columns, const Words& words, const std::map<std::string, std::string>& memory) {
    const std::vector<Column> before = columns.columns;
    for (const Column& column : before) {
        const std::string head = plain_word(column.head);
        const auto it = memory.find(head);
        const auto alike = std::ranges::count_if(before, [&](const Column& c) { return plain_word(c.head) == head; });
        if (it == memory.end() || alike != 1) continue;
        const int field = it->second.empty() ? -1 : field_named(words.fields, it->second);
        if (field >= 0 || it->second.empty()) set_field(columns, column.column, field);
    }
}

}  // namespace voucher::batch
