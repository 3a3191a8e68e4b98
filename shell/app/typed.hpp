// What is typed, read: into the values of a case, and back into the form that people write.
#pragma once

#include <string>
#include <string_view>

#include "shell/app/state.hpp"

namespace voucher::app {

struct Reading {
    assess::FactValue value;
    std::string_view error;  // a catalogue key; empty where the text can be read or there is none
};

Reading read_money(std::string_view text);
Reading read_count(std::string_view text);
Reading read_date(std::string_view text);
Reading read(const policy::Fact& fact, const Entry& entry);

/// The text rewritten as people write it (grouped, the day in words), where it can be read; else as typed.
std::string normalised(const policy::Fact& fact, const std::string& text, Language language);
std::string normalised_money(const std::string& text);
std::string normalised_date(const std::string& text, Language language);

/// A value as an entry, for imported cases.
Entry entry_of(const policy::Fact& fact, assess::FactValue value, Language language);

std::string day_text(Date date, Language language);

/// The case that the core takes. What cannot be read is unknown.
assess::Case case_of(const policy::Pack& pack, const CaseInput& input);
CaseInput input_of(const policy::Pack& pack, const assess::Case& value, Language language);

}  // namespace voucher::app
