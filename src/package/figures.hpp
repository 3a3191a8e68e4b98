// The subsidy that a package states, beside the one that its case gives when it is computed again.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/assess/assessment.hpp"
#include "src/policy/pack.hpp"

namespace voucher::package {

struct FigureLine {
    std::optional<std::size_t> service;           // in the case; absent: all together
    std::string service_title;                    // as the case has it; may be empty
    std::optional<assess::MoneyRange> enclosed;   // absent: the assessment has no such figure
    assess::MoneyRange computed;                  // with the readings of the case
    assess::MoneyRange by_default;                // with the readings that stand where nobody chose
    friend bool operator==(const FigureLine&, const FigureLine&) = default;
};

/// A reading of the case that is not the default one.
struct ReadingLine {
    policy::Text title, option, by_default;
    policy::Text article;  // 第十一条 / Art. 11
    friend bool operator==(const ReadingLine&, const ReadingLine&) = default;
};

/// A line for each service and one for all. `enclosed` is the assessment that lies in the package; where a figure in it is
/// none, the line lacks it.
std::vector<FigureLine> figure_lines(const policy::Pack& pack, const assess::Case& value, const assess::Assessment& computed,
                                     const nlohmann::json& enclosed);

std::vector<ReadingLine> reading_lines(const policy::Pack& pack, const assess::Case& value);

/// {"low": "0.00", "high": "90000.00"}; "high" is null where nothing bounds it. Nothing where it is not that.
std::optional<assess::MoneyRange> range_of(const nlohmann::json& value);

}  // namespace voucher::package
