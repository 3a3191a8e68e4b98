#include "shell/app/catalogue.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "src/base/text.hpp"

namespace voucher::app {

Catalogue::Catalogue(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        const nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
        if (!json.is_object()) throw std::runtime_error("A language catalogue is not a JSON object.");
        for (const auto& [key, text] : json.items()) {
            if (!text.is_string()) throw std::runtime_error("The catalogue's " + key + " is not a text.");
            texts_[key] = text.get<std::string>();
        }
    }
}

const std::string& Catalogue::operator()(std::string_view key) const {
    const auto found = texts_.find(std::string(key));
    if (found != texts_.end()) return found->second;
    return *missing_.insert(std::string(key)).first;
}

std::string Catalogue::operator()(std::string_view key, Values values) const {
    return filled((*this)(key), values);
}

}  // namespace voucher::app
