#include "src/base/credit_code.hpp"

#include <catch_amalgamated.hpp>

using namespace voucher;

TEST_CASE("a credit code that holds names its authority's division") {
    const CreditCode code = read_credit_code("91371500MA30000050");
    CHECK(code.problem == CreditCodeProblem::none);
    CHECK(code.division == "371500");
}

TEST_CASE("a credit code is read as it is typed: full-width, small letters, spaces") {
    CHECK(read_credit_code("９１３７１５００ ma30 0000 50").text == "91371500MA30000050");
}

TEST_CASE("a wrong check character is told with the one expected") {
    const CreditCode code = read_credit_code("91371500MA30000051");
    CHECK(code.problem == CreditCodeProblem::wrong_check);
    CHECK(code.expected_check == '0');
    CHECK(read_credit_code("91371500MA3000005").problem == CreditCodeProblem::wrong_length);
    CHECK(read_credit_code("91371500MA3000005I").problem == CreditCodeProblem::wrong_character);
}

TEST_CASE("a swapped pair of characters is noticed") {
    CHECK(read_credit_code("91371500AM30000050").problem == CreditCodeProblem::wrong_check);
}
