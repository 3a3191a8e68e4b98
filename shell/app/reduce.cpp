#include <algorithm>
#include <iterator>
#include <set>

#include "shell/app/actions.hpp"
#include "shell/app/cases.hpp"
#include "shell/app/invoices.hpp"
#include "shell/app/kiosk_desk.hpp"
#include "shell/app/provider_desk.hpp"
#include "shell/app/saving.hpp"
#include "shell/app/typed.hpp"

namespace voucher::app {
namespace {

using namespace action;

const policy::Fact& fact_at(const policy::Pack& pack, Target at) { return pack.facts.at(static_cast<std::size_t>(at.fact)); }

Entry* entry_at(State& state, const policy::Pack& pack, Target at) {
    const auto fact = static_cast<std::size_t>(at.fact);
    if (at.service < 0) return fact < state.input.applicant.size() ? &state.input.applicant[fact] : nullptr;
    const auto service = static_cast<std::size_t>(at.service);
    if (service >= state.input.services.size() || fact < pack.applicant_facts) return nullptr;
    return &state.input.services[service].facts.at(fact - pack.applicant_facts);
}

/// Nothing folds while one is answering in it; the group answered before may fold once it is complete.
void touched(State& state, const policy::Pack& pack, Target at) {
    if (at.service >= 0) return;
    const std::string& group = fact_at(pack, at).group;
    if (group == state.last_group) return;
    state.open.erase(state.last_group);
    state.last_group = group;
}

std::string free_id(const std::vector<ServiceInput>& services) {
    std::set<std::string> used;
    for (const ServiceInput& service : services) used.insert(service.id);
    int number = 1;
    while (used.contains("s" + std::to_string(number))) ++number;
    return "s" + std::to_string(number);
}

void go(State& state, PageId page) {
    state.page = page;
    state.dialog = {};
}

void show_month(Dialog& dialog, Date day) {
    dialog.year = day.year();
    dialog.month = day.month();
}

/// The looks go round. From the system's own the first step changes what is seen; the last leads back to it.
ThemeChoice after(ThemeChoice now, bool system_is_dark) {
    const ThemeChoice other = system_is_dark ? ThemeChoice::light : ThemeChoice::dark;
    const ThemeChoice own = system_is_dark ? ThemeChoice::dark : ThemeChoice::light;
    if (now == ThemeChoice::system) return other;
    if (now == other) return ThemeChoice::high_contrast;
    return now == ThemeChoice::high_contrast ? own : ThemeChoice::system;
}

void restore(State& state, const Restore& a) {
    static_cast<Given&>(state) = a.draft.given;
    state.started = state.started || a.draft.started;
    state.service = a.draft.service;
    if (!a.at_start) return;
    state.page = is_of_a_case(a.draft.page) && !state.started ? PageId::home : a.draft.page;
    state.language = a.draft.language;
    state.theme = a.draft.theme;
    state.text_step = a.draft.text_step;
    state.roster_state.opened = a.draft.row;
    state.roster_state.typing = a.draft.field;
    state.roster_state.typed = a.draft.typed;
}

void commit_day(Dialog& dialog, Language language) {
    dialog.day.editing = false;
    dialog.day.text = normalised_date(dialog.day.text, language);
}

}  // namespace

ServiceInput empty_service_input(const policy::Pack& pack, std::string id) {
    return {std::move(id), std::vector<Entry>(pack.facts.size() - pack.applicant_facts), {}};
}

State first_state(const policy::Pack& pack, Date today) {
    State state;
    state.today = today;
    state.input.applicant.resize(pack.applicant_facts);
    state.input.readings.assign(pack.readings.size(), 0);
    return state;
}

Dialog day_dialog(Dialog::Kind kind, std::optional<Date> day, Date today, Language language, int service, int fact) {
    Dialog dialog;
    dialog.kind = kind;
    dialog.service = service;
    dialog.fact = fact;
    if (day) dialog.day.text = normalised_date(day->to_string(), language);
    show_month(dialog, day.value_or(today));
    return dialog;
}

State reduce(State state, const Action& what, const policy::Pack& pack) {
    const auto attachment = [&](platform::FileHandle file) {
        return std::ranges::find(state.attachments, file, &Attachment::file);
    };
    std::visit(
        Cases{
            [&](const Start& a) {
                state.input.kind = a.kind;
                state.started = true;
                go(state, PageId::eligibility);
            },
            [&](const SetAnswer& a) {
                if (Entry* entry = entry_at(state, pack, a.at)) {
                    entry->answer = a.answer;
                    touched(state, pack, a.at);
                }
            },
            [&](const SetOption& a) {
                if (Entry* entry = entry_at(state, pack, a.at)) {
                    entry->option = a.option;
                    entry->answer = a.unsure ? ui::Answer::unsure : ui::Answer::none;
                    touched(state, pack, a.at);
                }
            },
            [&](const TypeFact& a) {
                if (Entry* entry = entry_at(state, pack, a.at)) {
                    entry->text = a.text;
                    entry->editing = true;
                    touched(state, pack, a.at);
                }
            },
            [&](const CommitFact& a) {
                if (Entry* entry = entry_at(state, pack, a.at)) {
                    entry->text = normalised(fact_at(pack, a.at), a.text, state.language);
                    entry->editing = false;
                }
            },
            [&](const TypeText& a) {
                if (a.service < 0) {
                    state.input.texts[a.id] = a.text;
                } else if (static_cast<std::size_t>(a.service) < state.input.services.size()) {
                    state.input.services[static_cast<std::size_t>(a.service)].texts[a.id] = a.text;
                }
            },
            [&](const TypeReceived& a) {
                state.input.received[a.year] = {.text = a.commit ? normalised_money(a.text) : a.text, .editing = !a.commit};
            },
            [&](const AddService&) {
                state.input.services.push_back(empty_service_input(pack, free_id(state.input.services)));
                state.service = static_cast<int>(state.input.services.size()) - 1;
                go(state, PageId::services);
            },
            [&](const CopyService& a) {
                ServiceInput copy = state.input.services.at(static_cast<std::size_t>(a.service));
                copy.id = free_id(state.input.services);
                state.input.services.push_back(std::move(copy));
                state.service = static_cast<int>(state.input.services.size()) - 1;
                state.dialog = {};
            },
            [&](const RemoveService& a) {
                state.input.services.erase(state.input.services.begin() + a.service);
                state.service = std::clamp(state.service, 0, std::max(0, static_cast<int>(state.input.services.size()) - 1));
                state.dialog = {};
                state.toast = Toast{.message = "toast.service_removed", .subject = {}, .undo = true};
            },
            [&](const SetReading& a) { state.input.readings.at(static_cast<std::size_t>(a.reading)) = a.option; },
            [&](const SetAsOf& a) {
                state.input.as_of = a.day;
                state.dialog = {};
            },
            [&](const Clear&) {
                if (state.kiosk) {
                    state = rested_kiosk(pack, state.today, state.kiosk->settings, state.system);
                    return;
                }
                State fresh = first_state(pack, state.today);
                fresh.language = state.language;
                fresh.theme = state.theme;
                fresh.text_step = state.text_step;
                fresh.system = state.system;
                fresh.saving = state.saving;
                fresh.keeping = state.keeping;  // the platform tells what becomes of it
                state = std::move(fresh);
            },
            [&](const ShowKeeping& a) { state.keeping = a.keeping; },
            [&](const Restore& a) { restore(state, a); },
            [&](const StartAfresh&) {
                static_cast<Given&>(state) = first_state(pack, state.today);
                state.roster_state = {};
                state.started = false;
                state.service = 0;
                state.keeping.restored = false;
                state.toast = Toast{.message = "toast.afresh", .subject = {}, .undo = true};
                go(state, PageId::home);
            },
            [&](const Import& a) {
                state.input = a.input;
                state.started = true;
                state.service = 0;
                state.pledged = false;
                state.attachments = a.files;
                if (a.left_out > 0) state.toast = Toast{.message = "toast.opened_without", .subject = std::to_string(a.left_out), .undo = true};
                else if (a.package) state.toast = Toast{.message = "toast.opened", .subject = std::to_string(a.files.size()), .undo = true};
                else state.toast = Toast{.message = "toast.imported", .subject = {}, .undo = true};
                go(state, PageId::eligibility);
            },
            [&](const Replace& a) {
                static_cast<Given&>(state) = a.given;
                state.started = state.started || state.input != first_state(pack, state.today).input || !state.attachments.empty();
                state.toast.reset();  // it spoke of what is undone
                state.service = std::clamp(state.service, 0, std::max(0, static_cast<int>(state.input.services.size()) - 1));
            },
            [&](const Attach& a) {
                // Another file chosen is the answer to one that could not be read, or is empty.
                std::erase_if(state.attachments, [&](const Attachment& old) {
                    return !old.counts() && std::ranges::any_of(a.files, [&](const Attachment& given) {
                        return given.service == old.service && given.paper == old.paper;
                    });
                });
                state.attachments.insert(state.attachments.end(), a.files.begin(), a.files.end());
                state.pledged = false;
            },
            [&](const Detach& a) {
                const auto f = attachment(a.file);
                if (f == state.attachments.end()) return;
                state.toast = Toast{.message = "toast.file_removed", .subject = f->name, .undo = true};
                state.attachments.erase(f);
                if (state.dialog.kind == Dialog::Kind::file) state.dialog = {};
            },
            [&](const TypeFileName& a) {
                state.dialog.day = {.text = a.text, .editing = !a.commit};
                const auto f = attachment(state.dialog.file);
                if (!a.commit || f == state.attachments.end()) return;
                auto name = papers::renamed(a.text, f->name);
                if (!name) return;  // the dialog says so; the file keeps its name
                state.dialog.day.text = *name;
                f->name = *std::move(name);
            },
            [&](const MoveFile& a) {
                const auto f = attachment(a.file);
                if (f == state.attachments.end()) return;
                const auto of_the_paper = [&](const Attachment& other) { return other.service == f->service && other.paper == f->paper; };
                if (a.up) {
                    const auto before = std::find_if(std::make_reverse_iterator(f), state.attachments.rend(), of_the_paper);
                    if (before != state.attachments.rend()) std::iter_swap(f, before);
                } else {
                    const auto after = std::find_if(std::next(f), state.attachments.end(), of_the_paper);
                    if (after != state.attachments.end()) std::iter_swap(f, after);
                }
            },
            [&](const TouchPaper& a) { state.last_paper = a.purpose; },
            [&](const Digested& a) {
                if (const auto f = attachment(a.digest.handle); f != state.attachments.end()) {
                    f->state = Attachment::State::ready;
                    f->fraction = 1;
                    f->sha256 = a.digest.sha256;
                    f->crc32 = a.digest.crc32;
                    f->size = a.digest.size;
                    if (may_be_inspected(*f)) f->inspection = f->size <= platform::most_inspected ? Attachment::Inspection::asked : Attachment::Inspection::too_large;
                    f->content = papers::content_of(a.digest.head);
                }
            },
            [&](const InvoiceRead& a) {
                if (const auto f = attachment(a.file); f != state.attachments.end()) f->invoice = a.reading;
            },
            [&](const Inspected& a) {
                if (const auto f = attachment(a.file); f != state.attachments.end()) {
                    f->inspection = a.how;
                    f->invoice = a.reading;
                }
            },
            [&](const Pictured& a) {
                if (state.dialog.kind != Dialog::Kind::preview || state.dialog.file != a.picture.handle) return;
                state.dialog.pictured = true;
                state.dialog.picture = a.picture.size;
            },
            [&](const Progressed& a) {
                if (const auto f = attachment(a.progress.handle); f != state.attachments.end()) f->fraction = a.progress.fraction;
            },
            [&](const Failed& a) {
                if (const auto f = attachment(a.failure.handle); f != state.attachments.end()) {
                    f->state = Attachment::State::failed;
                    f->reason = a.failure.reason;
                }
            },
            [&](const Verify& a) { state.verification = a.verification; },
            [&](const ShowReview& a) { state.review = a.review; },
            [&](const KeepRoster& a) { state.roster = a.roster; },
            [&](const ShowRoster& a) { state.roster_state = a.state; },
            [&](const Pledge& a) { state.pledged = a.ticked; },
            [&](const MakingChanged& a) { state.making = a.making; },
            [&](const Go& a) { go(state, a.page); },
            [&](const GoTo& a) {
                go(state, a.target.service < 0 ? PageId::eligibility : PageId::services);
                if (a.target.service >= 0) state.service = a.target.service;
                const std::string& group = fact_at(pack, a.target).group;
                if (!group.empty()) state.open[a.target.service < 0 ? group : "service"] = true;
                state.target = a.target;
            },
            [&](const ShowService& a) { state.service = a.service; },
            [&](const ShowQuestion& a) { state.question = a.question; },
            [&](const Fold& a) { state.open[a.id] = a.open; },
            [&](const Open& a) { state.dialog = a.dialog; },
            [&](const Close&) { state.dialog = {}; },
            [&](const TypeDay& a) {
                state.dialog.day.text = a.text;
                state.dialog.day.editing = !a.commit;
                if (a.commit) commit_day(state.dialog, state.language);
                if (const auto day = read_date(a.text).value; day.known) {
                    show_month(state.dialog, Date::from_days(static_cast<std::int32_t>(day.number)));
                }
            },
            [&](const TurnMonth& a) {
                const auto first = Date::from_civil(state.dialog.year, state.dialog.month, 1);
                if (!first) return;
                const int months = first->year() * 12 + first->month() - 1 + a.months;
                if (const auto turned = Date::from_civil(months / 12, months % 12 + 1, 1)) show_month(state.dialog, *turned);
            },
            [&](const PickDay& a) {
                state.dialog.day.text = normalised_date(a.day.to_string(), state.language);
                state.dialog.day.editing = false;
                show_month(state.dialog, a.day);
            },
            [&](const TargetShown&) { state.target.reset(); },
            [&](const Say& a) { state.toast = a.toast; },
            [&](const Hush&) { state.toast.reset(); },
            [&](const SaveGoesOn& a) { save_goes_on(state, a.progress); },
            [&](const SaveDone& a) { saved(state, a.saved); },
            [&](const SaveFell& a) { save_failed(state, a.failure); },
            [&](const Drag& a) {
                state.drag_over = a.over;
                state.drag_at = a.at;
            },
            [&](const ShowGallery& a) { state.gallery = a.gallery; },
            [&](const TickDay& a) { state.calendar[a.id] = a.ticked; },
            [&](const action::Provider& a) { reduce_provider(state, a.what, pack); },
            [&](const SetLanguage& a) {
                state.language = a.language;
                const auto rewrite = [&](const policy::Fact& fact, Entry& entry) {
                    if (fact.type == policy::Type::date) entry.text = normalised(fact, entry.text, state.language);
                };
                for (ServiceInput& service : state.input.services) {
                    for (std::size_t i = 0; i < service.facts.size(); ++i) {
                        rewrite(pack.facts[pack.applicant_facts + i], service.facts[i]);
                    }
                }
                rewrite_days(state.provider, pack, state.language);
                state.dialog.day.text = normalised_date(state.dialog.day.text, state.language);
            },
            [&](const NextTextSize&) { state.text_step = (state.text_step + 1) % 3; },
            [&](const NextTheme&) { state.theme = after(state.theme, state.system.dark); },
            [&](const action::Kiosk& a) { reduce_kiosk(state, a.what, pack); },
            [&](const System& a) { state.system = a.look; },
            [&](const Midnight& a) { state.today = a.today; },
            [](const action::Roster&) {}, [](const action::Review&) {}, [](const action::Draft&) {}, [](const PickFiles&) {}, [](const ExportCase&) {}, [](const MakePackage&) {}, [](const CancelSave&) {}, [](const MakePaper&) {}, [](const SaveCalendar&) {}, [](const StopVerifying&) {}, [](const SaveRecord&) {}, [](const OpenPackage&) {}, [](const action::Print&) {},
            [](const Undo&) {}, [](const Redo&) {},
        },
        what);
    return state;
}

}  // namespace voucher::app
