// Printing: what goes to the printer is the case's sheet, by whichever way the person asks for it.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "tests/shell/pages_way.hpp"

using namespace voucher;
using namespace voucher::tests;
using ui::Role;

TEST_CASE("The result's button and the browser's own print give the same sheet, with the applicant and the figure") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("enterprise");
    const auto name = std::ranges::find_if(visit.person.tree().nodes, [](const ui::Node& node) { return node.key.ends_with("/name") && node.role == Role::textbox; });
    REQUIRE(name != visit.person.tree().nodes.end());
    visit.person.type(std::string(name->name), "临清市示例轴承有限公司");
    visit.answer("registered_in_city", "yes");
    visit.person.type(question_of("staff", app::Language::zh), "42");
    visit.person.type(question_of("annual_sales", app::Language::zh), "1200万");
    visit.answer_all_well(false);
    visit.go("services");
    visit.person.click(Role::button, visit.t("services.add"));
    visit.enter_service("testing", "liaocheng", "100000");
    visit.go("result");
    visit.person.click(Role::button, visit.t("result.print"));
    CHECK(visit.person.prints() == 1);
    const std::string printed = visit.person.printed();
    CHECK(printed.find("90,000.00") != std::string::npos);
    CHECK(printed.find("临清市示例轴承有限公司") != std::string::npos);
    visit.go("papers");
    visit.person.send(platform::event::Printing{});
    CHECK(visit.person.prints() == 1);  // the browser does it
    CHECK(visit.person.printed() == printed);
}

TEST_CASE("Where there is no case the page itself is printed") {
    Visit visit;
    visit.person.send(platform::event::Printing{});
    CHECK(visit.person.printed().empty());
    visit.whole_case();
    visit.person.send(platform::event::FragmentChanged{"policy"});
    visit.person.send(platform::event::Printing{});
    CHECK(visit.person.printed().empty());
}

TEST_CASE("At a kiosk the keys for printing print a result and nothing else") {
    Visit visit({1080, 1920}, app::Language::zh, "{}");
    visit.person.send(platform::event::Printing{.asked = true});
    CHECK(visit.person.prints() == 0);
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", "企业"}}));
    visit.person.send(platform::event::Printing{.asked = true});
    CHECK(visit.person.prints() == 0);
}
