#include "tests/bench/engine_cases.hpp"

#include <stdexcept>

namespace voucher::bench {
namespace {

policy::Pack load(std::string_view json) {
    policy::LoadResult loaded = policy::load_pack(json, "not needed here");
    if (!loaded.pack)
        throw std::runtime_error(loaded.findings.empty() ? "no pack" : to_line(loaded.findings.front()));
    return std::move(*loaded.pack);
}

}  // namespace

EngineCases::EngineCases(std::string_view pack) : pack_(load(pack)) {}

std::size_t EngineCases::add(std::string_view line) {
    auto read = assess::read_case(line, pack_);
    if (!read) throw std::runtime_error(to_line(read.error().front()));
    if (!read->as_of) throw std::runtime_error("the cases of a benchmark name their as-of date");
    cases_.push_back(std::move(*read));
    return cases_.size() - 1;
}

}  // namespace voucher::bench
