// Line breaking of Chinese, Latin and figures. Widths are given in characters of the size, as one counts on paper.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shell/platform/headless.hpp"
#include "shell/ui/ui_impl.hpp"

using namespace voucher;
using namespace voucher::ui;

namespace {

struct Broken {
    const char* why;
    const char* text;
    float columns;
    std::vector<std::string> lines;
    int max_lines = 0;
};

const std::vector<Broken> cases{
    {"between any two Han characters", "服务结果证明材料", 4, {"服务结果", "证明材料"}},
    {"what fits stays in one line", "服务结果", 4, {"服务结果"}},
    {"never before a comma", "服务结果，证明", 4, {"服务结", "果，证明"}},
    {"never before a full stop", "服务结果。", 4, {"服务结", "果。"}},
    {"never before a closing bracket", "合同金额（元）填写", 6, {"合同金额", "（元）填写"}},
    {"never after an opening bracket", "按照办法（第十一条）", 5, {"按照办法", "（第十一", "条）"}},
    {"never after an opening quotation mark", "属于支持“绿色”吗", 5, {"属于支持", "“绿色”吗"}},
    {"two closing marks stay together", "不清楚）。再问", 4, {"不清", "楚）。再", "问"}},
    {"a number keeps its unit", "职工不超过500人", 7, {"职工不超过", "500人"}},
    {"a date is not torn", "最晚到2025年9月10日申请", 6, {"最晚到", "2025年9月", "10日申请"}},
    {"an amount keeps its sign and its decimals", "预计补助¥90,000.00元", 7, {"预计补助", "¥90,000.00元"}},
    {"Latin words stay whole", "请选择 package.zip 文件", 6, {"请选择", "package.zip", "文件"}},
    {"English breaks at blanks, and a line does not begin with one", "How many employees", 6, {"How many", "employees"}},
    {"a word longer than the line is cut", "abcdefghijklmnopqrst", 4, {"abcdefg", "hijklmn", "opqrst"}},
    {"a line end in the text is one on the screen", "第一行\n第二行", 10, {"第一行", "第二行"}},
    {"an empty line keeps its place", "第一行\n\n第三行", 10, {"第一行", "", "第三行"}},
    {"emphasis does not break a word", "发生过**重大安全**事故", 5, {"发生过重大", "安全事故"}},
    {"more than the lines that there are ends in …", "服务结果证明材料合同", 4, {"服务结果", "证明材…"}, 2},
};

std::vector<std::string> lines_of(const TextLayout& layout) {
    std::vector<std::string> lines;
    for (const TextLine& line : layout.lines) {
        std::string text;
        for (const TextRun& run : line.runs) text += run.text;
        lines.push_back(std::move(text));
    }
    return lines;
}

}  // namespace

TEST_CASE("Lines break where Chinese typesetting lets them") {
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .full_fonts = true});
    const float em = type_size(Type::body).px;
    for (const Broken& c : cases) {
        std::vector<std::string> lines;
        person.attach_page([&](Ui& ui) {
            TextStyle style;
            style.max_lines = c.max_lines;
            lines = lines_of(ui.impl().layout(c.text, style, em * c.columns));
        });
        INFO(c.why);
        CHECK(lines == c.lines);
    }
}

TEST_CASE("No line is wider than its room, whatever the room is") {
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .full_fonts = true});
    const std::string text =
        "办法第十一条规定：同一企业**每年最高65万元**，含2025年6月1日以前已经享受的200,000.00元（按实际控制人合并）；"
        "see art. 11 of No. 73 (2022).";
    person.attach_page([&](Ui& ui) {
        for (float width = 120; width < 700; width += 7) {
            const TextLayout& layout = ui.impl().layout(text, {}, width);
            INFO("room " << width);
            CHECK(layout.width <= width + 0.02F);
            std::string whole;
            for (const std::string& line : lines_of(layout)) whole += line;
            std::string blankless = layout.plain;
            std::erase(whole, ' ');
            std::erase(blankless, ' ');
            CHECK(whole == blankless);  // nothing is lost, nothing is said twice
        }
    });
}

TEST_CASE("A line that must not wrap ends in … where it does not fit, and only there") {
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .full_fonts = true});
    person.attach_page([](Ui& ui) {
        TextStyle one;
        one.wrap = false;
        const TextLayout& cut = ui.impl().layout("聊城市示例检测研究院", one, 90);
        CHECK(cut.width <= 90);
        CHECK(lines_of(cut).at(0) == "聊城市示例…");
        CHECK(cut.plain == "聊城市示例检测研究院");  // a screen reader says the whole
        CHECK(lines_of(ui.impl().layout("聊城市", one, 90)).at(0) == "聊城市");
    });
}

TEST_CASE("Emphasis is drawn and not said") {
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .full_fonts = true});
    person.attach_page([](Ui& ui) {
        const TextLayout& layout = ui.impl().layout("是否发生过**重大安全**事故？", {}, 900);
        CHECK(layout.plain == "是否发生过重大安全事故？");
        REQUIRE(layout.lines.at(0).runs.size() == 3);
        CHECK(layout.lines.at(0).runs.at(1).bold);
        CHECK(layout.lines.at(0).runs.at(1).text == "重大安全");
    });
}

TEST_CASE("The text scale makes every line larger") {
    for (const float scale : {1.25F, 1.5F}) {
        platform::Headless normal({.fonts_dir = VOUCHER_FONTS_DIR});
        platform::Headless large({.fonts_dir = VOUCHER_FONTS_DIR, .look = {.text_scale = scale}});
        const auto size_of = [](platform::Headless& person) {
            Size size;
            person.attach_page([&](Ui& ui) { size = ui.measure("合同金额 100,000.00", {}); });
            return size;
        };
        const Size one = size_of(normal);
        const Size more = size_of(large);
        CHECK(more.w == Catch::Approx(one.w * scale).margin(2));
        CHECK(more.h == Catch::Approx(one.h * scale).margin(1));
    }
}

TEST_CASE("A character that no font file has comes from the machine's own fonts, at the size that is drawn") {
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .pixel_ratio = 2});
    std::vector<std::pair<char32_t, float>> asked;
    person.ui().set_other_glyphs([&](char32_t character, float em_px, bool) -> std::optional<ui::Glyph> {
        asked.emplace_back(character, em_px);
        if (character == U'\U0002A6D6') return std::nullopt;  // nor has the machine
        return ui::Glyph{.left = 0, .top = -em_px, .advance = em_px, .width = 2, .height = 2, .coverage = {255, 255, 255, 255}};
    });
    float rare = 0, common = 0, none = 0;
    person.attach_page([&](ui::Ui& ui) {
        ui::TextStyle style;
        rare = ui.measure("聊\U00020BB7城", style).w;
        common = ui.measure("聊一城", style).w;
        none = ui.measure("\U0002A6D6", style).w;
        ui.text({20, 20, 400, 30}, "聊\U00020BB7城", style);
    });
    CHECK(rare == Catch::Approx(common));
    CHECK(none >= 0);
    const auto rarely = [](const auto& each) { return each.first == U'\U00020BB7'; };
    REQUIRE(std::ranges::any_of(asked, rarely));
    CHECK(std::ranges::find_if(asked, rarely)->second == Catch::Approx(30).margin(0.5));  // 15 px of CSS on a screen of 2
    CHECK(std::ranges::none_of(asked, [](const auto& each) { return each.first == U'聊' || each.first == U'城'; }));
}

TEST_CASE("A font file that comes later goes before the machine's own fonts") {
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .full_fonts = true});
    bool asked = false;
    person.ui().set_other_glyphs([&](char32_t, float em_px, bool) -> std::optional<ui::Glyph> {
        asked = true;
        return ui::Glyph{.advance = em_px};
    });
    person.attach_page([&](ui::Ui& ui) { ui.text({20, 20, 400, 30}, "\U0002CE93", ui::TextStyle{}); });
    CHECK_FALSE(asked);
}
