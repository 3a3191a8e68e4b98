#include "src/policy/invoice_facts.hpp"

namespace voucher::policy {
namespace {

/// The service's fact of that type; −1 and a finding where there is none.
int fact_of(Object& o, const Pack& pack, const std::string& id, const std::string& place, Type type) {
    const int index = pack.fact(id, Scoped::service);
    if (index >= 0 && pack.facts[static_cast<std::size_t>(index)].type == type) return index;
    o.complain("pack_unknown_fact", place, id, type == Type::money ? "a money fact of the service" : "a date fact of the service");
    return -1;
}

std::vector<int> days(Object& o, const Pack& pack, std::string_view key) {
    std::vector<int> result;
    const std::vector<std::string> ids = o.strings(key, false);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const int index = fact_of(o, pack, ids[i], o.at(key) + "/" + std::to_string(i), Type::date);
        if (index >= 0) result.push_back(index);
    }
    return result;
}

/// By the pack's own order of days, `day` cannot lie before `other`.
bool never_before(const Pack& pack, int day, int other) {
    std::size_t steps = 0;
    for (int at = other; at >= 0 && steps <= pack.facts.size(); ++steps) {
        if (at == day) return true;
        at = pack.facts[static_cast<std::size_t>(at)].not_after;
    }
    return false;
}

}  // namespace

void read_invoice_facts(Object& root, Pack& pack) {
    const nlohmann::json* v = root.find("invoice", false);
    if (v == nullptr) return;
    Object o(*v, "/invoice", root.findings());
    InvoiceFacts facts;
    if (const std::string id = o.string("amount"); !id.empty()) facts.amount = fact_of(o, pack, id, o.at("amount"), Type::money);
    const std::string tax = o.string("tax");
    facts.with_tax = tax != "excluded";
    if (tax != "included" && tax != "excluded") o.complain("pack_unknown_type", o.at("tax"), tax, "included or excluded");
    facts.not_before = days(o, pack, "not_before");
    facts.not_after = days(o, pack, "not_after");
    pack.invoice = std::move(facts);
}

void check_invoice_facts(const Pack& pack, std::vector<Finding>& findings) {
    if (!pack.invoice) return;
    for (const int from : pack.invoice->not_before) {
        for (const int to : pack.invoice->not_after) {
            if (!never_before(pack, from, to)) continue;
            findings.push_back({Severity::error, "check_invoice_days_clash", "/invoice/not_before",
                                pack.facts[static_cast<std::size_t>(from)].id + ", which is never before " + pack.facts[static_cast<std::size_t>(to)].id,
                                "days that leave room between them for an invoice"});
        }
    }
}

}  // namespace voucher::policy
