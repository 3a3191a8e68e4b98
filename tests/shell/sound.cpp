#include "tests/shell/sound.hpp"

#include <catch_amalgamated.hpp>

#include "shell/ui/cut_words.hpp"
#include "tests/shell/layout.hpp"
#include "tests/shell/shot.hpp"

namespace voucher::tests {

void sound(Visit& visit, const std::string& where) {
    INFO(where);
    CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    CHECK(layout_defects(visit.person.ui().page(), visit.person.tree()) == std::vector<std::string>{});
    CHECK(ui::cut_words(visit.person.ui()) == std::vector<std::string>{});
    shot(visit.person, where);
}

}  // namespace voucher::tests
