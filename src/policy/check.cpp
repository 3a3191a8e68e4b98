#include "src/policy/check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "src/policy/invoice_facts.hpp"
#include "src/policy/possible.hpp"

namespace voucher::policy {
namespace {

class Checker {
public:
    explicit Checker(const Pack& pack) : pack_(pack), program_(pack.program) {
        all_kinds_ = (std::uint64_t{1} << pack.kinds.size()) - 1;
    }

    std::vector<Finding> run() {
        if (pack_.to < pack_.from) error("check_period_backwards", "/in_force/to", pack_.to.to_string(), "a day from " + pack_.from.to_string() + " on");
        if (!sizes()) return std::move(findings_);  // nothing may be computed with it
        articles();
        conditions();
        kinds();
        table(pack_.fee, "/fee");
        for (std::size_t i = 0; i < pack_.shares.size(); ++i) table(pack_.shares[i], "/shares/" + std::to_string(i));
        facts();
        if (pack_.provider.contracts) contract_facts(*pack_.provider.contracts);
        readings();
        check_invoice_facts(pack_, findings_);
        return std::move(findings_);
    }

private:
    void say(Severity severity, std::string code, std::string place, std::string found, std::string expected) {
        findings_.push_back({severity, std::move(code), std::move(place), std::move(found), std::move(expected)});
    }
    void error(std::string code, std::string place, std::string found, std::string expected) {
        say(Severity::error, std::move(code), std::move(place), std::move(found), std::move(expected));
    }
    void warning(std::string code, std::string place, std::string found, std::string expected) {
        say(Severity::warning, std::move(code), std::move(place), std::move(found), std::move(expected));
    }

    Search look(const std::vector<Wanted>& wanted, std::uint64_t kinds) const { return search(pack_, program_, wanted, kinds & all_kinds_); }

    std::string condition_place(std::size_t index) const {
        const bool own = index < pack_.applicant_conditions;
        return (own ? "/conditions/applicant/" : "/conditions/service/") + std::to_string(own ? index : index - pack_.applicant_conditions);
    }
    std::string fact_place(std::size_t index) const {
        const bool own = index < pack_.applicant_facts;
        return (own ? "/facts/applicant/" : "/facts/service/") + std::to_string(own ? index : index - pack_.applicant_facts);
    }

    // ── Sizes: 64 bits hold whatever is computed ────────────────────────────────────────────────────────────────

    struct Wide {
        __extension__ __int128 low = 0;
        __extension__ __int128 high = 0;
    };
    struct TooLarge {
        NodeId node = -1;
        double high = 0;
    };
    static constexpr std::int64_t most = 9'000'000'000'000'000'000;

    /// False where something computed could leave 64 bits.
    bool sizes() {
        std::vector<Span> facts;
        for (const Fact& fact : pack_.facts) facts.push_back(possible_values(fact));
        std::vector<Wide> spans(program_.size());
        if (const auto large = widest(program_, facts, spans)) return too_large(program_, *large, "");
        const Wide year = spans[static_cast<std::size_t>(pack_.cap.year)];
        if (year.low < 1900 || year.high > 2200) {  // years are tried one by one while the day is unknown
            const auto number = [](__int128_t n) { return std::to_string(static_cast<std::int64_t>(n)); };
            error("check_amount_too_large", "/cap/year", "a year from " + number(year.low) + " to " + number(year.high), "the year of a day, such as year(claimed_on)");
            return false;
        }
        return provider_sizes() && contract_sizes();
    }

    bool contract_sizes() {
        if (!pack_.provider.contracts) return true;
        const ProviderContracts& contracts = *pack_.provider.contracts;
        std::vector<Span> facts;
        for (const Fact& fact : contracts.facts) facts.push_back(possible_values(fact));
        std::vector<Wide> spans(contracts.program.size());
        const auto large = widest(contracts.program, facts, spans);
        return !large || too_large(contracts.program, *large, "/provider/contracts/conditions");
    }

    bool provider_sizes() {
        const Provider& provider = pack_.provider;
        const Program& program = pack_.provider_program;
        const Span amount{0, Money::largest.fen()};
        std::int64_t tier = 0;
        for (const std::int64_t rate : provider.tiers) tier = std::max(tier, rate);
        std::vector<Span> facts{amount, amount, {0, tier}, amount};  // as Loader::provider names them; the last is the reward
        const auto place = [&](NodeId node) {
            const auto needs = [&](NodeId root) { return root >= 0 && std::ranges::binary_search(program.dependencies(root), node); };
            return needs(provider.post_subsidy) ? "/provider/post_subsidy/amount" : needs(provider.reward) ? "/provider/reward/amount" : "/provider/reward/match";
        };
        std::vector<Wide> spans(program.size());
        for (const bool with_reward : {false, true}) {
            if (const auto large = widest(program, facts, spans)) return too_large(program, *large, place(large->node));
            if (with_reward || provider.reward < 0) continue;
            const Wide reward = spans[static_cast<std::size_t>(provider.reward)];
            facts.back().high = std::max(facts.back().high, static_cast<std::int64_t>(reward.high));
        }
        return true;
    }

    bool too_large(const Program& program, TooLarge found, std::string place) {
        error("check_amount_too_large", std::move(place), "a " + std::string(name_of(program[found.node].type)) + " of up to " + std::to_string(found.high),
              "smaller rates or fewer terms: what is computed has to stay below " + std::to_string(most));
        return false;
    }

    /// The widest span of every number, computed with room to spare; the first that 64 bits might not hold.
    static std::optional<TooLarge> widest(const Program& program, std::span<const Span> facts, std::span<Wide> spans) {
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const Node& n = program[static_cast<NodeId>(i)];
            const auto of = [&](NodeId id) { return id < 0 ? Wide{} : spans[static_cast<std::size_t>(id)]; };
            const Wide a = of(n.a);
            const Wide b = of(n.b);
            const Wide c = of(n.c);
            Wide& r = spans[i];
            switch (n.op) {
                case Op::constant: r = {n.value, n.value}; break;
                case Op::fact: {
                    const Span whole = facts[static_cast<std::size_t>(n.value)];
                    if (n.type != Type::choice) r = {whole.low, whole.high};
                    break;
                }
                case Op::plus: r = {a.low + b.low, a.high + b.high}; break;
                case Op::minus: r = {a.low - b.high, a.high - b.low}; break;
                case Op::times: r = {std::min(a.high * b.low, a.low * b.low), a.high * b.high}; break;
                case Op::lower: r = {std::min(a.low, b.low), std::min(a.high, b.high)}; break;
                case Op::higher: r = {std::max(a.low, b.low), std::max(a.high, b.high)}; break;
                case Op::half_up:
                case Op::down: r = {a.low / 10'000 - 1, a.high / 10'000 + 1}; break;
                case Op::months_after: r = {a.low, a.high + b.high * 31}; break;
                case Op::year: r = {1900, 2200}; break;
                case Op::choose: r = {std::min(b.low, c.low), std::max(b.high, c.high)}; break;
                default: break;
            }
            if (r.low < -most || r.high > most) return TooLarge{static_cast<NodeId>(i), static_cast<double>(r.high)};
        }
        return std::nullopt;
    }

    // ── Articles ────────────────────────────────────────────────────────────────────────────────────────────────

    void articles() {
        std::set<std::string, std::less<>> cited{pack_.period_article, pack_.interpreter_article, pack_.fee.article, pack_.cap.article,
                                                 pack_.provider.post_article, pack_.provider.reward_article};
        for (const Condition& c : pack_.conditions) cited.insert(c.article);
        for (const Amount& a : pack_.shares) cited.insert(a.article);
        for (const Reading& r : pack_.readings) cited.insert(r.article);
        for (const Paper& p : pack_.papers) cited.insert(p.article);
        for (const RouteStep& s : pack_.route) cited.insert(s.article);
        for (const Duty& d : pack_.provider_duties) cited.insert(d.article);
        if (pack_.provider.contracts) {
            for (const Condition& c : pack_.provider.contracts->conditions) cited.insert(c.article);
        }
        for (std::size_t i = 0; i < pack_.articles.size(); ++i) {
            const Article& a = pack_.articles[i];
            if (a.informational || cited.contains(a.id)) continue;
            error("check_article_uncovered", "/articles/" + std::to_string(i), a.id + ", which nothing cites",
                  "a condition, an amount, a reading, a paper or a step that cites it, or \"informational\": true");
        }
    }

    // ── Conditions ──────────────────────────────────────────────────────────────────────────────────────────────

    void conditions() {
        for (std::size_t i = 0; i < pack_.conditions.size(); ++i) {
            const Condition& c = pack_.conditions[i];
            const std::string place = condition_place(i) + "/holds";
            if (look({{c.node, true}}, c.kinds).impossible()) {
                error("check_never_holds", place, c.expression, "a condition that some case meets");
            } else if (look({{c.node, false}}, c.kinds).impossible()) {
                warning("check_never_fails", place, c.expression, "a condition that some case does not meet, or none");
            }
        }
    }

    void kinds() {
        for (std::size_t k = 0; k < pack_.kinds.size(); ++k) {
            const std::uint64_t kind = std::uint64_t{1} << k;
            std::vector<Wanted> all;
            std::vector<std::string> ids;
            for (const Condition& c : pack_.conditions) {
                if ((c.kinds & kind) == 0) continue;
                all.push_back({c.node, true});
                ids.push_back(c.id);
            }
            if (!look(all, kind).impossible()) continue;
            for (std::size_t i = all.size(); i-- > 0 && all.size() > 1;) {  // leave out what is not needed for the clash
                std::vector<Wanted> without = all;
                without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
                if (!look(without, kind).impossible()) continue;
                all = std::move(without);
                ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(i));
            }
            std::string clash;
            for (const std::string& id : ids) clash += (clash.empty() ? "" : ", ") + id;
            error("check_kind_never_met", "/kinds/" + std::to_string(k), pack_.kinds[k].id + " cannot meet together: " + clash, "conditions that one case can meet");
        }
    }

    // ── Tables of amounts ───────────────────────────────────────────────────────────────────────────────────────

    void table(const Amount& amount, const std::string& place) {
        const auto at = [&](std::size_t i, const char* key) { return place + "/cases/" + std::to_string(i) + "/" + key; };
        std::vector<Wanted> none;
        for (std::size_t i = 0; i < amount.cases.size(); ++i) {
            const Amount::Case& c = amount.cases[i];
            std::vector<Wanted> first = none;  // this one holds and none above it
            first.push_back({c.when_node, true});
            if (look(first, all_kinds_).impossible()) {
                error("check_case_unreachable", at(i, "when"), c.when, "a case that holds for something that no case above it takes");
            }
            const bool otherwise = i + 1 == amount.cases.size() && c.when == "yes";
            for (std::size_t other = 0; other < i && !otherwise; ++other) {
                const Amount::Case& above = amount.cases[other];
                const NodeId differ = program_.add({Op::unequal, Type::boolean, above.amount_node, c.amount_node, -1, 0, true});
                const Search both = look({{above.when_node, true}, {c.when_node, true}, {differ, true}}, all_kinds_);
                if (both.found()) {
                    error("check_case_overlap", at(i, "when"), "also case " + std::to_string(other) + " holds, with another amount, for " + example(pack_, both),
                          "cases of which one holds; only the last may be \"yes\", for all the rest");
                }
            }
            const NodeId zero = program_.add({Op::constant, Type::money, -1, -1, -1, 0, false});
            const NodeId below = program_.add({Op::less, Type::boolean, c.amount_node, zero, -1, 0, true});
            const Search negative = look({{c.when_node, true}, {below, true}}, all_kinds_);
            if (negative.found()) error("check_amount_negative", at(i, "amount"), c.amount + " is below zero for " + example(pack_, negative), "an amount from 0 up");
            none.push_back({c.when_node, false});
        }
        const Search missing = look(none, all_kinds_);
        if (missing.found()) {
            error("check_case_missing", place + "/cases", "no case for " + example(pack_, missing), "a case for it, or a last one with \"when\": \"yes\"");
        }
    }

    // ── What has no effect ──────────────────────────────────────────────────────────────────────────────────────

    std::vector<NodeId> roots() const {
        std::vector<NodeId> result{pack_.fee.node, pack_.cap.year, pack_.cap.order, pack_.cap.pro_rata, pack_.valid_until};
        for (const Condition& c : pack_.conditions) result.push_back(c.node);
        for (const Amount& a : pack_.shares) result.push_back(a.node);
        for (const Paper& p : pack_.papers) result.push_back(p.node);
        return result;
    }

    void facts() {
        std::set<int> used{pack_.kind_fact};
        if (pack_.invoice) {
            used.insert(pack_.invoice->amount);
            used.insert(pack_.invoice->not_before.begin(), pack_.invoice->not_before.end());
            used.insert(pack_.invoice->not_after.begin(), pack_.invoice->not_after.end());
        }
        for (const NodeId root : roots()) {
            for (const int f : pack_.program.facts_of(root)) used.insert(f);
        }
        for (std::size_t i = 0; i < pack_.facts.size(); ++i) {
            const Fact& f = pack_.facts[i];
            if (f.type != Type::text && !used.contains(static_cast<int>(i))) {
                warning("check_fact_unused", fact_place(i), f.id, "a condition, an amount or a paper that depends on it, or no such fact");
            }
            if (!f.group.empty() && std::ranges::find(pack_.groups, f.group, &Group::id) == pack_.groups.end()) {
                error("check_group_unknown", fact_place(i) + "/group", f.group, "a group of the pack");
            }
        }
    }

    void contract_facts(const ProviderContracts& contracts) {
        std::set<int> used{contracts.amount};
        for (const Condition& c : contracts.conditions) used.insert(c.facts.begin(), c.facts.end());
        for (std::size_t i = 0; i < contracts.facts.size(); ++i) {
            if (used.contains(static_cast<int>(i))) continue;
            const bool own = i < contracts.provider_facts;
            warning("check_fact_unused", (own ? "/provider/contracts/facts/provider/" : "/provider/contracts/facts/contract/") + std::to_string(own ? i : i - contracts.provider_facts),
                    contracts.facts[i].id, "a condition that depends on it, or no such fact");
        }
    }

    void readings() {
        for (std::size_t r = 0; r < pack_.readings.size(); ++r) {
            const std::size_t options = pack_.readings[r].options.size();
            if (options < 2) continue;  // says how the measure is read, with nothing to choose
            for (std::size_t o = 1; o < options; ++o) {
                if (has_effect(static_cast<int>(r), o)) continue;
                warning("check_reading_unused", "/readings/" + std::to_string(r) + "/options/" + std::to_string(o),
                        pack_.readings[r].option_ids[o] + " gives what " + pack_.readings[r].option_ids[0] + " gives, in every case",
                        "an option that changes an outcome or a figure, or none");
            }
        }
    }

    /// Whether some root can come out otherwise under the option than under the default.
    bool has_effect(int reading, std::size_t option) {
        for (const NodeId root : roots()) {
            const std::vector<int> used = pack_.program.readings_of(root);
            if (std::ranges::find(used, reading) == used.end()) continue;
            const Node& n = pack_.program[root];
            const NodeId one = under(root, reading, 0);
            const NodeId other = under(root, reading, option);
            if (one == other) continue;
            if (n.type == Type::boolean && (open(one) || open(other))) return true;
            const NodeId differ = program_.add({Op::unequal, Type::boolean, one, other, -1, 0, true});
            if (!look({{differ, true}}, all_kinds_).impossible()) return true;
        }
        return false;
    }

    /// A question that the measure leaves open stands below the node.
    bool open(NodeId root) const {
        return std::ranges::any_of(program_.dependencies(root), [&](NodeId id) { return program_[id].op == Op::undecided; });
    }

    /// The node with one option put in for a reading.
    NodeId under(NodeId root, int reading, std::size_t option) {
        std::map<NodeId, NodeId> copies{{-1, -1}};
        for (const NodeId id : program_.dependencies(root)) {
            Node n = program_[id];
            if (n.op == Op::reading && n.value == reading) {
                n = {Op::constant, Type::choice, -1, -1, -1, std::int64_t{1} << option, false};
            } else {
                n.a = copies.at(n.a);
                n.b = copies.at(n.b);
                n.c = copies.at(n.c);
            }
            copies[id] = program_.add(n);
        }
        return copies.at(root);
    }

    const Pack& pack_;
    Program program_;  // the pack's, with what the checks compare added
    std::uint64_t all_kinds_ = 0;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check(const Pack& pack) { return Checker(pack).run(); }

}  // namespace voucher::policy
