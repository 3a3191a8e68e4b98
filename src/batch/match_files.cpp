#include "src/batch/match_files.hpp"

#include <algorithm>
#include <unordered_map>

#include "src/base/normal_form.hpp"
#include "src/base/text.hpp"

namespace voucher::batch {
namespace {

constexpr std::size_t longest_path = 400;       // characters that are looked at, from the end
constexpr std::size_t longest_key = 60;         // characters of a name
constexpr std::size_t shortest_key = 2;         // one character says nothing
constexpr std::size_t most_candidates = 20;     // of an ambiguous file

std::string plain_path(std::string_view path) { return plain_word(nfc(path)); }

std::vector<std::string> segments(std::string_view path) {
    std::vector<std::string> result(1);
    for (const char c : path) {
        if (c == '/' || c == '\\') result.emplace_back();
        else result.back() += c;
    }
    std::erase(result, std::string{});
    return result;
}

struct Key {
    FileMatch::By by = FileMatch::By::none;
    std::vector<std::size_t> rows;
};

class Matcher {
public:
    Matcher(const Roster& roster, const Words& words) : words_(words) {
        for (std::size_t i = 0; i < roster.rows.size(); ++i) {
            const Row& row = roster.rows[i];
            add(plain_word(applicant_text(row.value, "credit_code")), FileMatch::By::credit_code, i);
            const std::string name = plain_word(nfc(row.name()));
            add(name, FileMatch::By::name, i);
            std::string brief = name;
            for (bool again = true; again;) {
                const auto ending = std::ranges::find_if(words.name_endings, [&](const std::string& e) { return brief.size() > e.size() && brief.ends_with(e); });
                again = ending != words.name_endings.end();
                if (again) brief.resize(brief.size() - ending->size());
            }
            if (brief != name) add(brief, FileMatch::By::short_name, i);
            names_.push_back(name);
        }
    }

    FileMatch match(std::size_t file, const std::string& path) {
        FileMatch result;
        result.file = file;
        const std::string plain = plain_path(path);
        const std::vector<std::string> parts = segments(plain);
        const std::string last = parts.empty() ? std::string{} : parts.back();
        if (last.empty() || is_one_of(words_.not_papers, last) || last.starts_with("~$") || last.starts_with("._")) {
            result.found = FileMatch::Found::no_paper;
            return result;
        }
        result.paper = paper_of(words_, path);
        if (const Key* key = longest_key_in(plain)) {
            result.by = key->by;
            result.rows = key->rows;
        } else {
            result.rows = by_part(path);
            if (!result.rows.empty()) result.by = FileMatch::By::part;
        }
        if (result.rows.size() == 1) result.found = FileMatch::Found::row;
        else if (!result.rows.empty()) result.found = FileMatch::Found::ambiguous;
        if (result.rows.size() > most_candidates) result.rows.resize(most_candidates);
        return result;
    }

private:
    void add(const std::string& text, FileMatch::By by, std::size_t row) {
        const std::size_t length = decode(text).size();
        if (length < shortest_key || length > longest_key) return;
        longest_ = std::max(longest_, length);
        Key& key = keys_[text];
        // of a whole name and another's short one the whole name counts
        if (key.by != FileMatch::By::none && key.by < by) return;
        if (key.by != by) key = {by, {}};
        key.rows.push_back(row);
    }

    /// Codes before names; of these the longest, and of two as long the one that is farther in: a file's name more than its folder's.
    const Key* longest_key_in(const std::string& plain) const {
        std::u32string text = decode(plain);
        if (text.size() > longest_path) text.erase(0, text.size() - longest_path);
        const Key* best = nullptr;
        std::size_t best_length = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string piece;
            for (std::size_t length = 1; length <= longest_ && at + length <= text.size(); ++length) {
                piece += encode(std::u32string_view(&text[at + length - 1], 1));
                const auto it = length < shortest_key ? keys_.end() : keys_.find(piece);
                if (it == keys_.end()) continue;
                const bool code = it->second.by == FileMatch::By::credit_code;
                const bool code_before = best != nullptr && best->by == FileMatch::By::credit_code;
                if (code_before && !code) continue;
                if (code == code_before && length < best_length) continue;
                if (best != nullptr && &it->second != best && length == best_length && code == code_before && it->second.by > best->by) continue;
                best = &it->second;
                best_length = length;
            }
        }
        return best;
    }

    /// The rows whose name has the longest part of the path that is in any name.
    std::vector<std::size_t> by_part(const std::string& path) {
        std::vector<std::string> parts(1);
        for (const char32_t c : decode(half_width(nfc(path)))) {
            if (std::u32string_view(U"/\\_-·.() ,、。—").find(c) != std::u32string_view::npos) parts.emplace_back();
            else parts.back() += encode(std::u32string_view(&c, 1));
        }
        std::vector<std::size_t> best;
        std::size_t best_length = 0;
        for (const std::string& part : parts) {
            const std::string plain = plain_word(part);
            if (plain.size() <= best_length || decode(plain).size() < shortest_key || says_paper(plain)) continue;
            const std::vector<std::size_t>& rows = rows_with(plain);
            if (rows.empty()) continue;
            best = rows;
            best_length = plain.size();
        }
        return best;
    }

    /// 合同 in a company's name is no reason to take every contract for its own.
    bool says_paper(const std::string& plain) const {
        return std::ranges::any_of(words_.papers, [&](const PaperWords& paper) { return is_one_of(paper.words, plain); }) || is_one_of(words_.name_endings, plain);
    }

    const std::vector<std::size_t>& rows_with(const std::string& part) {
        const auto [it, fresh] = parts_.try_emplace(part);
        for (std::size_t i = 0; fresh && i < names_.size() && it->second.size() <= most_candidates; ++i) {
            if (names_[i].find(part) != std::string::npos) it->second.push_back(i);
        }
        return it->second;
    }

    const Words& words_;
    std::unordered_map<std::string, Key> keys_;
    std::size_t longest_ = 0;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::vector<std::size_t>> parts_;  // found before: folders come again and again
};

/// The paper whose word is the longest in `plain`; "?" where two papers' are as long.
std::string paper_in(const Words& words, const std::string& plain) {
    std::string best;
    std::size_t length = 0;
    for (const PaperWords& paper : words.papers) {
        for (const std::string& word : paper.words) {
            if (word.size() < length || plain.find(word) == std::string::npos) continue;
            if (word.size() == length && best != paper.paper) best = "?";
            else best = paper.paper;
            length = word.size();
        }
    }
    return best;
}

}  // namespace

std::string paper_of(const Words& words, std::string_view path) {
    const std::vector<std::string> parts = segments(plain_path(path));
    for (auto it = parts.rbegin(); it != parts.rend(); ++it) {
        const std::string paper = paper_in(words, *it);
        if (!paper.empty()) return paper == "?" ? std::string{} : paper;
    }
    return {};
}

std::vector<FileMatch> match_files(const Roster& roster, const Words& words, std::span<const std::string> paths) {
    Matcher matcher(roster, words);
    std::vector<FileMatch> result;
    for (std::size_t i = 0; i < std::min(paths.size(), most_paths); ++i) result.push_back(matcher.match(i, paths[i]));
    return result;
}

}  // namespace voucher::batch
