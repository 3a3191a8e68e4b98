#include "tests/fuzz/mutate.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace voucher::fuzz {
namespace {

constexpr std::array<std::uint64_t, 22> edges{0,       1,       2,        16,         32,         64,         100,        127,
                                              128,     255,     256,      512,        1000,       1024,       4096,       32767,
                                              32768,   65535,   65536,    0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
constexpr std::array<const char*, 12> digits{"0", "1", "-1", "00", "0.01", "0.001", "9999999999", "1000000000000.00", "9223372036854775807", "18446744073709551616", "1e9", "999999999999999"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string> read_dictionary(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot open " + path.string());
    std::vector<std::string> words;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t from = line.find('"'), to = line.rfind('"');
        if (from == std::string::npos || to <= from) throw std::runtime_error(path.string() + ": not a word: " + line);
        std::string word;
        for (std::size_t i = from + 1; i < to; ++i) {
            if (line[i] == '\\' && line[i + 1] == 'x' && i + 3 < to) {
                word += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
                i += 3;
            } else {
                if (line[i] == '\\') ++i;
                word += line[i];
            }
        }
        words.push_back(std::move(word));
    }
    return words;
}

void Mutator::change(std::string& text, const std::string& other, std::size_t most) {
    for (std::size_t times = std::size_t{1} << numbers_.below(4); times > 0; --times) change_once(text, other);
    if (text.size() > most) text.resize(most);
}

void Mutator::change_once(std::string& text, const std::string& other) {
    const std::size_t place = numbers_.below(text.size() + 1);
    const std::size_t length = 1 + numbers_.below(numbers_.one_in(4) ? 400 : 12);
    switch (numbers_.below(13)) {
        case 0: text.erase(place, length); break;
        case 1: text.insert(place, text.substr(numbers_.below(text.size() + 1), length)); break;
        case 2: {  // a block over another
            const std::string block = text.substr(numbers_.below(text.size() + 1), length);
            text.replace(place, std::min(block.size(), text.size() - place), block);
            break;
        }
        case 3: text.insert(place, other.substr(numbers_.below(other.size() + 1), length)); break;
        case 4: {
            const std::string block = other.substr(numbers_.below(other.size() + 1), length);
            text.replace(place, std::min(block.size(), text.size() - place), block);
            break;
        }
        case 5:
            if (!words_.empty()) text.insert(place, words_[numbers_.below(words_.size())]);
            break;
        case 6:
            if (!words_.empty()) {
                const std::string& word = words_[numbers_.below(words_.size())];
                text.replace(place, std::min(word.size(), text.size() - place), word);
            }
            break;
        case 7: change_number(text, place); break;
        case 8: change_digits(text, place); break;
        case 9:
            if (place < text.size()) text[place] = static_cast<char>(numbers_.below(256));
            break;
        case 10:
            if (numbers_.one_in(4)) text.resize(place);
            else text.insert(place, length, static_cast<char>(numbers_.below(256)));
            break;
        case 11:  // the begin of this and the end of the other
            if (numbers_.one_in(3)) text = text.substr(0, place) + other.substr(std::min(place, other.size()));
            break;
        default:
            if (place < text.size()) text[place] = static_cast<char>(static_cast<unsigned char>(text[place]) ^ (1U << numbers_.below(8)));
            break;
    }
}

/// A number of 1, 2, 4 or 8 bytes, little-endian: an edge, or a little more or less than it was.
void Mutator::change_number(std::string& text, std::size_t place) {
    const std::size_t width = std::size_t{1} << numbers_.below(4);
    if (text.size() < place + width) return;
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(text[place + i]);
    const std::uint64_t step = 1 + numbers_.below(16);
    switch (numbers_.below(4)) {
        case 0: value += step; break;
        case 1: value -= step; break;
        case 2: value = edges[numbers_.below(edges.size())]; break;
        default: value = ~std::uint64_t{0} - edges[numbers_.below(4)]; break;
    }
    for (std::size_t i = 0; i < width; ++i, value >>= 8U) text[place + i] = static_cast<char>(value & 0xFFU);
}

/// The next number that is written in digits.
void Mutator::change_digits(std::string& text, std::size_t place) {
    const auto begin = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(place), text.end(), is_digit);
    if (begin == text.end()) return;
    const auto end = std::find_if_not(begin, text.end(), is_digit);
    if (numbers_.one_in(2)) {
        *(begin + static_cast<std::ptrdiff_t>(numbers_.below(static_cast<std::size_t>(end - begin)))) = static_cast<char>('0' + numbers_.below(10));
    } else {
        text.replace(begin, end, digits[numbers_.below(digits.size())]);
    }
}

}  // namespace voucher::fuzz
