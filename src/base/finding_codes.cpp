// The closed set of codes, in one place. A new kind of complaint is added here, to the catalogues (`finding.<code>`)
// and to the test that gives rise to it.
#include <algorithm>
#include <array>

#include "src/base/finding.hpp"

namespace voucher {
namespace {

constexpr std::array codes{
    // the assessment that a package encloses
    "assessment_bad_json", "assessment_duplicate_key", "assessment_too_deep", "assessment_too_large",
    // a bag (RFC 8493)
    "bag_bad_declaration", "bag_bad_fetch", "bag_bad_info", "bag_bad_manifest", "bag_bad_text", "bag_digest_differs",
    "bag_file_missing", "bag_file_not_listed", "bag_file_too_large", "bag_file_unreadable",
    "bag_label_repeated", "bag_legacy_manifest", "bag_more_findings", "bag_other_form", "bag_no_payload", "bag_unknown_algorithm",
    "bag_unknown_encoding",
    "bag_no_declaration", "bag_no_manifest", "bag_no_single_folder", "bag_not_a_file", "bag_not_whole",
    "bag_payload_differs",
    // a case, or a provider's case
    "case_bad_count", "case_bad_date", "case_bad_format", "case_bad_json", "case_bad_money", "case_bad_text", "case_bad_year",
    "case_bad_yes_no", "case_claim_before_completion", "case_duplicate_key", "case_duplicate_service", "case_duplicate_year",
    "case_missing_key", "case_other_policy", "case_too_deep", "case_too_large", "case_unknown_fact", "case_unknown_key",
    "case_unknown_option", "case_unknown_reading", "case_wrong_type",
    // a policy pack: what it means as a whole
    "check_amount_negative", "check_amount_too_large", "check_article_uncovered", "check_case_missing", "check_case_overlap",
    "check_case_unreachable", "check_fact_unused", "check_group_unknown", "check_invoice_days_clash", "check_kind_never_met", "check_never_fails", "check_never_holds", "check_period_backwards", "check_reading_unused",
    // a provider's list of contracts
    "contracts_bad_format", "contracts_bad_json", "contracts_bad_value", "contracts_duplicate_id", "contracts_duplicate_key",
    "contracts_missing_key", "contracts_other_policy", "contracts_too_deep", "contracts_too_large", "contracts_unknown_key",
    "contracts_wrong_type",
    // an expression of a pack
    "expression_bad_number", "expression_bad_sign", "expression_too_deep", "expression_trailing", "expression_type_clash",
    "expression_unexpected", "expression_unknown_name", "expression_unknown_option",
    // an e-invoice, and what it says against what the case says
    "invoice_amount_differs", "invoice_amount_other_tax", "invoice_bad_amount", "invoice_bad_date",
    "invoice_bad_number", "invoice_bad_qr", "invoice_bad_text", "invoice_bad_xml", "invoice_buyer_id_differs",
    "invoice_buyer_name_differs", "invoice_capitals_differ", "invoice_channels_differ",
    "invoice_credit_code_doubtful", "invoice_credit_note", "invoice_day_early", "invoice_day_late",
    "invoice_doctype", "invoice_field_missing", "invoice_field_twice", "invoice_file_twice",
    "invoice_not_utf8", "invoice_nothing_found", "invoice_number_twice", "invoice_other_document",
    "invoice_part_missing", "invoice_seller_name_differs", "invoice_several_documents", "invoice_sum_differs",
    "invoice_too_deep", "invoice_too_large", "invoice_unknown_entity", "invoice_unknown_type",
    // a policy pack: its form
    "pack_bad_date", "pack_bad_format", "pack_bad_json", "pack_bad_money", "pack_bad_rate", "pack_cycle", "pack_duplicate_id",
    "pack_duplicate_key", "pack_missing_key", "pack_too_deep", "pack_too_large", "pack_unknown_article", "pack_unknown_fact",
    "pack_unknown_key", "pack_unknown_kind", "pack_unknown_reading", "pack_unknown_type", "pack_wrong_scope", "pack_wrong_type",
    // a submission package: what it says against what it holds
    "package_assessment_differs", "package_document_missing", "package_invoices_unread", "package_draft", "package_no_day",
    "package_not_complete", "package_paper_empty", "package_paper_missing", "package_policy_unknown",
    "package_stray_file",
    // a carrier's roster: what was not understood in its cells, and what seems odd about its rows
    "roster_bad_code", "roster_bad_count", "roster_bad_date", "roster_bad_money", "roster_bad_yes_no",
    "roster_code_doubtful", "roster_code_rounded", "roster_column_twice", "roster_controllers_differ",
    "roster_date_range", "roster_day_before", "roster_error_cell", "roster_merged_amount", "roster_money_comma",
    "roster_money_decimals", "roster_money_negative", "roster_money_too_large", "roster_more_findings",
    "roster_no_heads", "roster_no_name", "roster_no_such_day", "roster_row_twice", "roster_same_code",
    "roster_same_name", "roster_text_long", "roster_unclear", "roster_unknown_column", "roster_unknown_option",
    // the contents of sheets, as their reader gives them
    "sheets_bad_format", "sheets_bad_json", "sheets_bad_value", "sheets_duplicate_key", "sheets_missing_key",
    "sheets_too_deep", "sheets_too_large", "sheets_unknown_key", "sheets_wrong_type",
    // the words of rosters
    "words_ambiguous", "words_bad_format", "words_bad_json", "words_bad_value", "words_duplicate_key",
    "words_missing_key", "words_too_deep", "words_too_large", "words_unknown_key", "words_wrong_type",
    // a carrier's workspace
    "workspace_bad_format", "workspace_bad_json", "workspace_bad_value", "workspace_duplicate_id",
    "workspace_duplicate_key", "workspace_missing_key", "workspace_other_policy", "workspace_too_deep",
    "workspace_too_large", "workspace_unknown_key", "workspace_wrong_type",
    // an archive
    "zip_bad_crc", "zip_bad_data", "zip_bad_name", "zip_bad_record", "zip_bad_size",
    "zip_directory_too_large", "zip_duplicate_name", "zip_encrypted", "zip_gap", "zip_headers_differ",
    "zip_name_not_utf8", "zip_not_a_file", "zip_not_a_zip", "zip_overlap", "zip_ratio_too_high",
    "zip_second_name", "zip_several_disks", "zip_too_large", "zip_too_many_entries", "zip_truncated",
    "zip_unknown_method",
};

}  // namespace

std::vector<std::string_view> finding_codes() {
    std::vector<std::string_view> result(codes.begin(), codes.end());
    std::ranges::sort(result);
    return result;
}

}  // namespace voucher
