#!/usr/bin/python3
"""Writes workbooks with openpyxl and tables with Python's csv into a folder: programs that know nothing of the reader."""
import csv
import datetime
import io
import os
import struct
import sys
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FOLDER = sys.argv[1]
DAY = datetime.datetime(2025, 3, 10)


def place(name):
    return os.path.join(FOLDER, name)


def roster():
    """A roster as an office keeps one: a title over all columns, a head of two rows, notes below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet["A1"] = "聊城市创新券申领汇总表"
    sheet.merge_cells("A1:F1")
    for cell, text in {"A2": "序号", "B2": "企业", "D2": "合同", "B3": "名称", "C3": "统一社会信用代码", "D3": "金额", "E3": "日期", "F3": "备注"}.items():
        sheet[cell] = text
    for merged in ("A2:A3", "B2:C2", "D2:F2"):
        sheet.merge_cells(merged)
    sheet.append([1, "聊城甲科技有限公司", "91371500MA3C000001", "１２．５万元", DAY, None])
    sheet.append([2, "乙（聊城）有限公司\n二分厂", "91371500MA3C00002X", 125000.5, "2025年3月10日", " 𠮷 "])
    sheet["E4"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["D5"].number_format = "#,##0.00"
    sheet["H9"].number_format = "0.00"  # a format and nothing in it
    notes = book.create_sheet("说明")
    notes.sheet_state = "hidden"
    notes["B2"] = "内部"
    book.create_sheet("空").sheet_state = "veryHidden"
    book.save(place("roster.xlsx"))


def cells():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([True, False, "#REF!", "=1+1", '="甲"&"乙"', "#N/A", 0.1, 1e21, -0.000001, 123456789012345, 12, "'", "TRUE", ""])
    sheet.append([0.1 + 0.2, 1 / 3, 5e-324, 100, 0.5, 1e-7])
    sheet["D2"].number_format = "0.00"
    sheet["E2"].number_format = "0.0%"
    sheet.append(["_x000D_", "<c/>&amp;", "１２３", "  ", "一\n二", "__proto__", "0012"])
    book.save(place("cells.xlsx"))


FORMATS = ["yyyy-mm-dd", "yyyy/m/d", "m/d/yy", "mm-dd-yy", "d-mmm-yy", "mmm-yy", 'yyyy"年"m"月"d"日"', "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "yyyy-mm-dd hh:mm:ss",
           "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "mmm", "yyyy", "[DBNum1][$-804]yyyy\"年\"m\"月\"", "ge.m.d"]
NOT_DAYS = ["h:mm", "[h]:mm:ss", "h:mm AM/PM", "mm:ss", "General", "0.00", "#,##0\"日\"", "0.00E+00", "\\d0", "[Red]0", "0_d", "@", '"y"0']


def dates(name, epoch=None, iso=False):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    book.iso_dates = iso
    sheet = book.active
    for row, shape in enumerate(FORMATS, 1):
        sheet.cell(row, 1, DAY.replace(hour=18, minute=30)).number_format = shape
    for row, shape in enumerate(NOT_DAYS, 1):
        sheet.cell(row, 2, 45726.75).number_format = shape
    days = [datetime.date(1900, 3, 1), datetime.date(1904, 1, 2), datetime.date(1970, 1, 1), datetime.date(2000, 2, 29), datetime.date(2024, 12, 31), datetime.date(2199, 12, 31)]
    if epoch:
        days[0] = datetime.date(1904, 1, 2)
    for row, day in enumerate(days, 1):
        sheet.cell(row, 3, day).number_format = "yyyy-mm-dd"
    sheet.cell(1, 4, datetime.datetime(2025, 3, 9, 23, 59, 59)).number_format = "yyyy-mm-dd"
    for row, number in enumerate([0, 1, 59, 60, -1, 109575, 2958465], 1):
        sheet.cell(row, 5, number).number_format = "yyyy-mm-dd"
    book.save(place(name))


def replace_in(source, target, part, change):
    with zipfile.ZipFile(place(source)) as old, zipfile.ZipFile(place(target), "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data.decode()).encode() if info.filename == part else data)


def chinese_formats():
    """Formats that Chinese Excel writes as a number alone: 18.8.30."""
    book = openpyxl.Workbook()
    for row in range(1, 5):
        book.active.cell(row, 1, 45726).number_format = "yyyy"
    book.save(place("plain.xlsx"))

    def styles(xml):
        first, _, rest = xml.partition("<cellXfs")
        for number in (31, 57, 14, 32):
            rest = rest.replace("</cellXfs>", f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs>')
        return first + "<cellXfs" + rest.replace('count="2"', 'count="6"', 1)

    replace_in("plain.xlsx", "styled.xlsx", "xl/styles.xml", styles)

    def cells(xml):
        for row in range(1, 5):
            xml = xml.replace(f'r="A{row}" s="1"', f'r="A{row}" s="{row + 1}"')
        return xml

    replace_in("styled.xlsx", "chinese-formats.xlsx", "xl/worksheets/sheet1.xml", cells)


def large(name, rows, columns):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("大")
    head = [f"列{i}" for i in range(columns)]
    sheet.append(head)
    for i in range(1, rows):
        row = [i, f"企业{i}有限公司", f"91371500MA3C{i:06d}", i * 1.25, DAY, "是", None, i % 7, "１０万元", f"合同-{i}", 0.1 * i, True, "聊城", "备注", "末"]
        sheet.append(row[:columns] if columns <= 15 else row + ["x"] * (columns - 15))
    book.save(place(name))


def many(name, sheets):
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    for _ in range(sheets - 1):
        book.create_sheet()
    book.save(place(name))


def one_cell(name, cell, value):
    book = openpyxl.Workbook()
    book.active[cell] = value
    book.save(place(name))


def merged(name, ranges, of="last-column.xlsx"):
    """openpyxl would write each cell of a range."""
    cells = "".join(f'<mergeCell ref="{place}"/>' for place in ranges)
    replace_in(of, name, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>"))


def chart():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    sheet = book.create_chartsheet("图")
    picture = openpyxl.chart.BarChart()
    picture.add_data(openpyxl.chart.Reference(book.active, min_col=1, min_row=1, max_row=1))
    sheet.add_chart(picture)
    book.active["B2"] = "有批注"
    book.active["B2"].comment = openpyxl.comments.Comment("批注", "某")
    book.active["C3"] = "链接"
    book.active["C3"].hyperlink = "https://example.org/"
    book.save(place("chart.xlsx"))


TABLE = [["企业名称", "金额", "备注"], ["聊城甲", "12,5", "一\n二"], ["乙\"丙\"", "１２．５", "；;\t,"], ["", "", "末"], [" 𠮷㐀 ", "0012", ""]]


def tables():
    for delimiter, name in ((",", "comma"), (";", "semicolon"), ("\t", "tab")):
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            for end in ("\r\n", "\n"):
                text = io.StringIO(newline="")
                csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(TABLE)
                with open(place(f"{name}-{encoding}-{'crlf' if end == chr(13) + chr(10) else 'lf'}.csv"), "wb") as file:
                    file.write(text.getvalue().encode(encoding))
    with open(place("comma-utf-16-be.csv"), "wb") as file:
        file.write(b"\xfe\xff" + "甲,乙\n1,2\n".encode("utf-16-be"))


def bombs():
    """Archives that say little and hold much, or say much."""
    sheet = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + b" " * (220 << 20) + b"</sheetData></worksheet>"
    with zipfile.ZipFile(place("roster.xlsx")) as old, zipfile.ZipFile(place("bomb.xlsx"), "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, sheet if info.filename == "xl/worksheets/sheet1.xml" else old.read(info))
    with open(place("bomb.xlsx"), "rb") as file:
        data = bytearray(file.read())
    at = data.find(struct.pack("<I", len(sheet)))
    while at >= 0:  # it says 1000 bytes, in the directory and in its own header
        data[at:at + 4] = struct.pack("<I", 1000)
        at = data.find(struct.pack("<I", len(sheet)), at)
    with open(place("lying-bomb.xlsx"), "wb") as file:
        file.write(data)
    with zipfile.ZipFile(place("entries.xlsx"), "w") as new:
        for i in range(10_001):
            new.writestr(f"{i}.xml", b"")


def broken():
    with open(place("roster.xlsx"), "rb") as file:
        data = file.read()
    for name, content in {
        "truncated.xlsx": data[: len(data) // 2],
        "without-end.xlsx": data[:-30],
        "invalid-bytes.csv": "企业,金额\n".encode() + b"\xff\xff\x80,1\n",
        "damaged-gb.csv": "企业,金额\n".encode("gb18030") + b"\x81\x20,1\n\xff",
        "quote.csv": "企业,金额\n\"甲,1\n乙,2\n".encode(),
        "after-quote.csv": "企业,金额\n\"甲\"x,1\n".encode(),
        "odd-utf-16.csv": b"\xff\xfe\x41",
        "picture.csv": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        "page.xls": "<html><table><tr><td>甲</td></tr></table></html>".encode(),
        "paper.csv": b"%PDF-1.7\n1 0 obj\n",
        "control.csv": b"a,\x01b\n",
        "nothing.csv": b"",
        "commas.csv": b",,,\r\n,,,\r\n",
        "bom.csv": b"\xef\xbb\xbf",
        "container.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
        "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512),
        "rows.csv": b"a,b\n" * 20_001,
        "blank-rows.csv": b"a,b\n" * 20_000 + b"\n" * 100_000,
        "cells.csv": (b"1," * 50 + b"1\n") * 19_700,
        "columns.csv": b",".join([b"1"] * 257),
        "long.csv": ("甲" * 1366 + ",1\n").encode(),
        "long-enough.csv": ("甲" * 1365 + ",1\n").encode(),
        "too-large.csv": b"a,b\n" * (21 << 18),
    }.items():
        with open(place(name), "wb") as file:
            file.write(content)
    # One digit of an amount is another, and the checksum is not.
    with zipfile.ZipFile(place("stored.xlsx"), "w", zipfile.ZIP_STORED) as new, zipfile.ZipFile(place("roster.xlsx")) as old:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    with open(place("stored.xlsx"), "rb") as file:
        data = file.read()
    assert data.count(b"125000.5") == 1
    with open(place("changed.xlsx"), "wb") as file:
        file.write(data.replace(b"125000.5", b"725000.5"))
    replace_in("roster.xlsx", "unclosed.xlsx", "xl/workbook.xml", lambda xml: xml[:40])
    replace_in("roster.xlsx", "no-number.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<v>125000.5</v>", "<v>many</v>"))
    with zipfile.ZipFile(place("letter.docx"), "w") as new:
        new.writestr("[Content_Types].xml", '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')


def of_resaved():
    """From a workbook that LibreOffice wrote, which keeps texts in a part of their own."""
    replace_in("out/roster.xlsx", "far-string.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml.replace('t="s"><v>0</v>', 't="s"><v>99999</v>', 1))
    with zipfile.ZipFile(place("out/roster.xlsx")) as old, zipfile.ZipFile(place("without-strings.xlsx"), "w") as new:
        for info in old.infolist():
            if info.filename != "xl/sharedStrings.xml":
                new.writestr(info.filename, old.read(info))


if sys.argv[2:] == ["resaved"]:
    of_resaved()
    sys.exit()
roster()
cells()
dates("dates-1900.xlsx")
dates("dates-1904.xlsx", CALENDAR_MAC_1904)
dates("dates-iso.xlsx", iso=True)
chinese_formats()
chart()
large("large.xlsx", 10_000, 15)
large("rows.xlsx", 21_000, 2)
large("columns.xlsx", 3, 300)
many("sheets.xlsx", 65)
one_cell("last-row.xlsx", "A20000", 1)
one_cell("row-beyond.xlsx", "A20001", 1)
one_cell("last-column.xlsx", "IV1", 1)
one_cell("column-beyond.xlsx", "IW1", 1)
one_cell("far.xlsx", "XFD1048576", 1)
one_cell("long.xlsx", "B3", "甲" * 1366)
merged("merged-column.xlsx", ["A1:A1048576", "C1:B2"])
merged("merged-many.xlsx", [f"B{i}:C{i}" for i in range(1, 10_002)])
merged("merged-wide.xlsx", [f"A1:IV{i}" for i in range(19_996, 20_001)], "last-row.xlsx")
merged("merged-beyond.xlsx", ["A1:A1048577"])
one_cell("empty.xlsx", "A1", None)
tables()
bombs()
broken()
