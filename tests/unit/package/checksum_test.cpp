#include "src/package/checksum.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "src/package/tag_file.hpp"

using namespace voucher::package;

namespace {

Checksums checksums_of(std::string_view bytes, std::size_t piece) {
    AlgorithmSet all{};
    all.fill(true);
    ChecksumPass pass(all);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) pass.update(std::as_bytes(std::span(bytes.substr(0, piece))));
    return pass.finish();
}

}  // namespace

TEST_CASE("bag digests: the standards' own values for \"abc\", however it is cut") {
    for (const std::size_t piece : {1U, 2U, 3U}) {
        const Checksums found = checksums_of("abc", piece);
        CHECK(found[0] == "900150983cd24fb0d6963f7d28e17f72");
        CHECK(found[1] == "a9993e364706816aba3e25717850c26c9cd0d89d");
        CHECK(found[2] == "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
        CHECK(found[3] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        CHECK(found[4] == "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
        CHECK(found[5].starts_with("ddaf35a193617abacc417349ae204131"));
        for (std::size_t i = 0; i < algorithm_count; ++i) CHECK(found[i].size() == hex_digits(static_cast<Algorithm>(i)));
    }
    AlgorithmSet one{};
    one[static_cast<std::size_t>(Algorithm::md5)] = true;
    CHECK(ChecksumPass(one).finish() == Checksums{"d41d8cd98f00b204e9800998ecf8427e"});
}

TEST_CASE("bag text: lines, declarations, folded labels, paths that stay in the bag") {
    CHECK(lines_of("a\r\nb\rc\n\nd") == std::vector<std::string_view>{"a", "b", "c", "", "d"});
    REQUIRE(read_declaration("BagIt-Version: 0.97\r\nTag-File-Character-Encoding: utf-16"));
    CHECK(read_declaration("BagIt-Version: 0.97\r\nTag-File-Character-Encoding: utf-16")->version == 97);
    CHECK_FALSE(read_declaration("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n\n"));
    const InfoText info = read_info("A: one\n  two\n\tthree\nA: four\nB : five\n", true);
    CHECK(info.labels == std::vector<std::pair<std::string, std::string>>{{"A", "one two three"}, {"A", "four"}});
    CHECK(info.bad == std::vector<std::string>{"B : five"});
    for (const char* path : {"data/a", "data/~a", "data/a..b", "data/.keep", "data/a:b"}) CHECK(stays_in_bag(path));
    for (const char* path : {"data/../a", "/a", "~a", "data//a", "data/", "C:/a", "./a", "\\a", ""}) CHECK_FALSE(stays_in_bag(path));
    CHECK(decoded_text(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE"
                                        "a", 7), Encoding::utf16) == std::unexpected("half a character of UTF-16 at the end"));
    CHECK(decoded_text(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE", 6), Encoding::utf16) == "😀");
}
