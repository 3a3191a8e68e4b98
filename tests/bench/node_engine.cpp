// The engine as a module for Node, for the comparison with other rule engines (engines/ours.mjs).
//
// Two ways in, as the page and a program would use it: a case held in memory and answered in memory, and a
// case as JSON text answered as JSON text. Whatever goes wrong is kept as a text that bench_fault() gives.
#include <emscripten.h>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "src/assess/assessment.hpp"
#include "src/assess/explain.hpp"
#include "src/assess/trace.hpp"
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
    std::vector<double> trace;       // as derivation.mjs reads it
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

/// UTF-16 code units, as JavaScript counts.
std::size_t units(std::string_view utf8) {
    std::size_t count = 0;
    for (const char byte : utf8) {
        const auto b = static_cast<unsigned char>(byte);
        count += (b & 0xC0U) != 0x80U ? 1U : 0U;
        count += b >= 0xF0U ? 1U : 0U;
    }
    return count;
}

/// Steps one after the other, behind their number: kind, depth, index, used case, outcome, figure, before, the length of
/// the reason, the number of facts, the facts. What is not there is −1; amounts are fen, which are whole below 2^53.
void write_numbers(const voucher::assess::Trace& trace, std::vector<double>& to) {
    to.assign(1, static_cast<double>(trace.steps.size()));
    const auto put = [&to](auto number) { to.push_back(static_cast<double>(number)); };
    const auto put_range = [&](const std::optional<voucher::assess::MoneyRange>& range) {
        put(range ? range->low.fen() : -1);
        put(range && range->high ? range->high->fen() : -1);
    };
    std::string_view words = trace.words;
    auto fact = trace.facts.begin();
    for (const voucher::assess::TraceStep& step : trace.steps) {
        put(step.kind);
        put(step.depth);
        put(step.index);
        put(step.used);
        put(step.outcome ? static_cast<int>(*step.outcome) : -1);
        put_range(step.figure);
        put_range(step.before);
        put(units(words.substr(0, step.words)));
        words.remove_prefix(step.words);
        put(step.facts);
        for (std::uint32_t i = 0; i < step.facts; ++i) put(*fact++);
    }
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

/// The pack's names that a trace refers to, as JSON: bench_text(). Returns its size.
EMSCRIPTEN_KEEPALIVE std::size_t bench_names() {
    const voucher::policy::Pack& pack = state().cases->pack();
    const auto text = [](const voucher::policy::Text& t) { return nlohmann::json{{"zh", t.zh}, {"en", t.en}}; };
    const auto amount = [&](const voucher::policy::Amount& a) {
        nlohmann::json made{{"id", a.id}, {"label", text(a.title)}, {"article", a.article}, {"readings", nlohmann::json::array()}};
        for (const auto& c : a.cases) made["readings"].push_back(c.reading);
        return made;
    };
    nlohmann::json names{{"fee", amount(pack.fee)}, {"cap", {{"label", text(pack.cap.title)}, {"article", pack.cap.article}}}};
    for (const auto& share : pack.shares) names["shares"].push_back(amount(share));
    for (const auto& c : pack.conditions) names["conditions"].push_back({{"id", c.id}, {"label", text(c.label)}, {"article", c.article}});
    for (const auto& f : pack.facts) names["facts"].push_back(f.id);
    state().text = names.dump();
    return state().text.size();
}

/// The same figures, and why: bench_answer(), bench_trace_numbers(), the reasons in Chinese in bench_text(). Returns the
/// text's size.
EMSCRIPTEN_KEEPALIVE std::size_t bench_explain(std::size_t index) {
    const auto& cases = *state().cases;
    const voucher::assess::Figures figures = cases.figures(index);
    auto trace = voucher::assess::trace(cases.pack(), cases[index], figures, *cases[index].as_of, voucher::policy::Language::zh);
    keep(figures);
    write_numbers(trace, state().trace);
    state().text = std::move(trace.words);
    return state().text.size();
}
EMSCRIPTEN_KEEPALIVE const double* bench_trace_numbers() { return state().trace.data(); }

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
