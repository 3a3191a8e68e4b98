#include "src/package/bag.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "src/base/sha256.hpp"
#include "src/base/text.hpp"
#include "src/package/bag_text.hpp"
#include "src/zip/names.hpp"

namespace voucher::package {
namespace {

constexpr std::uint64_t most_of_tag_file = 16U << 20U;

std::string place_of(std::string_view path) { return "/" + zip::safe_name(path, 200); }

/// Lines ended by LF, CR or CRLF.
std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
    }
    return result;
}

class BagCheck {
public:
    explicit BagCheck(const std::vector<StoredFile>& files) : files_(files) {
        for (const StoredFile& file : files) by_path_[file.path] = &file;
    }

    BagReport run() {
        declaration();
        bag_info();
        for (const StoredFile& file : files_) digest(file);
        bool any = manifest("manifest-sha256.txt", true);
        if (!any)
            complain("bag_no_manifest", "/manifest-sha256.txt", other_manifest(), "a manifest with SHA-256");
        if (by_path_.contains("tagmanifest-sha256.txt")) manifest("tagmanifest-sha256.txt", false);
        if (const auto fetch = by_path_.find("fetch.txt");
            fetch != by_path_.end() && fetch->second->size > 0) {
            complain("bag_not_whole", "/fetch.txt", "files to be fetched", "a bag with all its files");
        }
        return std::move(report_);
    }

private:
    void complain(std::string code, std::string place, std::string found, std::string expected,
                  Severity severity = Severity::error) {
        report_.findings.push_back(
            {severity, std::move(code), std::move(place), std::move(found), std::move(expected)});
    }

    std::optional<std::string> tag_text(const std::string& path) {
        const auto it = by_path_.find(path);
        if (it == by_path_.end()) return std::nullopt;
        std::string bytes;
        if (auto finding = read_whole(*it->second, most_of_tag_file, bytes)) {
            report_.findings.push_back(std::move(*finding));
            return std::nullopt;
        }
        if (!is_utf8(bytes)) {
            complain("bag_bad_text", place_of(path), "bytes that are not UTF-8", "text in UTF-8");
            return std::nullopt;
        }
        return bytes;
    }

    void declaration() {
        const auto text = tag_text("bagit.txt");
        if (!text)
            return complain("bag_no_declaration", "/bagit.txt", "nothing",
                            "BagIt-Version and Tag-File-Character-Encoding");
        const std::vector<std::string_view> found = lines(*text);
        constexpr std::array<std::string_view, 6> versions{"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"};
        constexpr std::string_view version = "BagIt-Version: ";
        const bool known = found.size() == 2 && found[0].starts_with(version) &&
                           std::ranges::find(versions, found[0].substr(version.size())) != versions.end();
        if (!known || found[1] != "Tag-File-Character-Encoding: UTF-8") {
            return complain("bag_bad_declaration", "/bagit.txt", "\"" + shortened(*text) + "\"",
                            "BagIt-Version: 0.93 to 1.0, then Tag-File-Character-Encoding: UTF-8");
        }
        codes_paths_ = found[0].substr(version.size()) == "1.0";
    }

    void bag_info() {
        const auto text = tag_text("bag-info.txt");
        if (!text) return;
        std::string label;
        for (const std::string_view line : lines(*text)) {
            if (line.empty()) continue;
            if ((line.starts_with(' ') || line.starts_with('\t')) && !label.empty()) {
                report_.info[label] += " " + trimmed(line);
                continue;
            }
            const std::size_t colon = line.find(':');
            if (colon == std::string_view::npos || colon == 0) {
                complain("bag_bad_info", "/bag-info.txt", "\"" + shortened(line) + "\"", "Label: value");
                continue;
            }
            label = trimmed(line.substr(0, colon));
            report_.info[label] = trimmed(line.substr(colon + 1));
        }
        const auto oxum = report_.info.find("Payload-Oxum");
        if (oxum == report_.info.end()) return;
        std::uint64_t octets = 0, count = 0;
        for (const StoredFile& file : files_) {
            if (file.path.starts_with("data/")) octets += file.size, ++count;
        }
        const std::string counted = std::to_string(octets) + "." + std::to_string(count);
        if (oxum->second != counted)
            complain("bag_payload_differs", "/bag-info.txt", "Payload-Oxum " + shortened(oxum->second),
                     counted);
    }

    void digest(const StoredFile& file) {
        Sha256 sha256;
        if (auto finding = file.read([&](std::span<const std::byte> piece) { sha256.update(piece); }))
            report_.findings.push_back(std::move(*finding));
        else
            report_.digests[file.path] = to_hex(sha256.finish());
    }

    /// The payload's manifest lists all of data/; a tag manifest lists tag files, and not itself.
    bool manifest(const std::string& name, bool payload) {
        const auto text = tag_text(name);
        if (!text) return false;
        std::set<std::string> listed;
        std::size_t number = 0;
        for (const std::string_view line : lines(*text)) {
            ++number;
            if (line.empty()) continue;
            const std::string place = "/" + name + ":" + std::to_string(number);
            const std::string_view digest = line.substr(0, line.find_first_of(" \t"));
            std::string_view path = line.substr(digest.size());
            path.remove_prefix(std::min(path.find_first_not_of(" \t"), path.size()));
            if (path.starts_with('*'))
                path.remove_prefix(1);  // md5sum's mark for binary files, which older bags carry
            if (path.starts_with("./")) path.remove_prefix(2);
            std::string told(digest);
            std::ranges::transform(told, told.begin(), [](char c) {
                return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
            });
            if (told.size() != 64 || told.find_first_not_of("0123456789abcdef") != std::string::npos ||
                path.empty()) {
                complain("bag_bad_manifest", place, "\"" + shortened(line) + "\"",
                         "a SHA-256 in hex and a path");
                continue;
            }
            const std::string file = codes_paths_ ? decoded_path(path) : std::string(path);
            if (file.starts_with("data/") != payload)
                complain("bag_bad_manifest", place, "\"" + shortened(file) + "\"",
                         payload ? "a path in data/" : "a tag file");
            if (!listed.insert(file).second)
                complain("bag_bad_manifest", place, "\"" + shortened(file) + "\" a second time",
                         "each file once");
            const auto known = report_.digests.find(file);
            if (!by_path_.contains(file))
                complain("bag_file_missing", place_of(file), "nothing", "the file that " + name + " lists");
            else if (known != report_.digests.end() && known->second != told)
                complain("bag_digest_differs", place_of(file), known->second, told);
        }
        for (const StoredFile& file : files_) {
            if (payload && file.path.starts_with("data/") && !listed.contains(file.path))
                complain("bag_file_not_listed", place_of(file.path), "a file",
                         "only files that " + name + " lists");
        }
        return true;
    }

    std::string other_manifest() const {
        for (const StoredFile& file : files_) {
            if (file.path.starts_with("manifest-")) return "\"" + shortened(file.path) + "\"";
        }
        return "nothing";
    }

    static std::string shortened(std::string_view text) { return zip::safe_name(text, 100); }

    const std::vector<StoredFile>& files_;
    std::map<std::string, const StoredFile*> by_path_;
    bool codes_paths_ = true;
    BagReport report_;
};

}  // namespace

BagReport check_bag(const std::vector<StoredFile>& files) { return BagCheck(files).run(); }

std::optional<Finding> read_whole(const StoredFile& file, std::uint64_t most, std::string& bytes) {
    if (file.size > most)
        return Finding{Severity::error, "bag_file_too_large", place_of(file.path),
                       std::to_string(file.size) + " bytes", "at most " + std::to_string(most)};
    bytes.clear();
    bytes.reserve(static_cast<std::size_t>(file.size));
    return file.read([&](std::span<const std::byte> piece) {
        bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    });
}

}  // namespace voucher::package
