// The engine as a module for Node, for the comparison with other rule engines (engines/ours.mjs).
//
// Two ways in, as the page and a program would use it: a case held in memory and answered in memory, and a
// case as JSON text answered as JSON text. Whatever goes wrong is kept as a text that bench_fault() gives.
#include <emscripten.h>

#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "src/assess/assessment.hpp"
#include "src/assess/explain.hpp"
#include "tests/bench/engine_cases.hpp"

namespace {

using voucher::assess::Assessment;
using voucher::assess::Figures;
using voucher::assess::Outcome;

struct State {
    std::unique_ptr<voucher::bench::EngineCases> cases;
    std::string fault;
    std::string text;                // the last answer as JSON
    std::array<double, 3> answer{};  // payable, province and city in fen: whole numbers below 2^53
};

State& state() {
    static State only;
    return only;
}

/// Of the first service.
void keep(const Figures& figures) {
    const auto& service = figures.services.front();
    const auto fen = [](const voucher::assess::MoneyRange& range) {
        return static_cast<double>(range.low.fen());
    };
    state().answer = {service.outcome == Outcome::met ? 1.0 : 0.0, fen(service.shares[0]),
                      fen(service.shares[1])};
}

template <class Action>
int guarded(Action action) {
    try {
        return action();
    } catch (const std::exception& error) {
        state().fault = error.what();
        return -1;
    }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* bench_fault() { return state().fault.c_str(); }
EMSCRIPTEN_KEEPALIVE const double* bench_answer() { return state().answer.data(); }
EMSCRIPTEN_KEEPALIVE const char* bench_text() { return state().text.data(); }

/// 0, or −1 with a fault.
EMSCRIPTEN_KEEPALIVE int bench_load(const char* pack, std::size_t size) {
    return guarded([&] {
        state().cases = std::make_unique<voucher::bench::EngineCases>(std::string_view(pack, size));
        return 0;
    });
}

/// The case's index, or −1 with a fault.
EMSCRIPTEN_KEEPALIVE int bench_add(const char* line, std::size_t size) {
    return guarded([&] { return static_cast<int>(state().cases->add(std::string_view(line, size))); });
}

/// Outcomes and figures: bench_answer().
EMSCRIPTEN_KEEPALIVE void bench_evaluate(std::size_t index) { keep(state().cases->figures(index)); }

/// The same, and why, as JSON: bench_answer(), bench_text(). Returns the text's size.
EMSCRIPTEN_KEEPALIVE std::size_t bench_explain(std::size_t index) {
    const auto& cases = *state().cases;
    Assessment assessment;
    assessment.as_of = *cases[index].as_of;
    assessment.readings = cases[index].readings;
    assessment.figures = cases.figures(index);
    state().text = voucher::assess::write_why(cases.pack(), cases[index], assessment);
    keep(assessment.figures);
    return state().text.size();
}

/// A case as JSON to its assessment as JSON, open readings, next questions and why included: bench_text().
/// Returns its size, or -1 with a fault.
EMSCRIPTEN_KEEPALIVE int bench_assess_text(const char* json, std::size_t size) {
    return guarded([&] {
        const voucher::policy::Pack& pack = state().cases->pack();
        const auto read = voucher::assess::read_case(std::string_view(json, size), pack);
        if (!read) throw std::runtime_error(to_line(read.error().front()));
        const Assessment assessment = voucher::assess::assess(pack, *read, *read->as_of);
        const std::string why = voucher::assess::write_why(pack, *read, assessment);
        state().text = voucher::assess::write_assessment(assessment, *read, pack, -1, why);
        return static_cast<int>(state().text.size());
    });
}

}  // extern "C"
