#include "shell/pages/page.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "src/base/date_text.hpp"
#include "src/base/money_text.hpp"

namespace voucher::pages {

using app::Entry;
using policy::Type;
using ui::Colour;
using ui::Rect;

Form form_of(ui::Size page, int text_scale) {
    const float width = page.w * 100 / static_cast<float>(text_scale);
    if (width < 640) return Form::phone;
    if (width < 1100) return Form::tablet;
    return width < 1600 ? Form::desktop : Form::wide;
}

std::string PageContext::date(Date day) const { return state.language == app::Language::zh ? in_chinese(day) : in_english(day); }

std::string PageContext::range(const assess::MoneyRange& range) const {
    if (range.is_exact()) return with_sign(range.low);
    return with_sign(range.low) + " – " + (range.high ? with_sign(*range.high) : say("range.open_end"));
}

std::string PageContext::article(std::string_view id) const {
    const policy::Article* article = pack.article(id);
    return article == nullptr ? std::string(id) : in(article->label);
}

std::string PageContext::title_of(int service) const {
    const auto& texts = state.services[static_cast<std::size_t>(service)].texts;
    const auto it = texts.find("title");
    if (it != texts.end() && !it->second.empty()) return it->second;
    return say("service.untitled", {{"number", std::to_string(service + 1)}});
}

const Entry& PageContext::entry(int service, int fact) const {
    if (service < 0) return state.applicant[static_cast<std::size_t>(fact)];
    return state.services[static_cast<std::size_t>(service)].facts[static_cast<std::size_t>(fact) - pack.applicant_facts];
}

ui::Outcome outcome_of(assess::Outcome outcome) {
    switch (outcome) {
        case assess::Outcome::met: return ui::Outcome::met;
        case assess::Outcome::not_met: return ui::Outcome::not_met;
        case assess::Outcome::unknown: break;
    }
    return ui::Outcome::open;
}

namespace {

ui::ChipSpec citation_chip(const std::string& label, const std::string& name) {
    return {.label = label, .icon = ui::icon::scroll_text, .text = Colour::pri, .ground = Colour::pri_wash, .name = name, .pressable = true};
}

}  // namespace

float citation_width(const PageContext& page, std::string_view article) {
    const std::string label = page.article(article);
    return page.ui.chip_width(citation_chip(label, label));
}

float citation(const PageContext& page, std::string_view id, ui::Point left_top, std::string_view article) {
    const std::string label = page.article(article);
    const ui::Ui::Chip chip = page.ui.chip(id, left_top, citation_chip(label, label));
    if (chip.pressed) page.act(app::action::Open{{.kind = app::Dialog::Kind::article, .about = std::string(article), .typed = {}, .chosen = {}, .month = 0}});
    return chip.width;
}

float outcome_chip(const PageContext& page, std::string_view id, ui::Point at, ui::Outcome outcome, bool from_right) {
    ui::ChipSpec chip;
    switch (outcome) {
        case ui::Outcome::met: chip = {.label = page.say("outcome.met"), .icon = ui::icon::check, .text = Colour::ok, .ground = Colour::ok_wash}; break;
        case ui::Outcome::not_met: chip = {.label = page.say("outcome.not_met"), .icon = ui::icon::x, .text = Colour::bad, .ground = Colour::bad_wash}; break;
        case ui::Outcome::open: chip = {.label = page.say("outcome.open"), .icon = ui::icon::circle_help, .text = Colour::unk, .ground = Colour::unk_wash}; break;
        case ui::Outcome::unanswered: chip = {.label = page.say("outcome.unanswered"), .icon = ui::icon::circle_dashed, .text = Colour::text3, .ground = Colour::well}; break;
    }
    if (from_right) at.x -= page.ui.chip_width(chip);
    return page.ui.chip(id, at, chip).width;
}

void yes_no(const PageContext& page, std::string_view id, Rect r, int service, int fact, std::string_view name) {
    const ui::Option options[] = {{.id = "yes", .label = page.say("answer.yes")}, {.id = "no", .label = page.say("answer.no")}, {.id = "unsure", .label = page.say("answer.unsure")}};
    std::string_view chosen;
    switch (page.entry(service, fact).given) {
        case Entry::Given::yes: chosen = "yes"; break;
        case Entry::Given::no: chosen = "no"; break;
        case Entry::Given::unsure: chosen = "unsure"; break;
        default: break;
    }
    const auto picked = page.ui.segmented(id, r, {.name = name, .options = options, .chosen = chosen, .unsure = "unsure", .stacked = r.h > 100});
    if (!picked) return;
    const Entry::Given given = *picked == "yes" ? Entry::Given::yes : *picked == "no" ? Entry::Given::no : Entry::Given::unsure;
    page.act(app::action::Answer{service, fact, {{}, given}});
}

namespace {

struct FactField {
    std::string error;
    ui::FieldSpec spec;
};

FactField field_of(const PageContext& page, int service, int fact, std::string_view help, std::string_view placeholder) {
    const policy::Fact& f = page.pack.facts[static_cast<std::size_t>(fact)];
    const Entry& entry = page.entry(service, fact);
    FactField field;
    const std::string key = app::error_of(f, entry);
    if (!key.empty()) field.error = page.say(key);
    // a claim before completion stands beside the claim's day
    if (field.error.empty() && f.type == Type::date && service >= 0) {
        for (std::size_t i = page.pack.applicant_facts; i < page.pack.facts.size(); ++i) {
            if (page.pack.facts[i].not_after != fact) continue;
            const assess::FactValue first = app::value_of(page.pack.facts[i], page.entry(service, static_cast<int>(i)));
            const assess::FactValue last = app::value_of(f, entry);
            if (first.known && last.known && last.number < first.number) {
                field.error = page.say("error.date.before_completion", {{"day", page.date(Date::from_days(static_cast<std::int32_t>(first.number)))}});
            }
        }
    }
    field.spec.label = page.in(f.label);
    field.spec.text = entry.text;
    field.spec.help = help;
    field.spec.placeholder = placeholder;
    field.spec.kind = f.type == Type::money ? ui::FieldKind::money : f.type == Type::date ? ui::FieldKind::date : ui::FieldKind::count;
    if (f.type == Type::money) field.spec.unit = page.say("unit.yuan");
    else field.spec.unit = page.in(f.unit);
    field.spec.max_length = 40;
    return field;
}

}  // namespace

float fact_field_height(const PageContext& page, int service, int fact, std::string_view help, float width) {
    FactField field = field_of(page, service, fact, help, {});
    field.spec.error = field.error;
    return page.ui.field_height(field.spec, width);
}

void fact_field(const PageContext& page, std::string_view id, Rect r, int service, int fact, std::string_view help, std::string_view placeholder) {
    FactField field = field_of(page, service, fact, help, placeholder);
    field.spec.error = field.error;
    const ui::FieldResult result = page.ui.field(id, r, field.spec);
    if (result.changed) page.act(app::action::Answer{service, fact, {result.text, result.text.empty() ? Entry::Given::nothing : Entry::Given::text}});
    if (result.committed) {
        const policy::Fact& f = page.pack.facts[static_cast<std::size_t>(fact)];
        const Entry typed{result.text, result.text.empty() ? Entry::Given::nothing : Entry::Given::text};
        const assess::FactValue value = app::value_of(f, typed);
        // rewritten only where it could be read: nothing typed is lost
        if (value.known) page.act(app::action::Answer{service, fact, app::entry_of(f, value)});
    }
}

}  // namespace voucher::pages
