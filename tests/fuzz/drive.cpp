// Drives a target without libFuzzer: changes the seeds in a fixed pseudo-random order for some seconds. The n-th input
// depends on the seeds and on n alone, so that what it finds can be found again.
//
//     fuzz_xml SECONDS SEED_FOLDER [FIRST]     from input FIRST on (0 if left out)
//     fuzz_xml FILE                            that input alone, as libFuzzer does
//
// Where an input breaks something, its number is printed by the sanitizer's last word: FIRST, to see it again.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
extern "C" const char* __asan_default_options() { return "handle_abort=1"; }
#endif

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

unsigned long long at = 0;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// splitmix64
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(next() % bound); }

private:
    std::uint64_t state_;
};

constexpr const char* pieces[] = {"<", ">", "/>", "</", "&", ";", "&#x0;", "&amp;", "<!DOCTYPE", "<![CDATA[", "]]>", "<!--", "-->", "<?xml", "\"", "'", "\xEF\xBB\xBF", "\xFF", "\xC0\x80", ",", "01,31,", "-", ".", "¥", "999999999999999", "0",
                                  "2025-02-30", "壹", "零", "元", "拾", "万", "亿", "整", "\n", " ", "\xE3\x80\x80", "PK\x03\x04", "PK\x05\x06", "EInvoice", "ObjectRef", "../"};

std::string changed(const std::vector<std::string>& seeds, Numbers& numbers) {
    std::string text = seeds[numbers.below(seeds.size())];
    const std::size_t changes = 1 + numbers.below(6);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t place = numbers.below(text.size() + 1);
        const std::size_t length = numbers.below(numbers.below(4) == 0 ? 400 : 8);
        const std::string& other = seeds[numbers.below(seeds.size())];
        switch (numbers.below(8)) {
            case 0: text.resize(place); break;
            case 1: text.erase(place, length); break;
            case 2: text.insert(place, text.substr(numbers.below(text.size() + 1), length)); break;
            case 3: text.insert(place, pieces[numbers.below(std::size(pieces))]); break;
            case 4: text.insert(place, other.substr(numbers.below(other.size() + 1), length)); break;
            case 5: {
                const std::string piece = pieces[numbers.below(std::size(pieces))];
                text.replace(place, std::min(piece.size(), text.size() - place), piece);
                break;
            }
            case 6:
                if (place < text.size()) text[place] = static_cast<char>(numbers.below(256));
                break;
            default:
                if (place < text.size()) text[place] = static_cast<char>(static_cast<unsigned char>(text[place]) ^ (1U << numbers.below(8)));
                break;
        }
        if (text.size() > (1U << 17U)) text.resize(1U << 17U);
    }
    return text;
}

void run(const std::string& input) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()); }

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2) {
        run(read_file(argv[1]));
        return 0;
    }
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s SECONDS SEED_FOLDER [FIRST] | FILE\n", argv[0]);
        return 2;
    }
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback([] { std::fprintf(stderr, "at input %llu\n", at); });
#endif
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(argv[2])) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> seeds;
    for (const auto& path : paths) seeds.push_back(read_file(path));
    if (seeds.empty()) return 2;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(argv[1]));
    const unsigned long long first = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
    for (at = first; std::chrono::steady_clock::now() < end; ++at) {
        if (at < seeds.size()) {
            run(seeds[static_cast<std::size_t>(at)]);
            continue;
        }
        Numbers numbers(at);
        run(changed(seeds, numbers));
    }
    std::printf("%llu inputs, no complaint\n", at - first);
    return 0;
}
