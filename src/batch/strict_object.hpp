// An object of a file while it is read: typed access by key, and a finding with its JSON pointer for whatever is
// missing, of another type, or not asked for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/json_reader.hpp"

namespace voucher::batch {

/// Findings of one file. `prefix` begins their codes: "sheets" gives sheets_wrong_type, sheets_missing_key,
/// sheets_unknown_key, sheets_bad_value.
struct Complaints {
    std::string prefix;
    std::vector<Finding> findings;
    std::size_t most = 20;  // more of one file help nobody

    void say(std::string_view what, std::string place, std::string found, std::string expected) {
        if (findings.size() >= most) return;
        findings.push_back({Severity::error, prefix + "_" + std::string(what), std::move(place),
                            std::move(found), std::move(expected)});
    }
};

/// Remembers which keys were asked for, and complains of the others when it goes.
class StrictObject {
public:
    StrictObject(const nlohmann::json& value, std::string place, Complaints& complaints)
        : value_(value), place_(std::move(place)), complaints_(complaints) {
        if (!value_.is_object()) complaints_.say("wrong_type", place_, shown(value_), "an object");
    }
    StrictObject(const StrictObject&) = delete;
    StrictObject& operator=(const StrictObject&) = delete;
    ~StrictObject() {
        if (!value_.is_object()) return;
        for (const auto& [key, unused] : value_.items()) {
            if (std::ranges::find(asked_, key) == asked_.end())
                complaints_.say("unknown_key", at(key), shown(key), "a key of the format");
        }
    }

    [[nodiscard]] std::string at(std::string_view key) const { return place_ + "/" + pointer_token(key); }
    [[nodiscard]] const std::string& place() const { return place_; }
    Complaints& complaints() { return complaints_; }

    /// Null is as good as absent.
    const nlohmann::json* find(std::string_view key, bool needed) {
        asked_.emplace_back(key);
        if (!value_.is_object()) return nullptr;
        const auto it = value_.find(key);
        if (it != value_.end() && !it->is_null()) return &*it;
        if (needed) complaints_.say("missing_key", at(key), "nothing", "\"" + std::string(key) + "\"");
        return nullptr;
    }
    std::string text(std::string_view key, bool needed, std::size_t most) {
        const nlohmann::json* v = find(key, needed);
        if (v == nullptr) return {};
        if (v->is_string() && v->get_ref<const std::string&>().size() <= most) return v->get<std::string>();
        complaints_.say("wrong_type", at(key), shown(*v), "a text of at most " + std::to_string(most) + " bytes");
        return {};
    }
    bool flag(std::string_view key) {
        const nlohmann::json* v = find(key, false);
        if (v == nullptr) return false;
        if (!v->is_boolean()) complaints_.say("wrong_type", at(key), shown(*v), "true or false");
        return v->is_boolean() && v->get<bool>();
    }
    /// each(element, its place)
    template <typename Each>
    void list(std::string_view key, bool needed, std::size_t most, Each each) {
        const nlohmann::json* v = find(key, needed);
        if (v == nullptr) return;
        if (!v->is_array() || v->size() > most) {
            complaints_.say("wrong_type", at(key), shown_size(*v),
                            "a list of at most " + std::to_string(most) + " elements");
            return;
        }
        for (std::size_t i = 0; i < v->size(); ++i) each((*v)[i], at(key) + "/" + std::to_string(i));
    }
    template <typename Each>
    void objects(std::string_view key, bool needed, std::size_t most, Each each) {
        list(key, needed, most, [&](const nlohmann::json& v, const std::string& place) {
            StrictObject object(v, place, complaints_);
            each(object);
        });
    }
    /// each(key, value, its place), of an object whose keys are free.
    template <typename Each>
    void members(std::string_view key, Each each) {
        const nlohmann::json* v = find(key, false);
        if (v == nullptr) return;
        if (!v->is_object()) return complaints_.say("wrong_type", at(key), shown(*v), "an object");
        for (const auto& [name, member] : v->items()) each(name, member, at(key) + "/" + pointer_token(name));
    }
    std::vector<std::string> texts(std::string_view key, std::size_t most, std::size_t longest) {
        std::vector<std::string> result;
        list(key, false, most, [&](const nlohmann::json& v, const std::string& place) {
            if (v.is_string() && !v.get_ref<const std::string&>().empty() && v.get_ref<const std::string&>().size() <= longest)
                result.push_back(v.get<std::string>());
            else
                complaints_.say("wrong_type", place, shown(v), "a text that is not empty");
        });
        return result;
    }
    /// The file's own name of its form.
    void format(std::string_view name) {
        const nlohmann::json* v = find("format", true);
        if (v != nullptr && *v != name)
            complaints_.say("bad_format", at("format"), shown(*v), "\"" + std::string(name) + "\"");
    }

private:
    static std::string shown_size(const nlohmann::json& value) {
        return value.is_array() ? std::to_string(value.size()) + " elements" : shown(value);
    }

    const nlohmann::json& value_;
    std::string place_;
    Complaints& complaints_;
    std::vector<std::string> asked_;
};

}  // namespace voucher::batch
