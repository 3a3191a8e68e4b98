// How long it takes to build one frame of each page: widgets, layout, draw lists and the semantics tree, without drawing.
//
//   bench_frames [FRAMES]        (FRAMES: of each page and round, 200)
//
// A whole case with ten services, at the size of an office screen and of a kiosk. Prints one line of JSON: the
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
