#include "src/package/several.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace voucher::package {
namespace {

using Kind = Shared::Kind;
using Places = std::vector<Shared::Place>;

constexpr std::string_view papers_folder = "data/papers/";

class Comparison {
public:
    explicit Comparison(std::span<const VerifyReport* const> packages) : packages_(packages) {}

    std::vector<Shared> run() {
        whole_packages();
        invoices();
        files();
        applicants();
        return std::move(result_);
    }

private:
    /// Each package once: the place that comes first stands.
    static void add(Places& places, std::size_t package, const std::string& path) {
        if (places.empty() || places.back().package != package) places.push_back({package, path});
    }

    void tell(Kind kind, std::map<std::string, Places>& by_what) {
        const std::size_t first = result_.size();
        for (auto& [what, places] : by_what) {
            if (places.size() > 1) result_.push_back({kind, what, std::move(places)});
        }
        std::ranges::stable_sort(result_.begin() + static_cast<std::ptrdiff_t>(first), result_.end(), {}, [](const Shared& s) { return s.places.front().package; });
    }

    /// The copies of a package say nothing more: what they share is all of it.
    void whole_packages() {
        std::map<std::string, Places> same;
        for (std::size_t i = 0; i < packages_.size(); ++i) {
            const std::string& manifest = packages_[i]->manifest_sha256;
            if (manifest.empty()) {
                distinct_.push_back(i);
                continue;
            }
            Places& places = same[manifest];
            add(places, i, {});
            if (places.size() == 1) distinct_.push_back(i);
        }
        tell(Kind::package, same);
    }

    void invoices() {
        std::map<std::string, Places> same;
        for (const std::size_t i : distinct_) {
            for (const InvoiceLine& invoice : packages_[i]->invoices) {
                if (!invoice.number.empty()) add(same[invoice.number], i, invoice.path);
            }
        }
        for (const auto& [number, places] : same) {
            if (places.size() > 1) told_.insert(number);
        }
        tell(Kind::invoice, same);
    }

    [[nodiscard]] bool is_told(const VerifyReport& package, const std::string& path) const {
        return std::ranges::any_of(package.invoices, [&](const InvoiceLine& invoice) { return invoice.path == path && told_.contains(invoice.number); });
    }

    void files() {
        std::map<std::string, Places> same;
        for (const std::size_t i : distinct_) {
            for (const FileLine& file : packages_[i]->file_lines) {
                if (!file.path.starts_with(papers_folder) || file.found.empty() || file.size.value_or(0) == 0 || is_told(*packages_[i], file.path)) continue;
                add(same[file.found], i, file.path);
            }
        }
        tell(Kind::file, same);
    }

    /// By code; a package without one joins those of its name.
    void applicants() {
        std::map<std::string, std::set<std::string>> codes_of;  // by name
        for (const std::size_t i : distinct_) {
            if (!packages_[i]->applicant_code.empty()) codes_of[packages_[i]->applicant].insert(packages_[i]->applicant_code);
        }
        std::map<std::string, Places> same;
        for (const std::size_t i : distinct_) {
            const VerifyReport& package = *packages_[i];
            if (!package.applicant_code.empty()) {
                add(same[package.applicant_code], i, {});
                continue;
            }
            if (package.applicant.empty()) continue;
            const auto codes = codes_of.find(package.applicant);
            // Of several applicants of one name nobody knows which this one is.
            if (codes == codes_of.end()) add(same[package.applicant], i, {});
            else if (codes->second.size() == 1) add(same[*codes->second.begin()], i, {});
        }
        tell(Kind::applicant, same);
    }

    std::span<const VerifyReport* const> packages_;
    std::vector<std::size_t> distinct_;  // the first of each that are the same
    std::set<std::string> told_;         // numbers of invoices
    std::vector<Shared> result_;
};

}  // namespace

std::vector<Shared> shared_among(std::span<const VerifyReport* const> packages) { return Comparison(packages).run(); }

}  // namespace voucher::package
