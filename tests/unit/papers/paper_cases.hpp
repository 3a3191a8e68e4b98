// A company with two services, as the tests of papers, package and schedule use it: a finished one at a local
// laboratory, and one of which little is known.
#pragma once

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "src/assess/assessment.hpp"
#include "src/papers/attachment.hpp"
#include "src/papers/words.hpp"
#include "tests/unit/packs.hpp"

namespace voucher::tests {

inline constexpr std::string_view two_services = R"({
  "format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "as_of": "2025-06-01",
  "applicant": {"kind": "enterprise", "name": "示例<轴承>有限公司", "county": "371581", "staff": 42, "annual_sales": "12000000.00",
    "registered_in_city": true, "legal_person": true, "sound_finance": true, "bad_credit_record": false, "major_safety_accident": false,
    "major_quality_accident": false, "serious_environmental_violation": false, "serious_research_dishonesty": false,
    "green_threshold_ok": true, "network_member": true, "honest_and_real_name": true},
  "services": [
    {"id": "s1", "title": "轴承钢疲劳寿命测试", "provider": "示例检测研究院", "category": "testing", "mandatory_or_routine": false, "publicly_funded": false,
     "affiliated_with_provider": false, "provider_network_member": true, "booked_on_network": true, "already_redeemed": false,
     "provider_region": "liaocheng", "contract_amount": "100000.00", "invoice_amount": "100000.00", "completed_on": "2025-03-10", "claimed_on": "2025-05-20"},
    {"id": "s2", "title": "保持架工艺设计", "completed_on": "2025-04-28"}]
})";

inline assess::Case case_of(std::string_view json) {
    const auto value = assess::read_case(json, pack_of("liaocheng-2022-73"));
    if (!value) throw std::runtime_error(to_line(value.error().front()));
    return *value;
}

/// The words of all papers; one that is not there is a std::exception.
inline papers::Words words_of(const std::string& language) {
    nlohmann::json texts = nlohmann::json::object();
    for (const char* part : {"summary", "generated"}) {
        texts.update(nlohmann::json::parse(read_file(std::string(VOUCHER_ASSETS_DIR) + "/catalogues/" + part + "." + language + ".json")));
    }
    return [texts](std::string_view key) { return texts.at(std::string(key)).get<std::string>(); };
}

inline papers::Attachment paper_file(std::string service, std::string paper, std::string name) {
    return {std::move(service), std::move(paper), std::move(name), 1000, std::string(64, 'b'), 1, 0};
}

}  // namespace voucher::tests
