#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "src/assess/assessment.hpp"
#include "src/assess/explain.hpp"
#include "src/base/json_reader.hpp"
#include "src/cli/command.hpp"

namespace voucher::cli {
namespace {

constexpr std::size_t most_bytes = 4U << 20U;
constexpr std::size_t most_bytes_of_lines = 1U << 30U;

/// Packs by id, loaded once.
class Packs {
public:
    Packs(const Context& context, std::string file) : context_(context), file_(std::move(file)) {}

    const policy::Pack& of_case(std::string_view json) {
        const std::string id = file_.empty() ? assess::policy_of(json) : std::string{};
        const auto it = packs_.find(id);
        if (it != packs_.end()) return it->second;
        if (file_.empty() && id.empty()) {  // broken JSON is told before a missing policy is
            if (const auto document = read_json(json, "case"); !document) throw Refusal(to_line(document.error()));
        }
        return packs_.emplace(id, find_pack(context_, file_, id)).first->second;
    }

private:
    const Context& context_;
    std::string file_;
    std::map<std::string, policy::Pack> packs_;
};

/// One case in, one assessment out; throws Refusal with the first finding.
std::string answer(Packs& packs, std::string_view json, Date today, bool explain, int indent) {
    const policy::Pack& pack = packs.of_case(json);
    const auto value = assess::read_case(json, pack);
    if (!value) throw Refusal(to_line(value.error().front()));
    const assess::Assessment assessment = assess::assess(pack, *value, today);
    return assess::write_assessment(assessment, *value, pack, indent, explain ? assess::write_why(pack, *value, assessment) : std::string{});
}

}  // namespace

int assess_command(const Context& context, std::vector<std::string> arguments) {
    const bool explain = take_flag(arguments, "--explain");
    const bool lines = take_flag(arguments, "--lines");
    Packs packs(context, take_option(arguments, "--policy"));
    if (arguments.size() > 1 || (arguments.size() == 1 && arguments[0].starts_with("--"))) {
        throw Refusal("usage: voucher assess [FILE] [--explain] [--lines] [--policy PACK]; found " + arguments.back());
    }
    const std::string text = read_input(arguments.empty() ? "" : arguments[0], lines ? most_bytes_of_lines : most_bytes);
    if (!lines) {
        std::cout << answer(packs, text, context.today, explain, 2);
        return done;
    }
    int result = done;
    std::size_t number = 0;
    std::string_view rest = text;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        try {
            std::cout << answer(packs, line, context.today, explain, -1);
        } catch (const Refusal& refusal) {
            std::cerr << "line " << number << ": " << refusal.what() << "\n";
            result = bad_input;
        }
    }
    return result;
}

}  // namespace voucher::cli
