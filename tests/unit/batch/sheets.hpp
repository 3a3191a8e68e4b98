// Sheets as the files of tests/cases/roster give them, and the words of the packs.
#pragma once

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "src/batch/import.hpp"
#include "src/batch/row_edit.hpp"
#include "tests/unit/packs.hpp"

namespace voucher::tests {

inline nlohmann::json roster_cases(const std::string& name) {
    return nlohmann::json::parse(read_file(std::string(VOUCHER_CASES_DIR) + "/roster/" + name));
}

inline const batch::Words& words_of(const policy::Pack& pack) {
    static const batch::Words words = [&] {
        auto read = batch::read_words(read_file(std::string(VOUCHER_ASSETS_DIR) + "/rosters/" + pack.id + ".json"), pack);
        if (!read) FAIL(to_line(read.error().front()));
        return std::move(*read);
    }();
    return words;
}

/// {"rows": …, "merged": …} as the one sheet of a workbook.
inline batch::Sheet sheet_of(const nlohmann::json& given) {
    const nlohmann::json document{{"format", "innovation-voucher-sheets/1"},
                                  {"file", "名册.xlsx"},
                                  {"reader", "xlsx"},
                                  {"encoding", nullptr},
                                  {"sheets", {{{"name", given.value("sheet", "名册")}, {"hidden", false}, {"merged", given.value("merged", nlohmann::json::array())}, {"rows", given["rows"]}}}}};
    auto book = batch::read_sheets(document.dump());
    if (!book) FAIL(to_line(book.error().front()));
    return std::move(book->sheets.front());
}

}  // namespace voucher::tests
