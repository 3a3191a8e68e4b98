// The enterprise's whole way by roles and names, in both languages; and every page at every width.
#include <catch_amalgamated.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "src/base/finding.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;

namespace {

std::string read_case_file(const std::string& path) {
    std::ifstream file(std::string(VOUCHER_CASES_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const char* name_of(Language language) { return language == Language::zh ? "zh" : "en"; }

std::set<std::string> names(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        found.insert(std::string(text.substr(at, text.find('}', at) - at + 1)));
    }
    return found;
}

void sound(const Visit& visit, const std::string& where) {
    INFO(where);
    CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    int first_headings = 0;
    for (const ui::Node& node : visit.person.tree().nodes) first_headings += node.role == Role::heading && node.level == 1 ? 1 : 0;
    CHECK(first_headings == 1);
}

}  // namespace

TEST_CASE("Both catalogues have the same keys and the same placeholders") {
    const auto& zh = words(Language::zh).texts();
    const auto& en = words(Language::en).texts();
    for (const auto& [key, text] : zh) {
        INFO(key);
        REQUIRE(en.contains(key));
        CHECK(names(text) == names(en.at(key)));
    }
    for (const auto& [key, text] : en) {
        INFO(key);
        CHECK(zh.contains(key));
    }
}

TEST_CASE("Whatever the core may find has words in both languages") {
    for (const Language language : {Language::zh, Language::en}) {
        for (const std::string_view code : finding_codes()) {
            INFO(code);
            CHECK(words(language).has("finding." + std::string(code)));
        }
    }
}

TEST_CASE("The policy page shows what the pack was checked for") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.person.click(Role::link, visit.t("notice.policy"));
    CHECK(visit.says(visit.t("policy.checks")));
    CHECK(visit.says("25条都有用途或注明为说明"));
    CHECK(visit.says("0 错误"));
}

TEST_CASE("The measure's period is said first: on the first page as of today, and then as of the chosen day") {
    Visit visit;
    CHECK(visit.says("办法已过有效期"));
    CHECK(visit.says("今天是2026年11月22日"));
    CHECK(visit.says("2026年7月25日"));
    visit.choose_day("2025-06-01");
    CHECK(visit.says("2025年6月1日"));
    CHECK(visit.says("只供回看和核对"));
}

TEST_CASE("An enterprise goes the whole way and reads 60,000 + 30,000 = 90,000, in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    CAPTURE(name_of(language));
    Visit visit({1280, 800}, language);
    visit.whole_case();
    visit.go("result");
    CHECK(visit.says("¥90,000.00"));
    CHECK(visit.says("¥60,000.00"));
    CHECK(visit.says("¥30,000.00"));
    if (language == Language::zh) {
        CHECK(visit.says("玖万元整"));
        CHECK(visit.says("第十一条"));
    }
    shot(visit.person, std::string("result-") + name_of(language));
}

TEST_CASE("The live result stands beside the questions and narrows with each answer") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("enterprise");
    CHECK(visit.says("待确认"));
    visit.go("services");
    visit.person.click(Role::button, "添加服务");
    visit.enter_service("testing", "liaocheng", "10万");
    visit.go("eligibility");
    CHECK(visit.says("¥0.00 – ¥90,000.00"));
    CHECK(visit.says("还差13项就能确定"));
    visit.answer("bad_credit_record", "yes");
    CHECK(visit.says("¥0.00"));
    CHECK_FALSE(visit.says("¥0.00 – ¥90,000.00"));
    CHECK(visit.says("有不良诚信记录"));
    visit.answer("bad_credit_record", "unsure");
    CHECK(visit.says("¥0.00 – ¥90,000.00"));
}

TEST_CASE("What cannot be read is said at its field, and stays as it was typed") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("enterprise");
    const std::string sales = question_of("annual_sales", Language::zh);
    visit.person.type(sales, "十来万吧");
    CHECK(visit.person.node(Role::textbox, sales).error == visit.t("typed.money.form"));
    CHECK(visit.person.node(Role::textbox, sales).value == "十来万吧");
    visit.go("services");
    visit.go("eligibility");
    CHECK(visit.person.node(Role::textbox, sales).value == "十来万吧");
    visit.person.type(sales, "１２００万");
    CHECK(visit.person.node(Role::textbox, sales).error.empty());
    CHECK(visit.person.node(Role::textbox, sales).value == "12,000,000.00");
}

TEST_CASE("Every figure opens its derivation with the articles, those of other answers too") {
    const float width = GENERATE(1280.0f, 390.0f);
    Visit visit;
    visit.whole_case();
    visit.person.resize({width, 844});
    for (const char* page : {"eligibility", "services", "result"}) {
        INFO(page << " at " << width);
        visit.go(page);
        std::vector<std::string> figures;
        for (const ui::Node& node : visit.person.tree().nodes) {
            if (node.role == Role::button && node.name.ends_with("，查看推算")) figures.emplace_back(node.key);
        }
        CHECK((!figures.empty() || width < 600));
        for (const std::string& figure : figures) {
            visit.person.click_key(figure);
            INFO(figure << visit.person.described());
            CHECK(visit.person.find(Role::dialog, "为什么是这个数") != nullptr);
            CHECK(visit.says("第十一条"));
            visit.person.press_escape();
        }
    }
    visit.go("result");
    for (const char* figure : {"¥90,000.00，查看推算", "¥60,000.00，查看推算", "¥30,000.00，查看推算"}) CHECK(visit.says(figure));
    if (width < 600) return;
    visit.person.click_key("main/page/providers/shandong/total");
    CHECK(visit.says("假设服务1的供给方在省内其他市"));
    visit.person.press_escape();
    visit.person.click_key("main/page/providers/result.local_testing/fee");
    CHECK(visit.says("假设再做一项本市检测，费用¥622,222.22"));
    CHECK(visit.says("再做的一项服务"));
}

TEST_CASE("A no says what would have to change, and which of it is in the person's hands") {
    Visit visit;
    visit.whole_case();
    visit.go("eligibility");
    visit.answer("network_member", "no");
    CHECK(visit.says(visit.t("change.title")));
    CHECK(visit.says(visit.t("change.can")));
    CHECK(visit.says("省科学仪器共用网会员：是（现在：否）"));
    CHECK_FALSE(visit.says(visit.t("change.cannot")));
    visit.answer("major_safety_accident", "yes");
    CHECK(visit.says(visit.t("change.cannot")));
    visit.answer("major_safety_accident", "no");
    visit.answer("network_member", "yes");
    CHECK_FALSE(visit.says(visit.t("change.title")));
}

TEST_CASE("A case is exported and imported again; a broken file changes nothing and is said with its place") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, "案件菜单");
    visit.person.click(Role::button, "导出案件");
    REQUIRE(visit.person.saved().size() == 1);
    const std::string file = visit.person.saved().front().bytes;
    CHECK(file.find("\"contract_amount\": \"100000.00\"") != std::string::npos);

    Visit other;
    const std::vector<platform::Headless::File> broken{{"案件.json", "application/json", R"({"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "applicant": {"kind": "enterprise", "staff": "many"}})"}};
    other.person.give_files({"import"}, broken);
    other.person.settle();
    CHECK(other.says("/applicant/staff"));
    CHECK(other.says("案件文件没有导入"));
    other.person.click(Role::button, "关闭");
    const std::vector<platform::Headless::File> good{{"案件.json", "application/json", file}};
    other.person.give_files({"import"}, good);
    other.person.settle();
    other.go("result");
    CHECK(other.says("¥90,000.00"));
    CHECK(other.person.files_held() == 0);
}

TEST_CASE("The package holds the attached files, the case and the assessment") {
    Visit visit;
    visit.whole_case();
    visit.go("papers");
    for (const char* paper : {"contract", "invoice", "result_proof", "relevance_proof"}) {
        const std::vector<platform::Headless::File> file{{std::string(paper) + ".pdf", "application/pdf", std::string("the paper called ") + paper}};
        visit.person.give_files({std::string("paper:s1/") + paper}, file);
        visit.person.settle();
    }
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (node.role == Role::checkbox) {
            visit.person.click_key(std::string(node.key));
            break;
        }
    }
    visit.person.click(Role::button, visit.t("papers.make"));
    REQUIRE(visit.person.saved().size() == 1);
    const auto& zip = visit.person.saved().front();
    CHECK(zip.name.ends_with(".zip"));
    for (const char* part : {"the paper called relevance_proof", "case.json", "assessment.json", "manifest-sha256.txt", "summary.html"}) {
        INFO(part);
        CHECK(zip.bytes.find(part) != std::string::npos);
    }
    shot(visit.person, "papers-done");
}

TEST_CASE("Export first, then clear: what was not saved is not cleared") {
    Visit visit;
    visit.whole_case();
    const auto choose = [&] {
        visit.person.click(Role::button, visit.t("bar.case"));
        visit.person.click(Role::button, visit.t("menu.clear"));
        visit.person.click(Role::button, visit.t("clear.export"));
    };
    const bool cancelled = GENERATE(false, true);
    visit.person.fail_next_save("the disk is full", cancelled);
    choose();
    CHECK(visit.person.saved().empty());
    CHECK(visit.says("the disk is full") == !cancelled);
    visit.person.click(Role::button, visit.t("dialog.cancel"));
    CHECK(visit.person.node(Role::textbox, "合同金额").value == "100,000.00");

    choose();
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().front().bytes.find("100000.00") != std::string::npos);
    CHECK(visit.person.find(Role::textbox, "合同金额") == nullptr);
    CHECK(visit.says(visit.person.saved().front().name));
}

TEST_CASE("A removed service comes back by undo") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, visit.t("services.remove"));
    CHECK(visit.person.find(Role::textbox, "合同金额") == nullptr);
    visit.person.click(Role::button, "撤销");
    CHECK(visit.person.node(Role::textbox, "合同金额").value == "100,000.00");
}

TEST_CASE("A message that offers to undo goes with the next change: it would undo that one") {
    Visit visit;
    visit.whole_case();
    visit.go("services");
    visit.person.click(Role::button, visit.t("services.add"));
    visit.person.click(Role::button, visit.t("services.remove"));
    REQUIRE(visit.person.find(Role::button, visit.t("toast.undo")) != nullptr);
    visit.person.click(Role::button, visit.t("services.add"));
    CHECK(visit.person.find(Role::button, visit.t("toast.undo")) == nullptr);
    visit.person.click(Role::button, visit.t("services.remove"));
    CHECK(visit.person.find(Role::button, visit.t("toast.undo")) != nullptr);
}

TEST_CASE("Every change is undone and done again: a file that was taken away, a name letter by letter, an import") {
    Visit visit;
    visit.whole_case();
    const auto menu = [&](std::string_view item) {
        visit.person.click(Role::button, visit.t("bar.case"));
        visit.person.click(Role::button, visit.t(item));
    };
    visit.go("papers");
    const std::vector<platform::Headless::File> file{{"合同.pdf", "application/pdf", "the contract"}};
    visit.person.give_files({"paper:s1/contract"}, file);
    visit.person.settle();
    const std::string its = visit.t("papers.file_menu", {{"name", "合同.pdf"}});
    visit.person.click(Role::button, its);
    visit.person.click(Role::button, visit.t("papers.remove", {{"name", "合同.pdf"}}));
    CHECK_FALSE(visit.person.find(Role::button, its));
    CHECK(visit.person.files_held() == 1);  // it may come back
    visit.person.click(Role::button, "撤销");
    CHECK(visit.person.find(Role::button, its));
    menu("menu.redo");
    CHECK_FALSE(visit.person.find(Role::button, its));
    menu("menu.undo");
    CHECK(visit.person.find(Role::button, its));

    visit.go("eligibility");
    const std::string name = "单位名称";
    for (const char* typed : {"聊", "聊城", "聊城轴承"}) visit.person.input(name, typed);
    menu("menu.undo");
    CHECK(visit.person.node(Role::textbox, name).value.empty());
    menu("menu.redo");
    CHECK(visit.person.node(Role::textbox, name).value == "聊城轴承");

    const std::vector<platform::Headless::File> other{{"案件.json", "application/json", R"({"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "applicant": {"kind": "enterprise"}})"}};
    visit.person.give_files({"import"}, other);
    visit.person.settle();
    CHECK(visit.person.files_held() == 1);
    menu("menu.undo");
    visit.go("papers");
    CHECK(visit.person.find(Role::button, its));

    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.clear"));
    visit.person.click(Role::button, visit.t("clear.wipe"));
    CHECK(visit.person.files_held() == 0);  // what was cleared is gone
}

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

TEST_CASE("The days that are ticked go into a calendar file; the row of a service shows its way") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, visit.t("services.add"));
    visit.enter_service("research", "liaocheng", "50000");
    visit.person.type("申请日", "");  // not claimed yet
    visit.go("deadlines");
    CHECK(visit.says("2025年3月10日完成，最晚2025年9月10日申请；未申请，还剩101天"));
    CHECK(visit.person.node(Role::checkbox, "申请截止：服务2，2025年9月10日，提前14天提醒").checked);
    CHECK_FALSE(*visit.person.node(Role::checkbox, "申请截止：服务1，2025年9月10日，已申请，可不选").checked);
    visit.person.click(Role::checkbox, "省级补助预计：服务1，2025年6月30日，原则上");  // ticked until now
    visit.person.click(Role::button, visit.t("calendar.save", {{"n", "1"}}));
    REQUIRE(visit.person.saved().size() == 1);
    const auto& file = visit.person.saved().front();
    CHECK(file.name.ends_with(".ics"));
    CHECK(file.bytes.find("SUMMARY:申请截止：服务2\r\n") != std::string::npos);
    CHECK(file.bytes.find("TRIGGER:-P14D") != std::string::npos);
    CHECK(file.bytes.find("省级补助") == std::string::npos);
    visit.person.click(Role::radio, "服务1");
    CHECK(visit.says("2025年5月20日"));
    CHECK(visit.says("原则上2025年6月30日前"));
}

TEST_CASE("A day that was taken out of the calendar comes back by undo") {
    Visit visit;
    visit.whole_case();
    visit.go("deadlines");
    const auto ticked = [&] { return *visit.person.node(Role::checkbox, "省级补助预计：服务1，2025年6月30日，原则上").checked; };
    REQUIRE(ticked());
    visit.person.click(Role::checkbox, "省级补助预计：服务1，2025年6月30日，原则上");
    CHECK_FALSE(ticked());
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.undo"));
    CHECK(ticked());
}

TEST_CASE("The looks go round: each press shows another one, and the last leads back to the system's own") {
    const bool system_is_dark = GENERATE(false, true);
    Visit visit;
    visit.person.send(platform::event::SystemLook{.dark = system_is_dark});
    visit.person.settle();
    const auto shown = [&] { return visit.person.ui().look().theme; };
    const auto named = [&](const char* choice) { return visit.says(visit.t("bar.theme", {{"now", visit.t(choice)}})); };
    const auto own = system_is_dark ? ui::ThemeName::dark : ui::ThemeName::light;
    const auto other = system_is_dark ? ui::ThemeName::light : ui::ThemeName::dark;
    CHECK(named("theme.system"));
    for (const ui::ThemeName expected : {own, other, ui::ThemeName::high_contrast, own}) {
        CHECK(shown() == expected);
        visit.person.click_key("bar/theme");
    }
    CHECK(named("theme.system"));
    CHECK(shown() == own);
    visit.person.send(platform::event::SystemLook{.dark = !system_is_dark});
    visit.person.settle();
    CHECK(shown() == other);  // the system is followed again
}

TEST_CASE("Every page is sound at every width in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.whole_case();
    for (const ui::Size size : {ui::Size{360, 740}, ui::Size{390, 844}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080}, ui::Size{1080, 1920}}) {
        visit.person.resize(size);
        for (const char* page : {"eligibility", "services", "result", "deadlines", "papers"}) {
            visit.go(page);
            const std::string where = std::string(page) + "-" + std::to_string(static_cast<int>(size.w)) + "-" + name_of(language);
            sound(visit, where);
            shot(visit.person, where);
        }
        for (const char* page : {"policy", "provider", ""}) {
            visit.person.send(platform::event::FragmentChanged{page});
            visit.person.settle();
            const std::string where = std::string(*page == 0 ? "home" : page) + "-" + std::to_string(static_cast<int>(size.w)) + "-" + name_of(language);
            sound(visit, where);
            shot(visit.person, where);
        }
        visit.person.send(platform::event::FragmentChanged{"eligibility"});
        visit.person.settle();
    }
}
