#include "shell/app/file_places.hpp"

#include <algorithm>

#include "shell/app/provider_desk.hpp"
#include "shell/app/roster_desk.hpp"

namespace voucher::app {
namespace {

/// Of a page that takes one kind of file, wherever it falls.
std::string_view whole_page(PageId page) {
    switch (page) {
        case PageId::verify: return verify_purpose;
        case PageId::roster: return roster_purpose;
        case PageId::provider: return contracts_purpose;
        default: return {};
    }
}

std::string first_missing(const FilePlaces& places) {
    for (std::size_t s = 0; s < places.view.checklist.services.size(); ++s) {
        for (const papers::PaperRow& row : places.view.checklist.services[s].rows) {
            if (row.is_missing()) return paper_purpose(places.state.input.services[s].id, places.pack.papers[static_cast<std::size_t>(row.paper)].id);
        }
    }
    return {};
}

}  // namespace

std::string_view accepted_files(const platform::FilePurpose& purpose) {
    if (purpose.id == import_purpose) return ".json,.zip,application/json,application/zip";
    if (purpose.id == roster_purpose) return roster_files;
    if (purpose.id == contracts_purpose) return contracts_files;
    return purpose.id == verify_purpose ? ".zip,application/zip" : ".pdf,.ofd,.xml,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.zip";
}

const pages::DropPlace* FilePlaces::at(ui::Point point) const {
    const auto place = std::ranges::find_if(drawn, [&](const pages::DropPlace& p) { return p.r.contains(point); });
    return place == drawn.end() ? nullptr : &*place;
}

std::string FilePlaces::of_pasted() const {
    if (const std::string_view page = whole_page(state.page); !page.empty()) return std::string(page);
    if (state.page != PageId::papers) return {};
    const bool there = std::ranges::find(drawn, state.last_paper, &pages::DropPlace::purpose) != drawn.end();
    return there ? state.last_paper : first_missing(*this);
}

std::string FilePlaces::of_dropped(const platform::PickedFile& file) const {
    if (const std::string_view page = whole_page(state.page); !page.empty()) return std::string(page);
    if (file.name.ends_with(".json") || state.page == PageId::home) return std::string(import_purpose);
    if (state.page != PageId::papers) return {};
    const pages::DropPlace* place = at(state.drag_at);
    return place == nullptr ? first_missing(*this) : place->purpose;
}

}  // namespace voucher::app
