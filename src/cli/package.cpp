#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "src/base/text.hpp"
#include "src/cli/command.hpp"
#include "src/package/digest.hpp"
#include "src/package/submission.hpp"
#include "src/papers/checklist.hpp"

namespace voucher::cli {
namespace {

constexpr std::size_t most_bytes_of_case = 4U << 20U;
constexpr std::size_t most_bytes_of_pack = 1U << 20U;
constexpr std::size_t piece_size = 1U << 18U;

/// Reads a file in pieces; throws Refusal where it cannot be read to its end.
template <typename Use>
void for_each_piece(const std::string& path, Use use) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Refusal(path + ": cannot be opened, a readable file is expected");
    std::vector<char> piece(piece_size);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        use(std::span<const char>(piece.data(), static_cast<std::size_t>(in.gcount())));
    }
    if (in.bad()) throw Refusal(path + ": cannot be read, a readable file is expected");
}

/// The file name as UTF-8, also where the system's own encoding is another one.
std::string name_of(const std::string& path) {
    const std::u8string name = std::filesystem::path(path).filename().u8string();
    return {name.begin(), name.end()};
}

/// "s1/contract=path" or "evidence/business_licence=path", with the file digested.
papers::Attachment attachment_of(const std::string& argument, std::uint32_t handle, std::string& path) {
    const std::size_t equals = argument.find('=');
    // a service's id may hold a '/', a paper's cannot
    const std::size_t slash = argument.substr(0, equals).rfind('/');
    if (equals == std::string::npos || slash == std::string::npos || equals + 1 == argument.size()) {
        throw Refusal("--attach: found \"" + argument +
                      "\", SERVICE/PAPER=PATH or evidence/PAPER=PATH is expected");
    }
    path = argument.substr(equals + 1);
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw Refusal(path + ": a file is expected, this is a folder");
    papers::Attachment attachment;
    attachment.service = argument.substr(0, slash);
    attachment.paper = argument.substr(slash + 1, equals - slash - 1);
    attachment.name = name_of(path);
    attachment.handle = handle;
    AttachmentDigest digest;
    for_each_piece(path, [&](std::span<const char> piece) { digest.update(std::as_bytes(piece)); });
    FileDigest result = digest.finish();
    attachment.sha256 = std::move(result.sha256);
    attachment.crc32 = result.crc32;
    attachment.size = result.size;
    return attachment;
}

/// Refuses what belongs to no service or paper of the case, and says what there is.
void check_places(const policy::Pack& pack, const assess::Case& value,
                  std::vector<papers::Attachment>& attachments) {
    for (papers::Attachment& attachment : attachments) {
        const bool is_service = std::ranges::find(value.services, attachment.service, &assess::Service::id) !=
                                value.services.end();
        const bool is_evidence = !is_service && attachment.service == package::evidence_folder;
        std::string expected;
        if (is_evidence) {
            for (const policy::Evidence& evidence : pack.evidence) {
                if (evidence.id == attachment.paper) expected.clear(), attachment.service.clear();
            }
            if (attachment.service.empty()) continue;
            for (const policy::Evidence& evidence : pack.evidence) expected += " evidence/" + evidence.id;
        } else if (is_service) {
            if (std::ranges::find(pack.papers, attachment.paper, &policy::Paper::id) != pack.papers.end())
                continue;
            for (const policy::Paper& paper : pack.papers)
                expected += " " + attachment.service + "/" + paper.id;
        } else {
            for (const assess::Service& service : value.services) expected += " " + service.id + "/…";
            expected += " evidence/…";
        }
        throw Refusal("--attach: found \"" + attachment.service + "/" + attachment.paper + "\", one of" +
                      expected + " is expected");
    }
}

std::string bytes_of_pack(const Context& context, const std::string& file, const policy::Pack& pack) {
    if (!file.empty()) return read_input(file, most_bytes_of_pack);
    for (const PackSource& source : context.packs) {
        if (sha256_hex(source.json) == pack.sha256) return source.json;
    }
    throw Refusal(pack.id + ": the pack's file is gone");
}

/// Writes beside the target and renames at the end, so that a half-written package never has the package's
/// name.
void write(const package::PackagePlan& plan, const std::vector<std::string>& paths,
           const std::vector<papers::Attachment>& attachments, const std::string& target) {
    const std::string part = target + ".part";
    try {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        if (!out) throw Refusal(target + ": cannot be written");
        for (const package::Segment& segment : plan.segments) {
            if (const auto* bytes = std::get_if<std::string>(&segment)) {
                out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
                continue;
            }
            const std::uint32_t handle = std::get<package::AttachmentRef>(segment).handle;
            AttachmentDigest digest;  // once more: what is written is what was listed
            for_each_piece(paths[handle], [&](std::span<const char> piece) {
                digest.update(std::as_bytes(piece));
                out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
            });
            if (digest.finish().sha256 != attachments[handle].sha256)
                throw Refusal(paths[handle] + ": changed while the package was made; make it again");
        }
        out.close();
        if (!out) throw Refusal(target + ": cannot be written to its end, is there room on the disk?");
        std::error_code error;
        std::filesystem::rename(part, target, error);
        if (error) throw Refusal(target + ": cannot be written: " + error.message());
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        throw;
    }
}

}  // namespace

int package_command(const Context& context, std::vector<std::string> arguments) {
    const std::string policy_file = take_option(arguments, "--policy");
    const std::string target = take_option(arguments, "--out");
    const std::string language = take_option(arguments, "--language");
    if (!language.empty() && language != "zh" && language != "en")
        throw Refusal("--language: found \"" + language + "\", zh or en is expected");
    std::vector<std::string> attached;
    for (auto it = arguments.begin(); it != arguments.end();) {
        if (*it != "--attach") {
            ++it;
            continue;
        }
        if (it + 1 == arguments.end()) throw Refusal("--attach: SERVICE/PAPER=PATH is expected behind it");
        attached.push_back(*(it + 1));
        it = arguments.erase(it, it + 2);
    }
    if (target.empty() || arguments.size() != 1 || arguments[0].starts_with("--")) {
        throw Refusal(
            "usage: voucher package FILE [--attach SERVICE/PAPER=PATH]… --out X.zip [--language zh|en] "
            "[--policy PACK]");
    }
    const std::string json = read_input(arguments[0], most_bytes_of_case);
    const policy::Pack pack =
        find_pack(context, policy_file, policy_file.empty() ? assess::policy_of(json) : std::string{});
    const auto value = assess::read_case(json, pack);
    if (!value) throw Refusal(arguments[0] + ": " + to_line(value.error().front()));

    std::vector<std::string> paths(attached.size());
    std::vector<papers::Attachment> attachments;
    for (std::size_t i = 0; i < attached.size(); ++i)
        attachments.push_back(attachment_of(attached[i], static_cast<std::uint32_t>(i), paths[i]));
    check_places(pack, *value, attachments);

    const std::string pack_json = bytes_of_pack(context, policy_file, pack);
    const papers::Words words = words_of(context, language.empty() ? "zh" : language);
    const package::SubmissionPlan submission =
        package::plan_submission({pack, pack_json, *value, context.today, attachments, words,
                                  language == "en" ? papers::Language::en : papers::Language::zh});
    write(submission.plan, paths, attachments, target);
    std::cout << target << ": " << submission.plan.size << " bytes, " << attachments.size()
              << " attachments, "
              << (submission.complete ? "complete" : "a draft, required papers are missing") << "\n";
    return done;
}

}  // namespace voucher::cli
