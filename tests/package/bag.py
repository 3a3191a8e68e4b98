#!/usr/bin/env python3
"""Bags of every version, written here byte by byte, and what `voucher verify --bag` has to say of each.

    bag.py VOUCHER

Each case names a rule of RFC 8493 or of the drafts before it. A case runs as a folder and as a ZIP. Prints one line a case
and exits 1 when one fails.
"""
import hashlib
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True  # no cache in the sources' folder
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check  # noqa: E402

VERSIONS = ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"]
DRAFTS = VERSIONS[:-1]
ALGORITHMS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]


def digest(algorithm, content):
    return hashlib.new(algorithm, content).hexdigest()


def declaration(version="1.0", encoding="UTF-8"):
    return f"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n".encode()


def manifest(algorithm, files, code=lambda path: path, end="\n", space="  ", encoding="utf-8"):
    return "".join(f"{digest(algorithm, content)}{space}{code(path)}{end}" for path, content in files.items()).encode(encoding)


def bag(version="1.0", payload=None, algorithms=("sha256",), tags=(), **form):
    """A sound bag; `tags` replaces or adds files, and None takes one away."""
    payload = {"data/a.txt": b"first", "data/b/二.txt": b"second"} if payload is None else payload
    files = {"bagit.txt": declaration(version), **payload}
    for algorithm in algorithms:
        files[f"manifest-{algorithm}.txt"] = manifest(algorithm, payload, **form)
    for path, content in dict(tags).items():
        if content is None:
            del files[path]
        else:
            files[path] = content
    return files


def tagged(files, algorithm="sha256", keep=lambda path: True):
    listed = {p: c for p, c in files.items() if not p.startswith("data/") and keep(p)}
    return {**files, f"tagmanifest-{algorithm}.txt": manifest(algorithm, listed)}


def line(content, path, algorithm="sha256"):
    return f"{digest(algorithm, content)}  {path}\n".encode()


ODD = {"data/100%.txt": b"x", "data/a\rb.txt": b"y", "data/a\nb.txt": b"z", "data/%0A.txt": b"w"}
ONE = {"data/a.txt": b"first"}
NFC, NFD = "data/caf\u00e9.txt", "data/cafe\u0301.txt"
URL = b"https://example.org/a.txt"


def coded(path):
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def line_ends_coded(path):
    return path.replace("\r", "%0D").replace("\n", "%0A")


def info(text, version="1.0", name="bag-info.txt"):
    return bag(version, tags={name: text if isinstance(text, bytes) else text.encode()})


def two_halves(version):
    """Each payload file in another manifest: allowed before 1.0."""
    return bag(version, algorithms=(), tags={"manifest-md5.txt": line(b"first", "data/a.txt", "md5"),
                                             "manifest-sha1.txt": line(b"second", "data/b/二.txt", "sha1")})


def fetched(version="1.0", present=True, text=URL + b" 5 data/a.txt\n", listed=True):
    files = bag(version, ONE, tags={"fetch.txt": text})
    if not present:
        del files["data/a.txt"]
    if not listed:
        files["manifest-sha256.txt"] = b""
    return files


def utf16(mark, encoding, name="UTF-16"):
    files = bag(tags={"bagit.txt": declaration("1.0", name)})
    files["manifest-sha256.txt"] = mark + files["manifest-sha256.txt"].decode().encode(encoding)
    return files


# name, files, codes that must be said (none: the bag holds), codes of warnings that must be said
CASES = []


def case(name, files, *errors, warnings=(), folder_only=False):
    CASES.append((name, files, errors, warnings, folder_only))


for v in VERSIONS:
    for a in ALGORITHMS:
        case(f"{v}: a manifest of {a}", bag(v, algorithms=(a,)))
        spoilt = bag(v, algorithms=(a,))
        spoilt["data/a.txt"] = b"fjrst"
        case(f"{v}: a byte changed, by {a}", spoilt, "bag_digest_differs")
    case(f"{v}: all digests side by side, with tag manifests", tagged(tagged(bag(v, algorithms=ALGORITHMS), "md5", lambda p: p.startswith(("manifest", "bagit"))), "sha512", lambda p: not p.startswith("tagmanifest")))
    case(f"{v}: one of two manifests differs", bag(v, tags={"manifest-md5.txt": line(b"first", "data/a.txt", "md5") + line(b"other", "data/b/二.txt", "md5")}), "bag_digest_differs")
    case(f"{v}: a file that is missing", bag(v, tags={"data/a.txt": None}), "bag_file_missing")
    case(f"{v}: a file beyond the manifests", bag(v, tags={"data/c": b"x"}), "bag_file_not_listed")
    case(f"{v}: a payload file twice in one manifest", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "data/a.txt") * 2}), "bag_bad_manifest")
    for end, what in (("\r", "CR"), ("\r\n", "CRLF"), ("\n", "LF")):
        case(f"{v}: lines ended by {what}", {**bag(v, end=end), "bagit.txt": declaration(v).replace(b"\n", end.encode()), "bag-info.txt": f"A: b{end}  c{end}D: e{end}".encode()})
    case(f"{v}: a last line without an end", {**bag(v, ONE), "bagit.txt": declaration(v)[:-1], "manifest-sha256.txt": line(b"first", "data/a.txt")[:-1]})
    case(f"{v}: tabs and many spaces before the path", bag(v, space=" \t  "))
    case(f"{v}: digests in capitals", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "data/a.txt").replace(digest("sha256", b"first").encode(), digest("sha256", b"first").upper().encode())}))
    case(f"{v}: no manifest", bag(v, algorithms=()), "bag_no_manifest")
    case(f"{v}: a tag file changed", {**tagged(bag(v, tags={"notes.txt": b"x"})), "notes.txt": b"y"}, "bag_digest_differs")
    case(f"{v}: a tag file that is missing", {p: c for p, c in tagged(bag(v, tags={"notes.txt": b"x"})).items() if p != "notes.txt"}, "bag_file_missing")
    case(f"{v}: a payload file in a tag manifest", bag(v, ONE, tags={"tagmanifest-sha256.txt": line(b"first", "data/a.txt")}), "bag_bad_manifest")
    case(f"{v}: a tag file in a manifest", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "data/a.txt") + line(declaration(v), "bagit.txt")}), "bag_bad_manifest")
    case(f"{v}: a byte-order mark in bagit.txt", bag(v, tags={"bagit.txt": b"\xef\xbb\xbf" + declaration(v)}), "bag_bad_text")
    case(f"{v}: a byte-order mark in a manifest", bag(v, ONE, tags={"manifest-sha256.txt": b"\xef\xbb\xbf" + line(b"first", "data/a.txt")}), "bag_bad_text")
    case(f"{v}: a digest of the wrong length", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "data/a.txt", "md5")}), "bag_bad_manifest")
    case(f"{v}: an algorithm that nobody knows", bag(v, tags={"manifest-crc32.txt": b"12345678  data/a.txt\n12345678  data/b/\xe4\xba\x8c.txt\n"}), "bag_unknown_algorithm")
    case(f"{v}: a path out of the bag", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "data/../../a.txt")}), "bag_bad_manifest")
    case(f"{v}: md5sum's asterisk", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "*data/a.txt").replace(b"  *", b" *")}), warnings=("bag_legacy_manifest",))
    case(f"{v}: a path that begins with ./", bag(v, ONE, tags={"manifest-sha256.txt": line(b"first", "./data/a.txt")}), warnings=("bag_legacy_manifest",))
    case(f"{v}: a name in NFD in the manifest, the file's in NFC", bag(v, {NFC: b"x"}, tags={"manifest-sha256.txt": line(b"x", NFD)}), warnings=("bag_other_form",))
    case(f"{v}: the file's in NFD, NFC in the manifest", bag(v, {NFD: b"x"}, tags={"manifest-sha256.txt": line(b"x", NFC)}), warnings=("bag_other_form",))
    case(f"{v}: a name in NFD on both sides", bag(v, {NFD: b"x"}))
    case(f"{v}: another form, and another content", bag(v, {NFC: b"x"}, tags={"manifest-sha256.txt": line(b"y", NFD)}), "bag_digest_differs", warnings=("bag_other_form",))
    case(f"{v}: both forms listed, one file", bag(v, {NFC: b"x"}, tags={"manifest-sha256.txt": line(b"x", NFC) + line(b"x", NFD)}), "bag_bad_manifest")
    case(f"{v}: both forms are files, each listed", bag(v, {NFC: b"x", NFD: b"y"}), folder_only=True)
    case(f"{v}: three forms of one name, two of them files", bag(v, {"data/\u00c5": b"x", "data/A\u030a": b"x"}, tags={"manifest-sha256.txt": line(b"x", "data/\u212b")}), "bag_file_missing", "bag_file_not_listed", folder_only=True)
    case(f"{v}: a file whose name is not UTF-8", bag(v, {}, tags={"data/\udcff": b"x", "manifest-sha256.txt": line(b"x", "data/\ufffd")}), "bag_file_missing", "bag_file_not_listed", folder_only=True)
    case(f"{v}: fetch.txt with every file there", fetched(v))
    case(f"{v}: fetch.txt with a file that is not there", fetched(v, present=False), "bag_not_whole")
    case(f"{v}: fetch.txt without a length", fetched(v, text=URL + b"\t-  data/a.txt\r\n"))
    case(f"{v}: fetch.txt with another length", fetched(v, text=URL + b" 6 data/a.txt\n"), warnings=("bag_bad_fetch",))
    case(f"{v}: fetch.txt with a file that no manifest lists", fetched(v, present=False, listed=False), "bag_bad_fetch")
    case(f"{v}: fetch.txt with a tag file", fetched(v, text=URL + b" 5 bag-info.txt\n"), "bag_bad_fetch")
    case(f"{v}: fetch.txt that leads out", fetched(v, text=URL + b" 5 data/../../x\n"), "bag_bad_fetch")
    case(f"{v}: fetch.txt without a scheme", fetched(v, text=b"a.txt 5 data/a.txt\n"), "bag_bad_fetch")
    case(f"{v}: fetch.txt with a length below zero", fetched(v, text=URL + b" -5 data/a.txt\n"), "bag_bad_fetch")
    case(f"{v}: the sum of octets", info("Payload-Oxum: 11.2\n", v))
    case(f"{v}: another sum of octets", info("Payload-Oxum: 12.2\n", v), "bag_payload_differs")
    case(f"{v}: the label in another case", info("payload-oxum: 12.2\n", v), "bag_payload_differs")
    case(f"{v}: a label twice, and folded lines", info("Contact-Name: A\nContact-Name: B\nExternal-Description: one\n\ttwo\n   three\n", v))
    case(f"{v}: a line without a colon", info("no colon\n", v), "bag_bad_info")
    case(f"{v}: a first line that is folded", info("  folded: x\n", v), "bag_bad_info")
    case(f"{v}: ISO-8859-1", bag(v, {"data/é.txt": b"x"}, encoding="latin-1", tags={"bagit.txt": declaration(v, "ISO-8859-1")}))
    case(f"{v}: an encoding that nobody knows", bag(v, tags={"bagit.txt": declaration(v, "KLINGON-8")}), "bag_unknown_encoding")
    case(f"{v}: bytes that are not UTF-8", info(b"A: \xff\n", v), "bag_bad_text")
    case(f"{v}: an empty payload file", bag(v, {"data/empty": b""}))
    case(f"{v}: a name with a space at its start", bag(v, {"data/ x y.txt": b"x"}), folder_only=True)  # our ZIPs have none

for v in DRAFTS:
    case(f"{v}: CR and LF coded, % as it is", bag(v, {"data/100%.txt": b"x", "data/a\rb.txt": b"y", "data/a\nb.txt": b"z"}, code=line_ends_coded), folder_only=True)
    case(f"{v}: a name that looks coded and is not", bag(v, {"data/50%25.txt": b"x", "data/%0A.txt": b"y"}))
    case(f"{v}: each manifest with a part of the payload", two_halves(v))
    case(f"{v}: any white space around the colon", info("Label : value\nOther:value\nThird:   value\n", v))
    case(f"{v}: the algorithm's name in capitals", bag(v, algorithms=(), tags={"manifest-MD5.txt": manifest("md5", {"data/a.txt": b"first", "data/b/二.txt": b"second"})}))
for v in VERSIONS[:3]:
    case(f"{v}: package-info.txt", info("Payload-Oxum: 12.2\n", v, "package-info.txt"), "bag_payload_differs")
for v in VERSIONS[3:]:
    case(f"{v}: package-info.txt is any tag file", info("Payload-Oxum: 12.2\n", v, "package-info.txt"))

case("1.0: CR, LF and % coded", bag("1.0", ODD, code=coded), folder_only=True)
case("1.0: the same with small letters", bag("1.0", {"data/a\nb%.txt": b"x"}, code=lambda p: p.replace("%", "%25").replace("\n", "%0a")), folder_only=True)
case("1.0: % coded", bag("1.0", {"data/100%.txt": b"x"}, code=coded))
case("1.0: % as it is", bag("1.0", {"data/100%.txt": b"x"}), "bag_bad_manifest")
case("1.0: a space coded, which it must not be", bag("1.0", {"data/a b.txt": b"x"}, code=lambda p: p.replace(" ", "%20")), "bag_bad_manifest")
case("1.0: each manifest with a part of the payload", two_halves("1.0"), "bag_file_not_listed")
case("1.0: a tag manifest without the manifest", tagged(bag(), keep=lambda p: p == "bagit.txt"), "bag_file_not_listed")
case("0.97: a tag manifest without the manifest", tagged(bag("0.97"), keep=lambda p: p == "bagit.txt"))
case("1.0: a tag manifest without another tag file", tagged(bag(tags={"notes.txt": b"x"}), keep=lambda p: p != "notes.txt"), warnings=("bag_file_not_listed",))
case("1.0: a tag manifest in a tag manifest", tagged(tagged(bag(), "md5", lambda p: p.startswith("manifest"))), "bag_bad_manifest")
case("1.0: a tag file in a folder", tagged(bag(tags={"meta/x/notes.txt": b"x"})))
case("1.0: no space behind the colon", info("Label:value\n"), "bag_bad_info")
case("1.0: a space before the colon", info("Label : value\n"), "bag_bad_info")
case("1.0: a tab behind the colon", info("Label:\tvalue\n"))
case("1.0: the sum of octets twice", info("Payload-Oxum: 11.2\nPayload-Oxum: 11.2\n"), "bag_label_repeated")
case("0.97: the sum of octets twice", info("Payload-Oxum: 11.2\nPayload-Oxum: 11.2\n", "0.97"), warnings=("bag_label_repeated",))
case("1.0: the day of bagging twice", info("Bagging-Date: 2025-06-01\nbagging-date: 2025-06-02\n"), warnings=("bag_label_repeated",))
case("1.0: the algorithm's name in capitals", bag(algorithms=(), tags={"manifest-SHA256.txt": bag()["manifest-sha256.txt"]}), "bag_unknown_algorithm")
case("1.0: fetch.txt with a file that one of two manifests lists", {**fetched(present=False), "manifest-md5.txt": b""}, "bag_bad_fetch")
case("UTF-16 with a mark, little end first", utf16(b"\xff\xfe", "utf-16-le"))
case("UTF-16 with a mark, big end first", utf16(b"\xfe\xff", "utf-16-be"))
case("UTF-16LE without a mark", utf16(b"", "utf-16-le", "utf-16le"))
case("UTF-16, cut within a character", {**utf16(b"\xff\xfe", "utf-16-le"), "bag-info.txt": b"\xff\xfeA"}, "bag_bad_text")
case("US-ASCII with another byte", bag(payload=ONE, tags={"bagit.txt": declaration("1.0", "US-ASCII"), "bag-info.txt": b"A: \xe9\n"}), "bag_bad_text")
for what, text in {"a third line": declaration() + b"x\n", "an empty third line": declaration() + b"\n", "one line": b"BagIt-Version: 1.0\n", "the lines turned round": b"\n".join(declaration().splitlines()[::-1]) + b"\n",
                   "a space before the colon": declaration().replace(b"Version:", b"Version :"), "two spaces": declaration().replace(b": 1", b":  1"), "a space at the end": declaration().replace(b"1.0", b"1.0 "),
                   "small letters": declaration().lower(), "an unknown version": declaration("2.0"), "a version of three parts": declaration("1.0.0"), "a version before 0.93": declaration("0.92"), "no encoding": declaration("1.0", ""), "nothing": b""}.items():
    case(f"bagit.txt: {what}", bag(tags={"bagit.txt": text}), "bag_bad_declaration")
case("no bagit.txt", bag(tags={"bagit.txt": None}), "bag_no_declaration")
case("no payload folder", {"bagit.txt": declaration(), "manifest-sha256.txt": b""}, "bag_no_payload")
case("a payload folder with nothing in it", {"bagit.txt": declaration(), "manifest-sha256.txt": b"", "data/": b""})
case("a manifest that lists a folder", bag(tags={"manifest-sha256.txt": bag()["manifest-sha256.txt"] + line(b"", "data/b/")}), "bag_bad_manifest")
case("a manifest with a home folder", bag(payload=ONE, tags={"tagmanifest-sha256.txt": line(b"", "~root/.profile")}), "bag_bad_manifest")
case("a manifest with a root", bag(payload=ONE, tags={"tagmanifest-sha256.txt": line(b"", "/etc/passwd")}), "bag_bad_manifest")
case("a manifest with a drive", bag(payload=ONE, tags={"tagmanifest-sha256.txt": line(b"", "C:\\x")}), "bag_bad_manifest")
case("a manifest of a million lines that mean nothing", bag(payload=ONE, tags={"manifest-sha256.txt": b"nothing\n" * 1_000_000}), "bag_more_findings")
case("more manifests than there are digests", bag(payload=ONE, tags={f"manifest-x{i}.txt": b"00 data/a.txt\n" for i in range(50)}), "bag_bad_manifest", "bag_unknown_algorithm")
case("a manifest that is too large", bag(payload=ONE, tags={"manifest-sha256.txt": b"\n" * (17 << 20)}), "bag_file_too_large")
case("one endless line", bag(payload=ONE, tags={"bag-info.txt": b"A" * (15 << 20)}), "bag_bad_info")


def lay_out(folder, files):
    for path, content in files.items():
        place = folder / path
        if path.endswith("/"):
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            # stored, as what packs so well would be told as a bomb
            archive.writestr("bag/" + path, content, zipfile.ZIP_STORED if len(content) > 1 << 20 else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def judge(voucher, path):
    result = subprocess.run([voucher, "verify", "--bag", path], capture_output=True, text=True, timeout=60)
    said = [line.split(" ")[:2] for line in result.stdout.splitlines()]
    return result, {c for s, c in said if s == "error"}, {c for s, c in said if s == "warning"}


def main():
    voucher = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        for number, (what, files, errors, warnings, folder_only) in enumerate(CASES):
            folder = top / str(number)
            folder.mkdir()
            lay_out(folder, files)
            places = [folder]
            if not folder_only:
                places.append(top / f"{number}.zip")
                places[1].write_bytes(packed(files))
            for place in places:
                result, said, warned = judge(voucher, place)
                # where nothing is wrong nothing is said; where something is, the exit code says so and the code is there
                right = result.returncode == (1 if errors else 0) and not result.stderr and set(errors) <= said and set(warnings) <= warned and (errors or not said)
                check.check(f"{what}{' (ZIP)' if place != folder else ''}", right, (result.returncode, result.stdout[:500], result.stderr[:300]))
    return check.checks.end()


if __name__ == "__main__":
    sys.exit(main())
