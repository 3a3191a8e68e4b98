#include <array>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "src/base/json_text.hpp"

using namespace voucher;

TEST_CASE("JSON that is written as it goes is what a reader of JSON reads") {
    JsonText json;
    json.object([&] {
        json.key("text").text("聊城 \"引号\" \\ \n\t\x01");
        json.key("none").null();
        json.key("empty").array(std::array<int, 0>{}, [](int) {});
        json.key("list").array(std::array{"a", "b"}, [&](const char* each) { json.text(each); });
        json.key("objects").array(std::array{1, 2}, [&](int n) { json.object([&] { json.key("n").text(std::to_string(n)); }); });
        json.key("nothing").object([] {});
        json.key("yes").boolean(true);
        json.key("places").list([&] {
            json.number(-12.375f);
            json.number(std::int64_t{9007199254740993});
        });
    });
    const nlohmann::ordered_json expected{{"text", "聊城 \"引号\" \\ \n\t\x01"}, {"none", nullptr}, {"empty", nlohmann::ordered_json::array()},
                                          {"list", {"a", "b"}}, {"objects", {{{"n", "1"}}, {{"n", "2"}}}}, {"nothing", nlohmann::ordered_json::object()}, {"yes", true},
                                          {"places", {-12.38, 9007199254740993}}};
    CHECK(nlohmann::ordered_json::parse(json.take()) == expected);
}
