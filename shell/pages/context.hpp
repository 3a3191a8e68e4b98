// What a page is given: widgets, the state, what follows from it, and words; and where it puts what the person did.
//
// A page is a function of its context: it draws one frame and appends actions. It keeps nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generated/icons.hpp"
#include "shell/app/actions.hpp"
#include "shell/app/view.hpp"

namespace voucher::pages {

namespace action = app::action;
namespace icon = ui::icon;
using app::Action;
using app::PageId;
using app::Target;
using assess::MoneyRange;
using ui::ButtonKind;
using ui::Colour;
using ui::Point;
using ui::Rect;
using ui::Role;
using ui::Size;
using ui::TextStyle;
using ui::Type;

/// How much room there is: widths below 600, 1100 and 1700 after the text scale.
enum class Form : unsigned char { phone, tablet, desktop, wide };
Form form_of(Size page, float text_scale);

/// Where files may be dropped, and what they are for there.
struct DropPlace {
    Rect r;
    std::string purpose;  // platform::FilePurpose::id
    std::string key;      // what begins the keys of the controls there
};

struct Context {
    ui::Ui& ui;
    const app::State& state;
    const app::View& view;
    const policy::Pack& pack;
    const std::vector<Finding>& checks;  // of the pack
    const batch::Words& roster_words;
    const app::RosterView& roster;
    const app::ProviderView& provider;
    const app::Catalogue& words;
    std::vector<Action>& actions;
    std::vector<DropPlace>& drop_places;  // of this frame
    Form form;
    bool can_undo = false;
    bool can_redo = false;

    [[nodiscard]] bool phone() const { return form == Form::phone; }
    [[nodiscard]] bool narrow() const { return form == Form::phone || form == Form::tablet; }
    /// Sizes that hold words grow with the text.
    [[nodiscard]] float px(float size) const { return size * ui.look().text_scale; }
    void act(Action what) const { actions.push_back(std::move(what)); }

    // Words
    [[nodiscard]] const std::string& t(std::string_view key) const { return words(key); }
    [[nodiscard]] std::string t(std::string_view key, app::Catalogue::Values values) const { return words(key, values); }
    [[nodiscard]] const std::string& say(const policy::Text& text) const;
    [[nodiscard]] std::string date(Date day) const;
    [[nodiscard]] std::string money(Money amount) const;        // ¥100,000.00
    [[nodiscard]] std::string money(const MoneyRange& range) const;  // ¥0.00 – ¥90,000.00
    [[nodiscard]] std::string figure(const MoneyRange& range) const;  // without the sign
    [[nodiscard]] std::string prose(Money amount) const;        // 65万元
    [[nodiscard]] std::string capitals(Money amount) const;     // 壹拾万元整; empty in English
    [[nodiscard]] std::string article(std::string_view id) const;    // 第八条（一）
    [[nodiscard]] std::string service_title(int service) const;
    [[nodiscard]] std::string finding(const Finding& f) const;  // what is wrong, in the person's words

    // Parts that many pages have
    /// A citation that opens the article; returns its width.
    float cite(std::string_view id, Point at, std::string_view article_id) const;
    [[nodiscard]] float cite_width(std::string_view article_id) const;
    float outcome_chip(std::string_view id, Point at, ui::Outcome outcome, bool unsure = false) const;
    [[nodiscard]] ui::ChipSpec outcome_spec(ui::Outcome outcome) const;
    /// One line of text, centred vertically in `r`, not said where `say` is silent; returns its width.
    float line(Rect r, std::string_view text, TextStyle style, ui::Say say = {}) const;
    /// An amount that tells how it came about when it is pressed. Returns its height.
    float amount(std::string_view id, Rect r, const std::string& said, TextStyle s, const app::Supposed& supposed = {}) const;
    void rule(float x, float right, float y) const { ui.line({x, y}, {right, y}, Colour::line); }
    /// Title and one sentence; returns the y below them.
    float page_head(Rect r, std::string_view title, std::string_view sentence) const;
    /// The top of a page that stands by itself: the way back to the first one, title and sentence, in a column of at most
    /// `widest` in the middle of `page`, whose `content` scrolls. Returns the column from below them.
    Rect titled_column(Rect page, Rect content, float widest, std::string_view title, std::string_view sentence) const;
};

inline TextStyle style(Type type, Colour colour = Colour::text, ui::Align align = ui::Align::left) {
    TextStyle s;
    s.type = type;
    s.colour = colour;
    s.align = align;
    return s;
}
inline TextStyle bold(TextStyle s) {
    s.bold = true;
    return s;
}
inline TextStyle one_line(TextStyle s) {
    s.wrap = false;
    return s;
}

/// 符合 / 待确认 / 不符合 of an outcome, as the widgets have it.
ui::Outcome shown(assess::Outcome outcome);

/// Text without its `**` marks, for names.
std::string plain(std::string_view text);

/// "104 KB", "14.6 MB"
std::string size_text(std::uint64_t bytes);

/// "3f9a07…c21e84": enough to compare a SHA-256 by eye; empty where it is none.
std::string short_digest(std::string_view hex);

/// How much of `whole` an amount is, 0…1: the length of a bar, never a figure.
double part_of(Money amount, Money whole);

}  // namespace voucher::pages
