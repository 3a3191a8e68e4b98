// Undo and redo: what the person gave, before and after each change.
//
// The letters of one field are one step. How far a file's digest has come is no change; a file that only an undone step
// still knows is kept until no step knows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shell/app/actions.hpp"

namespace voucher::app {

class History {
public:
    /// After `what` turned `before` into `now`. False where that is no change of what was given.
    bool remember(Given before, const Given& now, const Action& what);

    /// What was before the last change, or after the last undone one; nothing where there is none. `now` is kept for the
    /// way back.
    std::optional<Given> undo(Given now) { return step(undo_, redo_, std::move(now)); }
    std::optional<Given> redo(Given now) { return step(redo_, undo_, std::move(now)); }
    [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
    [[nodiscard]] bool can_redo() const { return !redo_.empty(); }

    [[nodiscard]] std::vector<platform::FileHandle> files() const;  // that some step knows, in rising order

    void forget() { *this = {}; }

private:
    std::optional<Given> step(std::vector<Given>& from, std::vector<Given>& to, Given now);

    std::vector<Given> undo_;
    std::vector<Given> redo_;
    std::string typing_;  // the field that the newest step belongs to; empty: none
};

}  // namespace voucher::app
