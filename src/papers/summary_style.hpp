// How the summary looks on a screen and on A4. System fonts: the page loads nothing.
#pragma once

#include <string_view>

namespace voucher::papers {

inline constexpr std::string_view summary_style = R"css(
@page { size: A4; margin: 16mm 15mm 18mm; }
* { box-sizing: border-box; }
:root { color-scheme: light; --ink: #16202e; --soft: #4b5a6e; --line: #b8c2d0; --tint: #f0f3f8; --blue: #1a52c4; --green: #12715b; --red: #b3261e; --amber: #8a4b00; }
body { margin: 0 auto; padding: 32px 24px; max-width: 820px; background: #fff; color: var(--ink);
  font: 14px/1.55 "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Helvetica Neue", Arial, sans-serif; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 10px; margin-bottom: 14px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0; }
h2 { font-size: 16px; margin: 24px 0 8px; break-after: avoid; }
h3 { font-size: 14px; margin: 14px 0 4px; break-after: avoid; }
p { margin: 4px 0; }
.soft { color: var(--soft); }
.small { font-size: 12px; }
.notice { border: 1.5px solid var(--amber); border-radius: 6px; background: #fff8ec; padding: 8px 12px; margin: 10px 0; }
.draft { border-color: var(--red); background: #fdf1f0; }
.notice ul { margin: 4px 0 0; padding-left: 20px; }
.figure { font-size: 34px; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; margin: 4px 0 10px; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: 5px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: var(--tint); font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; }
.sum td { font-weight: 700; }
.facts th { width: 9.5em; }
.met { color: var(--green); }
.not_met { color: var(--red); font-weight: 600; }
.unknown { color: var(--amber); }
.digest { font: 11px/1.4 ui-monospace, "SFMono-Regular", Consolas, "DejaVu Sans Mono", monospace; color: var(--soft); word-break: break-all; }
.why { list-style: none; margin: 0; padding: 0; }
.why .why { padding-left: 20px; border-left: 1px solid var(--line); margin-left: 4px; }
.step { display: flex; gap: 12px; justify-content: space-between; padding: 2px 0; break-inside: avoid; }
.step b, .step .amount { font-variant-numeric: tabular-nums; white-space: nowrap; }
.tag { color: var(--blue); font-size: 12px; margin-left: 6px; }
.pledge { border: 1px solid var(--ink); padding: 12px 14px; margin-top: 22px; break-inside: avoid; }
.sign { display: flex; justify-content: space-between; gap: 16px; margin-top: 26px; }
footer { margin-top: 20px; padding-top: 8px; border-top: 1px solid var(--line); font-size: 12px; color: var(--soft); overflow-wrap: anywhere; }
@media (max-width: 600px) { body { padding: 16px 12px; } table { font-size: 12px; } th, td { padding: 4px; } .wide { overflow-x: auto; } .figure { font-size: 28px; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } h2 { margin-top: 16pt; } .wide { overflow: visible; } }
)css";

}  // namespace voucher::papers
