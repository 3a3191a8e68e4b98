// The checklist of 材料与提交包: a card for each service and one for the evidence, with a row for each paper.
#include "shell/pages/papers_rows.hpp"

#include <algorithm>

namespace voucher::pages {
namespace {

using app::Attachment;

constexpr float row_height = 56;

/// One paper: what it is and the files for it.
struct PaperSpec {
    std::string service;  // id; empty: evidence
    std::string paper;
    std::string title;
    std::string whose;    // the service's title, for names
    std::optional<bool> required;
    bool evidence = false;
    bool first_missing = false;  // the one to go on with: its button is the primary one
    bool last = false;           // of its card
    int index = -1;              // of the service
    int decided_by = -1;         // fact without an answer on which it hangs whether the paper is asked for
};

std::string purpose_of(const PaperSpec& spec) { return app::paper_purpose(spec.service, spec.paper); }

enum class Standing : std::uint8_t { there, reading, failed, missing, undecided, free };

Standing standing_of(const PaperSpec& spec, const std::vector<const Attachment*>& files) {
    for (const Attachment* file : files) {
        if (!file->counts()) return Standing::failed;
    }
    for (const Attachment* file : files) {
        if (file->state == Attachment::State::digesting) return Standing::reading;
    }
    if (!files.empty()) return Standing::there;
    if (spec.evidence) return Standing::free;
    return !spec.required ? Standing::undecided : *spec.required ? Standing::missing : Standing::free;
}

void mark(Context& c, Point at, Standing standing) {
    switch (standing) {
        case Standing::there: c.ui.icon(at, icon::circle_check, 20, Colour::ok); break;
        case Standing::reading: c.ui.icon(at, icon::loader_circle, 20, Colour::pri); break;
        case Standing::failed:
        case Standing::missing: c.ui.icon(at, icon::circle_alert, 20, Colour::bad); break;
        case Standing::undecided: c.ui.icon(at, icon::circle_help, 20, Colour::unk); break;
        case Standing::free: c.ui.dashed_ring(at, 9, Colour::text3); break;
    }
}

/// 发票 ¥100,000.00 · 2025年5月20日 · 25372000000012345678: what an e-invoice says, in one line; nothing where nothing could be read.
std::string invoice_line(const Context& c, const invoice::Invoice& said) {
    std::vector<std::string> parts;
    if (const auto amount = invoice::total_with_tax(said)) parts.push_back(c.money(*amount));
    if (said.issued_on) parts.push_back(c.date(said.issued_on->value));
    if (said.number) parts.push_back(said.number->value);
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? c.t("papers.invoice") + " " : " · ") + part;
    return line;
}

/// What is wrong with a file, one sentence each.
struct Complaint {
    std::string text;
    bool bad = false;
};

std::string content_name(const Context& c, papers::ContentKind kind) {
    using Kind = papers::ContentKind;
    switch (kind) {
        case Kind::pdf: return "PDF";
        case Kind::jpeg: return "JPEG";
        case Kind::png: return "PNG";
        case Kind::gif: return "GIF";
        case Kind::bmp: return "BMP";
        case Kind::tiff: return "TIFF";
        case Kind::webp: return "WebP";
        case Kind::heic: return "HEIC";
        case Kind::ofd: return "OFD";
        case Kind::office_zip: return "Office (OOXML)";
        case Kind::office_binary: return "Office 97–2003";
        case Kind::zip: return "ZIP";
        case Kind::rar: return "RAR";
        case Kind::seven_zip: return "7z";
        case Kind::xml: return "XML";
        case Kind::html: return c.t("papers.content.html");
        case Kind::program: return c.t("papers.content.program");
        case Kind::unknown: break;
    }
    return c.t("papers.content.unknown");
}

std::vector<Complaint> complaints(const Context& c, const Attachment& file) {
    using Kind = papers::AttachmentFinding::Kind;
    std::vector<Complaint> said;
    if (file.state == Attachment::State::failed) said.push_back({c.t(file.gone ? "papers.gone" : "papers.unreadable"), true});
    for (const papers::AttachmentFinding& f : c.view.file_findings) {
        if (c.state.attachments[f.file].file != file.file) continue;
        switch (f.kind) {
            case Kind::empty: said.push_back({c.t("papers.check.empty"), true}); break;
            case Kind::large: said.push_back({c.t("papers.check.large"), false}); break;
            case Kind::unusual_type: said.push_back({c.t("papers.check.unusual"), false}); break;
            case Kind::content_differs: said.push_back({c.t("papers.check.differs", {{"extension", f.extension}, {"content", content_name(c, f.content)}}), false}); break;
            case Kind::content_unlike: said.push_back({c.t("papers.check.unlike", {{"extension", f.extension}}), false}); break;
            case Kind::duplicate: {
                const Attachment& other = c.state.attachments[f.other];
                said.push_back({c.t("papers.check.duplicate", {{"name", other.name}, {"place", place_of(c, other)}}), false});
                break;
            }
        }
    }
    return said;
}

TextStyle complaint_style(bool bad) { return style(Type::caption, bad ? Colour::bad : Colour::warn); }

/// Of a file's line with everything that is said of it, `width` wide.
float file_height(const Context& c, const Attachment& file, float width) {
    float height = c.px(46);
    for (const Complaint& said : complaints(c, file)) height += c.ui.measure(said.text, complaint_style(said.bad), width - 22).h + 4;
    return height;
}

/// A file with its size and digest or progress, what is wrong with it, and a button for all that can be done with it. Returns
/// its height.
float file_line(Context& c, Rect r, const Attachment& file) {
    const auto s = c.ui.scope("file" + std::to_string(static_cast<std::uint32_t>(file.file)));
    const float height = c.px(46);
    const Rect words{r.x, r.y, r.w - 96, height};
    c.line({words.x, r.y + 2, words.w, c.px(22)}, file.name, style(Type::table));
    const float y = r.y + c.px(22);
    if (!file.counts()) {
        c.line({words.x, y, words.w, c.px(20)}, size_text(file.size), style(Type::caption, Colour::text2));
    } else if (file.state == Attachment::State::digesting) {
        const float width = c.line({words.x, y, words.w, c.px(20)}, size_text(file.size) + " · " + c.t("papers.reading"), style(Type::caption, Colour::text2));
        const std::string done = std::to_string(static_cast<int>(file.fraction * 100)) + "%";
        c.ui.progress("progress", {words.x + width + 8, y + 6, std::max(20.0f, std::min(88.0f, words.w - width - 60)), 8}, file.fraction, c.t("papers.reading_name", {{"name", file.name}, {"done", done}}));
    } else {
        const std::string said = file.invoice ? invoice_line(c, file.invoice->invoice) : std::string();
        using Inspection = Attachment::Inspection;
        const bool passed_over = file.inspection == Inspection::too_large || file.inspection == Inspection::too_long;
        const std::string rest = passed_over ? c.t(file.inspection == Inspection::too_large ? "papers.too_large" : "papers.too_long") : "SHA-256 " + short_digest(file.sha256);
        c.line({words.x, y, words.w, c.px(20)}, said.empty() ? size_text(file.size) + " · " + rest : said, style(Type::caption, Colour::text2));
    }
    float below = r.y + height;
    int n = 0;
    for (const Complaint& said : complaints(c, file)) {
        const auto here = c.ui.scope("said" + std::to_string(n++));
        c.ui.icon({r.x + 8, below + c.px(10)}, said.bad ? icon::circle_alert : icon::triangle_alert, 16, said.bad ? Colour::bad : Colour::warn);
        below += c.ui.text({r.x + 22, below, r.w - 22, 100}, said.text, complaint_style(said.bad)) + 4;
    }
    if (c.ui.button("preview", {r.right() - 88, r.y, 44, 44}, {.label = "", .icon = icon::eye, .name = c.t("papers.preview", {{"name", file.name}}), .kind = ButtonKind::text})) {
        c.act(action::Open{{.kind = app::Dialog::Kind::preview, .file = file.file}});
    }
    if (c.ui.button("more", {r.right() - 44, r.y, 44, 44}, {.label = "", .icon = icon::ellipsis, .name = c.t("papers.file_menu", {{"name", file.name}}), .kind = ButtonKind::text})) {
        app::Dialog dialog{.kind = app::Dialog::Kind::file, .day = {.text = file.name}, .file = file.file};
        c.act(action::TouchPaper{app::paper_purpose(file.service, file.paper)});
        c.act(action::Open{std::move(dialog)});
    }
    return below - r.y;
}

/// How a row divides its width.
struct RowPlan {
    bool none = true;       // no file that counts
    std::string choose_label;
    float button = 0;       // its width
    float files_x = 0;      // from the row's left
    float files_w = 0;
    float height = 0;
};

RowPlan plan_row(const Context& c, float width, const std::vector<const Attachment*>& files) {
    RowPlan plan;
    plan.none = std::ranges::all_of(files, [](const Attachment* file) { return !file->counts(); });
    plan.choose_label = c.t(plan.none ? (c.phone() ? "papers.choose_short" : "papers.choose") : "papers.more");
    plan.button = c.ui.button_width({.label = plan.choose_label, .icon = icon::paperclip});
    const float pad = c.phone() ? 16 : 20;
    if (c.narrow()) {
        plan.files_x = pad + 32;
        plan.files_w = width - pad + 4 - plan.files_x;
    } else {
        plan.files_x = pad + 32 + 168 + (c.state.language == app::Language::zh ? 68.0f : 100.0f);
        plan.files_w = width - pad - plan.button - 8 - plan.files_x;
    }
    float below = 0;
    for (const Attachment* file : files) below += file_height(c, *file, plan.files_w);
    if (c.narrow()) {
        plan.height = files.empty() ? c.px(64) : c.px(48) + below + 6;
    } else {
        plan.height = std::max(row_height, 10 + below);
    }
    return plan;
}

/// Of a paper of which it is open whether it is asked for: the question that decides it, as a link. Nothing where none does.
const policy::Fact* deciding(const Context& c, const PaperSpec& spec) {
    return spec.decided_by < 0 ? nullptr : &c.pack.facts[static_cast<std::size_t>(spec.decided_by)];
}
void decided_by(Context& c, Rect r, const PaperSpec& spec, const policy::Fact& fact) {
    const std::string& named = c.say(fact.label);
    const std::string label = c.t("papers.decided_by", {{"question", named.empty() ? plain(c.say(fact.question)) : named}});
    const TextStyle caption = one_line(style(Type::caption));
    const float width = std::min(r.w, c.ui.measure(label, caption).w + 22);
    if (c.ui.link("why", {r.x, r.y, width, r.h}, label, caption, icon::arrow_right)) {
        const bool of_applicant = static_cast<std::size_t>(spec.decided_by) < c.pack.applicant_facts;
        c.act(action::GoTo{{.service = of_applicant ? -1 : spec.index, .fact = spec.decided_by}});
    }
}

/// What a paper is called, in the middle of `r`: in smaller letters and two lines where it is long.
void named(Context& c, Rect r, const std::string& title, TextStyle s) {
    if (c.ui.measure(title, one_line(s)).w > r.w) s.type = Type::caption;
    const float height = c.ui.measure(title, s, r.w).h;
    c.ui.text({r.x, r.centre().y - height / 2, r.w, height}, title, s);
}

/// One row of the checklist. Returns the y below.
float paper_row(Context& c, Rect r, const PaperSpec& spec, std::string_view help) {
    const auto s = c.ui.scope(spec.paper);
    const auto files = app::files_of(c.state, spec.service, spec.paper);
    const Standing standing = standing_of(spec, files);
    const float pad = c.phone() ? 16 : 20;
    const bool stacked = c.narrow();
    const RowPlan plan = plan_row(c, r.w, files);
    const float height = plan.height;
    const Rect whole{r.x, r.y, r.w, height};
    c.drop_places.push_back({whole, purpose_of(spec), "main/page/" + (spec.evidence ? std::string("evidence") : spec.service) + "/" + spec.paper + "/"});
    const bool over = c.state.drag_over && whole.contains(c.state.drag_at);
    if (standing == Standing::missing || standing == Standing::failed) {
        const Rect ground{r.x + 1, r.y + 1, r.w - 2, height - 2};
        if (spec.last) c.ui.fill(ground, Colour::bad_wash, 11);  // within the card's lower corners
        c.ui.fill({ground.x, ground.y, ground.w, ground.h - (spec.last ? 12.0f : 0.0f)}, Colour::bad_wash);
    }
    if (over) {
        c.ui.fill(whole.inset(2), Colour::pri_wash, 8);
        c.ui.border(whole.inset(2), Colour::pri, 8, 2);
    }
    const float first = r.y + (stacked ? (files.empty() ? height / 2 : c.px(26)) : std::min(height, row_height) / 2);
    mark(c, {r.x + pad + 10, first}, standing);
    const float x = r.x + pad + 32;
    const std::string choose_name = c.t(plan.none ? "papers.choose_name" : "papers.more_name", {{"paper", spec.title}, {"service", spec.whose}});
    const ui::ButtonSpec choose{.label = plan.choose_label,
                                .icon = icon::paperclip,
                                .name = choose_name,
                                .kind = spec.first_missing ? ButtonKind::primary : ButtonKind::secondary};
    const Rect button_place{r.right() - pad - plan.button, first - 22, plan.button, 44};
    const policy::Fact* why = files.empty() ? deciding(c, spec) : nullptr;
    const auto pick = [&] {
        if (c.ui.button("choose", button_place, choose)) c.act(action::PickFiles{{purpose_of(spec)}, platform::Choice::several});
    };
    TextStyle title = style(Type::body);
    if (standing == Standing::missing) title.bold = true;
    const std::string needed = c.t(spec.evidence ? "papers.optional" : !spec.required ? "papers.undecided" : *spec.required ? "papers.required" : "papers.not_required");
    const std::string state = standing == Standing::missing ? c.t("papers.none_yet") : spec.evidence ? c.t("papers.evidence_help") : std::string(help);
    if (stacked) {
        const float words = button_place.x - 8 - x;
        if (files.empty()) {
            const float in_one = c.ui.measure(spec.title, one_line(title)).w <= words ? 0.0f : c.px(10);  // two lines begin higher
            named(c, {x, first - c.px(22) - in_one, words, c.px(24) + in_one}, spec.title, title);
            const Rect second{x, first + c.px(2), words, c.px(20)};
            if (why != nullptr) decided_by(c, second, spec, *why);
            else c.line(second, standing == Standing::missing ? state : needed,
                   standing == Standing::missing ? bold(style(Type::caption, Colour::bad)) : style(Type::caption, Colour::text2));
        } else {
            c.line({x, first - c.px(12), words, c.px(24)}, files.size() > 1 ? c.t("papers.several", {{"paper", spec.title}, {"n", std::to_string(files.size())}}) : spec.title, title);
        }
        pick();
        float y = r.y + c.px(48);
        for (const Attachment* file : files) y += file_line(c, {x, y, plan.files_w, 46}, *file);
        return r.y + height;
    }
    const std::string shown_title = files.size() > 1 ? c.t("papers.several", {{"paper", spec.title}, {"n", std::to_string(files.size())}}) : spec.title;
    named(c, {x, first - row_height / 2, 164, row_height}, shown_title, title);
    const float chip_x = x + 168;
    c.ui.chip("needed", {chip_x, first - 12}, {.label = needed, .text = Colour::text2, .ground = spec.required.value_or(false) ? Colour::well : Colour::none});
    const float column = r.x + plan.files_x;
    if (why != nullptr) {
        decided_by(c, {column, first - 14, button_place.x - 12 - column, 28}, spec, *why);
    } else if (files.empty()) {
        c.line({column, first - 14, button_place.x - 12 - column, 28}, state,
               standing == Standing::missing ? bold(style(Type::table, Colour::bad)) : style(Type::caption, Colour::text2));
    }
    pick();
    float y = r.y + 5;
    for (const Attachment* file : files) y += file_line(c, {column, y, plan.files_w, 46}, *file);
    return r.y + height;
}

/// A card of rows under a head. Returns the y below.
template <typename Head>
float card_of(Context& c, Rect r, std::string_view id, const std::string& name, std::span<PaperSpec> rows, std::span<const std::string> helps, const std::string& foot, Head head) {
    const float head_height = c.px(48);
    float height = head_height;
    for (const PaperSpec& spec : rows) height += plan_row(c, r.w, app::files_of(c.state, spec.service, spec.paper)).height;
    const float pad = c.phone() ? 16 : 20;
    if (!foot.empty()) height += c.ui.measure(foot, style(Type::caption), r.w - 2 * pad).h + 20;
    else if (!rows.empty()) rows.back().last = true;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    const auto s = c.ui.group(id, Role::region, name, card);
    head(Rect{card.x, card.y, card.w, head_height});
    float y = card.y + head_height;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float top = y;
        y = paper_row(c, {card.x, y, card.w, 0}, rows[i], helps[i]);
        c.rule(card.x, card.right(), top);
    }
    if (!foot.empty()) {
        c.rule(card.x, card.right(), y);
        c.ui.text({card.x + pad, y + 10, card.w - 2 * pad, 60}, foot, style(Type::caption, Colour::text2));
    }
    return card.bottom();
}

}  // namespace

std::string place_of(const Context& c, const Attachment& file) { return app::place_of(c.pack, c.state, file, c.words); }

float service_card(Context& c, Rect r, std::size_t index, bool& first_missing) {
    const papers::ServicePapers& service = c.view.checklist.services[index];
    const std::string title = c.service_title(static_cast<int>(index));
    std::vector<PaperSpec> rows;
    std::vector<std::string> helps;
    std::string not_asked;
    for (const papers::PaperRow& row : service.rows) {
        const policy::Paper& paper = c.pack.papers[static_cast<std::size_t>(row.paper)];
        if (row.required == false && app::files_of(c.state, c.state.input.services[index].id, paper.id).empty()) {  // neither asked for nor given
            not_asked += (not_asked.empty() ? "" : c.t("papers.list_comma")) + c.say(paper.title);
            continue;
        }
        const bool first = first_missing && row.is_missing();
        first_missing = first_missing && !first;
        rows.push_back({c.state.input.services[index].id, paper.id, c.say(paper.title), title, row.required, false, first});
        rows.back().index = static_cast<int>(index);
        if (!row.decided_by.empty()) rows.back().decided_by = row.decided_by.front();
        helps.push_back(c.say(paper.help));
    }
    if (!not_asked.empty()) not_asked = c.t("papers.not_asked", {{"article", c.article("16")}, {"papers", not_asked}});
    return card_of(c, r, c.state.input.services[index].id, title, rows, helps, not_asked, [&](Rect head) {
        const float pad = c.phone() ? 16 : 20;
        float x = head.x + pad;
        x += c.line({x, head.y, 40, head.h}, std::to_string(index + 1), bold(style(Type::body)), ui::silent) + 12;
        const int missing = service.required - service.present;
        const std::string state = missing > 0 ? c.t("papers.missing", {{"n", std::to_string(missing)}})
                                  : service.is_complete() ? c.t("papers.complete", {{"n", std::to_string(service.present)}, {"all", std::to_string(service.required)}})
                                                          : c.t("papers.undecided_some");
        const TextStyle state_style = bold(style(Type::caption, missing > 0 ? Colour::bad : service.is_complete() ? Colour::ok : Colour::unk, ui::Align::right));
        const float state_width = c.ui.measure(state, one_line(state_style)).w;
        const float cite = c.cite_width("16");
        const float title_width = std::min(c.ui.measure(title, one_line(bold(style(Type::body)))).w, head.right() - pad - state_width - 24 - x);
        c.line({x, head.y, title_width + 1, head.h}, title, bold(style(Type::body)), ui::heading2);
        if (x + title_width + 10 + cite + 10 + state_width < head.right() - pad) c.cite("article", {x + title_width + 10, head.y + (head.h - 24) / 2}, "16");
        c.line({head.x, head.y, head.w - pad, head.h}, state, state_style);
    });
}

float evidence_card(Context& c, Rect r) {
    std::vector<PaperSpec> rows;
    std::vector<std::string> helps;
    for (const papers::EvidenceRow& row : c.view.checklist.evidence) {
        const policy::Evidence& evidence = c.pack.evidence[static_cast<std::size_t>(row.evidence)];
        rows.push_back({"", evidence.id, c.say(evidence.title), c.t("papers.evidence"), false, true, false});
        helps.emplace_back();
    }
    return card_of(c, r, "evidence", c.t("papers.evidence"), rows, helps, {}, [&](Rect head) {
        const float pad = c.phone() ? 16 : 20;
        const float width = c.line({head.x + pad, head.y, head.w, head.h}, c.t("papers.evidence"), bold(style(Type::body)), ui::heading2);
        const Rect beside{head.x + pad + width + 12, head.y, head.w - width - 2 * pad - 12, head.h};
        const TextStyle note = style(Type::caption, Colour::text2);  // each row says that it is optional, too
        if (c.ui.measure(c.t("papers.evidence_note"), one_line(note)).w <= beside.w) c.line(beside, c.t("papers.evidence_note"), note);
    });
}

}  // namespace voucher::pages
