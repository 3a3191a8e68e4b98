// The hall's settings and the kiosk's keys, from cases a clerk could read.
#include <catch_amalgamated.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "shell/app/kiosk_config.hpp"
#include "shell/app/kiosk_keys.hpp"
#include "src/base/finding.hpp"

using namespace voucher;
using namespace voucher::app;
using nlohmann::json;

namespace {

json cases(const std::string& name) {
    std::ifstream file(std::string(VOUCHER_CASES_DIR) + "/kiosk/" + name + ".json");
    return json::parse(file);
}

}  // namespace

TEST_CASE("A kiosk starts with whatever its settings are, and says which of them it cannot use") {
    for (const json& example : cases("settings")) {
        DYNAMIC_SECTION(example.at("name").get<std::string>()) {
            const KioskSettings read = read_kiosk_config(example.at("file").get<std::string>());
            CHECK(read.config.idle_seconds == example.at("idle").get<int>());
            CHECK(read.config.warning_seconds == example.at("warning").get<int>());
            CHECK(read.config.hall_zh == example.value("hall_zh", ""));
            CHECK(read.config.hall_en == example.value("hall_en", ""));
            CHECK(read.config.address == example.value("address", ""));
            CHECK((read.config.theme == KioskConfig::Theme::dark) == (example.value("theme", "light") == "dark"));
            std::vector<std::string> found;
            for (const Finding& finding : read.findings) found.push_back(finding.place.starts_with("/") ? finding.code + " " + finding.place : finding.code);
            std::ranges::sort(found);
            CHECK(found == example.at("findings").get<std::vector<std::string>>());
        }
    }
}

TEST_CASE("A kiosk's keys make text that is read as typed text is") {
    for (const json& example : cases("keys")) {
        const std::string of = example.at("of");
        const policy::Type type = of == "count" ? policy::Type::count : of == "money" ? policy::Type::money : policy::Type::date;
        std::string text = example.value("from", "");
        for (const json& key : example.at("keys")) text = after_kiosk_key(type, text, key.get<std::string>());
        INFO(example.dump());
        CHECK(text == example.at("text").get<std::string>());
        CHECK(shown_keys(type, text, Language::zh) == example.at("shown").get<std::string>());
    }
}
