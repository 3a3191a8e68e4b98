// Why: the derivation of every outcome and figure, from the same program that computed it.
//
// A derivation is a tree of steps. What a step says is the pack's own words, with the values of the facts put in:
//     预计补助合计                              150,000.00
//     ├ 1 轴承钢疲劳寿命测试                      90,000.00
//     │ ├ 费用：合同与发票取低      [解释口径]      100,000.00
//     │ ├ 省级：60% × 100,000.00   [第十一条]       60,000.00
//     │ └ 市级：30% × 100,000.00，本市检测          30,000.00
//     └ 年度上限：余额450,000.00，未触顶             不削减
// It is built on request and costs nothing otherwise. A failed condition names only the facts that decide it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/assess/trace.hpp"

namespace voucher::assess {

struct Step {
    using Kind = TraceStep::Kind;
    Kind kind = Kind::total;
    std::string id;                    // of the service, the share, the condition, or the year
    policy::Text label;                // 费用, 省级, 年度上限 (empty for a service: its own title is the label)
    policy::Text why;                  // 合同与发票取低; a failed condition's reason; empty where nothing needs saying
    std::string article;               // that it follows
    std::string reading;               // that decided it, or empty
    std::optional<MoneyRange> figure;  // none for conditions
    std::optional<MoneyRange> before;  // a share before the cap, where the cap changed it; a cap row's room at first
    std::optional<Outcome> outcome;    // of conditions and services
    std::vector<int> facts;            // that decide it, by index in the pack
    std::vector<Step> parts;
};

/// The whole derivation: the total, each service with fee and shares, each year's cap. Conditions that failed or are
/// open stand first, the applicant's at the top, a service's under it.
Step explain(const policy::Pack& pack, const Case& value, const Assessment& assessment);

/// The same as JSON, for `voucher assess --explain`.
std::string write_why(const policy::Pack& pack, const Case& value, const Assessment& assessment);

/// `{fact}` and `{value}` in the pack's words replaced by the case's values: staff 501, amounts grouped, days as
/// people write them. An unknown value is shown as "?".
policy::Text with_values(const policy::Text& words, const policy::Pack& pack, const Case& value, int service, Date as_of);

}  // namespace voucher::assess
