// Drives a target where the compiler has no libFuzzer: changes the seeds, and keeps what comes by a new way in the core
// as a seed for more. Every run begins with the same numbers, so that it does the same again on the same build.
//
//     fuzz_xml [--seconds N] [--runs N] [--seed N] [--max-length N] [--dictionary FILE] [--findings FOLDER] SEEDS…
//     fuzz_xml FILE…       these inputs alone, as libFuzzer does
//
// SEEDS is a folder; its files are run first, whatever the time. Without --seconds and --runs it goes on for 10 s. What
// breaks something is written to FOLDER (here, if left out), and how to see it again is printed.
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "tests/fuzz/coverage.hpp"
#include "tests/fuzz/mutate.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
/// A target that knows more of its input has one: libFuzzer's protocol.
extern "C" [[gnu::weak]] std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

#if defined(__SANITIZE_ADDRESS__)
extern "C" void __sanitizer_set_death_callback(void (*callback)());
extern "C" const char* __asan_default_options() { return "handle_abort=1:max_allocation_size_mb=1024:hard_rss_limit_mb=3072"; }
extern "C" const char* __ubsan_default_options() { return "print_stacktrace=1:abort_on_error=1"; }
#endif

namespace {

using voucher::fuzz::Mutator;
namespace fuzz = voucher::fuzz;
namespace coverage = fuzz::coverage;

constexpr int most_seconds_of_one_input = 20;  // of the processor
constexpr unsigned long long least_runs = 100;  // however slow the machine is: a run that tried nothing proves nothing

struct Options {
    std::optional<unsigned long long> seconds, runs;
    unsigned long long seed = 1;
    std::size_t most = 1U << 16U;
    std::vector<std::string> words;
    std::filesystem::path findings = ".";
    std::vector<std::filesystem::path> folders;
    std::vector<std::filesystem::path> files;
};

// What a signal handler needs to know.
const std::string* running = nullptr;
std::string program, findings_folder;
unsigned long long done = 0;
Mutator* mutator = nullptr;
const std::string* splice = nullptr;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Keeps the input that is running, whatever state the program is in: nothing is allocated.
void keep() {
    if (running == nullptr) return;
    std::uint64_t name = 0xCBF29CE484222325U;
    for (const char c : *running) name = (name ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    char path[1024];
    std::snprintf(path, sizeof path, "%s/finding-%016llx", findings_folder.c_str(), static_cast<unsigned long long>(name));
    std::FILE* file = std::fopen(path, "wb");
    if (file == nullptr) return;
    std::fwrite(running->data(), 1, running->size(), file);
    std::fclose(file);
    std::fprintf(stderr, "input %llu of %zu bytes is kept; to see it again: %s %s\n", done, running->size(), program.c_str(), path);
    running = nullptr;
}

void too_slow(int) {
    std::fprintf(stderr, "does not hold: an input takes less than %d s\n", most_seconds_of_one_input);
    keep();
    _exit(3);
}

void run(const std::string& input) {
    running = &input;
    itimerval limit{};
    limit.it_value.tv_sec = most_seconds_of_one_input;
    setitimer(ITIMER_VIRTUAL, &limit, nullptr);
    // Its own piece of memory of exactly this size, so that a byte too far is noticed.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    running = nullptr;
    ++done;
}

int usage(const char* name) {
    std::fprintf(stderr, "usage: %s [--seconds N] [--runs N] [--seed N] [--max-length N] [--dictionary FILE] [--findings FOLDER] SEEDS... | FILE...\n", name);
    return 2;
}

std::optional<Options> options_of(int argc, char** argv) {
    Options result;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (!name.starts_with("--")) {
            const std::filesystem::path path = argv[i];
            if (!std::filesystem::exists(path)) return std::nullopt;
            (std::filesystem::is_directory(path) ? result.folders : result.files).push_back(path);
            continue;
        }
        if (++i == argc) return std::nullopt;
        if (name == "--dictionary") result.words = fuzz::read_dictionary(argv[i]);
        else if (name == "--findings") result.findings = argv[i];
        else {
            char* end = nullptr;
            const unsigned long long number = std::strtoull(argv[i], &end, 10);
            if (end == argv[i] || *end != '\0') return std::nullopt;
            if (name == "--seconds") result.seconds = number;
            else if (name == "--runs") result.runs = number;
            else if (name == "--seed") result.seed = number;
            else if (name == "--max-length") result.most = number;
            else return std::nullopt;
        }
    }
    if (result.folders.empty() == result.files.empty()) return std::nullopt;
    return result;
}

std::vector<std::string> seeds_of(const Options& options) {
    std::vector<std::filesystem::path> paths;
    for (const auto& folder : options.folders) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    std::vector<std::string> seeds;
    for (const auto& path : paths) seeds.push_back(read_file(path));
    return seeds;
}

/// A new input of an old one. What was found last is taken more often: it has been tried least.
std::string next_input(const std::vector<std::string>& corpus, Mutator& by, std::size_t most) {
    fuzz::Numbers& numbers = by.numbers();
    const std::size_t newest = std::min<std::size_t>(corpus.size(), 16);
    const std::string& from = numbers.one_in(3) ? corpus[corpus.size() - 1 - numbers.below(newest)] : corpus[numbers.below(corpus.size())];
    const std::string& other = corpus[numbers.below(corpus.size())];
    splice = &other;
    std::string text = from;
    if (LLVMFuzzerCustomMutator == nullptr) {
        by.change(text, other, most);
    } else {
        const std::size_t size = text.size();
        text.resize(std::max(most, size));
        text.resize(LLVMFuzzerCustomMutator(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size(), static_cast<unsigned>(numbers.next())));
    }
    return text;
}

}  // namespace

/// libFuzzer's own changes, for a target's mutator.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most) {
    std::string text(reinterpret_cast<const char*>(data), size);
    mutator->change(text, *splice, most);
    std::copy(text.begin(), text.end(), data);
    return text.size();
}

int main(int argc, char** argv) {
    const std::optional<Options> options = options_of(argc, argv);
    if (!options) return usage(argv[0]);
    program = argv[0];
    findings_folder = options->findings.string();
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback(keep);
#endif
    std::signal(SIGVTALRM, too_slow);
    for (const auto& file : options->files) run(read_file(file));
    if (!options->files.empty()) return 0;

    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    const double most_seconds = options->seconds || options->runs ? static_cast<double>(options->seconds.value_or(1ULL << 40U)) : 10;
    const unsigned long long most_runs = options->runs.value_or(~0ULL);

    std::vector<std::string> corpus = seeds_of(*options);
    if (corpus.empty()) {
        std::fprintf(stderr, "no seeds\n");
        return 2;
    }
    std::printf("seed %llu, %zu seeds, %zu words\n", options->seed, corpus.size(), options->words.size());
    std::fflush(stdout);
    for (const std::string& seed : corpus) {
        coverage::begin();
        run(seed);
        (void)coverage::found_new();
    }
    const std::size_t at_first = coverage::ways();
    const unsigned long long after_seeds = done;
    Mutator by(options->words, options->seed);
    mutator = &by;
    std::size_t bytes = 0;
    while (done < most_runs && (done - after_seeds < least_runs || seconds() < most_seconds)) {
        std::string input = next_input(corpus, by, options->most);
        coverage::begin();
        run(input);
        if (coverage::found_new() && bytes < 256U << 20U) {
            bytes += input.size();
            corpus.push_back(std::move(input));
        }
    }
    const double took = seconds();
    std::printf("%llu inputs in %.1f s (%.0f a second), ways %zu from %zu, corpus %zu, nothing found\n", done, took, static_cast<double>(done) / took, coverage::ways(),
                at_first, corpus.size());
    return done > after_seeds ? 0 : 1;
}
