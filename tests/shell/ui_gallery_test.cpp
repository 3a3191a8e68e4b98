// Widgets beside each other, as a picture and as a sound tree. The words here are the test's own, not the product's.
#include <array>
#include <catch_amalgamated.hpp>

#include "generated/icons.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::ui;
namespace icon = voucher::ui::icon;

namespace {

void left_column(Ui& ui, Rect page) {
    const auto head = [&](std::string_view words) { ui.text(page.cut_top(30), words, {.type = Type::card_title}, heading2); };
    const auto c = ui.scope("left");
    head("按钮");
    Rect row = page.cut_top(44, 12);
    ui.button("next", row.cut_left(96, 12), {.label = "下一步", .kind = ButtonKind::primary});
    ui.button("export", row.cut_left(96, 12), {.label = "导出", .icon = icon::download});
    ui.button("busy", row.cut_left(110, 12), {.label = "处理中", .kind = ButtonKind::primary, .busy = true});
    ui.button("remove", row.cut_left(96, 12), {.label = "删除", .icon = icon::trash_2, .kind = ButtonKind::danger});
    ui.button("why", row.cut_left(72, 12), {.label = "依据", .kind = ButtonKind::text});
    row = page.cut_top(44, 12);
    ui.button("pack", row.cut_left(190, 12), {.label = "生成提交包（缺1份）", .disabled = true});
    ui.button("case", row.cut_left(180, 12), {.label = "示例轴承", .icon = icon::folder, .icon_after = icon::chevron_down, .align = Align::left, .type = Type::table});
    ui.button("wipe", row.cut_left(110, 12), {.label = "清除", .kind = ButtonKind::danger_filled});

    head("是 / 否 / 不清楚");
    static constexpr std::array<Option, 3> three{{{"yes", "是"}, {"no", "否"}, {"unsure", "不清楚"}}};
    for (const auto& [id, chosen] : {std::pair{"a", ""}, std::pair{"b", "no"}, std::pair{"c", "unsure"}}) {
        ui.segmented(id, page.cut_top(44, 8).cut_left(244), {.name = id, .options = three, .chosen = chosen, .unsure = "unsure"});
    }
    static constexpr std::array<Option, 2> two{{{"first", "仅检验检测（稳妥）", "¥150,000.00"}, {"second", "全部服务", "¥180,000.00"}}};
    ui.radio_list("readings", page.cut_top(96, 8).cut_left(380), {.name = "口径", .options = two, .chosen = "first"});
    row = page.cut_top(32, 8);
    ui.checkbox("agree", row.cut_left(150), {.label = "已核对", .ticked = ticked(true)});
    ui.checkbox("agree2", row.cut_left(150), {.label = "未选"});

    head("文本、金额、日期");
    Rect fields = page.cut_top(230, 8);
    Rect other = fields;
    fields.w = 240;
    other.cut_left(256);
    other.w = 240;
    const FieldSpec amount{.label = "合同金额", .text = "100,000.00", .help = "壹拾万元整", .unit = "元", .kind = FieldKind::money};
    ui.field("amount", fields.cut_top(ui.field_height(amount, 240), 12), amount);
    const FieldSpec invoice{.label = "发票合计", .text = "80,000.055", .error = "最多两位小数", .unit = "元", .kind = FieldKind::money};
    ui.field("invoice", other.cut_top(ui.field_height(invoice, 240), 12), invoice);
    const FieldSpec day{.label = "服务完成日", .text = "2025年3月10日", .help = "最晚2025年9月10日申请", .kind = FieldKind::date};
    ui.field("day", fields.cut_top(ui.field_height(day, 240), 12), day);
    const FieldSpec provider{.label = "供给方名称", .placeholder = "例如：示例检测院", .optional_mark = "（选填）"};
    ui.field("provider", other.cut_top(ui.field_height(provider, 240), 12), provider);

    head("标签与结论");
    Point at{page.x, page.y};
    const auto chip = [&](std::string_view id, ChipSpec spec) { at.x += ui.chip(id, at, spec).width + 8; };
    chip("met", {.label = "符合", .icon = icon::check, .text = Colour::ok, .ground = Colour::ok_wash});
    chip("not", {.label = "不符合", .icon = icon::x, .text = Colour::bad, .ground = Colour::bad_wash});
    chip("open", {.label = "待确认", .icon = icon::circle_help, .text = Colour::unk, .ground = Colour::unk_wash});
    chip("none", {.label = "未答", .icon = icon::circle_dashed, .text = Colour::text2, .ground = Colour::well});
    chip("cite", {.label = "第八条（一）", .icon = icon::scroll_text, .pressable = true});
    page.cut_top(36);
    static constexpr std::array<std::string_view, 3> outcomes{"不符合", "待确认", "符合"};
    ui.verdict("verdict", page.cut_top(44, 16).cut_left(320), Outcome::open, outcomes);
    row = page.cut_top(60, 8);
    ui.text(row.cut_left(400), "办法第十一条规定：同一企业**每年最高65万元**，含2025年6月1日以前已经享受的20万元（按实际控制人合并）。", {.type = Type::table});
}

void right_column(Ui& ui, Rect page) {
    const auto c = ui.scope("right");
    const auto head = [&](std::string_view words) { ui.text(page.cut_top(30), words, {.type = Type::card_title}, heading2); };
    head("堆叠条与区间");
    static const std::array<BarPart, 3> parts{{{0.6, Colour::prov, Colour::on_prov, "省级 60%"},
                                               {0.15, Colour::city, Colour::on_city, "15%"},
                                               {0.25, Colour::own, Colour::text, "25%", true}}};
    ui.stacked_bar("bar", page.cut_top(32, 16), parts, "省级60%");
    ui.range_bar("range", page.cut_top(14, 16).cut_left(240), 0, 0.9, "区间");
    ui.range_bar("range2", page.cut_top(14, 16).cut_left(240), 0.4, 0.9, "区间");
    static const std::array<BarPart, 3> cap{{{0.308, Colour::hist, Colour::text, ""}, {0.23, Colour::prov, Colour::text, ""}, {0.462, Colour::own, Colour::text, "", true}}};
    ui.gauge("gauge", page.cut_top(96, 16).cut_left(170), cap, "30万元", "今年还剩", "上限");
    ui.progress("progress", page.cut_top(10, 12), 0.75, "正在校验 7/9");
    static constexpr std::array<Outcome, 6> answers{Outcome::met, Outcome::met, Outcome::not_met, Outcome::open, Outcome::unanswered, Outcome::unanswered};
    ui.segments("dashes", page.cut_top(12, 12), answers, 4, "共6题");

    head("推算树");
    const ChipSpec article{.label = "第十一条", .icon = icon::scroll_text, .pressable = true};
    const std::array<TreeRow, 6> rows{{{0, "sum", "预计补助合计", "", "150,000.00", {}, true, true, true},
                                       {1, "s1", "轴承钢疲劳寿命测试", "1", "90,000.00", {}, true, true, false},
                                       {2, "s1p", "省级：60% × 100,000.00", "", "60,000.00", article},
                                       {2, "s1c", "市级：30% × 100,000.00，本市检测", "", "30,000.00", article, false, {}, true},
                                       {1, "s2", "保持架工艺设计", "2", "60,000.00", {}, true, false, false},
                                       {1, "cap", "年度上限：余额450,000.00", "", "不削减", article, false, {}, true}}};
    ui.tree("tree", page.cut_top(33 * 6, 12), rows, "为什么是这个数");

    static const std::array<StepSpec, 4> steps{{{"check", "资格自查", "符合", 1, StepSpec::Mark::done},
                                                {"services", "服务与费用", "2项服务", 2, StepSpec::Mark::number, true},
                                                {"papers", "材料", "缺1份", 3, StepSpec::Mark::attention},
                                                {"dates", "时限", "", 4}}};
    Rect both = page.cut_top(230, 12);
    ui.step_rail("rail", both.cut_left(200, 24), steps, "步骤");
    static constexpr std::array<std::string_view, 7> week{"一", "二", "三", "四", "五", "六", "日"};
    static constexpr std::array<bool, 30> force{true, true, true, true, true, true, true, true, true};
    ui.calendar("calendar", both, {.days = 30, .first_weekday = 6, .chosen = 5, .today = 12, .in_force = force, .weekday_labels = week, .name_of_day = {}});
    ui.tabs("tabs", page.cut_top(48, 12), steps, "步骤");
    Rect drops = page.cut_top(90, 12);
    ui.drop_zone("drop", drops.cut_left(drops.w / 2 - 8, 16), "拖入文件，或", "选择", "PDF、JPG、PNG、OFD", false);
    ui.drop_zone("drop2", drops, "拖入文件，或", "选择", "", true);
}

void gallery(Ui& ui) {
    Rect page = Rect{0, 0, ui.page().w, ui.page().h};
    const auto main = ui.group("main", Role::main, "", page);
    page = page.inset(24);
    ui.text(page.cut_top(40), "组件一览", {.type = Type::page_title}, heading1);
    Rect left = page.cut_left((page.w - 16) / 2, 16);
    ui.card(left);
    ui.card(page, 1);
    left_column(ui, left.inset(20));
    right_column(ui, page.inset(20));
}

}  // namespace

TEST_CASE("Every widget in every theme makes a sound tree") {
    const auto [theme, name] = GENERATE(std::pair{ThemeName::light, "light"}, std::pair{ThemeName::dark, "dark"},
                                        std::pair{ThemeName::high_contrast, "high_contrast"});
    platform::Headless person({.fonts_dir = VOUCHER_FONTS_DIR, .page = {1280, 1000}, .look = {.theme = theme}, .full_fonts = true});
    person.attach_page(gallery);
    CHECK(defects(person.tree()) == std::vector<std::string>{});
    tests::shot(person, std::string("widgets-") + name);
}
