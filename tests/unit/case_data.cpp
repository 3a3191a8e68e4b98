#include "tests/unit/case_data.hpp"

#include <string>

namespace voucher::tests {

using nlohmann::json;

json whole_case(const json& file, const json& given) {
    const auto differing = [](const json& whole, const json& differences) {
        json result = differences.value("only", false) ? json::object() : whole;
        for (const auto& [key, value] : differences.items()) {
            if (key != "only") result[key] = value;
        }
        return result;
    };
    json result{{"format", "innovation-voucher-case/1"}, {"policy", file["policy"]}, {"as_of", given.value("as_of", file["as_of"])}};
    const json own = given.value("applicant", json::object());
    result["applicant"] = given.value("only", false) ? own : differing(file["applicant"], own);
    result["services"] = json::array();
    for (const json& service : given.value("services", json::array())) {
        result["services"].push_back(differing(file["service"], service));
        result["services"].back()["id"] = "s" + std::to_string(result["services"].size());
    }
    result["readings"] = given.value("readings", json::object());
    result["history"] = given.value("history", json::array());
    return result;
}

std::string spoiled_place(const json& given) { return given[given.contains("take") ? "take" : "at"].get<std::string>(); }

json spoiled_case(const json& file, const json& given) {
    json value = file["good"];
    const json::json_pointer pointer(spoiled_place(given));
    if (given.contains("take")) value[pointer.parent_pointer()].erase(pointer.back());
    else value[pointer] = given["put"];
    return value;
}

}  // namespace voucher::tests
