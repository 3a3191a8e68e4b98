#include "src/papers/paper_list.hpp"


namespace voucher::papers {
namespace {

/// "1,234,567"
std::string grouped_bytes(std::uint64_t bytes) {
    std::string digits = std::to_string(bytes);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string files_cell(const Phrases& say, const std::vector<std::size_t>& files, bool missing) {
    if (files.empty()) return say.t(missing ? "paper.no_file" : "paper.none");
    std::string text;
    for (const std::size_t index : files) {
        const Attachment& file = say.in.attachments[index];
        text += (text.empty() ? "" : "\n") + file.name + "\n" + say.t("paper.bytes", {{"count", grouped_bytes(file.size)}}) + "\nSHA-256 " + file.sha256;
    }
    return text;
}

block::Table table(const Phrases& say) {
    return {{{say.t("paper.paper"), Align::start, 11}, {say.t("paper.need"), Align::start, 8}, {say.t("paper.article"), Align::start, 8}, {say.t("paper.files"), Align::start, 27}}, {}};
}

block::Table service_table(const Phrases& say, const ServicePapers& service) {
    block::Table rows = table(say);
    for (const PaperRow& row : service.rows) {
        const policy::Paper& paper = say.pack.papers[static_cast<std::size_t>(row.paper)];
        const char* need = !row.required ? "paper.need_unknown" : *row.required ? "paper.required" : "paper.not_required";
        rows.rows.push_back({{say.say(paper.title), say.t(need), say.article(paper.article), files_cell(say, row.files, row.is_missing())}});
    }
    return rows;
}

}  // namespace

PaperDocument paper_list(const Phrases& say) {
    PaperDocument paper = say.begin("paper.list");
    int section = 0;
    paper.blocks = {say.standing(), paragraph(say.t("paper.count", {{"present", std::to_string(say.list.present)}, {"required", std::to_string(say.list.required)}}), Run::Style::bold)};
    block::List missing;
    for (std::size_t s = 0; s < say.list.services.size(); ++s) {
        for (const PaperRow& row : say.list.services[s].rows) {
            if (!row.is_missing()) continue;
            const policy::Paper& asked = say.pack.papers[static_cast<std::size_t>(row.paper)];
            missing.items.push_back({{say.labelled(say.numbered(s), say.say(asked.title)) + say.t("paper.in_brackets", {{"text", say.article(asked.article)}})}});
        }
    }
    if (!missing.items.empty()) {
        paper.blocks.emplace_back(heading(1, say.section(++section, "paper.list.missing")));
        paper.blocks.emplace_back(std::move(missing));
    }
    paper.blocks.emplace_back(heading(1, say.section(++section, "paper.list.services")));
    if (say.list.services.empty()) paper.blocks.emplace_back(paragraph(say.t("paper.no_service")));
    for (std::size_t s = 0; s < say.list.services.size(); ++s) {
        paper.blocks.emplace_back(heading(2, say.numbered(s)));
        paper.blocks.emplace_back(service_table(say, say.list.services[s]));
    }
    block::Table evidence = table(say);
    for (const EvidenceRow& row : say.list.evidence) {
        if (row.files.empty()) continue;
        evidence.rows.push_back({{say.say(say.pack.evidence[static_cast<std::size_t>(row.evidence)].title), say.t("paper.optional"), say.t("paper.none"), files_cell(say, row.files, false)}});
    }
    if (!evidence.rows.empty()) {
        paper.blocks.emplace_back(heading(1, say.section(++section, "paper.evidence")));
        paper.blocks.emplace_back(paragraph(say.t("paper.evidence_note")));
        paper.blocks.emplace_back(std::move(evidence));
    }
    paper.blocks.emplace_back(paragraph(say.t("paper.list.digests"), Run::Style::muted));
    return paper;
}

}  // namespace voucher::papers
