#include "shell/app/kiosk_config.hpp"

#include <algorithm>
#include <array>

#include "src/base/json_reader.hpp"
#include "src/base/text.hpp"

namespace voucher::app {
namespace {

constexpr int shortest_idle = 20, longest_idle = 600;
constexpr int shortest_warning = 5, shortest_quiet = 10;  // seconds; quiet: before the warning
constexpr std::size_t longest_hall = 60, longest_address = 300;  // bytes
constexpr std::array<std::string_view, 3> themes{"light", "dark", "high_contrast"};

class Reader {
public:
    explicit Reader(KioskSettings& into) : settings_(into) {}

    void read(const nlohmann::json& root) {
        KioskConfig& config = settings_.config;
        if (!root.is_object()) return tell("kiosk_not_an_object", "", shown(root), "an object");
        for (const auto& [key, value] : root.items()) {
            const std::string place = "/" + pointer_token(key);
            if (key == "idle_seconds") whole(value, place, shortest_idle, longest_idle, config.idle_seconds);
            else if (key == "warning_seconds") continue;  // when the other is known
            else if (key == "hall") hall(value, place);
            else if (key == "address") address(value, place);
            else if (key == "theme") theme(value, place);
            else if (key != "$schema") tell("kiosk_unknown_key", place, shown(value), "no such key");
        }
        const int most = config.idle_seconds - shortest_quiet;
        config.warning_seconds = std::min(config.warning_seconds, most);
        if (const auto warning = root.find("warning_seconds"); warning != root.end()) {
            whole(*warning, "/warning_seconds", shortest_warning, most, config.warning_seconds);
        }
    }

private:
    void tell(std::string_view code, std::string place, std::string found, std::string expected) {
        settings_.findings.push_back({.severity = Severity::warning, .code = std::string(code), .place = std::move(place), .found = std::move(found), .expected = std::move(expected)});
    }

    void whole(const nlohmann::json& value, const std::string& place, int least, int most, int& into) {
        const bool fits = value.is_number_integer() && value >= least && value <= most;
        if (fits) into = value.get<int>();
        else tell("kiosk_bad_seconds", place, shown(value), std::to_string(least) + "–" + std::to_string(most));
    }

    void hall(const nlohmann::json& value, const std::string& place) {
        if (!value.is_object()) return tell("kiosk_bad_hall", place, shown(value), "{\"zh\": …, \"en\": …}");
        for (const auto& [key, name] : value.items()) {
            const bool known = key == "zh" || key == "en";
            const std::string text = name.is_string() ? std::string(trimmed(name.get_ref<const std::string&>())) : std::string();
            if (!known || text.empty() || text.size() > longest_hall) {
                tell("kiosk_bad_hall", place + "/" + pointer_token(key), shown(name), "zh, en: 1–" + std::to_string(longest_hall) + " bytes");
            } else {
                (key == "zh" ? settings_.config.hall_zh : settings_.config.hall_en) = text;
            }
        }
    }

    void address(const nlohmann::json& value, const std::string& place) {
        const std::string text = value.is_string() ? value.get<std::string>() : std::string();
        const bool web = text.starts_with("https://") || text.starts_with("http://");
        const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
        // What stands behind # is the page's own way of taking a case along.
        if (web && plain && text.size() <= longest_address && !text.contains('#')) settings_.config.address = text;
        else tell("kiosk_bad_address", place, shown(value), "https://…");
    }

    void theme(const nlohmann::json& value, const std::string& place) {
        const auto found = value.is_string() ? std::ranges::find(themes, value.get_ref<const std::string&>()) : themes.end();
        if (found == themes.end()) tell("kiosk_bad_theme", place, shown(value), "light, dark, high_contrast");
        else settings_.config.theme = static_cast<KioskConfig::Theme>(found - themes.begin());
    }

    KioskSettings& settings_;
};

}  // namespace

KioskSettings read_kiosk_config(std::string_view json) {
    KioskSettings settings;
    if (json.empty()) {
        settings.findings.push_back({.severity = Severity::warning, .code = "kiosk_no_file", .place = "", .found = "", .expected = "kiosk.json"});
        return settings;
    }
    const auto root = read_json(json, "kiosk", {.bytes = 64U << 10U, .depth = 4});
    if (!root) {
        settings.findings.push_back(root.error());
        settings.findings.back().severity = Severity::warning;
        return settings;
    }
    Reader(settings).read(*root);
    return settings;
}

}  // namespace voucher::app
