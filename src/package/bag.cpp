#include "src/package/bag.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "src/base/normal_form.hpp"
#include "src/base/text.hpp"
#include "src/package/bag_text.hpp"
#include "src/package/checksum.hpp"
#include "src/package/tag_file.hpp"
#include "src/zip/names.hpp"

namespace voucher::package {
namespace {

constexpr std::uint64_t most_of_tag_file = 16U << 20U;
constexpr std::size_t most_findings = 1'000;
constexpr std::size_t most_passed_over = 10'000;  // then the rest of the lines is not read
constexpr std::size_t most_manifests = 16;
constexpr int first_final = 100;      // version 1.0
constexpr int last_package_info = 95;  // up to 0.95, bag-info.txt was called package-info.txt

std::string place_of(std::string_view path) { return "/" + zip::shown_path(path); }
std::string shortened(std::string_view text) { return zip::safe_name(text, 100); }
std::string quoted(std::string_view text) { return "\"" + shortened(text) + "\""; }

bool same_label(std::string_view a, std::string_view b) { return zip::without_case(a) == zip::without_case(b); }

/// "manifest-sha256.txt" and "tagmanifest-sha256.txt" at the bag's top.
struct Manifest {
    std::string file;
    std::string algorithm;  // as the name has it
    bool payload = true;
};

std::optional<Manifest> manifest_named(std::string_view path) {
    const bool payload = path.starts_with("manifest-");
    const std::string_view start = payload ? "manifest-" : "tagmanifest-";
    if (!path.starts_with(start) || !path.ends_with(".txt") || path.size() <= start.size() + 4 || path.find('/') != std::string_view::npos)
        return std::nullopt;
    return Manifest{std::string(path), std::string(path.substr(start.size(), path.size() - start.size() - 4)), payload};
}

class BagCheck {
public:
    BagCheck(const std::vector<StoredFile>& files, bool payload_folder) : files_(files), payload_folder_(payload_folder) {
        for (const StoredFile& file : files) {
            by_path_[file.path] = &file;
            if (is_utf8(file.path)) {  // a folder's file may have any bytes for a name: those have no other form
                const auto [twin, first] = by_form_.emplace(nfc(file.path), &file);
                if (!first) twin->second = nullptr;
            }
            if (auto manifest = manifest_named(file.path)) manifests_.push_back(*std::move(manifest));
        }
        std::ranges::sort(manifests_, {}, &Manifest::file);
        if (manifests_.size() > most_manifests) {
            complain("bag_bad_manifest", "/", std::to_string(manifests_.size()) + " manifests", "at most " + std::to_string(most_manifests));
            manifests_.resize(most_manifests);
        }
    }

    BagReport run() {
        declaration();
        bag_info();
        fetch();
        digests();
        payload();
        for (const Manifest& manifest : manifests_) {
            if (!manifest.payload) tag_manifest(manifest);
        }
        if (passed_over_ > 0)
            report_.findings.push_back({Severity::error, "bag_more_findings", "/", std::to_string(passed_over_) + " more, or beyond", "a sound bag"});
        return std::move(report_);
    }

private:
    void complain(std::string code, std::string place, std::string found, std::string expected, Severity severity = Severity::error) {
        if (report_.findings.size() >= most_findings)
            ++passed_over_;
        else
            report_.findings.push_back({severity, std::move(code), std::move(place), std::move(found), std::move(expected)});
    }
    [[nodiscard]] bool is_final() const { return version_ >= first_final; }
    [[nodiscard]] bool has(const std::string& path) const { return by_path_.contains(path); }

    std::optional<std::string> bytes_of(const std::string& path) {
        const auto it = by_path_.find(path);
        if (it == by_path_.end()) return std::nullopt;
        std::string bytes;
        if (auto finding = read_whole(*it->second, most_of_tag_file, bytes)) {
            complain(finding->code, finding->place, finding->found, finding->expected);
            return std::nullopt;
        }
        return bytes;
    }
    std::optional<std::string> tag_text(const std::string& path) {
        const auto bytes = bytes_of(path);
        if (!bytes || !encoding_) return std::nullopt;
        auto text = decoded_text(*bytes, *encoding_);
        if (text) return std::move(*text);
        complain("bag_bad_text", place_of(path), text.error(), "text in the encoding that bagit.txt names");
        return std::nullopt;
    }

    void declaration() {
        const auto bytes = bytes_of("bagit.txt");
        if (!bytes) return complain("bag_no_declaration", "/bagit.txt", "nothing", "BagIt-Version and Tag-File-Character-Encoding");
        const auto text = decoded_text(*bytes, Encoding::utf8);
        if (!text) return complain("bag_bad_text", "/bagit.txt", text.error(), "UTF-8 without a byte-order mark");
        const auto declared = read_declaration(*text);
        if (!declared)
            return complain("bag_bad_declaration", "/bagit.txt", quoted(*text),
                            "two lines, BagIt-Version: 0.93 to 0.97 or 1.0, and Tag-File-Character-Encoding: UTF-8");
        version_ = declared->version;
        encoding_ = encoding_of(declared->encoding);
        if (!encoding_)
            complain("bag_unknown_encoding", "/bagit.txt", quoted(declared->encoding), "UTF-8, US-ASCII, ISO-8859-1 or UTF-16");
    }

    void bag_info() {
        const std::string file = version_ <= last_package_info && has("package-info.txt") ? "package-info.txt" : "bag-info.txt";
        const auto text = tag_text(file);
        if (!text) return;
        InfoText info = read_info(*text, is_final());
        for (const std::string& line : info.bad)
            complain("bag_bad_info", "/" + file, quoted(line), is_final() ? "\"Label: value\", with no space before the colon and one behind it" : "\"Label: value\"");
        for (const auto& [label, value] : info.labels) report_.info[label] = value;
        report_.labels = std::move(info.labels);
        const auto count = [&](std::string_view label) {
            return std::ranges::count_if(report_.labels, [&](const auto& pair) { return same_label(pair.first, label); });
        };
        for (const std::string_view once : {"Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count"}) {
            if (is_final() && count(once) > 1)
                complain("bag_label_repeated", "/" + file, quoted(once) + " more than once", "once", Severity::warning);
        }
        if (count("Payload-Oxum") > 1)
            complain("bag_label_repeated", "/" + file, "\"Payload-Oxum\" more than once", "once", is_final() ? Severity::error : Severity::warning);
        std::uint64_t octets = 0, streams = 0;
        for (const StoredFile& stored : files_) {
            if (stored.path.starts_with("data/")) octets += stored.size, ++streams;
        }
        const std::string counted = std::to_string(octets) + "." + std::to_string(streams);
        for (const auto& [label, value] : report_.labels) {
            if (same_label(label, "Payload-Oxum") && value != counted)
                complain("bag_payload_differs", "/" + file, "Payload-Oxum " + quoted(value), counted);
        }
    }

    /// The path that a line means: coded as 1.0 has it, or as it stands and as old tools have written it.
    std::string path_of(std::string_view written, const std::string& place) {
        const auto legacy = [&](std::string_view sign) {
            if (!written.starts_with(sign) || has(std::string(written))) return;
            complain("bag_legacy_manifest", place, quoted(written), "a path without \"" + std::string(sign) + "\": other programs refuse this bag", Severity::warning);
            written.remove_prefix(sign.size());
        };
        legacy("*");
        legacy("./");
        std::string path(written);
        if (is_final()) {
            path = decoded_path(written);
            // what is coded again gives what was written, but for the case of %0d
            std::string again = coded_path(path), as_written(written);
            for (std::size_t at = 0; (at = as_written.find("%0", at)) != std::string::npos; at += 2) {
                if (at + 2 < as_written.size() && (as_written[at + 2] == 'a' || as_written[at + 2] == 'd'))
                    as_written[at + 2] = as_written[at + 2] == 'a' ? 'A' : 'D';
            }
            if (again != as_written) complain("bag_bad_manifest", place, quoted(written), "CR, LF and % as %0D, %0A and %25, and no other code");
        } else if (!has(path)) {
            path = decoded_line_ends(written);
        }
        return in_form_of_file(path, place);
    }

    /// Some systems write a name in another normalisation form than they were given: the bag is as whole as before.
    std::string in_form_of_file(const std::string& path, const std::string& place) {
        if (has(path)) return path;
        const auto file = by_form_.find(nfc(path));
        if (file == by_form_.end() || file->second == nullptr) return path;
        complain("bag_other_form", place, quoted(path), "the name as the file has it; it differs in its Unicode normalisation form only", Severity::warning);
        return file->second->path;
    }

    void fetch() {
        const auto text = tag_text("fetch.txt");
        if (!text) return;
        std::size_t number = 0;
        for (const std::string_view line : lines_of(*text)) {
            const std::string place = "/fetch.txt:" + std::to_string(++number);
            if (passed_over_ >= most_passed_over) break;
            if (line.empty() && !is_final()) continue;
            const auto read = read_fetch_line(line);
            if (!read) {
                complain("bag_bad_fetch", place, quoted(line), "an absolute URI, a length or \"-\", a path in data/");
                continue;
            }
            const std::string path = path_of(read->path, place);
            if (!path.starts_with("data/") || !stays_in_bag(path)) {
                complain("bag_bad_fetch", place, quoted(path), "a path in data/");
                continue;
            }
            fetched_.insert(path);
            const auto file = by_path_.find(path);
            if (file == by_path_.end())
                complain("bag_not_whole", place_of(path), "nothing; it is to be fetched from " + quoted(read->url), "a bag with all its files");
            else if (read->length != "-" && read->length != std::to_string(file->second->size))
                complain("bag_bad_fetch", place, std::to_string(file->second->size) + " bytes", shortened(read->length) + ", as fetch.txt has it", Severity::warning);
        }
    }

    void digests() {
        AlgorithmSet wanted{};
        for (const Manifest& manifest : manifests_) {
            if (const auto algorithm = algorithm_named(manifest)) wanted[static_cast<std::size_t>(*algorithm)] = true;
        }
        for (const StoredFile& file : files_) {
            ChecksumPass pass(wanted);
            if (auto finding = file.read([&](std::span<const std::byte> piece) { pass.update(piece); })) {
                complain(finding->code, finding->place, finding->found, finding->expected);
                continue;
            }
            Checksums found = pass.finish();
            if (const std::string& sha256 = found[static_cast<std::size_t>(Algorithm::sha256)]; !sha256.empty()) report_.digests[file.path] = sha256;
            checksums_.emplace(file.path, std::move(found));
        }
    }

    /// Old tools wrote the algorithm in capitals; from 1.0 on its name is normalised.
    [[nodiscard]] std::optional<Algorithm> algorithm_named(const Manifest& manifest) const {
        return algorithm_of(is_final() ? manifest.algorithm : zip::without_case(manifest.algorithm));
    }

    void payload() {
        if (!payload_folder_ && std::ranges::none_of(files_, [](const StoredFile& file) { return file.path.starts_with("data/"); }))
            complain("bag_no_payload", "/data", "nothing", "the folder data");
        std::set<std::string> in_any, in_all = fetched_;
        bool first = true;
        for (const Manifest& manifest : manifests_) {
            if (!manifest.payload) continue;
            first = false;
            const std::set<std::string> listed = entries(manifest);
            for (const StoredFile& file : files_) {
                if (is_final() && file.path.starts_with("data/") && !listed.contains(file.path))
                    complain("bag_file_not_listed", place_of(file.path), "a file", "only files that " + shortened(manifest.file) + " lists");
            }
            std::erase_if(in_all, [&](const std::string& path) { return !listed.contains(path); });
            in_any.insert(listed.begin(), listed.end());
        }
        if (first) return complain("bag_no_manifest", "/", "nothing", "a file manifest-<algorithm>.txt");
        for (const StoredFile& file : files_) {
            if (!is_final() && file.path.starts_with("data/") && !in_any.contains(file.path))
                complain("bag_file_not_listed", place_of(file.path), "a file", "only files that a manifest lists");
        }
        for (const std::string& path : fetched_) {
            if (is_final() ? !in_all.contains(path) : !in_any.contains(path))
                complain("bag_bad_fetch", place_of(path), "a file to be fetched that no manifest proves", "a file that every manifest lists");
        }
    }

    void tag_manifest(const Manifest& manifest) {
        const std::set<std::string> listed = entries(manifest);
        if (!is_final()) return;
        for (const StoredFile& file : files_) {
            if (file.path.starts_with("data/") || listed.contains(file.path)) continue;
            const auto other = manifest_named(file.path);
            if (other && !other->payload) continue;
            complain("bag_file_not_listed", place_of(file.path), "a file", "one that " + shortened(manifest.file) + " lists",
                     other ? Severity::error : Severity::warning);
        }
    }

    /// Checks each line of a manifest and gives the paths that it lists.
    std::set<std::string> entries(const Manifest& manifest) {
        std::set<std::string> listed;
        const auto text = tag_text(manifest.file);
        if (!text) return listed;
        const auto algorithm = algorithm_named(manifest);
        if (!algorithm)
            complain("bag_unknown_algorithm", place_of(manifest.file), quoted(manifest.algorithm), "md5, sha1, sha224, sha256, sha384 or sha512");
        std::size_t number = 0;
        for (const std::string_view line : lines_of(*text)) {
            const std::string place = place_of(manifest.file) + ":" + std::to_string(++number);
            if (passed_over_ >= most_passed_over) break;
            if (line.empty() && !is_final()) continue;
            const auto read = read_manifest_line(line);
            if (!read || (algorithm && read->digest.size() != hex_digits(*algorithm))) {
                complain("bag_bad_manifest", place, quoted(line), "a digest in hex and a path");
                continue;
            }
            const std::string path = path_of(read->path, place);
            if (path.starts_with("data/") != manifest.payload || !stays_in_bag(path)) {
                complain("bag_bad_manifest", place, quoted(path), manifest.payload ? "a path in data/" : "a tag file");
                continue;
            }
            if (const auto other = manifest_named(path); other && !other->payload)
                complain("bag_bad_manifest", place, quoted(path), "no tag manifest in a tag manifest");
            if (!listed.insert(path).second)
                complain("bag_bad_manifest", place, quoted(path) + " a second time", "each file once");
            if (algorithm == Algorithm::sha256) report_.listed[path] = read->digest;
            compare(manifest, algorithm, path, read->digest);
        }
        return listed;
    }

    void compare(const Manifest& manifest, std::optional<Algorithm> algorithm, const std::string& path, const std::string& told) {
        if (!has(path)) {
            if (!fetched_.contains(path))  // of that one, fetch.txt has been told
                complain("bag_file_missing", place_of(path), "nothing", "the file that " + shortened(manifest.file) + " lists");
            return;
        }
        const auto known = checksums_.find(path);
        if (!algorithm || known == checksums_.end()) return;
        const std::string& found = known->second[static_cast<std::size_t>(*algorithm)];
        if (found != told) complain("bag_digest_differs", place_of(path), found, told + ", by " + shortened(manifest.file));
    }

    const std::vector<StoredFile>& files_;
    bool payload_folder_;
    std::map<std::string, const StoredFile*> by_path_;
    std::map<std::string, const StoredFile*> by_form_;  // by the path in NFC; null where two files share it
    std::vector<Manifest> manifests_;
    int version_ = first_final;
    std::optional<Encoding> encoding_ = Encoding::utf8;
    std::set<std::string> fetched_;
    std::map<std::string, Checksums> checksums_;
    BagReport report_;
    std::size_t passed_over_ = 0;
};

}  // namespace

BagReport check_bag(const std::vector<StoredFile>& files, bool payload_folder) { return BagCheck(files, payload_folder).run(); }

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
