// A row's papers: what is asked for, joined with the files that were given for the row.
#pragma once

#include "src/batch/roster.hpp"
#include "src/papers/checklist.hpp"

namespace voucher::batch {

/// A file of the applicant's evidence belongs to no service; every other one to the row's only service.
papers::Checklist checklist_of(const policy::Pack& pack, const Row& row, const assess::Figures& figures);

}  // namespace voucher::batch
