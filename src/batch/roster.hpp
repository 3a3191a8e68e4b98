// The carrier's roster (孵化载体名册): one row is one applicant with one service, as a clerk keeps them.
//
// A row keeps what was understood as a case, and what was not as it stood there: a field with a text that nobody
// understood is unknown, which is neither no nor zero, until a person says what it is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/batch/field.hpp"

namespace voucher::batch {

struct RowFile {       // a file that was given for one of the row's papers
    std::string paper; // id of the pack's paper or evidence
    std::string path;  // below the folder that was chosen
    friend bool operator==(const RowFile&, const RowFile&) = default;
};

struct Row {
    std::string id;                                      // no other row has it
    std::string source;                                  // where it was read: "名册!6", the sheet and its row
    assess::Case value;                                  // at most one service; policy, day and readings are the roster's
    std::map<std::string, std::string> not_understood;   // by field's id: the text as it stood there
    std::vector<RowFile> files;
    friend bool operator==(const Row&, const Row&) = default;

    [[nodiscard]] const std::string& name() const { return applicant_text(value, "name"); }
    [[nodiscard]] const std::string& controller() const { return applicant_text(value, "controller"); }
};

struct Roster {
    std::string policy;         // the pack's id
    std::string carrier;        // its name; may be empty
    Date as_of;
    std::vector<int> readings;  // option in use by reading of the pack
    std::vector<Row> rows;
    friend bool operator==(const Roster&, const Roster&) = default;
};

inline constexpr std::size_t most_roster_rows = 20'000;

Roster empty_roster(const policy::Pack& pack, Date as_of);

/// An id that no row has: "r1", "r2", …
std::string fresh_row_id(const Roster& roster);

/// Day and readings of the roster, put into every row's case.
void set_frame(Roster& roster, Date as_of, std::vector<int> readings);

}  // namespace voucher::batch
