// The one door between the application and the machine it runs on. web.cpp stands behind it in a browser,
// headless.cpp in tests; the application knows neither.
//
// Calls go out through Platform; everything that comes in is an Event, handed to the application between frames.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shell/ui/semantics.hpp"
#include "src/base/date.hpp"
#include "src/package/zip_submission.hpp"

namespace voucher::platform {

/// A file that the person gave, known by a number; its bytes stay with the browser.
enum class FileHandle : std::uint32_t {};

/// What a pick or a drop is for: the application's own words, given back unchanged with the event.
struct FilePurpose {
    std::string id;  // "paper:s1/contract", "import"
    friend bool operator==(const FilePurpose&, const FilePurpose&) = default;
};

struct PickedFile {
    FileHandle handle{};
    std::string name;
    std::uint64_t size = 0;
    std::string media_type;
    std::string folder = {};  // where it lay within what was given: "甲公司/2025"; empty: it came by itself
};

/// What the chooser offers.
enum class Choice : std::uint8_t { one, several, folder };

/// A piece of a file to be saved: bytes, or the whole of a picked file.
using Segment = std::variant<std::vector<std::byte>, FileHandle>;

struct SaveRequest {
    std::string name;        // proposed file name
    std::string media_type;
    std::vector<Segment> segments;
    std::uint32_t job = 0;   // whose place was chosen before; 0: none was, it goes where downloads go
};

inline Segment segment_of(std::string_view bytes) {
    const auto* const first = reinterpret_cast<const std::byte*>(bytes.data());
    return std::vector<std::byte>(first, first + bytes.size());
}

/// A file of one piece, which goes where downloads go.
inline SaveRequest save_whole(std::string name, std::string media_type, std::string_view bytes) {
    SaveRequest request{.name = std::move(name), .media_type = std::move(media_type), .segments = {}};
    request.segments.push_back(segment_of(bytes));
    return request;
}

/// A character that a paper's font lacks. It stands as `shown_as`, and as itself in what is found and copied.
struct MissingCharacter {
    char32_t code_point = 0;
    int times = 0;
    std::string shown_as;  // empty: it has no shape of its own
};

/// A paper or workbook that was made.
struct MadePaper {
    std::string name;  // "兑付申请汇总表.pdf"
    std::string bytes;
    std::vector<MissingCharacter> missing;  // empty: every character is in the font
};

/// A file of an opened package, with the place where it belongs.
struct PackagedFile {
    std::string service;  // id; empty: evidence
    std::string paper;    // id of the paper or evidence
    PickedFile file;
};

/// What is kept of a person's work, by the names of its parts: JSON, of which the platform knows nothing.
using DraftParts = std::map<std::string, std::string, std::less<>>;

/// A file that a kept draft refers to.
struct DraftFile {
    FileHandle was{};    // its number when the draft was written
    FileHandle now{};    // its number from now on
    bool there = false;  // whether its bytes were kept: where there was no room for them, it must be given again
};

/// Why nothing is kept. Numbered as in web/src/engine.ts.
enum class DraftTrouble : std::uint8_t {
    other,
    denied,   // the browser allows no storage here
    no_room,  // the disk, or what the browser may use of it, is full
    newer,    // a later version of the program has laid the storage out
};

/// Why a save failed, as far as it decides what the person can do. Numbered as in web/src/engine.ts.
enum class SaveTrouble : std::uint8_t {
    other,
    no_room,       // the disk, or what the browser may use of it, is full
    not_allowed,   // the place may not be written to, or another program holds the file
    file_gone,     // a file to enclose was moved or deleted since it was given
    file_changed,  // its bytes are not those that were digested
};

namespace event {
struct Activated { std::string key; };                           // DOM click that no pointer made
struct Focused { std::string key; bool visible = false; };        // key empty: nothing has the focus
struct TextInput { std::string key; std::string text; };
struct TextCommitted { std::string key; };
struct FilesPicked { FilePurpose purpose; std::vector<PickedFile> files; };  // chosen, dropped or pasted
struct DragOver { bool over = false; ui::Point at; };
/// `head`: the file's first bytes, papers::head_bytes of them or all there are.
struct FileDigested { FileHandle handle{}; std::string sha256; std::uint32_t crc32 = 0; std::uint64_t size = 0; std::string head = {}; };
struct FileProgress { FileHandle handle{}; double fraction = 0; };
struct FileFailed { FileHandle handle{}; std::string reason; };   // the browser's own words; shown as a detail
struct FileRead { FileHandle handle{}; std::string bytes; };
/// What a machine can read of a file: a PDF file's Info keys, the texts of its QR codes. Empty where there are none, or
/// the file is broken: nobody needs to hear of that. Not looked at where it is too large, given up where it takes too long.
struct FileInspected {
    enum class How : std::uint8_t { done, too_large, too_long };
    FileHandle handle{};
    How how = How::done;
    std::map<std::string, std::string> pdf_keys = {};
    std::vector<std::string> qr_texts = {};
};
/// `json`: as src/batch/sheet.hpp has it.
struct SheetsRead { FileHandle handle{}; std::string json; };
/// `code`: why, as web/src/sheets has it ("too_large", "old_excel", …); `detail`: the machine's own words or numbers.
struct SheetsRefused { FileHandle handle{}; std::string code; std::string detail; };
struct FilePictured { FileHandle handle{}; ui::Size size; };      // CSS pixels; empty: there is no picture of it
struct Saved { std::string name; };
struct PlaceAnswered { std::uint32_t job = 0; bool chosen = false; };  // not chosen: the person thought better of it
struct SaveProgress { std::string name; std::uint64_t written = 0; std::uint64_t total = 0; };  // bytes; large saves only
struct SaveFailed {
    std::string name;
    std::string reason;      // the machine's own words
    bool cancelled = false;
    SaveTrouble trouble = SaveTrouble::other;
    std::string file = {};   // name of the file at fault
};
struct PapersMade { std::uint32_t job = 0; std::vector<MadePaper> papers; };  // in the order in which they were asked for
struct PapersFailed { std::uint32_t job = 0; std::string reason; };  // the machine's own words; then there is none of them
struct FragmentChanged { std::string fragment; };                 // without '#': "result"
struct SystemLook { bool dark = false; bool more_contrast = false; bool reduced_motion = false; };
struct FontsArrived { std::vector<std::byte> regular; std::vector<std::byte> bold; };
struct VerifyProgress { FileHandle handle{}; double fraction = 0; };
struct Verified { FileHandle handle{}; package::ZipVerification verification; };
struct VerifyFailed { FileHandle handle{}; std::string reason; };  // to verify or to open; the machine's own words
/// Drafts, of which one window at a time is the keeper. One of these four comes before the first frame; where none does
/// (a kiosk), nothing is kept.
struct DraftFound { DraftParts parts; std::vector<DraftFile> files; };  // this window is the keeper; no parts: nothing was kept
struct DraftElsewhere {};                                               // another window is
/// The other window is gone, and this is what it kept. Nothing is kept of this one before `take_draft`.
struct DraftFree { DraftParts parts; std::vector<DraftFile> files; };
/// Nothing is kept, or this time was not. After `no_room` and `other` each further change is tried again.
struct DraftFailed { DraftTrouble trouble = DraftTrouble::other; std::string reason; };  // the machine's own words
struct DraftKept {};                                                    // all that was told is on the disk
struct DraftWiped {};  // another window has forgotten everything. Nothing is kept before `take_draft`.
struct Forgotten { std::string left; };  // what could not be removed and why, the machine's own words; empty: nothing is left
/// The person prints by the browser's own means, now: `lay_out_print` may still be called. `asked`: nothing is printed yet,
/// the keys for it were pressed.
struct Printing { bool asked = false; };
/// How long nobody has touched the screen, as `watch_idleness` asked for it; 0: somebody just did.
struct Untouched { int seconds = 0; };
struct PackageOpened { FileHandle handle{}; std::string case_json; int left_out = 0; std::vector<PackagedFile> files; };
}  // namespace event

using Event = std::variant<event::Activated, event::Focused, event::TextInput, event::TextCommitted, event::FilesPicked,
                           event::DragOver, event::FileDigested, event::FileProgress, event::FileFailed, event::FileRead,
                           event::FileInspected, event::FilePictured, event::SheetsRead, event::SheetsRefused, event::PlaceAnswered, event::Saved, event::SaveProgress, event::SaveFailed,
                           event::PapersMade, event::PapersFailed,
                           event::FragmentChanged, event::SystemLook, event::FontsArrived,
                           event::VerifyProgress, event::Verified, event::VerifyFailed, event::PackageOpened,
                           event::DraftFound, event::DraftElsewhere, event::DraftFree, event::DraftFailed, event::DraftKept,
                           event::DraftWiped, event::Forgotten, event::Untouched, event::Printing>;

inline constexpr std::uint64_t most_inspected = 20U << 20U;  // bytes of a file

class Platform {
public:
    virtual ~Platform() = default;
    /// The present day in the person's own calendar. Asked for again after midnight or a wake-up.
    [[nodiscard]] virtual Date today() const = 0;
    /// Show what the frame means (patch the DOM by key). Called after every frame; cheap when nothing changed.
    virtual void show(const ui::Tree& tree) = 0;
    /// Open the file chooser. Must be called within a frame that a person's action caused.
    /// Of a folder all files are given, whatever `accept` says.
    virtual void pick_files(const FilePurpose& purpose, std::string_view accept, Choice choice) = 0;
    /// Read a file once, incrementally: FileProgress…, then FileDigested or FileFailed.
    virtual void digest(FileHandle file) = 0;
    /// Read a small file whole (bounded by `limit` bytes): FileRead or FileFailed.
    virtual void read(FileHandle file, std::uint64_t limit) = 0;
    /// Look for what a machine can read in a PDF file or a PNG or JPEG image of at most `most_inspected` bytes, whatever
    /// its name says: FileInspected.
    virtual void inspect(FileHandle file) = 0;
    /// Read a workbook (XLSX) or a table of text (CSV) beside the page's own work: SheetsRead or SheetsRefused.
    virtual void read_sheets(FileHandle file) = 0;
    /// Make a picture of an image or a PDF file's first page, at most `edge` CSS pixels wide and high: FilePictured.
    /// Ui::picture then shows it.
    virtual void picture(FileHandle file, float edge) = 0;
    virtual void release(FileHandle file) = 0;
    /// Ask the person where a file is to go that is not there yet; a machine that has no such question settles it alone.
    /// Must be called within a frame that a person's action caused. PlaceAnswered with the same `job`.
    virtual void choose_place(std::uint32_t job, std::string_view name, std::string_view media_type) = 0;
    /// Nothing will be saved to the place that was chosen for `job`: nothing stays there.
    virtual void leave_place(std::uint32_t job) = 0;
    /// SaveProgress…, then Saved or SaveFailed. Files are read by pieces and must still be what was digested.
    virtual void save(SaveRequest request) = 0;
    /// Ends the save that tells its progress, as SaveFailed{cancelled}; nothing of it stays.
    virtual void cancel_save() = 0;
    /// Make papers and workbooks of what src/papers/paper_document.hpp writes, beside the page's own work: PapersMade or
    /// PapersFailed with the same `job`. The same JSON gives the same bytes.
    virtual void make_papers(std::uint32_t job, std::string_view json) = 0;
    /// Name the page in the address (after '#'), so that back and forward work; no event comes back for it.
    virtual void set_fragment(std::string_view fragment) = 0;
    virtual void set_title(std::string_view title, std::string_view language /* "zh-CN", "en" */) = 0;
    /// What is printed from now on in the page's place: JSON of one papers::PaperDocument; empty: the page itself. It is gone
    /// once it was printed.
    virtual void lay_out_print(std::string_view paper) = 0;
    /// Ask for the printer.
    virtual void print() = 0;
    /// Verify a submission package, reading it by pieces: VerifyProgress…, then Verified or VerifyFailed. `known_packs` are
    /// the SHA-256 of the packs that come with the program. One package at a time: another call ends the one before, whose
    /// answer then never comes.
    virtual void verify(FileHandle file, const std::vector<std::string>& known_packs) = 0;
    /// Its case, and its attachments as files of their own: PackageOpened or VerifyFailed.
    virtual void open_package(FileHandle file) = 0;
    virtual void stop_verifying() = 0;
    /// Keep this on the machine in the place of what the part held before; empty: nothing. `files`: the handles that it
    /// refers to, whose bytes are kept beside it as far as there is room. Written at once; of several that come while one is
    /// being written only the last is. DraftKept or DraftFailed.
    virtual void keep_draft(std::string_view part, std::string_view json, std::span<const FileHandle> files) = 0;
    /// After DraftFree or DraftWiped, on the person's word: this window keeps its own from now on.
    virtual void take_draft() = 0;
    /// Remove all that this page has stored on the machine, by whatever means: Forgotten. A keeper stays one.
    virtual void forget_everything() = 0;
    /// From now on tell how long nobody has touched the screen: each second from the `first` to the `last`, then no more
    /// until somebody touches it, which is told as 0 where seconds had been told before.
    virtual void watch_idleness(int first, int last) = 0;
};

}  // namespace voucher::platform
