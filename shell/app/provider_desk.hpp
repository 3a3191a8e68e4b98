// What a person does with a provider's contracts, done; the list as a file; and what follows from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"
#include "src/batch/contracts_file.hpp"

namespace voucher::app {

/// Of files for the page. A table of contracts (XLSX, CSV) would come in by the same purpose: ProviderDesk::begin is where
/// its reader is to be asked, and provider::Take is how its rows come into the state.
inline constexpr std::string_view contracts_purpose = "contracts";
inline constexpr std::string_view contracts_files = ".json,application/json";

/// The next state. Pure; `Save` leaves it as it is.
void reduce_provider(State& state, const ProviderIntent& what, const policy::Pack& pack);
/// The field that it types into, for undo; empty: it is a change by itself.
std::string field_of_provider(const ProviderIntent& what);
/// Days are written as the language has them.
void rewrite_days(ProviderInput& input, const policy::Pack& pack, Language language);

/// To the file's form and back: what cannot be read goes along as it was typed.
batch::ContractsFile file_of(const policy::Pack& pack, const ProviderInput& input);
ProviderInput input_of(const policy::Pack& pack, const batch::ContractsFile& file, Language language);

class ProviderDesk {
public:
    /// Both must outlive this.
    ProviderDesk(platform::Platform& platform, const policy::Pack& pack) : platform_(platform), pack_(pack) {}

    // Each returns what follows for the state. `now` is the state's.
    std::vector<Action> begin(const State& now, const platform::PickedFile& file);
    [[nodiscard]] static bool waits_for(const State& now, platform::FileHandle file) { return file != platform::FileHandle{} && now.provider_page.file == file; }
    std::vector<Action> opened(const State& now, const std::string& bytes);
    std::vector<Action> failed(const State& now, const std::string& reason);
    void save(const State& now, const Catalogue& words);
    /// The same before all is cleared; nothing where there is nothing to keep.
    void save_if_any(const State& now, const Catalogue& words);

    /// What follows from what was given; computed again only when that changed.
    const ProviderView& view(const State& now);

private:
    platform::Platform& platform_;
    const policy::Pack& pack_;
    std::optional<ProviderInput> seen_;  // what the view is of
    ProviderView view_;
};

}  // namespace voucher::app
