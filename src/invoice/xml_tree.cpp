#include "src/invoice/xml_tree.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "src/base/text.hpp"
#include "src/invoice/fields.hpp"

namespace voucher::invoice {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Goes through the markup once, without memory: what it passes is small enough and has nothing to expand.
class Gate {
public:
    Gate(std::string_view text, std::string_view place, const XmlBounds& bounds) : text_(text), place_(place), bounds_(bounds) {}

    std::optional<Finding> pass() {
        if (text_.size() > bounds_.bytes)
            return finding("invoice_too_large", text_.size(), std::to_string(text_.size()) + " bytes", "at most " + std::to_string(bounds_.bytes));
        if (!is_utf8(text_)) return finding("invoice_not_utf8", 0, "bytes of another encoding", "UTF-8");
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text_[i]);
            if (byte < 0x20 && !is_space(text_[i])) return finding("invoice_bad_xml", i, "a control character", "text");
        }
        while (at_ < text_.size()) {
            const char c = text_[at_];
            std::optional<Finding> wrong;
            if (c == '<') wrong = markup();
            else if (c == '&') wrong = entity();
            else ++at_;
            if (wrong) return wrong;
        }
        if (depth_ != 0) return finding("invoice_bad_xml", at_, "the end", "the end of every element");
        return std::nullopt;
    }

private:
    Finding finding(std::string code, std::size_t at, std::string found, std::string expected) const {
        return {Severity::error, std::move(code), std::string(place_) + ":" + std::to_string(at), std::move(found), std::move(expected)};
    }

    std::optional<Finding> markup() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skip_to("-->", 4);
        if (rest.starts_with("<![CDATA[")) return skip_to("]]>", 9);
        if (rest.starts_with("<!")) return finding("invoice_doctype", at_, "a declaration (<!…)", "XML without DOCTYPE and entities");
        if (rest.starts_with("<?")) return declaration(rest);
        if (rest.starts_with("</")) {
            if (--depth_ < 0) return finding("invoice_bad_xml", at_, "an end of no element", "one for each beginning");
            return skip_to(">", 2);
        }
        return element();
    }

    std::optional<Finding> skip_to(std::string_view end, std::size_t from) {
        const std::size_t found = text_.find(end, at_ + from);
        if (found == std::string_view::npos) return finding("invoice_bad_xml", at_, "the end", "\"" + std::string(end) + "\"");
        at_ = found + end.size();
        return std::nullopt;
    }

    std::optional<Finding> declaration(std::string_view rest) {
        const std::size_t start = at_;
        if (auto wrong = skip_to("?>", 2)) return wrong;
        if (!rest.starts_with("<?xml") || rest.size() < 6 || !is_space(rest[5])) return std::nullopt;
        const std::string_view inside = rest.substr(0, at_ - start);
        const std::size_t name = inside.find("encoding");
        if (name == std::string_view::npos) return std::nullopt;
        const std::size_t open = inside.find_first_of("\"'", name);
        const std::size_t close = open == std::string_view::npos ? open : inside.find(inside[open], open + 1);
        if (close == std::string_view::npos) return finding("invoice_bad_xml", start, "a declaration without its encoding", "encoding=\"UTF-8\"");
        std::string encoding(inside.substr(open + 1, close - open - 1));
        std::ranges::transform(encoding, encoding.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        if (encoding != "UTF-8" && encoding != "UTF8" && encoding != "US-ASCII")
            return finding("invoice_not_utf8", start, "encoding=" + quoted(encoding), "UTF-8");
        return std::nullopt;
    }

    std::optional<Finding> element() {
        const std::size_t start = at_++;
        if (++elements_ > bounds_.elements) return finding("invoice_too_large", start, "more elements", "at most " + std::to_string(bounds_.elements));
        char quote = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '&') {
                if (auto wrong = entity()) return wrong;
                continue;
            }
            if (c == '<') return finding("invoice_bad_xml", at_, "\"<\" within an element's beginning", "its \">\"");
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
                if (++attributes_ > bounds_.attributes)
                    return finding("invoice_too_large", start, "more attributes", "at most " + std::to_string(bounds_.attributes));
            } else if (c == '>') {
                const bool empty = text_[at_ - 1] == '/';
                ++at_;
                if (!empty && ++depth_ > bounds_.depth)
                    return finding("invoice_too_deep", start, "more than " + std::to_string(bounds_.depth) + " levels", "at most so many");
                return std::nullopt;
            }
            ++at_;
        }
        return finding("invoice_bad_xml", start, "the end", "the element's \">\"");
    }

    /// XML's own five, and characters by number.
    std::optional<Finding> entity() {
        constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "quot", "apos"};
        const std::size_t semicolon = text_.find(';', at_);
        const std::size_t length = semicolon == std::string_view::npos ? std::string_view::npos : semicolon - at_ - 1;
        const std::string_view name = length == std::string_view::npos || length > 12 ? std::string_view{} : text_.substr(at_ + 1, length);
        bool fits = std::ranges::find(known, name) != known.end();
        if (name.starts_with("#")) fits = character(name.substr(1));
        if (!fits) return finding("invoice_unknown_entity", at_, "an entity that XML does not have by itself, or a bare &", "&amp; &lt; &gt; &quot; &apos; or &#…;");
        at_ = semicolon + 1;
        return std::nullopt;
    }

    static bool character(std::string_view digits) {
        const bool hex = digits.starts_with("x");
        if (hex) digits.remove_prefix(1);
        if (digits.empty() || digits.size() > 7) return false;
        char32_t code = 0;
        for (const char c : digits) {
            const bool digit = c >= '0' && c <= '9';
            const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (!digit && !(hex && letter)) return false;
            code = code * (hex ? 16U : 10U) + static_cast<char32_t>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        const bool low = code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800);
        return low || (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
    }

    std::string_view text_;
    std::string_view place_;
    XmlBounds bounds_;
    std::size_t at_ = 0;
    std::size_t elements_ = 0;
    std::size_t attributes_ = 0;
    int depth_ = 0;
};

}  // namespace

std::expected<XmlTree, Finding> read_xml_tree(std::string_view bytes, std::string_view place, const XmlBounds& bounds) {
    if (place.empty()) place = "/";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (auto wrong = Gate(bytes, place, bounds).pass()) return std::unexpected(std::move(*wrong));
    const auto complain = [&](std::ptrdiff_t at, std::string found, std::string expected) {
        return std::unexpected(Finding{Severity::error, "invoice_bad_xml", std::string(place) + ":" + std::to_string(at), std::move(found), std::move(expected)});
    };
    XmlTree tree;
    tree.document_ = std::make_unique<pugi::xml_document>();
    constexpr unsigned options = pugi::parse_default | pugi::parse_doctype;
    const pugi::xml_parse_result parsed = tree.document_->load_buffer(bytes.data(), bytes.size(), options, pugi::encoding_utf8);
    if (!parsed) return complain(parsed.offset, parsed.description(), "well-formed XML");
    for (const pugi::xml_node node : tree.document_->children()) {
        if (node.type() == pugi::node_doctype)
            return std::unexpected(Finding{Severity::error, "invoice_doctype", std::string(place), "a DOCTYPE", "XML without DOCTYPE and entities"});
        if (node.type() != pugi::node_element) continue;
        if (tree.root_) return complain(node.offset_debug(), "a second root element", "one");
        tree.root_ = node;
    }
    if (!tree.root_) return complain(0, "no element", "a root element");
    return tree;
}

std::string_view local_name(const char* name) {
    const std::string_view whole = name;
    const std::size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

std::string namespace_of(pugi::xml_node element) {
    const std::string_view name = element.name();
    const std::size_t colon = name.find(':');
    const std::string attribute = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    for (pugi::xml_node at = element; at.type() == pugi::node_element; at = at.parent()) {
        if (const pugi::xml_attribute found = at.attribute(attribute.c_str())) return found.value();
    }
    return {};
}

std::string text_of(pugi::xml_node element) {
    std::string text;
    for (const pugi::xml_node node : element.children()) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    }
    return trimmed(text);
}

std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name) {
    std::vector<pugi::xml_node> result;
    for (const pugi::xml_node node : parent.children()) {
        if (node.type() == pugi::node_element && local_name(node) == name) result.push_back(node);
    }
    return result;
}

std::string path_of(pugi::xml_node element) {
    std::string path;
    for (; element.type() == pugi::node_element; element = element.parent()) {
        int place = 1;
        for (pugi::xml_node before = element.previous_sibling(element.name()); before && place < 100; before = before.previous_sibling(element.name())) ++place;
        std::string name = "/" + std::string(local_name(element));
        if (place > 1) name += "[" + std::to_string(place) + "]";
        path = name + path;
    }
    return path;
}

}  // namespace voucher::invoice
