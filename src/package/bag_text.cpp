#include "src/package/bag_text.hpp"

#include "src/base/text.hpp"

namespace voucher::package {

std::string coded_path(std::string_view path) {
    std::string result;
    for (const char c : path) {
        if (c == '\r')
            result += "%0D";
        else if (c == '\n')
            result += "%0A";
        else if (c == '%')
            result += "%25";
        else
            result += c;
    }
    return result;
}

namespace {

std::string decoded(std::string_view coded, bool percent) {
    std::string result;
    while (!coded.empty()) {
        const std::string_view code = coded.substr(0, 3);
        std::size_t taken = 3;
        if (code == "%0D" || code == "%0d")
            result += '\r';
        else if (code == "%0A" || code == "%0a")
            result += '\n';
        else if (percent && code == "%25")
            result += '%';
        else
            result += coded[0], taken = 1;
        coded.remove_prefix(taken);
    }
    return result;
}

}  // namespace

std::string decoded_path(std::string_view coded) { return decoded(coded, true); }
std::string decoded_line_ends(std::string_view coded) { return decoded(coded, false); }

std::string manifest_line(std::string_view sha256, std::string_view path) {
    return std::string(sha256) + "  " + coded_path(path) + "\n";
}

std::string bag_info(const std::vector<Label>& labels) {
    std::string text;
    for (const Label& label : labels) {
        std::string line = label.value;
        for (char& c : line) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
        }
        text += label.name + ": " + trimmed(line) + "\n";
    }
    return text;
}

}  // namespace voucher::package
