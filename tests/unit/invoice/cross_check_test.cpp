#include "src/invoice/cross_check.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "tests/unit/invoice/samples.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;
using namespace voucher::invoice;
using namespace voucher::tests;

namespace {

using assess::Case;
using assess::FactValue;

const policy::Pack& measure() { return pack_of("liaocheng-2022-73"); }

void set(const policy::Pack& pack, Case& the_case, std::size_t service, const char* fact, FactValue value) {
    the_case.services.at(service).facts.at(static_cast<std::size_t>(pack.fact(fact, policy::Scoped::service)) - pack.applicant_facts) = value;
}

Date day(const char* text) { return *Date::parse(text); }

/// The sample's buyer, and two services of its seller for 100,000 each.
Case sample_case(const policy::Pack& pack = measure(), const char* amount = "invoice_amount") {
    Case result = assess::empty_case(pack);
    result.texts = {{"name", "聊城示例轴承有限公司"}, {"credit_code", "91371500MA30000050"}};
    for (const char* id : {"s1", "s2"}) {
        result.services.push_back(assess::empty_service(pack, id));
        result.services.back().texts["provider"] = "聊城示例检测技术有限公司";
        set(pack, result, result.services.size() - 1, amount, FactValue::of(Money::from_yuan(100'000)));
    }
    return result;
}

Invoice sample() { return read_xml(invoice_sample("digital_special.xml"))->invoice; }

Invoice numbered(Invoice invoice, const std::string& number) {
    invoice.number->value = number;
    return invoice;
}

Enclosed file(std::size_t service, std::optional<Invoice> invoice, std::string sha256 = "", std::size_t case_index = 0) {
    return {case_index, service, std::move(invoice), std::move(sha256), "f" + std::to_string(service) + ".xml"};
}

std::vector<std::string> codes_of(const std::vector<Difference>& differences) {
    std::vector<std::string> result;
    for (const Difference& d : differences) {
        CHECK(d.finding.severity == Severity::warning);
        result.push_back(d.finding.code);
    }
    return result;
}

using Codes = std::vector<std::string>;

Difference only(const std::vector<Difference>& differences, const char* code) {
    for (const Difference& d : differences) UNSCOPED_INFO(to_line(d.finding));
    REQUIRE(codes_of(differences) == Codes{code});
    return differences[0];
}

}  // namespace

TEST_CASE("an invoice that says what the case says gives no warning") {
    CHECK(cross_check(measure(), sample_case(), std::vector{file(0, sample())}).empty());
}

TEST_CASE("what the case or the invoice does not say is not compared") {
    Case empty = assess::empty_case(measure());
    empty.services.push_back(assess::empty_service(measure(), "s1"));
    CHECK(cross_check(measure(), empty, std::vector{file(0, sample())}).empty());
    CHECK(cross_check(measure(), sample_case(), std::vector{file(0, Invoice{}), file(0, std::nullopt)}).empty());
}

TEST_CASE("another buyer, by name and by code, with both values") {
    Case the_case = sample_case();
    the_case.texts["name"] = "聊城示例机械有限公司";
    const Difference name = only(cross_check(measure(), the_case, std::vector{file(0, sample())}), "invoice_buyer_name_differs");
    CHECK(name.on_invoice == "聊城示例轴承有限公司");
    CHECK(name.in_case == "聊城示例机械有限公司");
    CHECK(name.finding.place == "/applicant/name");
    CHECK(name.finding.found.find(name.on_invoice) != std::string::npos);
    CHECK(name.finding.expected.find(name.in_case) != std::string::npos);

    the_case = sample_case();
    the_case.texts["credit_code"] = "91371502MA30001016";
    CHECK(only(cross_check(measure(), the_case, std::vector{file(0, sample())}), "invoice_buyer_id_differs").on_invoice == "91371500MA30000050");
}

TEST_CASE("a name or code that is only written otherwise is the same") {
    Case the_case = sample_case();
    the_case.texts = {{"name", " 聊城示例轴承有限公司　"}, {"credit_code", "９１３７１５００ ma30 0000 50"}};
    CHECK(cross_check(measure(), the_case, std::vector{file(0, sample())}).empty());
}

TEST_CASE("another seller than the service's provider") {
    Case the_case = sample_case();
    the_case.services[1].texts["provider"] = "省检测院";
    const Difference d = only(cross_check(measure(), the_case, std::vector{file(1, sample())}), "invoice_seller_name_differs");
    CHECK(d.finding.place == "/services/1/provider");
    CHECK(d.on_invoice == "聊城示例检测技术有限公司");
    CHECK(d.in_case == "省检测院");
}

TEST_CASE("the amount: with tax, without tax and neither are told apart") {
    Case the_case = sample_case();
    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_fen(9'433'962)));
    const Difference tax = only(cross_check(measure(), the_case, std::vector{file(0, sample())}), "invoice_amount_other_tax");
    CHECK(tax.on_invoice == "100000.00");
    CHECK(tax.in_case == "94339.62");
    CHECK(tax.finding.place == "/services/0/invoice_amount");
    CHECK(tax.finding.found == "94339.62 in the case, which is the invoices' sum without tax");

    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(90'000)));
    const Difference other = only(cross_check(measure(), the_case, std::vector{file(0, sample())}), "invoice_amount_differs");
    CHECK(other.on_invoice == "100000.00");
    CHECK(other.in_case == "90000.00");
}

TEST_CASE("a pack whose amount is without tax is asked the other way round, by its own fact") {
    const policy::Pack& pack = pack_of("yunling-2023-9");
    Case the_case = sample_case(pack, "net_cost");
    CHECK(only(cross_check(pack, the_case, std::vector{file(0, sample())}), "invoice_amount_other_tax").finding.place == "/services/0/net_cost");
    set(pack, the_case, 0, "net_cost", FactValue::of(Money::from_fen(9'433'962)));
    CHECK(cross_check(pack, the_case, std::vector{file(0, sample())}).empty());
}

TEST_CASE("a pack that names no facts leaves amounts and days alone, and parties are still compared") {
    policy::Pack pack = measure();
    pack.invoice.reset();
    Case the_case = sample_case();
    the_case.texts["name"] = "别人";
    set(pack, the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(1)));
    set(pack, the_case, 0, "claimed_on", FactValue::of(day("2020-01-01")));
    only(cross_check(pack, the_case, std::vector{file(0, sample())}), "invoice_buyer_name_differs");
}

TEST_CASE("several invoices of a service are added up; a credit note takes from the sum and is told") {
    Case the_case = sample_case();
    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(200'000)));
    std::vector<Enclosed> files{file(0, sample()), file(0, numbered(sample(), "25372000000000000002"))};
    CHECK(cross_check(measure(), the_case, files).empty());
    files.push_back(file(0, read_xml(invoice_sample("credit_note.xml"))->invoice));
    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(198'940)));
    CHECK(only(cross_check(measure(), the_case, files), "invoice_credit_note").on_invoice == "-1060.00");
}

TEST_CASE("one invoice as XML and as OFD with one service is one invoice, counted once") {
    const Invoice ofd = read_ofd(zipped(ofd_parts("digital_ofd")))->invoice;
    CHECK(cross_check(measure(), sample_case(), std::vector{file(0, sample(), "aa"), file(0, ofd, "bb")}).empty());
    Invoice other = ofd;
    other.with_tax->value = Money::from_yuan(1);
    const Difference d = only(cross_check(measure(), sample_case(), std::vector{file(0, other, "aa"), file(0, sample(), "bb")}), "invoice_channels_differ");
    CHECK(d.finding.place == "/services/0/invoice/with_tax");
}

TEST_CASE("a file that could not be read leaves the sum open upwards") {
    Case the_case = sample_case();
    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(150'000)));
    const std::vector<Enclosed> files{file(0, sample()), file(0, std::nullopt)};
    CHECK(cross_check(measure(), the_case, files).empty());
    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(90'000)));
    only(cross_check(measure(), the_case, files), "invoice_amount_differs");
}

TEST_CASE("an amount that an older QR code leaves open is not compared with tax") {
    const Invoice qr = read_qr_text("01,10,050001700111,99999951,300.00,20201010,1,E400,")->invoice;
    Case the_case = sample_case();
    CHECK(cross_check(measure(), the_case, std::vector{file(0, qr)}).empty());
    set(measure(), the_case, 0, "invoice_amount", FactValue::of(Money::from_yuan(300)));
    CHECK(only(cross_check(measure(), the_case, std::vector{file(0, qr)}), "invoice_amount_other_tax").on_invoice.empty());
}

TEST_CASE("an invoice after the claim; the as-of date stands for a claim that has no day") {
    Case the_case = sample_case();
    set(measure(), the_case, 0, "claimed_on", FactValue::of(day("2025-05-20")));
    CHECK(cross_check(measure(), the_case, std::vector{file(0, sample())}).empty());
    set(measure(), the_case, 0, "claimed_on", FactValue::of(day("2025-05-19")));
    const Difference late = only(cross_check(measure(), the_case, std::vector{file(0, sample())}), "invoice_day_late");
    CHECK(late.finding.place == "/services/0/claimed_on");
    CHECK(late.on_invoice == "2025-05-20");
    CHECK(late.in_case == "2025-05-19");
    the_case = sample_case();
    the_case.as_of = day("2025-05-01");
    only(cross_check(measure(), the_case, std::vector{file(0, sample())}), "invoice_day_late");
}

TEST_CASE("an invoice before a day that the pack names") {
    const policy::Pack& pack = pack_of("yunling-2023-9");
    Case the_case = sample_case(pack, "net_cost");
    set(pack, the_case, 0, "net_cost", FactValue::of(Money::from_fen(9'433'962)));
    set(pack, the_case, 0, "completed_on", FactValue::of(day("2025-05-21")));
    const Difference early = only(cross_check(pack, the_case, std::vector{file(0, sample())}), "invoice_day_early");
    CHECK(early.finding.place == "/services/0/completed_on");
    CHECK(early.in_case == "2025-05-21");
    set(pack, the_case, 0, "completed_on", FactValue::of(day("2025-05-20")));
    CHECK(cross_check(pack, the_case, std::vector{file(0, sample())}).empty());
}

TEST_CASE("one invoice for two services: by its number, or by its file") {
    const Difference number = only(cross_check(measure(), sample_case(), std::vector{file(0, sample(), "aa"), file(1, sample(), "bb")}), "invoice_number_twice");
    CHECK(number.enclosed == 1);
    CHECK(number.on_invoice == "25372000000012345678");
    CHECK(number.in_case == "/services/0 f0.xml");
    only(cross_check(measure(), sample_case(), std::vector{file(0, sample(), "aa"), file(1, sample(), "aa")}), "invoice_file_twice");
    only(cross_check(measure(), sample_case(), std::vector{file(0, std::nullopt, "aa"), file(1, std::nullopt, "aa")}), "invoice_file_twice");
    only(cross_check(measure(), sample_case(), std::vector{file(0, sample(), "aa"), file(0, sample(), "aa")}), "invoice_file_twice");
}

TEST_CASE("an old number is another invoice under another code") {
    Invoice a = read_qr_text("01,10,050001700111,99999951,300.00,20201010,1,E400,")->invoice;
    Invoice b = read_qr_text("01,10,050001700112,99999951,300.00,20201010,1,E400,")->invoice;
    const auto twice = [](const Invoice& x, const Invoice& y) { return codes_of(cross_check(measure(), sample_case(), std::vector{file(0, x), file(1, y)})); };
    CHECK(twice(a, b).empty());
    b.code.reset();
    CHECK(twice(a, b) == Codes{"invoice_number_twice"});
}

TEST_CASE("one invoice in two cases of a batch, and cases without any are left alone") {
    std::vector<Case> cases{sample_case(), sample_case(), sample_case()};
    const std::vector<Enclosed> files{file(0, sample(), "aa", 0), file(0, sample(), "bb", 2)};
    const Difference d = only(cross_check(measure(), cases, files), "invoice_number_twice");
    CHECK(d.case_index == 2);
    CHECK(d.in_case == "case 1 /services/0 f0.xml");
}

TEST_CASE("a file of a case or service that there is not is passed over") {
    CHECK(cross_check(measure(), sample_case(), std::vector{file(7, sample()), file(0, sample(), "", 3)}).empty());
}
