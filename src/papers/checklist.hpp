// What the measure asks for, and what is there: each service's papers joined with the files that were given.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "src/assess/assessment.hpp"
#include "src/papers/attachment.hpp"

namespace voucher::papers {

struct PaperRow {
    int paper = 0;                   // index in the pack
    std::optional<bool> required;    // absent: an answer that decides it is missing
    std::vector<std::size_t> files;  // indices of the attachments, in their order
    std::vector<int> decided_by = {};  // where `required` is absent: the facts without an answer that it hangs on
    [[nodiscard]] bool is_missing() const { return required == true && files.empty(); }
};

struct ServicePapers {
    std::vector<PaperRow> rows;  // one for each paper of the pack, in its order
    int required = 0;            // papers that are surely asked for
    int present = 0;             // of those, with at least one file: 3 of 4
    int undecided = 0;           // papers of which it is not known whether they are asked for
    [[nodiscard]] bool is_complete() const { return present == required && undecided == 0; }
};

struct EvidenceRow {
    int evidence = 0;  // index in the pack
    std::vector<std::size_t> files;
};

struct Checklist {
    std::vector<ServicePapers> services;  // in the case's order
    std::vector<EvidenceRow> evidence;  // what fits the applicant's kind; all of it while the kind is unknown
    std::vector<std::size_t> strays;    // attachments of a service or paper that is not there (any more)
    int required = 0;                   // over all services: 6 of 7
    int present = 0;
    int undecided = 0;
    /// A case without a service asks for nothing and is not complete.
    [[nodiscard]] bool is_complete() const { return required > 0 && present == required && undecided == 0; }
};

/// Whether what is for these kinds of applicant (a bit each) may be for this one; while its kind is unknown, it may.
bool fits_kind(std::uint64_t kinds, assess::FactValue kind);

Checklist checklist(const policy::Pack& pack, const assess::Case& value, const assess::Figures& figures,
                    std::span<const Attachment> attachments);

}  // namespace voucher::papers
