#include <catch_amalgamated.hpp>

#include "src/base/json_reader.hpp"

using voucher::read_json;

namespace {
std::string code_of(std::string_view text) {
    const auto result = read_json(text, "case");
    return result ? "" : result.error().code;
}
}  // namespace

TEST_CASE("JSON is read with or without a byte-order mark") {
    CHECK(read_json("{\"a\": 1}", "case").value()["a"] == 1);
    CHECK(read_json("\xEF\xBB\xBF{\"a\": 1}", "case").value()["a"] == 1);
}

TEST_CASE("what is no JSON is refused") {
    const std::string text = GENERATE("", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":1e999}", "{\"a\":01}", "{\"a\":1} x", "// c\n1",
                                      "\"\xC3\x28\"", "\"\xED\xA0\x80\"", "\"\xF8\x88\x80\x80\x80\"", "\"\\ud800\"", "\"\x01\"", "\xFF\xFE{\x00}\x00");
    CAPTURE(text);
    CHECK(code_of(text) == "case_bad_json");
}

TEST_CASE("a key given twice is named with its place") {
    const auto result = read_json(R"({"services": [{"id": "a"}, {"id": "b", "id": "c"}]})", "case");
    REQUIRE_FALSE(result);
    CHECK(result.error().code == "case_duplicate_key");
    CHECK(result.error().place == "/services/1/id");
}

TEST_CASE("places are JSON pointers with ~ and / escaped") {
    const auto result = read_json(R"({"a/b": {"c~d": 1, "c~d": 2}})", "case");
    REQUIRE_FALSE(result);
    CHECK(result.error().place == "/a~1b/c~0d");
}

TEST_CASE("size and depth are bounded") {
    CHECK(code_of(std::string(100'000, '[')) == "case_too_deep");
    CHECK(code_of(std::string(31, '[') + std::string(31, ']')).empty());
    CHECK(read_json("[1,2,3]", "case", {.bytes = 6, .depth = 32}).error().code == "case_too_large");
}

TEST_CASE("a long value is shortened between characters") {
    const nlohmann::json value = std::string(40, 'x') + "聊城聊城聊城聊城聊城聊城聊城";
    const std::string text = voucher::shown(value);
    CHECK(text.size() <= 64);
    CHECK(text.ends_with("…"));
    CHECK_NOTHROW(nlohmann::json(text).dump());  // still UTF-8
}
