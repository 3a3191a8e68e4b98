// OFD (GB/T 33190): a ZIP of XML. Three places of it say what the invoice says; each is a channel.
#include <algorithm>
#include <map>
#include <set>

#include "src/base/text.hpp"
#include "src/invoice/fields.hpp"
#include "src/invoice/parts.hpp"
#include "src/invoice/read.hpp"
#include "src/invoice/xml_tree.hpp"
#include "src/zip/zip_reader.hpp"

namespace voucher::invoice {
namespace {

constexpr zip::ZipBounds archive_bounds{.entries = 2'000, .directory = 1U << 20U, .unpacked = 128U << 20U, .ratio = 200};
constexpr std::uint64_t most_of_part = 8U << 20U;  // of one XML document within
constexpr std::size_t most_pages = 20;
constexpr std::size_t most_texts = 100'000;  // text objects of all pages
constexpr std::size_t longest_text = 2'000;     // of a field on the page
constexpr std::string_view ofd_namespace = "http://www.ofdspec.org";  // with /2016 behind it, at times without

/// The parts of the archive that can be asked for, unpacked only then.
class Archive {
public:
    Archive(std::string_view bytes, std::string_view document) : source_(bytes), document_(document) {}

    std::optional<std::vector<Finding>> open() {
        auto entries = zip::read_zip_directory(source_, archive_bounds);
        if (!entries) {
            for (Finding& finding : entries.error()) finding.place = document_ + finding.place;
            return std::move(entries.error());
        }
        for (zip::ZipEntry& entry : *entries) {
            if (!entry.is_folder()) entries_.emplace(entry.path, std::move(entry));
        }
        return std::nullopt;
    }

    [[nodiscard]] bool has(const std::string& path) const { return entries_.contains(path); }
    [[nodiscard]] std::string place(std::string_view path) const { return document_ + "/" + std::string(path); }

    /// Every path whose last part is `name`, letters in whatever case.
    [[nodiscard]] std::vector<std::string> named(std::string_view name) const {
        std::vector<std::string> result;
        for (const auto& [path, entry] : entries_) {
            const std::size_t slash = path.rfind('/');
            if (comparable(path.substr(slash == std::string::npos ? 0 : slash + 1)) == comparable(name)) result.push_back(path);
        }
        return result;
    }

    std::expected<XmlTree, Finding> tree(const std::string& path) {
        const auto it = entries_.find(path);
        if (it == entries_.end()) return std::unexpected(Finding{Severity::error, "invoice_part_missing", place(path), "nothing", "a part of the OFD file"});
        if (it->second.size > most_of_part)
            return std::unexpected(Finding{Severity::error, "invoice_too_large", place(path), std::to_string(it->second.size) + " bytes", "at most " + std::to_string(most_of_part)});
        std::string bytes;
        auto wrong = zip::read_zip_entry(source_, it->second, [&](std::span<const std::byte> piece) {
            bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
        });
        if (wrong) {
            wrong->place = document_ + wrong->place;
            return std::unexpected(std::move(*wrong));
        }
        return read_xml_tree(bytes, place(path), {.bytes = most_of_part});
    }

private:
    zip::MemorySource source_;
    std::string document_;
    std::map<std::string, zip::ZipEntry> entries_;
};

/// `target` as it is written in the part `from`: relative to its folder, or from the root where it begins with '/'. It is
/// only ever looked up among the archive's entries, so that it leads nowhere else.
std::string resolved(std::string_view from, std::string_view target) {
    std::string path;
    if (!target.starts_with('/')) path = std::string(from.substr(0, from.rfind('/') == std::string_view::npos ? 0 : from.rfind('/') + 1));
    path += target.starts_with('/') ? target.substr(1) : target;
    while (path.starts_with("./")) path.erase(0, 2);
    return path;
}

/// Every element below with that local name, in the document's order.
void gather(pugi::xml_node at, std::string_view name, std::vector<pugi::xml_node>& into) {
    for (const pugi::xml_node child : at.children()) {
        if (child.type() != pugi::node_element) continue;
        if (local_name(child) == name) into.push_back(child);
        gather(child, name, into);  // no deeper than the bounds of the tree
    }
}
std::vector<pugi::xml_node> below(pugi::xml_node at, std::string_view name) {
    std::vector<pugi::xml_node> result;
    gather(at, name, result);
    return result;
}

class OfdReader {
public:
    OfdReader(std::string_view bytes, std::string_view document) : archive_(bytes, document), document_(document) {}

    ReadResult read() {
        if (auto findings = archive_.open()) return std::unexpected(std::move(*findings));
        auto main = archive_.tree("OFD.xml");
        if (!main) return parts::refuse(main.error());
        if (local_name(main->root()) != "OFD" || !namespace_of(main->root()).starts_with(ofd_namespace))
            return parts::refuse({Severity::error, "invoice_other_document", archive_.place("OFD.xml"), quoted(main->root().name()), "OFD of " + std::string(ofd_namespace)});
        const std::vector<pugi::xml_node> bodies = children(main->root(), "DocBody");
        if (bodies.size() != 1) return parts::refuse({Severity::error, "invoice_several_documents", archive_.place("OFD.xml"), std::to_string(bodies.size()) + " documents", "one"});
        if (auto wrong = attachment()) return parts::refuse(std::move(*wrong));
        if (auto wrong = page_text(bodies.front())) return parts::refuse(std::move(*wrong));
        custom_data(bodies.front());
        const bool nothing = std::ranges::none_of(channels_, [](const Reading& r) { return r.invoice != Invoice{}; });
        if (nothing) {
            std::vector<Finding> findings;
            for (Reading& channel : channels_) std::ranges::move(channel.findings, std::back_inserter(findings));
            findings.push_back({Severity::error, "invoice_nothing_found", std::string(document_) + "/", "an OFD file without an invoice's fields", "original_invoice.xml, tags or custom data"});
            return std::unexpected(std::move(findings));
        }
        Reading whole = merge(std::move(channels_), document_);
        FieldReader(whole, Channel::ofd_data).expect(whole.invoice.number, std::string(document_) + "/number");
        return whole;
    }

private:
    /// Doc_0/Attachs/original_invoice.xml of the older 电子普票.
    std::optional<Finding> attachment() {
        const std::vector<std::string> paths = archive_.named("original_invoice.xml");
        if (paths.empty()) return std::nullopt;
        if (paths.size() > 1)
            return Finding{Severity::error, "invoice_several_documents", archive_.place(paths[1]), std::to_string(paths.size()) + " attachments of that name", "one"};
        auto tree = archive_.tree(paths.front());
        if (!tree) return std::move(tree.error());
        if (local_name(tree->root()) != "eInvoice" || namespace_of(tree->root()) != parts::original_invoice_namespace)
            return Finding{Severity::error, "invoice_other_document", archive_.place(paths.front()), quoted(tree->root().name()), "eInvoice of " + std::string(parts::original_invoice_namespace)};
        channels_.push_back(parts::original_invoice(*tree, archive_.place(paths.front())));
        return std::nullopt;
    }

    /// Tags/CustomTag.xml names the text objects of the page that hold the fields.
    std::optional<Finding> page_text(pugi::xml_node body) {
        const std::vector<pugi::xml_node> roots = children(body, "DocRoot");
        const std::string document = resolved("", roots.empty() ? "Doc_0/Document.xml" : text_of(roots.front()));
        if (!archive_.has(document)) return Finding{Severity::error, "invoice_part_missing", archive_.place(document), "nothing", "the document that OFD.xml names"};
        const auto tree = archive_.tree(document);
        if (!tree) return tree.error();
        const std::string tags = tags_of(*tree, document);
        if (!archive_.has(tags)) return std::nullopt;  // older files, and those without tags
        const auto tag_tree = archive_.tree(tags);
        if (!tag_tree) return tag_tree.error();
        std::map<std::string, std::string> texts;
        if (auto wrong = read_pages(*tree, document, texts)) return wrong;
        tagged(*tag_tree, tags, texts);
        return std::nullopt;
    }

    /// The tags' document: what the list of them names, or its usual place.
    std::string tags_of(const XmlTree& document, const std::string& path) {
        const std::string usual = resolved(path, "Tags/CustomTag.xml");
        const std::vector<pugi::xml_node> lists = children(document.root(), "CustomTags");
        if (archive_.has(usual) || lists.size() != 1) return usual;
        const std::string list = resolved(path, text_of(lists.front()));
        const auto tree = archive_.has(list) ? archive_.tree(list) : std::expected<XmlTree, Finding>(std::unexpected(Finding{}));
        if (!tree) return usual;
        const std::vector<pugi::xml_node> files = below(tree->root(), "FileLoc");
        return files.size() == 1 ? resolved(list, text_of(files.front())) : usual;
    }

    std::optional<Finding> read_pages(const XmlTree& document, const std::string& path, std::map<std::string, std::string>& texts) {
        std::vector<std::string> pages;
        for (const pugi::xml_node page : below(document.root(), "Page")) {
            const std::string place = resolved(path, page.attribute("BaseLoc").value());
            if (pages.size() < most_pages && std::ranges::find(pages, place) == pages.end()) pages.push_back(place);
        }
        if (pages.empty()) pages.push_back(resolved(path, "Pages/Page_0/Content.xml"));
        for (const std::string& page : pages) {
            const auto tree = archive_.tree(page);
            if (!tree) return tree.error();
            for (const pugi::xml_node object : below(tree->root(), "TextObject")) {
                if (texts.size() == most_texts) return Finding{Severity::error, "invoice_too_large", archive_.place(page), "more text objects", "at most " + std::to_string(most_texts)};
                std::string text;
                for (const pugi::xml_node code : children(object, "TextCode")) text += text_of(code);
                texts.emplace(object.attribute("ID").value(), std::move(text));
            }
        }
        return std::nullopt;
    }

    void tagged(const XmlTree& tags, const std::string& path, const std::map<std::string, std::string>& texts) {
        Reading reading;
        FieldReader fields(reading, Channel::ofd_text);
        const auto field = [&](std::string_view name, auto read) {
            const std::vector<pugi::xml_node> found = below(tags.root(), name);
            if (found.empty()) return;
            const std::string place = archive_.place(path) + path_of(found.front());
            if (found.size() > 1) {
                fields.say(Severity::error, "invoice_field_twice", place, std::to_string(found.size()) + " of " + std::string(name), "one");
                return;
            }
            std::string text;
            for (const pugi::xml_node reference : below(found.front(), "ObjectRef")) {
                const auto object = texts.find(text_of(reference));
                if (object == texts.end()) {
                    fields.say(Severity::error, "invoice_part_missing", place, "no text object " + quoted(text_of(reference)), "one of the page");
                    return;
                }
                text += object->second;
                if (text.size() > longest_text) {
                    fields.say(Severity::error, "invoice_bad_text", place, quoted(text), "at most " + std::to_string(longest_text) + " bytes");
                    return;
                }
            }
            read(text, place);
        };
        Invoice& invoice = reading.invoice;
        const auto name = [&](Field<std::string>& into) { return [&](const std::string& t, const std::string& p) { fields.name(into, t, p); }; };
        const auto id = [&](Field<std::string>& into) { return [&](const std::string& t, const std::string& p) { fields.id(into, t, p); }; };
        const auto amount = [&](Field<Money>& into) { return [&](const std::string& t, const std::string& p) { fields.amount(into, t, p); }; };
        field("InvoiceCode", [&](const std::string& t, const std::string& p) { fields.code(t, p); });
        field("InvoiceNo", [&](const std::string& t, const std::string& p) { fields.number(t, p); });
        field("IssueDate", [&](const std::string& t, const std::string& p) { fields.issued_on(t, p); });
        field("BuyerName", name(invoice.buyer_name));
        field("BuyerTaxID", id(invoice.buyer_id));
        field("SellerName", name(invoice.seller_name));
        field("SellerTaxID", id(invoice.seller_id));
        field("TaxExclusiveTotalAmount", amount(invoice.without_tax));
        field("TaxTotalAmount", amount(invoice.tax));
        field("TaxInclusiveTotalAmount", amount(invoice.with_tax));
        channels_.push_back(std::move(reading));
    }

    /// <CustomData Name="发票号码">…</CustomData> of OFD.xml.
    void custom_data(pugi::xml_node body) {
        Reading reading;
        FieldReader fields(reading, Channel::ofd_data);
        std::set<std::string> seen;
        for (const pugi::xml_node data : below(body, "CustomData")) {
            const std::string name = trimmed(data.attribute("Name").value());
            const std::string text = text_of(data);
            const std::string place = archive_.place("OFD.xml") + "/OFD/DocBody/DocInfo/CustomDatas/" + quoted(name);
            Invoice& invoice = reading.invoice;
            if (!seen.insert(name).second) fields.say(Severity::error, "invoice_field_twice", place, "one more", "each name once");
            else if (name == "发票号码") fields.number(text, place);
            else if (name == "发票代码") fields.code(text, place);
            else if (name == "开票日期") fields.issued_on(text, place);
            else if (name == "合计金额") fields.amount(invoice.without_tax, text, place);
            else if (name == "合计税额") fields.amount(invoice.tax, text, place);
            else if (name == "价税合计") fields.amount(invoice.with_tax, text, place);
            else if (name.ends_with("纳税人识别号") && name.starts_with("购")) fields.id(invoice.buyer_id, text, place);
            else if (name.ends_with("纳税人识别号") && name.starts_with("销")) fields.id(invoice.seller_id, text, place);
        }
        channels_.push_back(std::move(reading));
    }

    Archive archive_;
    std::string document_;
    std::vector<Reading> channels_;
};

}  // namespace

ReadResult read_ofd(std::string_view bytes, std::string_view document) {
    if (bytes.size() > most_bytes)
        return std::unexpected(std::vector<Finding>{{Severity::error, "invoice_too_large", std::string(document) + "/", std::to_string(bytes.size()) + " bytes", "at most " + std::to_string(most_bytes)}});
    return OfdReader(bytes, document).read();
}

}  // namespace voucher::invoice
