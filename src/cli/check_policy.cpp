#include <iostream>

#include "src/base/sha256.hpp"
#include "src/cli/command.hpp"

namespace voucher::cli {

int check_policy_command(const Context&, std::vector<std::string> arguments) {
    if (arguments.size() != 1 || arguments[0].starts_with("--")) throw Refusal("usage: voucher check-policy FILE");
    const std::string json = read_input(arguments[0], (1U << 20U) + 1);
    const policy::LoadResult result = policy::load_pack(json, sha256_hex(json));
    for (const Finding& finding : result.findings) std::cout << to_line(finding) << "\n";
    return has_error(result.findings) ? does_not_hold : done;
}

}  // namespace voucher::cli
