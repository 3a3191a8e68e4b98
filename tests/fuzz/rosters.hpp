// What holds of any roster under any pack.
#pragma once

#include <array>

#include "src/batch/assess_roster.hpp"
#include "src/batch/match_files.hpp"
#include "src/batch/reminders.hpp"
#include "src/batch/workspace.hpp"
#include "tests/fuzz/packs.hpp"

namespace voucher::fuzz {

inline constexpr std::size_t most_rows_assessed = 6;  // many half-empty rows under one controller are slow

inline const batch::Words& words_of_the_measure() {
    static const batch::Words words = batch::read_words(pack_text(std::string(VOUCHER_ASSETS_DIR) + "/rosters/liaocheng-2022-73.json"), the_measure()).value();
    return words;
}

inline const batch::Words& words_of_another_measure() {
    static const batch::Words words = batch::words_of_pack(another_measure());
    return words;
}

/// It is written and read as the same; as far as it is assessed, an edit of any row leaves the same as assessing all.
inline void judge(const policy::Pack& pack, const batch::Words& words, batch::Roster roster, std::uint64_t seed) {
    const std::string text = batch::write_workspace(roster, pack);
    const auto again = batch::read_workspace(text, pack);
    if (!again) std::fprintf(stderr, "%s\n", to_line(again.error().front()).c_str());
    require(again.has_value() && *again == roster, "a workspace that is written is read as the same");
    require(batch::write_workspace(*again, pack) == text, "a workspace has one form");
    if (roster.rows.size() > most_rows_assessed) roster.rows.resize(most_rows_assessed);
    if (roster.rows.empty()) return;

    batch::RosterAnswer answer = batch::assess_roster(pack, roster);
    std::size_t rows = 0;
    for (const std::size_t count : answer.standing) rows += count;
    require(rows == roster.rows.size() && answer.rows.size() == rows, "every row stands in one place");
    judge(answer.total);
    for (std::size_t i = 0; i < rows; ++i) {
        judge(pack, roster.rows[i].value, answer.rows[i].figures);
        const batch::ControllerAnswer& controller = answer.controllers.at(answer.controller_of[i]);
        require(std::ranges::find(controller.rows, i) != controller.rows.end(), "a row's controller has the row");
        const assess::MoneyRange& total = answer.rows[i].figures.total;
        require(total.low <= controller.total.low && (!controller.total.high || (total.high && *total.high <= *controller.total.high)), "a row earns no more than its controller");
        require(answer.rows[i].papers_present <= answer.rows[i].papers_required, "no more papers are there than are asked for");
    }
    std::vector<std::size_t> all(rows);
    for (std::size_t i = 0; i < rows; ++i) all[i] = i;
    for (const batch::Reminder& reminder : batch::reminders(pack, roster, answer, all)) require(reminder.row < rows, "a reminder is for a row");
    for (const batch::FileMatch& match : batch::match_files(roster, words, std::array{roster.rows[0].name() + "/1.pdf", roster.rows[0].source, std::string("a/b")}))
        require((match.found == batch::FileMatch::Found::row) == (match.rows.size() == 1), "one row is one row");

    Numbers numbers(seed);
    const std::array edited{numbers.below(rows)};
    batch::Row& row = roster.rows[edited[0]];
    if (numbers.one_in(2)) row.value.texts["controller"] = roster.rows[numbers.below(rows)].controller();
    else row.value = roster.rows[numbers.below(rows)].value;
    require(batch::reassess_roster(pack, roster, std::move(answer), edited) == batch::assess_roster(pack, roster), "an edit leaves the same as assessing all");
}

}  // namespace voucher::fuzz
