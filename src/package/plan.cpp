#include "src/package/plan.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "src/base/sha256.hpp"
#include "src/package/bag_text.hpp"
#include "src/zip/names.hpp"
#include "src/zip/zip_writer.hpp"

namespace voucher::package {
namespace {

bool is_digest(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

PackagePlan plan_package(const PackageInput& input) {
    for (const Enclosure& enclosure : input.enclosures) {
        if (!is_digest(enclosure.file.sha256))
            throw std::invalid_argument("plan_package: \"" + enclosure.file.name +
                                        "\" has no SHA-256 of 64 hex digits");
    }
    PackagePlan plan;
    zip::DistinctPaths paths;
    std::uint64_t octets = 0;
    // In a manifest the payload is sorted by path, so that two bags can be compared by eye.
    std::vector<std::pair<std::string, std::string>> payload;
    for (const Document& document : input.documents) {
        octets += document.bytes.size();
        payload.emplace_back("data/" + document.path, sha256_hex(document.bytes));
    }
    for (const Enclosure& enclosure : input.enclosures) {
        octets += enclosure.file.size;
        plan.enclosure_paths.push_back(paths.take("data/" + enclosure.folder, enclosure.file.name));
        payload.emplace_back(plan.enclosure_paths.back(), enclosure.file.sha256);
    }
    std::ranges::sort(payload);
    std::string manifest;
    for (const auto& [path, sha256] : payload) manifest += manifest_line(sha256, path);

    std::vector<Label> labels = input.labels;
    labels.push_back({"Payload-Oxum", std::to_string(octets) + "." + std::to_string(payload.size())});
    const std::pair<std::string_view, std::string> tags[] = {{"bag-info.txt", bag_info(labels)},
                                                             {"bagit.txt", std::string(bag_declaration)},
                                                             {"manifest-sha256.txt", std::move(manifest)}};
    std::string tag_manifest;
    for (const auto& [path, bytes] : tags) tag_manifest += manifest_line(sha256_hex(bytes), path);

    const std::string folder = zip::safe_name(input.folder) + "/";
    zip::ZipWriter archive(input.day);
    // bagit.txt first: whoever looks at the first bytes sees what this is
    archive.add(folder + "bagit.txt", tags[1].second);
    archive.add(folder + "bag-info.txt", tags[0].second);
    archive.add(folder + "manifest-sha256.txt", tags[2].second);
    archive.add(folder + "tagmanifest-sha256.txt", std::move(tag_manifest));
    for (const Document& document : input.documents)
        archive.add(folder + "data/" + document.path, document.bytes);
    for (std::size_t i = 0; i < input.enclosures.size(); ++i) {
        const papers::Attachment& file = input.enclosures[i].file;
        archive.add(folder + plan.enclosure_paths[i], AttachmentRef{file.handle, file.size}, file.crc32);
    }
    plan.segments = archive.finish();
    plan.size = archive.size();
    return plan;
}

}  // namespace voucher::package
