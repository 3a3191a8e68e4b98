// How an input is changed: bytes and bits, blocks, words of a dictionary, numbers at the edge of their room, pieces of
// other inputs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/fuzz/numbers.hpp"

namespace voucher::fuzz {

/// The words of a dictionary file as libFuzzer and AFL have it: name="text" or "text" a line, \\ \" \xHH, # a comment.
/// Throws std::runtime_error for a line that is none of these.
std::vector<std::string> read_dictionary(const std::filesystem::path& path);

class Mutator {
public:
    Mutator(std::vector<std::string> words, std::uint64_t seed) : words_(std::move(words)), numbers_(seed) {}

    /// One to eight changes. `other` is what pieces are taken from; never longer than `most`.
    void change(std::string& text, const std::string& other, std::size_t most);
    Numbers& numbers() { return numbers_; }

private:
    void change_once(std::string& text, const std::string& other);
    void change_number(std::string& text, std::size_t place);
    void change_digits(std::string& text, std::size_t place);

    std::vector<std::string> words_;
    Numbers numbers_;
};

}  // namespace voucher::fuzz
