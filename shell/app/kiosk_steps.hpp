// One question at a time: what a kiosk asks of a visit, in order.
//
// As the pages ask it, and less: one service, no names, and no claim day (the as-of date stands for it). Where the measure
// is not in force today, the day to calculate for comes first.
#pragma once

#include <string>
#include <vector>

#include "shell/app/view.hpp"

namespace voucher::app {

struct KioskStep {
    enum class What : std::uint8_t { day, fact, received } what = What::fact;
    enum class Part : std::uint8_t { applicant, service } part = Part::applicant;
    Target at = {};             // fact
    std::string article = {};   // empty: none asks for it
    ui::Outcome outcome = ui::Outcome::unanswered;
};

std::vector<KioskStep> kiosk_steps(const policy::Pack& pack, const State& state, const View& view);

}  // namespace voucher::app
