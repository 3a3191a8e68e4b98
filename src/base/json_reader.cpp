#include "src/base/json_reader.hpp"

#include <set>
#include <string>
#include <vector>

namespace voucher {
namespace {

using nlohmann::json;

struct Refused {
    std::string what;
    std::string found;
    std::string expected;
    std::string place;
};

/// Follows the parser to know where it is, so that a key given twice or too deep a nesting is named with its place.
class Watch {
public:
    explicit Watch(int deepest) : deepest_(deepest) {}

    bool operator()(int, json::parse_event_t event, json& value) {
        switch (event) {
            case json::parse_event_t::object_start:
            case json::parse_event_t::array_start:
                step();
                if (static_cast<int>(levels_.size()) >= deepest_) {
                    throw Refused{"too_deep", "", "at most " + std::to_string(deepest_) + " levels of nesting", place()};
                }
                levels_.push_back({event == json::parse_event_t::array_start, {}, {}, 0});
                break;
            case json::parse_event_t::object_end:
            case json::parse_event_t::array_end: levels_.pop_back(); break;
            case json::parse_event_t::key: {
                Level& level = levels_.back();
                level.key = value.get<std::string>();
                if (!level.keys.insert(level.key).second) {
                    throw Refused{"duplicate_key", shown(value), "each key once", place()};
                }
                break;
            }
            case json::parse_event_t::value: step(); break;
        }
        return true;
    }

private:
    struct Level {
        bool array;
        std::string key;
        std::set<std::string> keys;
        std::size_t index;
    };

    void step() {  // a value begins: in an array it takes the next index
        if (levels_.empty() || !levels_.back().array) return;
        levels_.back().key = std::to_string(levels_.back().index++);
    }
    std::string place() const {
        std::string pointer;
        for (const Level& level : levels_) pointer += "/" + pointer_token(level.key);
        return pointer;
    }

    int deepest_;
    std::vector<Level> levels_;
};

}  // namespace

std::expected<json, Finding> read_json(std::string_view text, std::string_view prefix, const JsonBounds& bounds) {
    const auto finding = [&](const Refused& r) {
        return std::unexpected(Finding{Severity::error, std::string(prefix) + "_" + r.what, r.place, r.found, r.expected});
    };
    if (text.size() > bounds.bytes) {
        return finding({"too_large", std::to_string(text.size()) + " bytes", "at most " + std::to_string(bounds.bytes) + " bytes", ""});
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    try {
        Watch watch(bounds.depth);
        return json::parse(text.begin(), text.end(), std::ref(watch));
    } catch (const Refused& refused) {
        return finding(refused);
    } catch (const json::parse_error& error) {
        return finding({"bad_json", "something else at byte " + std::to_string(error.byte), "JSON in UTF-8", ""});
    } catch (const json::out_of_range&) {
        return finding({"bad_json", "a number that is out of every range", "JSON in UTF-8", ""});
    }
}

std::string shown(const json& value) {
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    constexpr std::size_t most = 60;
    if (text.size() > most) {
        std::size_t cut = most;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;  // not inside a character
        text = text.substr(0, cut) + "…";
    }
    return text;
}

std::string pointer_token(std::string_view key) {
    std::string token;
    for (const char c : key) {
        if (c == '~') token += "~0";
        else if (c == '/') token += "~1";
        else token += c;
    }
    return token;
}

}  // namespace voucher
