// Drafts of older versions, brought to the present one.
//
// To change the format: raise `draft_version`, add the step from the one before to `draft_versions.cpp`, and a sample of the
// old version to tests/cases/drafts. A step changes JSON and asks for no pack: the pack of then may not be here any more.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace voucher::app {

inline constexpr int draft_version = 1;
inline constexpr std::string_view draft_format = "innovation-voucher-draft/";  // and the version

/// The version that a draft names; nothing where it names none.
std::optional<int> version_of(const nlohmann::json& draft);

/// From `version`, which is at most the present one, to the present one.
nlohmann::json brought_up(nlohmann::json draft, int version);

}  // namespace voucher::app
