#include "shell/app/application.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <utility>

#include "shell/app/actions.hpp"
#include "shell/app/calendar.hpp"
#include "shell/app/cases.hpp"
#include "shell/app/draft_desk.hpp"
#include "shell/app/file_places.hpp"
#include "shell/app/history.hpp"
#include "shell/app/invoices.hpp"
#include "shell/app/kiosk_desk.hpp"
#include "shell/app/package_making.hpp"
#include "shell/app/package_review.hpp"
#include "shell/app/printing.hpp"
#include "shell/app/provider_desk.hpp"
#include "shell/app/review_desk.hpp"
#include "shell/app/roster_desk.hpp"
#include "shell/app/shown.hpp"
#include "shell/app/typed.hpp"
#include "shell/app/view.hpp"
#include "shell/pages/kiosk.hpp"
#include "shell/pages/pages.hpp"
#include "src/base/sha256.hpp"
#include "src/policy/check.hpp"

namespace voucher::app {
namespace {

namespace event = platform::event;

constexpr std::uint64_t largest_case = 4ULL << 20U;
constexpr float picture_edge = 320;  // CSS pixels

policy::Pack load(const Resources& resources) {
    if (resources.packs.empty()) throw std::runtime_error("There is no policy pack.");
    auto loaded = policy::load_pack(resources.packs.front(), sha256_hex(resources.packs.front()));
    if (!loaded.pack) {
        throw std::runtime_error(loaded.findings.empty() ? "The policy pack cannot be used." : to_line(loaded.findings.front()));
    }
    return *std::move(loaded.pack);
}

/// A file name without what some systems refuse.
std::string safe_name(std::string name) {
    for (char& letter : name) {
        if (static_cast<unsigned char>(letter) < 0x20 || std::string_view("<>:\"/\\|?*").contains(letter)) letter = '_';
    }
    return name;
}

}  // namespace

struct Application::Impl {
    platform::Platform& platform;
    ui::Ui& ui;
    std::string pack_json;
    policy::Pack pack;
    std::vector<Finding> checks;
    Catalogue zh;
    Catalogue en;
    State state;
    View view;
    std::vector<Action> actions;
    std::vector<pages::DropPlace> drop_places;  // of the last frame
    History history;
    PackageMaking package_making;
    PackageReview package_review;
    ReviewDesk review_desk;
    batch::Words roster_words;
    RosterDesk roster_desk;
    ProviderDesk provider_desk;
    DraftDesk draft_desk;
    std::set<platform::FileHandle> held;        // files that were attached and are not yet given back
    platform::FileHandle reading{};             // the case file that is being read
    std::string import_name;
    std::string clear_once_saved;               // name of the file; empty: nothing is to be cleared
    bool stale = true;
    bool more = false;
    PageId shown = PageId::home;
    std::string title;

    Impl(platform::Platform& p, ui::Ui& u, const Resources& resources)
        : platform(p), ui(u), pack_json(resources.packs.empty() ? "" : resources.packs.front()), pack(load(resources)), checks(policy::check(pack)),
          zh(resources.catalogues_zh), en(resources.catalogues_en), state(first_state(pack, p.today())), package_making(platform, pack, pack_json),
          package_review(platform, pack, resources.packs), review_desk(platform, package_review.known()), roster_words(roster_words_of(pack, resources.roster_words)), roster_desk(platform, pack, roster_words),
          provider_desk(platform, pack), draft_desk(platform, pack) {
        if (!resources.kiosk) return;
        const KioskSettings settings = read_kiosk_config(*resources.kiosk);
        state = rested_kiosk(pack, p.today(), settings, {});
        platform.watch_idleness(settings.config.idle_seconds - settings.config.warning_seconds, settings.config.idle_seconds);
    }

    [[nodiscard]] const Catalogue& words() const { return state.language == Language::zh ? zh : en; }

    // ── Acting ──────────────────────────────────────────────────────────────────────────────────────────────
    void apply(const Action& what) {
        if (std::holds_alternative<action::Undo>(what)) return replace(history.undo(state));
        if (std::holds_alternative<action::Redo>(what)) return replace(history.redo(state));
        if (const auto* pick = std::get_if<action::PickFiles>(&what)) {
            if (pick->purpose.id.starts_with(paper_prefix)) apply(action::TouchPaper{pick->purpose.id});
            return platform.pick_files(pick->purpose, accepted_files(pick->purpose), pick->choice);
        }
        if (const auto* out = std::get_if<action::ExportCase>(&what)) return export_case(out->then_clear);
        if (const auto* visit = std::get_if<action::Kiosk>(&what); visit != nullptr && state.kiosk && std::holds_alternative<kiosk::End>(visit->what)) {
            platform.cancel_save();
            return apply(action::Clear{});
        }
        if (std::holds_alternative<action::CancelSave>(what)) return platform.cancel_save();
        if (const auto* package = std::get_if<action::MakePackage>(&what)) return make_package(package->without_papers);
        if (const auto* paper = std::get_if<action::MakePaper>(&what)) return make_paper(paper->paper);
        if (std::holds_alternative<action::SaveCalendar>(what)) return save_calendar();
        if (std::holds_alternative<action::Print>(what)) {
            lay_out_print();
            return platform.print();
        }
        if (const auto* roster = std::get_if<action::Roster>(&what)) return apply_all(roster_desk.act(state, roster_desk.view(state), roster->what, words()));
        if (const auto* of = std::get_if<action::Provider>(&what); of != nullptr && std::holds_alternative<provider::Save>(of->what)) return provider_desk.save(state, words());
        if (const auto* draft = std::get_if<action::Draft>(&what)) return apply_all(draft_desk.act(state, draft->what, words()));
        if (std::holds_alternative<action::SaveRecord>(what)) return package_review.save_record(state, words());
        if (std::holds_alternative<action::StopVerifying>(what)) return apply_all(package_review.stop());
        if (std::holds_alternative<action::OpenPackage>(what)) return apply_all(package_review.open(state.verification));
        if (const auto* review = std::get_if<action::Review>(&what)) return apply_all(review_desk.act(state, review->what, words()));
        const std::vector<platform::FileHandle> packages_before = ReviewDesk::held(state);
        const platform::FileHandle read_before = ReviewDesk::being_read(state);
        Given before = state;
        const bool hushed = std::holds_alternative<action::Hush>(what);
        std::optional<Toast> message = std::exchange(state.toast, {});
        state = reduce(std::move(state), what, pack);
        bool given_changed = true;
        const auto* restored = std::get_if<action::Restore>(&what);
        if (std::holds_alternative<action::Clear>(what)) {  // what was cleared is gone
            package_making.drop();
            history.forget();
            draft_desk.forget();
        } else if (restored == nullptr || !restored->at_start) given_changed = history.remember(std::move(before), state, what);
        // What offers to undo one change is out of date with the next one, whose undo it would be.
        if (!state.toast && message && !hushed && !(given_changed && message->undo)) state.toast = std::move(message);
        if (const auto* attach = std::get_if<action::Attach>(&what)) hold(attach->files);
        if (const auto* import = std::get_if<action::Import>(&what)) hold(import->files);
        if (restored != nullptr) hold(restored->draft.given.attachments);
        release_packages(packages_before, read_before);
        if (given_changed) release_unknown();
        if (const auto* open = std::get_if<action::Open>(&what); open != nullptr && open->dialog.kind == Dialog::Kind::preview) ask_for_picture();
        stale = true;
        more = true;
        if (std::holds_alternative<action::Verify>(what) || std::holds_alternative<action::ShowReview>(what)) apply_all(review_desk.go_on(state));
    }

    void release_packages(const std::vector<platform::FileHandle>& before, platform::FileHandle read_before) {
        if (before.empty()) return;  // with most actions nobody reviews anything
        const std::vector<platform::FileHandle> now = ReviewDesk::held(state);
        for (const platform::FileHandle file : before) {
            if (std::ranges::binary_search(now, file)) continue;
            if (file == read_before) platform.stop_verifying();
            platform.release(file);
        }
    }

    void ask_for_picture() {
        const auto file = std::ranges::find(state.attachments, state.dialog.file, &Attachment::file);
        if (file == state.attachments.end()) return;
        if (may_be_pictured(*file) && file->size <= platform::most_inspected) platform.picture(file->file, picture_edge);
        else state.dialog.pictured = true;
    }

    void hold(const std::vector<Attachment>& files) {
        for (const Attachment& file : files) {
            held.insert(file.file);
            if (!file.gone) platform.digest(file.file);
        }
    }

    /// Files that neither the state nor any step of undo knows any more are given back.
    void release_unknown() {
        if (held.empty()) return;
        const std::vector<platform::FileHandle> remembered = history.files();
        std::erase_if(held, [&](platform::FileHandle file) {
            const bool known = std::ranges::find(state.attachments, file, &Attachment::file) != state.attachments.end();
            if (known || std::ranges::binary_search(remembered, file)) return false;
            platform.release(file);
            return true;
        });
    }

    void replace(std::optional<Given> given) {
        if (!given) return;
        // A file is as far as it has come since; one that was taken away while it was read is read again.
        for (Attachment& file : given->attachments) {
            const auto now = std::ranges::find(state.attachments, file.file, &Attachment::file);
            if (now != state.attachments.end()) {
                Attachment present = *now;
                present.name = std::move(file.name);  // a name is given, and may be what is undone
                file = std::move(present);
            }
            else if (file.state == Attachment::State::digesting) platform.digest(file.file);
            else if (file.inspection == Attachment::Inspection::asked) platform.inspect(file.file);
        }
        state = reduce(std::move(state), action::Replace{*std::move(given)}, pack);
        stale = true;
        more = true;
    }

    // ── Files ───────────────────────────────────────────────────────────────────────────────────────────────
    void release(const std::vector<platform::PickedFile>& files) {
        for (const platform::PickedFile& file : files) platform.release(file.handle);
    }

    void take_files(const event::FilesPicked& picked) {
        if (picked.files.empty()) return;
        if (state.kiosk) return release(picked.files);  // it takes none
        std::string purpose = picked.purpose.id;
        const bool pasted = purpose == "paste";
        const bool unasked = pasted || purpose == "drop";
        if (unasked) purpose = pasted ? places().of_pasted() : places().of_dropped(picked.files.front());
        if (purpose == verify_purpose && ReviewDesk::takes(state, picked.files)) return apply_all(review_desk.add(state, picked.files));
        if (purpose == verify_purpose || (purpose == import_purpose && is_package(picked.files.front().name))) {
            for (std::size_t i = 1; i < picked.files.size(); ++i) platform.release(picked.files[i].handle);
            return apply_all(package_review.begin(picked.files.front(), purpose == import_purpose));
        }
        if (purpose == roster_purpose || purpose == contracts_purpose) {
            for (std::size_t i = 1; i < picked.files.size(); ++i) platform.release(picked.files[i].handle);
            return apply_all(purpose == roster_purpose ? roster_desk.begin(state, picked.files.front()) : provider_desk.begin(state, picked.files.front()));
        }
        if (purpose == import_purpose) {
            reading = picked.files.front().handle;
            import_name = picked.files.front().name;
            platform.read(reading, largest_case);
            return;
        }
        if (!purpose.starts_with(paper_prefix)) {
            release(picked.files);
            return apply(action::Say{{.message = state.page == PageId::papers ? "toast.which_paper" : "toast.not_here", .subject = {}, .undo = false}});
        }
        const std::string place = purpose.substr(paper_prefix.size());
        const std::size_t slash = place.find('/');
        action::Attach attach;
        for (const platform::PickedFile& file : picked.files) {
            Attachment given;
            given.file = file.handle;
            given.name = file.name;
            given.size = file.size;
            given.media_type = file.media_type;
            given.service = place.substr(0, slash);
            given.paper = slash == std::string::npos ? place : place.substr(slash + 1);
            attach.files.push_back(std::move(given));
        }
        const bool seen = !unasked || (!pasted && places().at(state.drag_at) != nullptr);  // it went where it was put
        apply(attach);
        apply(action::TouchPaper{purpose});
        if (!seen) apply(action::Say{{.message = pasted ? "toast.pasted" : "toast.dropped", .subject = place_of(pack, state, attach.files.front(), words()), .undo = true}});
    }

    [[nodiscard]] FilePlaces places() const { return {state, view, pack, drop_places}; }

    void digested(const event::FileDigested& e) {
        apply(action::Digested{e});
        const auto file = std::ranges::find(state.attachments, e.handle, &Attachment::file);
        if (file == state.attachments.end()) return;
        if (is_worth_reading(*file)) platform.read(file->file, file->size);
        if (file->inspection == Attachment::Inspection::asked) platform.inspect(file->file);
    }

    void inspected(const event::FileInspected& e) {
        using How = event::FileInspected::How;
        const auto file = std::ranges::find(state.attachments, e.handle, &Attachment::file);
        if (file == state.attachments.end()) return;
        const auto how = e.how == How::done ? Attachment::Inspection::done : e.how == How::too_large ? Attachment::Inspection::too_large : Attachment::Inspection::too_long;
        apply(action::Inspected{e.handle, how, read_invoice(*file, e)});
    }

    void take_invoice(const event::FileRead& e) {
        const auto file = std::ranges::find(state.attachments, e.handle, &Attachment::file);
        if (file == state.attachments.end()) return;
        if (auto reading_of = read_invoice(*file, e.bytes)) apply(action::InvoiceRead{e.handle, *std::move(reading_of)});
    }

    // ── Packages ────────────────────────────────────────────────────────────────────────────────────────────
    void apply_all(const std::vector<Action>& what) {
        for (const Action& each : what) apply(each);
    }

    void verified(const event::Verified& e) {
        if (ReviewDesk::waits_for(state, e.handle)) return apply_all(review_desk.verified(state, e));
        apply_all(package_review.verified(state.verification, e));
        // It came to go on with, and nothing speaks against it.
        if (state.verification.file == e.handle && state.verification.open_when_it_holds && e.verification.report.holds()) apply(action::OpenPackage{});
    }

    void open_case(const std::string& bytes) {
        auto value = assess::read_case(bytes, pack);
        if (value) return apply(action::Import{input_of(pack, *value, state.language)});
        refuse(std::move(value.error()));
    }

    void refuse(std::vector<Finding> findings) {
        Dialog dialog;
        dialog.kind = Dialog::Kind::import_failed;
        dialog.subject = import_name;
        dialog.findings = std::move(findings);
        apply(action::Open{dialog});
    }

    [[nodiscard]] std::string case_name() const {
        const auto name = state.input.texts.find("name");
        return name == state.input.texts.end() || name->second.empty() ? words()("file.unnamed") : name->second;
    }

    void export_case(bool then_clear) {
        assess::Case value = case_of(pack, state.input);
        value.policy = pack.id;
        const std::string name = safe_name(words()("file.case", {{"name", case_name()}, {"day", as_of(state).to_string()}}));
        clear_once_saved = then_clear ? name : std::string();
        if (then_clear) {  // these will be cleared as well
            roster_desk.save_workspace(state, words());
            provider_desk.save_if_any(state, words());
        }
        platform.save(platform::save_whole(name, "application/json", assess::write_case(value, pack)));
    }

    void save_calendar() {
        refresh();
        const std::string name = safe_name(words()("calendar.file", {{"name", case_name()}, {"day", as_of(state).to_string()}}));
        platform.save(platform::save_whole(name, "text/calendar", calendar_file(pack, state, view, words())));
    }

    void lay_out_print() {
        refresh();
        platform.lay_out_print(sheet_to_print(pack, state, view, words()));
    }

    void make_paper(papers::Generated paper) {
        refresh();
        apply_all(package_making.start_paper(paper, state, view, words()));
    }

    void make_package(bool without_papers) {
        if (state.saving) return apply(action::Open{{.kind = Dialog::Kind::saving}});  // one at a time
        refresh();
        apply_all(package_making.start_package(!without_papers, state, view, words()));
        if (without_papers) apply(action::Close{});
    }

    /// Back and forward. Pages of a case need one: without it an address leads nowhere.
    void go_to(std::string_view fragment) {
        if (state.kiosk) return;  // its screens have no addresses
        for (const auto& [page, name] : fragments) {
            if (name != fragment || page == state.page || (is_of_a_case(page) && !state.started)) continue;
            apply(action::Go{page});
            shown = page;
            ui.scroll_to_top("main/page");
        }
    }

    // ── Frame ───────────────────────────────────────────────────────────────────────────────────────────────
    void refresh() {
        if (!stale) return;
        view = derive(pack, state);
        stale = false;
    }

    void name_the_page() {
        const std::string_view id = fragment_of(state.page);
        if (state.page != shown) {
            ui.scroll_to_top("main/page");
            if (!state.kiosk) platform.set_fragment(id);
            shown = state.page;
        }
        const std::string now = state.page == PageId::home ? words()("app.title") : words()("page." + std::string(id)) + " – " + words()("app.title");
        if (now == title) return;
        title = now;
        platform.set_title(title, state.language == Language::zh ? "zh-CN" : "en");
    }
};

Application::Application(platform::Platform& platform, ui::Ui& ui, const Resources& resources)
    : impl_(std::make_unique<Impl>(platform, ui, resources)) {}
Application::~Application() = default;

void Application::handle(const platform::Event& happened) {
    Impl& i = *impl_;
    i.more = true;
    std::visit(
        Cases{
            [&](const event::Activated& e) { i.ui.activate(e.key); },
            [&](const event::Focused& e) {
                i.ui.set_focus(e.key, e.visible);
                const auto place = std::ranges::find_if(i.drop_places, [&](const pages::DropPlace& p) { return e.key.starts_with(p.key); });
                if (place != i.drop_places.end() && place->purpose != i.state.last_paper) i.apply(action::TouchPaper{place->purpose});
            },
            [&](const event::TextInput& e) { i.ui.input_text(e.key, e.text); },
            [&](const event::TextCommitted& e) { i.ui.commit_text(e.key); },
            [&](const event::FilesPicked& e) { i.take_files(e); },
            [&](const event::DragOver& e) { i.apply(action::Drag{e.over, e.at}); },
            [&](const event::FileDigested& e) { i.digested(e); },
            [&](const event::FileProgress& e) { i.apply(action::Progressed{e}); },
            [&](const event::FileFailed& e) {
                if (RosterDesk::waits_for(i.state, e.handle)) return i.apply_all(i.roster_desk.refused(i.state, "unreadable", e.reason));
                if (ProviderDesk::waits_for(i.state, e.handle)) return i.apply_all(i.provider_desk.failed(i.state, e.reason));
                if (e.handle != i.reading) return i.apply(action::Failed{e});
                i.platform.release(e.handle);
                i.refuse({Finding{.severity = Severity::error, .code = "file_unreadable", .place = "", .found = e.reason, .expected = ""}});
            },
            [&](const event::FileRead& e) {
                if (RosterDesk::waits_for(i.state, e.handle)) return i.apply_all(i.roster_desk.opened(i.state, e.bytes));
                if (ProviderDesk::waits_for(i.state, e.handle)) return i.apply_all(i.provider_desk.opened(i.state, e.bytes));
                if (e.handle != i.reading) return i.take_invoice(e);
                i.platform.release(e.handle);
                i.open_case(e.bytes);
            },
            [&](const event::FileInspected& e) { i.inspected(e); },
            [&](const event::SheetsRead& e) {
                if (RosterDesk::waits_for(i.state, e.handle)) i.apply_all(i.roster_desk.read(i.state, e));
            },
            [&](const event::SheetsRefused& e) {
                if (RosterDesk::waits_for(i.state, e.handle)) i.apply_all(i.roster_desk.refused(i.state, e.code, e.detail));
            },
            [&](const event::FilePictured& e) { i.apply(action::Pictured{e}); },
            [&](const event::Saved& e) {
                const bool clear = !i.clear_once_saved.empty() && std::exchange(i.clear_once_saved, {}) == e.name;
                if (clear) i.apply(action::Clear{});
                i.apply(action::SaveDone{e});
            },
            [&](const event::SaveProgress& e) { i.apply(action::SaveGoesOn{e}); },
            [&](const event::SaveFailed& e) {
                if (i.clear_once_saved == e.name) i.clear_once_saved.clear();
                i.apply(action::SaveFell{e});
            },
            [&](const event::PlaceAnswered& e) { i.apply_all(i.package_making.placed(e)); },
            [&](const event::PapersMade& e) {
                i.apply_all(i.package_making.made(e));
                i.apply_all(i.roster_desk.made(e));
                i.apply_all(i.review_desk.made(e));
            },
            [&](const event::PapersFailed& e) {
                i.apply_all(i.package_making.failed(e));
                i.apply_all(i.roster_desk.failed(e));
                i.apply_all(i.review_desk.not_made(e));
            },
            [&](const event::FragmentChanged& e) { i.go_to(e.fragment); },
            [&](const event::VerifyProgress& e) {
                i.apply_all(ReviewDesk::waits_for(i.state, e.handle) ? i.review_desk.progressed(i.state, e) : i.package_review.progressed(i.state.verification, e));
            },
            [&](const event::Verified& e) { i.verified(e); },
            [&](const event::VerifyFailed& e) {
                i.apply_all(ReviewDesk::waits_for(i.state, e.handle) ? i.review_desk.failed(i.state, e) : i.package_review.failed(i.state.verification, e));
            },
            [&](const event::PackageOpened& e) { i.apply_all(i.package_review.opened(i.state.verification, e, i.state.language)); },
            [&](const auto& e) requires requires { i.draft_desk.heard(i.state, e); } { i.apply_all(i.draft_desk.heard(i.state, e)); },
            [&](const event::Printing& e) {
                if (!e.asked) i.lay_out_print();
                else if (!i.state.kiosk || (i.state.started && i.state.page == PageId::result)) i.apply(action::Print{});
            },
            [&](const event::Untouched& e) { i.apply_all(after_idleness(i.state, i.pack, e.seconds)); },
            [&](const event::SystemLook& e) { i.apply(action::System{e}); },
            [&](const event::FontsArrived& e) { i.ui.add_fonts({.regular = e.regular, .bold = e.bold, .icons = {}}); },
        },
        happened);
}

void Application::frame(ui::Size page) {
    Impl& i = *impl_;
    i.more = false;
    if (const Date today = i.platform.today(); today != i.state.today) i.apply(action::Midnight{today});
    i.ui.set_look(look_of(i.state, page));
    const bool changed = i.stale;
    i.refresh();
    i.actions.clear();
    i.drop_places.clear();
    i.ui.begin_frame(page);
    pages::Context context{.ui = i.ui, .state = i.state, .view = i.view, .pack = i.pack, .checks = i.checks, .roster_words = i.roster_words, .roster = i.roster_desk.view(i.state), .provider = i.provider_desk.view(i.state), .words = i.words(), .actions = i.actions, .drop_places = i.drop_places,
                           .form = pages::form_of(page, i.ui.look().text_scale), .can_undo = i.history.can_undo(), .can_redo = i.history.can_redo()};
    if (i.state.kiosk) pages::kiosk(context);
    else pages::frame(context);
    if (i.state.target) i.actions.emplace_back(action::TargetShown{});
    const ui::Tree& tree = i.ui.end_frame();
    i.platform.show(tree);
    // What the person did changes the state after the frame: a frame is of one state.
    const std::vector<Action> actions = std::move(i.actions);
    for (const Action& action : actions) i.apply(action);
    if ((changed || i.stale) && i.draft_desk.look(i.state)) i.state.keeping.kept = false;
    i.name_the_page();
}

bool Application::wants_frame() const { return impl_->more || impl_->ui.wants_another_frame(); }

}  // namespace voucher::app
