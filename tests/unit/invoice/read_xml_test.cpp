#include <catch_amalgamated.hpp>

#include "src/base/text.hpp"
#include "tests/unit/invoice/samples.hpp"

using namespace std::string_literals;
using namespace voucher;
using namespace voucher::invoice;
using namespace voucher::tests;

namespace {

using Codes = std::vector<std::string>;

Reading read(const std::string& bytes) { return accepted(read_xml(bytes, "/a.xml")); }

std::string special() { return invoice_sample("digital_special.xml"); }

std::string wrapped(const std::string& inside) { return "<EInvoice>" + inside + "</EInvoice>"; }

std::string repeated(std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace

TEST_CASE("a 数电票 in XML says its number, day, parties and amounts") {
    const Reading reading = read(special());
    CHECK(reading.findings.empty());
    const Invoice& invoice = reading.invoice;
    CHECK(invoice.number == Said<std::string>{"25372000000012345678", Channel::xml});
    CHECK_FALSE(invoice.code);
    CHECK(invoice.issued_on == Said<Date>{*Date::from_civil(2025, 5, 20), Channel::xml});
    CHECK(invoice.buyer_name == Said<std::string>{"聊城示例轴承有限公司", Channel::xml});
    CHECK(invoice.buyer_id == Said<std::string>{"91371500MA30000050", Channel::xml});
    CHECK(invoice.seller_name == Said<std::string>{"聊城示例检测技术有限公司", Channel::xml});
    CHECK(invoice.seller_id == Said<std::string>{"91371502MA30001016", Channel::xml});
    CHECK(invoice.without_tax == Said<Money>{Money::from_fen(9'433'962), Channel::xml});
    CHECK(invoice.tax == Said<Money>{Money::from_fen(566'038), Channel::xml});
    CHECK(invoice.with_tax == Said<Money>{Money::from_yuan(100'000), Channel::xml});
    CHECK(invoice.items == std::vector<Item>{{"*研发和技术服务*轴承疲劳寿命试验", Money::from_fen(7'075'472)}, {"*研发和技术服务*材料成分分析", Money::from_fen(2'358'490)}});
}

TEST_CASE("a credit note keeps its sign; blank fields say nothing; CDATA and characters by number are text") {
    const Reading reading = read(invoice_sample("credit_note.xml"));
    CHECK(reading.findings.empty());
    CHECK(reading.invoice.with_tax->value == Money::from_fen(-106'000));
    CHECK(reading.invoice.tax->value.to_string() == "-60.00");
    CHECK(reading.invoice.issued_on->value == *Date::from_civil(2025, 6, 1));
    CHECK(reading.invoice.buyer_name->value == "聊城示例轴承有限公司");
    CHECK(reading.invoice.seller_name->value == "聊城示例检测技术有限公司");
    CHECK_FALSE(reading.invoice.buyer_id);
}

TEST_CASE("a byte-order mark and Windows line ends change nothing") {
    std::string text;
    for (const char c : special()) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(read("\xEF\xBB\xBF" + text).invoice == read(special()).invoice);
}

TEST_CASE("a day of issue is read with its time of day or without") {
    for (const char* day : {"2025-05-20", "2025-05-20 23:59:59", "2025-05-20T00:00:00+08:00", "2025年05月20日", "2025年5月20日 10:00", "20250520", "20250520102030", "2025/05/20", " 2025-05-20 "}) {
        INFO(day);
        const Reading reading = read(with(special(), "<IssueTime>2025-05-20<", std::string("<IssueTime>") + day + "<"));
        REQUIRE(reading.invoice.issued_on);
        CHECK(reading.invoice.issued_on->value == *Date::from_civil(2025, 5, 20));
    }
}

TEST_CASE("amounts are read as written, exactly or not at all") {
    const auto amount = [](const std::string& text) { return read(with(special(), "<TotalTaxAm>5660.38<", "<TotalTaxAm>" + text + "<")); };
    for (const char* text : {"5660.38", "¥5660.38", "￥5660.38", "5,660.38", "5660.380000", "５６６０．３８"}) {
        INFO(text);
        CHECK(amount(text).findings.empty());
        CHECK(amount(text).invoice.tax->value == Money::from_fen(566'038));
    }
    for (const char* text : {"1e3", "5660.381", "0x10", "NaN", "12万", "--5", "5-", "1.2.3", "99999999999999999999999999", "1000000000000.01", ".5", "abc"}) {
        INFO(text);
        const Reading reading = amount(text);
        CHECK_FALSE(reading.invoice.tax);
        REQUIRE(codes(reading.findings) == Codes{"invoice_bad_amount"});
        CHECK(reading.findings[0].severity == Severity::error);
        CHECK(reading.findings[0].place == "/a.xml/EInvoice/EInvoiceData/BasicInformation/TotalTaxAm");
        CHECK(reading.findings[0].found == "\"" + std::string(text) + "\"");
        CHECK(reading.invoice.with_tax);  // the others stay
    }
}

TEST_CASE("a field that cannot be read is told, with its place, and left out") {
    struct Wrong {
        const char* old;
        const char* now;
        const char* code;
        const char* place;
    };
    const Wrong all[] = {
        {"<InvoiceNumber>25372000000012345678<", "<InvoiceNumber>2537<", "invoice_bad_number", "TaxSupervisionInfo/InvoiceNumber"},
        {"<InvoiceNumber>25372000000012345678<", "<InvoiceNumber>2537200000001234567X<", "invoice_bad_number", "TaxSupervisionInfo/InvoiceNumber"},
        {"<IssueTime>2025-05-20<", "<IssueTime>2025-02-30<", "invoice_bad_date", "TaxSupervisionInfo/IssueTime"},
        {"<IssueTime>2025-05-20<", "<IssueTime>yesterday<", "invoice_bad_date", "TaxSupervisionInfo/IssueTime"},
        {"<BuyerIdNum>91371500MA30000050<", "<BuyerIdNum>91371500-MA3000005-0-0-0<", "invoice_bad_text", "EInvoiceData/BuyerInformation/BuyerIdNum"},
        {"<BuyerName>聊城示例轴承有限公司<", "<BuyerName>聊城示例\n轴承有限公司<", "invoice_bad_text", "EInvoiceData/BuyerInformation/BuyerName"},
        {"<TotalTaxAm>5660.38</TotalTaxAm>", "<TotalTaxAm>5660.38</TotalTaxAm><TotalTaxAm>1</TotalTaxAm>", "invoice_field_twice", "EInvoiceData/BasicInformation/TotalTaxAm"},
    };
    for (const Wrong& wrong : all) {
        INFO(wrong.now);
        const Reading reading = read(with(special(), wrong.old, wrong.now));
        REQUIRE(codes(reading.findings) == Codes{wrong.code});
        CHECK(reading.findings[0].severity == Severity::error);
        CHECK(reading.findings[0].place == std::string("/a.xml/EInvoice/") + wrong.place);
    }
}

TEST_CASE("what an invoice should say and does not is a warning") {
    const Reading reading = read(wrapped(""));
    CHECK(reading.invoice == Invoice{});
    CHECK(codes(reading.findings) == Codes(5, "invoice_field_missing"));
    for (const Finding& finding : reading.findings) CHECK(finding.severity == Severity::warning);
    CHECK(codes(read(with(special(), "<InvoiceNumber>25372000000012345678<", "<InvoiceNumber> \n <")).findings) == Codes{"invoice_field_missing"});
}

TEST_CASE("amounts that do not add up, capitals that differ and a doubtful code are warnings with both values") {
    const Reading sum = read(with(special(), "<TotalTaxAm>5660.38<", "<TotalTaxAm>5660.39<"));
    REQUIRE(codes(sum.findings) == Codes{"invoice_sum_differs"});
    CHECK(sum.findings[0].found == "100000.00");
    CHECK(sum.findings[0].expected.starts_with("100000.01"));

    const Reading capitals = read(with(special(), ">壹拾万圆整<", ">壹拾万零壹圆整<"));
    REQUIRE(codes(capitals.findings) == Codes{"invoice_capitals_differ"});
    CHECK(capitals.findings[0].found == "\"壹拾万零壹圆整\"");
    CHECK(capitals.findings[0].expected == "壹拾万元整, which is 100000.00");

    const Reading code = read(with(special(), "<BuyerIdNum>91371500MA30000050<", "<BuyerIdNum>91371500MA30000051<"));
    REQUIRE(codes(code.findings) == Codes{"invoice_credit_code_doubtful"});
    CHECK(code.findings[0].expected == "a code that ends in 0");
    CHECK(code.invoice.buyer_id);  // a reason to look again, not to leave it out
}

TEST_CASE("DOCTYPE is refused, wherever it stands and whatever is in it") {
    const std::string laughs = "<!DOCTYPE EInvoice [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    for (const std::string& text : {"<!DOCTYPE EInvoice SYSTEM \"file:///etc/passwd\">" + wrapped(""), laughs + wrapped("&c;"), "<?xml version=\"1.0\"?>\n" + laughs + special().substr(39), wrapped("<!DOCTYPE x>"),
                                    "<!doctype html>" + wrapped(""), wrapped("<!ENTITY a \"b\">"), "<!DOCTYPE"s + std::string(100'000, '[')}) {
        const Finding finding = refusal(read_xml(text));
        CHECK(finding.code == "invoice_doctype");
    }
    CHECK(read(with(special(), "<Header>", "<Header><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE x>]]>")).invoice == read(special()).invoice);
}

TEST_CASE("an entity that XML does not have by itself is refused") {
    for (const char* inside : {"&lol;", "&", "& ", "&amp", "&#0;", "&#xFFFFFF;", "&#xD800;", "&#;", "&#x;", "&#12a;", "<a b='&lol;'/>", "&ampamp;", "&AMP;"}) {
        INFO(inside);
        CHECK(refusal(read_xml(wrapped(inside))).code == "invoice_unknown_entity");
    }
    CHECK(read_xml(wrapped("&amp;&lt;&gt;&quot;&apos;&#65;&#x4E2D;")).has_value());
}

TEST_CASE("depth, size and the number of elements are bounded") {
    CHECK(refusal(read_xml(wrapped(repeated("<a>", 10'000) + repeated("</a>", 10'000)))).code == "invoice_too_deep");
    CHECK(refusal(read_xml(repeated("<a>", 1'000'000))).code == "invoice_too_deep");
    CHECK(read_xml(wrapped(repeated("<a>", 63) + repeated("</a>", 63))).has_value());
    CHECK(refusal(read_xml(wrapped(repeated("<a>", 64) + repeated("</a>", 64)))).code == "invoice_too_deep");
    CHECK(refusal(read_xml(wrapped(repeated("<a/>", 200'000)))).code == "invoice_too_large");
    CHECK(refusal(read_xml(wrapped("<a " + repeated("b='' ", 400'001) + "/>"))).code == "invoice_too_large");
    CHECK(refusal(read_xml(wrapped(std::string(8U << 20U, ' ')))).code == "invoice_too_large");
    CHECK(is_utf8(read(wrapped("<EInvoiceData><IssuItemInformation><ItemName>x" + repeated("检测", 100) + "</ItemName></IssuItemInformation></EInvoiceData>")).invoice.items.at(0).name));
    // a long list of items is cut, not refused
    CHECK(read(wrapped("<EInvoiceData>" + repeated("<IssuItemInformation><ItemName>x</ItemName></IssuItemInformation>", 3'000) + "</EInvoiceData>")).invoice.items.size() == most_items);
}

TEST_CASE("other encodings and bytes that no text has are refused") {
    const std::string declared = "<?xml version=\"1.0\" encoding=\"GBK\"?>";
    CHECK(refusal(read_xml(declared + wrapped(""))).code == "invoice_not_utf8");
    CHECK(refusal(read_xml(wrapped("\xC1\xC4\xB3\xC7"))).code == "invoice_not_utf8");             // 聊城 in GBK
    CHECK(refusal(read_xml("\xFF\xFE<\0E\0"s)).code == "invoice_not_utf8");                       // UTF-16
    CHECK(refusal(read_xml(wrapped("\xED\xA0\x80"))).code == "invoice_not_utf8");                 // half a pair
    CHECK(refusal(read_xml(wrapped("\xC0\x80"))).code == "invoice_not_utf8");                     // overlong
    CHECK(refusal(read_xml(wrapped("a\0b"s))).code == "invoice_bad_xml");
    CHECK(is_utf8(refusal(read_xml("<?xml version='1.0' encoding='x" + repeated("发票", 30) + "'?>" + wrapped(""))).found));
    CHECK(refusal(read_xml("<?xml version='1.0' encoding?>" + wrapped(""))).code == "invoice_bad_xml");
}

TEST_CASE("a file cut short anywhere is refused, and never read in part") {
    const std::string whole = special();
    const std::size_t end = whole.rfind('>');
    for (std::size_t length = 0; length < end; length += 7) {
        INFO(length);
        const ReadResult result = read_xml(std::string_view(whole).substr(0, length));
        REQUIRE_FALSE(result.has_value());
        CHECK((result.error()[0].code == "invoice_bad_xml" || result.error()[0].code == "invoice_not_utf8"));
    }
}

TEST_CASE("what is not well-formed is refused with the byte") {
    for (const char* text : {"", " ", "x", "<EInvoice>", "<EInvoice></EInvoic>", "<EInvoice/><EInvoice/>", "<EInvoice a=1/>", "<EInvoice a='1/>", "<EInvoice><a></EInvoice></a>", "</EInvoice>", "<EInvoice><", "<!-- x",
                             "<EInvoice><![CDATA[</EInvoice>", "<?xml", "<EInvoice <a/>/>"}) {
        INFO(text);
        const Finding finding = refusal(read_xml(text, "/a.xml"));
        CHECK(finding.code == "invoice_bad_xml");
        CHECK(finding.place.starts_with("/a.xml:"));
        CHECK_FALSE(finding.expected.empty());
    }
}

TEST_CASE("other XML is no invoice") {
    const Finding finding = refusal(read_xml("<html/>"));
    CHECK(finding.code == "invoice_other_document");
    CHECK(finding.found == "\"html\"");
}

TEST_CASE("a file is told by its content and not by its name") {
    CHECK(read_invoice(special(), "photo.png")->value().invoice == read(special()).invoice);
    CHECK(read_invoice("\xEF\xBB\xBF\n " + special().substr(39), "x")->has_value());
    const std::string older = ofd_parts("older_ofd").front().bytes;
    CHECK(read_invoice(older, "a.pdf")->value().invoice.number == Said<std::string>{"12345678", Channel::ofd_attachment});
    CHECK(read_invoice(zipped(ofd_parts("digital_ofd")), "a.xml")->value().invoice.number->value == "25372000000012345678");
    for (const char* other : {"", "%PDF-1.7\n", "\x89PNG\r\n", "<html><p>", "<?xml version='1.0'?><svg/>", "PK\x03\x04 and no more", "EInvoice", "  "}) {
        INFO(other);
        CHECK_FALSE(read_invoice(other, "invoice.xml"));
    }
    const std::optional<ReadResult> broken = read_invoice("<EInvoice><EInvoiceData>", "a.xml");
    REQUIRE(broken);
    CHECK(refusal(*broken).place.starts_with("/a.xml:"));
}
