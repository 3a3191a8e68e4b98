#!/usr/bin/env python3
"""Spoils packages in every way that a hostile or careless sender might, and expects `voucher verify` to name it.

    verify.py VOUCHER

Each case is a function that takes a sound package's files and gives an archive; beside it stands the finding that it
must give. Prints one line a case and exits 1 when one fails.
"""
import hashlib
import io
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True  # no cache in the sources' folder
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check  # noqa: E402

FILES = [("s1/contract", "合同.pdf", b"%PDF contract"), ("s1/invoice", "发票.xml", b"<EInvoice/>"),
         ("s1/result_proof", "报告.pdf", b"%PDF result"), ("s1/relevance_proof", "相关性.pdf", b"%PDF relevance")]


def write(entries, method=zipfile.ZIP_STORED):
    """A ZIP of (name, bytes) pairs; the same name may come twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name, (2025, 6, 1, 0, 0, 0))
            info.external_attr = 0o100644 << 16
            info.compress_type = method
            archive.writestr(info, content)
    return out.getvalue()


class Package:
    """A sound package, with ways to change it and to make its manifests agree again."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.raw = data
            self.names = archive.namelist()
            self.top = self.names[0].split("/")[0] + "/"
            self.content = {n: archive.read(n) for n in self.names}

    def with_file(self, path, content, listed=True):
        self.content[self.top + path] = content
        return self.listed() if listed else self

    def without(self, path, listed=True):
        del self.content[self.top + path]
        return self.listed() if listed else self

    def listed(self):
        """Manifests and Payload-Oxum as they ought to be for the present content."""
        def lines(keep):
            return "".join(f"{hashlib.sha256(c).hexdigest()}  {n.removeprefix(self.top)}\n" for n, c in self.content.items() if keep(n.removeprefix(self.top))).encode()
        payload = {n: c for n, c in self.content.items() if n.startswith(self.top + "data/")}
        info = [line for line in self.content[self.top + "bag-info.txt"].decode().splitlines() if not line.startswith("Payload-Oxum")]
        info.append(f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}")
        self.content[self.top + "bag-info.txt"] = ("\n".join(info) + "\n").encode()
        self.content[self.top + "manifest-sha256.txt"] = lines(lambda n: n.startswith("data/"))
        self.content[self.top + "tagmanifest-sha256.txt"] = lines(lambda n: not n.startswith("data/") and not n.startswith("tagmanifest"))
        return self

    def zip(self, method=zipfile.ZIP_STORED):
        return write(self.content.items(), method)

    def text(self, path):
        return self.content[self.top + path].decode()


def patched(data, find, replace, count=-1):
    assert find in data, "the bytes to be changed are there"
    return data.replace(find, replace, count)


def bomb():
    """One deflated file that grows a thousandfold."""
    return write([("p/bagit.txt", b"\0" * (64 << 20))], zipfile.ZIP_DEFLATED)


def forged_size():
    """Deflated bytes of which both headers say that they are fewer than they are."""
    data = write([("p/bagit.txt", b"a" * 5000)], zipfile.ZIP_DEFLATED)
    return data.replace(struct.pack("<L", 5000), struct.pack("<L", 4000))


def overlapping():
    """Two entries of the directory that share one local file."""
    data = bytearray(write([("p/a", b"x" * 50), ("p/b", b"x" * 50)]))
    first, second = data.find(b"PK\1\2"), data.rfind(b"PK\1\2")
    data[second + 42:second + 46] = data[first + 42:first + 46]
    return bytes(data)


def link():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("p/link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def encrypted():
    data = bytearray(write([("p/a", b"x")]))
    data[6] |= 1
    data[data.find(b"PK\1\2") + 8] |= 1
    return bytes(data)


def other_amount(package):
    assessment = json.loads(package.text("data/assessment.json"))
    assessment["services"][0]["fee"]["low"] = "1.00"
    return package.with_file("data/assessment.json", json.dumps(assessment).encode()).zip()


def md5_alone(package):
    """A sound bag by RFC 8493, with digests that prove nothing."""
    payload = {n.removeprefix(package.top): c for n, c in package.content.items() if n.startswith(package.top + "data/")}
    package.content[package.top + "manifest-md5.txt"] = "".join(f"{hashlib.md5(c).hexdigest()}  {n}\n" for n, c in payload.items()).encode()
    return package.without("manifest-sha256.txt", listed=False).without("tagmanifest-sha256.txt", listed=False).zip()


def claims_completeness(package):
    info = package.text("bag-info.txt").replace("Submission-Complete: no", "Submission-Complete: yes")
    return package.with_file("bag-info.txt", info.encode()).zip()


INVOICE = "data/papers/s1/invoice/发票.xml"
SAMPLE = (pathlib.Path(__file__).resolve().parents[1] / "cases" / "invoices" / "digital_special.xml").read_bytes()


def with_invoice(package, content, path=INVOICE):
    return package.with_file(path, content).zip()


def same_invoice_twice(package):
    return package.with_file(INVOICE, SAMPLE).with_file("data/papers/s1/invoice/again.xml", SAMPLE).zip()


# findings that are warnings: the package holds, and the difference is told
WARNINGS = {"invoice_buyer_name_differs", "invoice_amount_differs", "invoice_file_twice", "invoice_bad_xml", "invoice_field_missing", "package_invoices_unread"}

# name, archive, the finding's code (None: it holds)
SPOILED = [
    ("an invoice of another buyer", lambda p: with_invoice(p, SAMPLE), "invoice_buyer_name_differs"),
    ("an invoice of another amount", lambda p: with_invoice(p, patched(SAMPLE, b"includedAmount>100000.00", b"includedAmount>123456.00")), "invoice_amount_differs"),
    ("one invoice's file twice", same_invoice_twice, "invoice_file_twice"),
    ("an invoice cut off", lambda p: with_invoice(p, SAMPLE[:-40]), "invoice_bad_xml"),
    ("an invoice that says nothing", lambda p: with_invoice(p, b"<EInvoice/>"), "invoice_field_missing"),
    ("an invoice with a document type", lambda p: with_invoice(p, b"<!DOCTYPE EInvoice [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><EInvoice>&a;</EInvoice>"), "invoice_doctype"),
    ("an invoice nested without end", lambda p: with_invoice(p, b"<EInvoice>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</EInvoice>"), "invoice_too_deep"),
    ("an invoice that is too large", lambda p: with_invoice(p, b"<EInvoice>" + b" " * (33 << 20)), "package_invoices_unread"),
    ("a bomb within a paper, which nobody opens", lambda p: p.with_file("data/papers/s1/contract/inner.zip", bomb()).zip(), None),
    ("a bag with other digests alone", lambda p: md5_alone(p), "bag_no_manifest"),
    ("as it was made", lambda p: p.raw, None),
    ("packed again by another program", lambda p: p.zip(), None),
    ("packed again, deflated", lambda p: p.zip(zipfile.ZIP_DEFLATED), None),
    ("one byte of a paper changed", lambda p: patched(p.raw, b"%PDF contract", b"%PDF c0ntract"), "zip_bad_crc"),
    ("a paper replaced", lambda p: p.with_file("data/papers/s1/contract/合同.pdf", b"other", listed=False).zip(), "bag_digest_differs"),
    ("a paper taken out", lambda p: p.without("data/papers/s1/contract/合同.pdf", listed=False).zip(), "bag_file_missing"),
    ("a paper slipped in", lambda p: p.with_file("data/papers/s1/contract/x.pdf", b"x", listed=False).zip(), "bag_file_not_listed"),
    ("a manifest changed", lambda p: p.with_file("manifest-sha256.txt", p.text("manifest-sha256.txt").upper().encode(), listed=False).zip(), "bag_digest_differs"),
    ("a figure of the assessment changed, manifests and all", other_amount, "package_assessment_differs"),
    ("a draft that calls itself complete", claims_completeness, "package_paper_missing"),
    ("another policy under the same name", lambda p: p.with_file("data/policy.json", p.text("data/policy.json").replace("650000.00", "950000.00").encode()).zip(), "package_policy_unknown"),
    ("no case", lambda p: p.without("data/case.json").zip(), "package_document_missing"),
    ("a case that is no JSON", lambda p: p.with_file("data/case.json", b"{").zip(), "case_bad_json"),
    ("a path that leads out", lambda p: write([("p/../../x", b"x")]), "zip_bad_name"),
    ("a path from the root", lambda p: write([("/etc/x", b"x")]), "zip_bad_name"),
    ("a backslash", lambda p: patched(write([("p/a_b", b"x")]), b"a_b", b"a\\b"), "zip_bad_name"),
    ("a drive's letter", lambda p: write([("C:/x", b"x")]), "zip_bad_name"),
    ("a device's name", lambda p: write([("p/con.txt", b"x")]), "zip_bad_name"),
    ("a name twice", lambda p: patched(write([("p/a", b"x"), ("p/b", b"y")]), b"p/b", b"p/a"), "zip_duplicate_name"),
    ("a name in capitals too", lambda p: write([("p/a", b"x"), ("p/A", b"y")]), "zip_duplicate_name"),
    ("a file that is a folder too", lambda p: write([("p/a", b"x"), ("p/a/b", b"y")]), "zip_duplicate_name"),
    ("a name in another encoding", lambda p: patched(write([("p/abc", b"x")]), b"p/abc", b"p/\xba\xcf\xcd"), "zip_name_not_utf8"),
    ("a link", lambda p: link(), "zip_not_a_file"),
    ("an encrypted entry", lambda p: encrypted(), "zip_encrypted"),
    ("entries that overlap", lambda p: overlapping(), "zip_overlap"),
    ("a bomb", lambda p: bomb(), "zip_ratio_too_high"),
    ("more bytes than said", lambda p: forged_size(), "zip_bad_size"),
    ("another name in the local header", lambda p: patched(write([("p/abc", b"x")]), b"p/abc", b"p/abd", 1), "zip_headers_differ"),
    ("bytes before the archive", lambda p: b"MZ" + p.raw, "zip_"),
    ("bytes behind the archive", lambda p: p.raw + b"x", "zip_not_a_zip"),
    ("an archive cut short", lambda p: p.raw[:-100], "zip_not_a_zip"),
    ("nothing at all", lambda p: b"", "zip_not_a_zip"),
    ("two folders at the top", lambda p: write([("p/a", b"x"), ("q/b", b"y")]), "bag_no_single_folder"),
    ("no bag", lambda p: write([("p/a", b"x")]), "bag_no_declaration"),
]


def verify(voucher, path, *options):
    return subprocess.run([voucher, "verify", path, *options], capture_output=True, text=True, timeout=60)


def check_record(voucher, folder, sound):
    """The record: for a sound package, a spoilt one, one that is no archive; with what was typed kept as text."""
    path, page = folder / "<b>包.zip", folder / "record.html"
    path.write_bytes(sound)
    result = verify(voucher, path, "--record", page)
    text = page.read_text(encoding="utf-8")
    digest = hashlib.sha256(Package(sound).text("manifest-sha256.txt").encode()).hexdigest()
    check.check("a record says that the package holds", result.returncode == 0 and "核验结果：成立" in text, result.stdout)
    for what in (digest, "liaocheng-2022-73", "临清市示例轴承有限公司", "第十六条", "缺", "发票查验", "不能证明"):
        check.check(f"a record says: {what}", what in text)
    check.check("a record runs nothing, loads nothing, leaves no placeholder", not any(x in text.split("</style>")[1] for x in ("<script", "<b>包", "http:", "https:", "{", "src=")))
    verify(voucher, path, "--record", folder / "again.html")
    check.check("the same record a second time", (folder / "again.html").read_text(encoding="utf-8") == text)
    verify(voucher, path, "--record", page, "--language", "en")
    check.check("a record in English", "Result: the package holds" in page.read_text(encoding="utf-8"))
    path.write_bytes(Package(sound).with_file("data/papers/s1/contract/<img src=x>.pdf".replace("<", "(").replace(">", ")"), b"x", listed=False).zip())
    result = verify(voucher, path, "--record", page)
    check.check("a record of a package that does not hold", result.returncode == 1 and "核验结果：不成立" in page.read_text(encoding="utf-8") and "清单没有列出" in page.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")[-1500:])
    path.write_bytes(b"no archive")
    result = verify(voucher, path, "--record", page)
    check.check("a record of what is no archive", result.returncode == 1 and "核验结果：不成立" in page.read_text(encoding="utf-8"))
    for what, options in {"over the package itself": ["--record", path], "into no folder": ["--record", folder / "none" / "x.html"], "of a bag alone": ["--bag", "--record", page], "in a third language": ["--record", page, "--language", "fr"]}.items():
        result = verify(voucher, path, *options)
        check.check(f"a record is refused with one line: {what}", result.returncode == 2 and result.stderr.count("\n") == 1, (result.returncode, result.stderr))
    check.check("and the package is as it was", path.read_bytes() == b"no archive")


def main():
    voucher = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sound = check.make(voucher, folder, "sound.zip", "UTC", FILES).read_bytes()
        for what, spoil, code in SPOILED:
            path = folder / "spoiled.zip"
            path.write_bytes(spoil(Package(sound)))
            result = verify(voucher, path)
            expected = 0 if code is None or code in WARNINGS | {"package_policy_unknown"} else 1
            # another policy gives other figures or none: what counts is that it is named
            right = (result.returncode == expected or code == "package_policy_unknown") and (code is None or f" {code}" in result.stdout) and not result.stderr
            check.check(what, right, (result.returncode, result.stdout[:600], result.stderr[:300]))
        with zipfile.ZipFile(io.BytesIO(sound)) as archive:
            archive.extractall(folder / "unpacked")
        bag = next((folder / "unpacked").iterdir())
        check.check("an unpacked folder holds too", verify(voucher, bag).returncode == 0, verify(voucher, bag).stdout)
        check.check("and as a bag alone", verify(voucher, bag, "--bag").returncode == 0)
        (bag / "data" / "link").symlink_to("/etc/passwd")
        check.check("a link in a folder", "bag_not_a_file" in verify(voucher, bag).stdout)
        check_record(voucher, folder, sound)
        lone = folder / "lone"
        (lone / "data").mkdir(parents=True)
        (lone / "data" / "100%\n.txt").write_bytes(b"x")
        (lone / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        (lone / "manifest-sha256.txt").write_text(f"{hashlib.sha256(b'x').hexdigest()}  data/100%25%0A.txt\n")
        check.check("a bag of somebody else's, with coded paths", verify(voucher, lone, "--bag").returncode == 0, verify(voucher, lone, "--bag").stdout)
        check.check("a file that is not there is bad input", verify(voucher, folder / "none.zip").returncode == 2)
    return check.checks.end()


if __name__ == "__main__":
    sys.exit(main())
