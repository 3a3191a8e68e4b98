// Prints what is asked of the machine that makes papers, one line of JSON for each case of the given files of tests/cases
// that can be read, in both languages and with a file attached: for written.mjs, which holds it against that machine.
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "src/base/sha256.hpp"
#include "src/papers/generated.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;

// packs.hpp, without a test around it
std::string tests::read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const policy::Pack& tests::pack_of(const std::string& id) {
    static std::map<std::string, policy::Pack> loaded;
    if (const auto it = loaded.find(id); it != loaded.end()) return it->second;
    const std::string own = std::string(VOUCHER_ASSETS_DIR) + "/policies/" + id + ".json";
    const std::string json = read_file(std::filesystem::exists(own) ? own : std::string(VOUCHER_CASES_DIR) + "/packs/" + id + ".json");
    return loaded.emplace(id, *policy::load_pack(json, sha256_hex(json)).pack).first->second;
}

int main(int count, char** arguments) {
    const papers::Words words[] = {tests::words_of("zh"), tests::words_of("en")};
    for (int i = 1; i < count; ++i) {
        const auto file = nlohmann::json::parse(tests::read_file(arguments[i]));
        const policy::Pack& pack = tests::pack_of(file["policy"]);
        for (const auto& given : file["cases"]) {
            const auto value = assess::read_case(tests::whole_case(file, given).dump(), pack);
            if (!value) continue;
            const assess::Assessment assessment = assess::assess(pack, *value, *value->as_of);
            const std::vector<papers::Attachment> files{tests::paper_file("s1", "contract", "合同 <1>.pdf"), tests::paper_file("", "business_licence", "执照.jpg")};
            for (const auto language : {papers::Language::zh, papers::Language::en}) {
                std::cout << papers::request_for({pack, *value, assessment, files, words[language == papers::Language::zh ? 0 : 1], language}, papers::generated_under(pack)) << "\n";
            }
        }
    }
    return std::cout ? 0 : 1;
}
