#include "src/package/plan.hpp"

#include <catch_amalgamated.hpp>
#include <stdexcept>

#include "src/base/sha256.hpp"
#include "src/package/bag_text.hpp"
#include "src/zip/zip_writer.hpp"

using namespace voucher;
using namespace voucher::package;
using zip::ZipWriter;

namespace {

papers::Attachment file(std::string name, std::uint64_t size, std::uint32_t handle) {
    return {"s1", "contract", std::move(name), size, std::string(64, 'a'), 0x12345678, handle};
}

PackageInput input() {
    return {"提交包", *Date::from_civil(2025, 6, 1), {{"Source-Organization", "示例\n公司"}}, {{"case.json", "{}"}},
            {{"papers/s1/contract", file("合同.pdf", 10, 0)}, {"papers/s1/contract", file("合同.PDF", 20, 1)}}};
}

/// All bytes of the plan that are its own.
std::string own_bytes(const PackagePlan& plan) {
    std::string bytes;
    for (const Segment& segment : plan.segments) {
        if (const auto* text = std::get_if<std::string>(&segment)) bytes += *text;
    }
    return bytes;
}

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

TEST_CASE("a plan refers to attachments and holds none of their bytes") {
    const PackagePlan plan = plan_package(input());
    std::vector<AttachmentRef> references;
    std::uint64_t size = 0;
    for (const Segment& segment : plan.segments) {
        if (const auto* reference = std::get_if<AttachmentRef>(&segment)) references.push_back(*reference), size += reference->size;
        else size += std::get<std::string>(segment).size();
    }
    CHECK(references == std::vector<AttachmentRef>{{0, 10}, {1, 20}});
    CHECK(plan.size == size);
    CHECK(plan.enclosure_paths == std::vector<std::string>{"data/papers/s1/contract/合同.pdf", "data/papers/s1/contract/合同 (2).PDF"});
}

TEST_CASE("the same input gives the same bytes") { CHECK(plan_package(input()).segments == plan_package(input()).segments); }

TEST_CASE("the manifests list the payload and the tag files, and the bag says its size") {
    const std::string bytes = own_bytes(plan_package(input()));
    CHECK(bytes.find(sha256_hex("{}") + "  data/case.json\n") != std::string::npos);
    CHECK(bytes.find(std::string(64, 'a') + "  data/papers/s1/contract/合同.pdf\n") != std::string::npos);
    CHECK(bytes.find(sha256_hex(bag_declaration) + "  bagit.txt\n") != std::string::npos);
    CHECK(bytes.find("Payload-Oxum: 32.3\n") != std::string::npos);
    CHECK(bytes.find("Source-Organization: 示例 公司\n") != std::string::npos);
}

TEST_CASE("an attachment without a digest is a mistake of the caller") {
    PackageInput wrong = input();
    wrong.enclosures[0].file.sha256 = "abc";
    CHECK_THROWS_AS(plan_package(wrong), std::invalid_argument);
}

TEST_CASE("line ends and percent signs of a path are coded in a manifest, and nothing else") {
    CHECK(coded_path("a%b\r\nc d") == "a%25b%0D%0Ac d");
    CHECK(decoded_path("a%25b%0D%0Ac%20") == "a%b\r\nc%20");
    CHECK(decoded_path("%") == "%");
    for (const char* path : {"100%25.pdf", "%0A", "plain"}) CHECK(decoded_path(coded_path(path)) == path);
}

TEST_CASE("an archive of ordinary size has no zip64 records") {
    const std::string bytes = own_bytes(plan_package(input()));
    CHECK(bytes.find("PK\x06\x06") == std::string::npos);
    CHECK(little(bytes, bytes.size() - 22, 4) == 0x06054b50);
}

TEST_CASE("an attachment of 5 GiB has its sizes in zip64, and what follows it its offset") {
    constexpr std::uint64_t large = 5ULL << 30U;
    ZipWriter zip(*Date::from_civil(2025, 6, 1));
    zip.add("large", AttachmentRef{0, large}, 1);
    zip.add("small", "x");
    const std::vector<Segment> segments = zip.finish();
    const std::string& local = std::get<std::string>(segments[0]);
    CHECK(little(local, 4, 2) == 45);
    CHECK(little(local, 18, 4) == 0xFFFFFFFF);
    CHECK(little(local, 22, 4) == 0xFFFFFFFF);
    CHECK(little(local, 30 + 5, 2) == 1);           // zip64 extra field
    CHECK(little(local, 30 + 5 + 4, 8) == large);
    CHECK(little(local, 30 + 5 + 12, 8) == large);
    const std::string& rest = std::get<std::string>(segments[2]);
    const std::size_t end64 = rest.find("PK\x06\x06");
    REQUIRE(end64 != std::string::npos);
    CHECK(little(rest, end64 + 32, 8) == 2);        // entries
    CHECK(little(rest, end64 + 48, 8) == local.size() + large + 30 + 5 + 1);  // where the directory starts
    const std::size_t second = rest.find("PK\x01\x02", rest.find("PK\x01\x02") + 1);
    REQUIRE(second != std::string::npos);
    CHECK(little(rest, second + 42, 4) == 0xFFFFFFFF);
    CHECK(little(rest, second + 46 + 5, 2) == 1);
    CHECK(little(rest, second + 46 + 5 + 4, 8) == local.size() + large);
}

TEST_CASE("70,000 entries are counted in zip64") {
    ZipWriter zip(*Date::from_civil(2025, 6, 1));
    for (int i = 0; i < 70'000; ++i) zip.add("f" + std::to_string(i), "");
    const std::vector<Segment> segments = zip.finish();
    const std::string& bytes = std::get<std::string>(segments[0]);
    const std::size_t end64 = bytes.rfind("PK\x06\x06");
    REQUIRE(end64 != std::string::npos);
    CHECK(little(bytes, end64 + 32, 8) == 70'000);
    CHECK(little(bytes, bytes.size() - 12, 2) == 0xFFFF);
    CHECK(little(bytes, bytes.size() - 22 - 20 + 8, 8) == end64);
}

TEST_CASE("a day before ZIP's calendar counts as its first") {
    ZipWriter zip(*Date::from_civil(1960, 6, 1));
    zip.add("a", "");
    const std::vector<Segment> segments = zip.finish();
    CHECK(little(std::get<std::string>(segments[0]), 12, 2) == 0x21);
}
