#!/usr/bin/env python3
"""The map of the rooms, held against the code: who includes whom, and what must not be named where.

Each folder of src/ is one idea and may include only itself and what stands above it in LAYERS; shell/ may include src/
but nothing of web/. Prints one line a finding and exits 1.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYERS = ["base", "zip", "policy", "assess", "schedule", "invoice", "papers", "package", "batch", "cli"]
VAGUE_NAMES = {"util", "utils", "common", "misc", "helper", "helpers"}
LONGEST_FILE = 500
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
CODE = {".cpp", ".hpp", ".ts", ".mjs", ".css"}


def code_files(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in CODE and "node_modules" not in path.parts:
                yield path


def included(path):
    """The (line, header) pairs that a file includes by a path of ours."""
    text = path.read_text(encoding="utf-8")
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1)


def layer_findings():
    for path in code_files("src"):
        room = path.relative_to(ROOT / "src").parts[0]
        if room not in LAYERS:
            yield path, 1, f"src/{room} has no place in the order of layers: {', '.join(LAYERS)}"
            continue
        for line, header in included(path):
            parts = header.split("/")
            if parts[0] == "generated" and room == "cli":
                continue
            if parts[0] != "src":
                yield path, line, f'the core includes "{header}"; only headers of src/ are expected'
            elif parts[1] not in LAYERS or LAYERS.index(parts[1]) > LAYERS.index(room):
                yield path, line, f'src/{room} includes "{header}", which stands below it'


def shell_findings():
    for path in code_files("shell"):
        for line, header in included(path):
            if header.split("/")[0] in ("web", "tests"):
                yield path, line, f'the shell includes "{header}"; it knows nothing of web/ and tests/'


def city_findings():
    for path in code_files("src"):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if "liaocheng" in text.lower() or "聊城" in text:
                yield path, number, "the core names the city; that belongs to assets/policies"


def shape_findings():
    for path in code_files("src", "shell", "web", "tests"):
        for part in path.relative_to(ROOT).with_suffix("").parts:
            if part in VAGUE_NAMES:
                yield path, 1, f"“{part}” says nothing; name the idea"
        lines = path.read_text(encoding="utf-8").splitlines()
        head = "\n".join(lines[:20])
        if len(lines) > LONGEST_FILE and "one file" not in head:
            yield path, len(lines), f"longer than {LONGEST_FILE} lines without a reason in its head (“in one file, as …”)"


def main():
    findings = [*layer_findings(), *shell_findings(), *city_findings(), *shape_findings()]
    for path, line, text in findings:
        print(f"{path.relative_to(ROOT)}:{line}: {text}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
