// Whatever text comes as a case, of the measure or of another one: read, written, assessed and explained.
#include "src/assess/explain.hpp"
#include "src/base/json_reader.hpp"
#include "tests/fuzz/packs.hpp"

namespace {

using namespace voucher;
using fuzz::require;

constexpr std::size_t most_services = 6;  // of one case that is assessed: many half-empty ones take long (docs/ENGINE.md)

/// A case and the same with more known: what was said of the first holds of the second.
void judge_sound(const assess::Figures& wide, const assess::Figures& narrow) {
    const auto kept = [](assess::Outcome before, assess::Outcome after) { return before == assess::Outcome::unknown || before == after; };
    require(kept(wide.outcome, narrow.outcome), "an outcome is not taken back when more is known");
    require(fuzz::lies_in(wide.total, narrow.total), "the total lies in the range that was said");
    for (std::size_t i = 0; i < wide.services.size(); ++i) {
        require(kept(wide.services[i].outcome, narrow.services[i].outcome), "a service's outcome is not taken back");
        require(fuzz::lies_in(wide.services[i].fee, narrow.services[i].fee) && fuzz::lies_in(wide.services[i].total, narrow.services[i].total), "a service's figures lie in the ranges that were said");
        for (std::size_t k = 0; k < wide.services[i].shares.size(); ++k) require(fuzz::lies_in(wide.services[i].shares[k], narrow.services[i].shares[k]), "a share lies in the range that was said");
    }
}

void judge_answers(const policy::Pack& pack, const assess::Case& value, std::uint64_t seed) {
    const Date today = *Date::from_civil(2025, 6, 1);
    const Date as_of = value.as_of.value_or(today);
    const assess::Assessment answer = assess::assess(pack, value, today);
    fuzz::judge(pack, value, answer.figures);
    require(answer.figures == assess::evaluate_by_spans(pack, value, as_of), "the short way gives what the spans give");
    const std::string why = assess::write_why(pack, value, answer);
    require(read_json(why, "assessment").has_value() && read_json(assess::write_assessment(answer, value, pack), "assessment").has_value(), "an assessment is strict JSON");

    fuzz::Numbers numbers(seed);
    assess::Case whole = value;
    fuzz::complete(numbers, pack, whole, as_of.days());
    whole.as_of = as_of;
    const assess::Figures known = assess::evaluate(pack, whole, as_of);
    fuzz::judge(pack, whole, known);
    require(known == assess::evaluate_by_spans(pack, whole, as_of), "the short way gives what the spans give, when all is known");
    judge_sound(answer.figures, known);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const policy::Pack& pack = assess::policy_of(text) == fuzz::another_measure().id ? fuzz::another_measure() : fuzz::the_measure();
    const auto value = assess::read_case(text, pack);
    if (!value) {
        require(has_error(value.error()), "a refusal says why");
        fuzz::judge(value.error());
        return 0;
    }
    const std::string written = assess::write_case(*value, pack);
    const auto again = assess::read_case(written, pack);
    require(again.has_value() && *again == *value, "a case that is written is read as the same case");
    require(assess::write_case(*again, pack) == written, "a case has one form");
    if (value->services.size() <= most_services) judge_answers(pack, *value, std::hash<std::string_view>{}(text));
    return 0;
}
