#include "src/papers/checklist.hpp"

#include <algorithm>

namespace voucher::papers {
bool fits_kind(std::uint64_t kinds, assess::FactValue kind) {
    return !kind.known || policy::asked_of(kinds, static_cast<int>(kind.number));
}

namespace {

/// Facts of the pack are the applicant's, then each service's.
assess::FactValue fact_of(const policy::Pack& pack, const assess::Case& value, std::size_t service, int fact) {
    const auto at = static_cast<std::size_t>(fact);
    return at < pack.applicant_facts ? value.applicant[at] : value.services[service].facts[at - pack.applicant_facts];
}

}  // namespace

Checklist checklist(const policy::Pack& pack, const assess::Case& value, const assess::Figures& figures,
                    std::span<const Attachment> attachments) {
    Checklist list;
    std::vector<bool> placed(attachments.size(), false);
    const auto files_of = [&](std::string_view service, std::string_view paper) {
        std::vector<std::size_t> files;
        for (std::size_t i = 0; i < attachments.size(); ++i) {
            if (attachments[i].service != service || attachments[i].paper != paper) continue;
            files.push_back(i);
            placed[i] = true;
        }
        return files;
    };
    for (std::size_t s = 0; s < figures.services.size(); ++s) {
        ServicePapers service;
        for (const assess::PaperNeed& need : figures.services[s].papers) {
            PaperRow row{
                need.paper, need.required,
                files_of(value.services[s].id, pack.papers[static_cast<std::size_t>(need.paper)].id)};
            if (!row.required) {
                ++service.undecided;
                const policy::NodeId node = pack.papers[static_cast<std::size_t>(need.paper)].node;
                for (const int fact : pack.program.facts_of(node)) {
                    if (!fact_of(pack, value, s, fact).known) row.decided_by.push_back(fact);
                }
            }
            if (row.required == true) {
                ++service.required;
                if (!row.files.empty()) ++service.present;
            }
            service.rows.push_back(std::move(row));
        }
        list.required += service.required;
        list.present += service.present;
        list.undecided += service.undecided;
        list.services.push_back(std::move(service));
    }
    const assess::FactValue kind = pack.kind_fact < 0
                                       ? assess::FactValue::unknown()
                                       : value.applicant[static_cast<std::size_t>(pack.kind_fact)];
    for (std::size_t e = 0; e < pack.evidence.size(); ++e) {
        EvidenceRow row{static_cast<int>(e), files_of("", pack.evidence[e].id)};
        // what was given stays in sight when the kind of applicant changes
        if (fits_kind(pack.evidence[e].kinds, kind) || !row.files.empty())
            list.evidence.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (!placed[i]) list.strays.push_back(i);
    }
    return list;
}

}  // namespace voucher::papers
