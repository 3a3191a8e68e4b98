// Runs tests/cases/operators/*.json: what each operator of the expression language gives, known and unknown, and what
// it refuses with which code at which column. A file an operator, so that a new row of the operator table is not
// forgotten here. The names are facts of the pack in assets/policies.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "src/policy/expression.hpp"
#include "src/policy/possible.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using namespace voucher::policy;

namespace {

Scope facts_of(const Pack& pack) {
    return [&pack](std::string_view name) -> std::optional<Symbol> {
        for (const Scoped scoped : {Scoped::service, Scoped::applicant}) {
            const int index = pack.fact(name, scoped);
            if (index < 0) continue;
            const Fact& f = pack.facts[static_cast<std::size_t>(index)];
            return Symbol{Symbol::Kind::fact, index, -1, f.type, f.option_ids, scoped == Scoped::service};
        }
        return std::nullopt;
    };
}

Span span_of(const Fact& fact, const json& value) {
    switch (fact.type) {
        case Type::boolean: return Span::just(value.get<bool>() ? 1 : 0);
        case Type::money: return Span::just(Money::parse(value.get<std::string>()).value().fen());
        case Type::date: return Span::just(Date::parse(value.get<std::string>()).value().days());
        case Type::choice: return Span::just(std::int64_t{1} << (std::ranges::find(fact.option_ids, value.get<std::string>()) - fact.option_ids.begin()));
        default: return Span::just(value.get<std::int64_t>());
    }
}

json written(Type type, Span span) {
    if (type == Type::boolean) return span.is_true() ? json(true) : span.is_false() ? json(false) : json("unknown");
    const auto one = [&](std::int64_t v) -> json {
        if (type == Type::count) return v;
        return type == Type::money ? Money::from_fen(v).to_string() : Date::from_days(static_cast<std::int32_t>(v)).to_string();
    };
    return span.low == span.high ? one(span.low) : json::array({one(span.low), one(span.high)});
}

Type type_of(const json& file, const json& example) {
    const std::string kind = example.value("type", file.value("type", "yes_no"));
    return kind == "money" ? Type::money : kind == "date" ? Type::date : kind == "count" ? Type::count : Type::boolean;
}

std::map<std::string, json> operator_files() {
    std::map<std::string, json> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(VOUCHER_CASES_DIR) + "/operators")) {
        files[entry.path().stem().string()] = json::parse(tests::read_file(entry.path().string()));
    }
    return files;
}

/// The rows of the table for a sign; for the two operators with a syntax of their own, what they compile to.
std::vector<Operator> rows_of(std::string_view sign) {
    std::vector<Operator> rows;
    std::ranges::copy_if(operator_table(), std::back_inserter(rows), [&](const Operator& o) { return o.sign == sign; });
    if (sign == "in" || sign == "==") rows.push_back({sign, Op::one_of, Type::choice, Type::choice, Type::boolean, 1});
    if (sign == "if") rows.push_back({sign, Op::choose, Type::boolean, Type::boolean, Type::boolean, 1});
    return rows;
}

bool has_row(const Program& program, const Operator& row) {
    for (NodeId id = 0; id < static_cast<NodeId>(program.size()); ++id) {
        const Node& node = program[id];
        if (node.op == row.op && program[node.a].type == row.left) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the operators of tests/cases/operators give what the files say") {
    const Pack& pack = tests::pack_of("liaocheng-2022-73");
    const Scope scope = facts_of(pack);
    for (const auto& [name, file] : operator_files()) {
        CAPTURE(name);
        for (const json& e : file["examples"]) {
            INFO(e.dump());
            const Type type = type_of(file, e);
            Program program;
            const auto node = compile(e["expression"].get<std::string>(), "/test", type, scope, program);
            if (!node) FAIL(to_line(node.error()));
            std::vector<Span> facts;
            for (const Fact& f : pack.facts) facts.push_back(e["facts"].contains(f.id) ? span_of(f, e["facts"][f.id]) : possible_values(f));
            std::vector<Span> values(program.size());
            program.run(false, facts, {}, values);
            program.run(true, facts, {}, values);
            CHECK(written(type, values[static_cast<std::size_t>(*node)]) == e["is"]);
        }
        for (const json& e : file["refused"]) {
            INFO(e.dump());
            Program program;
            const auto node = compile(e["expression"].get<std::string>(), "/test", type_of(file, e), scope, program);
            CHECK_FALSE(node);
            if (node) continue;
            INFO(to_line(node.error()));
            CHECK(node.error().code == e["code"].get<std::string>());
            if (e.contains("column")) CHECK(node.error().place == "/test:" + std::to_string(e["column"].get<int>()));
        }
    }
}

TEST_CASE("each operator of the table has a file of its own, with each type it takes, an unknown fact and a refusal") {
    const Scope scope = facts_of(tests::pack_of("liaocheng-2022-73"));
    const std::map<std::string, json> files = operator_files();
    std::set<std::string, std::less<>> signs{"in", "if"};
    for (const Operator& o : operator_table()) signs.emplace(o.sign);
    for (const std::string& sign : signs) {
        CAPTURE(sign);
        const auto it = std::ranges::find_if(files, [&](const auto& file) { return file.second.value("operator", "") == sign; });
        CHECK(it != files.end());
        if (it == files.end()) continue;
        const auto& [name, file] = *it;
        if (std::isalpha(static_cast<unsigned char>(sign[0])) != 0) CHECK(name == sign);
        std::set<std::size_t> met;
        bool unknown = false;
        const std::vector<Operator> rows = rows_of(sign);
        for (const json& e : file["examples"]) {
            INFO(e.dump());
            Program program;
            const auto node = compile(e["expression"].get<std::string>(), "/test", type_of(file, e), scope, program);
            if (!node) FAIL(to_line(node.error()));
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (has_row(program, rows[i])) met.insert(i);
            }
            unknown |= e["is"] == "unknown" || e["is"].is_array();
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            INFO("no example with " << name_of(rows[i].left));
            CHECK(met.contains(i));
        }
        CHECK((unknown && !file["refused"].empty()));
    }
    for (const auto& [name, file] : files) {
        CAPTURE(name);
        CHECK((name == "grammar" || signs.contains(file.value("operator", ""))));
    }
}

TEST_CASE("an expression nested without end is refused") {
    Program program;
    const auto node = compile(std::string(5000, '(') + "yes" + std::string(5000, ')'), "/test", Type::boolean, facts_of(tests::pack_of("liaocheng-2022-73")), program);
    REQUIRE_FALSE(node);
    CHECK(node.error().code == "expression_too_deep");
}

TEST_CASE("equal subexpressions share a node") {
    Program program;
    const Scope scope = facts_of(tests::pack_of("liaocheng-2022-73"));
    const NodeId one = compile("staff <= 500", "/test", Type::boolean, scope, program).value();
    CHECK(compile("staff <= 500", "/test", Type::boolean, scope, program).value() == one);
}
