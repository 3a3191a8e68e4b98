#include "shell/app/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "shell/app/actions.hpp"
#include "shell/app/draft_versions.hpp"
#include "shell/app/provider_desk.hpp"
#include "src/base/json_reader.hpp"
#include "src/batch/strict_object.hpp"
#include "src/batch/workspace.hpp"

namespace voucher::app {
namespace {

using batch::Complaints;
using batch::StrictObject;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr JsonBounds bounds{.bytes = 64U << 20U, .depth = 16};
constexpr std::size_t longest_text = 1U << 20U;  // what is typed has no bound of its own; this one keeps a file from growing without one
constexpr std::size_t most_services = 10'000;
constexpr std::size_t most_files = 10'000;

constexpr std::array<std::pair<PageId, std::string_view>, 11> pages{{{PageId::home, "home"}, {PageId::eligibility, "eligibility"}, {PageId::services, "services"},
                                                                    {PageId::result, "result"}, {PageId::deadlines, "deadlines"}, {PageId::papers, "papers"},
                                                                    {PageId::policy, "policy"}, {PageId::provider, "provider"}, {PageId::roster, "roster"},
                                                                    {PageId::verify, "verify"}, {PageId::gallery, "gallery"}}};
constexpr std::array<std::pair<Language, std::string_view>, 2> languages{{{Language::zh, "zh"}, {Language::en, "en"}}};
constexpr std::array<std::pair<ThemeChoice, std::string_view>, 4> themes{{{ThemeChoice::system, "system"}, {ThemeChoice::light, "light"}, {ThemeChoice::dark, "dark"},
                                                                         {ThemeChoice::high_contrast, "high_contrast"}}};
constexpr std::array<std::pair<ui::Answer, std::string_view>, 4> answers{{{ui::Answer::none, ""}, {ui::Answer::yes, "yes"}, {ui::Answer::no, "no"}, {ui::Answer::unsure, "unsure"}}};

template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
    return std::ranges::find(table, value, &Table::value_type::first)->second;
}

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────

ordered_json written(const policy::Fact& fact, const Entry& entry) {
    ordered_json value = ordered_json::object();
    if (!entry.text.empty()) value["text"] = entry.text;
    if (entry.answer != ui::Answer::none) value["answer"] = name_in(answers, entry.answer);
    if (entry.option >= 0) value["option"] = fact.option_ids.at(static_cast<std::size_t>(entry.option));
    return value;
}

/// `first`: the index in the pack of the first of them.
ordered_json written(const policy::Pack& pack, std::size_t first, const std::vector<Entry>& entries, const std::map<std::string, std::string>& texts) {
    ordered_json facts = ordered_json::object();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const policy::Fact& fact = pack.facts[first + i];
        if (ordered_json value = written(fact, entries[i]); !value.empty()) facts[fact.id] = std::move(value);
    }
    ordered_json result{{"facts", std::move(facts)}, {"texts", ordered_json::object()}};
    for (const auto& [id, text] : texts) {
        if (!text.empty()) result["texts"][id] = text;
    }
    return result;
}

ordered_json written(const Attachment& file) {
    ordered_json value{{"file", std::to_underlying(file.file)}, {"service", file.service}, {"paper", file.paper}, {"name", file.name}, {"size", file.size}, {"media_type", file.media_type}};
    if (!file.sha256.empty()) value["sha256"] = file.sha256;
    return value;
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────

class Reader {
public:
    Reader(const policy::Pack& pack, const std::vector<platform::DraftFile>& files) : pack_(pack), files_(files) {}

    Draft read(const json& document) {
        Draft draft;
        draft.given = first_state(pack_, {});
        {
            StrictObject top(document, "", complaints);
            top.format(std::string(draft_format) + std::to_string(draft_version));
            if (const std::string policy = top.text("policy", true, longest_text); !policy.empty() && policy != pack_.id) {
                complaints.say("other_policy", top.at("policy"), "\"" + policy + "\"", "\"" + pack_.id + "\"");
            }
            draft.page = one_of(top, "page", pages, PageId::home);
            draft.service = static_cast<int>(number(top, "service", 0, most_services));
            draft.started = top.flag("started");
            draft.language = one_of(top, "language", languages, Language::zh);
            draft.theme = one_of(top, "theme", themes, ThemeChoice::system);
            draft.text_step = static_cast<int>(number(top, "text_step", 0, 2));
            input(top, draft.given.input);
            draft.given.pledged = top.flag("pledged");
            top.members("calendar", [&](const std::string& id, const json& ticked, const std::string& place) {
                if (ticked.is_boolean()) draft.given.calendar[id] = ticked.get<bool>();
                else complaints.say("wrong_type", place, shown(ticked), "true or false");
            });
            within(top, "row", [&](StrictObject& row) {
                draft.row = row.text("id", true, longest_text);
                draft.field = row.text("field", true, longest_text);
                draft.typed = row.text("text", true, longest_text);
            });
            top.objects("files", false, most_files, [&](StrictObject& file) { draft.given.attachments.push_back(attachment(file)); });
        }
        const int last = static_cast<int>(draft.given.input.services.size()) - 1;
        draft.service = std::clamp(draft.service, 0, std::max(0, last));
        return draft;
    }

    Complaints complaints{"draft", {}};

private:
    /// An object that may not be there.
    template <typename Each>
    void within(StrictObject& outer, std::string_view key, Each each) {
        const json* value = outer.find(key, false);
        if (value == nullptr) return;
        StrictObject inner(*value, outer.at(key), complaints);
        each(inner);
    }

    template <typename Value, std::size_t n>
    Value one_of(StrictObject& outer, std::string_view key, const std::array<std::pair<Value, std::string_view>, n>& table, Value otherwise) {
        const json* value = outer.find(key, false);
        if (value == nullptr) return otherwise;
        if (value->is_string()) {
            const auto found = std::ranges::find(table, value->get_ref<const std::string&>(), &std::pair<Value, std::string_view>::second);
            if (found != table.end()) return found->first;
        }
        complaints.say("bad_value", outer.at(key), shown(*value), "one that the program knows");
        return otherwise;
    }

    std::uint64_t number(StrictObject& outer, std::string_view key, std::uint64_t otherwise, std::uint64_t most) {
        const json* value = outer.find(key, false);
        if (value == nullptr) return otherwise;
        if (value->is_number_unsigned() && value->get<std::uint64_t>() <= most) return value->get<std::uint64_t>();
        complaints.say("bad_value", outer.at(key), shown(*value), "a whole number up to " + std::to_string(most));
        return otherwise;
    }

    int option(const json& value, const std::vector<std::string>& ids, const std::string& place) {
        const auto found = value.is_string() ? std::ranges::find(ids, value.get_ref<const std::string&>()) : ids.end();
        if (found != ids.end()) return static_cast<int>(found - ids.begin());
        complaints.say("bad_value", place, shown(value), "an option of the pack");
        return -1;
    }

    Entry entry(const policy::Fact& fact, const json& value, const std::string& place) {
        Entry result;
        StrictObject object(value, place, complaints);
        result.text = object.text("text", false, longest_text);
        result.answer = one_of(object, "answer", answers, ui::Answer::none);
        if (const json* chosen = object.find("option", false)) result.option = option(*chosen, fact.option_ids, object.at("option"));
        return result;
    }

    /// Facts from `first` on, and texts.
    void facts(StrictObject& holder, std::size_t first, std::vector<Entry>& entries, std::map<std::string, std::string>& texts) {
        holder.members("facts", [&](const std::string& id, const json& value, const std::string& place) {
            for (std::size_t i = 0; i < entries.size(); ++i) {
                if (pack_.facts[first + i].id != id) continue;
                entries[i] = entry(pack_.facts[first + i], value, place);
                return;
            }
            complaints.say("bad_value", place, "\"" + id + "\"", "a fact of the pack");
        });
        holder.members("texts", [&](const std::string& id, const json& value, const std::string& place) {
            if (value.is_string()) texts[id] = value.get<std::string>();
            else complaints.say("wrong_type", place, shown(value), "a text");
        });
    }

    void input(StrictObject& top, CaseInput& result) {
        if (const json* kind = top.find("kind", false)) {
            const auto found = std::ranges::find_if(pack_.kinds, [&](const policy::Kind& k) { return *kind == k.id; });
            if (found != pack_.kinds.end()) result.kind = static_cast<int>(found - pack_.kinds.begin());
            else complaints.say("bad_value", top.at("kind"), shown(*kind), "a kind of applicant of the pack");
        }
        if (const std::string day = top.text("as_of", false, longest_text); !day.empty()) {
            result.as_of = Date::parse(day);
            if (!result.as_of) complaints.say("bad_value", top.at("as_of"), "\"" + day + "\"", "a day: 2025-06-01");
        }
        top.members("readings", [&](const std::string& id, const json& value, const std::string& place) {
            const auto found = std::ranges::find(pack_.readings, id, &policy::Reading::id);
            if (found == pack_.readings.end()) return complaints.say("bad_value", place, "\"" + id + "\"", "a reading of the pack");
            if (const int chosen = option(value, found->option_ids, place); chosen >= 0) result.readings[static_cast<std::size_t>(found - pack_.readings.begin())] = chosen;
        });
        within(top, "applicant", [&](StrictObject& applicant) { facts(applicant, 0, result.applicant, result.texts); });
        top.objects("services", false, most_services, [&](StrictObject& service) {
            ServiceInput given = empty_service_input(pack_, service.text("id", true, longest_text));
            if (std::ranges::find(result.services, given.id, &ServiceInput::id) != result.services.end()) {
                complaints.say("bad_value", service.at("id"), "\"" + given.id + "\"", "an id that no other service has");
            }
            facts(service, pack_.applicant_facts, given.facts, given.texts);
            result.services.push_back(std::move(given));
        });
        top.members("received", [&](const std::string& year, const json& value, const std::string& place) {
            int in = 0;
            const auto read = std::from_chars(year.data(), year.data() + year.size(), in);
            if (read.ec != std::errc{} || read.ptr != year.data() + year.size()) return complaints.say("bad_value", place, "\"" + year + "\"", "a year");
            if (!value.is_string()) return complaints.say("wrong_type", place, shown(value), "a text");
            result.received[in] = {.text = value.get<std::string>()};
        });
    }

    Attachment attachment(StrictObject& file) {
        Attachment result;
        const auto was = static_cast<platform::FileHandle>(number(file, "file", 0, 0xFFFF'FFFFU));
        result.service = file.text("service", false, longest_text);
        result.paper = file.text("paper", true, longest_text);
        result.name = file.text("name", true, longest_text);
        result.size = number(file, "size", 0, 1ULL << 53U);
        result.media_type = file.text("media_type", false, longest_text);
        result.sha256 = file.text("sha256", false, 64);
        const auto kept = std::ranges::find(files_, was, &platform::DraftFile::was);
        if (kept != files_.end()) result.file = kept->now;
        if (kept == files_.end() || !kept->there) {
            result.state = Attachment::State::failed;
            result.gone = true;
        }
        return result;
    }

    const policy::Pack& pack_;
    const std::vector<platform::DraftFile>& files_;
};

DraftRefusal refused(Finding finding) { return {.newer = false, .version = {}, .findings = {std::move(finding)}}; }

}  // namespace

bool holds_anything(const State& state, const policy::Pack& pack) {
    CaseInput untouched = first_state(pack, state.today).input;
    untouched.kind = state.input.kind;
    return state.input != untouched || !state.attachments.empty() || state.pledged || !state.calendar.empty() || state.roster != nullptr ||
           state.provider != ProviderInput{};
}

std::string write_draft(const State& state, const policy::Pack& pack) {
    if (!holds_anything(state, pack)) return {};
    const CaseInput& input = state.input;
    ordered_json draft{{"format", std::string(draft_format) + std::to_string(draft_version)},
                       {"policy", pack.id},
                       {"page", name_in(pages, state.page)},
                       {"service", state.service},
                       {"started", state.started},
                       {"language", name_in(languages, state.language)},
                       {"theme", name_in(themes, state.theme)},
                       {"text_step", state.text_step},
                       {"kind", pack.kinds.at(static_cast<std::size_t>(input.kind)).id}};
    if (input.as_of) draft["as_of"] = input.as_of->to_string();
    draft["readings"] = ordered_json::object();
    for (std::size_t i = 0; i < input.readings.size(); ++i) {
        draft["readings"][pack.readings[i].id] = pack.readings[i].option_ids.at(static_cast<std::size_t>(input.readings[i]));
    }
    draft["applicant"] = written(pack, 0, input.applicant, input.texts);
    draft["services"] = ordered_json::array();
    for (const ServiceInput& service : input.services) {
        ordered_json each = written(pack, pack.applicant_facts, service.facts, service.texts);
        each["id"] = service.id;
        draft["services"].push_back(std::move(each));
    }
    draft["received"] = ordered_json::object();
    for (const auto& [year, entry] : input.received) {
        if (!entry.text.empty()) draft["received"][std::to_string(year)] = entry.text;
    }
    draft["pledged"] = state.pledged;
    draft["calendar"] = state.calendar;
    draft["files"] = ordered_json::array();
    for (const Attachment& file : state.attachments) draft["files"].push_back(written(file));
    const RosterState& roster = state.roster_state;
    if (!roster.typing.empty()) draft["row"] = {{"id", roster.opened}, {"field", roster.typing}, {"text", roster.typed}};
    // A broken letter stands as U+FFFD: better than a draft that is not written.
    return draft.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::expected<Draft, DraftRefusal> read_draft(const platform::DraftParts& parts, const std::vector<platform::DraftFile>& files, const policy::Pack& pack) {
    Draft draft;
    draft.given = first_state(pack, {});
    if (const auto part = parts.find(draft_part); part != parts.end() && !part->second.empty()) {
        auto document = read_json(part->second, "draft", bounds);
        if (!document) return std::unexpected(refused(std::move(document.error())));
        const std::optional<int> version = version_of(*document);
        if (version && *version > draft_version) return std::unexpected(DraftRefusal{.newer = true, .version = (*document)["format"].get<std::string>(), .findings = {}});
        Reader reader(pack, files);
        draft = reader.read(version ? brought_up(*std::move(document), *version) : *document);
        if (!reader.complaints.findings.empty()) return std::unexpected(DraftRefusal{.newer = false, .version = {}, .findings = std::move(reader.complaints.findings)});
    }
    if (const auto part = parts.find(roster_part); part != parts.end() && !part->second.empty()) {
        auto roster = batch::read_workspace(part->second, pack);
        if (!roster) return std::unexpected(DraftRefusal{.newer = false, .version = {}, .findings = std::move(roster.error())});
        draft.given.roster = std::make_shared<const batch::Roster>(*std::move(roster));
    }
    if (const auto part = parts.find(contracts_part); part != parts.end() && !part->second.empty()) {
        const auto contracts = batch::read_contracts(part->second, pack);
        if (!contracts) return std::unexpected(DraftRefusal{.newer = false, .version = {}, .findings = contracts.error()});
        draft.given.provider = input_of(pack, *contracts, draft.language);
    }
    return draft;
}

}  // namespace voucher::app
