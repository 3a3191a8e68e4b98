#include "src/assess/compare.hpp"

#include <algorithm>
#include <set>

namespace voucher::assess {
namespace {

using What = Difference::What;

class Comparer {
public:
    explicit Comparer(Comparison& comparison) : result_(comparison) {}

    void run() {
        const Figures& a = result_.first.figures;
        const Figures& b = result_.second.figures;
        note(What::in_force, result_.first.in_force == result_.second.in_force);
        note(What::outcome, a.outcome == b.outcome);
        conditions(a.conditions, b.conditions);
        for (std::size_t k = 0; k < a.shares.size(); ++k) note(What::share, a.shares[k] == b.shares[k], static_cast<int>(k));
        note(What::total, a.total == b.total);
        left(a, b);
        for (std::size_t i = 0; i < a.services.size(); ++i) {
            service_ = static_cast<int>(i);
            service(a.services[i], b.services[i]);
        }
    }

private:
    void note(What what, bool same, int index = -1) {
        if (!same) result_.differences.push_back({what, service_, index});
    }

    void service(const ServiceAssessment& a, const ServiceAssessment& b) {
        note(What::outcome, a.outcome == b.outcome);
        conditions(a.conditions, b.conditions);
        note(What::fee, a.fee == b.fee);
        for (std::size_t k = 0; k < a.shares.size(); ++k) note(What::share, a.shares[k] == b.shares[k], static_cast<int>(k));
        note(What::total, a.total == b.total);
        note(What::year, a.year == b.year);
        note(What::valid_until, a.valid_until == b.valid_until);
        for (std::size_t p = 0; p < a.papers.size(); ++p) note(What::paper, a.papers[p] == b.papers[p], a.papers[p].paper);
    }

    /// Which conditions apply is told by the kind of applicant, which is the same on both days.
    template <class List>
    void conditions(const List& a, const List& b) {
        for (std::size_t c = 0; c < a.size(); ++c) note(What::condition, a[c] == b[c], a[c].condition);
    }

    /// A year may have a row on one of the days alone.
    void left(const Figures& a, const Figures& b) {
        std::set<int> years;
        for (const CapRow& row : a.caps) years.insert(row.year);
        for (const CapRow& row : b.caps) years.insert(row.year);
        for (const int year : years) {
            const auto one = std::ranges::find(a.caps, year, &CapRow::year);
            const auto other = std::ranges::find(b.caps, year, &CapRow::year);
            note(What::left, one != a.caps.end() && other != b.caps.end() && *one == *other, year);
        }
    }

    Comparison& result_;
    int service_ = -1;
};

}  // namespace

Comparison compare_days(const policy::Pack& pack, const Case& value, Date first, Date second) {
    Case on_day = value;
    Comparison result;
    on_day.as_of = first;
    result.first = assess(pack, on_day, first);
    on_day.as_of = second;
    result.second = assess(pack, on_day, second);
    Comparer(result).run();
    return result;
}

}  // namespace voucher::assess
