#include "shell/app/printing.hpp"

#include "src/papers/result_sheet.hpp"

namespace voucher::app {

std::string sheet_to_print(const policy::Pack& pack, const State& state, const View& view, const Catalogue& words) {
    if (!state.started || !is_of_a_case(state.page)) return {};
    assess::Case value = view.value;
    value.policy = pack.id;
    value.as_of = view.as_of;
    const papers::Words say = words.as_words();
    return papers::print_request({.pack = pack, .value = value, .assessment = view.answer, .attachments = view.attachments, .words = say, .language = state.language}, state.today);
}

}  // namespace voucher::app
