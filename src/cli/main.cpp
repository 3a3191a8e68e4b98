// The command `voucher`: assess, provider, check-policy, package, verify. What each does: README.md.
#include <chrono>
#include <ctime>
#include <iostream>
#include <map>

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

using Command = int (*)(const cli::Context&, std::vector<std::string>);
const std::map<std::string, Command, std::less<>> commands{
    {"assess", cli::assess_command},   {"provider", cli::provider_command}, {"check-policy", cli::check_policy_command},
    {"package", cli::package_command}, {"verify", cli::verify_command},
};

constexpr std::string_view usage =
    "usage: voucher assess [FILE] [--explain] [--lines] [--policy PACK]\n"
    "       voucher provider [FILE] [--policy PACK]\n"
    "       voucher check-policy FILE\n"
    "       voucher package FILE [--attach SERVICE/PAPER=PATH]… --out X.zip [--language zh|en] [--policy PACK]\n"
    "       voucher verify X [--bag]\n";

}  // namespace

int main(int count, char** values) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(values + 1, values + count);
    if (arguments.size() == 1 && (arguments[0] == "--help" || arguments[0] == "-h")) {
        std::cout << usage;
        return cli::done;
    }
    const auto command = arguments.empty() ? commands.end() : commands.find(arguments[0]);
    if (command == commands.end()) {
        std::cerr << "voucher: " << (arguments.empty() ? "nothing" : "\"" + arguments[0] + "\"")
                  << " found, one of assess, provider, check-policy, package, verify expected (voucher --help)\n";
        return cli::bad_input;
    }
    try {
        cli::Context context;
        context.today = today();
        for (const BundledPack& pack : bundled_packs()) context.packs.push_back({std::string(pack.file), std::string(pack.json)});
        for (const BundledPack& words : bundled_paper_words()) context.paper_words.push_back({std::string(words.file), std::string(words.json)});
        const int result = command->second(context, {arguments.begin() + 1, arguments.end()});
        std::cout.flush();
        if (!std::cout) throw cli::Refusal("standard output: cannot be written");
        return result;
    } catch (const cli::Refusal& refusal) {
        std::cerr << "voucher " << command->first << ": " << refusal.what() << "\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "voucher " << command->first << ": out of memory\n";
    }
    return cli::bad_input;
}
