#!/usr/bin/env python3
"""Reads an .xlsx as ECMA-376 says, with the standard library, and prints what is in it as JSON.

Fails where the package does not hold together: a part that no relationship reaches, a part without a media type, a date
of the clock in the ZIP, a cell out of its order.
"""
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
BUILT_IN = {"0": "General", "3": "#,##0", "4": "#,##0.00", "49": "@"}  # 18.8.30


def xstring(text):
    """ST_Xstring, 22.9.2.19."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def relations(book, part):
    folder, _, name = part.rpartition("/")
    tree = ElementTree.fromstring(book.read(f"{folder}/_rels/{name}.rels".lstrip("/")))
    return {r.get("Id"): f"{folder}/{r.get('Target')}".lstrip("/") for r in tree.iter(f"{PACKAGE}Relationship")}


def formats(book):
    """(format, bold) of each style of a cell."""
    tree = ElementTree.fromstring(book.read("xl/styles.xml"))
    own = {f.get("numFmtId"): f.get("formatCode") for f in tree.iter(f"{MAIN}numFmt")}
    bold = [font.find(f"{MAIN}b") is not None for font in tree.find(f"{MAIN}fonts")]
    styles = tree.find(f"{MAIN}cellXfs")
    assert int(styles.get("count")) == len(styles)
    return [({**BUILT_IN, **own}[xf.get("numFmtId")], bold[int(xf.get("fontId"))]) for xf in styles]


def column(place):
    number = 0
    for letter in re.match("[A-Z]+", place)[0]:
        number = 26 * number + ord(letter) - 64
    return number


def cell(element, styles):
    shape, bold = styles[int(element.get("s"))]
    if element.get("t") == "inlineStr":
        value, kind = xstring(element.find(f"{MAIN}is/{MAIN}t").text or ""), "text"
    else:
        value, kind = element.find(f"{MAIN}v").text, "number"
    return {"place": element.get("r"), "value": value, "type": kind, "format": shape, "bold": bold}


def sheet(book, name, part, styles):
    tree = ElementTree.fromstring(book.read(part))
    order = [child.tag.removeprefix(MAIN) for child in tree]
    assert order == ["dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"], order  # CT_Worksheet
    rows = []
    for number, row in enumerate(tree.find(f"{MAIN}sheetData"), 1):
        places = [c.get("r") for c in row]
        assert int(row.get("r")) == number and all(place.endswith(str(number)) for place in places)
        assert [column(place) for place in places] == sorted(column(place) for place in places)
        rows.append([cell(c, styles) for c in row])
    pane = tree.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
    widths = [float(c.get("width")) for c in tree.find(f"{MAIN}cols")]
    return {"name": name, "frozen_rows": int(pane.get("ySplit")), "widths": widths, "rows": rows}


def main():
    with zipfile.ZipFile(sys.argv[1]) as book:
        assert book.testzip() is None
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 12, 0, 0)}
        types = ElementTree.fromstring(book.read("[Content_Types].xml"))
        named = {t.get("PartName").lstrip("/") for t in types.iter(f"{TYPES}Override")}
        (workbook,) = relations(book, "").values()
        targets = relations(book, workbook)
        parts = {name for name in book.namelist() if not name.endswith(".rels") and name != "[Content_Types].xml"}
        assert parts == {workbook, *targets.values()} == named, (parts, targets, named)
        styles = formats(book)
        list_of_sheets = ElementTree.fromstring(book.read(workbook)).find(f"{MAIN}sheets")
        sheets = [sheet(book, s.get("name"), targets[s.get(RELATIONSHIP)], styles) for s in list_of_sheets]
    print(json.dumps({"sheets": sheets}, ensure_ascii=False))


if __name__ == "__main__":
    main()
