// Several packages held against each other: what stands in more than one of them. Each by itself is verified before
// (verify.hpp).
//
// One invoice may be claimed once, and one package submitted once. That one applicant submits twice is no fault by itself,
// but its year's limit is shared (art. 11) and each package was computed alone: the reviewer is to know.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "src/package/verify.hpp"

namespace voucher::package {

struct Shared {
    enum class Kind : std::uint8_t {
        package,    // the same one: `what` is its manifest's SHA-256
        invoice,    // `what` is its number
        file,       // a paper with the same bytes: `what` is their SHA-256
        applicant,  // `what` is its code, or its name where one of them has no code
    };
    struct Place {
        std::size_t package = 0;  // in the list
        std::string path;         // of the file; empty: the whole package
        friend bool operator==(const Place&, const Place&) = default;
    };
    Kind kind = Kind::package;
    std::string what;
    std::vector<Place> places;  // two packages or more, each once, in their order
    friend bool operator==(const Shared&, const Shared&) = default;
};

/// By kind, and within it by the first package. Of packages that are the same only that is said; of an invoice that stands
/// in two as the same file only that the invoice does. Empty files are alike without meaning anything.
std::vector<Shared> shared_among(std::span<const VerifyReport* const> packages);

}  // namespace voucher::package
