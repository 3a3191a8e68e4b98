// Whatever text comes as a provider's list of contracts: read, written and assessed.
#include "src/assess/contracts.hpp"
#include "src/batch/contracts_file.hpp"
#include "tests/fuzz/rosters.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voucher;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const policy::Pack& pack = fuzz::the_measure();
    const auto file = batch::read_contracts(text, pack);
    if (!file) {
        fuzz::require(has_error(file.error()), "a refusal says why");
        fuzz::judge(file.error());
        return 0;
    }
    const std::string written = batch::write_contracts(*file, pack);
    const auto again = batch::read_contracts(written, pack);
    fuzz::require(again.has_value() && batch::write_contracts(*again, pack) == written, "it has one form");
    fuzz::require(again->list == file->list, "it is read again as the same");
    const assess::ContractsAnswer answer = assess::assess_contracts(pack, file->list);
    fuzz::require(!answer.sum.high || answer.sum.low <= *answer.sum.high, "what surely counts is no more than what may");
    fuzz::require(answer.post.low <= *answer.post.high && *answer.post.high <= pack.provider.post_limit, "the subsidy stays within its limit");
    if (!file->next_contract) return 0;
    const assess::NextContract next = assess::next_contract(pack, file->list, answer, *file->next_contract);
    fuzz::require(next.adds.low <= *next.adds.high && *next.adds.high <= pack.provider.post_limit, "one more contract adds no more than the limit");
    if (answer.provider != assess::Outcome::not_met) fuzz::require(next.without_doubtful <= *next.adds.high && next.with_doubtful <= *next.adds.high, "both ends lie within what it adds");
    return 0;
}
