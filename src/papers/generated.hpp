// The papers that are made of a case, by name: which there are, and what the machine that sets them is asked for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "src/papers/phrases.hpp"

namespace voucher::papers {

enum class Generated : std::uint8_t { claim_summary, calculation_note, pledge, paper_list, claim_workbook };

/// Those that are made under a pack, in the order in which they stand in a package: no pledge where the pack has none.
std::vector<Generated> generated_under(const policy::Pack& pack);

/// "claim_summary", …: for keys.
std::string_view id_of(Generated paper);
/// The catalogue's key of what it is called.
std::string_view title_key(Generated paper);
/// "兑付申请汇总表.pdf"
std::string file_of(Generated paper, const Words& words);

/// JSON for Platform::make_papers (paper_document.hpp). The same input gives the same bytes.
std::string request_for(const PaperInput& input, std::span<const Generated> wanted);

}  // namespace voucher::papers
