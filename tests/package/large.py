#!/usr/bin/env python3
"""Opens archives that need zip64 with programs that this project did not write, and with this project's own reader.

    large.py LARGE_ARCHIVES

A program that is not installed is a failure, as the check was not made.
"""
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True  # no cache in the sources' folder
from tools import Checks  # noqa: E402

LARGE = (4 << 30) + 1
MANY = 70_000


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    checks = Checks()
    expected = {
        "many": {f"袋/data/附件{i}.txt": len(str(i)) for i in range(MANY)},
        "large": {"袋/data/录像.bin": LARGE, "袋/data/合同.txt": 6},
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, files in expected.items():
            print(f"{name}:")
            archive = pathlib.Path(folder) / f"{name}.zip"
            subprocess.run([program, name, archive], check=True)
            own = subprocess.run([program, "read", archive], capture_output=True, text=True)
            checks.check("the project's own reader", own.stdout.split() == [str(len(files)), str(sum(files.values()))], own.stdout + own.stderr)
            with zipfile.ZipFile(archive) as opened:
                checks.check("zipfile: names and sizes", {i.filename: i.file_size for i in opened.infolist()} == files)
                checks.check("zipfile: every CRC holds", opened.testzip() is None)
            checks.tool("unzip", ["-tq", archive])
            checks.tool("7z", ["t", archive])
            checks.tool("bsdtar", ["-xOf", archive])
            checks.names_by_bsdtar(archive)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
