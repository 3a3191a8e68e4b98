#!/usr/bin/env python3
"""Makes the seeds that nobody would write by hand: archives, packages, packs.

    make_seeds.py VOUCHER     writes tests/fuzz/seeds/{zip,submission,pack}; the same bytes each time
"""
import io
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
SECOND = HERE.parent / "cases/packs/yunling-2023-9.json"
WORDS = {"zh": "词", "en": "w"}


def archive(entries, method=zipfile.ZIP_STORED, stream=False, zip64=False):
    class NoSeek(io.BytesIO):  # zipfile then writes data descriptors
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

        def tell(self):
            raise OSError

    out = NoSeek() if stream else io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, content in entries:
            info = zipfile.ZipInfo(name, (2025, 5, 20, 0, 0, 0))
            info.compress_type = method
            if name.endswith("/"):
                info.external_attr = 0o40755 << 16
                z.writestr(info, b"")
            else:
                with z.open(info, "w", force_zip64=zip64) as f:
                    f.write(content)
    return out.getvalue()


def with_zip64_end(data):
    """The same archive with a zip64 end record and locator before its end record."""
    end = data[-22:]
    count, size, start = struct.unpack("<HLL", end[10:20])
    at = len(data) - 22
    record = struct.pack("<LQHHLLQQQQ", 0x06064b50, 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<LLQL", 0x07064b50, 0, at, 1)
    marked = struct.pack("<LHHHHLLH", 0x06054b50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:-22] + record + locator + marked


def zips():
    two = [("a.txt", b"alpha"), ("folder/", b""), ("folder/合同.pdf", b"%PDF-1.7\n" * 20)]
    yield "stored.zip", archive(two)
    yield "deflated.zip", archive(two, zipfile.ZIP_DEFLATED)
    yield "described.zip", archive(two, zipfile.ZIP_DEFLATED, stream=True)
    yield "zip64_entries.zip", archive(two, zip64=True)
    yield "zip64_end.zip", with_zip64_end(archive(two))
    yield "empty.zip", archive([])
    yield "names.zip", archive([("A/b", b"1"), ("a/B.", b"2"), ("../x", b"3"), ("con.txt", b"4"), ("a\\b", b"5")])


def smaller(pack):
    """A pack without most of its words; every rule is kept."""
    if isinstance(pack, dict):
        if set(pack) <= {"zh", "en"} and "zh" in pack:
            found = [pack["zh"][i:pack["zh"].index("}", i) + 1] for i, c in enumerate(pack["zh"]) if c == "{"]
            return {"zh": "词" + "".join(found), "en": "w" + "".join(found)}
        return {k: smaller(v) for k, v in pack.items()}
    return [smaller(v) for v in pack] if isinstance(pack, list) else pack


def least():
    """A pack with one of each thing that a pack has to have."""
    return {
        "format": "policy-pack/1", "id": "p", "title": WORDS, "short_title": WORDS, "number": "1", "issuers": WORDS, "issued_on": "2023-01-01",
        "in_force": {"from": "2023-01-01", "to": "2025-12-31", "article": "1"}, "interpreter": {"who": WORDS, "article": "1"}, "platform": WORDS,
        "kinds": [{"id": "company", "title": WORDS}], "articles": [{"id": "1", "label": WORDS, "gist": WORDS}], "groups": [{"id": "who", "title": WORDS, "articles": ["1"]}],
        "facts": {"applicant": [{"id": "kind", "type": "choice", "label": WORDS, "options": [{"id": "company", "label": WORDS}]},
                                {"id": "staff", "type": "count", "group": "who", "label": WORDS, "question": WORDS}],
                  "service": [{"id": "cost", "type": "money", "group": "who", "label": WORDS, "question": WORDS},
                              {"id": "completed_on", "type": "date", "group": "who", "label": WORDS, "question": WORDS, "not_after": "claimed_on"},
                              {"id": "claimed_on", "type": "date", "group": "who", "label": WORDS, "question": WORDS, "as_of_while_unknown": True}]},
        "readings": [], "conditions": {"applicant": [{"id": "small", "article": "1", "holds": "staff <= 500", "label": WORDS, "failed": {"zh": "{staff}", "en": "{staff}"}}],
                                       "service": [{"id": "in_time", "article": "1", "holds": "claimed_on <= months_after(completed_on, 6)", "label": WORDS, "failed": WORDS}]},
        "fee": {"title": WORDS, "article": "1", "cases": [{"when": "yes", "amount": "cost", "why": WORDS}]},
        "shares": [{"id": "city", "title": WORDS, "article": "1", "cases": [{"when": "yes", "amount": "half_up(60% * fee)", "why": WORDS}]}],
        "cap": {"article": "1", "title": WORDS, "limit": "50000.00", "year": "year(completed_on)", "order": "claimed_on", "pro_rata": "no"},
        "valid_until": "months_after(completed_on, 6)", "papers": [{"id": "slip", "title": WORDS, "article": "1", "required": "cost > 100 yuan"}],
        "route": [{"id": "desk", "who": WORDS, "what": WORDS, "when": WORDS, "article": "1", "day": "valid_until"}],
    }


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def packs():
    yield "second.json", text(smaller(json.loads(SECOND.read_bytes())))
    yield "least.json", text(least())


def submissions(voucher):
    case = {"format": "innovation-voucher-case/1", "policy": "p", "as_of": "2023-06-01", "applicant": {"kind": "company", "staff": 20, "name": "甲公司"},
            "services": [{"id": "s1", "cost": "1000.00", "completed_on": "2023-03-01", "claimed_on": "2023-06-01"}], "history": []}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "pack.json").write_bytes(text(least()))
        (folder / "slip.pdf").write_bytes(b"%PDF slip")
        (folder / "case.json").write_bytes(text(case))
        for out, attached in {"whole.zip": ["--attach", f"s1/slip={folder / 'slip.pdf'}"], "draft.zip": []}.items():
            subprocess.run([voucher, "package", folder / "case.json", *attached, "--policy", folder / "pack.json", "--out", folder / out], check=True, stdout=subprocess.DEVNULL)
            yield out, (folder / out).read_bytes()
        # Without the summary, which the check does not read: a third of the bytes.
        with zipfile.ZipFile(folder / "whole.zip") as whole:
            yield "deflated.zip", archive([(n, whole.read(n)) for n in whole.namelist()], zipfile.ZIP_DEFLATED)


def main():
    for folder, seeds in {"zip": zips(), "pack": packs(), "submission": submissions(sys.argv[1])}.items():
        (HERE / "seeds" / folder).mkdir(parents=True, exist_ok=True)
        for name, content in seeds:
            (HERE / "seeds" / folder / name).write_bytes(content)


main()
