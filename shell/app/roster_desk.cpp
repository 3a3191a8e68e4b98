#include "shell/app/roster_desk.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "shell/app/calendar.hpp"
#include "shell/app/cases.hpp"
#include "shell/app/roster_text.hpp"
#include "shell/app/roster_workbook.hpp"
#include "shell/app/typed.hpp"
#include "src/batch/row_edit.hpp"
#include "src/batch/workspace.hpp"

namespace voucher::app {
namespace {

using batch::Roster;
using Stage = RosterState::Stage;

std::shared_ptr<Roster> copy_of(const State& now, const policy::Pack& pack) {
    return now.roster ? std::make_shared<Roster>(*now.roster) : std::make_shared<Roster>(batch::empty_roster(pack, as_of(now)));
}

batch::Row* row_of(Roster& roster, std::string_view id) {
    const auto row = std::ranges::find(roster.rows, id, &batch::Row::id);
    return row == roster.rows.end() ? nullptr : &*row;
}

/// The chosen rows in view or not; all where none is chosen.
std::vector<std::size_t> chosen_rows(const State& now, const RosterView& view) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < view.roster->rows.size(); ++i) {
        if (now.roster_state.chosen.empty() || now.roster_state.chosen.contains(view.roster->rows[i].id)) rows.push_back(i);
    }
    return rows;
}

bool is_workspace(std::string_view name) { return name.ends_with(".json") || name.ends_with(".JSON"); }

}  // namespace

batch::Words roster_words_of(const policy::Pack& pack, const std::vector<std::string>& files) {
    for (const std::string& json : files) {
        auto words = batch::read_words(json, pack);
        if (words) return *std::move(words);
        const bool of_another = std::ranges::any_of(words.error(), [](const Finding& f) { return f.code == "words_other_policy"; });
        if (!of_another) throw std::runtime_error("The words of rosters: " + to_line(words.error().front()));
    }
    return batch::words_of_pack(pack);
}

std::vector<Action> RosterDesk::begin(const State& now, const platform::PickedFile& file) {
    RosterState state = now.roster_state;
    if (state.stage == Stage::reading) platform_.release(state.file);
    state.stage = Stage::reading;
    state.file = file.handle;
    state.file_name = file.name;
    state.import.reset();
    state.opened.clear();
    if (is_workspace(file.name)) platform_.read(file.handle, batch::most_workspace_bytes);
    else platform_.read_sheets(file.handle);
    return {action::ShowRoster{std::move(state)}, action::Go{PageId::roster}};
}

std::vector<Action> RosterDesk::refused(const State& now, std::string code, std::string detail) {
    RosterState state = now.roster_state;
    platform_.release(state.file);
    state.stage = Stage::refused;
    state.code = std::move(code);
    state.detail = std::move(detail);
    state.findings.clear();
    return show(std::move(state));
}

RosterImport RosterDesk::import_of(const State& now, RosterImport import, bool guess_again) const {
    const batch::Sheet& sheet = import.book.sheets[import.sheet];
    if (guess_again) {
        import.columns = batch::guess_columns(sheet, pack_, fields_);
        import.answers.clear();  // they were of another sheet
    }
    std::vector<batch::ForAll> for_all;
    for (std::size_t i = 0; i < fields_.fields.size(); ++i) {
        const batch::Field& field = fields_.fields[i];
        if (import.kind >= 0 && field.kind == batch::FieldKind::fact && field.fact == pack_.kind_fact) for_all.push_back({static_cast<int>(i), assess::FactValue::of_number(import.kind), {}});
    }
    import.found = batch::import_rows(sheet, import.columns, pack_, fields_, as_of(now), for_all);
    for (const auto& [place, option] : import.answers) {
        const auto& [row, field] = place;
        const auto at = std::ranges::find(import.found.sheet_rows, row);
        if (at == import.found.sheet_rows.end()) continue;
        batch::put_value(pack_, fields_.fields[static_cast<std::size_t>(field)], assess::FactValue::of_number(option), "", as_of(now), import.found.rows[static_cast<std::size_t>(at - import.found.sheet_rows.begin())]);
        std::erase_if(import.found.findings, [&](const batch::ImportFinding& odd) { return odd.row == row && odd.field == field && !odd.suggestions.empty(); });
    }
    return import;
}

std::vector<Action> RosterDesk::read(const State& now, const platform::event::SheetsRead& sheets) {
    auto book = batch::read_sheets(sheets.json);
    if (!book || book->sheets.empty()) {
        auto result = refused(now, book ? "empty" : "broken", book ? std::string() : to_line(book.error().front()));
        return result;
    }
    RosterState state = now.roster_state;
    platform_.release(state.file);
    RosterImport import{.book = *std::move(book), .sheet = 0, .columns = {}, .kind = pack_.kinds.size() > 1 ? static_cast<int>(pack_.kinds.size()) - 1 : -1, .answers = {}, .found = {}};
    import.sheet = batch::likely_sheet(import.book, pack_, fields_);
    state.stage = Stage::mapping;
    state.import = std::make_shared<const RosterImport>(import_of(now, std::move(import), true));
    state.open_select.clear();
    return show(std::move(state));
}

std::vector<Action> RosterDesk::opened(const State& now, const std::string& bytes) {
    RosterState state = now.roster_state;
    platform_.release(state.file);
    auto roster = batch::read_workspace(bytes, pack_);
    if (!roster) {
        state.stage = Stage::refused;
        state.code = "workspace";
        state.detail.clear();
        state.findings = std::move(roster.error());
        return show(std::move(state));
    }
    state = {};
    std::vector<Action> result{action::SetAsOf{roster->as_of}};
    for (std::size_t i = 0; i < roster->readings.size(); ++i) result.emplace_back(action::SetReading{static_cast<int>(i), roster->readings[i]});
    result.emplace_back(action::ShowRoster{std::move(state)});
    result.emplace_back(action::KeepRoster{std::make_shared<const Roster>(*std::move(roster))});
    return result;
}

std::vector<Action> RosterDesk::remap(const State& now, RosterImport import, bool guess_again) {
    RosterState state = now.roster_state;
    state.import = std::make_shared<const RosterImport>(import_of(now, std::move(import), guess_again));
    state.open_select.clear();
    return show(std::move(state));
}

std::vector<Action> RosterDesk::take(const State& now) {
    const auto roster = copy_of(now, pack_);
    if (!batch::add_rows(*roster, now.roster_state.import->found.rows)) {
        return refused(now, "too_many_rows", std::to_string(roster->rows.size() + now.roster_state.import->found.rows.size()) + " > " + std::to_string(batch::most_roster_rows));
    }
    const std::size_t taken = now.roster_state.import->found.rows.size();
    std::vector<Action> result = show({});
    result.emplace_back(action::KeepRoster{roster});
    result.emplace_back(action::Say{{.message = "roster.taken", .subject = std::to_string(taken), .undo = false}});
    return result;
}

std::vector<Action> RosterDesk::type(const State& now, const roster::Type& typed) {
    RosterState state = now.roster_state;
    if (!typed.commit) {
        state.typing = typed.field;
        state.typed = typed.text;
        return show(std::move(state));
    }
    const auto roster = copy_of(now, pack_);
    batch::Row* row = row_of(*roster, state.opened);
    const int field = batch::field_named(fields_.fields, typed.field);
    state.typing.clear();
    state.typed.clear();
    std::vector<Action> result = show(state);
    if (typed.field == carrier_field) {
        if (roster->carrier == typed.text) return result;
        roster->carrier = typed.text;
        result.emplace_back(action::KeepRoster{roster});
        return result;
    }
    if (row == nullptr || field < 0 || text_in(pack_, fields_, static_cast<std::size_t>(field), *row, now.language).text == typed.text) return result;
    batch::put_typed(pack_, fields_, field, typed.text, as_of(now), *row);
    result.emplace_back(action::KeepRoster{roster});
    return result;
}

std::vector<Action> RosterDesk::pick(const State& now, const roster::Pick& picked) {
    const auto roster = copy_of(now, pack_);
    batch::Row* row = row_of(*roster, now.roster_state.opened);
    const int field = batch::field_named(fields_.fields, picked.field);
    if (row == nullptr || field < 0) return {};
    const assess::FactValue value = picked.option < 0 ? assess::FactValue::unknown() : assess::FactValue::of_number(picked.option);
    batch::put_value(pack_, fields_.fields[static_cast<std::size_t>(field)], value, "", as_of(now), *row);
    RosterState state = now.roster_state;
    state.open_select.clear();
    std::vector<Action> result = show(std::move(state));
    result.emplace_back(action::KeepRoster{roster});
    return result;
}

std::vector<Action> RosterDesk::apply_bulk(const State& now) {
    const RosterState& state = now.roster_state;
    const int field = batch::field_named(fields_.fields, state.bulk_field);
    if (!now.roster || field < 0) return {};
    const auto roster = copy_of(now, pack_);
    for (batch::Row& row : roster->rows) {
        if (state.chosen.contains(row.id)) batch::put_typed(pack_, fields_, field, state.bulk_text, as_of(now), row);
    }
    return {action::KeepRoster{roster}, action::Say{{.message = "roster.bulk.done", .subject = std::to_string(state.chosen.size()), .undo = true}}};
}

std::vector<Action> RosterDesk::remove(const State& now, const std::set<std::string>& ids) {
    if (!now.roster || ids.empty()) return {};
    const auto roster = copy_of(now, pack_);
    std::erase_if(roster->rows, [&](const batch::Row& row) { return ids.contains(row.id); });
    RosterState state = now.roster_state;
    state.chosen.clear();
    state.opened.clear();
    std::vector<Action> result = show(std::move(state));
    result.emplace_back(action::KeepRoster{roster});
    result.emplace_back(action::Say{{.message = "roster.removed", .subject = std::to_string(ids.size()), .undo = true}});
    return result;
}

std::vector<Action> RosterDesk::act(const State& now, const RosterView& view, const RosterIntent& what, const Catalogue& words) {
    RosterState state = now.roster_state;
    const auto import = [&] { return *now.roster_state.import; };
    return std::visit(
        Cases{
            [&](const roster::ShowSheet& a) {
                RosterImport other = import();
                other.sheet = a.sheet;
                return remap(now, std::move(other), true);
            },
            [&](const roster::SetHeads& a) {
                RosterImport other = import();
                other.columns = batch::guess_columns(other.book.sheets[other.sheet], pack_, fields_, batch::HeadRows{a.row, 1});
                return remap(now, std::move(other), false);
            },
            [&](const roster::SetColumn& a) {
                RosterImport other = import();
                batch::set_field(other.columns, a.column, a.field);
                return remap(now, std::move(other), false);
            },
            [&](const roster::SetKind& a) {
                RosterImport other = import();
                other.kind = a.kind;
                return remap(now, std::move(other), false);
            },
            [&](const roster::SayWhich& a) {
                RosterImport other = import();
                other.answers[{a.row, a.field}] = a.option;
                return remap(now, std::move(other), false);
            },
            [&](const roster::Take&) { return take(now); },
            [&](const roster::Leave&) {
                if (state.stage == Stage::reading) platform_.release(state.file);
                state.stage = Stage::table;
                state.import.reset();
                state.opened.clear();
                state.typing.clear();
                return show(std::move(state));
            },
            [&](const roster::Sort& a) {
                state.descending = state.sorted == a.column && !state.descending;
                state.sorted = a.column;
                return show(std::move(state));
            },
            [&](const roster::Search& a) {
                state.search = a.text;
                return show(std::move(state));
            },
            [&](const roster::Choose& a) {
                if (state.chosen.erase(a.row) == 0) state.chosen.insert(a.row);
                return show(std::move(state));
            },
            [&](const roster::ChooseAll&) {
                const bool all = std::ranges::all_of(view.order, [&](std::size_t row) { return state.chosen.contains(view.roster->rows[row].id); });
                for (const std::size_t row : view.order) {
                    const std::string& id = view.roster->rows[row].id;
                    if (all) state.chosen.erase(id);
                    else state.chosen.insert(id);
                }
                return show(std::move(state));
            },
            [&](const roster::OpenRow& a) {
                state.opened = a.row;
                state.typing.clear();
                state.open_select.clear();
                return show(std::move(state));
            },
            [&](const roster::Type& a) { return type(now, a); },
            [&](const roster::Pick& a) { return pick(now, a); },
            [&](const roster::PickBulk& a) {
                state.bulk_field = a.field;
                state.open_select.clear();
                return show(std::move(state));
            },
            [&](const roster::TypeBulk& a) {
                state.bulk_text = a.text;
                return show(std::move(state));
            },
            [&](const roster::ApplyBulk&) { return apply_bulk(now); },
            [&](const roster::Remove&) { return remove(now, state.chosen); },
            [&](const roster::RemoveOpened&) { return remove(now, {state.opened}); },
            [&](const roster::AddRow&) {
                const auto roster = copy_of(now, pack_);
                batch::Row row;
                row.value = assess::empty_case(pack_);
                std::vector<batch::Row> rows{std::move(row)};
                if (!batch::add_rows(*roster, std::move(rows))) return std::vector<Action>{};
                state.opened = roster->rows.back().id;
                std::vector<Action> result = show(std::move(state));
                result.emplace_back(action::KeepRoster{roster});
                return result;
            },
            [&](const roster::ShowSelect& a) {
                state.open_select = a.id;
                state.select = a.select;
                return show(std::move(state));
            },
            [&](const roster::SaveWorkspace&) {
                save_workspace(now, words);
                return std::vector<Action>{};
            },
            [&](const roster::SaveProblems&) {
                const RosterImport& of = *now.roster_state.import;
                std::set<std::size_t> rows;
                for (const batch::ImportFinding& finding : of.found.findings) rows.insert(finding.row);
                const std::vector<std::size_t> list(rows.begin(), rows.end());
                platform_.save(platform::save_whole(words("roster.file.problems"), "text/csv", batch::rows_as_csv(of.book.sheets[of.sheet], of.columns.heads, list)));
                return std::vector<Action>{};
            },
            [&](const roster::SaveReminders&) {
                save_reminders(now, view, words);
                return std::vector<Action>{};
            },
            [&](const roster::SaveSummary&) {
                ask_for_summary(now, view, words);
                return std::vector<Action>{};
            },
            [&](const roster::SaveCalendar&) {
                const std::string name = words("roster.file.calendar", {{"day", view.roster->as_of.to_string()}});
                platform_.save(platform::save_whole(name, "text/calendar", roster_calendar(pack_, view, chosen_rows(now, view), now.language, now.today, words)));
                return std::vector<Action>{};
            },
            [&](const roster::WorkOn&) { return work_on(now, view); },
            [&](const roster::SaveTemplate&) {
                save_template(words, now.language);
                return std::vector<Action>{};
            },
        },
        what);
}

void RosterDesk::save_workspace(const State& now, const Catalogue& words) {
    if (!now.roster) return;
    Roster roster = *now.roster;
    batch::set_frame(roster, as_of(now), now.input.readings);
    platform_.save(platform::save_whole(words("roster.file.workspace", {{"day", roster.as_of.to_string()}}), "application/json", batch::write_workspace(roster, pack_)));
}

void RosterDesk::save_reminders(const State& now, const RosterView& view, const Catalogue& words) {
    const std::string text = reminders_text(pack_, fields_, view, chosen_rows(now, view), words, now.language);
    platform_.save(platform::save_whole(words("roster.file.reminders", {{"day", view.roster->as_of.to_string()}}), "text/plain", text));
}

std::vector<Action> RosterDesk::work_on(const State& now, const RosterView& view) {
    const auto row = std::ranges::find(view.roster->rows, now.roster_state.opened, &batch::Row::id);
    if (row == view.roster->rows.end()) return {};
    CaseInput input = input_of(pack_, row->value, now.language);
    // A text that nobody understood stands in its field, as if it had been typed there.
    for (const batch::Field& field : fields_.fields) {
        const auto odd = row->not_understood.find(field.id);
        if (odd == row->not_understood.end() || field.fact < 0) continue;
        const auto fact = static_cast<std::size_t>(field.fact);
        const policy::Type type = pack_.facts[fact].type;
        if (type == policy::Type::boolean || type == policy::Type::choice) continue;
        if (fact < pack_.applicant_facts) input.applicant[fact].text = odd->second;
        else if (!input.services.empty()) input.services.front().facts[fact - pack_.applicant_facts].text = odd->second;
    }
    return {action::Import{std::move(input)}};
}

void RosterDesk::ask_for_summary(const State& now, const RosterView& view, const Catalogue& words) {
    workbooks_.ask(roster_workbook(pack_, view, chosen_rows(now, view), words, now.language));
}

void RosterDesk::save_template(const Catalogue& words, Language language) {
    platform_.save(platform::save_whole(words("roster.file.template"), "text/csv", template_csv(pack_, fields_, words, language)));
}

// ── What follows ────────────────────────────────────────────────────────────────────────────────────────────────────

const RosterView& RosterDesk::view(const State& now) {
    if (!now.roster) {
        view_ = {};
        seen_.reset();
        return view_;
    }
    const bool same_frame = view_.roster && view_.roster->as_of == as_of(now) && view_.roster->readings == now.input.readings;
    if (seen_ != now.roster || !same_frame) {
        const auto framed = std::make_shared<Roster>(*now.roster);
        batch::set_frame(*framed, as_of(now), now.input.readings);
        const bool goes_on = same_frame && view_.roster->rows.size() <= framed->rows.size();
        std::vector<std::size_t> changed;
        for (std::size_t i = 0; goes_on && i < framed->rows.size(); ++i) {
            if (i >= view_.roster->rows.size() || !(view_.roster->rows[i] == framed->rows[i])) changed.push_back(i);
        }
        view_.answer = goes_on ? batch::reassess_roster(pack_, *framed, std::move(view_.answer), changed) : batch::assess_roster(pack_, *framed);
        view_.roster = framed;
        seen_ = now.roster;
        order_of_ = "\n";  // no search is so
    }
    order(now);
    return view_;
}

void RosterDesk::order(const State& now) {
    const RosterState& state = now.roster_state;
    std::string by = state.search + "\n" + state.sorted + (state.descending ? "-" : "+");
    if (by == order_of_) return;
    order_of_ = std::move(by);
    view_.order.clear();
    for (std::size_t i = 0; i < view_.roster->rows.size(); ++i) {
        if (matches(view_.roster->rows[i], state.search)) view_.order.push_back(i);
    }
    sort_rows(view_, state.sorted, state.descending);
}

}  // namespace voucher::app
