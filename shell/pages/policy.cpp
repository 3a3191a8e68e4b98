// The measure itself: what it is, whether it is in force, what each article is used for, and how its open places are
// read at present.
#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

enum Use : std::size_t { condition, amount, paper, deadline, informational, use_count };
constexpr std::array<std::string_view, use_count> use_keys{"policy.use.condition", "policy.use.amount", "policy.use.paper",
                                                          "policy.use.deadline", "policy.use.informational"};
constexpr std::array<std::pair<Colour, Colour>, use_count> use_colours{{{Colour::pri, Colour::pri_wash},
                                                                        {Colour::ok, Colour::ok_wash},
                                                                        {Colour::unk, Colour::unk_wash},
                                                                        {Colour::warn, Colour::warn_wash},
                                                                        {Colour::text2, Colour::well}}};

/// "8(1)" belongs to "8".
std::string_view whole(std::string_view article) { return article.substr(0, article.find('(')); }

struct ArticleUse {
    const policy::Article* article = nullptr;
    std::bitset<use_count> uses;
};

std::vector<ArticleUse> uses_of(const policy::Pack& pack) {
    std::vector<ArticleUse> list;
    for (const policy::Article& article : pack.articles) {
        if (whole(article.id) == article.id) list.push_back({&article, {}});
    }
    const auto mark = [&](std::string_view article, Use use) {
        for (ArticleUse& entry : list) {
            if (!article.empty() && entry.article->id == whole(article)) entry.uses.set(use);
        }
    };
    for (const policy::Condition& c : pack.conditions) mark(c.article, condition);
    mark(pack.fee.article, amount);
    for (const policy::Amount& share : pack.shares) mark(share.article, amount);
    mark(pack.cap.article, amount);
    mark(pack.provider.post_article, amount);
    mark(pack.provider.reward_article, amount);
    for (const policy::Paper& p : pack.papers) mark(p.article, paper);
    for (const policy::RouteStep& step : pack.route) mark(step.article, deadline);
    mark(pack.period_article, condition);
    for (ArticleUse& entry : list) {
        if (entry.uses.none()) entry.uses.set(informational);
    }
    return list;
}

void open(const Context& c, app::Dialog::Kind kind, std::string subject = {}) {
    app::Dialog dialog;
    dialog.kind = kind;
    dialog.subject = std::move(subject);
    c.act(action::Open{std::move(dialog)});
}

ui::ChipSpec use_chip(std::size_t use, const std::string& label) {
    return {.label = label, .text = use_colours.at(use).first, .ground = use_colours.at(use).second};
}

float label_room(const Context& c) { return c.px(c.state.language == app::Language::zh ? 76.0f : 88.0f); }

float row(Context& c, Rect r, std::string_view label, std::string_view value) {
    const float label_width = label_room(c);
    c.ui.text({r.x, r.y, label_width, c.px(22)}, label, style(Type::table, Colour::text2));
    return std::max(c.px(24), c.ui.text({r.x + label_width, r.y, r.w - label_width, 200}, value, style(Type::table)) + 2);
}

/// The measure: number, issuers, period, digest. Returns its height.
float measure_card(Context& c, Rect r) {
    const auto scope = c.ui.scope("measure");
    const float inner_width = r.w - 48;
    const bool future = c.state.today < c.pack.from;
    const bool past = c.state.today > c.pack.to;
    const std::string period = c.t("policy.period", {{"from", c.date(c.pack.from)}, {"to", c.date(c.pack.to)}, {"article", c.article(c.pack.period_article)}});
    const std::string issued = c.t("policy.issued", {{"issuers", c.say(c.pack.issuers)}, {"day", c.date(c.pack.issued_on)}});
    const std::string number = c.t("policy.number_of", {{"number", c.pack.number}, {"register", c.pack.register_number}});
    const std::string digest = c.pack.sha256.size() > 12 ? "SHA-256 " + c.pack.sha256.substr(0, 8) + "…" + c.pack.sha256.substr(c.pack.sha256.size() - 8) : c.pack.sha256;
    const std::string interpreter = c.t("policy.interpreter_of", {{"who", c.say(c.pack.interpreter)}, {"article", c.article(c.pack.interpreter_article)}});
    const TextStyle title = style(Type::card_title);
    const std::string standing = c.t(future ? "policy.future" : past ? "policy.past" : "policy.in_force");
    const ui::ChipSpec chip{.label = standing,
                            .icon = past ? icon::calendar_x_2 : future ? icon::calendar_clock : icon::check,
                            .text = past || future ? Colour::warn : Colour::ok,
                            .ground = past || future ? Colour::warn_wash : Colour::ok_wash};
    const float chip_width = c.ui.chip_width(chip);
    const bool beside = c.ui.measure(c.say(c.pack.title), title).w + chip_width + 16 <= inner_width;
    const std::array<std::pair<std::string_view, std::string_view>, 6> rows{{{"policy.number", number},
                                                                            {"policy.issued_by", issued},
                                                                            {"policy.in_force_label", period},
                                                                            {"policy.last_claim", c.say(c.pack.last_claim)},
                                                                            {"policy.interpreter", interpreter},
                                                                            {"policy.digest", digest}}};
    float height = 20 + c.ui.measure(c.say(c.pack.title), title, inner_width).h + 10 + (beside ? 0 : c.px(32)) + 16;
    for (const auto& [key, value] : rows) {
        height += std::max(c.px(24), c.ui.measure(value, style(Type::table), inner_width - label_room(c)).h + 2);
    }

    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card, 1);
    Rect inner = card.inset(24, 20);
    const float title_height = c.ui.text({inner.x, inner.y, inner.w, 80}, c.say(c.pack.title), title, ui::heading2);
    if (beside) {
        c.ui.chip("standing", {inner.right() - chip_width, inner.y + 1}, chip);
        inner.cut_top(title_height, 10);
    } else {
        inner.cut_top(title_height, 4);
        c.ui.chip("standing", {inner.x, inner.y}, chip);
        inner.cut_top(c.px(32), 6);
    }
    for (const auto& [key, value] : rows) inner.cut_top(row(c, inner, c.t(key), value));
    return height;
}

/// One article: label, gist, uses; opens its gist. Returns its height.
float article_row(Context& c, Rect r, const ArticleUse& entry) {
    const policy::Article& article = *entry.article;
    const float label_width = c.px(c.state.language == app::Language::zh ? 88 : 64);
    float chips = 0;
    std::array<std::string, use_count> labels;
    for (std::size_t use = 0; use < use_count; ++use) {
        if (!entry.uses.test(use)) continue;
        labels[use] = c.t(use_keys.at(use));
        chips += c.ui.chip_width(use_chip(use, labels[use])) + 6;
    }
    const std::string& gist = c.say(article.gist);
    const float gist_width = r.w - label_width - chips - 8;
    const float height = std::max(c.px(42), c.ui.measure(gist, style(Type::caption), gist_width).h + 20);
    const Rect box{r.x, r.y, r.w, height};
    c.rule(box.x, box.right(), box.y);
    const std::string& label = c.say(article.label);
    if (c.ui.pressable(article.id, box.inset(0, 1), Role::button, label + " " + gist, 6).pressed) {
        open(c, app::Dialog::Kind::article, article.id);
    }
    c.line({box.x, box.y, label_width, height}, label, bold(style(Type::table)), ui::silent);
    const float gist_height = c.ui.measure(gist, style(Type::caption), gist_width).h;
    c.ui.text({box.x + label_width, box.y + (height - gist_height) / 2, gist_width, gist_height}, gist, style(Type::caption, Colour::text2), ui::silent);
    float x = box.right() - chips + 6;
    const float chip_height = std::round(c.px(24));
    for (std::size_t use = 0; use < use_count; ++use) {
        if (!entry.uses.test(use)) continue;
        x += c.ui.chip(article.id + "/" + std::string(use_keys.at(use).substr(11)), {x, std::round(box.y + (height - chip_height) / 2)}, use_chip(use, labels[use])).width + 6;
    }
    return height;
}

float articles_card(Context& c, Rect r) {
    const auto scope = c.ui.scope("articles");
    const auto list = uses_of(c.pack);
    // The card's ground comes first, so the rows are measured before they are drawn.
    const bool two = !c.narrow() && r.w > 760;
    const float column = two ? (r.w - 48 - 24) / 2 : r.w - 48;
    const std::size_t half = two ? (list.size() + 1) / 2 : list.size();
    const auto height_of = [&](const ArticleUse& entry) {
        float chips = 0;
        for (std::size_t use = 0; use < use_count; ++use) {
            if (entry.uses.test(use)) chips += c.ui.chip_width(use_chip(use, c.t(use_keys.at(use)))) + 6;
        }
        const float width = column - c.px(c.state.language == app::Language::zh ? 88 : 64) - chips - 8;
        return std::max(c.px(42), c.ui.measure(c.say(entry.article->gist), style(Type::caption), width).h + 20);
    };
    float left = 0;
    float right = 0;
    for (std::size_t n = 0; n < list.size(); ++n) (n < half ? left : right) += height_of(list[n]);
    const float head = c.px(26) + c.px(22) + 8;
    const float height = 20 + head + std::max(left, right) + 12;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    Rect inner = card.inset(24, 20);
    const auto region = c.ui.group("list", Role::region, c.t("policy.articles"), card);
    c.line(inner.cut_top(c.px(26)), c.t("policy.articles"), style(Type::card_title), ui::heading2);
    c.line(inner.cut_top(c.px(22), 8), c.t("policy.articles_note", {{"n", std::to_string(list.size())}}), style(Type::caption, Colour::text2));
    float y = inner.y;
    for (std::size_t n = 0; n < list.size(); ++n) {
        if (n == half) y = inner.y;
        y += article_row(c, {n < half ? inner.x : inner.x + column + 24, y, column, 100}, list[n]);
    }
    return height;
}

float readings_card(Context& c, Rect r) {
    const auto scope = c.ui.scope("readings");
    struct Row {
        std::string value;
        float height = 0;
    };
    std::vector<Row> rows;
    const float width = r.w - 40;
    float height = 20 + c.px(26) + 8;
    for (std::size_t n = 0; n < c.pack.readings.size(); ++n) {
        const policy::Reading& reading = c.pack.readings[n];
        const auto option = static_cast<std::size_t>(std::max(0, c.state.input.readings.at(n)));
        Row entry{c.say(reading.options.at(option).label), 0};
        entry.height = c.ui.measure(c.say(reading.title), style(Type::caption, Colour::text), width * 0.52f).h;
        entry.height = std::max(entry.height, c.ui.measure(entry.value, bold(style(Type::caption)), width * 0.44f).h) + 14;
        height += entry.height;
        rows.push_back(std::move(entry));
    }
    height += 44 + 20;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    Rect inner = card.inset(20, 16);
    Rect head = inner.cut_top(c.px(26), 8);
    c.ui.icon({head.x + 10, head.centre().y}, icon::split, 20, Colour::unk);
    head.cut_left(28);
    c.line(head, c.t("policy.readings", {{"n", std::to_string(rows.size())}}), style(Type::card_title), ui::heading2);
    for (std::size_t n = 0; n < rows.size(); ++n) {
        const Rect line = inner.cut_top(rows[n].height);
        c.rule(line.x, line.right(), line.y);
        c.ui.text({line.x, line.y + 7, width * 0.52f, line.h}, c.say(c.pack.readings[n].title), style(Type::caption));
        c.ui.text({line.right() - width * 0.44f, line.y + 7, width * 0.44f, line.h}, rows[n].value, bold(style(Type::caption, Colour::text, ui::Align::right)));
    }
    if (c.ui.button("open", inner.cut_top(44), {.label = c.t("policy.readings_open"), .icon_after = icon::chevron_right, .kind = ButtonKind::text})) {
        open(c, app::Dialog::Kind::readings);
    }
    return height;
}

/// What the pack was checked for, what was found, and what the measure's own wording leaves to be said.
float checks_card(Context& c, Rect r) {
    const auto scope = c.ui.scope("checks");
    struct Line {
        std::string_view glyph;
        Colour colour;
        std::string words;
    };
    std::vector<Line> lines;
    int errors = 0;
    bool covered = true;
    for (const Finding& finding : c.checks) {
        errors += finding.severity == Severity::error ? 1 : 0;
        covered = covered && finding.code != "check_article_uncovered";
    }
    const auto articles = std::ranges::count_if(c.pack.articles, [](const policy::Article& a) { return whole(a.id) == a.id; });
    if (covered) lines.push_back({icon::check, Colour::ok, c.t("policy.check.articles", {{"n", std::to_string(articles)}})});
    if (errors == 0) lines.push_back({icon::check, Colour::ok, c.t("policy.check.sound")});
    for (const Finding& finding : c.checks) {
        const bool bad = finding.severity == Severity::error;
        lines.push_back({bad ? icon::circle_x : icon::triangle_alert, bad ? Colour::bad : Colour::warn,
                         c.t("policy.check.finding", {{"what", c.finding(finding)}, {"place", finding.place}, {"found", finding.found}})});
    }
    for (const policy::Note& note : c.pack.notes) {
        lines.push_back({icon::info, Colour::warn, note.article.empty() ? c.say(note.text) : c.t("policy.note", {{"text", c.say(note.text)}, {"article", c.article(note.article)}})});
    }
    const float width = r.w - 40 - 26;
    float height = 16 + c.px(26) + 8 + 12;
    for (const Line& line : lines) height += c.ui.measure(line.words, style(Type::caption), width).h + 10;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    Rect inner = card.inset(20, 16);
    Rect head = inner.cut_top(c.px(26), 8);
    const std::string hints = c.t("policy.check.hints", {{"n", std::to_string(c.checks.size() - static_cast<std::size_t>(errors) + c.pack.notes.size())}});
    const std::string wrong = c.t("policy.check.errors", {{"n", std::to_string(errors)}});
    const TextStyle hint_style = one_line(bold(style(Type::caption, Colour::warn, ui::Align::right)));
    const TextStyle wrong_style = one_line(bold(style(Type::caption, errors == 0 ? Colour::ok : Colour::bad, ui::Align::right)));
    c.line(head.cut_right(c.ui.measure(hints, hint_style).w + 2, 8), hints, hint_style);
    c.line(head.cut_right(c.ui.measure(wrong, wrong_style).w + 2, 8), wrong, wrong_style);
    c.line(head, c.t("policy.checks"), style(Type::card_title), ui::heading2);
    for (const Line& line : lines) {
        c.ui.icon({inner.x + 9, inner.y + c.px(10)}, line.glyph, 16, line.colour);
        inner.cut_top(c.ui.text({inner.x + 26, inner.y, width, 400}, line.words, style(Type::caption)), 10);
    }
    return height;
}

}  // namespace

void policy_status(Context& c, Rect r) {
    const auto main = c.ui.group("policy", Role::main, c.t("policy.title"), r);
    auto area = c.ui.scroll("body", r);
    Rect body = Rect{r.x, area.content.y, r.w, area.content.h}.inset(c.phone() ? 16.0f : 24.0f, 0);
    body.y += c.phone() ? 16.0f : 20.0f;
    Rect head = body;
    if (c.ui.button("back", {body.x, body.y, 44, 44}, {.icon = icon::arrow_left, .name = c.t("policy.back")})) {
        c.act(action::Go{c.state.started ? PageId::eligibility : PageId::home});
    }
    head.cut_left(56);
    body.y = std::max(body.y + 44, c.page_head(head, c.t("policy.title"), c.t("policy.sentence"))) + 16;

    const bool two = !c.narrow();
    const float panel = two ? std::min(400.0f, body.w * 0.33f) : body.w;
    Rect left = body;
    if (two) left.w = body.w - panel - 16;
    Rect right = two ? Rect{left.right() + 16, body.y, panel, body.h} : left;
    left.y += measure_card(c, left) + 16;
    if (!two) right.y = left.y;
    right.y += readings_card(c, right) + 16;
    right.y += checks_card(c, right) + 16;
    if (!two) left.y = right.y;
    left.y += articles_card(c, left) + 16;
    c.ui.scroll_end(std::max(left.y, right.y) + 8);
}

}  // namespace voucher::pages
