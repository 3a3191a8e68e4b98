#include "src/assess/trace.hpp"

#include "src/assess/derive.hpp"

namespace voucher::assess {

Trace trace(const policy::Pack& pack, const Case& value, const Figures& figures, Date as_of, policy::Language language) {
    Trace result;
    Values values(pack, value, as_of);
    derive(pack, figures, values, [&](TraceStep step, const policy::Text* words, std::span<const int> facts) {
        step.facts = static_cast<std::uint32_t>(facts.size());
        result.facts.insert(result.facts.end(), facts.begin(), facts.end());
        if (words != nullptr) {
            const std::size_t before = result.words.size();
            result.words += values.put_into(*words, language);
            step.words = static_cast<std::uint32_t>(result.words.size() - before);
        }
        result.steps.push_back(step);
    });
    return result;
}

}  // namespace voucher::assess
