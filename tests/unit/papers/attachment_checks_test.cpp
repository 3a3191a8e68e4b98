#include "src/papers/attachment_checks.hpp"

#include <array>
#include <catch_amalgamated.hpp>

using namespace voucher;
using namespace voucher::papers;
using std::string_literals::operator""s;
using Kind = AttachmentFinding::Kind;

namespace {

std::string zip_of(const std::string& name) {
    std::string head = "PK\3\4"s + std::string(22, '\0');
    head += static_cast<char>(name.size());
    return head + std::string(3, '\0') + name + "the rest";
}

std::vector<Kind> kinds(const GivenFile& file) {
    std::vector<Kind> told;
    for (const AttachmentFinding& f : check_attachments({&file, 1})) told.push_back(f.kind);
    return told;
}

}  // namespace

TEST_CASE("a file's first bytes tell what it is") {
    const std::vector<std::pair<std::string, ContentKind>> samples{
        {"%PDF-1.7\n", ContentKind::pdf},
        {std::string(900, ' ') + "%PDF-1.4", ContentKind::pdf},
        {std::string(1100, ' ') + "%PDF-1.4", ContentKind::unknown},
        {"\xFF\xD8\xFF\xE0", ContentKind::jpeg},
        {"\x89PNG\r\n\x1A\n", ContentKind::png},
        {"RIFF1234WEBPVP8 ", ContentKind::webp},
        {"\0\0\0\x18" "ftypheic"s, ContentKind::heic},
        {zip_of("OFD.xml"), ContentKind::ofd},
        {zip_of("[Content_Types].xml"), ContentKind::office_zip},
        {zip_of("合同.pdf"), ContentKind::zip},
        {"PK\3\4", ContentKind::zip},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ContentKind::office_binary},
        {"<?xml version=\"1.0\"?><EInvoice/>", ContentKind::xml},
        {"\xEF\xBB\xBF  <EInvoice>", ContentKind::xml},
        {"\xFF\xFE<\0?\0x\0m\0l\0"s, ContentKind::xml},
        {"<!DOCTYPE html><html>", ContentKind::html},
        {"<?xml version=\"1.0\"?><html xmlns=\"x\">", ContentKind::html},
        {"MZ" + std::string(70, '\0'), ContentKind::program},
        {"abc", ContentKind::unknown},
        {"", ContentKind::unknown},
    };
    for (const auto& [head, kind] : samples) {
        INFO(head.substr(0, 40));
        CHECK(content_of(head) == kind);
    }
}

TEST_CASE("no cut of a known beginning is read beyond its end") {
    for (const std::string& whole : {zip_of("OFD.xml"), "\0\0\0\x18" "ftypheic"s, "RIFF1234WEBP"s, "<?xml version"s}) {
        for (std::size_t n = 0; n <= whole.size(); ++n) CHECK_NOTHROW(content_of(std::string(whole, 0, n)));
    }
}

TEST_CASE("an empty file is an error and nothing else is said of it; a large one is a warning") {
    const GivenFile empty{.name = "a.exe", .size = 0, .sha256 = "e3", .content = ContentKind::unknown};
    const auto found = check_attachments({&empty, 1});
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Kind::empty);
    CHECK(found[0].severity == Severity::error);
    CHECK(kinds({.name = "a.pdf", .size = large_file, .content = ContentKind::pdf}).empty());
    CHECK(kinds({.name = "a.pdf", .size = large_file + 1, .content = ContentKind::pdf}) == std::vector{Kind::large});
    CHECK(kinds({.name = "a.pdf", .size = 3ULL << 30U}) == std::vector{Kind::large});
}

TEST_CASE("a name that promises another type than the content is said; archives by another name are not") {
    const auto of = [](std::string_view name, ContentKind content) { return kinds({.name = name, .size = 9, .content = content}); };
    CHECK(of("合同.PDF", ContentKind::pdf).empty());
    CHECK(of("合同.pdf", ContentKind::jpeg) == std::vector{Kind::content_differs});
    CHECK(of("合同.pdf", ContentKind::unknown) == std::vector{Kind::content_unlike});
    CHECK(of("发票.ofd", ContentKind::zip).empty());
    CHECK(of("发票.ofd", ContentKind::pdf) == std::vector{Kind::content_differs});
    CHECK(of("表.xlsx", ContentKind::zip).empty());
    CHECK(of("都在.zip", ContentKind::ofd).empty());
    CHECK(of("表.xlsx", ContentKind::ofd) == std::vector{Kind::content_differs});
    CHECK(of("照片.heic", ContentKind::heic) == std::vector{Kind::unusual_type});
    CHECK(of("没有后缀", ContentKind::pdf) == std::vector{Kind::unusual_type});
    CHECK(of("合同.pdf", ContentKind::program) == std::vector{Kind::unusual_type});
    CHECK(kinds({.name = "合同.pdf", .size = 9}).empty());  // not read yet
}

TEST_CASE("the same bytes twice are said at both places, each naming the other") {
    const std::array<GivenFile, 4> files{{{.service = "s1", .paper = "contract", .name = "a.pdf", .size = 1, .sha256 = "aa", .content = ContentKind::pdf},
                                          {.service = "s1", .paper = "contract", .name = "b.pdf", .size = 1, .sha256 = "bb", .content = ContentKind::pdf},
                                          {.service = "s2", .paper = "invoice", .name = "c.pdf", .size = 1, .sha256 = "aa", .content = ContentKind::pdf},
                                          {.service = "s2", .paper = "invoice", .name = "d.pdf", .size = 1}}};
    const auto found = check_attachments(files);
    REQUIRE(found.size() == 2);
    CHECK((found[0].file == 0 && found[0].kind == Kind::duplicate && found[0].other == 2));
    CHECK((found[1].file == 2 && found[1].kind == Kind::duplicate && found[1].other == 0));
}

TEST_CASE("two files that are not digested yet, or are both empty, are no duplicates") {
    const std::array<GivenFile, 2> reading{{{.name = "a.pdf", .size = 1}, {.name = "b.pdf", .size = 1}}};
    CHECK(check_attachments(reading).empty());
    const std::array<GivenFile, 2> empty{{{.name = "a.pdf", .sha256 = "e3"}, {.name = "b.pdf", .sha256 = "e3"}}};
    for (const AttachmentFinding& f : check_attachments(empty)) CHECK(f.kind == Kind::empty);
}

TEST_CASE("a new name keeps the extension unless one is typed, is safe, and is never empty") {
    CHECK(renamed("测试合同", "扫描件001.PDF") == "测试合同.PDF");
    CHECK(renamed("  测试合同.pdf ", "a.pdf") == "测试合同.pdf");
    CHECK(renamed("发票.xml", "a.txt") == "发票.xml");
    CHECK(renamed("第1.2版", "a.docx") == "第1.2版.docx");
    CHECK(renamed("a/b:c", "x.pdf") == "a_b_c.pdf");
    CHECK(renamed("con", "x.pdf") == "_con.pdf");
    CHECK(renamed("合同", "没有后缀") == "合同");
    CHECK(renamed("合同.", "x.pdf") == "合同.pdf");
    for (const char* nothing : {"", "   ", "\t", "\xE3\x80\x80", "..."}) CHECK(renamed(nothing, "x.pdf") == std::nullopt);
}
