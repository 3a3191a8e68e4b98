#include "src/assess/provider.hpp"

#include <iostream>

#include "src/assess/case.hpp"
#include "src/base/json_reader.hpp"
#include "src/cli/command.hpp"

namespace voucher::cli {

int provider_command(const Context& context, std::vector<std::string> arguments) {
    const std::string file = take_option(arguments, "--policy");
    if (arguments.size() > 1 || (arguments.size() == 1 && arguments[0].starts_with("--"))) {
        throw Refusal("usage: voucher provider [FILE] [--policy PACK]; found " + arguments.back());
    }
    const std::string text = read_input(arguments.empty() ? "" : arguments[0], 1U << 20U);
    const std::string id = file.empty() ? assess::policy_of(text) : std::string{};
    if (file.empty() && id.empty()) {  // broken JSON is told before a missing policy is
        if (const auto document = read_json(text, "case"); !document) throw Refusal(to_line(document.error()));
    }
    const policy::Pack pack = find_pack(context, file, id);
    const auto value = assess::read_provider_case(text, pack);
    if (!value) throw Refusal(to_line(value.error().front()));
    std::cout << assess::write_provider_answer(assess::assess_provider(pack, *value));
    return done;
}

}  // namespace voucher::cli
