// What the person gave, as it is kept on this machine: JSON, "innovation-voucher-draft/1".
//
//   {"format": "innovation-voucher-draft/1", "policy": "PACK", "page": "services", "service": 0, "started": true,
//    "language": "zh", "theme": "system", "text_step": 0, "kind": "enterprise", "as_of": "2025-06-01",
//    "readings": {"city_share_scope": "testing", …},
//    "applicant": {"facts": {"staff": {"text": "42"}, "sound_finance": {"answer": "yes"}}, "texts": {"name": "…"}},
//    "services": [{"id": "s1", "facts": {"category": {"option": "testing"}, "contract_amount": {"text": "约六万"}}, "texts": {…}}],
//    "received": {"2025": "20万"}, "pledged": false,
//    "calendar": {"…": true}, "files": [{"file": 3, "service": "s1", "paper": "contract", "name": "合同.pdf", "size": 1234,
//    "media_type": "application/pdf", "sha256": "…"}], "row": {"id": "r1", "field": "…", "text": "…"}}
//
// A case file holds what was understood; a draft holds what was typed, word by word, whether it can be read or not. Facts,
// options and readings are named by their ids, so that a pack may put them in another order. A file is named by the number
// that it had; its bytes are kept beside the draft (platform::DraftParts). The carrier's roster and the
// provider's contracts are parts of their own, each in the form of its file (src/batch/workspace.hpp, contracts_file.hpp).
//
// A draft of an older version is brought to the present one step by step before it is read (draft_versions.hpp). One of a
// newer version is refused and stays as it is.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "shell/app/state.hpp"

namespace voucher::app {

inline constexpr std::string_view draft_part = "case";
inline constexpr std::string_view roster_part = "roster";
inline constexpr std::string_view contracts_part = "contracts";

/// What a draft holds. Of the state it is what reads as given, and where one was.
struct Draft {
    Given given;  // a file that is not there any more is one that failed and is `gone`
    bool started = false;
    PageId page = PageId::home;
    int service = 0;
    Language language = Language::zh;
    ThemeChoice theme = ThemeChoice::system;
    int text_step = 0;
    std::string row, field, typed;  // of the roster, while it is typed
};

/// Whether there is anything that could be lost.
bool holds_anything(const State& state, const policy::Pack& pack);

/// The part "case"; empty where there is nothing to keep.
std::string write_draft(const State& state, const policy::Pack& pack);

/// Why a draft cannot be used.
struct DraftRefusal {
    bool newer = false;             // written by a later version of the program
    std::string version = {};       // what it calls itself: "innovation-voucher-draft/2"; may be empty
    std::vector<Finding> findings = {};  // draft_…, case's or workspace's own, with JSON pointers; empty where it is newer
};

/// Strict: what is not understood is refused as a whole, as half a draft would be written over the other half. `files`: those
/// that were kept beside it, under their former numbers.
std::expected<Draft, DraftRefusal> read_draft(const platform::DraftParts& parts, const std::vector<platform::DraftFile>& files, const policy::Pack& pack);

}  // namespace voucher::app
