#include "src/papers/generated.hpp"

#include <array>

#include "src/papers/calculation_note.hpp"
#include "src/papers/claim_summary.hpp"
#include "src/papers/paper_list.hpp"
#include "src/papers/pledge.hpp"

namespace voucher::papers {
namespace {

struct About {
    std::string_view id, title, file;
    std::string_view extension = ".pdf";
};

constexpr std::array<About, 5> all{{{"claim_summary", "paper.summary.title", "paper.summary.file"},
                                    {"calculation_note", "paper.calculation.title", "paper.calculation.file"},
                                    {"pledge", "paper.pledge.title", "paper.pledge.file"},
                                    {"paper_list", "paper.list.title", "paper.list.file"},
                                    {"claim_workbook", "paper.workbook.title", "paper.summary.file", ".xlsx"}}};

const About& about(Generated paper) { return all.at(static_cast<std::size_t>(paper)); }

}  // namespace

std::vector<Generated> generated_under(const policy::Pack& pack) {
    std::vector<Generated> papers{Generated::claim_summary, Generated::calculation_note};
    if (!pack.pledge.empty()) papers.push_back(Generated::pledge);
    papers.insert(papers.end(), {Generated::paper_list, Generated::claim_workbook});
    return papers;
}

std::string_view id_of(Generated paper) { return about(paper).id; }

std::string_view title_key(Generated paper) { return about(paper).title; }

std::string file_of(Generated paper, const Words& words) { return words(about(paper).file) + std::string(about(paper).extension); }

std::string request_for(const PaperInput& input, std::span<const Generated> wanted) {
    const Phrases say(input);
    std::vector<PaperDocument> papers;
    std::vector<SheetDocument> workbooks;
    for (const Generated paper : wanted) {
        switch (paper) {
            case Generated::claim_summary: papers.push_back(claim_summary(say)); break;
            case Generated::calculation_note: papers.push_back(calculation_note(say)); break;
            case Generated::pledge: papers.push_back(pledge(say)); break;
            case Generated::paper_list: papers.push_back(paper_list(say)); break;
            case Generated::claim_workbook: workbooks.push_back(claim_workbook(say)); break;
        }
    }
    return write_papers(papers, workbooks);
}

}  // namespace voucher::papers
