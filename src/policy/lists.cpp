#include "src/policy/lists.hpp"

namespace voucher::policy {
namespace {

constexpr std::size_t most_options = 60;  // a choice is a set of bits

}  // namespace

void some(Object& o, std::string_view key, std::size_t size, std::size_t most) {
    if (o.has(key) && (size == 0 || size > most)) {
        o.complain("pack_wrong_type", o.at(key), std::to_string(size) + " elements", "1 to " + std::to_string(most) + " elements");
    }
}

std::vector<Option> read_options(Object& o, bool needed) {
    std::vector<Option> result;
    o.objects("options", needed, [&](Object& option) {
        result.push_back({option.string("id"), option.text("label"), option.text("note", false)});
    });
    if (needed || result.size() > most_options) some(o, "options", result.size(), most_options);
    distinct(o, "options", result);
    return result;
}

std::vector<std::string> ids_of(const std::vector<Option>& options) {
    std::vector<std::string> ids;
    for (const Option& option : options) ids.push_back(option.id);
    return ids;
}

}  // namespace voucher::policy
