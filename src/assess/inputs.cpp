#include "src/assess/inputs.hpp"

#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using policy::Fact;
using policy::Pack;
using policy::Span;
using policy::Type;

Span span_of(const Fact& fact, FactValue value) {
    if (!value.known) return policy::possible_values(fact);
    return Span::just(fact.type == Type::choice ? std::int64_t{1} << value.number : value.number);
}

}  // namespace

std::vector<Span> reading_spans(const Pack& pack, const Case& value) {
    std::vector<Span> spans(pack.readings.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const int option = i < value.readings.size() ? value.readings[i] : 0;
        spans[i] = Span::just(std::int64_t{1} << option);
    }
    return spans;
}

std::vector<Span> applicant_spans(const Pack& pack, const Case& value) {
    std::vector<Span> spans(pack.facts.size());
    for (std::size_t i = 0; i < pack.applicant_facts; ++i) spans[i] = span_of(pack.facts[i], value.applicant[i]);
    for (std::size_t i = pack.applicant_facts; i < spans.size(); ++i) spans[i] = policy::possible_values(pack.facts[i]);
    return spans;
}

void service_spans(const Pack& pack, const Service& service, Date as_of, std::span<Span> facts) {
    for (std::size_t i = pack.applicant_facts; i < pack.facts.size(); ++i) {
        const Fact& fact = pack.facts[i];
        const FactValue value = service.facts[i - pack.applicant_facts];
        facts[i] = !value.known && fact.stands_as_of ? Span::just(as_of.days()) : span_of(fact, value);
    }
    for (std::size_t i = pack.applicant_facts; i < pack.facts.size(); ++i) {
        const int limit = pack.facts[i].not_after;
        if (limit < 0 || service.facts[i - pack.applicant_facts].known) continue;
        const FactValue end = service.facts[static_cast<std::size_t>(limit) - pack.applicant_facts];
        if (end.known && end.number < facts[i].high) facts[i].high = end.number;
    }
}

}  // namespace voucher::assess
