// How long it takes to build one frame of each page: widgets, layout, draw lists and the semantics tree, without drawing.
//
//   bench_frames [FRAMES]        (FRAMES: of each page and round, 200)
//
// A whole case with ten services, and a roster of ten thousand rows that is scrolled, at the size of an office screen and of
// a kiosk. Prints one line of JSON: the
// milliseconds a frame of every round, by page and size.
#include <array>
#include <chrono>
#include <iostream>
#include <string>

#include "tests/shell/pages_way.hpp"

namespace voucher::bench {
namespace {

constexpr int rounds = 7;
constexpr int services = 10;
constexpr std::array pages{"", "eligibility", "services", "result", "deadlines", "papers", "policy", "provider", "gallery"};
constexpr std::array<ui::Size, 2> sizes{{{1280, 800}, {1080, 1920}}};

constexpr int roster_rows = 10'000;

/// A roster of `roster_rows`, scrolled: each frame shows other rows than the one before.
void scrolled_roster(int frames) {
    std::string table = R"({"format":"innovation-voucher-sheets/1","file":"名册.xlsx","reader":"xlsx","encoding":null,"sheets":[{"name":"名册","hidden":false,"merged":[],"rows":[["团队名称","负责人","服务类型","供给方地区","合同金额（万元）"])";
    for (int i = 0; i < roster_rows; ++i) table += R"(,["第)" + std::to_string(i) + R"(团队","负责人)" + std::to_string(i / 3) + R"(","检测","本市","3.6"])";
    table += "]}]}";
    tests::Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("carrier");
    const std::vector<platform::Headless::File> file{{"名册.xlsx", "", table}};
    visit.person.give_files({"roster"}, file);
    visit.person.click(ui::Role::button, visit.t("roster.take", {{"n", std::to_string(roster_rows)}}));
    visit.person.settle();
    for (const ui::Size size : sizes) {
        visit.person.resize(size);
        std::cout << ",\"roster of " << roster_rows << ", scrolled " << size.w << 'x' << size.h << "\":[";
        for (int round = 0; round < rounds; ++round) {
            const auto from = std::chrono::steady_clock::now();
            for (int n = 0; n < frames; ++n) visit.person.roll({size.w / 2, size.h / 2}, round % 2 == 0 ? -3 : 3);
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - from;
            std::cout << (round == 0 ? "" : ",") << took.count() / frames;
        }
        std::cout << ']';
    }
}

int run(int frames) {
    tests::Visit visit;
    visit.whole_case();
    for (int i = 1; i < services; ++i) {
        visit.person.click(ui::Role::button, visit.t("services.add"));
        visit.enter_service("testing", "liaocheng", "100000");
    }
    std::cout << '{';
    bool first = true;
    for (const ui::Size size : sizes) {
        visit.person.resize(size);
        for (const char* page : pages) {
            visit.person.send(platform::event::FragmentChanged{page});
            visit.person.settle();
            std::cout << (first ? "" : ",") << '"' << (page[0] == '\0' ? "home" : page) << ' ' << size.w << 'x' << size.h << "\":[";
            first = false;
            for (int round = 0; round < rounds; ++round) {
                const auto from = std::chrono::steady_clock::now();
                visit.person.run_frames(frames);
                const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - from;
                std::cout << (round == 0 ? "" : ",") << took.count() / frames;
            }
            std::cout << ']';
        }
    }
    scrolled_roster(frames);
    std::cout << "}\n";
    return 0;
}

}  // namespace
}  // namespace voucher::bench

int main(int argc, char** argv) {
    try {
        return voucher::bench::run(argc > 1 ? std::stoi(argv[1]) : 200);
    } catch (const std::exception& error) {
        std::cerr << "bench_frames: " << error.what() << '\n';
        return 2;
    }
}
