// From one frame's semantics to the next: the difference, as the JSON text that web/src/semantics.ts applies.
//
//   {"order": [["top", -1], ["top/save", 0], …],   every key and its parent's place; only when keys, parents or
//                                                  their order changed
//    "nodes": [{"at": 1, "role": "button", …}],    nodes whose meaning changed, whole (members at their default left out)
//    "moves": [at, x, y, w, h, left, top, right, bottom, …],  nodes that only moved: rect, and the clip's edges
//    "focus": "top/save"}                          only when the application asks for it
//
// An empty text means: nothing changed.
#pragma once

#include <string>

#include "shell/ui/semantics.hpp"

namespace voucher::platform {

std::string semantics_patch(const ui::Tree& before, const ui::Tree& after);

}  // namespace voucher::platform
