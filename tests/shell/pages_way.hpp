// A person in front of the whole application, without a browser: the product's own pack and catalogues, and what an
// enterprise does on its way.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/app/application.hpp"
#include "shell/app/catalogue.hpp"
#include "shell/platform/headless.hpp"

namespace voucher::tests {

std::string read_asset(std::string_view path);

/// The pack and every catalogue of assets/, in the order of their names.
const app::Resources& product();

/// Both languages' words, for finding things by name.
const app::Catalogue& words(app::Language language);

/// The application and who uses it.
class Visit {
public:
    /// `kiosk`: what kiosk.json holds; none: it is no kiosk.
    explicit Visit(ui::Size page = {1280, 800}, app::Language language = app::Language::zh, std::optional<std::string> kiosk = {});

    platform::Headless person;

    [[nodiscard]] const std::string& t(std::string_view key) const { return words(language_)(key); }
    [[nodiscard]] std::string t(std::string_view key, app::Catalogue::Values values) const { return words(language_)(key, values); }

    void choose_day(std::string_view day);   // in the as-of dialog
    void start(std::string_view role);       // "enterprise", "team"
    void go(std::string_view page);          // by rail or tab
    /// Opens what is folded and answers every question by its fact's id.
    void answer(std::string_view fact, std::string_view option);
    void answer_all_well(bool service);
    void enter_service(std::string_view category, std::string_view region, std::string_view amount);
    /// A whole case with one local test of 100,000.
    void whole_case();
    /// On the papers page: the four papers that the first service's claim needs.
    void give_papers();
    [[nodiscard]] bool says(std::string_view part) const { return person.says(part); }
    [[nodiscard]] app::Language language() const { return language_; }

private:
    app::Language language_;
    std::unique_ptr<app::Application> application_;
};

/// The question of a fact as its control is named.
std::string question_of(std::string_view fact, app::Language language);
std::string option_of(std::string_view fact, std::string_view option, app::Language language);

}  // namespace voucher::tests
