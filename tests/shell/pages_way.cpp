#include "tests/shell/pages_way.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "shell/pages/context.hpp"
#include "src/base/sha256.hpp"
#include "src/package/digest.hpp"
#include "src/papers/attachment_checks.hpp"

namespace voucher::tests {
namespace {

using ui::Role;

const policy::Pack& pack() {
    static const policy::Pack loaded = *policy::load_pack(product().packs.front(), sha256_hex(product().packs.front())).pack;
    return loaded;
}

const policy::Fact& fact_of(std::string_view id) {
    for (const policy::Fact& fact : pack().facts) {
        if (fact.id == id) return fact;
    }
    throw std::runtime_error("The pack has no fact " + std::string(id));
}

platform::event::FileDigested digest(platform::FileHandle file, const std::string& bytes) {
    AttachmentDigest digest;
    digest.update({reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()});
    const FileDigest done = digest.finish();
    return {.handle = file, .sha256 = done.sha256, .crc32 = done.crc32, .size = done.size, .head = bytes.substr(0, papers::head_bytes)};
}

/// A file's lines stand for what a browser would find in a real one: "InvoiceNumber=…" is a key, "QR=…" a code.
platform::event::FileInspected inspect(platform::FileHandle file, const std::string& bytes) {
    platform::event::FileInspected found{.handle = file};
    std::istringstream lines(bytes);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t at = line.find('=');
        if (at == std::string::npos) continue;
        if (line.starts_with("QR=")) found.qr_texts.push_back(line.substr(at + 1));
        else found.pdf_keys[line.substr(0, at)] = line.substr(at + 1);
    }
    return found;
}

/// Upright, as large as asked for; of an empty file there is none.
ui::Size picture(const std::string& bytes, float edge) { return bytes.empty() ? ui::Size{} : ui::Size{edge * 0.7f, edge}; }

}  // namespace

std::string read_asset(std::string_view path) {
    std::ifstream file(std::string(VOUCHER_ASSETS_DIR) + "/" + std::string(path), std::ios::binary);
    if (!file) throw std::runtime_error("There is no " + std::string(path));
    return {std::istreambuf_iterator<char>(file), {}};
}

const app::Resources& product() {
    static const app::Resources resources = [] {
        app::Resources all;
        all.packs.push_back(read_asset("policies/liaocheng-2022-73.json"));
        all.roster_words.push_back(read_asset("rosters/liaocheng-2022-73.json"));
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(std::string(VOUCHER_ASSETS_DIR) + "/catalogues")) names.push_back(entry.path().filename());
        std::ranges::sort(names);
        for (const std::string& name : names) {
            if (name.ends_with("zh.json")) all.catalogues_zh.push_back(read_asset("catalogues/" + name));
            if (name.ends_with("en.json")) all.catalogues_en.push_back(read_asset("catalogues/" + name));
        }
        return all;
    }();
    return resources;
}

const app::Catalogue& words(app::Language language) {
    static const app::Catalogue zh(product().catalogues_zh);
    static const app::Catalogue en(product().catalogues_en);
    return language == app::Language::zh ? zh : en;
}

std::string question_of(std::string_view fact, app::Language language) {
    const policy::Text& question = fact_of(fact).question;
    return pages::plain(question.in(language));
}

std::string option_of(std::string_view fact, std::string_view option, app::Language language) {
    const policy::Fact& its = fact_of(fact);
    const auto at = std::ranges::find(its.option_ids, option);
    if (at == its.option_ids.end()) return words(language)("answer." + std::string(option));
    const policy::Text& label = its.options[static_cast<std::size_t>(at - its.option_ids.begin())].label;
    return label.in(language);
}

Visit::Visit(ui::Size page, app::Language language, std::optional<std::string> kiosk)
    : person({.fonts_dir = VOUCHER_FONTS_DIR, .page = page, .digest = digest, .inspect = inspect, .picture = picture}), language_(language),
      application_([&] {
          app::Resources resources = product();
          resources.kiosk = kiosk;
          return std::make_unique<app::Application>(person, person.ui(), resources);
      }()) {
    person.attach(*application_);
    if (kiosk) {
        if (language == app::Language::en) person.click(Role::button, t("bar.en"));
        return;
    }
    if (language == app::Language::en) {
        if (person.find(Role::radio, t("bar.en")) == nullptr) person.click(Role::button, words(app::Language::zh)("bar.menu"));
        person.click(Role::radio, t("bar.en"));
        if (person.find(Role::dialog, t("bar.menu")) != nullptr) person.click(Role::button, t("dialog.close"));
    }
}

void Visit::choose_day(std::string_view day) {
    for (const ui::Node& node : person.tree().nodes) {
        if (node.key == "bar/as_of") {
            person.click_key(node.key);
            break;
        }
    }
    person.type(t("asof.day"), day);
    person.click(Role::button, t("asof.go"));
}

void Visit::start(std::string_view role) {
    const std::string key = "role." + std::string(role);
    person.click(Role::button, t(key) + t("role.colon") + t(key + ".go"));
}

void Visit::go(std::string_view page) {
    for (const char* where : {"steps/", "steps/tabs/"}) {
        const std::string key = where + std::string(page);
        if (person.find_key(key) != nullptr) return person.click_key(key);
    }
    throw std::runtime_error("There is no step " + std::string(page));
}

void Visit::answer(std::string_view fact, std::string_view option) {
    const std::string question = question_of(fact, language_);
    const std::string label = option_of(fact, option, language_);
    const auto group = [&]() -> const ui::Node* {
        for (const ui::Node& node : person.tree().nodes) {
            if (node.role == Role::radiogroup && node.name == question) return &node;
        }
        return nullptr;
    };
    // What is folded is opened, as a person who looks for the question would do.
    std::set<std::string> opened;
    while (group() == nullptr) {
        const auto folded = std::ranges::find_if(person.tree().nodes, [&](const ui::Node& node) {
            return node.role == Role::button && node.expanded == false && node.key.starts_with("main/") && !opened.contains(node.key);
        });
        if (folded == person.tree().nodes.end()) break;
        const std::string key = folded->key;
        opened.insert(key);
        person.click_key(key);
    }
    const ui::Node* found = group();
    if (found == nullptr) throw std::runtime_error("No question: " + question + "\n" + person.described());
    const std::string prefix = found->key + "/";
    for (const ui::Node& node : person.tree().nodes) {
        if (node.role == Role::radio && node.key.starts_with(prefix) && node.name == label) return person.click_key(std::string(node.key));
    }
    throw std::runtime_error("No answer " + label + " to " + question);
}

void Visit::answer_all_well(bool service) {
    const auto yes = service ? std::vector<std::string_view>{"provider_network_member", "booked_on_network"}
                             : std::vector<std::string_view>{"registered_in_city", "legal_person", "sound_finance", "green_threshold_ok", "network_member", "honest_and_real_name"};
    const auto no = service ? std::vector<std::string_view>{"mandatory_or_routine", "publicly_funded", "affiliated_with_provider", "already_redeemed"}
                            : std::vector<std::string_view>{"bad_credit_record", "major_safety_accident", "major_quality_accident", "serious_environmental_violation",
                                                            "serious_research_dishonesty"};
    for (const std::string_view fact : yes) answer(fact, "yes");
    for (const std::string_view fact : no) answer(fact, "no");
}

void Visit::enter_service(std::string_view category, std::string_view region, std::string_view amount) {
    const auto label = [&](std::string_view fact) { return fact_of(fact).label.in(language_); };
    const auto choose = [&](std::string_view fact, std::string_view option) {
        const std::string wanted = option_of(fact, option, language_);
        for (const ui::Node& node : person.tree().nodes) {
            if (node.role == Role::radio && node.name == wanted && node.key.find("/" + std::string(fact) + "/") != std::string::npos) return person.click_key(std::string(node.key));
        }
        person.click(Role::radio, wanted);
    };
    choose("category", category);
    choose("provider_region", region);
    person.type(label("contract_amount"), amount);
    person.type(label("invoice_amount"), amount);
    person.type(label("completed_on"), "2025-3-10");
    person.type(label("claimed_on"), "20250520");
    answer_all_well(true);
}

void Visit::give_papers() {
    for (const char* paper : {"contract", "invoice", "result_proof", "relevance_proof"}) {
        const std::vector<platform::Headless::File> file{{std::string(paper) + ".pdf", "application/pdf", std::string("the paper called ") + paper}};
        person.give_files({std::string("paper:s1/") + paper}, file);
        person.settle();
    }
}

void Visit::whole_case() {
    choose_day("2025-06-01");
    start("enterprise");
    answer("registered_in_city", "yes");
    person.type(question_of("staff", language_), "42");
    person.type(question_of("annual_sales", language_), "1200万");
    answer_all_well(false);
    go("services");
    person.click(Role::button, t("services.add"));
    enter_service("testing", "liaocheng", "100000");
}

}  // namespace voucher::tests
