// What a person can do with widgets: by pointer, by keyboard or assistive technology, and what a dialog holds back.
#include <array>
#include <catch_amalgamated.hpp>
#include <imgui.h>
#include <string>

#include "shell/platform/headless.hpp"

using namespace voucher;
using namespace voucher::ui;
using platform::Headless;

namespace {

Headless::Options plain() { return {.fonts_dir = VOUCHER_FONTS_DIR, .page = {800, 600}}; }

constexpr std::array<Option, 3> answers{{{"yes", "是"}, {"no", "否"}, {"unsure", "不清楚"}}};

}  // namespace

TEST_CASE("A button acts once, by pointer and by key alike") {
    int pressed = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) { pressed += ui.button("next", {40, 40, 120, 44}, {.label = "下一步"}) ? 1 : 0; });
    person.click(Role::button, "下一步");
    CHECK(pressed == 1);
    person.pointer_click(Role::button, "下一步");
    CHECK(pressed == 2);
    person.pointer_click_at({300, 300});
    CHECK(pressed == 2);
}

TEST_CASE("Two fast presses by key are two actions") {
    int pressed = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) { pressed += ui.button("add", {40, 40, 120, 44}, {.label = "增加"}) ? 1 : 0; });
    person.ui().activate("add");
    person.ui().activate("add");
    person.settle();
    CHECK(pressed == 2);
}

TEST_CASE("A disabled or busy button does not act") {
    int pressed = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        pressed += ui.button("a", {40, 40, 160, 44}, {.label = "缺1份", .disabled = true}) ? 1 : 0;
        pressed += ui.button("b", {40, 140, 160, 44}, {.label = "处理中", .busy = true}) ? 1 : 0;
    });
    person.ui().activate("a");
    person.ui().activate("b");
    person.settle();
    person.pointer_click(Role::button, "缺1份");
    person.pointer_click(Role::button, "处理中");
    CHECK(pressed == 0);
    CHECK_THROWS(person.click(Role::button, "缺1份"));
}

TEST_CASE("A press that is let go elsewhere is taken back") {
    int pressed = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        pressed += ui.button("a", {40, 40, 120, 44}, {.label = "甲"}) ? 1 : 0;
        pressed += ui.button("b", {240, 40, 120, 44}, {.label = "乙"}) ? 1 : 0;
    });
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(60, 60);
    io.AddMouseButtonEvent(0, true);
    person.settle();
    io.AddMousePosEvent(260, 60);
    io.AddMouseButtonEvent(0, false);
    person.settle();
    CHECK(pressed == 0);
}

TEST_CASE("Of two controls one above the other the inner one acts") {
    std::string acted;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        if (ui.pressable("row", {40, 40, 400, 60}, Role::button, "服务1").pressed) acted += "row ";
        if (ui.button("remove", {300, 48, 100, 44}, {.label = "删除"})) acted += "remove ";
    });
    person.pointer_click_at({350, 70});
    CHECK(acted == "remove ");
    person.pointer_click_at({80, 70});
    CHECK(acted == "remove row ");
}

TEST_CASE("One of three answers is chosen, and the tree says which") {
    std::string chosen;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        const SegmentedSpec spec{.name = "是否纳税？", .options = answers, .chosen = chosen, .unsure = "unsure"};
        if (auto picked = ui.segmented("tax", {40, 40, 244, 44}, spec)) chosen = *picked;
    });
    CHECK(person.find_key("tax")->role == Role::radiogroup);
    person.click(Role::radio, "不清楚");
    CHECK(chosen == "unsure");
    person.pointer_click(Role::radio, "否");
    CHECK(chosen == "no");
    CHECK(person.node(Role::radio, "否").checked == true);
    CHECK(person.node(Role::radio, "是").checked == false);
    CHECK(person.find_key("tax/no") != nullptr);
}

TEST_CASE("What is typed reaches the page as it was typed, and once more when the field is left") {
    std::string text;
    int changes = 0;
    int commits = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        const FieldSpec spec{.label = "合同金额", .text = text, .help = "不含税", .error = text == "1.234" ? "最多两位小数" : "", .kind = FieldKind::money};
        const FieldResult result = ui.field("amount", {40, 40, 240, 110}, spec);
        if (result.changed) text = result.text;
        changes += result.changed ? 1 : 0;
        commits += result.committed ? 1 : 0;
    });
    CHECK(person.node(Role::textbox, "合同金额").field->keyboard == Keyboard::decimal);
    CHECK(person.node(Role::textbox, "合同金额").field->pad_left > 12);  // room for ¥
    person.input("合同金额", "1.234");
    CHECK(text == "1.234");
    CHECK(commits == 0);
    CHECK(person.node(Role::textbox, "合同金额").value == "1.234");
    CHECK(person.node(Role::textbox, "合同金额").error == "最多两位小数");
    person.type("合同金额", "１０万");
    CHECK(text == "１０万");
    CHECK(changes == 2);
    CHECK(commits == 1);
    CHECK(person.node(Role::textbox, "合同金额").error.empty());
}

TEST_CASE("A date field's calendar button is told apart from typing") {
    bool picker = false;
    Headless person(plain());
    person.attach_page([&](Ui& ui) { picker |= ui.field("day", {40, 40, 240, 100}, {.label = "完成日", .text = "2025年3月10日", .kind = FieldKind::date}).picker; });
    person.click(Role::button, "完成日");
    CHECK(picker);
}

TEST_CASE("Nothing below a dialog acts, Escape and the scrim dismiss it, and the focus goes back") {
    bool open = false;
    int below = 0;
    int dismissed = 0;
    int confirmed = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        below += ui.button("below", {40, 40, 120, 44}, {.label = "下面"}) ? 1 : 0;
        open |= ui.button("open", {200, 40, 120, 44}, {.label = "删除服务"});
        if (!open) return;
        auto dialog = ui.dialog("confirm", "删除服务2？", {480, 220});
        const bool yes = ui.button("yes", dialog.content.cut_top(44), {.label = "删除", .kind = ButtonKind::danger_filled});
        confirmed += yes ? 1 : 0;
        dismissed += dialog.dismissed ? 1 : 0;
        if (yes || dialog.dismissed) open = false;
    });
    person.focus(Role::button, "删除服务");
    person.click(Role::button, "删除服务");
    CHECK(person.node(Role::dialog, "删除服务2？").parent == -1);
    CHECK(person.focused() == "confirm/yes");
    CHECK(defects(person.tree()).empty());

    person.pointer_click_at({60, 60});  // the scrim, above "下面"
    CHECK(below == 0);
    CHECK(dismissed == 1);
    CHECK(person.focused() == "open");

    person.click(Role::button, "删除服务");
    person.ui().activate("below");
    person.settle();
    CHECK(below == 0);
    person.pointer_click_at({400, 380});  // inside the box: neither dismisses nor acts
    CHECK(dismissed == 1);
    person.press_escape();
    CHECK(dismissed == 2);

    person.click(Role::button, "删除服务");
    person.pointer_click(Role::button, "删除");
    CHECK(confirmed == 1);
    person.pointer_click(Role::button, "下面");
    CHECK(below == 1);
}

TEST_CASE("A toast covers what lies below it and offers its action") {
    int below = 0;
    int undone = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        below += ui.button("wide", {0, 500, 800, 100}, {.label = "下面"}) ? 1 : 0;
        undone += ui.toast("toast", "已删除服务2", "撤销") ? 1 : 0;
    });
    person.pointer_click(Role::button, "撤销");
    CHECK(undone == 1);
    CHECK(below == 0);
    CHECK(person.find(Role::status, "已删除服务2") != nullptr);
}

TEST_CASE("The wheel scrolls a long page, and a focus out of sight is brought into view") {
    Headless person(plain());
    person.attach_page([](Ui& ui) {
        auto area = ui.scroll("page", {0, 0, 800, 600});
        for (int n = 0; n < 40; ++n) {
            ui.button(std::to_string(n), area.content.cut_top(44, 8), {.label = "第" + std::to_string(n) + "项"});
        }
        ui.scroll_end(area.content.y);
    });
    CHECK(person.node(Role::button, "第0项").rect.y == 0);
    person.wheel({400, 300}, -2);
    CHECK(person.node(Role::button, "第0项").rect.y == -200);
    person.wheel({400, 300}, 5);
    CHECK(person.node(Role::button, "第0项").rect.y == 0);

    CHECK(person.node(Role::button, "第30项").rect.y > 600);
    person.focus(Role::button, "第30项");
    const Node& seen = person.node(Role::button, "第30项");
    CHECK(seen.rect.bottom() <= 600);
    CHECK(seen.clip == Rect{0, 0, 800, 600});
}

TEST_CASE("What had the focus goes: the focus goes on to what stands nearest, and to the title of another page") {
    bool second = true;
    bool other_page = false;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        const auto main = ui.group("main", Role::main, other_page ? "另一页" : "一页", {0, 0, 800, 600});
        if (other_page) {
            ui.text({40, 10, 300, 30}, "另一页", {.type = Type::page_title}, heading1);
            ui.button("start", {40, 500, 120, 44}, {.label = "开始"});
            return;
        }
        ui.text({40, 10, 300, 30}, "一页", {.type = Type::page_title}, heading1);
        ui.button("elsewhere", {40, 250, 120, 44}, {.label = "别处"});
        const auto list = ui.scope("list");
        ui.button("one", {40, 100, 120, 44}, {.label = "移除甲"});
        if (second) ui.button("two", {40, 200, 120, 44}, {.label = "移除乙"});
        ui.button("three", {40, 320, 120, 44}, {.label = "移除丙", .disabled = true});
    });
    person.focus(Role::button, "移除乙");
    second = false;
    person.run_frames(2);
    CHECK(person.focused() == "main/list/one");  // of the same list, although another one is nearer
    other_page = true;
    person.run_frames(2);
    CHECK(person.find_key(person.focused())->name == "另一页");
    other_page = false;
    person.run_frames(2);
    CHECK(person.find_key(person.focused())->name == "一页");
}

TEST_CASE("A ground fades in under the pointer; where less motion is wanted it stands at once") {
    const bool reduced = GENERATE(false, true);
    int frames = 0;
    Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .page = {800, 600}, .look = {.reduced_motion = reduced}});
    person.attach_page([&](Ui& ui) {
        ++frames;
        ui.button("next", {40, 40, 120, 44}, {.label = "下一步"});
    });
    const auto frames_of = [&](Point to) {
        frames = 0;
        person.pointer_move(to);
        person.settle();
        return frames;
    };
    for (const Point to : {Point{100, 60}, Point{400, 300}}) {
        const int taken = frames_of(to);
        INFO(taken << " frames");
        CHECK((taken >= 7) == !reduced);  // 120 ms at 60 frames a second
        CHECK(taken <= 16);
        CHECK_FALSE(person.ui().wants_another_frame());
    }
}

TEST_CASE("What a fold showed comes by and by, and is gone at once; where less motion is wanted it stands at once") {
    const bool reduced = GENERATE(false, true);
    bool open = false;
    int frames = 0;
    Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .page = {800, 600}, .look = {.reduced_motion = reduced}});
    person.attach_page([&](Ui& ui) {
        ++frames;
        const auto fading = ui.unfolded("rest", open);
        if (open) ui.text({40, 40, 200, 40}, "条件");
    });
    person.run_frames(2);
    for (const bool to : {true, false}) {
        open = to;
        frames = 0;
        person.run_frames(1);
        person.settle();
        INFO(frames << " frames");
        if (to) CHECK((frames >= 7) == !reduced);  // 120 ms at 60 frames a second
        CHECK(frames <= 16);
        CHECK_FALSE(person.ui().wants_another_frame());
    }
}

TEST_CASE("A bar's parts change their length by and by, and come to rest") {
    double share = 0.6;
    int frames = 0;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        ++frames;
        const std::array<BarPart, 1> parts{{{share, Colour::prov}}};
        ui.stacked_bar("bar", {40, 40, 400, 28}, parts, "省级");
    });
    person.run_frames(1);
    CHECK_FALSE(person.ui().wants_another_frame());  // what is new does not grow
    share = 0.3;
    frames = 0;
    person.run_frames(1);
    CHECK(person.ui().wants_another_frame());
    person.settle();
    CHECK(frames >= 9);  // 160 ms
    CHECK_FALSE(person.ui().wants_another_frame());
}

TEST_CASE("Whatever a bar's length was and becomes, it comes to rest") {
    double share = 1;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        const std::array<BarPart, 1> parts{{{share, Colour::prov}}};
        ui.stacked_bar("bar", {40, 40, 400, 28}, parts, "省级");
    });
    for (int n = 2; n < 60; ++n) {
        share = n % 2 == 0 ? 1.0 / n : 1 - 1.0 / n;
        person.run_frames(n % 7 == 0 ? 4 : 20);  // now and then it is turned back half-way
        INFO("to " << share);
        if (n % 7 != 0) CHECK_FALSE(person.ui().wants_another_frame());
    }
}

TEST_CASE("A row of the tree folds, and its citation is pressed by itself") {
    std::string said;
    Headless person(plain());
    person.attach_page([&](Ui& ui) {
        const std::array<TreeRow, 2> rows{{{.id = "sum", .label = "合计", .figure = "1.00", .expanded = true, .last = true},
                                           {.depth = 1, .id = "share", .label = "省级", .figure = "1.00", .chip = {.label = "第十一条", .pressable = true}, .last = true}}};
        const Ui::TreeResult result = ui.tree("why", {40, 40, 500, 100}, rows, "为什么");
        if (result.folded) said += "fold " + *result.folded + " ";
        if (result.chip) said += "cite " + *result.chip + " ";
    });
    person.click(Role::treeitem, "合计 1.00");
    person.pointer_click(Role::button, "第十一条");
    CHECK(said == "fold sum cite share ");
    CHECK(person.node(Role::treeitem, "合计 1.00").expanded == true);
}

TEST_CASE("What is wrong in a tree is named") {
    Tree tree;
    Node box;
    box.key = "amount";
    box.role = Role::textbox;
    tree.nodes = {box, box};
    tree.nodes[1].parent = 5;
    tree.focus = "nowhere";
    const std::vector<std::string> found = defects(tree);
    const auto named = [&](std::string_view part) {
        return std::ranges::any_of(found, [&](const std::string& d) { return d.find(part) != std::string::npos; });
    };
    CHECK(named("amount is used twice"));
    CHECK(named("has no name"));
    CHECK(named("before its parent"));
    CHECK(named("without a look"));
    CHECK(named("nowhere"));
}
