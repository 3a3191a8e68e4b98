// Runs tests/cases/operators/*.json: what each operator of the expression language gives, known and unknown, and what
// it refuses with which code at which column. The names are facts of the pack in assets/policies.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

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
    const auto one = [&](std::int64_t v) {
        return type == Type::money ? Money::from_fen(v).to_string() : Date::from_days(static_cast<std::int32_t>(v)).to_string();
    };
    return span.low == span.high ? json(one(span.low)) : json{one(span.low), one(span.high)};
}

}  // namespace

TEST_CASE("the operators of tests/cases/operators give what the files say") {
    const Pack& pack = tests::pack_of("liaocheng-2022-73");
    const Scope scope = facts_of(pack);
    std::size_t examples = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(VOUCHER_CASES_DIR) + "/operators")) {
        const json file = json::parse(tests::read_file(entry.path().string()));
        const std::string kind = file.value("type", "yes_no");
        const Type type = kind == "money" ? Type::money : kind == "date" ? Type::date : Type::boolean;
        CAPTURE(entry.path().filename().string());
        for (const json& e : file["examples"]) {
            ++examples;
            INFO(e.dump());
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
            ++examples;
            INFO(e.dump());
            Program program;
            const auto node = compile(e["expression"].get<std::string>(), "/test", type, scope, program);
            REQUIRE_FALSE(node);
            INFO(to_line(node.error()));
            CHECK(node.error().code == e["code"].get<std::string>());
            if (e.contains("column")) CHECK(node.error().place == "/test:" + std::to_string(e["column"].get<int>()));
        }
    }
    CHECK(examples > 60);
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
