#include "src/papers/pledge.hpp"

#include <algorithm>

namespace voucher::papers {
namespace {

/// Conditions that are not met and follow from a pledged article.
std::vector<std::string> contradictions(const Phrases& say) {
    std::vector<std::string> found;
    const auto look = [&](std::span<const assess::ConditionOutcome> outcomes, const std::string& whose) {
        for (const assess::ConditionOutcome& outcome : outcomes) {
            const policy::Condition& condition = say.pack.conditions[static_cast<std::size_t>(outcome.condition)];
            const bool pledged = std::ranges::find(say.pack.pledge, condition.article, &policy::Note::article) != say.pack.pledge.end();
            if (outcome.outcome == assess::Outcome::not_met && pledged) {
                found.push_back(say.t("paper.pledge.against", {{"whose", whose}, {"what", say.say(condition.label)}, {"article", say.article(condition.article)}}));
            }
        }
    };
    look(say.figures.conditions, say.t("paper.applicant"));
    for (std::size_t i = 0; i < say.figures.services.size(); ++i) look(say.figures.services[i].conditions, say.numbered(i));
    return found;
}

}  // namespace

PaperDocument pledge(const Phrases& say) {
    PaperDocument paper = say.begin("paper.pledge");
    block::Facts who;
    who.rows = {{say.t("paper.name"), {{say.applicant()}}},
                {say.t("paper.credit_code"), {{say.typed(say.in.value.texts, "credit_code")}}},
                {say.t("paper.policy"), {{say.say(say.pack.title) + " " + say.pack.number}}}};
    for (std::size_t i = 0; i < say.in.value.services.size(); ++i) {
        who.rows.push_back({say.t("paper.service", {{"number", std::to_string(i + 1)}}), {{say.service(i)}}});
    }
    paper.blocks = {std::move(who)};
    if (const std::vector<std::string> against = contradictions(say); !against.empty()) {
        paper.blocks.emplace_back(paragraph(say.t("paper.pledge.check"), Run::Style::bold));
        block::List list;
        for (const std::string& sentence : against) list.items.push_back({{sentence}});
        paper.blocks.emplace_back(std::move(list));
    }
    paper.blocks.emplace_back(heading(1, say.t("paper.pledge.heading")));
    paper.blocks.emplace_back(paragraph(say.t("paper.pledge.intro", {{"platform", say.say(say.pack.platform)}})));
    block::List sentences;
    for (const policy::Note& sentence : say.pack.pledge) {
        sentences.items.push_back({{say.say(sentence.text)}, {say.t("paper.in_brackets", {{"text", say.article(sentence.article)}}), Run::Style::muted}});
    }
    paper.blocks.emplace_back(std::move(sentences));
    paper.blocks.emplace_back(say.signature());
    return paper;
}

}  // namespace voucher::papers
