// Whatever files make up a bag. The input is text that a person can write, too:
//
//     === bagit.txt
//     BagIt-Version: 1.0
//     Tag-File-Character-Encoding: UTF-8
//     === data/a.txt
//     some bytes
//     === manifest-sha256.txt
//     @@data/a.txt@@  data/a.txt
//
// A file goes on to the line before the next mark; @@path@@ stands for the SHA-256 of that file as it is given above it,
// so that a change of a file does not end at its digest. What the check accepts may not be changed, taken away from or
// added to.
#include <map>
#include <set>

#include "src/base/sha256.hpp"
#include "src/package/bag.hpp"
#include "tests/fuzz/archive.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace voucher;
using fuzz::Part;
using fuzz::require;

std::string filled(std::string_view text, const std::map<std::string, std::string, std::less<>>& digests) {
    std::string result;
    for (;;) {
        const std::size_t from = text.find("@@");
        const std::size_t to = from == std::string_view::npos ? from : text.find("@@", from + 2);
        if (to == std::string_view::npos) return result.append(text);
        const auto digest = digests.find(text.substr(from + 2, to - from - 2));
        result += text.substr(0, from);
        result += digest == digests.end() ? std::string(text.substr(from, to + 2 - from)) : digest->second;
        text.remove_prefix(to + 2);
    }
}

std::vector<Part> parts_of_text(std::string_view text) {
    constexpr std::string_view mark = "=== ";
    std::vector<Part> parts;
    std::map<std::string, std::string, std::less<>> digests;
    std::set<std::string> taken;
    while (text.starts_with(mark) && parts.size() < 60) {
        const std::size_t line = std::min(text.find('\n'), text.size());
        const std::string path(text.substr(mark.size(), line - mark.size()));
        text.remove_prefix(std::min(line + 1, text.size()));
        std::size_t end = text.starts_with(mark) ? 0 : text.find("\n=== ");
        end = end == std::string_view::npos ? text.size() : end;
        const bool next = end < text.size() && end > 0;
        const std::string bytes = filled(text.substr(0, next ? end + 1 : end), digests);
        text.remove_prefix(next ? end + 1 : end);
        if (path.empty() || !taken.insert(path).second) continue;
        digests[path] = sha256_hex(bytes);
        parts.push_back({path, bytes});
    }
    return parts;
}

bool holds(const std::vector<Part>& parts) { return !has_error(package::check_bag(fuzz::files_of(parts)).findings); }

void judge(const std::vector<Part>& parts) {
    const package::BagReport report = package::check_bag(fuzz::files_of(parts));
    fuzz::judge(report.findings, 10 + 4 * 65536);
    for (const auto& [path, digest] : report.digests) {
        require(std::ranges::find(parts, path, &Part::path) != parts.end(), "a digest is of a file that is there");
        require(digest.size() == 64, "a digest is SHA-256 in hex");
    }
    if (has_error(report.findings)) return;
    const auto is = [](std::string_view path) { return [path](const Part& part) { return part.path == path; }; };
    require(std::ranges::any_of(parts, is("bagit.txt")), "a bag that holds is declared");
    require(std::ranges::any_of(parts, [](const Part& part) { return part.path.starts_with("manifest-") && part.path.ends_with(".txt"); }), "a bag that holds has a manifest");

    std::vector<Part> other = parts;
    other.push_back({"data/one more", "x"});
    while (std::ranges::count_if(parts, is(other.back().path)) > 0) other.back().path += "x";
    require(!holds(other), "a payload file that no manifest lists is noticed");
    int tried = 0;
    for (std::size_t i = 0; i < parts.size() && tried < 3; ++i) {
        if (!parts[i].path.starts_with("data/")) continue;
        ++tried;
        other = parts;
        other[i].bytes += 'x';
        require(!holds(other), "a changed payload file is noticed");
        if (!parts[i].bytes.empty()) {
            other[i].bytes = parts[i].bytes;
            other[i].bytes[parts[i].bytes.size() / 2] ^= 1;
            require(!holds(other), "a changed byte of the payload is noticed");
        }
        other = parts;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
        require(!holds(other), "a missing payload file is noticed");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    judge(parts_of_text(text));
    return 0;
}
