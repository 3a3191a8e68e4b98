#include "src/assess/values.hpp"

#include "src/assess/inputs.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"
#include "src/policy/day_words.hpp"

namespace voucher::assess {

using policy::Language;
using policy::Pack;
using policy::Scoped;
using policy::Span;
using policy::Text;
using policy::Type;

namespace {

constexpr std::string_view unknown = "?";

std::string day(std::int64_t days, Language language) {
    return policy::in_words(Date::from_days(static_cast<std::int32_t>(days)), language);
}

std::string amount(Span span) {
    std::string text = grouped(Money::from_fen(span.low));
    if (span.low == span.high) return text;
    text += " – ";
    return text += span.high >= Money::largest.fen() ? unknown : grouped(Money::from_fen(span.high));
}

}  // namespace

Values::Values(const Pack& pack, const Case& value, Date as_of)
    : pack_(pack), case_(value), as_of_(as_of), facts_(applicant_spans(pack, value)), readings_(reading_spans(pack, value)), values_(pack.program.size()) {}

void Values::look_at(int service) {
    of_service_ = true;
    service_spans(pack_, case_.services[static_cast<std::size_t>(service)], as_of_, facts_);
    pack_.program.run(pack_.derived, facts_, readings_, values_);
}

bool Values::is_known(int index) const { return policy::is_known(pack_.facts[static_cast<std::size_t>(index)].type, fact(index)); }

std::string Values::shown(int index, Language language) const {
    const policy::Fact& about = pack_.facts[static_cast<std::size_t>(index)];
    const Span span = fact(index);
    if (!is_known(index)) return std::string(unknown);
    switch (about.type) {
        case Type::money: return grouped(Money::from_fen(span.low));
        case Type::date: return day(span.low, language);
        case Type::choice:
            for (std::size_t i = 0; i < about.options.size(); ++i) {
                if (span.low == std::int64_t{1} << i) return about.options[i].label.in(language);
            }
            return {};
        default: return std::to_string(span.low);
    }
}

std::string Values::named(std::string_view name, Language language) const {
    if (of_service_ && name == "fee") return amount(of(pack_.fee.node));
    if (of_service_ && name == "last_claim_day" && pack_.valid_until >= 0) {
        const Span last = of(pack_.valid_until);
        return last.low == last.high ? day(last.low, language) : std::string(unknown);
    }
    for (const Scoped scope : {Scoped::service, Scoped::applicant}) {
        const int index = pack_.fact(name, scope);
        if (index >= 0 && (scope == Scoped::applicant || of_service_)) return shown(index, language);
    }
    return "{" + std::string(name) + "}";
}

std::string Values::put_into(const Text& words, Language language) const {
    return filled(words.in(language), [&](std::string_view name) { return named(name, language); });
}

Text Values::put_into(const Text& words) const { return {put_into(words, Language::zh), put_into(words, Language::en)}; }

}  // namespace voucher::assess
