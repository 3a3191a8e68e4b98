#include "src/policy/provider_pack.hpp"

#include <algorithm>
#include <map>

#include "src/policy/lists.hpp"

namespace voucher::policy {
namespace {

using nlohmann::json;

std::string article(Object& o, const Pack& pack) {
    const std::string id = o.string("article");
    if (pack.article(id) == nullptr) o.complain("pack_unknown_article", o.at("article"), id, "an article of the pack");
    return id;
}

NodeId compiled(Object& o, std::string_view key, Type wanted, const Scope& scope, Program& program) {
    const std::string text = o.string(key);
    if (text.empty()) return -1;
    const auto node = compile(text, o.at(key), wanted, scope, program);
    if (node) return *node;
    o.findings().push_back(node.error());
    return -1;
}

/// Of `lower(amount, limit)`, the amount; −1 of any other form.
NodeId without_limit(const Program& program, NodeId root) {
    if (root < 0 || program[root].op != Op::lower) return -1;
    const Node& lower = program[root];
    if (program[lower.b].op == Op::constant) return lower.a;
    return program[lower.a].op == Op::constant ? lower.b : -1;
}

// ── What is paid ────────────────────────────────────────────────────────────────────────────────────────────────────

void payments(Object& o, Pack& pack) {
    static const std::vector<std::pair<std::string, Type>> names{
        {"qualifying_contracts", Type::money}, {"served_last_year", Type::money}, {"tier", Type::rate}, {"reward_paid", Type::money}};
    const Scope scope = [](std::string_view name) -> std::optional<Symbol> {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i].first == name) return Symbol{Symbol::Kind::fact, static_cast<int>(i), -1, names[i].second, {}, false};
        }
        return std::nullopt;
    };
    Provider& provider = pack.provider;
    Program& program = pack.provider_program;
    if (const json* post = o.find("post_subsidy", true)) {
        Object p(*post, "/provider/post_subsidy", o.findings());
        provider.post_article = article(p, pack);
        provider.post_title = p.text("title", false);
        provider.post_why = p.text("why", false);
        provider.post_limit = p.money("limit");
        provider.post_subsidy = compiled(p, "amount", Type::money, scope, program);
        provider.post_unlimited = without_limit(program, provider.post_subsidy);
    }
    if (const json* reward = o.find("reward", true)) {
        Object r(*reward, "/provider/reward", o.findings());
        provider.reward_article = article(r, pack);
        provider.reward_limit = r.money("limit");
        provider.reward = compiled(r, "amount", Type::money, scope, program);
        provider.reward_unlimited = without_limit(program, provider.reward);
        provider.match = compiled(r, "match", Type::money, scope, program);
        provider.tier_names = r.strings("tiers");
        for (const std::string& tier : provider.tier_names) {
            const auto rate = tier.ends_with('%') ? Money::parse(std::string_view(tier).substr(0, tier.size() - 1)) : std::nullopt;
            if (!rate || rate->fen() > 100'000) r.complain("pack_bad_rate", r.at("tiers"), tier, "a rate such as 10%, up to 1000%");
            provider.tiers.push_back(rate.value_or(Money{}).fen());
        }
    }
}

// ── Which contracts count ───────────────────────────────────────────────────────────────────────────────────────────

void fact(Object& o, Scoped scope, ProviderContracts& contracts) {
    static const std::map<std::string, Type, std::less<>> types{
        {"yes_no", Type::boolean}, {"count", Type::count}, {"money", Type::money}, {"date", Type::date}, {"choice", Type::choice}};
    Fact f;
    f.id = o.string("id");
    f.scope = scope;
    const std::string type = o.string("type");
    if (const auto it = types.find(type); it != types.end()) f.type = it->second;
    else o.complain("pack_unknown_type", o.at("type"), type, "yes_no, count, money, date or choice");
    f.options = read_options(o, f.type == Type::choice);
    f.option_ids = ids_of(f.options);
    f.label = o.text("label");
    f.question = o.text("question");
    f.help = o.text("help", false);
    f.unit = o.text("unit", false);
    if (contracts.fact(f.id, Scoped::applicant) >= 0 || contracts.fact(f.id, Scoped::service) >= 0) {
        o.complain("pack_duplicate_id", o.at("id"), f.id, "an id that no other fact has");
    }
    contracts.facts.push_back(std::move(f));
}

void condition(Object& o, Scoped scope, const Scope& names, const Pack& pack, ProviderContracts& contracts) {
    Condition c;
    c.id = o.string("id");
    c.scope = scope;
    c.article = article(o, pack);
    c.expression = o.string("holds");
    const std::size_t before = o.findings().size();
    if (!c.expression.empty()) {
        const auto node = compile(c.expression, o.at("holds"), Type::boolean, names, contracts.program);
        if (node) c.node = *node;
        else o.findings().push_back(node.error());
    }
    if (before == o.findings().size() && c.node >= 0) {
        if (scope == Scoped::applicant && contracts.program[c.node].per_service) {
            o.complain("pack_wrong_scope", o.at("holds"), c.expression, "facts of the provider alone");
        }
        c.program = contracts.program.dependencies(c.node);
        c.facts = contracts.program.facts_of(c.node);
    }
    c.label = o.text("label");
    c.failed = o.text("failed");
    if (std::ranges::find(contracts.conditions, c.id, &Condition::id) != contracts.conditions.end()) {
        o.complain("pack_duplicate_id", o.at("id"), c.id, "an id that no other condition has");
    }
    contracts.conditions.push_back(std::move(c));
}

void contracts(Object& o, Pack& pack) {
    const json* value = o.find("contracts", false);
    if (value == nullptr) return;
    ProviderContracts result;
    Object section(*value, "/provider/contracts", o.findings());
    if (const json* facts = section.find("facts", true)) {
        Object both(*facts, "/provider/contracts/facts", o.findings());
        both.objects("provider", true, [&](Object& f) { fact(f, Scoped::applicant, result); });
        result.provider_facts = result.facts.size();
        both.objects("contract", true, [&](Object& f) { fact(f, Scoped::service, result); });
    }
    if (const std::string amount = section.string("amount"); !amount.empty()) {
        result.amount = result.fact(amount, Scoped::service);
        if (result.amount < 0 || result.facts[static_cast<std::size_t>(result.amount)].type != Type::money) {
            section.complain("pack_unknown_fact", section.at("amount"), amount, "a money fact of the contract");
        }
    }
    const Scope names = [&](std::string_view name) -> std::optional<Symbol> {
        const auto f = std::ranges::find(result.facts, name, &Fact::id);
        if (f == result.facts.end()) return std::nullopt;
        return Symbol{Symbol::Kind::fact, static_cast<int>(f - result.facts.begin()), -1, f->type, f->option_ids, f->scope == Scoped::service};
    };
    if (const json* conditions = section.find("conditions", true)) {
        Object both(*conditions, "/provider/contracts/conditions", o.findings());
        both.objects("provider", true, [&](Object& c) { condition(c, Scoped::applicant, names, pack, result); });
        result.provider_conditions = result.conditions.size();
        both.objects("contract", true, [&](Object& c) { condition(c, Scoped::service, names, pack, result); });
    }
    pack.provider.contracts = std::move(result);
}

}  // namespace

int ProviderContracts::fact(std::string_view id, Scoped scope) const {
    const auto f = std::ranges::find_if(facts, [&](const Fact& each) { return each.scope == scope && each.id == id; });
    return f == facts.end() ? -1 : static_cast<int>(f - facts.begin());
}

void read_provider(Object& root, Pack& pack) {
    const json* v = root.find("provider", false);
    if (v == nullptr) return;
    Object o(*v, "/provider", root.findings());
    payments(o, pack);
    contracts(o, pack);
    o.objects("duties", false, [&](Object& d) { pack.provider_duties.push_back({d.string("id"), d.text("text"), article(d, pack)}); });
    distinct(o, "duties", pack.provider_duties);
}

}  // namespace voucher::policy
