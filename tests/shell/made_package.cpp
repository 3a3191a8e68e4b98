#include "tests/shell/made_package.hpp"

#include <array>
#include <catch_amalgamated.hpp>

namespace voucher::tests {
namespace {

constexpr std::array paper_ids{"contract", "invoice", "result_proof", "relevance_proof"};

void attach(Visit& visit, std::string_view paper, std::string_view of) {
    const std::vector<platform::Headless::File> file{{std::string(paper) + ".pdf", "application/pdf", "the paper called " + std::string(paper) + std::string(of)}};
    visit.person.give_files({"paper:s1/" + std::string(paper)}, file);
}

}  // namespace

std::string make_package(Visit& visit) {
    visit.go("papers");
    const std::size_t before = visit.person.saved().size();
    visit.person.click(ui::Role::button, visit.t("papers.draft"));
    REQUIRE(visit.person.saved().size() == before + 1);
    return visit.person.saved().back().bytes;
}

std::string made_package(std::size_t papers, std::string_view applicant, std::string_view of) {
    Visit visit;
    visit.whole_case();
    if (!applicant.empty()) {
        visit.go("eligibility");
        visit.person.type(visit.t("who.name"), applicant);
    }
    visit.go("papers");
    for (std::size_t i = 0; i < papers; ++i) attach(visit, paper_ids.at(i), of);
    return make_package(visit);
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

}  // namespace voucher::tests
