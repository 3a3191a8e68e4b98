// A verification's record: one page of HTML that needs nothing else, prints on A4 and runs nothing.
//
// It says which package was verified (its file's name, the digest of its manifest, its policy), when, whether it holds,
// every finding in plain words with what was found and expected, and the papers. It says that this proves integrity and
// agreement, and neither truth nor that an invoice exists (查验).
#pragma once

#include <string>

#include "src/base/date.hpp"
#include "src/package/verify.hpp"
#include "src/papers/words.hpp"

namespace voucher::package {

struct RecordHead {
    std::string package_name;  // the file or folder, without the way to it
    Date day;                  // of the verification
};

/// Words are looked up under `record.*` and `finding.*` (assets/catalogues). The same input gives the same bytes.
/// Everything that comes from the package is escaped.
std::string write_record(const VerifyReport& report, const RecordHead& head, const papers::Words& words, papers::Language language);

}  // namespace voucher::package
