// The flat trace against the tree with words: the same steps, figures, facts and reasons, in both languages.
#include "src/assess/trace.hpp"

#include <catch_amalgamated.hpp>

#include "src/assess/explain.hpp"
#include "tests/unit/assess/made_case.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;
using assess::Outcome;
using assess::Step;
using assess::Trace;
using assess::TraceStep;
using policy::Language;
using policy::Pack;

namespace {

/// What is left of a trace while the tree is walked beside it.
class Beside {
public:
    Beside(const Trace& zh, const Trace& en) : zh_(zh), en_(en) {}

    void walk(const Step& step, std::uint8_t depth) {
        REQUIRE(at_ < zh_.steps.size());
        const TraceStep& traced = zh_.steps[at_];
        CHECK(traced.kind == step.kind);
        CHECK(traced.depth == depth);
        CHECK(traced.figure == step.figure);
        CHECK(traced.before == step.before);
        CHECK(traced.outcome == step.outcome);
        const auto facts = static_cast<std::ptrdiff_t>(traced.facts);
        CHECK(std::vector(zh_.facts.begin() + fact_, zh_.facts.begin() + fact_ + facts) == step.facts);
        fact_ += facts;
        CHECK(zh_.words.substr(zh_said_, traced.words) == step.why.zh);
        CHECK(en_.words.substr(en_said_, en_.steps[at_].words) == step.why.en);
        zh_said_ += traced.words;
        en_said_ += en_.steps[at_].words;
        ++at_;
        for (const Step& part : step.parts) walk(part, static_cast<std::uint8_t>(depth + 1));
    }
    [[nodiscard]] bool at_end() const {
        return at_ == zh_.steps.size() && static_cast<std::size_t>(fact_) == zh_.facts.size() && zh_said_ == zh_.words.size() && en_said_ == en_.words.size();
    }

private:
    const Trace& zh_;
    const Trace& en_;
    std::size_t at_ = 0;
    std::ptrdiff_t fact_ = 0;
    std::size_t zh_said_ = 0;
    std::size_t en_said_ = 0;
};

}  // namespace

TEST_CASE("trace: says what the tree says, step by step") {
    const Pack& pack = tests::pack_of(GENERATE("liaocheng-2022-73", "yunling-2023-9"));
    tests::Dice dice(73);
    int conditions = 0;
    int cut = 0;
    for (int i = 0; i < 300; ++i) {
        assess::Case made = tests::made_case(dice, pack, 4);
        for (assess::FactValue& fact : made.applicant) {
            if (dice.percent(3)) fact = assess::FactValue::unknown();
        }
        assess::Assessment assessment;
        assessment.as_of = *made.as_of;
        assessment.figures = assess::evaluate(pack, made, assessment.as_of);
        const Trace zh = assess::trace(pack, made, assessment.figures, assessment.as_of, Language::zh);
        const Trace en = assess::trace(pack, made, assessment.figures, assessment.as_of, Language::en);
        INFO(assess::write_case(made, pack));
        Beside beside(zh, en);
        beside.walk(assess::explain(pack, made, assessment), 0);
        CHECK(beside.at_end());
        for (const TraceStep& step : zh.steps) {
            conditions += step.kind == TraceStep::Kind::condition ? 1 : 0;
            cut += step.kind == TraceStep::Kind::share && step.before ? 1 : 0;
        }
    }
    CHECK(conditions > 30);
    CHECK(cut > 5);
}
