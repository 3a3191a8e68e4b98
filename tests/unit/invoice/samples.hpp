// The samples of tests/cases/invoices: files made by hand after real ones, with invented names and numbers.
#pragma once

#include <string>
#include <vector>

#include "src/invoice/read.hpp"

namespace voucher::tests {

/// The bytes of a sample.
std::string invoice_sample(const std::string& name);

struct Part {
    std::string path;
    std::string bytes;
};
/// A folder of samples as the parts of an OFD file, in the order of their paths.
std::vector<Part> ofd_parts(const std::string& folder);
std::string zipped(const std::vector<Part>& parts);

/// `text` with the only occurrence of `old` replaced; fails the test where there is not exactly one.
std::string with(std::string text, const std::string& old, const std::string& now);
std::vector<Part> with(std::vector<Part> parts, const std::string& path, const std::string& old, const std::string& now);
std::vector<Part> without(std::vector<Part> parts, const std::string& path);

/// What was read; fails the test, with the findings, where it was refused.
invoice::Reading accepted(const invoice::ReadResult& result);

/// The codes of findings, in their order.
std::vector<std::string> codes(const std::vector<Finding>& findings);
/// The only finding of a refusal; fails where there is another number, or no refusal.
Finding refusal(const invoice::ReadResult& result);

}  // namespace voucher::tests
