#include "src/cli/command.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <new>
#include <nlohmann/json.hpp>

#include "src/base/sha256.hpp"

namespace voucher::cli {
namespace {

using Command = int (*)(const Context&, std::vector<std::string>);
const std::map<std::string, Command, std::less<>> commands{
    {"assess", assess_command},   {"provider", provider_command}, {"check-policy", check_policy_command},
    {"package", package_command}, {"verify", verify_command},
};

constexpr std::string_view usage =
    "usage: voucher assess [FILE] [--explain] [--lines] [--policy PACK]\n"
    "       voucher provider [FILE] [--policy PACK]\n"
    "       voucher check-policy FILE\n"
    "       voucher package FILE [--attach SERVICE/PAPER=PATH]… --out X.zip [--language zh|en] [--policy PACK]\n"
    "       voucher verify X [--bag | --record OUT.html [--language zh|en]]\n"
    "\n"
    "A package made here holds generated/summary.html. The PDF papers and the workbook need a browser: the page adds them.\n";

}  // namespace

std::string take_option(std::vector<std::string>& arguments, std::string_view name) {
    std::string value;
    for (std::size_t i = 0; i < arguments.size();) {
        if (arguments[i] != name) {
            ++i;
            continue;
        }
        if (i + 1 == arguments.size()) throw Refusal(std::string(name) + ": a value is expected behind it");
        value = arguments[i + 1];
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    }
    return value;
}

bool take_flag(std::vector<std::string>& arguments, std::string_view name) {
    return std::erase(arguments, name) > 0;
}

std::string read_input(const std::string& file, std::size_t most) {
    std::ifstream opened;
    const bool standard = file.empty() || file == "-";
    if (!standard) {
        opened.open(file, std::ios::binary);
        if (!opened) throw Refusal(file + ": cannot be opened, a readable file is expected");
    }
    std::istream& in = standard ? std::cin : opened;
    std::string text(65'536, '\0');
    std::string whole;
    while (in.read(text.data(), static_cast<std::streamsize>(text.size())) || in.gcount() > 0) {
        whole.append(text, 0, static_cast<std::size_t>(in.gcount()));
        if (whole.size() > most) throw Refusal((standard ? "standard input" : file) + ": at most " + std::to_string(most) + " bytes are expected");
    }
    if (!standard && in.bad()) throw Refusal(file + ": cannot be read, a readable file is expected");
    return whole;
}

policy::Pack find_pack(const Context& context, const std::string& file, const std::string& id) {
    const auto load = [](const std::string& name, const std::string& json) {
        policy::LoadResult result = policy::load_pack(json, sha256_hex(json));
        if (!result.pack) {
            const auto error = std::ranges::find(result.findings, Severity::error, &Finding::severity);
            throw Refusal(name + ": " + (error == result.findings.end() ? "not a policy pack" : to_line(*error)));
        }
        return std::move(*result.pack);
    };
    if (!file.empty()) return load(file, read_input(file, 1U << 20U));
    for (const PackSource& source : context.packs) {
        policy::Pack pack = load(source.name, source.json);
        if (pack.id == id || (id.empty() && context.packs.size() == 1)) return pack;
    }
    std::string known;
    for (const PackSource& source : context.packs) known += " " + source.name;
    throw Refusal("/policy: found \"" + id + "\", expected a policy that comes with the program (" + (known.empty() ? " none" : known) + " ), or --policy FILE");
}

papers::Words words_of(const Context& context, const std::string& language) {
    std::map<std::string, std::string, std::less<>> texts;
    for (const PackSource& source : context.paper_words) {
        if (!source.name.ends_with("." + language + ".json")) continue;
        const nlohmann::json document = nlohmann::json::parse(source.json);
        for (const auto& [key, text] : document.items()) texts[key] = text.get<std::string>();
    }
    return [texts = std::move(texts)](std::string_view key) {
        const auto it = texts.find(key);
        return it == texts.end() ? std::string{} : it->second;
    };
}

int run(const Context& context, const std::vector<std::string>& arguments) {
    if (arguments.size() == 1 && (arguments[0] == "--help" || arguments[0] == "-h")) {
        std::cout << usage;
        return done;
    }
    const auto command = arguments.empty() ? commands.end() : commands.find(arguments[0]);
    if (command == commands.end()) {
        std::cerr << "voucher: " << (arguments.empty() ? "nothing" : "\"" + arguments[0] + "\"")
                  << " found, one of assess, provider, check-policy, package, verify expected (voucher --help)\n";
        return bad_input;
    }
    try {
        const int result = command->second(context, {arguments.begin() + 1, arguments.end()});
        std::cout.flush();
        if (!std::cout) throw Refusal("standard output: cannot be written");
        return result;
    } catch (const Refusal& refusal) {
        std::string line = refusal.what();  // may hold an argument, which may hold anything
        std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        std::cerr << "voucher " << command->first << ": " << line << "\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "voucher " << command->first << ": out of memory\n";
    }
    return bad_input;
}

}  // namespace voucher::cli
