// A carrier's roster at its largest: a table read into rows, and many rows assessed.
//
//   bench_batch PACK WORDS [ROWS]        (ROWS: of the table, 10,000; ten times as many are assessed)
//
// Every row is a whole case of one service, each with its own controller. Prints one line of JSON: the milliseconds of every
// round, by step, and the total that the table's rows would be paid, so that two programs can be held against each other.
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "src/base/sha256.hpp"
#include "src/batch/assess_roster.hpp"
#include "src/batch/import.hpp"
#include "src/policy/pack.hpp"

namespace voucher::bench {
namespace {

using nlohmann::json;

constexpr int rounds = 7;

std::string file(const char* path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(std::string(path) + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

json number(int value) { return {{"t", "n"}, {"v", std::to_string(value)}, {"w", std::to_string(value)}}; }

/// As web/src/sheets hands over what it read of a workbook.
std::string table_of(int rows) {
    const json head = {"序号", "企业名称", "实际控制人", "主体类型", "共用网会员", "实名使用", "注册地在本市", "独立法人", "职工人数", "年销售收入（万元）", "财务健全", "不良诚信记录", "重大安全事故", "重大质量事故",
                       "环境违法", "科研失信", "绿色门槛", "服务类型", "服务机构所在地", "合同金额（万元）", "发票合计（元）", "强制检测", "财政资金支持", "关联关系", "供给方入网", "共用网预约", "已兑付", "完成时间", "申请日期"};
    json all = json::array({head});
    for (int i = 0; i < rows; ++i) {
        all.push_back({number(i + 1), "第" + std::to_string(i) + "示例有限公司", "控制人" + std::to_string(i), "企业", "是", "是", "是", "是", number(42 + i % 400), number(1200), "是", "无", "无", "无",
                       "无", "无", "是", i % 2 == 1 ? "检测" : "研发", "本市", number(3 + i % 20), number(10'000 * (3 + i % 20)), "否", "否", "无", "是", "是", "否",
                       {{"t", "d"}, {"v", "2025-01-15"}, {"w", "2025/1/15"}}, "2025-05-20"});
    }
    return json{{"format", "innovation-voucher-sheets/1"}, {"file", "x"}, {"reader", "xlsx"}, {"sheets", json::array({{{"name", "S"}, {"rows", all}}})}}.dump();
}

class Stopwatch {
public:
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double, std::milli> took = now - from_;
        from_ = now;
        return took.count();
    }

private:
    std::chrono::steady_clock::time_point from_ = std::chrono::steady_clock::now();
};

int run(const char* pack_path, const char* words_path, int rows) {
    const std::string pack_json = file(pack_path);
    auto loaded = policy::load_pack(pack_json, sha256_hex(pack_json));
    if (!loaded.pack) throw std::runtime_error("The pack cannot be used.");
    const policy::Pack& pack = *loaded.pack;
    const auto words = batch::read_words(file(words_path), pack);
    if (!words) throw std::runtime_error(to_line(words.error().front()));
    const Date day = *Date::from_civil(2025, 6, 1);
    const std::string table = table_of(rows);
    json steps = {{"read", json::array()}, {"rows", json::array()}, {"assess", json::array()}, {"assess_many", json::array()}};
    std::string total;
    for (int round = 0; round < rounds; ++round) {
        Stopwatch watch;
        const auto book = batch::read_sheets(table);
        if (!book) throw std::runtime_error(to_line(book.error().front()));
        steps["read"].push_back(watch.lap());
        const batch::Columns columns = batch::guess_columns(book->sheets.front(), pack, *words);
        batch::Imported imported = batch::import_rows(book->sheets.front(), columns, pack, *words, day);
        if (imported.rows.size() != static_cast<std::size_t>(rows)) throw std::runtime_error("Not every line of the table became a row.");
        batch::Roster roster = batch::empty_roster(pack, day);
        batch::add_rows(roster, std::move(imported.rows));
        steps["rows"].push_back(watch.lap());
        total = batch::assess_roster(pack, roster).total.low.to_string();
        steps["assess"].push_back(watch.lap());
        // Ten times over, each with its own id and controller.
        const std::size_t once = roster.rows.size();
        roster.rows.reserve(10 * once);
        for (std::size_t i = once; i < 10 * once; ++i) {
            batch::Row row = roster.rows[i - once];
            row.id = "r" + std::to_string(i + 1);
            row.value.texts["controller"] = "控制人" + std::to_string(i);
            roster.rows.push_back(std::move(row));
        }
        watch.lap();
        if (batch::assess_roster(pack, roster).rows.size() != 10 * once) throw std::runtime_error("Not every row was assessed.");
        steps["assess_many"].push_back(watch.lap());
    }
    std::cout << json{{"rows", rows}, {"total", total}, {"milliseconds", steps}} << '\n';
    return 0;
}

}  // namespace
}  // namespace voucher::bench

int main(int argc, char** argv) {
    try {
        if (argc < 3) throw std::runtime_error("usage: bench_batch PACK WORDS [ROWS]");
        return voucher::bench::run(argv[1], argv[2], argc > 3 ? std::stoi(argv[3]) : 10'000);
    } catch (const std::exception& error) {
        std::cerr << "bench_batch: " << error.what() << '\n';
        return 2;
    }
}
