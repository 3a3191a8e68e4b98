#include "src/batch/cell_reading.hpp"

#include <algorithm>
#include <cstdlib>

#include "src/base/credit_code.hpp"
#include "src/base/date_text.hpp"
#include "src/base/text.hpp"
#include "src/batch/decimal.hpp"

namespace voucher::batch {
namespace {

using assess::FactValue;
using policy::Fact;
using policy::Type;

constexpr std::size_t longest_text = 2'000;  // of a case
constexpr std::int64_t first_serial = 20'000, last_serial = 73'050;  // 1954-10-03 to 2099-12-31: 2025 is a year and no day of 1905
constexpr std::int32_t serial_zero = -25'569;                     // 1899-12-30

CellProblem problem(std::string_view code, std::string expected) { return {code, std::move(expected), {}}; }

// ---- yes/no ----

CellValue read_yes_no(const std::string& plain, const Column& column, const Words& words) {
    const FieldWords& own = words.by_field[static_cast<std::size_t>(column.field)];
    const bool yes = is_one_of(words.yes, plain);
    if (yes || is_one_of(words.no, plain)) return FactValue::of(yes != column.opposite);
    if (!column.opposite) {
        const bool has = is_one_of(words.has, plain);
        if (has || is_one_of(words.has_not, plain)) return FactValue::of(has);
        if (const auto it = own.options.find(plain); it != own.options.end()) return FactValue::of(it->second == 1);
    }
    return problem("roster_bad_yes_no", column.opposite ? "a plain yes or no, as the head asks the other way round" : "yes or no");
}

// ---- counts ----

CellValue whole_number(const std::optional<Decimal>& number) {
    constexpr std::int64_t most = 1'000'000'000;
    const auto whole = number && !number->negative && number->is_whole() ? number->whole_part() : std::nullopt;
    if (!whole || *whole > most) return problem("roster_bad_count", "a whole number from 0 to 1000000000");
    return FactValue::of_number(*whole);
}

/// Without the commas, where they stand in front of groups of three.
std::optional<std::string> ungrouped(std::string_view text) {
    const std::size_t point = text.find('.');
    std::string_view whole = text.substr(0, point);
    std::string result;
    for (std::size_t comma = whole.find(','); comma != std::string_view::npos; comma = whole.find(',')) {
        if (comma == 0 || comma > 3 || (!result.empty() && comma != 3)) return std::nullopt;
        result += whole.substr(0, comma);
        whole.remove_prefix(comma + 1);
        if (whole.find(',') == std::string_view::npos && whole.size() != 3) return std::nullopt;
    }
    result += whole;
    if (point != std::string_view::npos) result += text.substr(point);
    return result;
}

CellValue read_count(const Cell& cell, std::string plain, const Words& words) {
    if (cell.kind == CellKind::number && cell.text.find('%') == std::string::npos) {
        const auto number = Decimal::parse(cell.value);
        return whole_number(number ? std::optional(number->shown()) : std::nullopt);
    }
    for (const std::string& unit : words.count_units) {
        if (!plain.ends_with(unit)) continue;
        plain.resize(plain.size() - unit.size());
        break;
    }
    const auto digits = ungrouped(plain);
    if (!digits || digits->find_first_of("eE+-") != std::string::npos) return whole_number(std::nullopt);
    return whole_number(Decimal::parse(*digits));
}

// ---- money ----

CellValue amount_or_problem(const std::expected<Money, TypedMoneyError>& amount, bool is_fact) {
    if (amount) return is_fact ? CellValue(FactValue::of(*amount)) : CellValue(*amount);
    switch (amount.error()) {
        case TypedMoneyError::too_many_decimals: return problem("roster_money_decimals", "an amount with at most two decimals of a yuan");
        case TypedMoneyError::negative: return problem("roster_money_negative", "an amount that is not below zero");
        case TypedMoneyError::too_large: return problem("roster_money_too_large", "an amount of at most 1000000000000.00 yuan");
        case TypedMoneyError::misplaced_comma: return problem("roster_money_comma", "commas between groups of three digits only");
        default: return problem("roster_bad_money", "an amount as a number, for example 36000.00");
    }
}

/// The unit behind a text, which is taken off it.
std::optional<int> take_unit(std::string& plain, const Words& words) {
    for (const auto& [unit, power] : words.money_units) {
        if (!plain.ends_with(unit)) continue;
        plain.resize(plain.size() - unit.size());
        return power;
    }
    return std::nullopt;
}

/// The distance of two numbers, or the largest where it cannot be told.
std::int64_t distance(const Decimal& a, Money b) {
    const auto fen = a.shifted(2).whole_part();
    return fen ? std::abs(*fen - b.fen()) : INT64_MAX;
}

/// "3.6万" may be 3.6 with a unit behind it, or 36000 shown in ten thousands: what is shown decides, the exact number counts.
Decimal as_shown(const Decimal& number, const std::string& shown, int power, const Words& words) {
    if (power == 0) return number;
    std::string digits = shown;
    take_unit(digits, words);
    const auto worth = ungrouped(digits).and_then(Decimal::parse);
    const auto amount = worth ? worth->shifted(power).yuan() : std::unexpected(TypedMoneyError::not_an_amount);
    if (!amount) return number.shifted(power);
    return distance(number, *amount) < distance(number.shifted(power), *amount) ? number : number.shifted(power);
}

std::expected<Money, TypedMoneyError> number_amount(const Cell& cell, std::string plain, const Column& column, const Words& words) {
    const auto number = Decimal::parse(cell.value);
    if (!number || plain.find('%') != std::string::npos) return std::unexpected(TypedMoneyError::not_an_amount);
    std::string digits = plain;
    const auto unit = take_unit(digits, words);
    const Decimal exact = number->shown();
    return unit ? as_shown(exact, plain, *unit, words).yuan() : exact.shifted(column.unit.value_or(0)).yuan();
}

std::expected<Money, TypedMoneyError> text_amount(const std::string& plain, const Column& column, const Words& words) {
    // a bare number has the unit of its head, and a unit of the words file is as good as those that people type
    std::string digits = plain;
    for (const std::string_view sign : {"¥", "rmb", "cny"}) {
        if (digits.starts_with(sign)) digits.erase(0, sign.size());
    }
    const auto own = take_unit(digits, words);
    const int power = own ? *own : column.unit.value_or(0);
    if (const auto bare = ungrouped(digits); bare && digits.find_first_of("eE") == std::string::npos && !digits.ends_with('.')) {
        if (const auto number = Decimal::parse(*bare)) return number->shifted(power).yuan();
    }
    return parse_typed_money(plain);
}

CellValue read_money(const Cell& cell, const std::string& plain, const Column& column, const Words& words, bool is_fact) {
    return amount_or_problem(cell.kind == CellKind::number ? number_amount(cell, plain, column, words) : text_amount(plain, column, words), is_fact);
}

// ---- days ----

std::optional<Date> by_serial(const std::optional<Decimal>& number) {
    const auto serial = number && !number->negative ? number->whole_part() : std::nullopt;
    if (!serial || *serial < first_serial || *serial > last_serial) return std::nullopt;
    return Date::from_days(static_cast<std::int32_t>(*serial) + serial_zero);
}

/// Without a time of day behind it: "2025/3/10 0:00", "2025-03-10T09:30:00".
std::string_view without_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::size_t space = colon == std::string_view::npos ? colon : text.find_last_of(" T", colon);
    if (space == std::string_view::npos || text.substr(space + 1).find_first_not_of("0123456789:.") != std::string_view::npos) return text;
    return text.substr(0, space);
}

CellValue read_day(const Cell& cell) {
    constexpr std::string_view expected = "a day that exists, for example 2025-03-10";
    if (cell.kind == CellKind::date) {
        const auto day = Date::parse(cell.value);
        return day ? CellValue(FactValue::of(*day)) : problem("roster_bad_date", std::string(expected));
    }
    const std::string text = trimmed(half_width(cell.kind == CellKind::number ? cell.value : cell.text));
    const auto typed = parse_typed_date(without_time(text));
    if (typed) return FactValue::of(*typed);
    if (const auto day = by_serial(Decimal::parse(text)); day && text.size() <= 24) return FactValue::of(*day);
    if (typed.error() == TypedDateError::no_such_day) return problem("roster_no_such_day", std::string(expected));
    if (typed.error() == TypedDateError::out_of_range) return problem("roster_date_range", "a day from 1900 to 2199");
    return problem("roster_bad_date", std::string(expected));
}

// ---- choices ----

CellValue read_choice(const std::string& plain, const Fact& fact, const FieldWords& words) {
    std::vector<std::string> tries{plain};
    if (const std::size_t open = plain.find_first_of("(["); open != std::string::npos && open > 0) tries.push_back(plain.substr(0, open));
    for (std::size_t i = 0, own = tries.size(); i < own; ++i) {
        for (const std::string& before : words.before) {
            if (tries[i].size() > before.size() && tries[i].starts_with(before)) tries.push_back(tries[i].substr(before.size()));
        }
    }
    for (const std::string& text : tries) {
        if (const auto it = words.options.find(text); it != words.options.end()) return FactValue::of_number(it->second);
    }
    for (const std::string& text : tries) {
        for (const auto& [begin, option] : words.begins) {
            if (text.starts_with(begin)) return FactValue::of_number(option);
        }
    }
    for (const UnclearWords& unclear : words.unclear) {
        if (is_one_of(unclear.words, tries.front())) return CellProblem{"roster_unclear", "one of several that it may be", unclear.options};
    }
    CellProblem unknown{"roster_unknown_option", "one of", {}};
    for (std::size_t o = 0; o < fact.options.size(); ++o) {
        unknown.expected += (o == 0 ? " " : ", ") + fact.options[o].label.in(policy::Language::en);
        unknown.suggestions.push_back(static_cast<int>(o));
    }
    return unknown;
}

// ---- texts ----

CellValue read_text(const Cell& cell, const std::string& plain, const Field& field, const FieldWords& words, const policy::Pack& pack) {
    std::string text = trimmed(cell.text);
    for (const UnclearWords& unclear : words.unclear) {
        if (is_one_of(unclear.words, plain)) return problem("roster_unclear", "the name itself, or nothing");
    }
    if (field.text == "credit_code") {
        const auto number = cell.kind == CellKind::number ? Decimal::parse(cell.value) : std::nullopt;
        if (number && static_cast<int>(number->significant()) + number->exponent > 15)
            return problem("roster_code_rounded", "the code as text: a spreadsheet keeps 15 digits of a number");
        const CreditCode code = read_credit_code(text);
        if (code.problem == CreditCodeProblem::none || code.problem == CreditCodeProblem::wrong_check) return code.text;
        return problem("roster_bad_code", "18 digits and capital letters without I, O, S, V, Z");
    }
    if (field.text == "county") {
        const auto county = std::ranges::find_if(pack.counties, [&](const policy::County& c) { return c.name.zh == text || c.name.en == text; });
        if (county != pack.counties.end()) return county->code;
    }
    if (text.size() > longest_text) return problem("roster_text_long", "a text of at most 2000 bytes");
    return text;
}

}  // namespace

CellValue read_cell(const Cell& cell, const Column& column, const policy::Pack& pack, const Words& words) {
    const Field& field = words.fields[static_cast<std::size_t>(column.field)];
    if (cell.kind == CellKind::empty) return Nothing{};
    if (cell.kind == CellKind::error) return problem("roster_error_cell", "a value; the sheet's formula has an error");
    std::string plain = plain_word(cell.text);
    if (plain.empty()) plain = trimmed(half_width(cell.text));  // a lone asterisk is something
    if (plain.empty() || (cell.kind == CellKind::text && is_one_of(words.nothing, plain))) return Nothing{};
    const FieldWords& own = words.by_field[static_cast<std::size_t>(column.field)];
    if (field.kind == FieldKind::text) return read_text(cell, plain, field, own, pack);
    if (field.kind == FieldKind::received) return read_money(cell, plain, column, words, false);
    const Fact& fact = pack.facts[static_cast<std::size_t>(field.fact)];
    switch (fact.type) {
        case Type::boolean:
            if (cell.kind == CellKind::boolean) return FactValue::of((cell.value == "true") != column.opposite);
            return read_yes_no(plain, column, words);
        case Type::count: return read_count(cell, plain, words);
        case Type::money: return read_money(cell, plain, column, words, true);
        case Type::date: return read_day(cell);
        default: return read_choice(plain, fact, own);
    }
}

}  // namespace voucher::batch
