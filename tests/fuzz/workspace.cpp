// Whatever text comes as a carrier's workspace, of the measure or of another one: read, written, assessed and edited.
#include "tests/fuzz/rosters.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voucher;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const bool second = batch::workspace_policy(text) == fuzz::another_measure().id;
    const policy::Pack& pack = second ? fuzz::another_measure() : fuzz::the_measure();
    const auto roster = batch::read_workspace(text, pack);
    if (!roster) {
        fuzz::require(has_error(roster.error()), "a refusal says why");
        fuzz::judge(roster.error());
        return 0;
    }
    fuzz::judge(pack, second ? fuzz::words_of_another_measure() : fuzz::words_of_the_measure(), *roster, std::hash<std::string_view>{}(text));
    return 0;
}
