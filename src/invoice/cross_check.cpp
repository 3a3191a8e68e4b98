#include "src/invoice/cross_check.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "src/base/credit_code.hpp"
#include "src/invoice/fields.hpp"

namespace voucher::invoice {
namespace {

using assess::Case;
using assess::FactValue;
using policy::Pack;

const std::string* text_of(const std::map<std::string, std::string>& texts, const char* key) {
    const auto it = texts.find(key);
    return it == texts.end() || it->second.empty() ? nullptr : &it->second;
}

/// The files of one invoice with one service.
struct Together {
    std::size_t case_index = 0;
    std::size_t service = 0;
    std::vector<std::size_t> files;
    Invoice invoice;
};

/// An old number (8 digits) means something only with its code; a code that one file lacks is taken from the other.
bool same_invoice(const Invoice& a, const Invoice& b) {
    if (!a.number || !b.number || a.number->value != b.number->value) return false;
    return !a.code || !b.code || a.code->value == b.code->value;
}

class CrossCheck {
public:
    CrossCheck(const Pack& pack, std::span<const Case> cases, std::span<const Enclosed> enclosed) : pack_(pack), cases_(cases), enclosed_(enclosed) {}

    std::vector<Difference> run() {
        gather();
        for (const Together& one : invoices_) {
            parties(one);
            days(one);
            credit_note(one);
        }
        amounts();
        files_twice();
        numbers_twice();
        return std::move(result_);
    }

private:
    [[nodiscard]] bool belongs(const Enclosed& file) const { return file.case_index < cases_.size() && file.service < cases_[file.case_index].services.size(); }
    static std::string service_place(std::size_t service) { return "/services/" + std::to_string(service); }

    void say(std::string code, std::size_t case_index, std::size_t file, std::string place, std::string on_invoice, std::string in_case, std::string found, std::string expected) {
        result_.push_back({{Severity::warning, std::move(code), std::move(place), std::move(found), std::move(expected)}, case_index, file, std::move(on_invoice), std::move(in_case)});
    }
    void differs(std::string code, const Together& one, std::string place, const std::string& on_invoice, const std::string& in_case) {
        say(std::move(code), one.case_index, one.files.front(), std::move(place), on_invoice, in_case, quoted_in_full(on_invoice) + " on the invoice", quoted_in_full(in_case) + ", as in the case, or the other way");
    }

    /// Puts the files of one invoice together, service by service.
    void gather() {
        std::map<std::tuple<std::size_t, std::size_t, std::string>, std::vector<std::size_t>> by_number;
        for (std::size_t i = 0; i < enclosed_.size(); ++i) {
            const Enclosed& file = enclosed_[i];
            if (!belongs(file)) continue;
            if (!file.invoice) {
                unread_.emplace_back(file.case_index, file.service);
                continue;
            }
            const bool numbered = file.invoice->number.has_value();
            std::vector<std::size_t>* known = numbered ? &by_number[{file.case_index, file.service, file.invoice->number->value}] : nullptr;
            if (known != nullptr) {
                const auto at = std::ranges::find_if(*known, [&](std::size_t k) { return same_invoice(invoices_[k].invoice, *file.invoice); });
                if (at != known->end()) {
                    add(invoices_[*at], i);
                    continue;
                }
                known->push_back(invoices_.size());
            }
            invoices_.push_back({file.case_index, file.service, {i}, *file.invoice});
        }
    }

    void add(Together& one, std::size_t file) {
        std::vector<Reading> readings;
        readings.push_back({one.invoice, {}});
        readings.push_back({*enclosed_[file].invoice, {}});
        Reading merged = merge(std::move(readings), service_place(one.service) + "/invoice");
        for (Finding& finding : merged.findings) {
            if (finding.code != "invoice_channels_differ") continue;
            std::string found = finding.found, expected = finding.expected;
            result_.push_back({std::move(finding), one.case_index, file, std::move(found), std::move(expected)});
        }
        one.invoice = std::move(merged.invoice);
        one.files.push_back(file);
    }

    void parties(const Together& one) {
        const Case& the_case = cases_[one.case_index];
        const Invoice& invoice = one.invoice;
        const std::string* name = text_of(the_case.texts, "name");
        if (name != nullptr && invoice.buyer_name && comparable(*name) != comparable(invoice.buyer_name->value))
            differs("invoice_buyer_name_differs", one, "/applicant/name", invoice.buyer_name->value, *name);
        const std::string* code = text_of(the_case.texts, "credit_code");
        if (code != nullptr && invoice.buyer_id && read_credit_code(*code).text != read_credit_code(invoice.buyer_id->value).text)
            differs("invoice_buyer_id_differs", one, "/applicant/credit_code", invoice.buyer_id->value, *code);
        const std::string* provider = text_of(the_case.services[one.service].texts, "provider");
        if (provider != nullptr && invoice.seller_name && comparable(*provider) != comparable(invoice.seller_name->value))
            differs("invoice_seller_name_differs", one, service_place(one.service) + "/provider", invoice.seller_name->value, *provider);
    }

    /// A day of the service; the as-of date where it stands for one that is unknown.
    [[nodiscard]] std::optional<Date> day_of(const Together& one, int fact) const {
        const Case& the_case = cases_[one.case_index];
        const FactValue value = the_case.services[one.service].facts[static_cast<std::size_t>(fact) - pack_.applicant_facts];
        if (value.known) return Date::from_days(static_cast<std::int32_t>(value.number));
        return pack_.facts[static_cast<std::size_t>(fact)].stands_as_of ? the_case.as_of : std::nullopt;
    }

    void days(const Together& one) {
        if (!pack_.invoice || !one.invoice.issued_on) return;
        const Date issued = one.invoice.issued_on->value;
        const auto check = [&](const std::vector<int>& facts, bool early) {
            for (const int fact : facts) {
                const auto day = day_of(one, fact);
                if (!day || (early ? issued >= *day : issued <= *day)) continue;
                const std::string& id = pack_.facts[static_cast<std::size_t>(fact)].id;
                say(early ? "invoice_day_early" : "invoice_day_late", one.case_index, one.files.front(), service_place(one.service) + "/" + id, issued.to_string(), day->to_string(),
                    issued.to_string() + " on the invoice", std::string(early ? "a day from " : "a day up to ") + day->to_string() + ", the " + id + " of the case");
            }
        };
        check(pack_.invoice->not_before, true);
        check(pack_.invoice->not_after, false);
    }

    void credit_note(const Together& one) {
        const auto total = total_with_tax(one.invoice);
        const auto amount = total ? total : total_without_tax(one.invoice);
        if (!amount || *amount >= Money{}) return;
        say("invoice_credit_note", one.case_index, one.files.front(), service_place(one.service) + "/invoice", amount->to_string(), "", amount->to_string() + " on the invoice", "an amount from 0 up, or the invoice that it takes back");
    }

    struct Sum {
        std::optional<Money> with_tax = Money{};
        std::optional<Money> without_tax = Money{};
        std::size_t file = 0;
        void add(const Invoice& invoice) {
            const auto plus = [](std::optional<Money>& sum, std::optional<Money> more) { sum = sum && more ? std::optional(*sum + *more) : std::nullopt; };
            plus(with_tax, total_with_tax(invoice));
            plus(without_tax, total_without_tax(invoice));
        }
    };

    void amounts() {
        if (!pack_.invoice) return;
        const auto fact = static_cast<std::size_t>(pack_.invoice->amount);
        std::map<std::pair<std::size_t, std::size_t>, Sum> sums;
        for (const Together& one : invoices_) {
            auto [it, first] = sums.try_emplace({one.case_index, one.service});
            if (first) it->second.file = one.files.front();
            it->second.add(one.invoice);
        }
        for (const auto& [where, sum] : sums) {
            const auto [case_index, service] = where;
            const FactValue typed_value = cases_[case_index].services[service].facts[fact - pack_.applicant_facts];
            if (!typed_value.known) continue;
            const Money typed = Money::from_fen(typed_value.number);
            const std::optional<Money> own = pack_.invoice->with_tax ? sum.with_tax : sum.without_tax;
            const std::optional<Money> other = pack_.invoice->with_tax ? sum.without_tax : sum.with_tax;
            const std::string place = service_place(service) + "/" + pack_.facts[fact].id;
            const std::string asked = pack_.invoice->with_tax ? "with" : "without", not_asked = pack_.invoice->with_tax ? "without" : "with";
            const bool whole = std::ranges::find(unread_, where) == unread_.end();
            if (own == typed) continue;
            if (other == typed && whole) {
                say("invoice_amount_other_tax", case_index, sum.file, place, own ? own->to_string() : std::string{}, typed.to_string(),
                    typed.to_string() + " in the case, which is the invoices' sum " + not_asked + " tax", own ? own->to_string() + ", the sum " + asked + " tax" : "the sum " + asked + " tax");
            } else if (own && (whole || *own > typed)) {
                say("invoice_amount_differs", case_index, sum.file, place, own->to_string(), typed.to_string(),
                    own->to_string() + " on the invoices, " + asked + " tax", typed.to_string() + ", as in the case, or the other way");
            }
        }
    }

    std::string where(std::size_t file, std::size_t seen_from_case) const {
        const Enclosed& e = enclosed_[file];
        return (e.case_index == seen_from_case ? "" : "case " + std::to_string(e.case_index + 1) + " ") + service_place(e.service) + (e.name.empty() ? "" : " " + e.name);
    }

    void files_twice() {
        std::map<std::string, std::size_t> first;
        for (std::size_t i = 0; i < enclosed_.size(); ++i) {
            const Enclosed& file = enclosed_[i];
            if (!belongs(file) || file.sha256.empty()) continue;
            const auto [it, is_first] = first.try_emplace(file.sha256, i);
            if (is_first) continue;
            say("invoice_file_twice", file.case_index, i, service_place(file.service) + "/invoice", file.name, where(it->second, file.case_index),
                "the same file as " + where(it->second, file.case_index), "each invoice once");
        }
    }

    /// Different files of one invoice with different services; the same file has been told already.
    void numbers_twice() {
        std::map<std::string, std::vector<std::size_t>> seen;
        for (std::size_t i = 0; i < invoices_.size(); ++i) {
            const Together& one = invoices_[i];
            if (!one.invoice.number) continue;
            std::vector<std::size_t>& before = seen[one.invoice.number->value];
            const auto at = std::ranges::find_if(before, [&](std::size_t k) { return same_invoice(invoices_[k].invoice, one.invoice); });
            if (at == before.end()) {
                before.push_back(i);
                continue;
            }
            const Together& first = invoices_[*at];
            const auto same_file = [&](std::size_t a) { return std::ranges::any_of(first.files, [&](std::size_t b) { return !enclosed_[a].sha256.empty() && enclosed_[a].sha256 == enclosed_[b].sha256; }); };
            if (std::ranges::any_of(one.files, same_file)) continue;
            say("invoice_number_twice", one.case_index, one.files.front(), service_place(one.service) + "/invoice", one.invoice.number->value, where(first.files.front(), one.case_index),
                quoted_in_full(one.invoice.number->value) + ", also at " + where(first.files.front(), one.case_index), "each invoice once");
        }
    }

    const Pack& pack_;
    std::span<const Case> cases_;
    std::span<const Enclosed> enclosed_;
    std::vector<Together> invoices_;
    std::vector<std::pair<std::size_t, std::size_t>> unread_;  // (case, service) with a file that could not be read
    std::vector<Difference> result_;
};

}  // namespace

std::vector<Difference> cross_check(const Pack& pack, const Case& the_case, std::span<const Enclosed> enclosed) {
    return CrossCheck(pack, {&the_case, 1}, enclosed).run();
}

std::vector<Difference> cross_check(const Pack& pack, std::span<const Case> cases, std::span<const Enclosed> enclosed) {
    return CrossCheck(pack, cases, enclosed).run();
}

}  // namespace voucher::invoice
