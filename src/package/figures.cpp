#include "src/package/figures.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace voucher::package {
namespace {

using assess::MoneyRange;
using nlohmann::json;

const json* member(const json* object, const char* key) {
    if (object == nullptr || !object->is_object()) return nullptr;
    const auto at = object->find(key);
    return at == object->end() ? nullptr : &*at;
}

/// The stated total of a service, by its id; of all together without one.
std::optional<MoneyRange> stated(const json& enclosed, const std::string* service) {
    const json* holder = member(&enclosed, service == nullptr ? "totals" : "services");
    if (service != nullptr) {
        if (holder == nullptr || !holder->is_array()) return std::nullopt;
        const auto row = std::ranges::find_if(*holder, [&](const json& each) {
            const json* const id = member(&each, "id");
            return id != nullptr && *id == *service;
        });
        holder = row == holder->end() ? nullptr : &*row;
    }
    const json* const total = member(holder, "total");
    return total == nullptr ? std::nullopt : range_of(*total);
}

}  // namespace

std::optional<MoneyRange> range_of(const json& value) {
    const json* const low = member(&value, "low");
    const json* const high = member(&value, "high");
    if (low == nullptr || high == nullptr || value.size() != 2 || !low->is_string() || !(high->is_null() || high->is_string())) return std::nullopt;
    const auto least = Money::parse(low->get_ref<const std::string&>());
    if (!least) return std::nullopt;
    if (high->is_null()) return MoneyRange{*least, std::nullopt};
    const auto most = Money::parse(high->get_ref<const std::string&>());
    if (!most) return std::nullopt;
    return MoneyRange{*least, *most};
}

std::vector<FigureLine> figure_lines(const policy::Pack& pack, const assess::Case& value, const assess::Assessment& computed, const json& enclosed) {
    assess::Case unchosen = value;
    std::ranges::fill(unchosen.readings, 0);
    const assess::Figures by_default = assess::evaluate(pack, unchosen, computed.as_of);
    std::vector<FigureLine> lines;
    for (std::size_t s = 0; s < value.services.size(); ++s) {
        const assess::Service& service = value.services[s];
        const auto title = service.texts.find("title");
        lines.push_back({s, title == service.texts.end() ? std::string{} : title->second, stated(enclosed, &service.id),
                         computed.figures.services[s].total, by_default.services[s].total});
    }
    lines.push_back({{}, {}, stated(enclosed, nullptr), computed.figures.total, by_default.total});
    return lines;
}

std::vector<ReadingLine> reading_lines(const policy::Pack& pack, const assess::Case& value) {
    std::vector<ReadingLine> lines;
    for (std::size_t i = 0; i < pack.readings.size(); ++i) {
        const int used = value.readings[i];
        if (used == 0) continue;
        const policy::Reading& reading = pack.readings[i];
        const policy::Article* const article = pack.article(reading.article);
        lines.push_back({reading.title, reading.options[static_cast<std::size_t>(used)].label, reading.options.front().label,
                         article != nullptr ? article->label : policy::Text{reading.article, reading.article}});
    }
    return lines;
}

}  // namespace voucher::package
