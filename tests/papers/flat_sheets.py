#!/usr/bin/env python3
"""Prints the sheets of flat OpenDocument spreadsheets (.fods) as JSON: {file: [{name, rows: [[{type, value, shown}]]}]}.

`type` and `value` are the cell's own (text, number, date), `shown` is what a person sees; an empty cell is null. Empty
cells at the end of a row and empty rows at the end of a sheet are left out. OpenDocument 1.3, parts 9 and 19.
"""
import json
import pathlib
import sys
from xml.etree import ElementTree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
VALUE = {"float": ("number", "value"), "date": ("date", "date-value"), "string": ("text", None)}


def shown(node):
    """The text of a paragraph, 6.1.2: `text:s` stands for spaces, `text:tab` for a tab, `text:line-break` for a new line."""
    parts = [node.text or ""]
    for child in node:
        if child.tag == f"{TEXT}s":
            parts.append(" " * int(child.get(f"{TEXT}c", "1")))
        else:
            parts.append({f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}.get(child.tag) or shown(child))
        parts.append(child.tail or "")
    return "".join(parts)


def cell(node):
    kind = node.get(f"{OFFICE}value-type")
    if kind is None:
        return None
    if node.get(f"{TABLE}formula") is not None:
        return {"type": "formula", "value": node.get(f"{TABLE}formula"), "shown": ""}
    words = "\n".join(shown(p) for p in node.iterfind(f"{TEXT}p"))
    name, attribute = VALUE[kind]
    return {"type": name, "value": words if attribute is None else node.get(f"{OFFICE}{attribute}"), "shown": words}


def without_tail(values, empty):
    while values and values[-1] == empty:
        values.pop()
    return values


def repeated(node, what):
    return int(node.get(f"{TABLE}number-{what}-repeated", "1"))


def cells(row):
    found = []
    for node in row.iterfind(f"{TABLE}table-cell"):
        value = cell(node)
        # What fills a sheet to its right edge is not written out.
        found += [value] * (1 if value is None and repeated(node, "columns") > 1000 else repeated(node, "columns"))
    return without_tail(found, None)


def rows(table):
    found = []
    for node in table.iter(f"{TABLE}table-row"):
        value = cells(node)
        found += [value] * (1 if not value and repeated(node, "rows") > 1000 else repeated(node, "rows"))
    return without_tail(found, [])


def sheets(path):
    tree = ElementTree.parse(path)
    return [{"name": table.get(f"{TABLE}name"), "rows": rows(table)} for table in tree.iter(f"{TABLE}table")]


print(json.dumps({pathlib.Path(path).name: sheets(path) for path in sys.argv[1:]}, ensure_ascii=False))
