// Many packages on the reviewer's page: the list of them, how far it is, and what stands in more than one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "shell/platform/platform.hpp"
#include "src/package/several.hpp"

namespace voucher::app {

/// What came of a package; the worst first.
enum class ReviewStanding : std::uint8_t {
    failed,        // it could not be read
    refused,       // the archive is not safe to open
    differs,       // it does not agree with itself
    lacks_papers,  // it agrees, and papers are missing
    look,          // it agrees and is complete, with something to look at: a warning, or something another package has too
    holds,
    running,
    waiting,
};

struct ReviewedPackage {
    enum class Stage : std::uint8_t { waiting, running, done, failed } stage = Stage::waiting;
    platform::FileHandle file{};
    std::string name;
    std::string folder;
    std::uint64_t size = 0;
    std::shared_ptr<const package::ZipVerification> verification;  // done
    std::string reason;                                            // failed: the machine's own words

    // What follows, once it is done (arranged).
    ReviewStanding standing = ReviewStanding::waiting;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t shared = 0;  // things that another package has as well
};

struct Review {
    enum class Filter : std::uint8_t { all, to_do, holds };
    std::vector<ReviewedPackage> packages;  // as they came
    std::vector<std::string> left_out;      // names of files that are no packages
    double fraction = 0;                    // of the one that is being read
    bool paused = false;
    Filter filter = Filter::all;
    std::string sorted;                     // a column's id; empty: as they came
    bool descending = false;

    // What follows from the packages (arranged).
    std::vector<std::size_t> order;         // those that the filter leaves, sorted
    std::vector<package::Shared> shared;    // places are indices of `packages`; empty while some are waiting
    std::size_t finished = 0;               // done or failed

    [[nodiscard]] bool is_under_way() const { return finished < packages.size(); }
};

/// With what follows from its packages.
Review arranged(Review review);

/// What a person does with the list.
namespace review {
struct OpenPackage { std::size_t package = 0; };   // its verification, by itself
struct Back {};                                    // to the list
struct Stop {};
struct GoOn {};
struct Empty {};
struct Sort { std::string column; };
struct Show { Review::Filter filter{}; };
struct SaveWorkbook {};
}  // namespace review
using ReviewIntent = std::variant<review::OpenPackage, review::Back, review::Stop, review::GoOn, review::Empty, review::Sort, review::Show, review::SaveWorkbook>;

}  // namespace voucher::app
