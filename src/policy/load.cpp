// Reads a policy pack: JSON → elements → compiled program. Every complaint names its place; reading goes on after one,
// so that a clerk sees all of them at once.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "src/base/json_reader.hpp"
#include "src/policy/check.hpp"
#include "src/policy/invoice_facts.hpp"
#include "src/policy/lists.hpp"
#include "src/policy/object.hpp"
#include "src/policy/pack.hpp"
#include "src/policy/provider_pack.hpp"

namespace voucher::policy {
namespace {

using nlohmann::json;

constexpr std::size_t most_kinds = 60;    // they are a set of bits
constexpr std::size_t most_shares = 8;    // as many as the year's ledger has places for (assess/ledger.hpp)

class Loader {
public:
    explicit Loader(std::vector<Finding>& findings) : findings_(findings) {}

    Pack load(const json& document, std::string_view sha256) {
        Object root(document, "", findings_);
        pack_.sha256 = sha256;
        if (const std::string format = root.string("format"); format != "policy-pack/1") {
            root.complain("pack_bad_format", "/format", format, "policy-pack/1");
            return std::move(pack_);
        }
        head(root);
        facts(root);
        readings(root);
        values(root);
        conditions(root);
        if (const json* fee = root.find("fee", true)) pack_.fee = amount(*fee, "/fee", "fee");
        define("fee", pack_.fee.node, Type::money, {});
        root.list("shares", true, [&](const json& v, const std::string& place) { pack_.shares.push_back(amount(v, place, "")); });
        some(root, "shares", pack_.shares.size(), most_shares);
        distinct(root, "shares", pack_.shares);
        cap(root);
        papers(root);
        read_invoice_facts(root, pack_);
        rest(root);
        read_provider(root, pack_);
        return std::move(pack_);
    }

private:
    void head(Object& root) {
        pack_.id = root.string("id");
        pack_.title = root.text("title");
        pack_.short_title = root.text("short_title");
        pack_.number = root.string("number");
        pack_.register_number = root.string("register_number", false);
        pack_.issuers = root.text("issuers");
        pack_.issued_on = root.date("issued_on");
        if (const json* v = root.find("in_force", true)) {
            Object period(*v, "/in_force", findings_);
            pack_.from = period.date("from");
            pack_.to = period.date("to");
            pack_.period_article = article(period);
            pack_.last_claim = period.text("last_claim", false);
        }
        if (const json* v = root.find("interpreter", true)) {
            Object interpreter(*v, "/interpreter", findings_);
            pack_.interpreter = interpreter.text("who");
            pack_.interpreter_article = article(interpreter);
        }
        pack_.platform = root.text("platform");
        root.objects("kinds", true, [&](Object& o) { pack_.kinds.push_back({o.string("id"), o.text("title")}); });
        some(root, "kinds", pack_.kinds.size(), most_kinds);
        distinct(root, "kinds", pack_.kinds);
        root.objects("articles", true, [&](Object& o) {
            pack_.articles.push_back({o.string("id"), o.text("label"), o.text("gist"), o.flag("informational")});
        });
        distinct(root, "articles", pack_.articles);
        for (const auto& [place, id] : cited_) {  // cited above, before the articles were read
            if (pack_.article(id) == nullptr) root.complain("pack_unknown_article", place, id, "an article of the pack");
        }
        articles_read_ = true;
        root.objects("groups", true, [&](Object& o) { pack_.groups.push_back({o.string("id"), o.text("title"), o.strings("articles")}); });
        distinct(root, "groups", pack_.groups);
    }

    std::string article(Object& o) {
        const std::string id = o.string("article");
        if (!articles_read_) cited_.emplace_back(o.at("article"), id);
        else if (pack_.article(id) == nullptr) o.complain("pack_unknown_article", o.at("article"), id, "an article of the pack");
        return id;
    }

    std::uint64_t kinds(Object& o) {
        if (!o.has("kinds")) {
            o.find("kinds", false);
            return ~0ULL;
        }
        std::uint64_t mask = 0;
        for (const std::string& id : o.strings("kinds")) {
            const auto it = std::ranges::find(pack_.kinds, id, &Kind::id);
            if (it == pack_.kinds.end()) o.complain("pack_unknown_kind", o.at("kinds"), id, "a kind of applicant");
            else mask |= 1ULL << (it - pack_.kinds.begin());
        }
        return mask;
    }

    void facts(Object& root) {
        const json* v = root.find("facts", true);
        if (v == nullptr) return;
        Object both(*v, "/facts", findings_);
        both.objects("applicant", true, [&](Object& o) { fact(o, Scoped::applicant); });
        pack_.applicant_facts = pack_.facts.size();
        both.objects("service", true, [&](Object& o) { fact(o, Scoped::service); });
        for (auto& [index, name, place] : not_after_) {
            const int other = pack_.fact(name, pack_.facts[index].scope);
            if (other < 0 || pack_.facts[static_cast<std::size_t>(other)].type != Type::date) root.complain("pack_unknown_fact", place, name, "a date fact");
            else pack_.facts[index].not_after = other;
        }
        pack_.kind_fact = pack_.fact("kind", Scoped::applicant);
        if (pack_.kind_fact < 0) root.complain("pack_missing_key", "/facts/applicant", "nothing", "a choice fact \"kind\"");
        else kind_fact(root, pack_.facts[static_cast<std::size_t>(pack_.kind_fact)]);
        pack_.claim_day_fact = pack_.fact("claimed_on", Scoped::service);
        pack_.completed_fact = pack_.fact("completed_on", Scoped::service);
    }

    /// Kinds and the options of the fact "kind" are the same list: an option's place says which kind is meant.
    void kind_fact(Object& root, const Fact& fact) {
        std::string kinds;
        for (const Kind& k : pack_.kinds) kinds += (kinds.empty() ? "" : " ") + k.id;
        std::string options;
        for (const std::string& id : fact.option_ids) options += (options.empty() ? "" : " ") + id;
        if (fact.type == Type::choice && options == kinds) return;
        const std::string place = "/facts/applicant/" + std::to_string(pack_.kind_fact);
        root.complain("pack_unknown_kind", place, options.empty() ? "no options" : options, "a choice of the kinds in their order: " + kinds);
    }

    void fact(Object& o, Scoped scope) {
        static const std::map<std::string, Type, std::less<>> types{{"yes_no", Type::boolean}, {"count", Type::count}, {"money", Type::money},
                                                                    {"date", Type::date},      {"choice", Type::choice}, {"text", Type::text}};
        Fact f;
        f.id = o.string("id");
        f.scope = scope;
        const std::string type = o.string("type");
        if (const auto it = types.find(type); it != types.end()) f.type = it->second;
        else o.complain("pack_unknown_type", o.at("type"), type, "yes_no, count, money, date, choice or text");
        f.options = read_options(o, f.type == Type::choice);
        f.option_ids = ids_of(f.options);
        f.kinds = kinds(o);
        f.group = o.string("group", false);
        f.label = o.text("label");
        f.question = o.text("question", false);
        f.help = o.text("help", false);
        f.unit = o.text("unit", false);
        f.good = o.text("good", false);
        f.stands_as_of = o.flag("as_of_while_unknown");
        f.changeable = o.flag("changeable");
        if (o.has("not_after")) not_after_.push_back({pack_.facts.size(), o.string("not_after"), o.at("not_after")});
        if (pack_.fact(f.id, scope) >= 0) o.complain("pack_duplicate_id", o.at("id"), f.id, "an id that no other fact has");
        pack_.facts.push_back(std::move(f));
    }

    void readings(Object& root) {
        root.objects("readings", true, [&](Object& o) {
            Reading r;
            r.id = o.string("id");
            r.options = read_options(o, true);
            r.option_ids = ids_of(r.options);
            r.article = article(o);
            r.title = o.text("title");
            r.question = o.text("question");
            pack_.readings.push_back(std::move(r));
        });
        distinct(root, "readings", pack_.readings);
    }

    // ── Expressions ─────────────────────────────────────────────────────────────────────────────────────────────

    struct Definition {
        NodeId node;
        Type type;
        std::vector<std::string> options;
    };

    void define(const std::string& name, NodeId node, Type type, std::vector<std::string> options) {
        definitions_[name] = {node, type, std::move(options)};
    }

    Scope scope() {
        return [this](std::string_view name) -> std::optional<Symbol> {
            if (const auto it = definitions_.find(name); it != definitions_.end()) {
                if (it->second.node < 0) return std::nullopt;  // its own text was wrong
                return Symbol{Symbol::Kind::definition, 0, it->second.node, it->second.type, it->second.options, false};
            }
            for (const Scoped scope : {Scoped::service, Scoped::applicant}) {
                const int index = pack_.fact(name, scope);
                if (index < 0) continue;
                const Fact& f = pack_.facts[static_cast<std::size_t>(index)];
                return Symbol{Symbol::Kind::fact, index, -1, f.type, f.option_ids, scope == Scoped::service};
            }
            if (const int index = pack_.reading(name); index >= 0) {
                return Symbol{Symbol::Kind::reading, index, -1, Type::choice, pack_.readings[static_cast<std::size_t>(index)].option_ids, false};
            }
            return std::nullopt;
        };
    }

    NodeId expression(std::string_view text, std::string_view place, Type wanted) {
        if (text.empty()) return -1;
        const auto node = compile(text, place, wanted, scope(), pack_.program);
        if (node) return *node;
        findings_.push_back(node.error());
        return -1;
    }
    NodeId expression(Object& o, std::string_view key, Type wanted) { return expression(o.string(key), o.at(key), wanted); }

    void values(Object& root) {
        static const std::map<std::string, Type, std::less<>> types{{"yes_no", Type::boolean}, {"count", Type::count}, {"money", Type::money}, {"date", Type::date}};
        std::set<std::string, std::less<>> later;
        if (const json* all = root.find("values", false); all != nullptr && all->is_array()) {
            for (const json& v : *all) {
                if (v.is_object() && v.contains("id") && v["id"].is_string()) later.insert(v["id"].get<std::string>());
            }
        }
        root.objects("values", false, [&](Object& o) {
            const std::string id = o.string("id");
            later.erase(id);
            const std::string type = o.string("type");
            const auto it = types.find(type);
            if (it == types.end()) {
                o.complain("pack_unknown_type", o.at("type"), type, "yes_no, count, money or date");
                return;
            }
            define(id, expression(o, "is", it->second), it->second, {});
            if (findings_.empty() || findings_.back().code != "expression_unknown_name") return;
            Finding& last = findings_.back();  // a value sees only those above it, so that none can need itself
            if (last.found == id || later.contains(last.found)) {
                last.code = "pack_cycle";
                last.expected = "a value that stands above this one";
            }
        });
    }

    void conditions(Object& root) {
        const json* v = root.find("conditions", true);
        if (v == nullptr) return;
        Object both(*v, "/conditions", findings_);
        both.objects("applicant", true, [&](Object& o) { condition(o, Scoped::applicant); });
        pack_.applicant_conditions = pack_.conditions.size();
        both.objects("service", true, [&](Object& o) { condition(o, Scoped::service); });
    }

    void condition(Object& o, Scoped scope) {
        Condition c;
        c.id = o.string("id");
        c.scope = scope;
        c.article = article(o);
        c.kinds = kinds(o);
        c.expression = o.string("holds");
        c.node = expression(c.expression, o.at("holds"), Type::boolean);
        c.label = o.text("label");
        c.failed = o.text("failed");
        if (c.node >= 0) {
            if (scope == Scoped::applicant && pack_.program[c.node].per_service) {
                o.complain("pack_wrong_scope", o.at("holds"), c.expression, "facts of the applicant alone");
            }
            c.program = pack_.program.dependencies(c.node);
            c.facts = pack_.program.facts_of(c.node);
        }
        if (std::ranges::any_of(pack_.conditions, [&](const Condition& other) { return other.id == c.id; })) {
            o.complain("pack_duplicate_id", o.at("id"), c.id, "an id that no other condition has");
        }
        pack_.conditions.push_back(std::move(c));
    }

    Amount amount(const json& value, const std::string& place, std::string id) {
        Object o(value, place, findings_);
        Amount result;
        result.id = id.empty() ? o.string("id") : std::move(id);
        result.title = o.text("title");
        result.article = article(o);
        o.objects("cases", true, [&](Object& each) {
            Amount::Case c;
            c.when = each.string("when");
            c.when_node = expression(c.when, each.at("when"), Type::boolean);
            c.amount = each.string("amount");
            c.amount_node = expression(c.amount, each.at("amount"), Type::money);
            c.why = each.text("why");
            c.reading = each.string("reading", false);
            if (!c.reading.empty() && pack_.reading(c.reading) < 0) each.complain("pack_unknown_reading", each.at("reading"), c.reading, "a reading of the pack");
            result.cases.push_back(std::move(c));
        });
        some(o, "cases", result.cases.size(), most_elements);
        // the table as one value: if first then … else if second then … else nothing
        NodeId node = pack_.program.add({Op::constant, Type::money, -1, -1, -1, 0, false});
        for (auto c = result.cases.rbegin(); c != result.cases.rend(); ++c) {
            if (c->when_node < 0 || c->amount_node < 0) return result;
            const bool per_service = pack_.program[c->when_node].per_service || pack_.program[c->amount_node].per_service || pack_.program[node].per_service;
            node = pack_.program.add({Op::choose, Type::money, c->when_node, c->amount_node, node, 0, per_service});
        }
        result.node = node;
        return result;
    }

    void cap(Object& root) {
        const json* v = root.find("cap", true);
        if (v == nullptr) return;
        Object o(*v, "/cap", findings_);
        pack_.cap.article = article(o);
        pack_.cap.title = o.text("title");
        pack_.cap.limit = o.money("limit");
        pack_.cap.year = expression(o, "year", Type::count);
        pack_.cap.order = expression(o, "order", Type::date);
        pack_.cap.pro_rata = expression(o, "pro_rata", Type::boolean);
        pack_.valid_until = expression(root, "valid_until", Type::date);
    }

    void papers(Object& root) {
        root.objects("papers", true, [&](Object& o) {
            Paper p;
            p.id = o.string("id");
            p.title = o.text("title");
            p.article = article(o);
            p.required = o.string("required");
            p.node = expression(p.required, o.at("required"), Type::boolean);
            p.help = o.text("help", false);
            pack_.papers.push_back(std::move(p));
        });
        distinct(root, "papers", pack_.papers);
        root.objects("evidence", false, [&](Object& o) { pack_.evidence.push_back({o.string("id"), o.text("title"), kinds(o)}); });
        distinct(root, "evidence", pack_.evidence);
    }

    void rest(Object& root) {
        static const std::map<std::string, RouteStep::Day, std::less<>> days{{"", RouteStep::Day::none}, {"valid_until", RouteStep::Day::valid_until},
                                                                             {"end_of_next_month", RouteStep::Day::end_of_next_month},
                                                                             {"quarter", RouteStep::Day::quarter}};
        root.objects("route", false, [&](Object& o) {
            RouteStep step{o.string("id"), o.text("who"), o.text("what"), o.text("when"), article(o), {}};
            const std::string day = o.string("day", false);
            if (const auto it = days.find(day); it != days.end()) step.day = it->second;
            else o.complain("pack_unknown_type", o.at("day"), day, "valid_until, end_of_next_month or quarter");
            pack_.route.push_back(std::move(step));
        });
        distinct(root, "route", pack_.route);
        root.objects("counties", false, [&](Object& o) { pack_.counties.push_back({o.string("code"), o.text("name")}); });
        root.objects("notes", false, [&](Object& o) { pack_.notes.push_back({article(o), o.text("text")}); });
        root.objects("pledge", false, [&](Object& o) { pack_.pledge.push_back({article(o), o.text("text")}); });
        root.list("next_steps", false, [&](const json& v, const std::string& place) {
            Object o(v, place, findings_);
            pack_.next_steps.push_back({o.string("zh"), o.string("en")});
        });
    }

    Pack pack_;
    std::vector<Finding>& findings_;
    std::map<std::string, Definition, std::less<>> definitions_;
    struct NotAfter {
        std::size_t fact;
        std::string name;
        std::string place;
    };
    std::vector<NotAfter> not_after_;
    std::vector<std::pair<std::string, std::string>> cited_;
    bool articles_read_ = false;
};

}  // namespace

int Pack::fact(std::string_view fact_id, Scoped scope) const {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].scope == scope && facts[i].id == fact_id) return static_cast<int>(i);
    }
    return -1;
}

int Pack::reading(std::string_view reading_id) const {
    const auto it = std::ranges::find(readings, reading_id, &Reading::id);
    return it == readings.end() ? -1 : static_cast<int>(it - readings.begin());
}

const Article* Pack::article(std::string_view article_id) const {
    const auto it = std::ranges::find(articles, article_id, &Article::id);
    return it == articles.end() ? nullptr : &*it;
}

namespace {

/// Fee, shares, the cases of their tables that gave them, the last day to claim.
std::vector<NodeId> derived(const Pack& pack) {
    std::set<NodeId> nodes;
    const auto need = [&](NodeId root) {
        if (root < 0) return;
        const std::vector<NodeId> below = pack.program.dependencies(root);
        nodes.insert(below.begin(), below.end());
    };
    const auto need_table = [&](const Amount& amount) {
        need(amount.node);
        for (const Amount::Case& c : amount.cases) need(c.when_node);
    };
    need_table(pack.fee);
    for (const Amount& share : pack.shares) need_table(share);
    need(pack.valid_until);
    return {nodes.begin(), nodes.end()};
}

}  // namespace

LoadResult load_pack(std::string_view json_text, std::string_view sha256) {
    LoadResult result;
    const auto document = read_json(json_text, "pack", {.bytes = 1U << 20U, .depth = 16});
    if (!document) {
        result.findings.push_back(document.error());
        return result;
    }
    Pack pack = Loader(result.findings).load(*document, sha256);
    if (has_error(result.findings)) return result;
    pack.derived = derived(pack);
    pack.tape = make_tape(pack);
    std::ranges::move(check(pack), std::back_inserter(result.findings));
    if (!has_error(result.findings)) result.pack = std::move(pack);
    return result;
}

}  // namespace voucher::policy
