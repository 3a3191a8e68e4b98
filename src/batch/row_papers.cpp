#include "src/batch/row_papers.hpp"

#include <algorithm>

namespace voucher::batch {

papers::Checklist checklist_of(const policy::Pack& pack, const Row& row, const assess::Figures& figures) {
    std::vector<papers::Attachment> files;
    for (const RowFile& file : row.files) {
        const bool evidence = std::ranges::find(pack.evidence, file.paper, &policy::Evidence::id) != pack.evidence.end();
        papers::Attachment attachment;
        if (!evidence && !row.value.services.empty()) attachment.service = row.value.services.front().id;
        attachment.paper = file.paper;
        attachment.name = file.path;
        files.push_back(std::move(attachment));
    }
    return papers::checklist(pack, row.value, figures, files);
}

}  // namespace voucher::batch
