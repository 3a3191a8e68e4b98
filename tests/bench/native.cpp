// The engine beside the hand-written function, with Google Benchmark:
//
//   bench_native PACK CASES_FOLDER [--benchmark_…]
//
// Before anything is timed, the answers of both are compared for every case; a difference ends the program
// with 1.
#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <new>

#include "tests/bench/answer_text.hpp"
#include "tests/bench/engine_cases.hpp"
#include "tests/bench/hand_written.hpp"
#include "tests/bench/hand_written_text.hpp"
#include "tests/bench/read_cases.hpp"

namespace {

std::atomic<std::size_t> calls_of_new{0};

}  // namespace

// GCC takes the free() of these for a mismatch when it inlines only one of the pair.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
void* operator new(std::size_t size) {
    calls_of_new.fetch_add(1, std::memory_order_relaxed);
    if (void* place = std::malloc(size == 0 ? 1 : size)) return place;
    throw std::bad_alloc();
}
void operator delete(void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }

namespace voucher::bench {
namespace {

struct Family {
    std::string name;
    std::vector<by_hand::Case> by_hand;
    EngineCases engine;
};

Family read_family(const std::string& pack, const std::string& folder, const std::string& name) {
    const std::string path = folder + "/" + name + ".jsonl";
    std::ifstream in(path);
    if (!in) throw std::runtime_error("no cases at " + path);
    Family family{name, {}, EngineCases(pack)};
    for (const std::string& line : read_lines(in)) {
        family.by_hand.push_back(read_by_hand_case(line));
        family.engine.add(line);
    }
    return family;
}

bool same_answers(const Family& family) {
    for (std::size_t i = 0; i < family.by_hand.size(); ++i) {
        const by_hand::Case& made = family.by_hand[i];
        const std::string expected = answer_text(by_hand::assess(made), made.applicant.kind);
        const std::string found = answer_text(family.engine.figures(i), family.engine.pack());
        if (expected == found) continue;
        std::cerr << family.name << ", line " << i + 1 << "\n  by hand: " << expected
                  << "\n  engine:  " << found << '\n';
        return false;
    }
    return true;
}

/// Runs `action` on every case until Google Benchmark has seen enough, then once more to count the calls of
/// new.
template <class Action>
void time(::benchmark::State& state, const Family& family, Action action) {
    const auto all = [&] {
        for (std::size_t i = 0; i < family.by_hand.size(); ++i) action(i);
    };
    for (auto _ : state) all();
    const std::size_t before = calls_of_new.load();
    all();
    state.counters["allocations"] = static_cast<double>(calls_of_new.load() - before);
    state.counters["cases"] = static_cast<double>(family.by_hand.size());
}

void register_benchmarks(const Family& family) {
    const auto add = [&](const std::string& side, auto action) {
        ::benchmark::RegisterBenchmark((side + "/" + family.name).c_str(),
                                       [&family, action](::benchmark::State& s) { time(s, family, action); });
    };
    add("by_hand", [&](std::size_t i) { ::benchmark::DoNotOptimize(by_hand::assess(family.by_hand[i])); });
    add("engine", [&](std::size_t i) { ::benchmark::DoNotOptimize(family.engine.figures(i)); });
}

int run(int argc, char** argv) {
    ::benchmark::Initialize(&argc, argv);
    if (argc != 3) {
        std::cerr << "bench_native: PACK and CASES_FOLDER are expected\n";
        return 2;
    }
    std::ifstream in(argv[1]);
    const std::string pack{std::istreambuf_iterator<char>(in), {}};
    const std::string folder = argv[2];

    std::vector<Family> families;
    for (const char* name : {"whole-measure", "services-1", "services-10", "services-100", "services-1000"}) {
        families.push_back(read_family(pack, folder, name));
    }
    for (const Family& family : families) {
        if (!same_answers(family)) return 1;
        register_benchmarks(family);
    }
    ::benchmark::RunSpecifiedBenchmarks();
    return 0;
}

}  // namespace
}  // namespace voucher::bench

int main(int argc, char** argv) {
    try {
        return voucher::bench::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bench_native: " << error.what() << '\n';
        return 2;
    }
}
