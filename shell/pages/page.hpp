// What every page is given: the widgets, the state and what follows from it, words, and a way to act.
//
// A page is a function of a PageContext and a rectangle. It keeps nothing: what it wants changed it says with `act`,
// and the next frame shows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"
#include "shell/app/state.hpp"
#include "shell/app/view.hpp"
#include "shell/platform/platform.hpp"
#include "shell/ui/ui.hpp"
#include "src/policy/pack.hpp"

namespace voucher::pages {

/// How much room there is, by the width of the page and the text scale.
enum class Form : std::uint8_t {
    phone,    // one column, sticky foot
    tablet,   // one column of 720, numbered tabs
    desktop,  // rail, main, panel
    wide,     // the same, at most 1680 wide, panel 400
};
Form form_of(ui::Size page, int text_scale);

struct PageContext {
    ui::Ui& ui;
    const app::State& state;
    const app::View& view;
    const policy::Pack& pack;
    const app::Catalogue& words;
    platform::Platform& platform;
    std::vector<app::Action>& actions;
    Form form = Form::desktop;

    void act(app::Action action) const { actions.push_back(std::move(action)); }

    // ── Words ───────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] const std::string& say(std::string_view key) const { return words[key]; }
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<app::Catalogue::Value> values) const { return words.with(key, values); }
    /// The pack's words in the present language.
    [[nodiscard]] const std::string& in(const policy::Text& text) const { return state.language == app::Language::zh ? text.zh : text.en; }
    [[nodiscard]] std::string date(Date day) const;                          // 2025年6月1日
    [[nodiscard]] std::string range(const assess::MoneyRange& range) const;  // ¥0.00 – ¥90,000.00
    [[nodiscard]] std::string article(std::string_view id) const;            // 第八条（一）
    [[nodiscard]] std::string title_of(int service) const;                   // its title, or 服务1

    // ── Facts ───────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] const app::Entry& entry(int service, int fact) const;      // service −1: the applicant
    [[nodiscard]] int fact(std::string_view id, policy::Scoped scope) const { return pack.fact(id, scope); }
    [[nodiscard]] bool phone() const { return form == Form::phone; }
};

ui::Outcome outcome_of(assess::Outcome outcome);

/// A chip that cites an article and opens its gist; returns its width.
float citation(const PageContext& page, std::string_view id, ui::Point left_top, std::string_view article);
[[nodiscard]] float citation_width(const PageContext& page, std::string_view article);

/// 符合 / 不符合 / 待确认 / 未答 as a chip; right-aligned at `right_top` where `from_right`. Returns its width.
float outcome_chip(const PageContext& page, std::string_view id, ui::Point at, ui::Outcome outcome, bool from_right = false);

/// 是 / 否 / 不清楚 for a yes/no fact.
void yes_no(const PageContext& page, std::string_view id, ui::Rect r, int service, int fact, std::string_view name);

/// A field for a count, an amount or a day: its label, what was typed, its error, the consequence as help. Acts on
/// change, and rewrites on leaving (grouped digits, 2025年3月10日). `help` stands below where there is no error.
void fact_field(const PageContext& page, std::string_view id, ui::Rect r, int service, int fact, std::string_view help, std::string_view placeholder = {});
[[nodiscard]] float fact_field_height(const PageContext& page, int service, int fact, std::string_view help, float width);

}  // namespace voucher::pages
