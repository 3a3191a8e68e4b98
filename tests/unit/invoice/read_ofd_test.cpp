#include <catch_amalgamated.hpp>

#include "tests/unit/invoice/samples.hpp"

using namespace std::string_literals;
using namespace voucher;
using namespace voucher::invoice;
using namespace voucher::tests;

namespace {

using Codes = std::vector<std::string>;
const std::string tags = "Doc_0/Tags/CustomTag.xml";
const std::string page = "Doc_0/Pages/Page_0/Content.xml";
const std::string attached = "Doc_0/Attachs/original_invoice.xml";

Reading read(const std::vector<Part>& parts) { return accepted(read_ofd(zipped(parts), "/a.ofd")); }

Finding refused(const std::vector<Part>& parts) { return refusal(read_ofd(zipped(parts), "/a.ofd")); }

}  // namespace

TEST_CASE("a 数电票 in OFD: names and the total from the page through its tags, and the custom data agrees") {
    const Reading reading = read(ofd_parts("digital_ofd"));
    CHECK(reading.findings.empty());
    const Invoice& invoice = reading.invoice;
    CHECK(invoice.number == Said<std::string>{"25372000000012345678", Channel::ofd_text});
    CHECK(invoice.issued_on == Said<Date>{*Date::from_civil(2025, 5, 20), Channel::ofd_text});
    CHECK(invoice.buyer_name == Said<std::string>{"聊城示例轴承有限公司", Channel::ofd_text});
    CHECK(invoice.buyer_id == Said<std::string>{"91371500MA30000050", Channel::ofd_text});
    CHECK(invoice.seller_name == Said<std::string>{"聊城示例检测技术有限公司", Channel::ofd_text});  // of two text objects, one in two pieces
    CHECK(invoice.seller_id == Said<std::string>{"91371502MA30001016", Channel::ofd_text});
    CHECK(invoice.without_tax == Said<Money>{Money::from_fen(9'433'962), Channel::ofd_text});
    CHECK(invoice.tax == Said<Money>{Money::from_fen(566'038), Channel::ofd_text});
    CHECK(invoice.with_tax == Said<Money>{Money::from_yuan(100'000), Channel::ofd_text});
}

TEST_CASE("the namespace without its year, another prefix and no list of tags make no difference") {
    const Reading reading = read(ofd_parts("plain_namespace_ofd"));
    CHECK(reading.findings.empty());
    CHECK(reading.invoice == read(ofd_parts("digital_ofd")).invoice);
}

TEST_CASE("an older 电子普票 in OFD: the attached data, with its mark and its blank values") {
    const std::vector<Part> parts = ofd_parts("older_ofd");
    REQUIRE(parts.front().bytes.starts_with("\xEF\xBB\xBF"));
    const Reading reading = read(parts);
    CHECK(reading.findings.empty());
    const Invoice& invoice = reading.invoice;
    CHECK(invoice.code == Said<std::string>{"037002000111", Channel::ofd_attachment});
    CHECK(invoice.number == Said<std::string>{"12345678", Channel::ofd_attachment});
    CHECK(invoice.issued_on->value == *Date::from_civil(2023, 3, 15));
    CHECK(invoice.buyer_id->value == "91371500MA30000050");
    CHECK(invoice.seller_name->value == "聊城示例检测技术有限公司");
    CHECK(invoice.without_tax->value == Money::from_yuan(300));
    CHECK(invoice.tax->value == Money::from_yuan(18));
    CHECK(invoice.with_tax->value == Money::from_yuan(318));
    CHECK(invoice.items == std::vector<Item>{{"*研发和技术服务*检测费", Money::from_yuan(300)}});
}

TEST_CASE("without tags the custom data is what there is: no names, no total with tax") {
    const Reading reading = read(without(ofd_parts("plain_namespace_ofd"), tags));
    CHECK(reading.findings.empty());
    CHECK(reading.invoice.number == Said<std::string>{"25372000000012345678", Channel::ofd_data});
    CHECK(reading.invoice.tax == Said<Money>{Money::from_fen(566'038), Channel::ofd_data});
    CHECK_FALSE(reading.invoice.buyer_name);
    CHECK_FALSE(reading.invoice.with_tax);
    CHECK(total_with_tax(reading.invoice) == Money::from_yuan(100'000));
}

TEST_CASE("where the page and the custom data disagree both values are told, and the page's is taken") {
    const Reading reading = read(with(ofd_parts("digital_ofd"), "OFD.xml", ">5660.38<", ">5660.00<"));
    REQUIRE(codes(reading.findings) == Codes{"invoice_channels_differ"});
    CHECK(reading.findings[0].severity == Severity::warning);
    CHECK(reading.findings[0].place == "/a.ofd/tax");
    CHECK(reading.findings[0].found == "\"5660.00\" in ofd_data");
    CHECK(reading.findings[0].expected == "\"5660.38\", as in ofd_text");
    CHECK(reading.invoice.tax->value == Money::from_fen(566'038));
}

TEST_CASE("a tag that points nowhere, and one that stands twice, are told with their place") {
    const Reading nowhere = read(with(ofd_parts("digital_ofd"), tags, ">103<", ">999<"));
    REQUIRE(codes(nowhere.findings) == Codes{"invoice_part_missing"});
    CHECK(nowhere.findings[0].place == "/a.ofd/Doc_0/Tags/CustomTag.xml/eInvoice/Buyer/BuyerName");
    CHECK_FALSE(nowhere.invoice.buyer_name);
    const Reading twice = read(with(ofd_parts("digital_ofd"), tags, "<fp:Note>", "<fp:InvoiceNo/><fp:Note>"));
    CHECK(codes(twice.findings) == Codes{"invoice_field_twice"});
    CHECK(twice.invoice.number->channel == Channel::ofd_data);
    const Reading data_twice = read(with(ofd_parts("digital_ofd"), "OFD.xml", "</ofd:CustomDatas>", "<ofd:CustomData Name=\"发票号码\">1</ofd:CustomData></ofd:CustomDatas>"));
    CHECK(codes(data_twice.findings) == Codes{"invoice_field_twice"});
}

TEST_CASE("an OFD file with a part missing is refused by that part's name") {
    for (const char* part : {"OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"}) {
        INFO(part);
        const Finding finding = refused(without(ofd_parts("digital_ofd"), part));
        CHECK(finding.code == "invoice_part_missing");
        CHECK(finding.place == "/a.ofd/" + std::string(part));
    }
}

TEST_CASE("an OFD file that is no invoice is told so") {
    std::vector<Part> parts = without(ofd_parts("older_ofd"), attached);
    CHECK(refused(parts).code == "invoice_nothing_found");
    CHECK(refused(with(ofd_parts("older_ofd"), attached, "xmlns:fp=\"http://www.edrm.org.cn/schema/e-invoice/2019\"", "xmlns:fp=\"urn:other\"")).code == "invoice_other_document");
    CHECK(refused(with(ofd_parts("older_ofd"), "OFD.xml", "http://www.ofdspec.org/2016", "urn:other")).code == "invoice_other_document");
    CHECK(refused(with(ofd_parts("older_ofd"), "OFD.xml", "</ofd:DocBody>", "</ofd:DocBody><ofd:DocBody/>")).code == "invoice_several_documents");
    parts = ofd_parts("older_ofd");
    parts.push_back({"Doc_1/Attachs/Original_Invoice.xml", parts[1].bytes});
    CHECK(refused(parts).code == "invoice_several_documents");
}

TEST_CASE("places that lead out of the archive lead nowhere") {
    for (const char* place : {"../../etc/passwd", "/etc/passwd", "C:\\x", "Doc_0/../../x", "", "http://example.com/x"}) {
        INFO(place);
        CHECK(refused(with(ofd_parts("digital_ofd"), "OFD.xml", ">Doc_0/Document.xml<", ">"s + place + "<")).code == "invoice_part_missing");
        CHECK(refused(with(ofd_parts("digital_ofd"), "Doc_0/Document.xml", "BaseLoc=\"Pages/Page_0/Content.xml\"", "BaseLoc=\""s + place + "\"")).code == "invoice_part_missing");
    }
    std::vector<Part> parts = ofd_parts("digital_ofd");
    parts.push_back({"../evil.xml", "x"});
    CHECK(refused(parts).code == "zip_bad_name");
}

TEST_CASE("hostile XML within the archive is refused as it is outside") {
    for (const char* part : {"OFD.xml", "Doc_0/Document.xml", "Doc_0/Tags/CustomTag.xml", "Doc_0/Pages/Page_0/Content.xml"}) {
        INFO(part);
        const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        CHECK(refused(with(ofd_parts("digital_ofd"), part, head, head + "<!DOCTYPE x [<!ENTITY a 'b'>]>")).code == "invoice_doctype");
        CHECK(refused(with(ofd_parts("digital_ofd"), part, head, "<?xml version=\"1.0\" encoding=\"GB18030\"?>")).code == "invoice_not_utf8");
        std::vector<Part> parts = ofd_parts("digital_ofd");
        for (Part& p : parts) {
            if (p.path == part) p.bytes.resize(p.bytes.size() / 2);
        }
        const Finding finding = refused(parts);
        CHECK(finding.code == "invoice_bad_xml");
        CHECK(finding.place.starts_with("/a.ofd/"s + part + ":"));
    }
}

TEST_CASE("many references to a long text are not put together") {
    std::string references, text(1'000, 'x');
    for (int i = 0; i < 10'000; ++i) references += "<ofd:ObjectRef>103</ofd:ObjectRef>";
    std::vector<Part> parts = with(ofd_parts("digital_ofd"), page, ">聊城示例轴承有限公司<", ">" + text + "<");
    parts = with(parts, tags, "<ofd:ObjectRef PageRef=\"1\">103</ofd:ObjectRef>", references);
    const Reading reading = read(parts);
    CHECK(codes(reading.findings) == Codes{"invoice_bad_text"});
    CHECK_FALSE(reading.invoice.buyer_name);
}

TEST_CASE("an archive that is broken, cut short or too large is refused") {
    const std::string whole = zipped(ofd_parts("digital_ofd"));
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        INFO(length);
        const ReadResult result = read_ofd(std::string_view(whole).substr(0, length));
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error()[0].code.starts_with("zip_"));
    }
    CHECK(refusal(read_ofd("")).code == "zip_not_a_zip");
    CHECK(refusal(read_ofd(std::string(most_bytes + 1, ' '))).code == "invoice_too_large");
    std::string damaged = whole;
    damaged[damaged.find("发票号码")] ^= 1;
    CHECK(refusal(read_ofd(damaged)).code == "zip_bad_crc");
}

TEST_CASE("a part that is larger than allowed, and an archive of too many, are refused") {
    std::vector<Part> parts = ofd_parts("digital_ofd");
    parts[0].bytes += std::string(9U << 20U, ' ');
    CHECK(refused(parts).code == "invoice_too_large");
    parts = ofd_parts("digital_ofd");
    for (int i = 0; i < 2'000; ++i) parts.push_back({"x" + std::to_string(i), ""});
    CHECK(refused(parts).code == "zip_too_many_entries");
}

TEST_CASE("a compressed archive reads as a stored one; a bomb and a forged size are refused") {
    const ReadResult deflated = read_ofd(invoice_sample("archives/deflated.ofd"));
    REQUIRE(deflated.has_value());
    CHECK(deflated->invoice == read(ofd_parts("digital_ofd")).invoice);
    CHECK(refusal(read_ofd(invoice_sample("archives/bomb.ofd"))).code == "zip_ratio_too_high");
    CHECK(refusal(read_ofd(invoice_sample("archives/forged_size.ofd"))).code == "zip_bad_size");
}
