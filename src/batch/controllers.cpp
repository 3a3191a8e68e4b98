#include "src/batch/controllers.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>

namespace voucher::batch {
namespace {

/// Sets that are joined (union-find); a set is called by its first row.
class Sets {
public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t of(std::size_t row) {
        while (parent_[row] != row) row = parent_[row] = parent_[parent_[row]];
        return row;
    }
    void join(std::size_t a, std::size_t b) {
        a = of(a), b = of(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

struct OfOneName {
    std::vector<std::size_t> rows;
    std::string code;
    bool codes_differ = false;
};

}  // namespace

std::vector<std::vector<std::size_t>> rows_by_controller(const Roster& roster) {
    Sets sets(roster.rows.size());
    std::unordered_map<std::string, std::size_t> controllers, codes;
    std::unordered_map<std::string, OfOneName> names;
    const auto join_by = [&](auto& seen, const std::string& key, std::size_t row) {
        if (key.empty()) return;
        const auto [it, fresh] = seen.emplace(key, row);
        if (!fresh) sets.join(it->second, row);
    };
    for (std::size_t i = 0; i < roster.rows.size(); ++i) {
        const Row& row = roster.rows[i];
        const std::string& code = applicant_text(row.value, "credit_code");
        join_by(controllers, plain_word(row.controller()), i);
        join_by(codes, code, i);
        const std::string name = plain_word(row.name());
        if (name.empty()) continue;
        OfOneName& same = names[name];
        same.rows.push_back(i);
        if (!code.empty()) same.codes_differ = same.codes_differ || (!same.code.empty() && same.code != code);
        if (same.code.empty()) same.code = code;
    }
    for (const auto& [name, same] : names) {
        if (same.codes_differ) continue;
        for (const std::size_t row : same.rows) sets.join(same.rows.front(), row);
    }
    std::vector<std::vector<std::size_t>> groups;
    std::vector<std::size_t> place(roster.rows.size(), 0);
    for (std::size_t i = 0; i < roster.rows.size(); ++i) {
        const std::size_t first = sets.of(i);
        if (first == i) {
            place[i] = groups.size();
            groups.emplace_back();
        }
        groups[place[first]].push_back(i);
    }
    return groups;
}

}  // namespace voucher::batch
