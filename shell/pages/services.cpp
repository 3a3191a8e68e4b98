// 服务与费用: the list of services and the form of the one that is chosen; beside them what it gives.
#include "shell/pages/services.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "shell/app/typed.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/questions.hpp"

namespace voucher::pages {
namespace {

constexpr std::string_view path = "main/page";

int present(const Context& c) {
    return std::clamp(c.state.service, 0, std::max(0, static_cast<int>(c.state.input.services.size()) - 1));
}
const app::ServiceInput& input_of(const Context& c, int service) { return c.state.input.services.at(static_cast<std::size_t>(service)); }
const policy::Fact& fact_at(const Context& c, int fact) { return c.pack.facts.at(static_cast<std::size_t>(fact)); }
int fact_named(const Context& c, std::string_view id) { return c.pack.fact(id, policy::Scoped::service); }
assess::FactValue value_of(const Context& c, int service, int fact) {
    return c.view.value.services.at(static_cast<std::size_t>(service)).facts.at(static_cast<std::size_t>(fact) - c.pack.applicant_facts);
}

/// 检验检测 · 聊城市, as far as it was answered.
std::string summary(const Context& c, int service) {
    std::string words;
    for (const char* id : {"category", "provider_region"}) {
        const int fact = fact_named(c, id);
        if (fact < 0) continue;
        const int option = entry_of(c, {service, fact}).option;
        if (option < 0) continue;
        if (!words.empty()) words += " · ";
        words += c.say(fact_at(c, fact).options.at(static_cast<std::size_t>(option)).label);
    }
    return words.empty() ? c.t("services.blank") : words;
}

ui::ChipSpec state_chip(const Context& c, int service, std::string& label) {
    const app::ServiceView& view = c.view.services.at(static_cast<std::size_t>(service));
    const assess::Outcome outcome = c.view.answer.figures.services.at(static_cast<std::size_t>(service)).outcome;
    if (view.errors > 0) {
        label = c.t("services.to_check", {{"n", std::to_string(view.errors)}});
        return {.label = label, .icon = icon::triangle_alert, .text = Colour::warn, .ground = Colour::warn_wash};
    }
    if (outcome == assess::Outcome::not_met) return c.outcome_spec(ui::Outcome::not_met);
    if (view.blanks > 0) {
        label = c.t("services.blanks", {{"n", std::to_string(view.blanks)}});
        return {.label = label, .icon = icon::circle_dashed, .text = Colour::text2, .ground = Colour::well};
    }
    label = c.t("services.complete");
    return {.label = label, .icon = icon::check, .text = Colour::ok, .ground = Colour::ok_wash};
}

float service_card_height(const Context& c) { return c.px(100); }

void service_card(Context& c, Rect r, int service) {
    const bool chosen = service == present(c);
    const auto s = c.ui.scope(input_of(c, service).id);
    std::string label;
    const ui::ChipSpec chip = state_chip(c, service, label);
    const std::string title = c.service_title(service);
    const MoneyRange& total = c.view.answer.figures.services.at(static_cast<std::size_t>(service)).total;
    const std::string amount = c.money(total);
    c.ui.shadow(r, chosen ? 1 : 0, 12);
    c.ui.fill(r, Colour::surface, 12);
    const std::string name = title + " " + summary(c, service) + " " + std::string(chip.label) + " " + amount;
    if (c.ui.pressable("show", r, Role::button, name, 12, {}, chosen).pressed) c.act(action::ShowService{service});
    c.ui.border(r, chosen ? Colour::pri : Colour::line, 12, chosen ? 2.0f : 1.0f);
    const Rect in = r.inset(17, c.px(13));
    c.line({in.x, in.y, in.w, c.px(24)}, title, bold(style(Type::body)), ui::silent);
    c.line({in.x, in.y + c.px(24), in.w, c.px(20)}, summary(c, service), style(Type::caption, Colour::text2), ui::silent);
    c.ui.chip("state", {in.x, in.bottom() - c.px(24)}, chip);
    const float room = in.w - c.ui.chip_width(chip) - 8;
    TextStyle figure = bold(style(Type::body, Colour::text, ui::Align::right));
    if (c.ui.measure(amount, one_line(figure)).w > room) figure.type = Type::caption;
    // A range that has no room is said by its upper end, never cut off.
    const bool fits = !total.high || c.ui.measure(amount, one_line(figure)).w <= room;
    c.line({in.right() - room, in.bottom() - c.px(24), room, c.px(24)}, fits ? amount : c.t("services.at_most", {{"amount", c.money(*total.high)}}), figure, ui::silent);
}

bool add_button(Context& c, Rect r) {
    c.ui.fill(r, Colour::surface, 8);
    const bool pressed = c.ui.button("add", r, {.label = c.t("services.add"), .icon = icon::plus, .kind = ButtonKind::text});
    c.ui.border(r, Colour::control, 8, 1, true);
    return pressed;
}

/// Cards in as many columns as fit, and the way to one more. Returns the y below them.
float service_cards(Context& c, Rect r, int columns) {
    const auto s = c.ui.scope("services");
    const float gap = 12;
    const float width = (r.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = service_card_height(c);
    const int count = static_cast<int>(c.state.input.services.size());
    float y = r.y;
    for (int n = 0; n < count; ++n) {
        const int column = n % columns;
        service_card(c, {r.x + static_cast<float>(column) * (width + gap), y, width, height}, n);
        if (column + 1 == columns) y += height + gap;
    }
    Rect add{r.x + static_cast<float>(count % columns) * (width + gap), y, width, columns > 1 ? height : 44};
    if (add_button(c, add)) c.act(action::AddService{});
    return add.bottom();
}

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────

/// Two fields beside each other where each has room, else below each other. Returns the y below them.
struct Cell {
    std::string_view id;
    ui::FieldSpec spec;
    int fact = -1;  // −1: a text of the service
};
float field_pair(Context& c, Rect r, int service, std::span<const Cell> cells) {
    const bool two = r.w >= c.px(310);
    const float width = two ? (r.w - 16) / 2 : r.w;
    float tallest = 0;
    for (const Cell& cell : cells) tallest = std::max(tallest, c.ui.field_height(cell.spec, width));
    float y = r.y;
    for (std::size_t n = 0; n < cells.size(); ++n) {
        const Cell& cell = cells[n];
        const float height = two ? tallest : c.ui.field_height(cell.spec, width);
        const Rect at{two ? r.x + static_cast<float>(n) * (width + 16) : r.x, y, width, height};
        if (cell.fact >= 0) {
            fact_field(c, cell.id, at, {service, cell.fact}, cell.spec);
            if (c.state.target == Target{service, cell.fact}) c.ui.focus(std::string(path) + "/" + input_of(c, service).id + "/" + std::string(cell.id));
        } else {
            const auto typed = c.ui.field(cell.id, at, cell.spec);
            if (typed.changed || typed.committed) c.act(action::TypeText{service, std::string(cell.id), typed.text});
        }
        if (!two) y += height + 12;
    }
    return two ? y + tallest : y - 12;
}

const std::string& text_of(const Context& c, int service, const std::string& id) {
    static const std::string none;
    const auto found = input_of(c, service).texts.find(id);
    return found == input_of(c, service).texts.end() ? none : found->second;
}

std::string_view article_of(const Context& c, int fact) {
    for (const policy::Condition& condition : c.pack.conditions) {
        if (std::ranges::find(condition.facts, fact) != condition.facts.end()) return condition.article;
    }
    return {};
}

/// A choice with its label above and the chosen option's note below. Returns the y below it.
float choice(Context& c, Rect r, int service, int fact, int phone_columns) {
    const policy::Fact& f = fact_at(c, fact);
    const app::Entry& entry = entry_of(c, {service, fact});
    const auto s = c.ui.scope(f.id);
    const std::string& name = c.say(f.label);
    float y = r.y;
    const float label = c.line({r.x, y, r.w, c.px(24)}, name, bold(style(Type::body)), ui::silent);
    if (const std::string_view article = article_of(c, fact); !article.empty() && label + 4 + c.cite_width(article) <= r.w) c.cite("article", {r.x + label + 4, y}, article);
    y += c.px(24) + 6;

    std::vector<ui::Option> options;
    float natural = 0;
    for (std::size_t n = 0; n < f.options.size(); ++n) {
        options.push_back({.id = f.option_ids[n], .label = c.say(f.options[n].label)});
        natural = std::max(natural, c.ui.measure(options.back().label, one_line(bold(style(Type::body)))).w + 50);
    }
    const auto count = static_cast<int>(options.size());
    const bool row = !c.phone() && natural * static_cast<float>(count) <= r.w + 60;
    int columns = row ? 0 : c.phone() ? phone_columns : 2;
    if (columns > 0 && natural * static_cast<float>(columns) > r.w) columns = std::max(1, columns - 1);
    const int rows = columns == 0 ? 1 : (count + columns - 1) / columns;
    const float height = static_cast<float>(rows) * 44 + static_cast<float>(rows - 1) * 8;
    const std::string_view chosen = entry.option >= 0 ? std::string_view(f.option_ids.at(static_cast<std::size_t>(entry.option))) : std::string_view();
    const auto picked = c.ui.segmented("answer", {r.x, y, r.w, height}, {.name = name, .description = c.say(f.question), .options = options, .chosen = chosen, .columns = columns});
    if (picked) c.act(action::SetOption{{service, fact}, static_cast<int>(std::ranges::find(f.option_ids, *picked) - f.option_ids.begin())});
    if (c.state.target == Target{service, fact}) {
        c.ui.focus(std::string(path) + "/" + input_of(c, service).id + "/" + f.id + "/answer/" + std::string(chosen.empty() ? options.front().id : chosen));
    }
    y += height;
    if (entry.option >= 0) {
        const std::string& note = c.say(f.options.at(static_cast<std::size_t>(entry.option)).note);
        if (!note.empty()) y += 4 + c.ui.text({r.x, y + 4, r.w, 60}, note, style(Type::caption, Colour::text3));
    }
    return y;
}

std::string capitals_of(const Context& c, int service, int fact) {
    const assess::FactValue value = value_of(c, service, fact);
    return value.known ? c.capitals(Money::from_fen(value.number)) : std::string();
}

float money_fields(Context& c, Rect r, int service) {
    const int contract = fact_named(c, "contract_amount");
    const int invoice = fact_named(c, "invoice_amount");
    if (contract < 0 || invoice < 0) return r.y;
    const std::string first = capitals_of(c, service, contract);
    const std::string second = capitals_of(c, service, invoice);
    const auto spec = [&](int fact, const std::string& help) {
        return with_error(c, {service, fact}, {.label = c.say(fact_at(c, fact).label), .placeholder = c.t("services.example_money"), .help = help,
                                               .unit = c.t("unit.yuan"), .kind = ui::FieldKind::money, .max_length = 40});
    };
    const std::array<Cell, 2> cells{{{"contract_amount", spec(contract, first), contract}, {"invoice_amount", spec(invoice, second), invoice}}};
    return field_pair(c, r, service, cells);
}

float date_fields(Context& c, Rect r, int service) {
    const int completed = c.pack.completed_fact;
    const int claimed = c.pack.claim_day_fact;
    if (completed < 0 || claimed < 0) return r.y;
    const schedule::ServiceDays& days = c.view.days.at(static_cast<std::size_t>(service));
    const std::string last = days.valid_until ? c.t("services.last_day", {{"day", c.date(*days.valid_until)}}) : c.t("services.date_help");
    std::string claim;
    switch (days.standing) {
        case schedule::Standing::claimed: claim = c.t("services.in_time"); break;
        case schedule::Standing::too_late: claim = c.t("services.too_late"); break;
        case schedule::Standing::run_out: claim = c.t("services.run_out"); break;
        default: claim = c.say(fact_at(c, claimed).help); break;
    }
    const auto spec = [&](int fact, std::string_view help) {
        return with_error(c, {service, fact}, {.label = c.say(fact_at(c, fact).label), .placeholder = c.t("services.example_date"), .help = help,
                                               .kind = ui::FieldKind::date, .max_length = 40});
    };
    std::array<Cell, 2> cells{{{"completed_on", spec(completed, last), completed}, {"claimed_on", spec(claimed, claim), claimed}}};
    // Both days can be read, but one may not lie after the other: said where the later one stands.
    const auto done = app::read(fact_at(c, completed), entry_of(c, {service, completed})).value;
    const auto asked = app::read(fact_at(c, claimed), entry_of(c, {service, claimed})).value;
    std::string before;
    if (done.known && asked.known && done.number > asked.number && !entry_of(c, {service, claimed}).editing) {
        before = c.t("services.before_completion", {{"day", c.date(Date::from_days(static_cast<std::int32_t>(done.number)))}});
        cells[1].spec.error = before;
    }
    return field_pair(c, r, service, cells);
}

/// The service's yes/no conditions: a card that folds once they are all met. Returns the y below it.
float conditions(Context& c, Rect r, int service) {
    const app::GroupView& view = c.view.services.at(static_cast<std::size_t>(service)).conditions;
    if (view.questions.empty()) return r.y;
    const auto set = c.state.open.find("service");
    const bool open = set != c.state.open.end() ? set->second : !c.phone() || !view.complete();
    const auto all = std::to_string(view.questions.size());
    const policy::Fact& first = fact_at(c, view.questions.front().at.fact);
    const auto group = std::ranges::find(c.pack.groups, first.group, &policy::Group::id);
    const std::string title = group == c.pack.groups.end() ? c.t("services.conditions") : c.say(group->title);
    const std::string count = c.t("services.conditions_met", {{"n", std::to_string(view.met)}, {"all", all}});

    const float head = c.px(52);
    float height = head;
    for (const app::QuestionView& q : view.questions) height += open ? question_height(c, {q, false, true}, r.w) : 0;
    const Rect card{r.x, r.y, r.w, height};
    const auto in = c.ui.group("conditions", Role::region, title, card);
    c.ui.card(card);
    const Rect top{card.x, card.y, card.w, head};
    if (c.ui.pressable("fold", top, Role::button, title + " " + count, 12, open).pressed) c.act(action::Fold{"service", !open});
    const Colour tone = view.complete() ? Colour::ok : Colour::text2;
    const float count_width = c.ui.measure(count, one_line(bold(style(Type::caption)))).w;
    c.ui.icon({top.right() - 24, top.centre().y}, open ? icon::chevron_up : icon::chevron_down, 16, Colour::text2);
    c.line({top.right() - 42 - count_width, top.y, count_width + 2, top.h}, count, bold(style(Type::caption, tone)), ui::silent);
    c.line({top.x + 16, top.y, top.w - count_width - 80, top.h}, title, bold(style(Type::body)), ui::silent);
    float y = card.y + head;
    for (const app::QuestionView& q : view.questions) {
        if (!open) break;
        const QuestionRow row{q, false, true};
        const float h = question_height(c, row, r.w);
        c.rule(card.x + 1, card.right() - 1, y);
        draw_question(c, {card.x, y, card.w, h}, row, std::string(path) + "/" + input_of(c, service).id + "/conditions");
        y += h;
    }
    return card.bottom();
}

/// What the controller got before in the year that counts: it takes room under the cap.
float received_field(Context& c, Rect r) {
    const auto found = c.state.input.received.find(c.view.year);
    static const app::Entry blank;
    const app::Entry& entry = found == c.state.input.received.end() ? blank : found->second;
    const std::string label = c.t("services.received", {{"year", std::to_string(c.view.year)}});
    const std::string help = c.t("services.received_help", {{"cap", c.prose(c.pack.cap.limit)}});
    ui::FieldSpec spec{.label = label, .text = entry.text, .placeholder = c.t("services.example_received"), .help = help,
                       .optional_mark = c.t("mark.optional"), .unit = c.t("unit.yuan"), .kind = ui::FieldKind::money, .max_length = 40};
    if (!entry.editing) {
        const std::string_view error = app::read_money(entry.text).error;
        if (!error.empty()) spec.error = c.t(error);
    }
    const float height = c.ui.field_height(spec, r.w);
    const auto typed = c.ui.field("received", {r.x, r.y, r.w, height}, spec);
    if (typed.changed || typed.committed) c.act(action::TypeReceived{c.view.year, typed.text, typed.committed});
    return r.y + height;
}

float form(Context& c, Rect r, int service) {
    const auto s = c.ui.scope(input_of(c, service).id);
    float y = r.y;
    const std::string title = c.service_title(service);
    if (c.phone()) {
        const std::string of = c.t("services.of", {{"n", std::to_string(c.state.input.services.size())}});
        const float width = c.ui.measure(of, one_line(style(Type::caption))).w;
        const Rect row{r.x, y, r.w, 44};
        c.line({row.x, row.y, row.w - width - 64, 44}, std::to_string(service + 1) + "　" + title, style(Type::card_title), ui::heading1);
        c.line({row.right() - 52 - width, row.y, width + 2, 44}, of, style(Type::caption, Colour::text2));
        if (c.ui.button("more", {row.right() - 44, row.y, 44, 44}, {.icon = icon::ellipsis, .name = c.t("services.more"), .kind = ButtonKind::text})) {
            c.act(action::Open{{.kind = app::Dialog::Kind::services, .service = service}});
        }
        y += 44 + 12;
    } else {
        Rect row{r.x, y, r.w, 44};
        const Rect remove = row.cut_right(44, 8);
        if (c.ui.button("copy", row.cut_right(44, 12), {.icon = icon::copy, .name = c.t("services.copy")})) c.act(action::CopyService{service});
        if (c.ui.button("remove", remove, {.icon = icon::trash_2, .name = c.t("services.remove"), .kind = ButtonKind::danger})) c.act(action::RemoveService{service});
        c.line(row, title, style(Type::section_title), ui::heading2);
        y += 44 + 12;
    }
    const std::array<Cell, 2> names{{{"title", {.label = c.t("services.name"), .text = text_of(c, service, "title"), .placeholder = c.t("services.example_name"), .optional_mark = c.t("mark.optional"), .max_length = 80}},
                                     {"provider", {.label = c.t("services.provider"), .text = text_of(c, service, "provider"), .placeholder = c.t("services.example_provider"), .optional_mark = c.t("mark.optional"), .max_length = 120}}}};
    y = field_pair(c, {r.x, y, r.w, 0}, service, names) + 16;
    if (const int fact = fact_named(c, "category"); fact >= 0) y = choice(c, {r.x, y, r.w, 0}, service, fact, 3) + 16;
    if (const int fact = fact_named(c, "provider_region"); fact >= 0) y = choice(c, {r.x, y, r.w, 0}, service, fact, 2) + 16;
    y = money_fields(c, {r.x, y, r.w, 0}, service) + 16;
    y = date_fields(c, {r.x, y, r.w, 0}, service) + 16;
    return conditions(c, {r.x, y, r.w, 0}, service);
}

/// Where there is no service yet: what goes here, why it helps, one button.
void empty_state(Context& c, Rect r) {
    const float width = std::min(r.w, 384.0f);
    const float text_height = c.ui.measure(c.t("services.empty_text"), style(Type::table, Colour::text2, ui::Align::centre), width - 48).h;
    const float height = 48 + c.px(26) + 8 + text_height + 16 + 44;
    Rect box = r.centred({width, std::min(r.h, height + 96)});
    c.ui.card(box);
    Rect in = box.centred({width - 48, height});
    c.ui.icon({in.centre().x, in.y + 18}, icon::file_plus_2, 38, Colour::text2);
    in.cut_top(48);
    c.ui.text(in.cut_top(c.px(26), 8), c.t("services.empty"), style(Type::card_title, Colour::text, ui::Align::centre), ui::heading2);
    c.ui.text(in.cut_top(text_height, 16), c.t("services.empty_text"), style(Type::table, Colour::text2, ui::Align::centre));
    const ui::ButtonSpec spec{.label = c.t("services.add"), .icon = icon::plus, .kind = ButtonKind::primary};
    const float button = c.ui.button_width(spec);
    if (c.ui.button("add", {in.centre().x - button / 2, in.y, button, 44}, spec)) c.act(action::AddService{});
}

void list_column(Context& c, Rect r) {
    c.ui.line({r.right() - 1, r.y}, {r.right() - 1, r.bottom()}, Colour::line);
    const float note = c.ui.measure(c.t("services.note"), style(Type::caption), r.w - 32).h;
    const auto area = c.ui.scroll("list", {r.x, r.y, r.w - 1, r.h});
    const Rect inner{r.x + 16, area.content.y + 20, r.w - 33, r.h};
    const std::string title = c.t("page.services") + c.t("services.count", {{"n", std::to_string(c.state.input.services.size())}});
    const bool fits = c.ui.measure(title, one_line(style(Type::card_title))).w <= inner.w;
    c.line({inner.x, inner.y, inner.w, c.px(28)}, title, fits ? style(Type::card_title) : bold(style(Type::body)), ui::heading1);
    const float y = service_cards(c, {inner.x, inner.y + c.px(28) + 10, inner.w, 0}, 1);
    const float note_y = std::max(y + 16, area.content.y + r.h - note - 20);
    c.ui.text({inner.x, note_y, inner.w, note}, c.t("services.note"), style(Type::caption, Colour::text3));
    c.ui.scroll_end(note_y + note + 16);
}

void panel(Context& c, Rect r, int service) {
    c.ui.fill(r, Colour::surface);
    c.ui.line({r.x, r.y}, {r.x, r.bottom()}, Colour::line);
    const auto in = c.ui.group("live", Role::complementary, c.t("services.result"), r);
    Rect inner = r.inset(20, 16);
    const Rect way = inner.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", {r.x + 1, r.y + 1, r.w - 1, inner.bottom() - r.y});
        float y = area.content.y + 19;
        y += c.ui.text({inner.x, y, inner.w, c.px(28)}, c.t("services.result"), style(Type::card_title), ui::heading2) + 12;
        y = service_result(c, {inner.x, y, inner.w, 0}, service) + 20;
        c.rule(inner.x, inner.right(), y);
        y = received_field(c, {inner.x, y + 16, inner.w, 0});
        c.ui.scroll_end(y + 12);
    }
    if (c.ui.button("next", way, {.label = c.t("next.result"), .icon_after = icon::arrow_right, .kind = ButtonKind::primary})) c.act(action::Go{PageId::result});
}

void in_one_column(Context& c, Rect r) {
    const Rect bottom = r.cut_bottom(foot_height(c));
    const bool none = c.state.input.services.empty();
    {
        const auto in = c.ui.group("main", Role::main, c.t("page.services"), r);
        const auto area = c.ui.scroll("page", r);
        const float side = c.phone() ? 16 : std::max(24.0f, (r.w - 720) / 2);
        const Rect col{r.x + side, area.content.y + (c.phone() ? 16.0f : 20.0f), r.w - 2 * side, r.h};
        float y = col.y;
        if (none || !c.phone()) {
            y += c.ui.text({col.x, y, col.w, 40}, c.t("page.services"), style(c.phone() ? Type::card_title : Type::page_title), ui::heading1) + 12;
        }
        if (none) {
            empty_state(c, {col.x, y, col.w, std::max(320.0f, r.h - 100)});
            y += std::max(320.0f, r.h - 100);
        } else {
            if (!c.phone()) y = service_cards(c, {col.x, y, col.w, 0}, col.w >= c.px(640) ? 3 : 2) + 20;
            y = form(c, {col.x, y, col.w, 0}, present(c)) + 16;
            y = received_field(c, {col.x, y, col.w, 0});
        }
        c.ui.scroll_end(y + 20);
    }
    const std::array<FootButton, 2> buttons{{{.id = "add", .label = c.t("services.add"), .icon = icon::plus},
                                             {.id = "next", .label = c.t(c.phone() ? "services.next_short" : "next.result"), .icon_after = icon::arrow_right, .kind = ButtonKind::primary}}};
    const auto pressed = foot(c, bottom, none ? std::span(buttons).last(1) : std::span(buttons));
    if (pressed == "add") c.act(action::AddService{});
    if (pressed == "next") c.act(action::Go{PageId::result});
}

}  // namespace

void services(Context& c, Rect r) {
    if (c.narrow()) {
        in_one_column(c, r);
        return;
    }
    const bool none = c.state.input.services.empty();
    const Rect side = r.cut_right(c.form == Form::wide ? 400.0f : 328.0f);
    {
        const auto in = c.ui.group("main", Role::main, c.t("page.services"), r);
        if (none) {
            const Rect head{r.x + 24, r.y + 20, r.w - 48, 40};
            c.ui.text(head, c.t("page.services"), style(Type::page_title), ui::heading1);
            empty_state(c, {r.x, r.y + 64, r.w, r.h - 64});
        } else {
            list_column(c, r.cut_left(c.form == Form::wide ? 300.0f : 248.0f));
            const auto area = c.ui.scroll("page", r);
            const float width = std::min(r.w - 48, 760.0f);
            const float y = form(c, {r.x + 24, area.content.y + 16, width, 0}, present(c));
            c.ui.scroll_end(y + 20);
        }
    }
    if (none) {
        live_panel(c, side);
    } else {
        panel(c, side, present(c));
    }
}

}  // namespace voucher::pages
