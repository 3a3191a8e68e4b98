#include "src/base/few.hpp"

#include <catch_amalgamated.hpp>
#include <span>
#include <vector>

using voucher::Few;

namespace {

std::vector<int> listed(const Few<int, 3>& few) { return {few.begin(), few.end()}; }

}  // namespace

TEST_CASE("a short list keeps its elements when it outgrows the object and when it shrinks back") {
    Few<int, 3> few;
    for (int i = 1; i <= 5; ++i) few.push_back(i);
    CHECK(listed(few) == std::vector{1, 2, 3, 4, 5});
    few.resize(2);
    CHECK(listed(few) == std::vector{1, 2});
    few.resize(4);
    CHECK(listed(few) == std::vector{1, 2, 0, 0});
    few.clear();
    CHECK(few.empty());
}

TEST_CASE("a short list appends an element of its own") {
    Few<int, 3> few;
    for (int i = 1; i <= 3; ++i) few.push_back(i);
    few.push_back(few.front());
    CHECK(listed(few) == std::vector{1, 2, 3, 1});
}

TEST_CASE("a short list inserts before an index, also at its end and beyond the object") {
    Few<int, 3> few;
    few.insert(0, 2);
    few.insert(1, 4);
    few.insert(1, 3);
    few.insert(0, 1);
    CHECK(listed(few) == std::vector{1, 2, 3, 4});
}

TEST_CASE("copies of a short list are lists of their own, and equality looks at the elements alone") {
    Few<int, 3> one;
    one.push_back(1);
    Few<int, 3> other = one;
    CHECK(one == other);
    other.push_back(2);
    other.push_back(3);
    other.push_back(4);
    CHECK(one != other);
    other.resize(1);
    CHECK(one == other);
    CHECK(std::span<const int>(other).size() == 1);
}
