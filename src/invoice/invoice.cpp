#include "src/invoice/invoice.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/base/credit_code.hpp"
#include "src/base/text.hpp"
#include "src/invoice/fields.hpp"

namespace voucher::invoice {
namespace {

std::string shown(const std::string& text) { return text; }
std::string shown(Date date) { return date.to_string(); }
std::string shown(Money money) { return money.to_string(); }

bool same(const std::string& a, const std::string& b) { return a == b || comparable(a) == comparable(b); }
bool same(Date a, Date b) { return a == b; }
bool same(Money a, Money b) { return a == b; }

constexpr std::array<std::string_view, 6> channel_names{"xml", "ofd_attachment", "ofd_text", "ofd_data", "pdf_keys", "qr"};
static_assert(static_cast<std::size_t>(Channel::qr) + 1 == channel_names.size(), "a channel without a name");

}  // namespace

std::string_view name_of(Channel channel) { return channel_names[static_cast<std::size_t>(channel)]; }

std::optional<Money> total_with_tax(const Invoice& invoice) {
    if (invoice.with_tax) return invoice.with_tax->value;
    if (invoice.without_tax && invoice.tax) return invoice.without_tax->value + invoice.tax->value;
    return std::nullopt;
}

std::optional<Money> total_without_tax(const Invoice& invoice) {
    if (invoice.without_tax) return invoice.without_tax->value;
    if (invoice.with_tax && invoice.tax) return invoice.with_tax->value - invoice.tax->value;
    return std::nullopt;
}

std::string comparable(std::string_view name) {
    std::u32string result;
    for (char32_t c : decode(half_width(name))) {
        constexpr std::u32string_view small_forms = U"﹙﹚﹛﹜﹐﹒﹔﹕﹖﹗﹟﹠﹡﹢﹣﹤﹥﹦", ascii = U"(){},.;:?!#&*+-<>=";
        if (const std::size_t at = small_forms.find(c); at != std::u32string_view::npos) c = ascii[at];
        const bool space = c == U' ' || c == U'\t' || c == U'\r' || c == U'\n' || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
        if (space) continue;
        if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
        result += c;
    }
    return encode(result);
}

Reading merge(std::vector<Reading> channels, std::string_view place) {
    Reading result;
    for (Reading& channel : channels) std::ranges::move(channel.findings, std::back_inserter(result.findings));
    const auto say = [&](std::string code, std::string_view field, std::string found, std::string expected) {
        result.findings.push_back({Severity::warning, std::move(code), std::string(place) + "/" + std::string(field),
                                   std::move(found), std::move(expected)});
    };
    const auto take = [&](std::string_view name, auto field) {
        auto& best = result.invoice.*field;
        for (const Reading& channel : channels) {
            const auto& said = channel.invoice.*field;
            if (said && (!best || said->channel < best->channel)) best = said;
        }
        for (const Reading& channel : channels) {
            const auto& said = channel.invoice.*field;
            if (!said || said->channel == best->channel || same(said->value, best->value)) continue;
            say("invoice_channels_differ", name, quoted_in_full(shown(said->value)) + " in " + std::string(name_of(said->channel)),
                quoted_in_full(shown(best->value)) + ", as in " + std::string(name_of(best->channel)));
        }
    };
    take("number", &Invoice::number);
    take("code", &Invoice::code);
    take("issued_on", &Invoice::issued_on);
    take("buyer_name", &Invoice::buyer_name);
    take("buyer_id", &Invoice::buyer_id);
    take("seller_name", &Invoice::seller_name);
    take("seller_id", &Invoice::seller_id);
    take("without_tax", &Invoice::without_tax);
    take("tax", &Invoice::tax);
    take("with_tax", &Invoice::with_tax);
    for (Reading& channel : channels) {
        if (result.invoice.items.empty()) result.invoice.items = std::move(channel.invoice.items);
    }

    const Invoice& whole = result.invoice;
    if (whole.without_tax && whole.tax && whole.with_tax) {
        const Money sum = whole.without_tax->value + whole.tax->value;
        if (sum != whole.with_tax->value) {
            say("invoice_sum_differs", "with_tax", whole.with_tax->value.to_string(),
                sum.to_string() + ", as " + whole.without_tax->value.to_string() + " and the tax " + whole.tax->value.to_string() + " make");
        }
    }
    const auto check = [&](std::string_view name, const Field<std::string>& id) {
        if (!id) return;
        const CreditCode code = read_credit_code(id->value);
        if (code.problem == CreditCodeProblem::none) return;
        // a person, and some older taxpayers, have a number of another kind
        if (code.text.size() != 18 || code.problem != CreditCodeProblem::wrong_check) return;
        say("invoice_credit_code_doubtful", name, quoted_in_full(code.text), std::string("a code that ends in ") + code.expected_check);
    };
    check("buyer_id", whole.buyer_id);
    check("seller_id", whole.seller_id);
    return result;
}

std::optional<TwoValues> values_of(const Finding& finding) {
    if (finding.code != "invoice_channels_differ") return std::nullopt;
    // `merge` writes them: the value in quotation marks, then the channel
    const auto read = [](std::string_view text, std::string_view between) -> std::optional<std::pair<std::string, Channel>> {
        const std::size_t at = text.rfind(between);
        if (!text.starts_with('"') || at == std::string_view::npos || at == 0) return std::nullopt;
        const auto name = std::ranges::find(channel_names, text.substr(at + between.size()));
        if (name == channel_names.end()) return std::nullopt;
        return std::pair{std::string(text.substr(1, at - 1)), static_cast<Channel>(name - channel_names.begin())};
    };
    auto first = read(finding.found, "\" in ");
    auto second = read(finding.expected, "\", as in ");
    if (!first || !second) return std::nullopt;
    return TwoValues{std::move(first->first), first->second, std::move(second->first), second->second};
}

}  // namespace voucher::invoice
