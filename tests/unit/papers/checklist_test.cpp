#include "src/papers/checklist.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::papers;
using tests::paper_file;

namespace {

Checklist list_of(const std::vector<Attachment>& files) {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const assess::Case value = tests::case_of(tests::two_services);
    return checklist(pack, value, assess::evaluate(pack, value, *value.as_of), files);
}

}  // namespace

TEST_CASE("what is asked for and what is there are counted over all services") {
    const Checklist list = list_of({paper_file("s1", "contract", "a.pdf"), paper_file("s1", "invoice", "b.pdf"), paper_file("s1", "invoice", "c.pdf")});
    REQUIRE(list.services.size() == 2);
    CHECK(list.services[0].required == 4);
    CHECK(list.services[0].present == 2);
    CHECK(list.services[0].rows[1].files == std::vector<std::size_t>{1, 2});
    CHECK(list.services[0].rows[2].is_missing());
    CHECK(list.required == 7);
    CHECK(list.present == 2);
    CHECK_FALSE(list.is_complete());
}

TEST_CASE("a paper of which it is not known whether it is asked for is neither missing nor there") {
    const Checklist list = list_of({});
    CHECK_FALSE(list.services[1].rows[3].required.has_value());  // the category is unknown
    CHECK_FALSE(list.services[1].rows[3].is_missing());
    CHECK(list.services[1].undecided == 1);
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    CHECK(list.services[1].rows[3].decided_by == std::vector<int>{pack.fact("category", policy::Scoped::service)});
    CHECK(list.services[0].rows[3].decided_by.empty());
}

TEST_CASE("evidence for the other kind of applicant is not offered, but kept when it was given") {
    CHECK(list_of({}).evidence.size() == 3);
    CHECK(list_of({paper_file("", "residence", "a.pdf")}).evidence.size() == 4);
}

TEST_CASE("a file of a service or paper that is not there is a stray") {
    const Checklist list = list_of({paper_file("s9", "contract", "a.pdf"), paper_file("s1", "passport", "b.pdf"), paper_file("s1", "contract", "c.pdf")});
    CHECK(list.strays == std::vector<std::size_t>{0, 1});
}
