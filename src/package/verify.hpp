// A submission package, verified: that it is whole and unchanged, that its assessment is what its case gives
// under its policy, that no paper is missing, and that its e-invoices (.xml, .ofd) agree with its case.
//
// An invoice that differs is a warning with both values. One that cannot be read is a warning too, but for hostile
// XML (a document type, deep nesting, entities of its own) and hostile archives, which are errors. At most 500
// invoices with 256 MiB together are read, each at most invoice::most_bytes; archives within papers are never opened,
// but for an OFD file, which is one.
//
// A package unpacked by a system that writes names in another Unicode form is the same package: bag.hpp warns of each such
// name, and a paper is found whatever the form of its folder's and its own.
//
// A package proves that it agrees with itself. Whether its policy is the one in force, and its papers are
// true, is for the reviewer; a policy that the program does not know is therefore said.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/finding.hpp"
#include "src/package/enclosed_invoices.hpp"
#include "src/package/figures.hpp"
#include "src/package/stored_file.hpp"
#include "src/policy/pack.hpp"

namespace voucher::package {

/// A paper of a service that is asked for, or may be.
struct PaperLine {
    std::size_t service = 0;     // in the case
    std::string service_title;   // as the case has it; may be empty
    policy::Text paper;
    policy::Text article;        // 第十六条 / Art. 16
    std::optional<bool> required;  // absent: the case leaves open whether it is asked for
    std::size_t files = 0;
    [[nodiscard]] bool is_missing() const { return required == true && files == 0; }
    friend bool operator==(const PaperLine&, const PaperLine&) = default;
};

/// A file of the package or of its manifests; the tag manifests themselves, which nothing lists, are left out.
struct FileLine {
    std::string path;
    std::optional<std::uint64_t> size;  // absent: it is listed and not there
    std::string listed;                 // SHA-256 by the manifest; empty: none lists it
    std::string found;                  // SHA-256 of its bytes; empty: not there, or it cannot be read
    [[nodiscard]] bool agrees() const { return !found.empty() && found == listed; }
    friend bool operator==(const FileLine&, const FileLine&) = default;
};

struct VerifyReport {
    std::vector<Finding> findings;
    std::string applicant;        // as the case has it; empty where it could not be read
    std::string applicant_code;   // 统一社会信用代码, likewise
    std::string manifest_sha256;  // of manifest-sha256.txt, which stands for all that the package holds; empty: none
    std::string policy_id, policy_sha256;  // empty where the pack could not be read
    policy::Text policy_title;
    bool policy_known = false;    // the pack is one that comes with the program
    std::optional<Date> as_of;    // the day that the assessment is of
    std::vector<PaperLine> papers;
    std::vector<InvoiceLine> invoices;  // that were read and compared
    std::vector<FileLine> file_lines;   // by path, the payload first
    std::size_t agreeing = 0;           // of them, those that are what their manifest says
    std::vector<FigureLine> figures;    // of each service, and of all together; empty where there was nothing to compute
    std::vector<ReadingLine> readings;  // that are not the ones that stand where nobody chose
    std::size_t files = 0;
    int required = 0;  // papers that are asked for
    int present = 0;   // of those, with at least one file
    [[nodiscard]] bool holds() const { return !has_error(findings); }
    friend bool operator==(const VerifyReport&, const VerifyReport&) = default;
};

/// `known_packs` are the SHA-256 of the packs that come with the program.
VerifyReport verify_submission(const std::vector<StoredFile>& files,
                               const std::vector<std::string>& known_packs);

/// The files of a ZIP with one folder at the top, its entries read on demand from `source`, which must
/// outlive them. `payload_folder` is told whether there is a folder data/.
std::expected<std::vector<StoredFile>, std::vector<Finding>> files_of_zip(zip::ByteSource& source, bool* payload_folder = nullptr);

}  // namespace voucher::package
