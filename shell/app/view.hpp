// What follows from the state: the answer of the core, and what the pages say about it. Recomputed only when the case,
// the as-of date, the attachments or the day have changed, never for a mere frame.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "shell/app/invoices.hpp"
#include "shell/app/state.hpp"
#include "src/assess/assessment.hpp"
#include "src/assess/change.hpp"
#include "src/assess/explain.hpp"
#include "src/assess/provider.hpp"
#include "src/assess/what_if.hpp"
#include "src/papers/attachment_checks.hpp"
#include "src/papers/checklist.hpp"
#include "src/schedule/schedule.hpp"

namespace voucher::app {

/// A question as it stands: its outcome is that of the condition that it decides.
struct QuestionView {
    Target at;
    ui::Outcome outcome = ui::Outcome::unanswered;  // open: answered 不清楚, or what was typed cannot be read
    std::string article;
    bool answered = false;
    bool unsure = false;
};

struct GroupView {
    int group = 0;  // index in the pack
    std::vector<QuestionView> questions;
    int met = 0;
    [[nodiscard]] bool complete() const { return met == static_cast<int>(questions.size()); }
    [[nodiscard]] bool answered() const;
};

struct ServiceView {
    GroupView conditions;               // its yes/no questions
    int blanks = 0;                     // facts without an answer
    int errors = 0;                     // entries that cannot be read
    std::vector<assess::Alternative> regions;  // by option of provider_region
    std::optional<assess::NeededChanges> needed;  // where the applicant is eligible and the service is not
};

/// A problem that stands between the case and its package.
struct Problem {
    enum class Kind : std::uint8_t { paper_missing, file_failed, file_gone, not_met, open, out_of_period, no_service, unread } kind{};
    bool blocks = true;
    int service = -1;
    int paper = -1;
    std::string name = {};
};

/// A day worth trying in the as-of dialog, and what it leads to.
struct Preset {
    std::string key;   // catalogue
    int service = -1;
    Date day;
    assess::MoneyRange total;
    int late = -1;     // first service that is past its last day then, or −1
    bool in_force = false;
};

/// One more service whose fee reaches the year's cap.
struct Further {
    Money fee;
    assess::Service service;
};

struct View {
    assess::Case value;
    Date as_of;
    assess::Assessment answer;
    assess::Step why;
    std::vector<GroupView> groups;      // of the applicant's questions
    int questions = 0, answered = 0, met = 0, unsure = 0, not_met = 0;
    std::vector<ServiceView> services;
    std::optional<assess::NeededChanges> needed;  // where the applicant is not eligible
    Money fee;                          // known fees, added up
    bool fee_known = true;
    int year = 0;                       // whose cap is shown
    std::optional<assess::CapRow> cap;
    Money received;                     // before, in that year
    std::optional<Further> room_local;  // testing at a local provider
    std::optional<Further> room_other;
    papers::Checklist checklist;
    std::vector<papers::Attachment> attachments;  // those that are ready, as the core takes them
    std::vector<schedule::ServiceDays> days;
    std::optional<Date> next_day;       // nearest last day of an unclaimed service
    std::vector<Problem> problems;
    std::vector<papers::AttachmentFinding> file_findings;  // by the place of the file in the state
    InvoiceView invoices;
    bool any_error = false;             // an entry cannot be read

    [[nodiscard]] assess::Outcome outcome() const;  // of all: applicant and services
};

View derive(const policy::Pack& pack, const State& state);

/// The derivation of the case as it would be.
assess::Step why_of(const policy::Pack& pack, const View& view, const Supposed& supposed);

/// Totals of the days that the as-of dialog offers.
std::vector<Preset> presets(const policy::Pack& pack, const State& state, const View& view);

/// What a service is called: its title, or 服务2.
std::string service_title(const State& state, int service, const Catalogue& words);

/// Where a file is: 服务合同（服务1）, or the title of the evidence.
std::string place_of(const policy::Pack& pack, const State& state, const Attachment& file, const Catalogue& words);

/// A file as the core knows it.
papers::Attachment enclosed(const Attachment& file);

/// What files are chosen for: "paper:<service>/<paper>", "paper:/<evidence>".
inline constexpr std::string_view paper_prefix = "paper:";
std::string paper_purpose(std::string_view service, std::string_view paper);

/// Files of a paper, in order.
std::vector<const Attachment*> files_of(const State& state, std::string_view service, std::string_view paper);

}  // namespace voucher::app
