// The papers that are made of the case: a card on the papers page, and what is said when they could not be made as asked.
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

/// 生成的文件: each with a button that makes and saves it alone. Returns the y below.
float generated_card(Context& c, Rect r);

/// Kind::papers_failed: the reason, again, or the package without them by the person's own choice.
void papers_failed_dialog(Context& c);

/// Kind::papers_missing: the characters that stand as another sign in what was saved.
void papers_missing_dialog(Context& c);

}  // namespace voucher::pages
