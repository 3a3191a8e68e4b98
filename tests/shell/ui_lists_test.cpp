// Widgets that hold many things: select, menu, table; and the keypad, the timeline, the banner.
#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>
#include <set>

#include "shell/ui/keypad.hpp"
#include "shell/ui/notices.hpp"
#include "shell/ui/popup.hpp"
#include "shell/ui/select.hpp"
#include "shell/ui/table.hpp"
#include "shell/ui/timeline.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::ui;
using platform::Headless;

namespace {

Headless a_person() { return Headless({.fonts_dir = VOUCHER_FONTS_DIR, .full_fonts = true}); }

constexpr std::array<Option, 4> counties{{{"371521", "阳谷县", "371521"}, {"371524", "东阿县", "371524"}, {"371522", "莘县", "371522"}, {"371581", "临清市", "371581"}}};

struct Chooser {
    SelectState state;
    std::string chosen = "371524";
    int pressed_below = 0;

    void operator()(Ui& ui) {
        const auto main = ui.group("main", Role::main, "", {0, 0, ui.page().w, ui.page().h});
        const SelectSpec spec{.label = "所在县（市、区）", .options = counties, .chosen = chosen, .placeholder = "请选择", .found = [](int n) { return "找到" + std::to_string(n) + "个"; }};
        if (const auto picked = select(ui, "county", {40, 40, 300, select_height(ui, spec, 300)}, spec, state)) chosen = *picked;
        if (ui.button("below", {40, 130, 300, 44}, {.label = "下面的按钮"})) ++pressed_below;
    }
};

}  // namespace

TEST_CASE("A select is searched by typing, keeps the chosen row, and gives the focus back") {
    Headless person = a_person();
    Chooser page;
    person.attach_page([&](Ui& ui) { page(ui); });
    CHECK(defects(person.tree()).empty());
    person.click(Role::button, "所在县（市、区） 东阿县");
    CHECK(page.state.open);
    CHECK(person.focused() == "main/county/search");
    CHECK(person.find(Role::radio, "莘县") != nullptr);
    person.input("所在县（市、区）", "阳");
    CHECK(defects(person.tree()).empty());
    CHECK(person.find(Role::radio, "莘县") == nullptr);
    CHECK(person.node(Role::radio, "东阿县").checked == true);  // chosen, so it stays
    CHECK(person.says("找到1个"));
    tests::shot(person, "select-open");
    person.click(Role::radio, "阳谷县");
    CHECK(page.chosen == "371521");
    CHECK_FALSE(page.state.open);
    CHECK(person.focused() == "main/county/open");
}

TEST_CASE("A select finds an option by its code too") {
    Headless person = a_person();
    Chooser page;
    person.attach_page([&](Ui& ui) { page(ui); });
    person.click(Role::button, "所在县（市、区） 东阿县");
    person.input("所在县（市、区）", "371581");
    person.pointer_click(Role::radio, "临清市");
    CHECK(page.chosen == "371581");
}

TEST_CASE("What lies below an open list is not pressed through it; a press elsewhere only closes it") {
    Headless person = a_person();
    Chooser page;
    person.attach_page([&](Ui& ui) { page(ui); });
    const Point below = person.node(Role::button, "下面的按钮").rect.centre();
    person.click(Role::button, "所在县（市、区） 东阿县");
    person.pointer_click_at(below);  // the list covers the button now
    CHECK(page.pressed_below == 0);
    CHECK(page.chosen != "371524");  // a row of the list was there
    person.click(Role::button, "所在县（市、区） " + std::string("阳谷县"));
    person.pointer_click_at({900, 600});
    CHECK_FALSE(page.state.open);
    CHECK(page.chosen == "371521");
}

TEST_CASE("Escape closes a select and changes nothing") {
    Headless person = a_person();
    Chooser page;
    person.attach_page([&](Ui& ui) { page(ui); });
    person.click(Role::button, "所在县（市、区） 东阿县");
    person.press_escape();
    CHECK_FALSE(page.state.open);
    CHECK(page.chosen == "371524");
}

TEST_CASE("A menu offers its items, except what cannot be done now") {
    Headless person = a_person();
    bool open = true;
    std::string chosen;
    static constexpr std::array<MenuItem, 3> items{{{.id = "replace", .label = "替换文件"}, {.id = "save", .label = "另存为"}, {.id = "remove", .label = "移除", .note = "校验中", .disabled = true}}};
    person.attach_page([&](Ui& ui) {
        if (const auto item = menu(ui, "menu", {40, 40, 44, 44}, items, "文件", open)) chosen = *item;
    });
    CHECK(defects(person.tree()).empty());
    person.pointer_click(Role::button, "移除");
    CHECK(open);
    person.pointer_click(Role::button, "另存为");
    CHECK(chosen == "save");
    CHECK_FALSE(open);
}

TEST_CASE("A table says its heads and cells, sorts by its heads and chooses by its boxes") {
    Headless person = a_person();
    std::set<std::string> chosen{"a"};
    std::string sorted;
    int toggled_all = 0;
    const auto page = [&](Ui& ui) {
        static constexpr std::array<Column, 3> columns{{{.id = "team", .label = "团队", .share = 2}, {.id = "amount", .label = "补助（元）", .align = Align::right, .sortable = true}, {.id = "state", .label = "资格"}}};
        static constexpr ChipSpec met{.label = "符合", .text = Colour::ok, .ground = Colour::ok_wash};
        static constexpr std::array<Cell, 3> first{{{.text = "星火轴承", .bold = true}, {.text = "32,400.00"}, {.chip = met}}};
        static constexpr std::array<Cell, 3> second{{{.text = "清源水处理", .bold = true}, {.text = "72,000.00"}, {.chip = met}}};
        const std::array<TableRow, 2> rows{{{"a", first, chosen.contains("a")}, {"b", second, chosen.contains("b")}}};
        const TableSpec spec{.name = "团队", .columns = columns, .rows = rows, .sorted = sorted, .choosable = true, .choose_all = "全选"};
        const TableResult result = table(ui, "teams", {20, 20, 600, 0}, spec);
        if (result.sort) sorted = *result.sort;
        if (result.toggle && chosen.erase(*result.toggle) == 0) chosen.insert(*result.toggle);
        toggled_all += result.toggle_all ? 1 : 0;
    };
    person.attach_page(page);
    CHECK(defects(person.tree()).empty());
    CHECK(person.find(Role::columnheader, "团队") != nullptr);
    CHECK(person.find(Role::cell, "72,000.00") != nullptr);
    CHECK(person.node(Role::checkbox, "星火轴承").checked == true);
    person.pointer_click(Role::checkbox, "清源水处理");
    CHECK(chosen == std::set<std::string>{"a", "b"});
    CHECK(person.node(Role::checkbox, "全选").checked == true);
    person.click(Role::checkbox, "星火轴承");
    CHECK(chosen == std::set<std::string>{"b"});
    CHECK(person.node(Role::checkbox, "全选").checked == false);
    person.pointer_click(Role::button, "补助（元）");
    CHECK(sorted == "amount");
    person.click(Role::checkbox, "全选");
    CHECK(toggled_all == 1);
    tests::shot(person, "table");
}

TEST_CASE("Digits pressed on a keypad make a number") {
    Headless person = a_person();
    std::string text;
    person.attach_page([&](Ui& ui) {
        if (const auto key = keypad(ui, "keys", {20, 20, 240, 240}, {.name = "数字键盘", .clear = "清空", .erase = "退格"})) text = after_key(text, *key);
    });
    CHECK(defects(person.tree()).empty());
    for (const char* key : {"0", "1", "2", "9", "退格", "8"}) person.pointer_click(Role::button, key);
    CHECK(text == "128");
    person.click(Role::button, "清空");
    CHECK(text.empty());
}

TEST_CASE("Banners and timelines are said, and a banner is as high as its words") {
    Headless person = a_person();
    int retried = 0;
    person.attach_page([&](Ui& ui) {
        const BannerSpec spec{.tone = Tone::bad, .head = "文件打不开。", .text = "这不是提交包，请选择 .zip 文件。", .action = "换一个文件"};
        CHECK(banner_height(ui, spec, 200) > banner_height(ui, spec, 600));
        if (banner(ui, "failed", {20, 20, 600, 0}, spec)) ++retried;
        static constexpr std::array<TimelineTick, 2> ticks{{{0, "3月"}, {0.5, "6月"}}};
        static constexpr std::array<TimelineSpan, 1> spans{{{.from = 0.1, .to = 0.8, .left = "3月10日"}}};
        timeline(ui, "time", {20, 100, 600, timeline_height}, ticks, spans, {0.4, "基准日 6月1日"}, "有效期从3月10日到9月10日");
    });
    CHECK(defects(person.tree()).empty());
    CHECK(person.says("请选择 .zip 文件"));
    CHECK(person.find(Role::image, "有效期从3月10日到9月10日") != nullptr);
    person.pointer_click(Role::link, "换一个文件");
    CHECK(retried == 1);
}
