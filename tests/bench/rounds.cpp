// The engine over a file of cases, again and again, with a clock: the same program natively and as WASM.
//
//   bench_rounds PACK CASES [ROUNDS]
//
// Prints one line of JSON: the nanoseconds a case of every round, after a warm-up, and a digest of all
// answers.
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/bench/answer_text.hpp"
#include "tests/bench/engine_cases.hpp"

namespace voucher::bench {
namespace {

constexpr int warm_up = 5;  // a WASM engine compiles better code while it runs

std::string read_file(const char* path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(std::string("no file ") + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// FNV-1a.
std::uint64_t digest(std::uint64_t so_far, const std::string& text) {
    for (const char c : text) so_far = (so_far ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return so_far;
}

int run(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "bench_rounds: PACK and CASES are expected\n";
        return 2;
    }
    EngineCases cases(read_file(argv[1]));
    std::ifstream in(argv[2]);
    for (std::string line; std::getline(in, line);) cases.add(line);
    if (cases.size() == 0) throw std::runtime_error(std::string("no cases in ") + argv[2]);
    const int rounds = argc > 3 ? std::stoi(argv[3]) : 15;

    std::uint64_t all = 0xcbf29ce484222325ULL;
    for (std::size_t i = 0; i < cases.size(); ++i)
        all = digest(all, answer_text(cases.figures(i), cases.pack()));

    std::cout << "{\"nanoseconds\":[";
    std::int64_t kept = 0;  // so that no answer can be left out
    for (int round = 0; round < warm_up + rounds; ++round) {
        const auto from = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < cases.size(); ++i) kept += cases.figures(i).total.low.fen();
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - from;
        if (round >= warm_up)
            std::cout << (round == warm_up ? "" : ",") << took.count() / static_cast<double>(cases.size());
    }
    std::cout << "],\"digest\":\"" << all << "\",\"total_fen\":" << kept << "}\n";
    return 0;
}

}  // namespace
}  // namespace voucher::bench

int main(int argc, char** argv) {
    try {
        return voucher::bench::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bench_rounds: " << error.what() << '\n';
        return 2;
    }
}
