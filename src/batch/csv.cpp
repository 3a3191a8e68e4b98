#include "src/batch/csv.hpp"

namespace voucher::batch {
namespace {

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string result = "\"";
    for (const char c : field) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

}  // namespace

std::string csv_of(std::span<const std::vector<std::string>> lines) {
    std::string csv{utf8_mark};
    for (const std::vector<std::string>& line : lines) {
        for (std::size_t c = 0; c < line.size(); ++c) csv += (c == 0 ? "" : ",") + quoted(line[c]);
        csv += "\r\n";
    }
    return csv;
}

}  // namespace voucher::batch
