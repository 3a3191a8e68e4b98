// The command `voucher`: assess, provider, check-policy, package, verify. What each does: README.md.
#include <chrono>
#include <ctime>
#include <iostream>

#include "generated/bundled_packs.hpp"
#include "src/cli/command.hpp"

namespace {

using namespace voucher;

/// The day by this machine's calendar: the command line is where the clock comes in, the core has none.
Date today() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    return Date::from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date{});
}

}  // namespace

int main(int count, char** values) {
    std::ios::sync_with_stdio(false);
    cli::Context context;
    context.today = today();
    for (const BundledPack& pack : bundled_packs()) context.packs.push_back({std::string(pack.file), std::string(pack.json)});
    for (const BundledPack& words : bundled_paper_words()) context.paper_words.push_back({std::string(words.file), std::string(words.json)});
    return cli::run(context, {values + 1, values + count});
}
