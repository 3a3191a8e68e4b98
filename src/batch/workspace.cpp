#include "src/batch/workspace.hpp"

#include <set>

#include "src/batch/sheet.hpp"
#include "src/batch/strict_object.hpp"

namespace voucher::batch {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using policy::Pack;

constexpr std::string_view format_name = "innovation-voucher-workspace/1";
constexpr std::size_t longest_id = 64;
constexpr std::size_t longest_name = 2'000;
constexpr std::size_t longest_path = 4'096;
constexpr JsonBounds bounds{.bytes = most_workspace_bytes, .depth = 12};

class Reader {
public:
    explicit Reader(const Pack& pack) : pack_(pack), fields_(fields_of(pack)) {}

    Roster read(const json& document) {
        Roster roster = empty_roster(pack_, Date{});
        StrictObject root(document, "", complaints);
        root.format(format_name);
        const std::string policy = root.text("policy", true, longest_name);
        if (!policy.empty() && policy != pack_.id) complaints.say("other_policy", "/policy", shown(policy), "\"" + pack_.id + "\"");
        roster.carrier = root.text("carrier", false, longest_name);
        const std::string day = root.text("as_of", true, 10);
        const auto as_of = Date::parse(day);
        if (!as_of && !day.empty()) complaints.say("bad_value", "/as_of", shown(day), "a day that exists, YYYY-MM-DD");
        roster.as_of = as_of.value_or(Date{});
        readings(root, roster);
        std::set<std::string> ids;
        root.objects("rows", true, most_roster_rows, [&](StrictObject& object) {
            roster.rows.push_back(row(object, roster));
            if (!ids.insert(roster.rows.back().id).second) complaints.say("duplicate_id", object.at("id"), shown(roster.rows.back().id), "an id that no other row has");
        });
        return roster;
    }

    Complaints complaints{"workspace", {}};

private:
    void readings(StrictObject& root, Roster& roster) {
        root.members("readings", [&](const std::string& id, const json& value, const std::string& place) {
            const int reading = pack_.reading(id);
            if (reading < 0) return complaints.say("unknown_key", place, shown(id), "a reading of the policy");
            const auto& options = pack_.readings[static_cast<std::size_t>(reading)].option_ids;
            const auto it = value.is_string() ? std::ranges::find(options, value.get_ref<const std::string&>()) : options.end();
            if (it == options.end()) complaints.say("bad_value", place, shown(value), "an option of the reading");
            else roster.readings[static_cast<std::size_t>(reading)] = static_cast<int>(it - options.begin());
        });
    }

    Row row(StrictObject& object, const Roster& roster) {
        Row result;
        result.id = object.text("id", true, longest_id);
        if (result.id.empty() && complaints.findings.empty()) complaints.say("bad_value", object.at("id"), "\"\"", "an id that is not empty");
        result.source = object.text("source", false, longest_name + longest_path);
        result.value = case_of(object);
        result.value.as_of = roster.as_of;
        result.value.readings = roster.readings;
        object.members("not_understood", [&](const std::string& field, const json& text, const std::string& place) {
            if (field_named(fields_, field) < 0) complaints.say("unknown_key", place, shown(field), "a field of the pack's rosters");
            else if (!text.is_string() || text.get_ref<const std::string&>().size() > longest_cell) complaints.say("wrong_type", place, shown(text), "a text of at most 4096 bytes");
            else result.not_understood[field] = text.get<std::string>();
        });
        object.objects("files", false, most_row_files, [&](StrictObject& file) {
            RowFile given{file.text("paper", true, longest_id), file.text("path", true, longest_path)};
            const bool known = std::ranges::find(pack_.papers, given.paper, &policy::Paper::id) != pack_.papers.end() ||
                               std::ranges::find(pack_.evidence, given.paper, &policy::Evidence::id) != pack_.evidence.end();
            if (!known && !given.paper.empty()) complaints.say("bad_value", file.at("paper"), shown(given.paper), "a paper or an evidence of the pack");
            result.files.push_back(std::move(given));
        });
        return result;
    }

    /// By the reader of cases, so that a row is as strict as a case file.
    assess::Case case_of(StrictObject& object) {
        json document{{"format", "innovation-voucher-case/1"}, {"policy", pack_.id}};
        for (const char* key : {"applicant", "services", "history"}) {
            if (const json* part = object.find(key, std::string_view(key) == "applicant")) document[key] = *part;
        }
        if (!document.contains("applicant")) return assess::empty_case(pack_);
        const json* services = object.find("services", false);
        if (services != nullptr && services->is_array() && services->size() > 1)
            complaints.say("bad_value", object.at("services"), std::to_string(services->size()) + " services", "one service at most");
        auto value = assess::read_case(document.dump(), pack_);
        if (value) return std::move(*value);
        for (Finding& finding : value.error()) {
            if (complaints.findings.size() >= complaints.most) break;
            finding.place = object.place() + finding.place;
            complaints.findings.push_back(std::move(finding));
        }
        return assess::empty_case(pack_);
    }

    const Pack& pack_;
    std::vector<Field> fields_;
};

ordered_json row_json(const Row& row, const Pack& pack) {
    const ordered_json written = ordered_json::parse(assess::write_case(row.value, pack));
    ordered_json result;
    result["id"] = row.id;
    if (!row.source.empty()) result["source"] = row.source;
    result["applicant"] = written["applicant"];
    for (const char* key : {"services", "history"}) {
        if (const auto it = written.find(key); it != written.end() && !it->empty()) result[key] = *it;
    }
    for (const auto& [field, text] : row.not_understood) result["not_understood"][field] = text;
    for (const RowFile& file : row.files) result["files"].push_back({{"paper", file.paper}, {"path", file.path}});
    return result;
}

}  // namespace

std::string write_workspace(const Roster& roster, const Pack& pack) {
    ordered_json head;
    head["format"] = format_name;
    head["policy"] = pack.id;
    if (!roster.carrier.empty()) head["carrier"] = roster.carrier;
    head["as_of"] = roster.as_of.to_string();
    for (std::size_t i = 0; i < pack.readings.size(); ++i)
        head["readings"][pack.readings[i].id] = pack.readings[i].option_ids[static_cast<std::size_t>(roster.readings[i])];
    std::string text = head.dump(2, ' ', false, ordered_json::error_handler_t::replace);
    text.resize(text.size() - 2);  // "\n}"
    text += ",\n  \"rows\": [";
    for (std::size_t i = 0; i < roster.rows.size(); ++i)
        text += (i == 0 ? "\n    " : ",\n    ") + row_json(roster.rows[i], pack).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    text += roster.rows.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return text;
}

std::expected<Roster, std::vector<Finding>> read_workspace(std::string_view text, const Pack& pack) {
    const auto document = read_json(text, "workspace", bounds);
    if (!document) return std::unexpected(std::vector{document.error()});
    Reader reader(pack);
    Roster roster = reader.read(*document);
    if (!reader.complaints.findings.empty()) return std::unexpected(std::move(reader.complaints.findings));
    return roster;
}

std::string workspace_policy(std::string_view text) {
    const auto document = read_json(text, "workspace", bounds);
    if (!document || !document->is_object()) return {};
    const auto it = document->find("policy");
    return it != document->end() && it->is_string() ? it->get<std::string>() : std::string{};
}

}  // namespace voucher::batch
