// One value for all rows that are chosen: which field, what it is to say, and whether that is understood.
#include "shell/app/roster_text.hpp"
#include "shell/pages/roster.hpp"
#include "src/batch/row_edit.hpp"

namespace voucher::pages {
namespace {

/// Why the text would not be understood; empty where it is, or there is none.
std::string trouble(const Context& c, int field, std::string_view text) {
    if (field < 0 || text.empty()) return {};
    batch::Row row;
    row.value = assess::empty_case(c.pack);
    const auto problem = batch::put_typed(c.pack, c.roster_words, field, text, c.view.as_of, row);
    if (!problem) return {};
    return c.finding(Finding{.severity = Severity::error, .code = std::string(problem->code), .place = "", .found = std::string(text), .expected = problem->expected});
}

}  // namespace

float roster_bulk(Context& c, Rect r) {
    const app::RosterState& state = c.state.roster_state;
    const int field = batch::field_named(c.roster_words.fields, state.bulk_field);
    std::vector<std::string> ids, labels;
    for (std::size_t i = 0; i < c.roster_words.fields.size(); ++i) {
        ids.push_back(c.roster_words.fields[i].id);
        labels.push_back(app::field_label(c.pack, c.roster_words.fields[i], c.words, c.state.language));
    }
    std::vector<ui::Option> options;
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({.id = ids[i], .label = labels[i]});
    const std::string wrong = trouble(c, field, state.bulk_text);
    const ui::SelectSpec which{.label = c.t("roster.bulk.field"), .options = options, .chosen = state.bulk_field, .placeholder = c.t("roster.bulk.choose"),
                               .found = [&c](int n) { return c.t("roster.found", {{"n", std::to_string(n)}}); }};
    const ui::FieldSpec what{.label = c.t("roster.bulk.value"), .text = state.bulk_text, .help = c.t("roster.bulk.help"), .error = wrong};
    const std::string label = c.t("roster.bulk.apply", {{"n", std::to_string(state.chosen.size())}});
    const ui::ButtonSpec apply{.label = label, .icon = icon::check, .disabled = field < 0 || !wrong.empty()};

    const bool beside = r.w >= c.px(760);
    const float button = std::min(r.w - 2 * roster_pad, c.ui.button_width(apply));
    const float inner = r.w - 2 * roster_pad;
    const float each = beside ? (inner - button - 32) / 2 : inner;
    const float h1 = ui::select_height(c.ui, which, each), h2 = c.ui.field_height(what, each);
    const float height = beside ? std::max(h1, h2) : h1 + h2 + 44 + 24;
    const Rect card{r.x, r.y, r.w, height + 2 * roster_pad};
    c.ui.card(card);
    const auto in = c.ui.group("bulk", Role::region, c.t("roster.bulk"), card);
    const Rect first{card.x + roster_pad, card.y + roster_pad, each, h1};
    const Rect second = beside ? Rect{first.right() + 16, first.y, each, h2} : Rect{first.x, first.bottom() + 12, each, h2};
    const Rect third = beside ? Rect{second.right() + 16, first.y + h1 - 44, button, 44} : Rect{first.x, second.bottom() + 12, button, 44};
    const auto typed = c.ui.field("value", second, what);
    if (typed.changed) c.act(action::Roster{app::roster::TypeBulk{typed.text}});
    if (c.ui.button("apply", third, apply)) c.act(action::Roster{app::roster::ApplyBulk{}});
    if (const auto picked = roster_select(c, "bulk_field", first, which)) c.act(action::Roster{app::roster::PickBulk{*picked}});
    return card.bottom();
}

}  // namespace voucher::pages
