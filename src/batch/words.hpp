// The words of rosters, as data: what columns are called, how answers are written, which files are which paper.
// A file "roster-words/1" belongs to one pack (assets/rosters/PACK.json):
//
//   {"format": "roster-words/1", "policy": "PACK",
//    "fields": [{"field": "service.category",
//                "heads": ["服务类型"],               names of such a column; the pack's labels are names too
//                "doubtful_heads": ["负责人"],        a person is asked whether it is this field
//                "opposite_heads": ["无不良记录"],    of a yes/no: the column asks the other way round
//                "options": {"testing": ["检测"]},    words for an option (of a yes/no: "yes", "no"); its label is one
//                "begins": {"home": ["某市"]},        a text that begins so has this option
//                "before": ["某省"],                  and may have this in front
//                "unclear": [{"words": ["外省"], "options": ["alliance", "elsewhere"]}]}],
//                                                     of a text: words that are no value (本人), with no options
//    "ignored_heads": ["序号"], "yes": ["是"], "no": ["否"], "has": ["有"], "has_not": ["无"],
//    "nothing": ["-"],           an answer that says nothing
//    "totals": ["合计"],         a row that begins so is a total
//    "money_units": {"万元": 4}, powers of ten of a yuan
//    "count_units": ["人"], "name_endings": ["有限公司"],
//    "asking": ["是否"],         what may stand before a head
//    "negations": ["未"],        with one of these beside a head's word no yes/no is guessed
//    "unit_marks": ["单位:"],    above the heads: a unit for all amounts
//    "papers": {"contract": ["合同"]},  in names of files; papers and evidence of the pack
//    "not_papers": [".ds_store"]}
//
// All words are compared as plain_word makes them.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "src/batch/field.hpp"

namespace voucher::batch {

struct UnclearWords {
    std::vector<std::string> words;
    std::vector<int> options;  // what it may be
};

struct FieldWords {
    std::unordered_map<std::string, int> options;     // of a yes/no 0 and 1
    std::vector<std::pair<std::string, int>> begins;  // longest first
    std::vector<std::string> before;
    std::vector<UnclearWords> unclear;
};

struct HeadWord {
    enum class Use : std::uint8_t { field, doubtful, opposite, ignored };
    int field = -1;
    Use use = Use::field;
    friend bool operator==(const HeadWord&, const HeadWord&) = default;
};

struct PaperWords {
    std::string paper;  // id in the pack
    bool evidence = false;
    std::vector<std::string> words;
};

struct Words {
    std::string policy;
    std::vector<Field> fields;
    std::vector<FieldWords> by_field;
    std::unordered_map<std::string, HeadWord> heads;
    std::vector<std::string> yes, no, has, has_not, nothing, totals;
    std::vector<std::pair<std::string, int>> money_units;  // longest first; powers of ten
    std::vector<std::string> count_units;
    std::vector<std::string> asking, negations, unit_marks;
    std::vector<std::string> name_endings;                 // longest first
    std::vector<PaperWords> papers;
    std::vector<std::string> not_papers;
};

/// Only what the pack itself says: its labels.
Words words_of_pack(const policy::Pack& pack);

/// Strict: findings `words_…`. 1 MiB at most.
std::expected<Words, std::vector<Finding>> read_words(std::string_view json, const policy::Pack& pack);

bool is_one_of(const std::vector<std::string>& words, std::string_view plain);

}  // namespace voucher::batch
