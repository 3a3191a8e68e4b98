#include "tests/unit/packs.hpp"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "src/base/sha256.hpp"

namespace voucher::tests {

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    INFO(path);
    REQUIRE(in);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const policy::Pack& pack_of(const std::string& id) {
    static std::map<std::string, policy::Pack> loaded;
    if (const auto it = loaded.find(id); it != loaded.end()) return it->second;
    const std::string own = std::string(VOUCHER_ASSETS_DIR) + "/policies/" + id + ".json";
    const std::string fixture = std::string(VOUCHER_CASES_DIR) + "/packs/" + id + ".json";
    const std::string json = read_file(std::filesystem::exists(own) ? own : fixture);
    policy::LoadResult result = policy::load_pack(json, sha256_hex(json));
    for (const Finding& finding : result.findings) UNSCOPED_INFO(to_line(finding));
    REQUIRE(result.pack);
    return loaded.emplace(id, std::move(*result.pack)).first->second;
}

}  // namespace voucher::tests
