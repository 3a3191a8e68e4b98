// A roster in words: what stands in a row's field, what each row must still bring, which rows a search finds.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shell/app/catalogue.hpp"
#include "shell/app/roster_state.hpp"
#include "src/batch/words.hpp"

namespace voucher::app {

/// What a field is called: the pack's label of its fact, else the catalogue's "roster.field.<id>".
std::string field_label(const policy::Pack& pack, const batch::Field& field, const Catalogue& words, Language language);

struct FieldText {
    std::string text;         // as it would be typed; nothing of a yes/no
    bool understood = true;   // false: it is what stood there, and nobody knew what it means
    int option = -1;          // of a choice or yes/no (0, 1), where it is known
};
FieldText text_in(const policy::Pack& pack, const batch::Words& fields, std::size_t field, const batch::Row& row, Language language);

/// Whether a row's name, controller, credit code or service has the words of a search, in any order.
bool matches(const batch::Row& row, std::string_view search);

/// Columns "name", "controller", "fee", "total", "standing", "papers", "until"; unknown values last.
void sort_rows(RosterView& view, std::string_view column, bool descending);

/// A message to each row that must bring something, nearest last day first; UTF-8 with CR LF and its mark, as Windows' editor wants it.
std::string reminders_text(const policy::Pack& pack, const batch::Words& fields, const RosterView& view, std::span<const std::size_t> rows, const Catalogue& words,
                           Language language);

/// A table with one line of heads, all of which an import understands.
std::string template_csv(const policy::Pack& pack, const batch::Words& fields, const Catalogue& words, Language language);

}  // namespace voucher::app
