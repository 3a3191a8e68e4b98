// 数电票 XML and original_invoice.xml: two vocabularies, one way through them.
#include <algorithm>

#include "src/invoice/fields.hpp"
#include "src/invoice/parts.hpp"
#include "src/invoice/read.hpp"
#include "src/invoice/xml_tree.hpp"

namespace voucher::invoice {
namespace {

constexpr std::size_t longest_item = 300;  // bytes of an item's name; the rest is cut

/// Goes down a tree by local names and gives texts with their places. A name that stands twice, where one is expected,
/// is told, and neither is taken.
class Walk {
public:
    Walk(pugi::xml_node root, std::string_view document, Reading& reading, Channel channel)
        : root_(root), document_(document), fields_(reading, channel) {}

    [[nodiscard]] std::string place(std::string_view path) const { return std::string(document_) + "/" + std::string(local_name(root_)) + "/" + std::string(path); }

    pugi::xml_node node(std::string_view path) {
        pugi::xml_node at = root_;
        for (std::string_view rest = path; !rest.empty() && at;) {
            const std::size_t slash = rest.find('/');
            const std::vector<pugi::xml_node> found = children(at, rest.substr(0, slash));
            if (found.size() > 1) {
                fields_.say(Severity::error, "invoice_field_twice", place(path), std::to_string(found.size()) + " of " + std::string(rest.substr(0, slash)), "one");
                return {};
            }
            at = found.empty() ? pugi::xml_node{} : found.front();
            rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
        }
        return at;
    }
    std::string text(std::string_view path) {
        const pugi::xml_node at = node(path);
        return at ? text_of(at) : std::string{};
    }
    FieldReader& fields() { return fields_; }

private:
    pugi::xml_node root_;
    std::string_view document_;
    FieldReader fields_;
};

Item item(pugi::xml_node node, std::string_view name, std::string_view amount) {
    Item result;
    if (const auto found = children(node, name); found.size() == 1) result.name = std::string(shortened(text_of(found.front()), longest_item));
    if (const auto found = children(node, amount); found.size() == 1) result.amount = read_amount(text_of(found.front()));
    return result;
}

void items(const std::vector<pugi::xml_node>& nodes, std::string_view name, std::string_view amount, Invoice& invoice) {
    for (const pugi::xml_node node : nodes) {
        if (invoice.items.size() == most_items) return;
        invoice.items.push_back(item(node, name, amount));
    }
}

}  // namespace

namespace parts {

Reading e_invoice(const XmlTree& tree, std::string_view document) {
    Reading reading;
    Walk walk(tree.root(), document, reading, Channel::xml);
    Invoice& invoice = reading.invoice;
    FieldReader& f = walk.fields();
    const std::string data = "EInvoiceData/";
    const auto text = [&](const char* path, auto read) {
        const std::string whole = path;
        read(walk.text(whole), walk.place(whole));
    };
    text("TaxSupervisionInfo/InvoiceNumber", [&](const std::string& t, const std::string& p) { f.number(t, p); });
    text("TaxSupervisionInfo/IssueTime", [&](const std::string& t, const std::string& p) { f.issued_on(t, p); });
    const auto basic = data + "BasicInformation/", seller = data + "SellerInformation/", buyer = data + "BuyerInformation/";
    const auto name = [&](Field<std::string>& field, const std::string& path) { f.name(field, walk.text(path), walk.place(path)); };
    const auto id = [&](Field<std::string>& field, const std::string& path) { f.id(field, walk.text(path), walk.place(path)); };
    const auto amount = [&](Field<Money>& field, const std::string& path) { f.amount(field, walk.text(path), walk.place(path)); };
    name(invoice.buyer_name, buyer + "BuyerName");
    id(invoice.buyer_id, buyer + "BuyerIdNum");
    name(invoice.seller_name, seller + "SellerName");
    id(invoice.seller_id, seller + "SellerIdNum");
    amount(invoice.without_tax, basic + "TotalAmWithoutTax");
    amount(invoice.tax, basic + "TotalTaxAm");
    amount(invoice.with_tax, basic + "TotalTax-includedAmount");
    f.capitals(walk.text(basic + "TotalTax-includedAmountInChinese"), walk.place(basic + "TotalTax-includedAmountInChinese"));
    if (const pugi::xml_node e = walk.node("EInvoiceData")) items(children(e, "IssuItemInformation"), "ItemName", "Amount", invoice);
    f.expect(invoice.number, walk.place("TaxSupervisionInfo/InvoiceNumber"));
    f.expect(invoice.issued_on, walk.place("TaxSupervisionInfo/IssueTime"));
    f.expect(invoice.buyer_name, walk.place(buyer + "BuyerName"));
    f.expect(invoice.seller_name, walk.place(seller + "SellerName"));
    f.expect(invoice.with_tax, walk.place(basic + "TotalTax-includedAmount"));
    return reading;
}

Reading original_invoice(const XmlTree& tree, std::string_view document) {
    Reading reading;
    Walk walk(tree.root(), document, reading, Channel::ofd_attachment);
    Invoice& invoice = reading.invoice;
    FieldReader& f = walk.fields();
    f.code(walk.text("InvoiceCode"), walk.place("InvoiceCode"));
    f.number(walk.text("InvoiceNo"), walk.place("InvoiceNo"));
    f.issued_on(walk.text("IssueDate"), walk.place("IssueDate"));
    f.name(invoice.buyer_name, walk.text("Buyer/BuyerName"), walk.place("Buyer/BuyerName"));
    f.id(invoice.buyer_id, walk.text("Buyer/BuyerTaxID"), walk.place("Buyer/BuyerTaxID"));
    f.name(invoice.seller_name, walk.text("Seller/SellerName"), walk.place("Seller/SellerName"));
    f.id(invoice.seller_id, walk.text("Seller/SellerTaxID"), walk.place("Seller/SellerTaxID"));
    f.amount(invoice.without_tax, walk.text("TaxExclusiveTotalAmount"), walk.place("TaxExclusiveTotalAmount"));
    f.amount(invoice.tax, walk.text("TaxTotalAmount"), walk.place("TaxTotalAmount"));
    f.amount(invoice.with_tax, walk.text("TaxInclusiveTotalAmount"), walk.place("TaxInclusiveTotalAmount"));
    if (const pugi::xml_node goods = walk.node("GoodsInfos")) items(children(goods, "GoodsInfo"), "Item", "Amount", invoice);
    f.expect(invoice.number, walk.place("InvoiceNo"));
    return reading;
}

}  // namespace parts

ReadResult read_xml(std::string_view bytes, std::string_view document) {
    const auto tree = read_xml_tree(bytes, document);
    if (!tree) return parts::refuse(tree.error());
    if (local_name(tree->root()) != "EInvoice")
        return parts::refuse({Severity::error, "invoice_other_document", std::string(document) + "/", quoted(tree->root().name()), "EInvoice, the root of a 数电票"});
    return parts::alone(parts::e_invoice(*tree, document), document);
}

}  // namespace voucher::invoice
