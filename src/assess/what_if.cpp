#include "src/assess/what_if.hpp"

#include "src/assess/inputs.hpp"

namespace voucher::assess {
namespace {

using policy::Pack;

/// The case with one more service at the end whose amounts are all the same fee.
class OneMore {
public:
    OneMore(const Pack& pack, const Case& value, Date as_of, const Service& like) : pack_(pack), case_(value), as_of_(as_of) {
        case_.services.push_back(like);
        case_.services.back().id = "one more";
    }

    /// What it is paid, where nothing is left open.
    std::optional<Money> paid(Money fee) {
        Service& last = case_.services.back();
        for (std::size_t i = pack_.applicant_facts; i < pack_.facts.size(); ++i) {
            if (pack_.facts[i].type == policy::Type::money) last.facts[i - pack_.applicant_facts] = FactValue::of(fee);
        }
        const Figures figures = evaluate(pack_, case_, as_of_);
        const MoneyRange& total = figures.services.back().total;
        return total.is_exact() ? std::optional(total.low) : std::nullopt;
    }

    /// Its shares added up before the cap.
    [[nodiscard]] Money before_cap(Money fee) const {
        std::vector<policy::Span> facts = applicant_spans(pack_, case_);
        service_spans(pack_, case_.services.back(), as_of_, facts);
        for (std::size_t i = pack_.applicant_facts; i < pack_.facts.size(); ++i) {
            if (pack_.facts[i].type == policy::Type::money) facts[i] = policy::Span::just(fee.fen());
        }
        const std::vector<policy::Span> readings = reading_spans(pack_, case_);
        std::vector<policy::Span> values(pack_.program.size());
        pack_.program.run(false, facts, readings, values);
        pack_.program.run(true, facts, readings, values);
        Money sum;
        for (const policy::Amount& share : pack_.shares) sum += Money::from_fen(values[static_cast<std::size_t>(share.node)].low);
        return sum;
    }

private:
    const Pack& pack_;
    Case case_;
    Date as_of_;
};

/// The least fen in (low, high] for which `holds`, which is false at `low`, true at `high` and never turns back.
template <typename Holds>
std::int64_t least(std::int64_t low, std::int64_t high, Holds holds) {
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (holds(middle) ? high : low) = middle;
    }
    return high;
}

}  // namespace

Case with_changes(const Pack& pack, const Case& value, const std::vector<Change>& changes) {
    Case result = value;
    for (const Change& c : changes) {
        if (c.service < 0) result.applicant[static_cast<std::size_t>(c.fact)] = c.value;
        else result.services[static_cast<std::size_t>(c.service)].facts[static_cast<std::size_t>(c.fact) - pack.applicant_facts] = c.value;
    }
    return result;
}

std::vector<Alternative> alternatives(const Pack& pack, const Case& value, Date as_of, int service, int fact) {
    std::vector<Alternative> result;
    const auto& options = pack.facts[static_cast<std::size_t>(fact)].options;
    for (std::size_t o = 0; o < options.size(); ++o) {
        const Case changed = with_changes(pack, value, {{service, fact, FactValue::of_number(static_cast<std::int64_t>(o))}});
        const Figures figures = evaluate(pack, changed, as_of);
        const ServiceAssessment& s = figures.services[static_cast<std::size_t>(service)];
        result.push_back({static_cast<int>(o), s.outcome, s.shares, s.total});
    }
    return result;
}

std::optional<Money> largest_full_fee(const Pack& pack, const Case& value, Date as_of, const Service& like) {
    OneMore one_more(pack, value, as_of, like);
    const auto cut = [&](std::int64_t fen) {
        const auto paid = one_more.paid(Money::from_fen(fen));
        return !paid || *paid < one_more.before_cap(Money::from_fen(fen));
    };
    const std::int64_t most = Money::largest.fen();
    if (!one_more.paid(Money::from_fen(1)) || cut(1) || !cut(most)) return std::nullopt;
    return Money::from_fen(least(1, most, cut) - 1);
}

std::optional<Money> least_fee_for(const Pack& pack, const Case& value, Date as_of, const Service& like, Money wanted) {
    OneMore one_more(pack, value, as_of, like);
    const auto enough = [&](std::int64_t fen) {
        const auto paid = one_more.paid(Money::from_fen(fen));
        return paid && *paid >= wanted;
    };
    if (wanted == Money{}) return Money{};
    if (!enough(Money::largest.fen())) return std::nullopt;
    return Money::from_fen(least(0, Money::largest.fen(), enough));
}

}  // namespace voucher::assess
