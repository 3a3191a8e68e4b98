// What the commands of `voucher` share: arguments, input, the packs they may use, and how they end.
//
// Exit 0: done; 1: the thing checked does not hold; 2: bad input or usage, with one line on standard error.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/papers/words.hpp"
#include "src/policy/pack.hpp"

namespace voucher::cli {

inline constexpr int done = 0;
inline constexpr int does_not_hold = 1;
inline constexpr int bad_input = 2;

/// Ends a command with one line on standard error and exit 2.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A pack as it stands in a file: its name and its bytes.
struct PackSource {
    std::string name;
    std::string json;
};

struct Context {
    std::vector<PackSource> packs;        // those that come with the program
    std::vector<PackSource> paper_words;  // catalogues of what generated papers and records say, "summary.<language>.json" …
    Date today;
};

using Arguments = std::span<const std::string>;

/// Takes `--name VALUE` out of the arguments; the last one counts.
std::string take_option(std::vector<std::string>& arguments, std::string_view name);
bool take_flag(std::vector<std::string>& arguments, std::string_view name);

/// A file, or standard input for "-" or nothing; at most `most` bytes.
std::string read_input(const std::string& file, std::size_t most);

/// The pack from `--policy FILE`, or the one with this id that comes with the program.
policy::Pack find_pack(const Context& context, const std::string& file, const std::string& id);

/// What the catalogues of one language ("zh", "en") say.
papers::Words words_of(const Context& context, const std::string& language);

/// One command with its arguments, from "assess" on; gives the exit code. What is refused is one line on standard error.
int run(const Context& context, const std::vector<std::string>& arguments);

int assess_command(const Context& context, std::vector<std::string> arguments);
int provider_command(const Context& context, std::vector<std::string> arguments);
int check_policy_command(const Context& context, std::vector<std::string> arguments);
int package_command(const Context& context, std::vector<std::string> arguments);
int verify_command(const Context& context, std::vector<std::string> arguments);

}  // namespace voucher::cli
