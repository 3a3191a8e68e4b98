// The command `voucher` as it is called: exit codes, what goes to which stream, and one line for what is refused.
#include "src/cli/command.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace std::string_literals;
using namespace voucher;

namespace {

const std::string packs_folder = std::string(VOUCHER_ASSETS_DIR) + "/policies/";

json measure() { return json::parse(tests::read_file(packs_folder + "liaocheng-2022-73.json")); }

/// As the program carries it, with a second measure besides: nothing may hang on there being one.
const cli::Context& context() {
    static const cli::Context carried = [] {
        json second = measure();
        second["id"] = "elsewhere-2030-1";
        cli::Context result;
        result.packs = {{"liaocheng-2022-73.json", tests::read_file(packs_folder + "liaocheng-2022-73.json")}, {"elsewhere-2030-1.json", second.dump()}};
        result.today = *Date::from_civil(2025, 6, 1);
        return result;
    }();
    return carried;
}

struct Ran {
    int code = -1;
    std::string out;
    std::string error;
};

/// One call, with this on standard input.
Ran voucher_command(const std::vector<std::string>& arguments, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream error;
    std::streambuf* const before[] = {std::cin.rdbuf(in.rdbuf()), std::cout.rdbuf(out.rdbuf()), std::cerr.rdbuf(error.rdbuf())};
    const int code = cli::run(context(), arguments);
    std::cin.rdbuf(before[0]);
    std::cout.rdbuf(before[1]);
    std::cerr.rdbuf(before[2]);
    std::cin.clear();
    return {code, out.str(), error.str()};
}

json bad_inputs() { return json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/bad_input.json")); }
std::string good_case() { return bad_inputs()["good"].dump(); }

/// Exit 2, nothing on standard output, and one line on standard error in which all of this stands.
void check_refused(const Ran& ran, const std::vector<std::string>& told) {
    INFO(ran.error);
    CHECK(ran.code == cli::bad_input);
    CHECK(ran.out.empty());
    CHECK(std::ranges::count(ran.error, '\n') == 1);
    CHECK(ran.error.ends_with('\n'));
    CHECK(ran.error.starts_with("voucher"));
    for (const std::string& text : told) CHECK(ran.error.find(text) != std::string::npos);
}

}  // namespace

TEST_CASE("voucher: a call that names no command says which there are") {
    check_refused(voucher_command({}), {"nothing found", "assess, provider, check-policy, package, verify expected"});
    check_refused(voucher_command({"asess"}), {"\"asess\" found", "assess, provider"});
    const Ran help = voucher_command({"--help"});
    CHECK(help.code == cli::done);
    CHECK(help.out.starts_with("usage: voucher assess"));
    CHECK(help.error.empty());
}

TEST_CASE("voucher assess: a case from standard input or a file gives an assessment and exit 0") {
    const Ran piped = voucher_command({"assess"}, good_case());
    CHECK(piped.code == cli::done);
    CHECK(piped.error.empty());
    CHECK(json::parse(piped.out)["format"] == "innovation-voucher-assessment/1");
    CHECK(voucher_command({"assess", "-"}, good_case()).out == piped.out);
    CHECK(voucher_command({"assess", "--policy", packs_folder + "liaocheng-2022-73.json"}, good_case()).out == piped.out);
    CHECK_FALSE(json::parse(piped.out).contains("why"));
    CHECK(json::parse(voucher_command({"assess", "--explain"}, good_case()).out).contains("why"));
}

TEST_CASE("voucher assess: the day is today's where the case names none") {
    json value = bad_inputs()["good"];
    value.erase("as_of");
    CHECK(json::parse(voucher_command({"assess"}, value.dump()).out)["as_of"] == "2025-06-01");
}

TEST_CASE("voucher assess: a byte-order mark is passed over") {
    CHECK(voucher_command({"assess"}, "\xEF\xBB\xBF" + good_case()).out == voucher_command({"assess"}, good_case()).out);
}

TEST_CASE("voucher assess: what is wrong with a case is one line with code, place, what was found and what is expected") {
    const json file = bad_inputs();
    for (const json& given : file["cases"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            const std::string at = tests::spoiled_place(given);
            if (at == "/policy") continue;  // the next test's
            check_refused(voucher_command({"assess"}, tests::spoiled_case(file, given).dump()),
                          {"voucher assess: error " + given["code"].get<std::string>() + " " + given.value("place", at) + ": found ", ", expected "});
        }
    }
    for (const json& given : file["texts"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            const Ran ran = voucher_command({"assess"}, given["text"].get<std::string>());
            if (given["code"] == "case_wrong_type") check_refused(ran, {"/policy"});  // no policy, no case
            else check_refused(ran, {"error " + given["code"].get<std::string>() + " " + given.value("place", "/") + ":", "expected "});
        }
    }
}

TEST_CASE("voucher assess: a policy that does not come with the program") {
    json value = bad_inputs()["good"];
    value["policy"] = "nowhere-1";
    check_refused(voucher_command({"assess"}, value.dump()), {"/policy: found \"nowhere-1\"", "expected a policy that comes with the program", "liaocheng-2022-73.json", "--policy FILE"});
    value.erase("policy");
    check_refused(voucher_command({"assess"}, value.dump()), {"/policy: found \"\""});
    value["policy"] = 7;
    check_refused(voucher_command({"assess"}, value.dump()), {"/policy: found \"\""});
}

TEST_CASE("voucher assess: bytes that are no UTF-8, and what only bytes can be") {
    const std::string good = good_case();
    for (const std::string& bytes : {"\xFF"s, "\xC3\x28"s, "\xED\xA0\x80"s, "\xC0\x80"s, "\xF4\x90\x80\x80"s, "\0"s, "\x1B"s}) {
        std::string text = good;
        text.insert(text.find("\"s1\"") + 2, bytes);
        check_refused(voucher_command({"assess"}, text), {"error case_bad_json /: found something else at byte ", "expected JSON in UTF-8"});
    }
}

TEST_CASE("voucher assess: too deep and too large are refused, never a crash") {
    check_refused(voucher_command({"assess"}, std::string(3'000'000, '[')), {"error case_too_deep /0/0", "at most 32 levels"});
    check_refused(voucher_command({"assess"}, std::string((4U << 20U) + 1, ' ')), {"standard input: at most 4194304 bytes are expected"});
    json value = bad_inputs()["good"];
    value["services"] = json::array();
    for (int i = 0; i < 10'001; ++i) value["services"].push_back({{"id", std::to_string(i)}});
    check_refused(voucher_command({"assess"}, value.dump()), {"error case_wrong_type /services:", "at most 10000 services"});
    value = bad_inputs()["good"];
    value["applicant"]["name"] = std::string(2'001, 'x');
    check_refused(voucher_command({"assess"}, value.dump()), {"error case_bad_text /applicant/name:", "at most 2000 bytes"});
}

TEST_CASE("voucher assess: wrong usage") {
    check_refused(voucher_command({"assess", "--loud"}), {"usage: voucher assess", "found --loud"});
    check_refused(voucher_command({"assess", "a", "b"}), {"usage: voucher assess", "found b"});
    check_refused(voucher_command({"assess", "--policy"}), {"--policy: a value is expected behind it"});
    check_refused(voucher_command({"assess", "/nowhere/case.json"}), {"/nowhere/case.json: cannot be opened", "expected"});
    check_refused(voucher_command({"assess", "/now\nhere"}), {"/now here"});
    check_refused(voucher_command({"assess", "--policy", "/nowhere/pack.json"}, good_case()), {"/nowhere/pack.json"});
    check_refused(voucher_command({"assess", "--policy", std::string(VOUCHER_CASES_DIR) + "/cap.json"}, good_case()), {"cap.json: error pack_missing_key /format: found nothing"});
}

TEST_CASE("voucher assess --lines: bad lines are told by number, the others are answered, and the exit code is 2 at the end") {
    const std::string good = good_case();
    const Ran all_good = voucher_command({"assess", "--lines"}, "\xEF\xBB\xBF" + good + "\n\n" + good + "\r\n" + good);
    CHECK(all_good.code == cli::done);
    CHECK(all_good.error.empty());
    CHECK(std::ranges::count(all_good.out, '\n') == 3);

    const Ran mixed = voucher_command({"assess", "--lines"}, good + "\n{\n" + good + "\n{\"format\": 1, \"format\": 2}\n");
    CHECK(mixed.code == cli::bad_input);
    CHECK(std::ranges::count(mixed.out, '\n') == 2);
    CHECK(std::ranges::count(mixed.error, '\n') == 2);
    CHECK(mixed.error.starts_with("line 2: error case_bad_json /: "));
    CHECK(mixed.error.find("\nline 4: error case_duplicate_key /format: ") != std::string::npos);
}

TEST_CASE("voucher provider: amounts in, subsidy and rewards out") {
    const json value{{"format", "innovation-voucher-provider/1"}, {"policy", "liaocheng-2022-73"}, {"qualifying_contracts", "9840000.00"}, {"served_last_year", 8000000}};
    const Ran ran = voucher_command({"provider"}, value.dump());
    CHECK(ran.code == cli::done);
    CHECK(json::parse(ran.out)["post_subsidy"] == "492000.00");
    json bad = value;
    bad["served_last_year"] = 1e3;
    check_refused(voucher_command({"provider"}, bad.dump()), {"voucher provider: error case_bad_money /served_last_year: found 1000.0, expected yuan"});
    check_refused(voucher_command({"provider"}, "{"), {"error case_bad_json /:"});
    check_refused(voucher_command({"provider", "--x"}), {"usage: voucher provider"});
}

TEST_CASE("voucher check-policy: exit 0 for a pack without errors, 1 with findings one a line, 2 where there is nothing to check") {
    const Ran good = voucher_command({"check-policy", packs_folder + "liaocheng-2022-73.json"});
    CHECK(good.code == cli::done);
    CHECK(good.out.empty());

    const Ran broken = voucher_command({"check-policy", "-"}, "{\"format\": \"policy-pack/1\"}");
    CHECK(broken.code == cli::does_not_hold);
    CHECK(broken.error.empty());
    std::istringstream lines(broken.out);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(line.starts_with("error pack_"));
    CHECK(count > 5);

    check_refused(voucher_command({"check-policy"}), {"usage: voucher check-policy FILE"});
    check_refused(voucher_command({"check-policy", "/nowhere"}), {"/nowhere: cannot be opened"});
    CHECK(voucher_command({"check-policy", "-"}, std::string((1U << 20U) + 1, ' ')).out.starts_with("error pack_too_large /:"));
}

TEST_CASE("voucher verify and package: wrong usage is exit 2, what is no package exit 1") {
    check_refused(voucher_command({"verify"}), {"usage: voucher verify"});
    check_refused(voucher_command({"verify", "/nowhere.zip"}), {"/nowhere.zip: cannot be opened"});
    const Ran no_package = voucher_command({"verify", packs_folder + "liaocheng-2022-73.json"});
    CHECK(no_package.code == cli::does_not_hold);
    CHECK(no_package.out.starts_with("error "));
    CHECK(no_package.error.empty());
    check_refused(voucher_command({"package"}), {"usage: voucher package"});
}
