// What the generated papers say, read from the JSON that a machine sets on A4.
#include "src/papers/generated.hpp"

#include <catch_amalgamated.hpp>
#include <set>
#include <sstream>

#include "src/base/money_text.hpp"
#include "src/base/sha256.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::papers;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using tests::paper_file;

namespace {

struct Made {
    json papers;
    json workbooks;
    std::string text;  // all of it

    /// The paper with that file name.
    [[nodiscard]] const json& paper(std::string_view name) const {
        for (const json& each : papers) {
            if (each["name"] == name) return each;
        }
        throw std::runtime_error("no paper " + std::string(name));
    }
};

Made made(const policy::Pack& pack, const assess::Case& value, const std::vector<Attachment>& files = {}, Language language = Language::zh) {
    const assess::Assessment assessment = assess::assess(pack, value, *value.as_of);
    const Words words = tests::words_of(language == Language::zh ? "zh" : "en");
    std::string text = request_for({pack, value, assessment, files, words, language}, generated_under(pack));
    json parsed = json::parse(text);
    return {parsed["papers"], parsed["workbooks"], std::move(text)};
}

const policy::Pack& measure() { return tests::pack_of("liaocheng-2022-73"); }

assess::Case two_services() { return tests::case_of(tests::two_services); }

assess::Case one_service() {
    assess::Case value = two_services();
    value.services.pop_back();
    return value;
}

/// The tables of a paper, in order.
std::vector<json> tables(const json& paper) {
    std::vector<json> found;
    for (const json& block : paper["blocks"]) {
        if (block["kind"] == "table") found.push_back(block);
    }
    return found;
}

std::vector<std::string> row_of(const json& table, std::size_t row) { return table["rows"][row]["cells"].get<std::vector<std::string>>(); }

/// "60000.00" → "60,000.00"; ["0.00", "90000.00"] → "0.00 – 90,000.00"; null: no known upper end.
std::string shown(const json& figure) {
    const auto one = [](const json& text) { return text.is_null() ? "上限未知" : grouped(*Money::parse(text.get<std::string>())); };
    return figure.is_array() ? one(figure[0]) + " – " + one(figure[1]) : one(figure);
}

/// Every case of tests/cases that can be read, under its pack.
template <typename Each>
void for_each_case(Each each) {
    for (const char* name : {"worked_figures", "cap", "readings", "unknown_facts", "dates", "enterprise_conditions", "team_conditions", "second_programme"}) {
        const json file = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/" + name + ".json"));
        const policy::Pack& pack = tests::pack_of(file["policy"]);
        for (const json& given : file["cases"]) {
            const auto value = assess::read_case(tests::whole_case(file, given).dump(), pack);
            if (!value) continue;
            INFO(name << ": " << given["name"]);
            each(pack, *value, given.value("expect", json::object()));
        }
    }
}

/// Every text in a value.
void texts_of(const json& value, std::vector<std::string>& texts) {
    if (value.is_string()) texts.push_back(value);
    if (value.is_structured()) {
        for (const auto& [key, part] : value.items()) texts_of(part, texts);
    }
}

}  // namespace

TEST_CASE("the claim summary has the figures of every worked case to the fen, and its rows add up to its total") {
    int compared = 0;
    for_each_case([&](const policy::Pack& pack, const assess::Case& value, const json& expect) {
        const Made papers = made(pack, value);
        const std::vector<json> found = tables(papers.papers[0]);
        if (value.services.empty()) {
            CHECK(found.empty());
            return;
        }
        REQUIRE(found.size() == 2);
        const json& table = found.back();
        const std::size_t shares = pack.shares.size();
        REQUIRE(table["rows"].size() == value.services.size() + 1);
        const std::vector<std::string> total = row_of(table, value.services.size());
        if (expect.contains("total")) {
            CHECK(total.back() == shown(expect["total"]));
            ++compared;
        }
        std::vector<Money> sums(shares + 2);
        bool exact = true;
        for (std::size_t s = 0; s < value.services.size(); ++s) {
            const std::vector<std::string> row = row_of(table, s);
            REQUIRE(row.size() == 3 + 1 + shares + 1);
            if (expect.contains("services")) {
                const json& own = expect["services"][s];
                for (std::size_t k = 0; k < shares; ++k) {
                    if (own.contains(pack.shares[k].id)) CHECK(row[4 + k] == shown(own[pack.shares[k].id]));
                }
                if (own.contains("fee")) CHECK(row[3] == shown(own["fee"]));
                if (own.contains("total")) CHECK(row.back() == shown(own["total"]));
                compared += own.contains("total") ? 1 : 0;
            }
            for (std::size_t k = 0; k < sums.size(); ++k) {
                const auto amount = parse_typed_money(row[3 + k]);
                exact = exact && amount.has_value();
                if (amount) sums[k] += *amount;
            }
        }
        if (!exact) return;
        for (std::size_t k = 0; k < sums.size(); ++k) CHECK(total[3 + k] == grouped(sums[k]));
    });
    CHECK(compared > 30);
}

TEST_CASE("papers leave no placeholder and no word open, whatever the case and the pack") {
    const Language language = GENERATE(Language::zh, Language::en);
    for_each_case([&](const policy::Pack& pack, const assess::Case& value, const json&) {
        const Made papers = made(pack, value, {paper_file("s1", "contract", "a.pdf")}, language);
        std::vector<std::string> texts;
        for (json paper : papers.papers) {
            CHECK(paper["footer"]["page"].get<std::string>().find("{pages}") != std::string::npos);
            paper.erase("footer");  // the page's number is filled in where the pages are counted
            texts_of(paper, texts);
            CHECK_FALSE(paper["notice"].get<std::string>().empty());
            for (const json& table : tables(paper)) {
                for (const json& row : table["rows"]) CHECK(row["cells"].size() == table["columns"].size());
            }
        }
        texts_of(papers.workbooks, texts);
        for (const std::string& text : texts) {
            INFO(text);
            CHECK(text.find('{') == std::string::npos);
        }
    });
}

TEST_CASE("the calculation note gives each figure with its derivation, its article and what that says") {
    assess::Case value = one_service();
    const Made papers = made(measure(), value);
    const json& note = papers.paper("补助测算说明");
    const json table = tables(note).front();
    CHECK(row_of(table, 1) == std::vector<std::string>{"费用", "合同与发票取低；口径“按哪个金额算”取“合同与发票取低”", "第十一条", "100,000.00"});
    CHECK(row_of(table, 2) == std::vector<std::string>{"省级", "60% × 100,000.00", "第十一条", "60,000.00"});
    CHECK(row_of(table, 3) == std::vector<std::string>{"市级", "30% × 100,000.00，本市检测", "第十一条", "30,000.00"});
    CHECK(row_of(table, 4).back() == "90,000.00");
    const std::string said = note.dump();
    CHECK_THAT(said, ContainsSubstring("省补60%；在本市供给方做检测，市再补30%"));  // the article in short
    CHECK_THAT(said, ContainsSubstring("人民币（大写）：玖万元整"));
    CHECK_THAT(said, ContainsSubstring("由" + measure().interpreter.zh + "解释"));
    CHECK_THAT(said, ContainsSubstring(measure().sha256));
    CHECK_THAT(said, !ContainsSubstring("待确认，要等"));
}

TEST_CASE("a share of a service that is not payable says why it is nothing") {
    assess::Case value = one_service();
    value.services[0].facts[static_cast<std::size_t>(measure().fact("already_redeemed", policy::Scoped::service)) - measure().applicant_facts] = assess::FactValue::of(true);
    const json table = tables(made(measure(), value).paper("补助测算说明")).front();
    CHECK(row_of(table, 1) == std::vector<std::string>{"条件", "不符合：这项服务已经兑付过", "第十七条", "—"});
    CHECK(row_of(table, 3) == std::vector<std::string>{"省级", "60% × 100,000.00；不符合条件，不计补助", "第十一条", "0.00"});
}

TEST_CASE("every article that the note cites is among the articles that it sums up") {
    for_each_case([&](const policy::Pack& pack, const assess::Case& value, const json&) {
        const Made papers = made(pack, value);
        const std::vector<json> found = tables(papers.papers[1]);
        std::set<std::string> summed;
        for (const json& row : found.back()["rows"]) summed.insert(row["cells"][0]);
        for (std::size_t t = 0; t + 1 < found.size(); ++t) {
            for (std::size_t c = 0; c < found[t]["columns"].size(); ++c) {
                if (found[t]["columns"][c]["title"] != "依据") continue;
                for (const json& row : found[t]["rows"]) {
                    std::istringstream lines(row["cells"][c].get<std::string>());
                    for (std::string line; std::getline(lines, line);) {
                        if (!line.empty() && line != "—") CHECK(summed.contains(line));
                    }
                }
            }
        }
    });
}

TEST_CASE("the year's ledger in the note adds up: before, now and left make the cap") {
    int years = 0;
    for_each_case([&](const policy::Pack& pack, const assess::Case& value, const json&) {
        const Made papers = made(pack, value);
        for (const json& table : tables(papers.papers[1])) {
            if (table["columns"][0]["title"] != "年度") continue;
            for (std::size_t r = 0; r < table["rows"].size(); ++r) {
                const std::vector<std::string> row = row_of(table, r);
                const auto before = parse_typed_money(row[2]);
                const auto now = parse_typed_money(row[3]);
                const auto left = parse_typed_money(row[4]);
                if (!now || !left || *before > pack.cap.limit) continue;
                CHECK(grouped(*before + *now + *left) == row[1]);
                ++years;
            }
        }
    });
    CHECK(years > 10);
}

TEST_CASE("what is unknown stays unknown, and a range a range, on paper and in the workbook") {
    const Made papers = made(measure(), two_services());
    const json& summary = papers.paper("兑付申请汇总表");
    CHECK(row_of(tables(summary).front(), 1) == std::vector<std::string>{"2", "保持架工艺设计", "（未填）", "待确认", "待确认", "2025-04-28", "待确认", "2025-10-28"});
    const std::vector<std::string> open = row_of(tables(summary).back(), 1);
    CHECK(open[2] == "待确认");
    CHECK_THAT(open[3], ContainsSubstring("上限未知"));
    CHECK(row_of(tables(summary).back(), 2).back() == "90,000.00 – 650,000.00");
    CHECK_THAT(summary.dump(), ContainsSubstring("合计是一个区间"));
    CHECK_THAT(papers.text, !ContainsSubstring("大写"));  // an amount that is not settled is not written in capitals
    const json& sheet = papers.workbooks[0]["sheets"][0];
    CHECK(sheet["rows"][0]["cells"].back() == json{{"kind", "money"}, {"fen", 9'000'000}});
    CHECK(sheet["rows"][1]["cells"].back()["kind"] == "text");
    CHECK(sheet["rows"][2]["cells"].back() == json{{"kind", "text"}, {"text", "90,000.00 – 650,000.00"}});
    for (const json& row : sheet["rows"]) CHECK(row["cells"].size() == sheet["columns"].size());
}

TEST_CASE("each paper says that it is no official one, of which day it is, and of which case") {
    const assess::Case value = one_service();
    const Made papers = made(measure(), value);
    REQUIRE(papers.papers.size() == 4);
    for (const json& paper : papers.papers) {
        CHECK_THAT(paper["notice"].get<std::string>(), ContainsSubstring("不是官方"));
        CHECK(paper["made_on"] == "2025-06-01");
        CHECK(paper["made_on_words"] == "基准日：2025年6月1日");
        CHECK(paper["subtitle"] == "示例<轴承>有限公司");
        for (const json& block : paper["blocks"]) {  // each label once
            if (block["kind"] != "facts") continue;
            std::set<std::string> labels;
            for (const json& row : block["rows"]) CHECK(labels.insert(row["label"]).second);
        }
        CHECK(paper["footer"]["digest"] == sha256_hex(assess::write_case(value, measure())));
    }
    assess::Case late = value;
    late.as_of = Date::from_civil(2026, 11, 22);
    CHECK_THAT(made(measure(), late).text, ContainsSubstring("不在办法有效期"));
}

TEST_CASE("the pledge says what the pack has of it, by article, and warns of answers that speak against it") {
    const std::string good = made(measure(), one_service()).paper("诚信承诺书").dump();
    for (const policy::Note& sentence : measure().pledge) CHECK_THAT(good, ContainsSubstring(sentence.text.zh));
    CHECK_THAT(good, ContainsSubstring("（第十七条）"));
    CHECK_THAT(good, ContainsSubstring("（签字）"));
    CHECK_THAT(good, !ContainsSubstring("不要签署"));
    assess::Case again = one_service();
    const auto fact = static_cast<std::size_t>(measure().fact("already_redeemed", policy::Scoped::service)) - measure().applicant_facts;
    again.services[0].facts[fact] = assess::FactValue::of(true);
    const std::string bad = made(measure(), again).paper("诚信承诺书").dump();
    CHECK_THAT(bad, ContainsSubstring("1　轴承钢疲劳寿命测试：不符合“没有重复使用”（第十七条）"));
}

TEST_CASE("a pack without a pledge makes none") {
    policy::Pack pack = measure();
    pack.pledge.clear();
    CHECK(made(pack, one_service()).papers.size() == 3);
}

TEST_CASE("a carrier that is named has a place for its seal") {
    assess::Case value = one_service();
    CHECK_THAT(made(measure(), value).text, !ContainsSubstring("孵化载体（盖章）"));
    value.texts["carrier"] = "示例科技园";
    const Made papers = made(measure(), value);
    CHECK_THAT(papers.paper("诚信承诺书").dump(), ContainsSubstring("入驻的孵化载体（盖章）"));
    CHECK_THAT(papers.paper("兑付申请汇总表").dump(), ContainsSubstring("示例科技园"));
}

TEST_CASE("the list of papers names each file with size and digest, and what is still missing by article") {
    Attachment contract = paper_file("s1", "contract", "测试服务合同.pdf");
    contract.size = 1'234'567;
    const json list = made(measure(), two_services(), {contract, paper_file("", "business_licence", "执照.jpg")}).paper("材料清单");
    const std::vector<std::string> row = row_of(tables(list).front(), 0);
    CHECK(row == std::vector<std::string>{"服务合同", "必需", "第十六条", "测试服务合同.pdf\n1,234,567字节\nSHA-256 " + std::string(64, 'b')});
    CHECK_THAT(list.dump(), ContainsSubstring("1　轴承钢疲劳寿命测试：发票（第十六条）"));
    CHECK(row_of(tables(list)[1], 3)[1] == "待确认");  // the second service's category is unknown
    CHECK(row_of(tables(list).back(), 0)[0] == "营业执照");
    CHECK_THAT(list.dump(), ContainsSubstring("必需材料1/7份"));
}

TEST_CASE("the same case gives the same bytes, and another day other ones") {
    assess::Case value = two_services();
    CHECK(made(measure(), value).text == made(measure(), value).text);
    const std::string before = made(measure(), value).text;
    value.as_of = Date::from_civil(2025, 6, 2);
    CHECK(made(measure(), value).text != before);
}

TEST_CASE("an amount that a spreadsheet cannot hold exactly is text") {
    const SheetDocument sheet{"w", {{"s", {{"a", 10}}, {{{cell::Amount{Money::from_fen(999'999'999'999'999)}}}, {{cell::Amount{Money::from_fen(1'000'000'000'000'000)}}}, {{cell::Day{*Date::from_civil(1900, 1, 15)}}}}}}};
    const json rows = json::parse(write_papers({}, {sheet}))["workbooks"][0]["sheets"][0]["rows"];
    CHECK(rows[0]["cells"][0]["kind"] == "money");
    CHECK(rows[1]["cells"][0] == json{{"kind", "text"}, {"text", "10,000,000,000,000.00"}});
    CHECK(rows[2]["cells"][0]["text"] == "1900-01-15");
}
