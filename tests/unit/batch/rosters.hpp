// Rosters for tests: the twelve teams of tests/cases/roster/twelve_teams.json, and made-up ones.
#pragma once

#include "src/batch/assess_roster.hpp"
#include "tests/unit/assess/made_case.hpp"
#include "tests/unit/batch/sheets.hpp"

namespace voucher::tests {

inline batch::Roster twelve_teams(const nlohmann::json& file, const policy::Pack& pack) {
    using nlohmann::json;
    batch::Roster roster = batch::empty_roster(pack, *Date::parse(file["as_of"].get<std::string>()));
    roster.carrier = file["carrier"];
    for (const json& given : file["rows"]) {
        json document{{"format", "innovation-voucher-case/1"}, {"policy", pack.id}, {"as_of", file["as_of"]}, {"applicant", file["team"]}};
        json service = file["service"];
        service["id"] = "s1";
        for (const char* key : {"name", "controller"}) document["applicant"][key] = given[key];
        for (const char* key : {"category", "provider_region", "completed_on"}) service[key] = given[key];
        for (const char* key : {"contract_amount", "invoice_amount"}) service[key] = given["amount"];
        for (const json& fact : given.value("unknown", json::array())) document["applicant"].erase(fact.get<std::string>());
        if (given.contains("received")) document["history"] = json::array({{{"year", 2025}, {"received", given["received"]}}});
        document["services"] = json::array({service});
        auto value = assess::read_case(document.dump(), pack);
        if (!value) FAIL(to_line(value.error().front()));
        batch::Row row{batch::fresh_row_id(roster), {}, std::move(*value), {}, {}};
        for (const json& paper : given["papers"]) row.files.push_back({paper, row.name() + "/" + paper.get<std::string>() + ".pdf"});
        roster.rows.push_back(std::move(row));
    }
    return roster;
}

/// Rows of made-up cases, some under one controller, some of one name or code.
inline batch::Roster made_roster(Dice& dice, const policy::Pack& pack, int rows) {
    batch::Roster roster = batch::empty_roster(pack, *Date::from_civil(2025, 6, 1));
    const auto maybe = [&](const char* key, const char* word, int of, batch::Row& row) {
        if (dice.percent(60)) row.value.texts[key] = word + std::to_string(dice.below(of));
    };
    for (int i = 0; i < rows; ++i) {
        batch::Row row{"r" + std::to_string(i + 1), {}, made_case(dice, pack, 1), {}, {}};
        row.value.as_of = roster.as_of;
        row.value.readings = roster.readings;
        row.value.texts.clear();
        if (row.value.services.size() > 1) row.value.services.resize(1);
        for (assess::FactValue& fact : row.value.applicant) {
            if (dice.percent(3)) fact = assess::FactValue::unknown();
        }
        maybe("controller", "控制人", rows, row);
        maybe("name", "名称", rows, row);
        maybe("credit_code", "9137150000000000", rows, row);
        roster.rows.push_back(std::move(row));
    }
    return roster;
}

}  // namespace voucher::tests
