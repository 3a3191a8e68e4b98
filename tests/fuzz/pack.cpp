// Whatever text comes as a policy pack: loaded and checked; and what loads is computed with.
#include "src/assess/explain.hpp"
#include "src/base/json_reader.hpp"
#include "src/policy/check.hpp"
#include "tests/fuzz/packs.hpp"

namespace {

using namespace voucher;
using fuzz::require;

/// A case with nothing known, one with most, one with all.
void judge_answers(const policy::Pack& pack, std::uint64_t seed, bool sound) {
    fuzz::Numbers numbers(seed);
    const Date day = *Date::from_civil(2023, 6, 1);
    for (int known = 0; known < 3; ++known) {
        assess::Case value = assess::empty_case(pack);
        value.as_of = day;
        value.services = {assess::empty_service(pack, "s1"), assess::empty_service(pack, "s2")};
        value.history = {{2023, Money::from_yuan(1000)}};
        for (std::size_t r = 0; r < pack.readings.size(); ++r) value.readings[r] = static_cast<int>(numbers.below(pack.readings[r].options.size()));
        if (known > 0) fuzz::complete(numbers, pack, value, day.days(), known == 1 ? 4 : 0);
        const assess::Assessment answer = assess::assess(pack, value, day);
        require(answer.figures.services.size() == 2 && answer.figures.shares.size() == pack.shares.size(), "every service and every share has its answer");
        if (sound) fuzz::judge(pack, value, answer.figures);
        require(answer.figures == assess::evaluate_by_spans(pack, value, day), "the short way gives what the spans give");
        const std::string text = assess::write_assessment(answer, value, pack, 2, assess::write_why(pack, value, answer));
        require(read_json(text, "assessment").has_value(), "an assessment is strict JSON");
        const auto back = assess::read_case(assess::write_case(value, pack), pack);
        require(back.has_value() && *back == value, "a case that is written is read as the same case");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const policy::LoadResult result = policy::load_pack(text, sha256_hex(text));
    fuzz::judge(result.findings);
    require(result.pack.has_value() != has_error(result.findings), "a pack loads where it has no error, and only there");
    if (!result.pack) return 0;
    const std::vector<Finding> doubts = policy::check(*result.pack);
    fuzz::judge(doubts);
    require(doubts == policy::check(*result.pack), "a check says the same each time");
    judge_answers(*result.pack, std::hash<std::string_view>{}(text), doubts.empty() && result.findings.empty());
    return 0;
}
