// Workbooks on their way: what a desk asked the platform to make is saved once it is made; cells that many of them have.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shell/app/actions.hpp"
#include "src/assess/assessment.hpp"
#include "src/papers/paper_document.hpp"

namespace voucher::app {

inline constexpr const char* workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

class Workbooks {
public:
    /// `platform` must outlive this. Its jobs are from `first_job` on, and nobody else's are; `failed` is the catalogue key that
    /// says that one could not be made, with the machine's words as its {name}.
    Workbooks(platform::Platform& platform, std::uint32_t first_job, std::string failed) : platform_(platform), job_(first_job), failed_(std::move(failed)) {}

    /// Instead of one that is still being made.
    void ask(const papers::SheetDocument& book);
    // What follows for the state; nothing where it was another's job.
    std::vector<Action> made(const platform::event::PapersMade& done);
    std::vector<Action> not_made(const platform::event::PapersFailed& failure) const;

private:
    platform::Platform& platform_;
    std::uint32_t job_;
    std::string failed_;
};

/// Empty where there are no words.
papers::Cell text_cell(std::string words);
/// "from" and "to", which is empty where nothing bounds it.
void add_range(std::vector<papers::Cell>& cells, const assess::MoneyRange& amount);

}  // namespace voucher::app
