#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "src/base/sha256.hpp"
#include "src/cli/command.hpp"
#include "src/package/bag.hpp"
#include "src/package/record.hpp"
#include "src/package/verify.hpp"
#include "src/zip/names.hpp"

namespace voucher::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 20'000;
constexpr std::size_t piece_size = 1U << 18U;

class FileSource : public zip::ByteSource {
public:
    explicit FileSource(const fs::path& path) : in_(path, std::ios::binary | std::ios::ate) {
        if (!in_) throw Refusal(path.string() + ": cannot be opened, a package (ZIP or folder) is expected");
        size_ = static_cast<std::uint64_t>(in_.tellg());
    }
    [[nodiscard]] std::uint64_t size() const override { return size_; }
    bool read(std::uint64_t offset, std::span<std::byte> into) override {
        if (offset > size_ || size_ - offset < into.size()) return false;
        in_.clear();
        in_.seekg(static_cast<std::streamoff>(offset));
        in_.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
        return static_cast<std::size_t>(in_.gcount()) == into.size();
    }

private:
    std::ifstream in_;
    std::uint64_t size_ = 0;
};

/// The files of an unpacked bag; a link is a finding, as it may lead anywhere.
std::vector<package::StoredFile> files_of_folder(const fs::path& top, std::vector<Finding>& findings, bool& payload_folder) {
    std::vector<package::StoredFile> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top)) {
        const std::u8string relative = entry.path().lexically_relative(top).generic_u8string();
        const std::string path(relative.begin(), relative.end());
        if (entry.is_symlink() || (!entry.is_directory() && !entry.is_regular_file())) {
            findings.push_back({Severity::error, "bag_not_a_file", "/" + zip::safe_name(path, 200),
                                "a link or a device", "a file or a folder"});
            continue;
        }
        if (entry.is_directory()) {
            payload_folder = payload_folder || path == "data";
            continue;
        }
        if (files.size() == most_files)
            throw Refusal(top.string() + ": at most " + std::to_string(most_files) + " files are expected");
        files.push_back(
            {path, entry.file_size(),
             [where = entry.path(), path](const zip::TakePiece& take) -> std::optional<Finding> {
                 std::ifstream in(where, std::ios::binary);
                 std::vector<char> piece(piece_size);
                 while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
                        in.gcount() > 0) {
                     take(std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(in.gcount()))));
                 }
                 if (in.bad() || !in.eof())
                     return Finding{Severity::error, "bag_file_unreadable",
                                    "/" + zip::safe_name(path, 200), "", "a readable file"};
                 return std::nullopt;
             }});
    }
    std::ranges::sort(files, {}, &package::StoredFile::path);
    return files;
}

int report(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) std::cout << to_line(finding) << "\n";
    return has_error(findings) ? does_not_hold : done;
}

/// The name of a file or folder, without the way to it, as UTF-8.
std::string name_of(const fs::path& path) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    const std::u8string name = (whole.has_filename() ? whole : whole.parent_path()).filename().u8string();
    return zip::safe_name(std::string(name.begin(), name.end()), 200);
}

/// Beside the target first, so that half a record never has the record's name.
void write_text(const std::string& text, const std::string& target) {
    const std::string part = target + ".part";
    std::error_code error;
    {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        out << text;
        out.close();
        if (out) fs::rename(part, target, error);
        if (out && !error) return;
    }
    std::error_code ignored;
    fs::remove(part, ignored);
    throw Refusal(target + ": cannot be written");
}

}  // namespace

int verify_command(const Context& context, std::vector<std::string> arguments) {
    const bool bag_alone = take_flag(arguments, "--bag");
    const std::string record = take_option(arguments, "--record");
    const std::string language = take_option(arguments, "--language");
    if (!language.empty() && language != "zh" && language != "en")
        throw Refusal("--language: found \"" + language + "\", zh or en is expected");
    if (arguments.size() != 1 || arguments[0].starts_with("--") || (bag_alone && !record.empty()))
        throw Refusal("usage: voucher verify PACKAGE [--bag | --record OUT.html [--language zh|en]]");
    const fs::path path = arguments[0];
    std::error_code error;
    if (!fs::exists(path, error))
        throw Refusal(arguments[0] + ": cannot be opened, a package (ZIP or folder) is expected");
    if (!record.empty() && fs::equivalent(path, record, error)) throw Refusal("--record: would write over the package");
    try {
        std::vector<Finding> findings;
        std::vector<package::StoredFile> files;
        std::optional<FileSource> zip;
        bool payload_folder = false, readable = true;
        if (fs::is_directory(path, error)) {
            files = files_of_folder(path, findings, payload_folder);
        } else {
            zip.emplace(path);
            auto read = package::files_of_zip(*zip, &payload_folder);
            readable = read.has_value();
            if (readable)
                files = std::move(*read);
            else
                findings = std::move(read.error());
        }
        if (bag_alone) {
            const package::BagReport bag = readable ? package::check_bag(files, payload_folder) : package::BagReport{};
            findings.insert(findings.end(), bag.findings.begin(), bag.findings.end());
            return report(findings);
        }
        std::vector<std::string> known;
        for (const PackSource& pack : context.packs) known.push_back(sha256_hex(pack.json));
        package::VerifyReport verified = readable ? package::verify_submission(files, known) : package::VerifyReport{};
        verified.findings.insert(verified.findings.begin(), findings.begin(), findings.end());
        const int result = report(verified.findings);
        if (result == done)
            std::cout << "holds: " << verified.files << " files, required papers " << verified.present << "/"
                      << verified.required << ", policy " << verified.policy_sha256 << "\n";
        if (!record.empty()) {
            const bool english = language == "en";
            write_text(package::write_record(verified, {name_of(path), context.today}, words_of(context, english ? "en" : "zh"),
                                             english ? papers::Language::en : papers::Language::zh),
                       record);
        }
        return result;
    } catch (const fs::filesystem_error& problem) {
        throw Refusal(arguments[0] + ": cannot be read: " + problem.code().message());
    }
}

}  // namespace voucher::cli
