#include "src/zip/names.hpp"

#include <catch_amalgamated.hpp>

#include "src/base/text.hpp"

using namespace voucher;
using namespace voucher::zip;

TEST_CASE("a name that every system takes stays as it is") {
    for (const char* name : {"测试服务合同.pdf", "发票 1.xml", ".hidden", "a.tar.gz", "100%.pdf", "com10.txt", "console.log"}) CHECK(safe_name(name) == name);
}

TEST_CASE("what Windows forbids is replaced") {
    CHECK(safe_name("合同<1>:\"a\"|b?*.pdf") == "合同_1___a__b__.pdf");
    CHECK(safe_name("..\\..\\etc/passwd") == ".._.._etc_passwd");
    CHECK(safe_name("a\r\nb\x7F") == "a__b_");
    CHECK(safe_name("报告. . ") == "报告");
    CHECK(safe_name("con.pdf") == "_con.pdf");
    CHECK(safe_name("LPT1") == "_LPT1");
    CHECK(safe_name("nul .txt") == "_nul .txt");
    CHECK(safe_name("") == "_");
    CHECK(safe_name("..") == "_");
}

TEST_CASE("characters that are not seen cannot hide a name's real ending") {
    CHECK(safe_name("合同\u202Efdp.exe") == "合同_fdp.exe");
    CHECK(safe_name("a\u200Bb") == "a_b");
}

TEST_CASE("bytes that are not UTF-8 become characters that are") {
    CHECK(is_utf8(safe_name("\xC4\xFA.pdf")));
}

TEST_CASE("a long name is cut between characters and keeps its extension") {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "测";
    const std::string cut = safe_name(name + ".pdf");
    CHECK(cut.size() <= longest_name);
    CHECK(is_utf8(cut));
    CHECK(cut.ends_with("测….pdf"));
    CHECK(safe_name(cut) == cut);
}

TEST_CASE("names that differ by case alone are made distinct") {
    DistinctPaths paths;
    CHECK(paths.take("data", "A.pdf") == "data/A.pdf");
    CHECK(paths.take("data", "a.PDF") == "data/a (2).PDF");
    CHECK(paths.take("data", "A.pdf") == "data/A (3).pdf");
    CHECK(paths.take("other", "a.pdf") == "other/a.pdf");
    CHECK(paths.take("data", "É.pdf") == "data/É.pdf");
    CHECK(paths.take("data", "é.pdf") == "data/é (2).pdf");
}

TEST_CASE("a safe name is in NFC, and a decomposed twin is the same name") {
    CHECK(safe_name("cafe\u0301.pdf") == "caf\u00E9.pdf");
    CHECK(safe_name("\u1100\u1161.pdf") == "\uAC00.pdf");
    CHECK(safe_name("e\uFEFF\u0301") == "\u00E9");
    CHECK(without_case("CAFE\u0301") == without_case("caf\u00E9"));
    DistinctPaths paths;
    CHECK(paths.take("data", "caf\u00E9.pdf") == "data/caf\u00E9.pdf");
    CHECK(paths.take("data", "cafe\u0301.pdf") == "data/caf\u00E9 (2).pdf");
}

TEST_CASE("a path is shown with its folders, and without what hides or turns text") {
    CHECK(shown_path("data/papers/s1/contract/合同.pdf") == "data/papers/s1/contract/合同.pdf");
    CHECK(shown_path("data/../../etc/passwd") == "data/../../etc/passwd");
    CHECK(shown_path("a\x01/fdp.\xE2\x80\xAE\x78" "exe") == "a_/fdp._xexe");
    CHECK(shown_path("papers/" + std::string(300, 'a') + ".pdf", 30) == "papers/" + std::string(16, 'a') + "….pdf");
}
