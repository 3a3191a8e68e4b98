// What e-invoices say on the papers page, and the credit code beside the name.
#include <catch_amalgamated.hpp>
#include <fstream>
#include <iterator>

#include "tests/shell/pages_way.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;

namespace {

std::string read_case_file(const std::string& path) {
    std::ifstream file(std::string(VOUCHER_CASES_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("An attached e-invoice is read and held against the case; what differs is said with both values") {
    Visit visit;
    visit.whole_case();
    visit.go("eligibility");
    visit.person.type("单位名称", "聊城示例轴承有限公司");
    visit.go("papers");
    const auto attach = [&](const std::string& name, const std::string& bytes) {
        const std::vector<platform::Headless::File> file{{name, "text/xml", bytes}};
        visit.person.give_files({"paper:s1/invoice"}, file);
        visit.person.settle();
    };
    const std::string xml = read_case_file("invoices/digital_special.xml");
    attach("发票1.XML", xml);
    CHECK(visit.says("¥100,000.00 · 2025年5月20日 · 25372000000012345678"));
    CHECK(visit.says("不是发票查验"));
    CHECK_FALSE(visit.says("处建议核对"));

    visit.go("eligibility");
    visit.person.type("单位名称", "另一家公司");
    visit.go("services");
    visit.person.type("发票金额合计", "90000");
    visit.go("papers");
    CHECK(visit.says("发票购买方与申请人名称不一致。发票上：聊城示例轴承有限公司；您填写的：另一家公司"));
    CHECK(visit.says("发票上：¥100,000.00；您填写的：¥90,000.00"));
    visit.go("services");
    CHECK(visit.person.node(Role::textbox, "发票金额合计").value == "90,000.00");  // nothing is corrected

    visit.go("papers");
    attach("坏的.xml", "<EInvoice><Header>");
    CHECK(visit.says("坏的.xml：发票文件不完整"));
    attach("同一张.xml", xml);
    CHECK(visit.says("同一个发票文件用了两次"));
}

TEST_CASE("A PDF invoice is read by its keys and its QR code; the preview shows each field with where it stands") {
    Visit visit;
    visit.whole_case();
    visit.go("papers");
    const auto attach = [&](const std::string& name, const std::string& bytes, const std::string& paper = "s1/invoice") {
        const std::vector<platform::Headless::File> file{{name, "application/pdf", bytes}};
        return visit.person.give_files({"paper:" + paper}, file).front();
    };
    const auto open = [&](const std::string& name) { visit.person.click(Role::button, visit.t("papers.preview", {{"name", name}})); };
    const auto close = [&] { visit.person.click(Role::button, visit.t("dialog.close")); };
    const std::string keys = "InvoiceNumber=24112000000048542163\nIssueTime=2024-05-28\nTotalTax-includedAmount=4500.00\n";
    const auto handle = attach("发票.PDF", keys + "QR=01,31,,24112000000048542163,4449.00,20240528,,B2B6\n");
    CHECK(visit.says("¥4,500.00 · 2024年5月28日 · 24112000000048542163"));
    // Both values, with where they stand
    CHECK(visit.says("同一张发票的两处内容不一致：价税合计（含税），¥4,449.00（二维码），¥4,500.00（PDF 文件信息）"));

    open("发票.PDF");
    const ui::Node& picture = visit.person.node(Role::image, "发票.PDF的预览图");
    CHECK(picture.picture == static_cast<std::uint32_t>(handle));
    CHECK(picture.rect.h == 320);
    CHECK(visit.says("发票号码：24112000000048542163，来自PDF 文件信息"));
    CHECK(visit.says("价税合计（含税）：¥4,500.00，来自PDF 文件信息"));
    CHECK(visit.says("不是发票查验"));
    close();
    CHECK(visit.person.find(Role::image, "发票.PDF的预览图") == nullptr);

    attach("照片.jpg", "QR=https://example.com\nQR=01,31,,24112000000048542164,100.00,20240529,,B2B6\n");
    open("照片.jpg");
    CHECK(visit.says("价税合计（含税）：¥100.00，来自二维码"));
    close();

    attach("合同.pdf", "Producer=example\n", "s1/contract");
    open("合同.pdf");
    CHECK(visit.says("没有在这个文件里读到发票信息"));
    close();
    attach("坏的.pdf", "");
    open("坏的.pdf");
    CHECK(visit.says("这个文件不能显示预览图"));
    close();
    attach("表.xlsx", "x");
    open("表.xlsx");
    CHECK(visit.says("这种文件没有预览图"));
    visit.person.press_escape();
    CHECK(visit.person.find(Role::dialog, visit.t("preview.title", {{"name", "表.xlsx"}})) == nullptr);
}

TEST_CASE("A file that is too large, or takes too long, is told where it stands and nothing else") {
    Visit visit;
    visit.whole_case();
    visit.go("papers");
    const std::vector<platform::Headless::File> large{{"大.pdf", "application/pdf", std::string((20U << 20U) + 1, 'x')}};
    visit.person.give_files({"paper:s1/contract"}, large);
    CHECK(visit.says("超过 20 MB"));
    visit.person.click(Role::button, visit.t("papers.preview", {{"name", "大.pdf"}}));
    CHECK(visit.says("文件超过 20 MB，不显示预览图"));
    visit.person.click(Role::button, visit.t("dialog.close"));
    const std::vector<platform::Headless::File> slow{{"慢.pdf", "application/pdf", "x"}};
    const auto handle = visit.person.give_files({"paper:s1/contract"}, slow).front();
    visit.person.send(platform::event::FileInspected{.handle = handle, .how = platform::event::FileInspected::How::too_long});
    CHECK(visit.says("读取超时"));
    CHECK_FALSE(visit.says("处建议核对"));
}

TEST_CASE("A credit code tells its region as a hint and a wrong check character as a warning; nothing is refused") {
    Visit visit;
    visit.whole_case();
    visit.go("eligibility");
    const std::string field = visit.t("who.credit_code");
    const auto help = [&](std::string_view typed) {
        visit.person.type(field, typed);
        const ui::Node& node = visit.person.node(Role::textbox, field);
        CHECK(node.error.empty());
        return node.description;
    };
    CHECK(help("") == visit.t("who.credit_code_help"));
    CHECK(help("91371500ma30000050").starts_with("登记机关所在地：山东省聊城市（371500）"));
    CHECK(help("91371502MA30001016").starts_with("登记机关所在地：山东省聊城市东昌府区（371502）"));
    CHECK(help("91371500MA30000051").starts_with("末位校验码与前17位不符，按规则应为0"));
    CHECK(help("9137150").starts_with("应为18位，现在是7位"));
    CHECK(help("91371500MI30000050").starts_with("只能有数字和大写字母"));
    CHECK(visit.person.node(Role::textbox, field).value == "91371500MI30000050");  // as typed
}

TEST_CASE("An invoice's number is shown as it is, although it could be read as an amount") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, visit.t("services.add"));
    visit.enter_service("testing", "liaocheng", "100000");
    visit.go("papers");
    const std::string xml = read_case_file("invoices/older_ofd/Doc_0/Attachs/original_invoice.xml");
    for (const char* service : {"s1", "s2"}) {
        const std::vector<platform::Headless::File> file{{std::string(service) + ".xml", "text/xml", xml + (service[1] == '1' ? "" : "\n")}};
        visit.person.give_files({std::string("paper:") + service + "/invoice"}, file);
        visit.person.settle();
    }
    CHECK(visit.says("同一张发票用了两次。发票上：12345678；"));
}
