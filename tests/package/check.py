#!/usr/bin/env python3
"""Makes packages with `voucher package` and opens them with programs that this project did not write.

    check.py VOUCHER

Info-ZIP's unzip, Python's zipfile and hashlib, 7-Zip and bsdtar. Prints one line a check and exits 1 when one fails; a
program that is not installed is a failure, as the check was not made.
"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True  # no cache in the sources' folder
from tools import Checks  # noqa: E402

CASE = {
    "format": "innovation-voucher-case/1",
    "policy": "liaocheng-2022-73",
    "as_of": "2025-06-01",
    "applicant": {"kind": "enterprise", "name": "临清市示例轴承有限公司", "staff": 42},
    "services": [
        {"id": "s1", "title": "轴承钢疲劳寿命测试", "category": "testing", "provider_region": "liaocheng", "contract_amount": "100000.00",
         "invoice_amount": "100000.00", "completed_on": "2025-03-10", "claimed_on": "2025-05-20"},
        {"id": "服务/二", "category": "research", "completed_on": "2025-04-28"},
    ],
}
FILES = [
    ("s1/contract", "测试服务合同.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 4000),
    ("s1/invoice", "发票 100%.xml", "<EInvoice/>".encode()),
    ("s1/invoice", "empty.bin", b""),
    ("服务/二/contract", "合同:终稿?.pdf", b"x" * 70_000),
    ("服务/二/contract", "合同:终稿?.PDF", b"y" * 70_000),
    ("evidence/business_licence", "长" * 70 + ".jpg", b"\xff\xd8"),
]

checks = Checks()
check = checks.check


def make(voucher, folder, name, zone, files=FILES, language="zh"):
    """Writes the case and its files and packs them, in the time zone `zone`."""
    (folder / "case.json").write_text(json.dumps(CASE, ensure_ascii=False), encoding="utf-8")
    arguments = []
    for index, (place, file_name, content) in enumerate(files):
        path = folder / str(index) / file_name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        arguments += ["--attach", f"{place}={path}"]
    out = folder / name
    subprocess.run([voucher, "package", folder / "case.json", *arguments, "--out", out, "--language", language], check=True,
                   env={**os.environ, "TZ": zone}, stdout=subprocess.DEVNULL)
    return out


def manifest(text):
    lines = [re.fullmatch(r"([0-9a-f]{64})  (.+)", line) for line in text.splitlines()]
    return {re.sub("%(0D|0A|25)", lambda m: chr(int(m[1], 16)), m[2]): m[1] for m in lines}


def check_bag(archive):
    with zipfile.ZipFile(archive) as bag:
        check("zipfile: every CRC holds", bag.testzip() is None)
        names = bag.namelist()
        check("names are distinct, also without case", len({n.lower() for n in names}) == len(names), names)
        check("names carry the UTF-8 flag", all(i.flag_bits & 0x800 for i in bag.infolist()))
        check("no data descriptors", not any(i.flag_bits & 8 for i in bag.infolist()))
        tops = {n.split("/")[0] for n in names}
        check("one folder at the top", len(tops) == 1, tops)
        top = tops.pop() + "/"
        content = {n.removeprefix(top): bag.read(n) for n in names}
    forbidden = [n for n in content for part in n.split("/") if re.search(r'[<>:"\\|?*\x00-\x1f]', part) or part.endswith((".", " ")) or len(part.encode()) > 120]
    check("names are safe on Windows", not forbidden, forbidden)
    check("bagit.txt", content["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    payload = manifest(content["manifest-sha256.txt"].decode())
    check("the manifest lists the payload and nothing else", set(payload) == {n for n in content if n.startswith("data/")})
    check("every digest of the payload holds", all(hashlib.sha256(content[n]).hexdigest() == d for n, d in payload.items()))
    tags = manifest(content["tagmanifest-sha256.txt"].decode())
    check("the tag manifest lists every tag file", set(tags) == {"bagit.txt", "bag-info.txt", "manifest-sha256.txt"}, tags)
    check("every digest of a tag file holds", all(hashlib.sha256(content[n]).hexdigest() == d for n, d in tags.items()))
    info = dict(line.split(": ", 1) for line in content["bag-info.txt"].decode().splitlines())
    octets = sum(len(content[n]) for n in payload)
    check("Payload-Oxum", info["Payload-Oxum"] == f"{octets}.{len(payload)}", info["Payload-Oxum"])
    check("a draft says so", info["Submission-Complete"] == "no")
    digests = {hashlib.sha256(c).hexdigest() for _, _, c in FILES}
    check("every attachment is there, byte for byte", digests <= set(payload.values()))
    check("the assessment names the pack that is enclosed",
          json.loads(content["data/assessment.json"])["policy"]["sha256"] == hashlib.sha256(content["data/policy.json"]).hexdigest())
    return content


def check_refusals(voucher, folder):
    case = str(folder / "case.json")
    for name, arguments in {
        "a paper that the policy does not know": [case, "--attach", f"s1/passport={case}", "--out", str(folder / "no.zip")],
        "a service that the case does not have": [case, "--attach", f"s9/contract={case}", "--out", str(folder / "no.zip")],
        "a file that is not there": [case, "--attach", "s1/contract=/nowhere/a.pdf", "--out", str(folder / "no.zip")],
        "a folder as a file": [case, "--attach", f"s1/contract={folder}", "--out", str(folder / "no.zip")],
        "a target that cannot be written": [case, "--out", "/nowhere/no.zip"],
        "no target": [case],
    }.items():
        result = subprocess.run([voucher, "package", *arguments], capture_output=True, text=True)
        check(f"refused with exit 2 and one line: {name}", result.returncode == 2 and result.stderr.count("\n") == 1, (result.returncode, result.stderr))
    check("a refusal leaves no file behind", not list(folder.glob("no.zip*")))


def main():
    voucher = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        archive = make(voucher, folder, "a.zip", "Asia/Shanghai")
        for zone in ("America/New_York", "UTC", "Pacific/Kiritimati"):
            other = make(voucher, folder, "b.zip", zone)
            check(f"the same bytes in {zone} as in Asia/Shanghai", archive.read_bytes() == other.read_bytes())
        check_bag(archive)
        check_bag(make(voucher, folder, "en.zip", "UTC", language="en"))
        checks.tool("unzip", ["-tq", archive])
        checks.tool("7z", ["t", archive])
        checks.tool("bsdtar", ["-tf", archive])
        checks.names_by_bsdtar(archive)
        check_refusals(voucher, folder)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
