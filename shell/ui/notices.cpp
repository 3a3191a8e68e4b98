#include "shell/ui/notices.hpp"

#include <algorithm>
#include <string>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

std::string words_of(const BannerSpec& spec) { return "**" + std::string(spec.head) + "**" + std::string(spec.text); }

float words_width(const Ui& ui, const BannerSpec& spec, float width) {
    return width - 46 - 16 - (spec.action.empty() ? 0 : ui.measure(spec.action, {.type = Type::table, .bold = true}).w + 16);
}

}  // namespace

void Ui::Impl::offer_tip(const Act& act, Rect at_rect, std::string_view words) {
    if (words.empty() || act.held) return;
    constexpr double delay = 0.4;
    if (act.hovered && !act.focused && !shown_as && ImGui::GetTime() - hovered_since < delay) {
        animating = true;  // frames until it is time
        return;
    }
    if (act.hovered || act.focused) tip = Tip{at_rect, std::string(words)};
}

void Ui::Impl::draw_tip() {
    if (!tip) return;
    const TextStyle style{.type = Type::caption, .colour = Colour::surface, .wrap = false};
    const TextLayout& words = layout(tip->words, style, page.w - 40);
    Rect box{tip->at.centre().x - words.width / 2 - 10, tip->at.bottom() + 9, words.width + 20, words.height() + 8};
    if (box.bottom() > page.h - 4) box.y = tip->at.y - 9 - box.h;
    box.x = std::clamp(box.x, 4.0f, std::max(4.0f, page.w - 4 - box.w));
    set_layer(toast_layer);
    draw->PushClipRect({0, 0}, {page.w, page.h}, false);
    draw->AddRectFilled(top_left(box), bottom_right(box), colour(Colour::text), 6);
    clips.push_back({0, 0, page.w, page.h});
    draw_layout(words, {box.x + 10, box.y + 4, words.width + 1, words.height()}, style);
    clips.pop_back();
    draw->PopClipRect();
    set_layer(0);
}

float banner_height(const Ui& ui, const BannerSpec& spec, float width) {
    return std::max(42.0f, ui.measure(words_of(spec), {.type = Type::table}, words_width(ui, spec, width)).h + 20);
}

bool banner(Ui& ui, std::string_view id, Rect r, const BannerSpec& spec) {
    Ui::Impl& i = ui.impl();
    r.h = banner_height(ui, spec, r.w);
    const Scope in = ui.group(id, Role::group, spec.head, r);
    Colour ground = Colour::well;
    Colour tone = Colour::text2;
    std::string_view sign = icon::info;
    switch (spec.tone) {
        case Tone::ok: ground = Colour::ok_wash, tone = Colour::ok, sign = icon::circle_check; break;
        case Tone::warn: ground = Colour::warn_wash, tone = Colour::warn, sign = icon::triangle_alert; break;
        case Tone::bad: ground = Colour::bad_wash, tone = Colour::bad, sign = icon::circle_alert; break;
        case Tone::info: break;
    }
    ui.fill(r, ground, 8);
    const float line = 22 * ui.look().text_scale;
    const float width = words_width(ui, spec, r.w);
    const TextStyle style{.type = Type::table};
    const Rect words{r.x + 46, r.y + (r.h - ui.measure(words_of(spec), style, width).h) / 2, width, r.h};
    ui.icon({r.x + 25, words.y + line / 2}, sign, 18, tone);
    // The first words are in the tone; they are laid over the same words of the whole, so that both break alike.
    ui.text(words, words_of(spec), style);
    const float head = ui.measure(spec.head, {.type = Type::table, .bold = true}).w;
    if (head <= width) {
        i.draw->AddRectFilled({words.x, words.y}, {words.x + head, words.y + line}, i.colour(ground));
        i.label({words.x, words.y, head + 1, line}, spec.head, {.type = Type::table, .colour = tone, .bold = true});
    }
    if (spec.action.empty()) return false;
    return ui.link("action", {words.x + width + 8, r.y, r.right() - words.x - width - 20, r.h}, spec.action, {.type = Type::table, .align = Align::right});
}

void skeleton(Ui& ui, Rect r, int lines) {
    for (int n = 0; n < lines; ++n) {
        const float share = n == 0 ? 0.6f : n + 1 == lines ? 0.8f : 1.0f;
        Rect bar = r.cut_top(n == 0 ? 16.0f : 12.0f, 12);
        bar.w *= share;
        ui.fill(bar, Colour::well, 4);
    }
}

}  // namespace voucher::ui
