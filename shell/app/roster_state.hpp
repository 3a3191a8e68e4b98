// The carrier's workspace as the person sees it, beside the roster itself, which belongs to what was given (State::roster).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "shell/platform/platform.hpp"
#include "shell/ui/select.hpp"
#include "src/batch/assess_roster.hpp"
#include "src/batch/import.hpp"

namespace voucher::app {

/// A file on its way into the roster: what its columns are taken for, and what would become of its rows.
struct RosterImport {
    batch::Workbook book;
    std::size_t sheet = 0;
    batch::Columns columns;
    int kind = -1;          // of every row that does not say itself what it is; −1: nothing is supposed
    std::map<std::pair<std::size_t, int>, int> answers;  // what a person said of an unclear cell: option by the sheet's row and field
    batch::Imported found;
};

struct RosterState {
    enum class Stage : std::uint8_t { table, reading, refused, mapping } stage = Stage::table;
    platform::FileHandle file{};               // being read
    std::string file_name;
    std::string code, detail;                  // refused: platform::event::SheetsRefused
    std::vector<Finding> findings;             // refused: a workspace's, or a sheet's
    std::shared_ptr<const RosterImport> import;  // mapping
    std::string search;
    std::string sorted;                        // id of the column; empty: as the rows came
    bool descending = false;
    std::set<std::string> chosen;              // ids of rows
    std::string opened;                        // id of the row that is shown by itself; empty: the table
    std::string typing, typed;                 // field of that row, or "carrier", and what stands in it while it is typed
    std::string bulk_field, bulk_text;         // what all chosen rows are to say
    std::string open_select;                   // which one is open
    ui::SelectState select;
};

/// What follows from the roster and from how it is looked at.
struct RosterView {
    std::shared_ptr<const batch::Roster> roster;  // under the day and the readings in use
    batch::RosterAnswer answer;
    std::vector<std::size_t> order;               // rows that the search leaves, sorted
};

/// What stands for the carrier's own name where a field is named.
inline constexpr std::string_view carrier_field = "carrier";

/// What a person does on the page.
namespace roster {
struct ShowSheet { std::size_t sheet = 0; };
struct SetHeads { std::size_t row = 0; };                       // from 0
struct SetColumn { std::size_t column = 0; int field = -1; };   // −1: not imported
struct SetKind { int kind = -1; };
struct SayWhich { std::size_t row = 0; int field = -1, option = 0; };  // of an unclear cell; the sheet's row, from 0
struct Take {};                                                 // the rows join the roster
struct Leave {};                                                // the import, or the row that is shown
struct Sort { std::string column; };
struct Search { std::string text; };
struct Choose { std::string row; };                             // or not any more
struct ChooseAll {};                                            // of those in view; or none
struct OpenRow { std::string row; };
struct Type { std::string field, text; bool commit = false; };  // of the opened row; field "carrier": of the roster
struct Pick { std::string field; int option = -1; };            // of the opened row; −1: not known
struct PickBulk { std::string field; };
struct TypeBulk { std::string text; };
struct ApplyBulk {};                                            // to the chosen rows
struct Remove {};                                               // the chosen rows
struct RemoveOpened {};
struct AddRow {};
struct ShowSelect { std::string id; ui::SelectState select; };
struct SaveWorkspace {};
struct SaveProblems {};                                         // rows of the import that were not understood, as CSV
struct SaveReminders {};                                        // of the chosen rows, or of all, as text
struct SaveSummary {};                                          // of the chosen rows, or of all, as a workbook
struct SaveCalendar {};                                         // last days of the chosen rows, or of all
struct WorkOn {};                                               // the opened row as a case: its papers and its package
struct SaveTemplate {};                                         // an empty table with its heads, as CSV
}  // namespace roster
using RosterIntent = std::variant<roster::ShowSheet, roster::SetHeads, roster::SetColumn, roster::SetKind, roster::SayWhich, roster::Take, roster::Leave, roster::Sort, roster::Search,
                                  roster::Choose, roster::ChooseAll, roster::OpenRow, roster::Type, roster::Pick, roster::PickBulk, roster::TypeBulk, roster::ApplyBulk, roster::Remove, roster::RemoveOpened,
                                  roster::AddRow, roster::ShowSelect, roster::SaveWorkspace, roster::SaveProblems, roster::SaveReminders, roster::SaveSummary, roster::SaveCalendar, roster::WorkOn,
                                  roster::SaveTemplate>;

}  // namespace voucher::app
