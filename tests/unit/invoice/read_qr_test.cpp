#include <catch_amalgamated.hpp>

#include "tests/unit/invoice/samples.hpp"

using namespace voucher;
using namespace voucher::invoice;
using namespace voucher::tests;

using Codes = std::vector<std::string>;

TEST_CASE("the QR code of a 数电票: the amount includes the tax") {
    for (const char* type : {"31", "32"}) {
        const ReadResult result = read_qr_text("01," + std::string(type) + ",,24112000000048542163,4449.00,20240528,,B2B6");
        REQUIRE(result.has_value());
        CHECK(result->findings.empty());
        CHECK(result->invoice.number == Said<std::string>{"24112000000048542163", Channel::qr});
        CHECK_FALSE(result->invoice.code);
        CHECK(result->invoice.issued_on == Said<Date>{*Date::from_civil(2024, 5, 28), Channel::qr});
        CHECK(result->invoice.with_tax == Said<Money>{Money::from_yuan(4'449), Channel::qr});
        CHECK_FALSE(result->invoice.without_tax);
    }
}

TEST_CASE("the QR code of an older invoice: the amount is without tax") {
    for (const char* type : {"10", "04", "01", "08"}) {
        const ReadResult result = read_qr_text("01," + std::string(type) + ",050001700111,99999951,300.00,20201010,12345678901234567890,E400,\n");
        REQUIRE(result.has_value());
        CHECK(result->findings.empty());
        CHECK(result->invoice.code == Said<std::string>{"050001700111", Channel::qr});
        CHECK(result->invoice.number == Said<std::string>{"99999951", Channel::qr});
        CHECK(result->invoice.without_tax == Said<Money>{Money::from_yuan(300), Channel::qr});
        CHECK_FALSE(result->invoice.with_tax);
        CHECK_FALSE(total_with_tax(result->invoice));
    }
}

TEST_CASE("of another type it is not known what the amount means: it is left out") {
    const ReadResult result = read_qr_text("01,99,,24112000000048542163,4449.00,20240528,,B2B6");
    REQUIRE(result.has_value());
    CHECK(codes(result->findings) == Codes{"invoice_unknown_type"});
    CHECK(result->invoice.number);
    CHECK_FALSE(result->invoice.with_tax);
    CHECK_FALSE(result->invoice.without_tax);
}

TEST_CASE("a part that cannot be read is told by its place") {
    const ReadResult result = read_qr_text("01,31,,2411,4449.001,20240230,,B2B6", "/qr");
    REQUIRE(result.has_value());
    CHECK(codes(result->findings) == Codes{"invoice_bad_number", "invoice_bad_date", "invoice_bad_amount"});
    CHECK(result->findings[2].place == "/qr/4");
    CHECK(result->invoice == Invoice{});
}

TEST_CASE("another QR code is no invoice") {
    for (const std::string& text : {std::string(), std::string("https://example.com/"), std::string("01"), std::string("02,31,,24112000000048542163,4449.00,20240528,,B2B6"), std::string("01,31,,24112000000048542163"),
                                    std::string("01,3,,24112000000048542163,4449.00,20240528,,B2B6"), "01,31,," + std::string(600, '1') + ",1,20240528,,B", std::string("01,31,,1,1,20240528,,B\0C", 23),
                                    std::string("01,31,,1,1,20240528,,发票"), "01," + std::string(100, ',')}) {
        INFO(text);
        CHECK(refusal(read_qr_text(text)).code == "invoice_bad_qr");
    }
}

TEST_CASE("the Info keys of a PDF file") {
    const Reading reading = from_pdf_keys({{"InvoiceNumber", "25372000000012345678"},
                                           {"IssueTime", "2025年05月20日"},
                                           {"TotalAmWithoutTax", "94339.62"},
                                           {"TotalTaxAm", "5660.38"},
                                           {"TotalTax-includedAmount", "100000.00"},
                                           {"SellerIdNum", "91371502MA30001016"},
                                           {"BuyerIdNum", "91371500ma30000050"},
                                           {"Producer", "example"}});
    CHECK(reading.findings.empty());
    CHECK(reading.invoice.number == Said<std::string>{"25372000000012345678", Channel::pdf_keys});
    CHECK(reading.invoice.issued_on->value == *Date::from_civil(2025, 5, 20));
    CHECK(reading.invoice.without_tax->value == Money::from_fen(9'433'962));
    CHECK(reading.invoice.tax->value == Money::from_fen(566'038));
    CHECK(reading.invoice.with_tax->value == Money::from_yuan(100'000));
    CHECK(reading.invoice.seller_id->value == "91371502MA30001016");
    CHECK(reading.invoice.buyer_id->value == "91371500MA30000050");
    CHECK(from_pdf_keys({{"Producer", "example"}}) == Reading{});
    CHECK(codes(from_pdf_keys({{"TotalTaxAm", "free"}}, "/a.pdf").findings) == Codes{"invoice_bad_amount"});
}

TEST_CASE("of several channels each field comes from the most trusted one that has it") {
    std::vector<Reading> channels;
    channels.push_back(*read_qr_text("01,31,,25372000000012345678,100000.01,20250520,,B2B6"));
    channels.push_back(from_pdf_keys({{"TotalTaxAm", "5660.38"}, {"TotalTax-includedAmount", "100000.02"}, {"BuyerIdNum", "91371500MA30000050"}}));
    channels.push_back(*read_xml(with(invoice_sample("digital_special.xml"), "<BuyerIdNum>91371500MA30000050<", "<BuyerIdNum><")));
    const Reading merged = merge(std::move(channels), "/a");
    CHECK(merged.invoice.with_tax == Said<Money>{Money::from_yuan(100'000), Channel::xml});
    CHECK(merged.invoice.buyer_id == Said<std::string>{"91371500MA30000050", Channel::pdf_keys});
    CHECK(merged.invoice.items.size() == 2);
    REQUIRE(codes(merged.findings) == Codes{"invoice_channels_differ", "invoice_channels_differ"});
    CHECK(merged.findings[0].place == "/a/with_tax");
    CHECK(merged.findings[0].found == "\"100000.01\" in qr");
    CHECK(merged.findings[1].found == "\"100000.02\" in pdf_keys");
    CHECK(merged.findings[1].expected == "\"100000.00\", as in xml");
}

TEST_CASE("the two values of a difference can be taken from its words") {
    const std::vector<std::string> codes_found{"01,31,,25372000000012345678,100000.01,20250520,,B2B6"};
    const auto read = read_found({{"InvoiceNumber", "25372000000012345678"}, {"TotalTax-includedAmount", "100000.02"}}, codes_found, "a.pdf");
    REQUIRE(read);
    REQUIRE(codes(read->findings) == Codes{"invoice_channels_differ"});
    CHECK(values_of(read->findings[0]) == TwoValues{"100000.01", Channel::qr, "100000.02", Channel::pdf_keys});
    Finding quotes = read->findings[0];
    quotes.found = "\"a \" in qr\" in xml";
    CHECK(values_of(quotes)->first == "a \" in qr");
    quotes.found = "\" in qr";
    CHECK_FALSE(values_of(quotes));
    quotes.code = "invoice_sum_differs";
    CHECK_FALSE(values_of(quotes));
}

TEST_CASE("what is found in a PDF file or an image is an invoice where a key or a code says so") {
    const std::string first = "01,31,,25372000000012345678,100000.00,20250520,,B2B6";
    const std::string second = "01,31,,25372000000012345679,200.00,20250521,,B2B6";
    const auto found = [](const std::map<std::string, std::string>& keys, const std::vector<std::string>& texts) { return read_found(keys, texts, "a"); };
    CHECK_FALSE(found({}, {}));
    CHECK_FALSE(found({{"Title", "合同"}}, {"https://example.com", "01,2,3"}));
    CHECK(found({}, {"https://example.com", first})->invoice.with_tax == Said<Money>{Money::from_yuan(100'000), Channel::qr});
    CHECK(found({{"InvoiceNumber", "25372000000012345678"}}, {})->invoice.number->channel == Channel::pdf_keys);
    // several invoices on one picture: none of them is the file's
    const auto several = found({}, {first, second});
    CHECK(several->invoice == Invoice{});
    CHECK(codes(several->findings) == Codes{"invoice_several_documents"});
    // the keys tell which it is; a single code that says otherwise is a difference
    const auto told = found({{"InvoiceNumber", "25372000000012345679"}}, {first, second});
    CHECK(told->findings.empty());
    CHECK(told->invoice.with_tax->value == Money::from_yuan(200));
    CHECK(codes(found({{"InvoiceNumber", "25372000000012345679"}}, {first})->findings) == Codes{"invoice_channels_differ"});
}

TEST_CASE("names that differ in width, spaces or small letters alone are the same") {
    CHECK(comparable("聊城（示例）ＡＢＣ 有限公司　") == comparable("聊城(示例)abc有限公司"));
    CHECK(comparable("聊城﹙示例﹚有限公司") == comparable("聊城(示例)有限公司"));
    CHECK(comparable("聊城示例有限公司") != comparable("聊城示例公司"));
    CHECK(comparable("\xFF\xFE") != comparable(""));
}
