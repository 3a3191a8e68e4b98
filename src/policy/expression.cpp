#include "src/policy/expression.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "src/base/date.hpp"
#include "src/base/money.hpp"

namespace voucher::policy {
namespace {

// ── Words and signs ──────────────────────────────────────────────────────────────────────────────────────────────

enum class Kind : std::uint8_t { name, number, rate, money, date, sign, end };

struct Token {
    Kind kind = Kind::end;
    std::string_view text;
    std::size_t at = 0;      // offset in the text
    std::int64_t value = 0;  // of a literal
};

/// What went wrong where; turned into a Finding with the place at the end.
struct Trouble {
    std::string code;
    std::size_t at;
    std::string found;
    std::string expected;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Token next() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ == text_.size()) return {Kind::end, "end of the line", at_, 0};
        const char c = text_[at_];
        if (is_letter(c)) return word();
        if (is_digit(c)) return literal();
        for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">", "(", ")", "{", "}", ",", "+", "-", "*"}) {
            if (text_.substr(at_).starts_with(sign)) return take(Kind::sign, sign.size());
        }
        throw Trouble{"expression_bad_sign", at_, whole_characters(1), "a name, a number or an operator"};
    }

private:
    /// What stands here: so many bytes, and the rest of a character that they cut.
    std::string whole_characters(std::size_t length) const {
        std::size_t end = std::min(at_ + length, text_.size());
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
        return std::string(text_.substr(at_, end - at_));
    }

    Token take(Kind kind, std::size_t length) {
        const Token token{kind, text_.substr(at_, length), at_, 0};
        at_ += length;
        return token;
    }

    Token word() {
        std::size_t end = at_;
        while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
        return take(Kind::name, end - at_);
    }

    Token literal() {
        if (const auto date = Date::parse(text_.substr(at_, 10))) {
            Token token = take(Kind::date, 10);
            token.value = date->days();
            return token;
        }
        std::size_t end = at_;
        while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
        const std::string_view digits = text_.substr(at_, end - at_);
        const auto hundredths = Money::parse(digits);
        if (!hundredths || (end < text_.size() && text_[end] == '-')) {
            throw Trouble{"expression_bad_number", at_, whole_characters(12),
                          "a number with at most two decimals, or a day that exists, YYYY-MM-DD"};
        }
        if (end < text_.size() && text_[end] == '%') {
            if (hundredths->fen() > 100'000) throw Trouble{"expression_bad_number", at_, std::string(digits), "a rate up to 1000%"};
            Token token = take(Kind::rate, digits.size() + 1);
            token.value = hundredths->fen();
            return token;
        }
        std::size_t unit = end;
        while (unit < text_.size() && text_[unit] == ' ') ++unit;
        const std::string_view rest = text_.substr(unit);
        if (rest.starts_with("yuan") && (rest.size() == 4 || !(is_letter(rest[4]) || is_digit(rest[4])))) {
            Token token = take(Kind::money, unit + 4 - at_);
            token.value = hundredths->fen();
            return token;
        }
        if (digits.find('.') != std::string_view::npos) {
            throw Trouble{"expression_bad_number", at_, std::string(digits), "a whole number, or an amount in yuan: 12.50 yuan"};
        }
        Token token = take(Kind::number, digits.size());
        token.value = hundredths->fen() / 100;
        return token;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// ── Operators and their types ────────────────────────────────────────────────────────────────────────────────────

constexpr Type B = Type::boolean;
constexpr Type N = Type::count;
constexpr Type M = Type::money;
constexpr Type R = Type::rate;
constexpr Type X = Type::exact;
constexpr Type D = Type::date;

constexpr std::array operators{
    Operator{"or", Op::either, B, B, B},          Operator{"and", Op::both, B, B, B},
    Operator{"not", Op::negate, B, B, B, 1},      Operator{"==", Op::equal, B, B, B},
    Operator{"==", Op::equal, N, N, B},           Operator{"==", Op::equal, M, M, B},
    Operator{"==", Op::equal, D, D, B},           Operator{"!=", Op::unequal, B, B, B},
    Operator{"!=", Op::unequal, N, N, B},         Operator{"!=", Op::unequal, M, M, B},
    Operator{"!=", Op::unequal, D, D, B},         Operator{"<", Op::less, N, N, B},
    Operator{"<", Op::less, M, M, B},             Operator{"<", Op::less, D, D, B},
    Operator{"<=", Op::at_most, N, N, B},         Operator{"<=", Op::at_most, M, M, B},
    Operator{"<=", Op::at_most, D, D, B},         Operator{">", Op::more, N, N, B},
    Operator{">", Op::more, M, M, B},             Operator{">", Op::more, D, D, B},
    Operator{">=", Op::at_least, N, N, B},        Operator{">=", Op::at_least, M, M, B},
    Operator{">=", Op::at_least, D, D, B},        Operator{"+", Op::plus, N, N, N},
    Operator{"+", Op::plus, M, M, M},             Operator{"+", Op::plus, X, X, X},
    Operator{"-", Op::minus, N, N, N},            Operator{"-", Op::minus, M, M, M},
    Operator{"*", Op::times, R, M, X},            Operator{"lower", Op::lower, N, N, N},
    Operator{"lower", Op::lower, M, M, M},        Operator{"lower", Op::lower, D, D, D},
    Operator{"higher", Op::higher, N, N, N},      Operator{"higher", Op::higher, M, M, M},
    Operator{"higher", Op::higher, D, D, D},      Operator{"half_up", Op::half_up, X, X, M, 1},
    Operator{"down", Op::down, X, X, M, 1},       Operator{"months_after", Op::months_after, D, N, D},
    Operator{"year", Op::year, D, D, N, 1},
};

std::string types_of(std::string_view sign) {
    std::string text;
    for (const Operator& o : operators) {
        if (o.sign != sign) continue;
        if (!text.empty()) text += " or ";
        text += name_of(o.left);
        if (o.operands == 2) text += std::string(" ") + std::string(sign) + " " + std::string(name_of(o.right));
    }
    return text;
}

// ── Parser: one pass, straight into nodes ────────────────────────────────────────────────────────────────────────

constexpr int deepest = 64;

class Parser {
public:
    Parser(std::string_view text, const Scope& scope, Program& program) : lexer_(text), scope_(scope), program_(program) {
        token_ = lexer_.next();
    }

    struct Typed {
        NodeId node = -1;
        Type type = Type::boolean;
        std::span<const std::string> options;
        std::size_t at = 0;
    };

    Typed whole() {
        const Typed result = expression();
        if (token_.kind != Kind::end) throw Trouble{"expression_trailing", token_.at, std::string(token_.text), "an operator or the end of the line"};
        return result;
    }

private:
    bool is(std::string_view text) const { return (token_.kind == Kind::sign || token_.kind == Kind::name) && token_.text == text; }
    bool accept(std::string_view text) {
        if (!is(text)) return false;
        token_ = lexer_.next();
        return true;
    }
    void expect(std::string_view text) {
        if (!accept(text)) throw Trouble{"expression_unexpected", token_.at, std::string(token_.text), "\"" + std::string(text) + "\""};
    }

    Typed expression() {
        if (++depth_ > deepest) throw Trouble{"expression_too_deep", token_.at, std::string(token_.text), "at most 64 levels"};
        const std::size_t at = token_.at;
        Typed result;
        if (accept("if")) {
            const Typed condition = expression();
            require(condition, Type::boolean);
            expect("then");
            const Typed yes = expression();
            expect("else");
            const Typed no = expression();
            if (yes.type != no.type) {
                throw Trouble{"expression_type_clash", no.at, std::string(name_of(no.type)), std::string(name_of(yes.type)) + " as after then"};
            }
            result = emit({Op::choose, yes.type, condition.node, yes.node, no.node, 0, false}, at);
            result.options = yes.options;
        } else {
            result = disjunction();
        }
        --depth_;
        return result;
    }

    Typed disjunction() {
        Typed left = conjunction();
        while (is("or")) left = binary(left, [this] { return conjunction(); });
        return left;
    }
    Typed conjunction() {
        Typed left = negation();
        while (is("and")) left = binary(left, [this] { return negation(); });
        return left;
    }
    Typed negation() {
        if (!is("not")) return comparison();
        const std::size_t at = token_.at;
        token_ = lexer_.next();
        if (++depth_ > deepest) throw Trouble{"expression_too_deep", at, "not", "at most 64 levels"};
        const Typed operand = negation();
        --depth_;
        require(operand, Type::boolean);
        return emit({Op::negate, Type::boolean, operand.node, -1, -1, 0, false}, at);
    }
    Typed comparison() {
        Typed left = sum();
        if (left.type == Type::choice && (is("==") || is("!=") || is("in"))) return choice_comparison(left);
        for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"}) {
            if (is(sign)) return binary(left, [this] { return sum(); });
        }
        return left;
    }
    Typed sum() {
        Typed left = product();
        while (is("+") || is("-")) left = binary(left, [this] { return product(); });
        return left;
    }
    Typed product() {
        Typed left = operand();
        while (is("*")) left = binary(left, [this] { return operand(); });
        return left;
    }

    template <typename Next>
    Typed binary(const Typed& left, Next next) {
        const Token sign = token_;
        token_ = lexer_.next();
        const Typed right = next();
        return apply(sign, left, right);
    }

    Typed apply(const Token& sign, const Typed& left, const Typed& right) {
        for (const Operator& o : operators) {
            if (o.sign == sign.text && o.left == left.type && o.right == right.type) {
                return emit({o.op, o.result, left.node, o.operands == 2 ? right.node : -1, -1, 0, false}, left.at);
            }
        }
        throw Trouble{"expression_type_clash", sign.at,
                      std::string(name_of(left.type)) + " " + std::string(sign.text) + " " + std::string(name_of(right.type)), types_of(sign.text)};
    }

    Typed choice_comparison(const Typed& left) {
        const Token sign = token_;
        token_ = lexer_.next();
        std::int64_t set = 0;
        if (sign.text == "in") {
            expect("{");
            do set |= option(left);
            while (accept(","));
            expect("}");
        } else {
            set = option(left);
        }
        const Typed in = emit({Op::one_of, Type::boolean, left.node, -1, -1, set, false}, left.at);
        return sign.text == "!=" ? emit({Op::negate, Type::boolean, in.node, -1, -1, 0, false}, left.at) : in;
    }

    std::int64_t option(const Typed& choice) {
        for (std::size_t i = 0; i < choice.options.size(); ++i) {
            if (token_.kind == Kind::name && token_.text == choice.options[i]) {
                token_ = lexer_.next();
                return std::int64_t{1} << i;
            }
        }
        std::string expected = "one of";
        for (const std::string& o : choice.options) expected += " " + o;
        throw Trouble{"expression_unknown_option", token_.at, std::string(token_.text), expected};
    }

    Typed operand() {
        const Token token = token_;
        token_ = lexer_.next();
        switch (token.kind) {
            case Kind::number: return literal(token, Type::count);
            case Kind::rate: return literal(token, Type::rate);
            case Kind::money: return literal(token, Type::money);
            case Kind::date: return literal(token, Type::date);
            case Kind::name: return named(token);
            case Kind::sign:
                if (token.text == "(") {
                    Typed inner = expression();
                    expect(")");
                    return inner;
                }
                [[fallthrough]];
            case Kind::end: break;
        }
        throw Trouble{"expression_unexpected", token.at, std::string(token.text), "a name, a number, a day or \"(\""};
    }

    Typed literal(const Token& token, Type type) { return emit({Op::constant, type, -1, -1, -1, token.value, false}, token.at); }

    Typed named(const Token& token) {
        if (token.text == "yes" || token.text == "no") {
            return emit({Op::constant, Type::boolean, -1, -1, -1, token.text == "yes" ? 1 : 0, false}, token.at);
        }
        if (token.text == "undecided") return emit({Op::undecided, Type::boolean, -1, -1, -1, 0, false}, token.at);
        if (is("(")) return call(token);
        const auto symbol = scope_(token.text);
        if (!symbol) throw Trouble{"expression_unknown_name", token.at, std::string(token.text), "a fact, a reading or a value of the pack"};
        if (symbol->type == Type::text) throw Trouble{"expression_type_clash", token.at, "text", "something that can be computed with"};
        if (symbol->kind == Symbol::Kind::definition) return {symbol->node, symbol->type, symbol->options, token.at};
        const Op op = symbol->kind == Symbol::Kind::fact ? Op::fact : Op::reading;
        Typed result = emit({op, symbol->type, -1, -1, -1, symbol->index, symbol->per_service}, token.at);
        result.options = symbol->options;
        return result;
    }

    Typed call(const Token& name) {
        const bool known = std::ranges::any_of(operators, [&](const Operator& o) { return o.sign == name.text && is_letter(o.sign[0]); });
        if (!known) throw Trouble{"expression_unknown_name", name.at, std::string(name.text), "a function: lower higher half_up down months_after year"};
        expect("(");
        const Typed first = expression();
        Typed second = first;
        if (accept(",")) second = expression();
        expect(")");
        return apply(name, first, second);
    }

    void require(const Typed& typed, Type type) {
        if (typed.type != type) throw Trouble{"expression_type_clash", typed.at, std::string(name_of(typed.type)), std::string(name_of(type))};
    }

    Typed emit(Node node, std::size_t at) {
        for (const NodeId operand : {node.a, node.b, node.c}) {
            if (operand >= 0) node.per_service |= program_[operand].per_service;
        }
        const Type type = node.type;
        return {program_.add(node), type, {}, at};
    }

    Lexer lexer_;
    const Scope& scope_;
    Program& program_;
    Token token_;
    int depth_ = 0;
};

}  // namespace

std::span<const Operator> operator_table() { return operators; }

std::string_view name_of(Type type) {
    switch (type) {
        case Type::boolean: return "yes/no";
        case Type::count: return "count";
        case Type::money: return "money";
        case Type::rate: return "rate";
        case Type::exact: return "unrounded money";
        case Type::date: return "date";
        case Type::choice: return "choice";
        case Type::text: return "text";
    }
    return "";
}

std::expected<NodeId, Finding> compile(std::string_view text, std::string_view place, Type wanted, const Scope& scope, Program& program) {
    try {
        Parser parser(text, scope, program);
        const Parser::Typed result = parser.whole();
        if (result.type != wanted) throw Trouble{"expression_type_clash", 0, std::string(name_of(result.type)), std::string(name_of(wanted))};
        return result.node;
    } catch (const Trouble& trouble) {
        return std::unexpected(Finding{Severity::error, trouble.code, std::string(place) + ":" + std::to_string(trouble.at + 1), trouble.found,
                                       trouble.expected});
    }
}

}  // namespace voucher::policy
