// Where a file goes that was dropped or pasted, and which files a place asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/app/state.hpp"
#include "shell/app/view.hpp"
#include "shell/pages/context.hpp"
#include "shell/platform/platform.hpp"

namespace voucher::app {

inline constexpr std::string_view import_purpose = "import";  // a case file, or a package to go on with
inline constexpr std::string_view verify_purpose = "verify";

/// As the `accept` of an input of files: ".json,application/json".
std::string_view accepted_files(const platform::FilePurpose& purpose);

/// The page as it was drawn last.
struct FilePlaces {
    const State& state;
    const View& view;
    const policy::Pack& pack;
    const std::vector<pages::DropPlace>& drawn;

    /// Null beside all of them.
    [[nodiscard]] const pages::DropPlace* at(ui::Point point) const;

    // Purposes (platform::FilePurpose::id); empty: nothing here takes a file.

    /// To the paper that was acted on last or has the focus; else to the first that is missing.
    [[nodiscard]] std::string of_pasted() const;
    /// A case file dropped anywhere is opened. On the papers page a drop goes to the row that it falls on; beside the rows to
    /// the first paper that is missing.
    [[nodiscard]] std::string of_dropped(const platform::PickedFile& file) const;
};

}  // namespace voucher::app
