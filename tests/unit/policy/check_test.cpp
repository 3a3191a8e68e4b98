// What the static checks find, each in the measure's own pack with one thing broken.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "src/policy/pack.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;

namespace {

json own() { return json::parse(tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json")); }

std::vector<Finding> findings_of(const json& pack) { return policy::load_pack(pack.dump(), "").findings; }

json condition(const std::string& id, const std::string& holds) {
    const json words{{"zh", "测试"}, {"en", "test"}};
    return {{"id", id}, {"article", "10"}, {"holds", holds}, {"label", words}, {"failed", words}};
}

/// The one finding with this code; fails where there is none.
Finding the(const std::vector<Finding>& findings, std::string_view code) {
    for (const Finding& f : findings) UNSCOPED_INFO(to_line(f));
    const auto it = std::ranges::find(findings, code, &Finding::code);
    REQUIRE(it != findings.end());
    return *it;
}

}  // namespace

TEST_CASE("the measure's pack has nothing to complain of") {
    for (const Finding& f : findings_of(own())) FAIL_CHECK(to_line(f));
}

TEST_CASE("check: a condition that cannot hold is an error") {
    json pack = own();
    pack["conditions"]["service"].push_back(condition("x", "contract_amount < 1 yuan and contract_amount > 2 yuan"));
    const Finding f = the(findings_of(pack), "check_never_holds");
    CHECK(f.place == "/conditions/service/10/holds");
    CHECK_FALSE(policy::load_pack(pack.dump(), "").pack);
}

TEST_CASE("check: a condition that always holds is a warning") {
    json pack = own();
    pack["conditions"]["applicant"].push_back(condition("x", "staff >= 0"));
    CHECK(the(findings_of(pack), "check_never_fails").severity == Severity::warning);
    CHECK(policy::load_pack(pack.dump(), "").pack);
}

TEST_CASE("check: conditions that exclude each other are named") {
    json pack = own();
    pack["conditions"]["applicant"].push_back(condition("x", "staff > 500"));
    const Finding f = the(findings_of(pack), "check_kind_never_met");
    CHECK(f.found == "enterprise cannot meet together: staff_limit, x");
}

TEST_CASE("check: two cases that hold together show a case in which they do") {
    json pack = own();
    pack["shares"][1]["cases"][1]["when"] = "category == testing";
    const Finding f = the(findings_of(pack), "check_case_overlap");
    CHECK(f.place == "/shares/1/cases/1/when");
    CHECK(f.found.find("category = testing") != std::string::npos);
    CHECK(f.found.find("provider_region") != std::string::npos);
}

TEST_CASE("check: a table with a gap shows what it lacks") {
    json pack = own();
    pack["fee"]["cases"].erase(1);
    CHECK(the(findings_of(pack), "check_case_missing").found == "no case for fee_basis = invoices");
}

TEST_CASE("check: a case that is never reached") {
    json pack = own();
    pack["fee"]["cases"].push_back(pack["fee"]["cases"][0]);
    CHECK(the(findings_of(pack), "check_case_unreachable").place == "/fee/cases/3/when");
}

TEST_CASE("check: an amount below zero shows when") {
    json pack = own();
    pack["shares"][0]["cases"][0]["amount"] = "half_up(60% * fee) - 100 yuan";
    CHECK(the(findings_of(pack), "check_amount_negative").place == "/shares/0/cases/0/amount");
}

TEST_CASE("check: what would leave 64 bits is refused before anything is computed with it") {
    json pack = own();
    pack["shares"][0]["cases"][0]["amount"] = "down(1000% * fee)";
    CHECK_FALSE(policy::load_pack(pack.dump(), "").pack);
    the(findings_of(pack), "check_amount_too_large");
}

TEST_CASE("check: what a provider's line could grow to is bounded like the rest") {
    json pack = own();
    pack["provider"]["reward"]["amount"] = "half_up(1000% * served_last_year)";
    CHECK(the(findings_of(pack), "check_amount_too_large").place == "/provider/reward/amount");
    pack["provider"]["reward"]["amount"] = "half_up(800% * served_last_year)";
    CHECK(policy::load_pack(pack.dump(), "").pack);
}

TEST_CASE("check: the cap's year is that of a day, not any number") {
    json pack = own();
    pack["cap"]["year"] = "staff";
    CHECK(the(findings_of(pack), "check_amount_too_large").place == "/cap/year");
    CHECK_FALSE(policy::load_pack(pack.dump(), "").pack);
}

TEST_CASE("check: an article that nothing cites is not covered") {
    json pack = own();
    pack["articles"][0].erase("informational");
    CHECK(the(findings_of(pack), "check_article_uncovered").found == "1, which nothing cites");
}

TEST_CASE("check: a provider's amount that 64 bits could not hold") {
    json pack = own();
    pack["provider"]["post_subsidy"]["amount"] = "half_up(1000% * qualifying_contracts)";
    CHECK(the(findings_of(pack), "check_amount_too_large").place == "/provider/post_subsidy/amount");
    pack = own();
    pack["provider"]["reward"]["tiers"] = {"10%", "1000%"};  // of served_last_year, before it is limited
    CHECK(the(findings_of(pack), "check_amount_too_large").place == "/provider/reward/amount");
    pack = own();
    pack["provider"]["reward"]["amount"] = "half_up(900% * served_last_year)";
    pack["provider"]["reward"]["match"] = "half_up(200% * reward_paid)";  // of a reward that is beyond what a case may say
    CHECK(the(findings_of(pack), "check_amount_too_large").place == "/provider/reward/match");
}

TEST_CASE("check: a fact that nothing depends on") {
    json pack = own();
    pack["facts"]["service"].push_back({{"id", "spare"}, {"type", "count"}, {"label", {{"zh", "备"}, {"en", "spare"}}}});
    CHECK(the(findings_of(pack), "check_fact_unused").place == "/facts/service/12");
}

TEST_CASE("check: a reading whose options come to the same") {
    json pack = own();
    pack["cap"]["pro_rata"] = "cap_fill_order == pro_rata and no";
    const Finding f = the(findings_of(pack), "check_reading_unused");
    CHECK(f.place == "/readings/1/options/1");
}

TEST_CASE("check: a measure that ends before it begins") {
    json pack = own();
    pack["in_force"]["to"] = "2023-01-25";
    the(findings_of(pack), "check_period_backwards");
}

TEST_CASE("a pack's form: unknown keys, missing keys, wrong types and names are found all at once, each with its place") {
    json pack = own();
    pack["colour"] = "red";
    pack.erase("cap");
    pack["issued_on"] = "2022-13-01";
    pack["conditions"]["applicant"][0]["article"] = "99";
    pack["conditions"]["applicant"][2]["holds"] = "staff <= 500 yuan";
    const std::vector<Finding> findings = findings_of(pack);
    CHECK(the(findings, "pack_unknown_key").place == "/colour");
    CHECK(the(findings, "pack_missing_key").place == "/cap");
    CHECK(the(findings, "pack_bad_date").place == "/issued_on");
    CHECK(the(findings, "pack_unknown_article").place == "/conditions/applicant/0/article");
    CHECK(the(findings, "expression_type_clash").place == "/conditions/applicant/2/holds:7");
}

TEST_CASE("a pack's form: a condition or an amount of no text is not passed over") {
    json pack = own();
    pack["conditions"]["applicant"][0]["holds"] = "";
    pack["shares"][0]["cases"][0]["amount"] = "";
    pack["cap"]["limit"] = "";
    const std::vector<Finding> findings = findings_of(pack);
    for (const char* place : {"/conditions/applicant/0/holds", "/shares/0/cases/0/amount", "/cap/limit"}) {
        CAPTURE(place);
        CHECK(std::ranges::count(findings, place, &Finding::place) == 1);
    }
}

TEST_CASE("a pack's form: no share at all, and more of them than the year's ledger has places for") {
    json pack = own();
    const json share = pack["shares"][0];
    for (std::size_t i = 0; i < 7; ++i) {
        pack["shares"].push_back(share);
        pack["shares"].back()["id"] = "more" + std::to_string(i);
    }
    CHECK(the(findings_of(pack), "pack_wrong_type").found == "9 elements");
    pack["shares"].erase(8);
    CHECK(policy::load_pack(pack.dump(), "").pack);
    pack["shares"] = json::array();
    CHECK(the(findings_of(pack), "pack_wrong_type").place == "/shares");
}

TEST_CASE("a pack's form: the options of the fact \"kind\" are the kinds, in their order") {
    json pack = own();
    std::swap(pack["kinds"][0], pack["kinds"][1]);
    const Finding f = the(findings_of(pack), "pack_unknown_kind");
    CHECK(f.place == "/facts/applicant/0");
    CHECK(f.found == "enterprise team");
}

TEST_CASE("a pack's form: two of one list do not share an id") {
    for (const char* list : {"kinds", "articles", "groups", "readings", "shares", "papers", "evidence", "route"}) {
        CAPTURE(list);
        json pack = own();
        pack[list].push_back(pack[list][0]);
        const Finding f = the(findings_of(pack), "pack_duplicate_id");
        CHECK(f.place == "/" + std::string(list) + "/" + std::to_string(pack[list].size() - 1) + "/id");
    }
}

TEST_CASE("a pack's form: a provider's tier is a rate up to 1000%") {
    json pack = own();
    pack["provider"]["reward"]["tiers"][0] = "1000.01%";
    CHECK(the(findings_of(pack), "pack_bad_rate").found == "1000.01%");
}

TEST_CASE("values cannot need each other in a circle") {
    json pack = own();
    pack["values"].push_back({{"id", "one"}, {"type", "yes_no"}, {"is", "other"}});
    pack["values"].push_back({{"id", "other"}, {"type", "yes_no"}, {"is", "one"}});
    CHECK(the(findings_of(pack), "pack_cycle").place == "/values/3/is:1");
}

TEST_CASE("a pack that is not JSON, or of another format, is one finding") {
    CHECK(policy::load_pack("{", "").findings.front().code == "pack_bad_json");
    json pack = own();
    pack["format"] = "policy-pack/2";
    the(findings_of(pack), "pack_bad_format");
}

TEST_CASE("the facts that invoices are held against are a money fact and days of the service") {
    json pack = own();
    pack["invoice"] = {{"amount", "staff"}, {"tax", "included"}, {"not_before", {"contract_amount"}}};
    const std::vector<Finding> findings = findings_of(pack);
    CHECK(std::ranges::count(findings, "pack_unknown_fact", &Finding::code) == 2);
    CHECK(the(findings, "pack_unknown_fact").place == "/invoice/amount");
    CHECK(findings.at(1).place == "/invoice/not_before/0");
}

TEST_CASE("a fact that only invoices are held against is used") {
    json pack = own();
    const json words{{"zh", "合同签订日"}, {"en", "Contract signed on"}};
    pack["facts"]["service"].push_back({{"id", "signed_on"}, {"type", "date"}, {"label", words}});
    CHECK(the(findings_of(pack), "check_fact_unused").found == "signed_on");
    pack["invoice"]["not_before"] = {"signed_on"};
    CHECK(findings_of(pack).empty());
}

TEST_CASE("check: days that leave no room for an invoice") {
    json pack = own();
    pack["invoice"]["not_before"] = {"claimed_on"};
    CHECK(the(findings_of(pack), "check_invoice_days_clash").found == "claimed_on, which is never before claimed_on");
    pack["invoice"]["not_after"] = {"completed_on"};
    CHECK(the(findings_of(pack), "check_invoice_days_clash").found == "claimed_on, which is never before completed_on");
    pack["invoice"] = {{"amount", "invoice_amount"}, {"tax", "included"}, {"not_before", {"completed_on"}}, {"not_after", {"claimed_on"}}};
    CHECK(findings_of(pack).empty());
}

TEST_CASE("a pack need not say what invoices are held against") {
    json pack = own();
    pack.erase("invoice");
    const policy::LoadResult loaded = policy::load_pack(pack.dump(), "");
    REQUIRE(loaded.pack);
    CHECK_FALSE(loaded.pack->invoice);
}

TEST_CASE("check: what a provider's contracts are asked and have to meet") {
    json pack = own();
    json& contracts = pack["provider"]["contracts"];
    contracts["amount"] = "completed_on";
    CHECK(the(findings_of(pack), "pack_unknown_fact").place == "/provider/contracts/amount");
    contracts["amount"] = "contract_amount";
    contracts["conditions"]["provider"][0]["holds"] = "booked_on_network";
    CHECK(the(findings_of(pack), "pack_wrong_scope").place == "/provider/contracts/conditions/provider/0/holds");
    contracts["conditions"]["provider"][0]["holds"] = "staff <= 500";
    CHECK(the(findings_of(pack), "expression_unknown_name").place.starts_with("/provider/contracts/conditions/provider/0/holds"));
    contracts["conditions"]["provider"][0]["holds"] = "provider_network_member";
    CHECK(the(findings_of(pack), "check_fact_unused").place == "/provider/contracts/facts/provider/0");
    pack = own();
    pack["provider"]["contracts"]["facts"]["contract"][0]["id"] = "provider_in_city";
    CHECK(the(findings_of(pack), "pack_duplicate_id").place == "/provider/contracts/facts/contract/0/id");
    pack = own();
    pack["provider"]["contracts"]["conditions"]["contract"][0]["article"] = "99";
    CHECK(the(findings_of(pack), "pack_unknown_article").place == "/provider/contracts/conditions/contract/0/article");
    pack = own();
    pack["provider"]["duties"][1]["id"] = pack["provider"]["duties"][0]["id"];
    CHECK(the(findings_of(pack), "pack_duplicate_id").place == "/provider/duties/1/id");
}
