// What would change the answer: other readings of the measure, another provider, a further fee.
//
// Both cards are laid out twice, first without drawing: the card's ground must lie under what it holds, and its height
// is known only from that.
#include <algorithm>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

using assess::Outcome;

constexpr float pad = 20;

/// A text that is measured alone, or drawn.
class Pen {
public:
    Pen(Context& c, bool draws) : c_(c), draws_(draws) {}
    [[nodiscard]] bool draws() const { return draws_; }
    float text(Rect r, std::string_view words, const TextStyle& look, ui::Say say = {}) const {
        return draws_ ? c_.ui.text(r, words, look, say) : c_.ui.measure(words, look, r.w).h;
    }

private:
    Context& c_;
    bool draws_;
};

/// "+30,000.00  ¥180,000.00": the total under an option, and how it differs where both are known.
std::string total_note(const Context& c, const MoneyRange& there, bool with_difference) {
    const MoneyRange& now = c.view.answer.figures.total;
    std::string note = c.money(there);
    if (!with_difference || !there.is_exact() || !now.is_exact() || there == now) return note;
    const Money more = there.low > now.low ? there.low - now.low : now.low - there.low;
    return (there.low > now.low ? "+" : "−") + c.figure({more, more}) + "  " + note;
}

float readings_of(Context& c, Rect in, const Pen& pen) {
    const auto& open = c.view.answer.open_readings;
    float y = in.y;
    std::vector<int> readings;  // one block a reading that matters; the others are counted below
    for (const assess::OpenReading& o : open) {
        if (std::ranges::find(readings, o.reading) == readings.end()) readings.push_back(o.reading);
    }
    if (pen.draws()) c.ui.icon({in.x + 9, y + 12}, icon::split, 18, Colour::unk);
    y += pen.text({in.x + 26, y, in.w - 26, 48}, readings.empty() ? c.t("result.no_reading") : c.t("result.some_readings", {{"n", std::to_string(readings.size())}}),
                  bold(style(Type::body)), ui::heading2) + 4;
    for (const int index : readings) {
        const policy::Reading& reading = c.pack.readings[static_cast<std::size_t>(index)];
        y += pen.text({in.x, y, in.w, 80}, c.say(reading.question), style(Type::table)) + 6;
        const float height = 52 * static_cast<float>(reading.options.size()) - 8;
        if (pen.draws()) {
            const int used = c.state.input.readings[static_cast<std::size_t>(index)];
            std::vector<std::string> labels;
            std::vector<std::string> notes;
            for (std::size_t o = 0; o < reading.options.size(); ++o) {
                labels.push_back(o == 0 ? c.t("result.cautious", {{"option", c.say(reading.options[o].label)}}) : c.say(reading.options[o].label));
                const auto other = std::ranges::find_if(open, [&](const assess::OpenReading& x) { return x.reading == index && x.option == static_cast<int>(o); });
                notes.push_back(total_note(c, other == open.end() ? c.view.answer.figures.total : other->total, in.w > 300));
            }
            std::vector<ui::Option> options;
            for (std::size_t o = 0; o < reading.options.size(); ++o) options.push_back({reading.option_ids[o], labels[o], notes[o]});
            const auto picked = c.ui.radio_list("reading." + reading.id, {in.x, y, in.w, height},
                                                {.name = c.say(reading.question), .options = options, .chosen = reading.option_ids[static_cast<std::size_t>(used)]});
            if (picked) c.act(action::SetReading{index, static_cast<int>(std::ranges::find(reading.option_ids, *picked) - reading.option_ids.begin())});
        }
        y += height + 10;
    }
    const std::string rest = std::to_string(c.pack.readings.size() - readings.size());
    y += pen.text({in.x, y, in.w, 60}, c.t("result.other_readings_note", {{"n", rest}, {"article", c.article(c.pack.interpreter_article)}}), style(Type::caption, Colour::text2));
    return y;
}

void place_row(Context& c, Rect in, float y, const policy::Fact& fact, const assess::Alternative& a, bool present, Money fee, int service) {
    const auto s = c.ui.scope(fact.option_ids[static_cast<std::size_t>(a.option)]);
    const std::string label = c.say(fact.options[static_cast<std::size_t>(a.option)].label);
    TextStyle left = style(Type::caption);
    if (present) left.bold = true;
    c.line({in.x, y, in.w, 20}, present ? c.t("result.present", {{"place", label}}) : label, left);
    c.amount("total", {in.x, y, in.w, 20}, a.outcome == Outcome::not_met ? c.t("result.not_covered") : c.money(a.total), one_line(bold(style(Type::caption, Colour::text, ui::Align::right))),
             {.what = app::Supposed::What::region, .service = service, .option = a.option});
    c.ui.fill({in.x, y + 21, in.w, 8}, Colour::well, 4);
    float x = in.x;
    for (std::size_t k = 0; k < a.shares.size(); ++k) {
        const float length = in.w * static_cast<float>(part_of(a.shares[k].low, fee));
        if (length <= 0) continue;
        c.ui.fill({x, y + 21, length, 8}, k == 0 ? Colour::prov : Colour::city, 4);
        x += length + 2;
    }
}

float providers_of(Context& c, Rect in, bool with_room, const Pen& pen) {
    float y = in.y;
    if (pen.draws()) {
        c.ui.icon({in.x + 9, y + 12}, icon::git_fork, 18, Colour::text2);
        const float width = c.line({in.x + 26, y, in.w - 26, 24}, c.t("result.other_provider_title"), bold(style(Type::body)), ui::heading2);
        const std::string whose = c.t("result.service_number", {{"n", std::to_string(c.state.service + 1)}});
        const TextStyle small = style(Type::caption, Colour::text2);
        const bool only = c.state.input.services.size() == 1;  // then it need not be said where there is no room
        if (!only || c.ui.measure(whose, one_line(small)).w <= in.w - 34 - width) c.line({in.x + 34 + width, y, in.w - 34 - width, 24}, whose, small);
    }
    y += 32;
    const int region = c.pack.fact("provider_region", policy::Scoped::service);
    const auto service = static_cast<std::size_t>(c.state.service);
    if (region < 0 || service >= c.view.services.size()) return y;
    const policy::Fact& fact = c.pack.facts[static_cast<std::size_t>(region)];
    const auto& now = c.view.value.services[service].facts[static_cast<std::size_t>(region) - c.pack.applicant_facts];
    const Money fee = c.view.answer.figures.services[service].fee.high.value_or(c.pack.cap.limit);
    for (const assess::Alternative& a : c.view.services[service].regions) {
        if (pen.draws()) place_row(c, in, y, fact, a, now.known && now.number == a.option, fee, c.state.service);
        y += 34;
    }
    if (!with_room || (!c.view.room_local && !c.view.room_other)) return y;
    y += 4;
    if (pen.draws()) c.rule(in.x, in.right(), y);
    y += 8 + pen.text({in.x, y + 8, in.w, 24}, c.t("result.to_cap"), bold(style(Type::table)), ui::heading3);
    const auto row = [&](std::string_view key, const std::optional<app::Further>& further, app::Supposed::What what) {
        if (!further) return;
        if (pen.draws()) {
            const auto s = c.ui.scope(key);
            c.line({in.x, y, in.w, 20}, c.t(key), style(Type::caption, Colour::text2));
            c.amount("fee", {in.x, y, in.w, 20}, c.money(further->fee), one_line(bold(style(Type::caption, Colour::text, ui::Align::right))), {.what = what});
        }
        y += 20;
    };
    row("result.local_testing", c.view.room_local, app::Supposed::What::more_local);
    row("result.other_service", c.view.room_other, app::Supposed::What::more_elsewhere);
    return y;
}

/// The card's ground, then what it holds.
template <typename Content>
float card(Context& c, Rect r, Colour edge, Content content) {
    const Rect in{r.x + pad, r.y + 14, r.w - 2 * pad, 0};
    const float height = content(in, Pen(c, false)) + 14 - r.y;
    const Rect ground{r.x, r.y, r.w, height};
    c.ui.fill(ground, Colour::surface, 12);
    c.ui.border(ground, edge, 12);
    content(in, Pen(c, true));
    return ground.bottom();
}

}  // namespace

float open_readings(Context& c, Rect r) {
    const auto s = c.ui.scope("readings");
    return card(c, r, Colour::unk, [&](Rect in, const Pen& pen) { return readings_of(c, in, pen); });
}

float what_if(Context& c, Rect r, bool with_room) {
    const auto s = c.ui.scope("providers");
    return card(c, r, Colour::line, [&](Rect in, const Pen& pen) { return providers_of(c, in, with_room, pen); });
}

}  // namespace voucher::pages
