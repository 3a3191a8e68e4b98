#include "shell/app/draft_versions.hpp"

#include <array>
#include <charconv>

namespace voucher::app {
namespace {

using nlohmann::json;

/// 0, before the first release: a fact was its text alone, without a place for an answer or an option that is unsure.
///
///     "facts": {"staff": "42", "sound_finance": "=yes", "category": "=testing"}     "=": chosen, not typed
json from_0(json draft) {
    const auto facts_of = [](json& holder) {
        if (!holder.is_object() || !holder.contains("facts") || !holder["facts"].is_object()) return;
        for (auto& [id, value] : holder["facts"].items()) {
            if (!value.is_string()) continue;
            const auto text = value.get<std::string>();
            if (text == "=yes" || text == "=no" || text == "=unsure") value = {{"answer", text.substr(1)}};
            else if (text.starts_with('=')) value = {{"option", text.substr(1)}};
            else value = {{"text", text}};
        }
    };
    if (draft.contains("applicant")) facts_of(draft["applicant"]);
    if (draft.contains("services") && draft["services"].is_array()) {
        for (json& service : draft["services"]) facts_of(service);
    }
    return draft;
}

/// From version i to i + 1.
constexpr std::array<json (*)(json), draft_version> steps{from_0};

}  // namespace

std::optional<int> version_of(const json& draft) {
    if (!draft.is_object() || !draft.contains("format") || !draft["format"].is_string()) return std::nullopt;
    const auto& format = draft["format"].get_ref<const std::string&>();
    if (!format.starts_with(draft_format)) return std::nullopt;
    int version = -1;
    const char* const end = format.data() + format.size();
    const auto read = std::from_chars(format.data() + draft_format.size(), end, version);
    if (read.ec != std::errc{} || read.ptr != end || version < 0) return std::nullopt;
    return version;
}

json brought_up(json draft, int version) {
    for (; version < draft_version; ++version) {
        draft = steps.at(static_cast<std::size_t>(version))(std::move(draft));
        draft["format"] = std::string(draft_format) + std::to_string(version + 1);
    }
    return draft;
}

}  // namespace voucher::app
