#include "shell/ui/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float pad = 12;

float head_height(const Ui& ui) { return std::round(36 * std::max(1.0f, ui.look().text_scale)); }
float row_height(const Ui& ui, const TableSpec& spec) { return std::round(spec.row_height * std::max(1.0f, ui.look().text_scale)); }

std::vector<Rect> column_rects(Rect row, const TableSpec& spec) {
    std::vector<Rect> rects;
    float whole = 0;
    for (const Column& column : spec.columns) whole += column.share;
    const float width = row.w;
    for (const Column& column : spec.columns) rects.push_back(row.cut_left(std::floor(width * column.share / whole)));
    return rects;
}

void draw_cell(Ui& ui, std::string_view id, Rect r, const Cell& cell, Align align) {
    Ui::Impl& i = ui.impl();
    const Rect in = r.inset(pad, 0);
    if (!cell.chip.label.empty()) {
        const Scope s = ui.group(id, Role::cell, "", r);
        const float width = ui.chip_width(cell.chip);
        const float x = align == Align::right ? in.right() - width : align == Align::centre ? in.centre().x - width / 2 : in.x;
        ui.chip("chip", {x, r.y + (r.h - 24 * std::max(1.0f, ui.look().text_scale)) / 2}, cell.chip);
        return;
    }
    i.node(id, Role::cell, cell.text, r);
    i.label(in, cell.text, {.type = Type::table, .colour = cell.colour, .bold = cell.bold, .align = align});
}

}  // namespace

float table_height(const Ui& ui, const TableSpec& spec) {
    return head_height(ui) + row_height(ui, spec) * static_cast<float>(spec.rows.size());
}

TableResult table(Ui& ui, std::string_view id, Rect r, const TableSpec& spec) {
    Ui::Impl& i = ui.impl();
    TableResult result;
    r.h = table_height(ui, spec);
    const Scope in = ui.group(id, Role::table, spec.name, r);
    ui.fill(r, Colour::surface, 8);
    Rect rest = r;
    const Rect head = rest.cut_top(head_height(ui));
    i.draw->AddRectFilled(top_left(head), bottom_right(head), i.colour(Colour::well), 8, ImDrawFlags_RoundCornersTop);
    const float box = spec.choosable ? 44.0f : 0.0f;

    {
        const Scope row = ui.group("~head", Role::row, "", head);
        Rect columns = head;
        if (spec.choosable) {
            const auto chosen = std::ranges::count_if(spec.rows, &TableRow::chosen);
            const auto some = chosen == 0 ? CheckSpec::Ticked::no : chosen == std::ssize(spec.rows) ? CheckSpec::Ticked::yes : CheckSpec::Ticked::some;
            const Rect cell = columns.cut_left(box);
            const Scope all = ui.group("~all", Role::columnheader, spec.choose_all, cell);
            result.toggle_all = ui.checkbox("box", cell, {.label = spec.choose_all, .ticked = some, .words = CheckSpec::Words::none});
        }
        const std::vector<Rect> cells = column_rects(columns, spec);
        for (std::size_t n = 0; n < cells.size(); ++n) {
            const Column& column = spec.columns[n];
            const bool sorted = column.id == spec.sorted && !column.id.empty();
            TextStyle style{.type = Type::caption, .colour = Colour::text2, .bold = true, .align = column.align, .wrap = false};
            Rect words = cells[n].inset(pad, 0);
            if (column.sortable) {
                const Scope cell = ui.group(column.id, Role::columnheader, "", cells[n]);
                Node& button = i.node("sort", Role::button, column.label, cells[n]);
                button.selected = sorted;
                const Ui::Impl::Act act = i.interact(button.key, cells[n]);
                if (act.hovered || act.held) ui.fill(cells[n].inset(2), act.held ? Colour::pressed : Colour::pri_wash, 6);
                if (act.focused) i.ring(cells[n].inset(4), 4);
                if (act.pressed) result.sort = std::string(column.id);
            } else {
                i.node(column.id, Role::columnheader, column.label, cells[n]);
            }
            if (sorted) {
                const float width = ui.measure(column.label, style).w;
                const float x = column.align == Align::right ? words.right() - 8 : std::min(words.x + width + 10, words.right() - 8);
                ui.icon({x, words.centre().y}, spec.descending ? icon::arrow_down : icon::arrow_up, 14, Colour::text2);
                if (column.align == Align::right) words.cut_right(18);
            }
            i.label(words, column.label, style);
        }
    }

    const float height = row_height(ui, spec);
    for (const TableRow& row : spec.rows) {
        const Rect area = rest.cut_top(height);
        const Scope group = ui.group(row.id, Role::row, "", area);
        i.tree.nodes.back().selected = row.chosen;
        const Rect ground = area.inset(1, 0);
        if (row.chosen) {
            ui.fill(ground, Colour::pri_wash);
        } else if (i.over(area)) {
            ui.fill(ground, Colour::well);
        }
        ui.line({area.x, area.y}, {area.right(), area.y}, Colour::line);
        Rect columns = area;
        if (spec.choosable) {
            const Rect cell = columns.cut_left(box);
            const Scope first = ui.group("~box", Role::cell, "", cell);
            const std::string_view name = row.cells.empty() ? row.id : row.cells.front().text;
            if (ui.checkbox("box", cell, {.label = name, .ticked = ticked(row.chosen), .words = CheckSpec::Words::none})) result.toggle = std::string(row.id);
        }
        const std::vector<Rect> cells = column_rects(columns, spec);
        for (std::size_t n = 0; n < std::min(cells.size(), row.cells.size()); ++n) {
            draw_cell(ui, spec.columns[n].id, cells[n], row.cells[n], spec.columns[n].align);
        }
    }
    ui.border(r, Colour::line, 8);
    return result;
}

}  // namespace voucher::ui
