#include "src/base/text.hpp"

#include <catch_amalgamated.hpp>

using namespace voucher;

TEST_CASE("what is not UTF-8 is noticed: overlong, a surrogate, cut short") {
    CHECK(is_utf8("临清市"));
    CHECK(is_utf8("\xF0\xA0\x80\x80"));
    for (const char* broken : {"\xC0\xAF", "\xED\xA0\x80", "\xE4\xB8", "\xFF", "\xF5\x80\x80\x80", "a\x80"}) CHECK_FALSE(is_utf8(broken));
}

TEST_CASE("characters survive being taken apart and put together") {
    const std::string text = "a¥临\xF0\xA0\x80\x80";
    CHECK(decode(text).size() == 4);
    CHECK(encode(decode(text)) == text);
    CHECK(encode(decode("a\xFF" "b")) == "a\xEF\xBF\xBD" "b");
}

TEST_CASE("full-width digits, letters and signs become half-width") {
    CHECK(half_width("１０，０００．５　Ａ") == "10,000.5 A");
    CHECK(half_width("￥１００") == "¥100");
    CHECK(half_width("合同") == "合同");
}

TEST_CASE("placeholders are filled in, and a lone brace stays") {
    const auto value = [](std::string_view name) { return "<" + std::string(name) + ">"; };
    CHECK(filled("缺{count}份", value) == "缺<count>份");
    CHECK(filled("{a}{b}", value) == "<a><b>");
    CHECK(filled("a{b", value) == "a{b");
}
