// Text: breaking into lines by the rules of Chinese typesetting, and drawing in CSS line boxes.
//
// A line may break between any two Han characters, but not before closing punctuation nor after opening punctuation
// (kinsoku, as in JIS X 4051 and CLREQ); Latin words and numbers stay whole, a number with its unit.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "shell/ui/cut_words.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

struct Letter {
    char32_t character = 0;
    std::size_t at = 0;  // bytes
    std::size_t size = 0;
    bool bold = false;
    float advance = 0;
};

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool wide(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF) || one_of(c, U"“”‘’…—");
}
bool never_starts_a_line(char32_t c) { return one_of(c, U"，。；：？！、）〕》〉】」』”’％%…—·,.;:?!)]}°"); }
bool never_ends_a_line(char32_t c) { return one_of(c, U"（〔《〈【「『“‘¥￥([{"); }
bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool unit(char32_t c) { return one_of(c, U"元万亿角分年月日天周人项份个处条次家名页号岁季"); }

bool may_break(const Letter& a, const Letter& b) {
    if (a.character == U' ') return b.character != U' ';
    if (b.character == U' ') return false;  // the blank stays with the word before it
    if (never_ends_a_line(a.character) || never_starts_a_line(b.character)) return false;
    if (digit(a.character) && unit(b.character)) return false;
    if (unit(a.character) && b.character == U'元') return false;  // 万元
    return wide(a.character) || wide(b.character);
}

}  // namespace

const TextLayout& Ui::Impl::layout(std::string_view text, const TextStyle& style, float width) const {
    const TypeSize type = type_size(style.type);
    const bool bold_all = style.bold.value_or(type.bold);
    std::string id(text);
    id.push_back('\0');
    id.push_back(static_cast<char>('a' + static_cast<int>(style.type)));
    id.push_back(bold_all ? 'b' : 'r');
    id.push_back(style.wrap ? 'w' : '1');
    id += std::to_string(style.max_lines) + "/" + std::to_string(static_cast<int>(std::min(width, 1e6f) * 8));
    TextLayout& out = layouts[id];
    const bool known = out.used != 0;
    out.used = frame + 1;
    if (known) return out;

    out.em = em(style.type);
    out.line = std::round(type.line * look.text_scale);
    const float scale_limit = std::max(width, 1.0f) + 0.01f;

    std::vector<Letter> letters;
    letters.reserve(text.size());
    bool marked = false;  // between ** and **
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
        if (p[0] == '*' && p + 1 < end && p[1] == '*') {
            marked = !marked;
            p += 2;
            continue;
        }
        unsigned character = 0;
        const int size = ImTextCharFromUtf8(&character, p, end);
        if (size <= 0) break;
        const bool bold_now = bold_all || marked;
        Letter letter{character, out.plain.size(), static_cast<std::size_t>(size), bold_now, 0};
        if (character != U'\n') letter.advance = width_of(std::string_view(p, letter.size), bold_now, out.em);
        out.plain.append(p, letter.size);
        letters.push_back(letter);
        p += size;
    }

    const std::size_t count = letters.size();
    const int most = style.wrap ? style.max_lines : 1;
    const auto add_line = [&](std::size_t from, std::size_t to, bool cut) {
        TextLine line;
        while (to > from && letters[to - 1].character == U' ') --to;
        const auto append = [&](std::string_view piece, bool is_bold, float advance) {
            if (line.runs.empty() || line.runs.back().bold != is_bold) line.runs.push_back({{}, is_bold, line.width, 0});
            line.runs.back().text += piece;
            line.runs.back().width += advance;
            line.width += advance;
        };
        float dots = 0;
        if (cut) {
            dots = width_of("…", bold_all, out.em);
            float sum = dots;
            std::size_t fits = from;
            while (fits < to && sum + letters[fits].advance <= scale_limit) sum += letters[fits++].advance;
            to = fits;
        }
        for (std::size_t n = from; n < to; ++n) {
            append(std::string_view(out.plain).substr(letters[n].at, letters[n].size), letters[n].bold, letters[n].advance);
        }
        if (cut) append("…", bold_all, dots);
        out.cut = out.cut || cut;
        out.width = std::max(out.width, line.width);
        out.lines.push_back(std::move(line));
    };

    std::size_t start = 0;
    while (start < count) {
        float sum = 0;
        std::size_t stop = start;      // one behind the last letter that fits
        std::size_t opportunity = 0;   // the last place where the line may end
        bool hard = false;
        for (; stop < count; ++stop) {
            if (letters[stop].character == U'\n') {
                hard = true;
                break;
            }
            if (stop > start && may_break(letters[stop - 1], letters[stop])) opportunity = stop;
            // A blank at the end of a line takes no room.
            if (letters[stop].character != U' ' && sum + letters[stop].advance > scale_limit && stop > start) break;
            sum += letters[stop].advance;
        }
        const bool last_allowed = most > 0 && static_cast<int>(out.lines.size()) == most - 1;
        const bool rest = stop < count && !(hard && stop + 1 == count);
        if (last_allowed && rest) {
            std::size_t to = start;
            while (to < count && letters[to].character != U'\n') ++to;
            add_line(start, to, true);
            break;
        }
        if (hard) {
            add_line(start, stop, false);
            start = stop + 1;
            continue;
        }
        if (stop < count && opportunity > start) stop = opportunity;
        add_line(start, stop, false);
        start = stop;
        while (start < count && letters[start].character == U' ') ++start;
    }
    if (out.lines.empty()) out.lines.emplace_back();
    return out;
}

void Ui::Impl::draw_layout(const TextLayout& l, Rect r, const TextStyle& style) {
    const ImU32 tint = colour(style.colour);
    const Rect visible = clip();
    if (l.cut && !r.intersect(visible).empty()) cut_words.push_back(l.plain);
    float y = r.y;
    for (const TextLine& line : l.lines) {
        if (y < visible.bottom() && y + l.line > visible.y) {
            float x = r.x;
            if (style.align == Align::centre) x += (r.w - line.width) / 2;
            if (style.align == Align::right) x += r.w - line.width;
            for (const TextRun& run : line.runs) {
                const Face& f = face(run.bold);
                const float baseline = y + (l.line - f.height * l.em) / 2 + f.ascent * l.em;
                glyphs(f, l.em, {x + run.x, baseline}, run.text, tint);
            }
        }
        y += l.line;
    }
}

std::vector<std::string> cut_words(Ui& ui) { return ui.impl().cut_words; }

float Ui::Impl::label(Rect r, std::string_view text, const TextStyle& style) {
    TextStyle one = style;
    one.wrap = false;
    const TextLayout& l = layout(text, one, r.w);
    draw_layout(l, {r.x, r.y + (r.h - l.line) / 2, r.w, l.line}, one);
    return l.width;
}

Size Ui::measure(std::string_view text, const TextStyle& style, float width) const {
    const TextLayout& l = impl_->layout(text, style, width);
    return {std::ceil(l.width), l.height()};
}

float Ui::text(Rect r, std::string_view text, const TextStyle& style, Say say) {
    if (text.empty()) return 0;
    const TextLayout& l = impl_->layout(text, style, r.w);
    impl_->draw_layout(l, r, style);
    if (say.as != Say::As::nothing) {
        const bool heading = say.as == Say::As::heading;
        Rect box{r.x, r.y, std::min(l.width, r.w), l.height()};
        if (style.align == Align::centre) box.x += (r.w - box.w) / 2;
        if (style.align == Align::right) box.x = r.right() - box.w;
        Node& n = impl_->node("~" + std::to_string(impl_->texts[impl_->path]++), heading ? Role::heading : Role::text, l.plain, box);
        n.level = heading ? say.level : 0;
    }
    return l.height();
}

}  // namespace voucher::ui
