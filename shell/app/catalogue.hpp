// The words of the interface: flat keys → text with {placeholders}, one catalogue a language.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/text.hpp"
#include "src/papers/words.hpp"
#include "src/policy/pack.hpp"

namespace voucher::app {

using policy::Language;

class Catalogue {
public:
    using Values = TextValues;

    /// Flat JSON objects of texts; later ones add and replace. Throws std::runtime_error with one sentence where one
    /// is not such an object.
    explicit Catalogue(const std::vector<std::string>& files);

    /// The text of a key. A key that is not there is its own text, and is remembered in `missing`.
    [[nodiscard]] const std::string& operator()(std::string_view key) const;
    /// The same with `{name}` replaced.
    [[nodiscard]] std::string operator()(std::string_view key, Values values) const;
    [[nodiscard]] bool has(std::string_view key) const { return texts_.contains(std::string(key)); }

    /// For papers: a key that is not there has no text. The catalogue must outlive it.
    [[nodiscard]] papers::Words as_words() const {
        return [this](std::string_view key) { return has(key) ? (*this)(key) : std::string(); };
    }

    [[nodiscard]] const std::map<std::string, std::string>& texts() const { return texts_; }
    [[nodiscard]] const std::set<std::string>& missing() const { return missing_; }

private:
    std::map<std::string, std::string> texts_;
    mutable std::set<std::string> missing_;  // for tests: what a page asked for in vain
};

}  // namespace voucher::app
