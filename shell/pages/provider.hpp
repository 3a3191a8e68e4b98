// Parts of the provider's page (供给方估算).
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

inline constexpr float provider_pad = 20;
inline constexpr float provider_gap = 16;

/// Who it is: the name and the questions that are asked of the provider once. Returns the y below.
float provider_own(Context& c, Rect r);
/// Art. 12: what the contracts bring, and what one more would add. Returns the y below.
float provider_post(Context& c, Rect r);
/// The contracts, of which only those in `seen` are drawn. Returns the y below.
float provider_table(Context& c, Rect r, Rect seen);
/// One contract with all its facts. Returns the y below.
float provider_contract(Context& c, Rect r, std::size_t at);
/// Art. 19: the reward in its tiers. Returns the y below.
float provider_reward(Context& c, Rect r);
/// Arts. 13 and 14, to tick. Returns the y below.
float provider_duties(Context& c, Rect r);

/// A question that is answered by choosing, or typed; `at` says whose. Returns the y below.
float provider_question(Context& c, Rect r, const app::provider::At& at);
[[nodiscard]] float provider_question_height(Context& c, float width, const app::provider::At& at);

/// Who a contract is with, or which one it is.
std::string contract_name(const Context& c, std::size_t at);
/// Why a contract counts, does not, or is open, with the article; the article is empty where every condition is met.
struct ContractReason {
    std::string words;
    std::string article;
};
ContractReason contract_reason(const Context& c, std::size_t at);
/// 计入 / 不计 / 待确认
ui::ChipSpec contract_chip(const Context& c, assess::Outcome outcome);
/// An amount that is typed on the page: of the next contract, or of what was served.
ui::FieldSpec provider_amount(const Context& c, const app::Entry& entry);

}  // namespace voucher::pages
