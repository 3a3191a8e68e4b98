// An object of a pack's file while it is read: typed access by key, and a finding with its place for whatever is
// missing, of another type, or not asked for.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/json_reader.hpp"
#include "src/policy/pack.hpp"

namespace voucher::policy {

inline constexpr std::size_t most_elements = 4096;  // of a list in a pack

/// An object of the file with its place, that remembers which keys were asked for.
class Object {
public:
    Object(const nlohmann::json& value, std::string place, std::vector<Finding>& findings) : value_(value), place_(std::move(place)), findings_(findings) {
        if (!value_.is_object()) complain("pack_wrong_type", place_, shown(value_), "an object");
    }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;
    ~Object() {
        if (!value_.is_object()) return;
        for (const auto& [key, unused] : value_.items()) {
            if (std::ranges::find(asked_, key) == asked_.end()) {
                complain("pack_unknown_key", place_ + "/" + pointer_token(key), key, "a key of policy-pack/1");
            }
        }
    }

    [[nodiscard]] std::string at(std::string_view key) const { return place_ + "/" + std::string(key); }

    const nlohmann::json* find(std::string_view key, bool needed) {
        asked_.emplace_back(key);
        if (!value_.is_object()) return nullptr;
        const auto it = value_.find(key);
        if (it != value_.end()) return &*it;
        if (needed) complain("pack_missing_key", at(key), "nothing", "\"" + std::string(key) + "\"");
        return nullptr;
    }
    bool has(std::string_view key) const { return value_.is_object() && value_.contains(key); }

    std::string string(std::string_view key, bool needed = true) {
        const nlohmann::json* v = find(key, needed);
        if (v == nullptr) return {};
        if (!v->is_string()) {
            complain("pack_wrong_type", at(key), shown(*v), "a string");
            return {};
        }
        // an empty condition or amount would be none at all
        if (needed && v->get_ref<const std::string&>().empty()) complain("pack_wrong_type", at(key), shown(*v), "a string that is not empty");
        return v->get<std::string>();
    }
    Text text(std::string_view key, bool needed = true) {
        const nlohmann::json* v = find(key, needed);
        if (v == nullptr) return {};
        Object both(*v, at(key), findings_);
        return {both.string("zh"), both.string("en")};
    }
    bool flag(std::string_view key) {
        const nlohmann::json* v = find(key, false);
        if (v == nullptr) return false;
        if (!v->is_boolean()) complain("pack_wrong_type", at(key), shown(*v), "true or false");
        return v->is_boolean() && v->get<bool>();
    }
    Date date(std::string_view key) {
        const std::string text = string(key);
        const auto date = Date::parse(text);
        if (!date && !text.empty()) complain("pack_bad_date", at(key), text, "a day that exists, YYYY-MM-DD");
        return date.value_or(Date{});
    }
    Money money(std::string_view key) {
        const std::string text = string(key);
        const auto money = Money::parse(text);
        if (!money && !text.empty()) complain("pack_bad_money", at(key), text, "yuan with at most two decimals, as a string");
        return money.value_or(Money{});
    }
    std::vector<std::string> strings(std::string_view key, bool needed = true) {
        std::vector<std::string> result;
        list(key, needed, [&](const nlohmann::json& v, const std::string& place) {
            if (v.is_string()) result.push_back(v.get<std::string>());
            else complain("pack_wrong_type", place, shown(v), "a string");
        });
        return result;
    }
    template <typename Each>
    void list(std::string_view key, bool needed, Each each) {
        const nlohmann::json* v = find(key, needed);
        if (v == nullptr) return;
        if (!v->is_array() || v->size() > most_elements) {
            complain("pack_wrong_type", at(key), shown(*v), "a list of at most 4096 elements");
            return;
        }
        for (std::size_t i = 0; i < v->size(); ++i) each((*v)[i], at(key) + "/" + std::to_string(i));
    }
    template <typename Each>
    void objects(std::string_view key, bool needed, Each each) {
        list(key, needed, [&](const nlohmann::json& v, const std::string& place) {
            Object object(v, place, findings_);
            each(object);
        });
    }
    void complain(std::string code, std::string place, std::string found, std::string expected) {
        findings_.push_back({Severity::error, std::move(code), std::move(place), std::move(found), std::move(expected)});
    }
    std::vector<Finding>& findings() { return findings_; }

private:
    const nlohmann::json& value_;
    std::string place_;
    std::vector<Finding>& findings_;
    std::vector<std::string> asked_;
};

}  // namespace voucher::policy
