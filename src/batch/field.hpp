// What a column of a roster can be: a fact of the applicant or of its one service, a text about either, or what the
// controller received before in the year. Which there are follows from the pack.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/assess/case.hpp"

namespace voucher::batch {

enum class FieldKind : std::uint8_t { fact, text, received };

struct Field {
    std::string id;           // "applicant.staff", "service.category", "applicant.name", "received"
    FieldKind kind = FieldKind::text;
    policy::Scoped scope = policy::Scoped::applicant;
    int fact = -1;            // index in the pack; also of a text that the pack lists among its facts (the controller)
    std::string text;         // key of the texts: "name", "controller", "credit_code", "county", "carrier", "provider", "title"
    friend bool operator==(const Field&, const Field&) = default;
};

/// In a fixed order: the applicant's name, its other texts and facts, the service's texts and facts, what was received.
/// Fields are named by their index here.
std::vector<Field> fields_of(const policy::Pack& pack);

/// The id of a fact's field: "service.category".
std::string field_id(const policy::Fact& fact);

/// Index, or −1.
int field_named(const std::vector<Field>& fields, std::string_view id);
int text_field(const std::vector<Field>& fields, policy::Scoped scope, std::string_view key);

/// How words are compared: half-width, small letters, no spaces, line ends or required-marks (*).
std::string plain_word(std::string_view text);

/// A row's case with the service, if it has none yet.
assess::Service& service_of(const policy::Pack& pack, assess::Case& value);

/// Puts a value into a case; a service's fact makes the service.
void put_fact(const policy::Pack& pack, const Field& field, assess::FactValue given, assess::Case& value);
void put_text(const policy::Pack& pack, const Field& field, std::string given, assess::Case& value);
/// What was received in that year, on top of nothing.
void put_received(int year, Money amount, assess::Case& value);
/// Unknown where it is not there.
assess::FactValue fact_in(const policy::Pack& pack, const Field& field, const assess::Case& value);

/// A text of an applicant or a service by its key; empty where there is none.
const std::string& text_named(const std::map<std::string, std::string>& texts, const std::string& key);
/// The same of the applicant.
const std::string& applicant_text(const assess::Case& value, const char* key);

}  // namespace voucher::batch
