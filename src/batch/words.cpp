#include "src/batch/words.hpp"

#include <algorithm>
#include <functional>

#include "src/batch/strict_object.hpp"

namespace voucher::batch {
namespace {

using nlohmann::json;
using policy::Fact;
using policy::Pack;
using policy::Type;

constexpr std::size_t most_words = 1'000;  // of a list
constexpr std::size_t longest_word = 120;  // bytes

void longest_first(auto& list, auto projection) {
    std::ranges::stable_sort(list, [&](const auto& a, const auto& b) {
        return std::invoke(projection, a).size() > std::invoke(projection, b).size();
    });
}

class Reader {
public:
    explicit Reader(const Pack& pack) : pack_(pack), words_(words_of_pack(pack)) {}

    Words read(const json& document) {
        StrictObject root(document, "", complaints);
        root.format("roster-words/1");
        const std::string policy = root.text("policy", true, longest_word);
        if (policy != pack_.id) complaints.say("bad_value", "/policy", shown(policy), "\"" + pack_.id + "\"");
        root.objects("fields", true, words_.fields.size() * 2, [&](StrictObject& object) { field(object); });
        for (const auto& [head, place] : list(root, "ignored_heads")) put_head(head, {-1, HeadWord::Use::ignored}, place);
        take(root, "yes", words_.yes);
        take(root, "no", words_.no);
        take(root, "has", words_.has);
        take(root, "has_not", words_.has_not);
        take(root, "nothing", words_.nothing);
        take(root, "totals", words_.totals);
        take(root, "count_units", words_.count_units);
        take(root, "name_endings", words_.name_endings);
        take(root, "asking", words_.asking);
        take(root, "negations", words_.negations);
        take(root, "unit_marks", words_.unit_marks);
        take(root, "not_papers", words_.not_papers);
        longest_first(words_.name_endings, std::identity{});
        longest_first(words_.asking, std::identity{});
        root.members("money_units", [&](const std::string& unit, const json& power, const std::string& place) {
            if (power.is_number_integer() && power >= -2 && power <= 8 && !plain_word(unit).empty()) words_.money_units.emplace_back(plain_word(unit), power.get<int>());
            else complaints.say("bad_value", place, shown(power), "a power of ten from -2 to 8");
        });
        longest_first(words_.money_units, &std::pair<std::string, int>::first);
        root.members("papers", [&](const std::string& id, const json& value, const std::string& place) { paper(id, value, place); });
        return std::move(words_);
    }

    Complaints complaints{"words", {}};

private:
    using Placed = std::pair<std::string, std::string>;  // a word and its place

    std::vector<Placed> plain(const json& value, const std::string& place) {
        std::vector<Placed> result;
        if (!value.is_array() || value.size() > most_words) {
            complaints.say("wrong_type", place, shown(value), "a list of at most 1000 words");
            return result;
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string here = place + "/" + std::to_string(i);
            std::string word = value[i].is_string() && value[i].get_ref<const std::string&>().size() <= longest_word ? plain_word(value[i].get_ref<const std::string&>()) : "";
            if (word.empty()) complaints.say("wrong_type", here, shown(value[i]), "a word");
            else result.emplace_back(std::move(word), here);
        }
        return result;
    }
    std::vector<Placed> list(StrictObject& object, std::string_view key) {
        const json* value = object.find(key, false);
        return value == nullptr ? std::vector<Placed>{} : plain(*value, object.at(key));
    }
    void take(StrictObject& object, std::string_view key, std::vector<std::string>& into) {
        for (auto& [word, place] : list(object, key)) into.push_back(std::move(word));
    }

    void put_head(const std::string& head, const HeadWord& use, const std::string& place) {
        const auto [it, fresh] = words_.heads.emplace(head, use);
        if (!fresh && it->second != use) complaints.say("ambiguous", place, shown(head), "a head that no other field has");
    }

    void field(StrictObject& object) {
        const std::string id = object.text("field", true, longest_word);
        const int index = field_named(words_.fields, id);
        if (index < 0 && !id.empty()) complaints.say("bad_value", object.at("field"), shown(id), "a field of the pack's rosters");
        const Field* field = index < 0 ? nullptr : &words_.fields[static_cast<std::size_t>(index)];
        const Fact* fact = field == nullptr || field->kind != FieldKind::fact ? nullptr : &pack_.facts[static_cast<std::size_t>(field->fact)];
        for (const auto& [head, place] : list(object, "heads")) put_head(head, {index, HeadWord::Use::field}, place);
        for (const auto& [head, place] : list(object, "doubtful_heads")) put_head(head, {index, HeadWord::Use::doubtful}, place);
        for (const auto& [head, place] : list(object, "opposite_heads")) {
            if (fact != nullptr && fact->type == Type::boolean) put_head(head, {index, HeadWord::Use::opposite}, place);
            else complaints.say("bad_value", place, shown(head), "heads the other way round of a yes/no only");
        }
        FieldWords unused;
        FieldWords& words = index < 0 ? unused : words_.by_field[static_cast<std::size_t>(index)];
        object.members("options", [&](const std::string& option, const json& value, const std::string& place) {
            const int at = option_of(fact, option, place);
            for (const auto& [word, here] : plain(value, place)) {
                const auto [it, fresh] = words.options.emplace(word, at);
                if (!fresh && it->second != at) complaints.say("ambiguous", here, shown(word), "a word that no other option has");
            }
        });
        object.members("begins", [&](const std::string& option, const json& value, const std::string& place) {
            const int at = option_of(fact, option, place);
            for (auto& [word, here] : plain(value, place)) words.begins.emplace_back(std::move(word), at);
        });
        longest_first(words.begins, &std::pair<std::string, int>::first);
        take(object, "before", words.before);
        object.objects("unclear", false, most_words, [&](StrictObject& unclear) {
            UnclearWords result;
            take(unclear, "words", result.words);
            unclear.list("options", true, 64, [&](const json& option, const std::string& place) {
                const int at = option.is_string() ? option_of(fact, option.get<std::string>(), place) : -1;
                if (at >= 0) result.options.push_back(at);
                else if (!option.is_string()) complaints.say("wrong_type", place, shown(option), "an option's id");
            });
            words.unclear.push_back(std::move(result));
        });
    }

    int option_of(const Fact* fact, const std::string& option, const std::string& place) {
        if (fact != nullptr && fact->type == Type::boolean && (option == "yes" || option == "no")) return option == "yes" ? 1 : 0;
        if (fact != nullptr && fact->type == Type::choice) {
            const auto it = std::ranges::find(fact->option_ids, option);
            if (it != fact->option_ids.end()) return static_cast<int>(it - fact->option_ids.begin());
        }
        complaints.say("bad_value", place, shown(option), "an option of the field");
        return -1;
    }

    void paper(const std::string& id, const json& value, const std::string& place) {
        const bool paper = std::ranges::find(pack_.papers, id, &policy::Paper::id) != pack_.papers.end();
        const bool evidence = std::ranges::find(pack_.evidence, id, &policy::Evidence::id) != pack_.evidence.end();
        if (!paper && !evidence) complaints.say("bad_value", place, shown(id), "a paper or an evidence of the pack");
        PaperWords result{id, !paper, {}};
        for (auto& [word, here] : plain(value, place)) result.words.push_back(std::move(word));
        words_.papers.push_back(std::move(result));
    }

    const Pack& pack_;
    Words words_;
};

}  // namespace

Words words_of_pack(const Pack& pack) {
    Words words;
    words.policy = pack.id;
    words.fields = fields_of(pack);
    words.by_field.resize(words.fields.size());
    const auto put = [](auto& map, const std::string& word, auto value) {
        if (const std::string plain = plain_word(word); !plain.empty()) map.emplace(plain, value);
    };
    for (std::size_t i = 0; i < words.fields.size(); ++i) {
        if (words.fields[i].fact < 0) continue;
        const Fact& fact = pack.facts[static_cast<std::size_t>(words.fields[i].fact)];
        const HeadWord head{static_cast<int>(i), HeadWord::Use::field};
        put(words.heads, fact.label.zh, head);
        put(words.heads, fact.label.en, head);
        put(words.heads, fact.id, head);
        for (std::size_t o = 0; o < fact.options.size(); ++o) {
            for (const std::string& word : {fact.options[o].id, fact.options[o].label.zh, fact.options[o].label.en})
                put(words.by_field[i].options, word, static_cast<int>(o));
        }
        for (const std::string& unit : {fact.unit.zh, fact.unit.en}) {
            if (fact.type == Type::count && !unit.empty() && !is_one_of(words.count_units, plain_word(unit))) words.count_units.push_back(plain_word(unit));
        }
    }
    return words;
}

std::expected<Words, std::vector<Finding>> read_words(std::string_view text, const Pack& pack) {
    const auto document = read_json(text, "words", {.bytes = 1U << 20U, .depth = 8});
    if (!document) return std::unexpected(std::vector{document.error()});
    Reader reader(pack);
    Words words = reader.read(*document);
    if (!reader.complaints.findings.empty()) return std::unexpected(std::move(reader.complaints.findings));
    return words;
}

bool is_one_of(const std::vector<std::string>& words, std::string_view plain) { return std::ranges::find(words, plain) != words.end(); }

}  // namespace voucher::batch
