// Why the total is what it is: the core's derivation as a tree that folds, each line with its article or reading.
#include <algorithm>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

using assess::Step;

/// A line of the tree with the texts that its row points to.
struct Line {
    ui::TreeRow row;
    std::string id, label, number, figure, chip;
    std::string article;  // that its chip opens
    int reading = -1;     // that its chip explains
};

class Lines {
public:
    explicit Lines(Context& c) : c_(c) {}

    std::vector<Line> of(const Step& root) {
        root_ = &root;
        Line total;
        total.id = "total";
        total.label = c_.t("result.total");
        total.figure = c_.figure(*root.figure);
        total.row.bold = true;
        lines_.push_back(std::move(total));
        int number = 0;
        for (std::size_t i = 0; i < root.parts.size(); ++i) {
            const Step& part = root.parts[i];
            const bool last = i + 1 == root.parts.size();
            switch (part.kind) {
                case Step::Kind::service: service(part, number++, last); break;
                case Step::Kind::cap: cap(part, last); break;
                default: condition(part, 1, last, "applicant"); break;
            }
        }
        return std::move(lines_);
    }

private:
    void service(const Step& step, int index, bool last) {
        Line line;
        line.id = "service." + step.id;
        line.label = c_.service_title(index);
        line.number = std::to_string(index + 1);
        line.figure = c_.figure(*step.figure);
        line.row.depth = 1;
        line.row.bold = true;
        line.row.last = last;
        const auto fold = c_.state.open.find("why." + step.id);
        const bool open = fold == c_.state.open.end() || fold->second;
        line.row.expanded = open;
        lines_.push_back(std::move(line));
        for (std::size_t i = 0; open && i < step.parts.size(); ++i) {
            const Step& part = step.parts[i];
            const bool end = i + 1 == step.parts.size();
            if (part.kind == Step::Kind::condition) condition(part, 2, end, step.id);
            else figure(part, end, step.id);
        }
    }

    void figure(const Step& step, bool last, const std::string& service) {
        Line line;
        line.id = service + "." + step.id;
        line.label = c_.t("result.step", {{"label", c_.say(step.label)}, {"why", c_.say(step.why)}});
        if (step.why.zh.empty()) line.label = c_.say(step.label);
        if (step.before) line.label += c_.t("result.cut", {{"before", c_.figure(*step.before)}});
        line.figure = c_.figure(*step.figure);
        chip(line, step);
        line.row.depth = 2;
        line.row.last = last;
        lines_.push_back(std::move(line));
    }

    void condition(const Step& step, int depth, bool last, const std::string& scope) {
        Line line;
        line.id = scope + "." + step.id;
        line.label = c_.say(step.why.zh.empty() ? step.label : step.why);
        line.figure = c_.t(step.outcome == assess::Outcome::not_met ? "outcome.not_met" : "outcome.open");
        line.chip = c_.article(step.article);
        line.article = step.article;
        line.row.depth = depth;
        line.row.last = last;
        lines_.push_back(std::move(line));
    }

    void cap(const Step& step, bool last) {
        bool cut = false;
        for (const Step& service : root_->parts) {
            for (const Step& part : service.parts) cut = cut || part.before.has_value();
        }
        const bool several = std::ranges::count(root_->parts, Step::Kind::cap, &Step::kind) > 1;
        Line line;
        line.id = "cap." + step.id;
        line.label = c_.t(several ? "result.cap_of_year" : "result.cap",
                          {{"year", step.id}, {"label", c_.say(step.label)}, {"room", c_.figure(*step.before)}, {"state", c_.t(cut ? "result.cap_reached" : "result.cap_free")}});
        line.figure = c_.t(cut ? "result.cap_cut" : "result.cap_uncut");
        line.chip = c_.article(step.article);
        line.article = step.article;
        line.row.depth = 1;
        line.row.last = last;
        lines_.push_back(std::move(line));
    }

    void chip(Line& line, const Step& step) {
        if (!step.reading.empty()) {
            line.reading = c_.pack.reading(step.reading);
            line.chip = c_.t("result.reading");
        } else {
            line.chip = c_.article(step.article);
            line.article = step.article;
        }
    }

    Context& c_;
    const Step* root_ = nullptr;
    std::vector<Line> lines_;
};

float tree(Context& c, Rect r, const Step& root) {
    std::vector<Line> lines = Lines(c).of(root);
    std::vector<ui::TreeRow> rows;
    for (Line& line : lines) {
        ui::TreeRow row = line.row;
        row.id = line.id;
        row.label = line.label;
        row.number = line.number;
        row.figure = line.figure;
        if (!line.chip.empty()) {
            row.chip = {.label = line.chip, .icon = icon::scroll_text, .pressable = true};
            if (line.reading >= 0) {
                row.chip.icon = icon::split;
                row.chip.text = Colour::unk;
                row.chip.ground = Colour::unk_wash;
            }
        }
        rows.push_back(row);
    }
    const float height = c.px(33) * static_cast<float>(rows.size());
    const auto result = c.ui.tree("why", {r.x, r.y, r.w, height}, rows, c.t("result.why"));
    for (const Line& line : lines) {
        if (result.folded == line.id && line.row.expanded) c.act(action::Fold{"why." + line.id.substr(std::string_view("service.").size()), !*line.row.expanded});
        if (result.chip != line.id) continue;
        if (line.reading >= 0) c.act(action::Open{{.kind = app::Dialog::Kind::readings, .subject = c.pack.readings[static_cast<std::size_t>(line.reading)].id}});
        else c.act(action::Open{{.kind = app::Dialog::Kind::article, .subject = line.article}});
    }
    return r.y + height;
}

/// What is supposed, in words; empty where the case is told as it is.
std::string supposed_words(const Context& c, const app::Supposed& supposed) {
    using What = app::Supposed::What;
    const auto more = [&](const char* what, const std::optional<app::Further>& further) {
        return further ? c.t("result.if_more", {{"what", c.t(what)}, {"fee", c.money(further->fee)}}) : std::string();
    };
    switch (supposed.what) {
        case What::nothing: return {};
        case What::region: {
            const policy::Fact& fact = c.pack.facts[static_cast<std::size_t>(c.pack.fact("provider_region", policy::Scoped::service))];
            return c.t("result.if_region", {{"service", c.service_title(supposed.service)}, {"region", c.say(fact.options[static_cast<std::size_t>(supposed.option)].label)}});
        }
        case What::more_local: return more("result.local_testing", c.view.room_local);
        case What::more_elsewhere: return more("result.other_service", c.view.room_other);
    }
    return {};
}

}  // namespace

float derivation(Context& c, Rect r) { return tree(c, r, c.view.why); }

std::vector<DerivationLine> derivation_lines(Context& c) {
    std::vector<DerivationLine> told;
    for (Line& line : Lines(c).of(c.view.why)) {
        told.push_back({.depth = line.row.depth, .bold = line.row.bold, .id = std::move(line.id), .label = std::move(line.label), .figure = std::move(line.figure), .chip = std::move(line.chip), .article = std::move(line.article)});
    }
    return told;
}

float supposed_derivation(Context& c, Rect r) {
    const app::Supposed& supposed = c.state.dialog.supposed;
    const std::string words = supposed_words(c, supposed);
    if (!words.empty()) r.y += c.ui.text({r.x, r.y, r.w, 100}, words, style(Type::table, Colour::text2)) + 8;
    return tree(c, r, app::why_of(c.pack, c.view, supposed));
}

}  // namespace voucher::pages
