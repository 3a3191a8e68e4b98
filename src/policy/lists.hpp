// What holds of a pack's lists, and the one that several sections have: a choice's options.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/policy/object.hpp"

namespace voucher::policy {

/// A list that may be neither empty nor longer than `most`; what is not there at all is another's complaint.
void some(Object& o, std::string_view key, std::size_t size, std::size_t most);

/// Ids are how the answers name things: no two of a list are alike.
template <typename List>
void distinct(Object& o, std::string_view key, const List& list) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (seen.insert(list[i].id).second) continue;
        o.complain("pack_duplicate_id", o.at(key) + "/" + std::to_string(i) + "/id", list[i].id, "an id that no other of the list has");
    }
}

/// The list "options". `needed`: there has to be one.
std::vector<Option> read_options(Object& o, bool needed);
std::vector<std::string> ids_of(const std::vector<Option>& options);

}  // namespace voucher::policy
