// XML 1.0 that may be hostile, read into a tree. Inside src/invoice only: nothing else sees pugixml.
//
// Refused before the tree is made: more than the bytes, elements, attributes or levels of the bounds; DOCTYPE
// and any other declaration, so that there is nothing to expand; entities other than XML's own five; bytes that
// are not UTF-8, a declaration that names another encoding, characters that XML does not have; anything that is
// not well-formed, and more than one root.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"

namespace voucher::invoice {

struct XmlBounds {
    std::size_t bytes = 8U << 20U;
    std::size_t elements = 200'000;
    std::size_t attributes = 400'000;
    int depth = 64;
};

/// A tree and its one root element.
class XmlTree {
public:
    [[nodiscard]] pugi::xml_node root() const { return root_; }

private:
    friend std::expected<XmlTree, Finding> read_xml_tree(std::string_view, std::string_view, const XmlBounds&);
    std::unique_ptr<pugi::xml_document> document_;
    pugi::xml_node root_;
};

/// `place` stands before what is wrong, with the byte: "/invoice.xml:120".
std::expected<XmlTree, Finding> read_xml_tree(std::string_view bytes, std::string_view place, const XmlBounds& bounds = {});

/// A name without its prefix: "InvoiceNo" of "fp:InvoiceNo".
std::string_view local_name(const char* name);
inline std::string_view local_name(pugi::xml_node node) { return local_name(node.name()); }

/// The namespace that stands for the element's prefix; empty where none is declared.
std::string namespace_of(pugi::xml_node element);

/// The element's own text, its pieces joined, trimmed; not that of elements within it.
std::string text_of(pugi::xml_node element);

/// The child elements with that local name.
std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name);

/// "/EInvoice/Header/EIid", with "[2]" behind the second of a name, up to "[100]".
std::string path_of(pugi::xml_node element);

}  // namespace voucher::invoice
