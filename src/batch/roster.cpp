#include "src/batch/roster.hpp"

#include <algorithm>
#include <charconv>

namespace voucher::batch {

Roster empty_roster(const policy::Pack& pack, Date as_of) {
    return {pack.id, {}, as_of, std::vector<int>(pack.readings.size(), 0), {}};
}

std::string fresh_row_id(const Roster& roster) {
    std::uint64_t last = 0;
    for (const Row& row : roster.rows) {
        std::uint64_t number = 0;
        const char* end = row.id.data() + row.id.size();
        if (row.id.size() < 2 || row.id.size() > 12 || row.id.front() != 'r') continue;
        if (const auto [at, error] = std::from_chars(row.id.data() + 1, end, number); error == std::errc{} && at == end) last = std::max(last, number);
    }
    return "r" + std::to_string(last + 1);
}

void set_frame(Roster& roster, Date as_of, std::vector<int> readings) {
    roster.as_of = as_of;
    roster.readings = std::move(readings);
    for (Row& row : roster.rows) {
        row.value.as_of = roster.as_of;
        row.value.readings = roster.readings;
    }
}

}  // namespace voucher::batch
