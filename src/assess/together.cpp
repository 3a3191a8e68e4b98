#include "src/assess/together.hpp"

#include <algorithm>
#include <map>

#include "src/assess/inputs.hpp"
#include "src/assess/share_out.hpp"

namespace voucher::assess {
namespace {

MoneyRange range(Fen fen) { return {Money::from_fen(fen.low), Money::from_fen(fen.high)}; }

template <class List>
void put(const Payment& payment, std::size_t count, List& shares, MoneyRange& total) {
    shares.resize(count);
    for (std::size_t k = 0; k < count; ++k) shares[k] = range(payment.shares[k]);
    total = range(payment.total);
}

std::map<int, Money> received(std::span<const Case> cases) {
    std::map<int, Money> result;
    for (const Case& value : cases) {
        for (const Received& r : value.history) {
            Money& amount = result[r.year];
            amount = std::max(amount, r.amount);
        }
    }
    return result;
}

}  // namespace

Together evaluate_together(const policy::Pack& pack, std::span<const Case> cases, Date as_of) {
    Together result;
    std::vector<std::vector<std::vector<Ways>>> worlds;
    std::vector<Claimed> services;
    for (const Case& value : cases) {
        Outlook seen = outlook(pack, value, as_of);
        for (std::size_t i = 0; i < seen.turns.size(); ++i) services.push_back({result.applicants.size(), seen.turns[i], seen.figures.services[i].year});
        worlds.push_back(std::move(seen.worlds));
        result.applicants.push_back(std::move(seen.figures));
    }
    const std::vector<policy::Span> readings = cases.empty() ? std::vector<policy::Span>{} : reading_spans(pack, cases.front());
    const std::map<int, Money> before = received(cases);
    const Payments payments = share_out(pack, readings, services, worlds, before);

    const std::size_t count = pack.shares.size();
    for (const auto& [year, left] : payments.left) {
        const auto it = before.find(year);
        result.caps.push_back({year, it == before.end() ? Money{} : it->second, range(left)});
    }
    put(payments.all, count, result.shares, result.total);
    std::size_t next = 0;
    for (std::size_t a = 0; a < result.applicants.size(); ++a) {
        Figures& figures = result.applicants[a];
        put(payments.applicants[a], count, figures.shares, figures.total);
        figures.caps = result.caps;
        for (ServiceAssessment& s : figures.services) put(payments.services[next++], count, s.shares, s.total);
    }
    return result;
}

}  // namespace voucher::assess
