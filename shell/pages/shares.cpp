#include "shell/pages/shares.hpp"

#include <vector>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

/// Whole percents of exact shares: 60%, 15%.
std::string percent(Money amount, Money whole) { return whole.fen() <= 0 ? std::string() : std::to_string((amount.fen() * 200 + whole.fen()) / (2 * whole.fen())) + "%"; }

}  // namespace

std::optional<Shares> exact_shares(const Context& c) {
    const auto& figures = c.view.answer.figures;
    const bool exact = c.view.fee_known && figures.total.is_exact() && figures.shares.size() == 2 && figures.shares[0].is_exact() && figures.shares[1].is_exact();
    if (!exact) return std::nullopt;
    const Money province = figures.shares[0].low, city = figures.shares[1].low;
    return Shares{c.view.fee, province, city, c.view.fee - province - city};
}

void shares_bar(Context& c, Rect r, const Shares& shares, bool own_percent) {
    const auto& [fee, province, city, own] = shares;
    const std::string p = percent(province, fee), m = percent(city, fee), o = own_percent ? percent(own, fee) : std::string();
    std::vector<ui::BarPart> parts;
    if (province > Money{}) parts.push_back({part_of(province, fee), Colour::prov, Colour::on_prov, p});
    if (city > Money{}) parts.push_back({part_of(city, fee), Colour::city, Colour::on_city, m});
    if (own > Money{}) parts.push_back({part_of(own, fee), Colour::own, Colour::text, o, true, Colour::own_line});
    c.ui.stacked_bar("bar", r, parts, c.t("result.bar_name", {{"province", c.money(province)}, {"city", c.money(city)}, {"own", c.money(own)}}));
}

}  // namespace voucher::pages
