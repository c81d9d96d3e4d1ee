"""Where pages come from: folders, archives and what browsers save, whole and broken."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import pickle
import plistlib
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleanpage.sources import Columns, Item, unpack, walk
from cleanpage.sources.trees import COMPANION, HIDDEN, NO_FILE, NO_PAGE
from cleanpage.types import Document, UnreadableInput
from tests.test_sources_saved import mhtml

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
FIXTURES = ROOT / "fixtures"
HARBOUR = (FIXTURES / "news--english-harbour.html").read_bytes()


def tree(root: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def walked(*paths: Path, **options: object) -> tuple[list[Item], Counter[str]]:
    skipped: Counter[str] = Counter()
    items = list(walk([*paths], skipped=skipped, **options))  # type: ignore[arg-type]
    assert [pickle.loads(pickle.dumps(item)) for item in items] == items
    assert len({item.relative.casefold() for item in items}) == len(items)
    return items, skipped


def contents(items: list[Item]) -> dict[str, bytes]:
    return {item.relative: item.load().data for item in items if not item.error}


def errors(items: list[Item]) -> dict[str, str]:
    return {item.relative: item.error for item in items if item.error}


# Folders


def test_a_folder_is_walked_in_natural_order_and_no_page_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, **{"page10.html": "x", "page2.html": "x", "b/c.txt": "x", "b/d.md.gz": "x", "LICENSE": "x"})
    opened: list[str] = []

    def noted(path: str, *how: object, **more: object) -> io.BytesIO:
        opened.append(os.path.basename(path))
        return io.BytesIO(b"x")

    monkeypatch.setattr("cleanpage.sources.folders.open", noted, raising=False)
    items, skipped = walked(tmp_path)
    assert opened == ["LICENSE"]  # the name does not say that it is a page
    assert [item.relative for item in items] == ["b/c", "b/d", "LICENSE", "page2", "page10"]
    assert items[0].name == str(tmp_path / "b/c.txt")
    assert all(item.path and item.document is None for item in items)
    assert not skipped


def test_what_is_no_page_is_counted_and_not_failed(tmp_path: Path) -> None:
    names = ["a.html", "a.png", "a.css?ver=3", "a.pdf", ".hidden.html", ".git/x.html", "Thumbs.db", "a.js.gz"]
    items, skipped = walked(tree(tmp_path, **dict.fromkeys(names, "x")))
    assert [item.relative for item in items] == ["a"]
    assert skipped == {NO_PAGE: 4, HIDDEN: 3}


@pytest.mark.parametrize("folder", ["News_files", "News-Dateien", "News_fichiers", "News.files"])
def test_a_companion_folder_is_no_folder_of_pages(tmp_path: Path, folder: str) -> None:
    tree(tmp_path, **{"News.html": "x", f"{folder}/frame.html": "y"})
    items, skipped = walked(tmp_path)
    assert ([item.relative for item in items], skipped) == (["News"], {COMPANION: 1})
    (tmp_path / "News.html").unlink()
    assert [item.relative for item in walked(tmp_path)[0]] == [f"{folder}/frame"]


def test_twins_keep_their_places_whatever_else_there_is(tmp_path: Path) -> None:
    tree(tmp_path, **{"a.html": "1", "a.txt": "2", "b.html": "3"})
    first = {item.name: item.relative for item in walked(tmp_path)[0]}
    assert first[str(tmp_path / "b.html")] == "b"
    assert all(first[str(tmp_path / name)].startswith("a-") for name in ("a.html", "a.txt"))
    tree(tmp_path, **{"A.htm": "4", "c.html": "5"})
    assert first.items() <= {item.name: item.relative for item in walked(tmp_path)[0]}.items()


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    tree(tmp_path, **{"a/page.html": "x"})
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "self.html").symlink_to("self.html")
    (tmp_path / "dangling.html").symlink_to("nowhere")
    items, _ = walked(tmp_path)
    assert contents(items) == {"a/page": b"x"}
    assert set(errors(items)) == {"self", "dangling"}


def test_names_that_are_no_text_and_pipes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff\n.html")).write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe")
    items, skipped = walked(tmp_path)
    assert [item.load().data for item in items] == [b"x"]
    assert items[0].relative.isprintable()
    assert skipped == {NO_FILE: 1}


def test_the_outputs_are_not_walked(tmp_path: Path) -> None:
    tree(tmp_path, **{"a.html": "x", "out/a.md": "y"})
    assert [item.relative for item in walked(tmp_path, without=[tmp_path / "out"])[0]] == ["a"]


def test_several_inputs_are_mirrored_from_what_they_share(tmp_path: Path) -> None:
    tree(tmp_path, **{"a/index.html": "1", "b/index.html": "2", "b/c/d.html": "3"})
    items, skipped = walked(
        tmp_path / "b", tmp_path / "a" / "index.html", tmp_path / "b" / "c", tmp_path / "missing.html"
    )
    assert [item.relative for item in items] == ["b/c/d", "b/index", "a/index", "missing"]
    assert items[-1].error == "there is no such file; check the path"
    assert sum(skipped.values()) == 1


def test_a_fingerprint_changes_with_the_file(tmp_path: Path) -> None:
    before = walked(tree(tmp_path, **{"a.html": "x", "z.zip": zipped({"m.html": b"1", "n.html": b"1"})}))[0]
    after = walked(tree(tmp_path, **{"a.html": "xy", "z.zip": zipped({"m.html": b"2", "n.html": b"1"})}))[0]
    assert [a.fingerprint != b.fingerprint for a, b in zip(before, after, strict=True)] == [True, True, False]


# Compression and archives


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(files: dict[str, bytes], mode: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=f"w:{mode}") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def zstandard_compress(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("zstandard").compress(data)
    return packed


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress, zstandard_compress])
def test_a_compressed_page(compress: Callable[[bytes], bytes]) -> None:
    assert unpack(Document(compress(HARBOUR), "page")).data == HARBOUR
    with pytest.raises(UnreadableInput):
        unpack(Document(compress(HARBOUR)[:-20], "page"))
    with pytest.raises(UnreadableInput, match="MB"):
        unpack(Document(compress(bytes(40 * 2**20)), "page"))


MEMBERS = {
    "x/2.html": HARBOUR, "x/10.html.gz": gzip.compress(HARBOUR), "../../etc/out.html": b"out", "/abs.html": b"abs",
    "News.html": b"news", "News_files/frame.html": b"frame", "p.png": b"png", "con.html": b"con", "in.zip": b"zip",
}  # fmt: skip


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_an_archive_is_read_and_nothing_unpacked(tmp_path: Path, ending: str) -> None:
    packed = zipped(MEMBERS) if ending == "zip" else tarred(MEMBERS, ending.removeprefix("tar").removeprefix("."))
    archive = tree(tmp_path, **{f"a.{ending}": packed}) / f"a.{ending}"
    items, skipped = walked(archive)
    found = {name.removeprefix(f"a.{ending}/"): data for name, data in contents(items).items()}
    assert found["x/2"] == found["x/10"] == HARBOUR
    assert found["abs"] == b"abs"
    assert next(name for name in found if name.endswith("out")).startswith("_-")
    assert sum(name.startswith("_con-") for name in found) == 1
    assert list(errors(items).values()) == ["it is an archive inside an archive; unpack the outer one first"]
    assert skipped == {COMPANION: 1, NO_PAGE: 1}
    assert [path.name for path in tmp_path.iterdir()] == [archive.name]


def test_a_bomb_costs_itself(tmp_path: Path) -> None:
    bomb = bytes(40 * 2**20)
    tree(tmp_path, **{"a.zip": zipped({"a.html": b"a", "bomb.html": bomb}), "b.tar.gz": gzip.compress(bomb * 2)})
    tree(tmp_path, **{"c.jsonl.xz": lzma.compress(bomb), "d.html": "d"})
    items, _ = walked(tmp_path)
    assert contents(items) == {"a.zip/a": b"a", "d": b"d"}
    assert set(errors(items)) == {"a.zip/bomb", "b.tar.gz", "c.jsonl.xz"}


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_a_broken_archive_costs_itself(tmp_path: Path, ending: str) -> None:
    noise = {f"{n}.html": os.urandom(30_000) for n in range(20)}
    packed = zipped(noise) if ending == "zip" else tarred(noise, ending.removeprefix("tar").removeprefix("."))
    tree(
        tmp_path,
        **{f"cut.{ending}": packed[: len(packed) // 2], f"none.{ending}": b"no archive" * 99, "page.html": "x"},
    )
    items, _ = walked(tmp_path)
    assert f"none.{ending}" in errors(items)
    assert any(name.startswith(f"cut.{ending}") for name in errors(items))
    assert contents(items)["page"] == b"x"
    if ending in ("tar", "tar.gz", "tar.xz"):
        assert contents(items)[f"cut.{ending}/0"] == noise["0.html"]


def test_a_damaged_member_of_a_zip_costs_itself(tmp_path: Path) -> None:
    packed = bytearray(zipped({"a.html": HARBOUR, "b.html": b"good"}))
    packed[200:260] = bytes(60)
    items, _ = walked(tree(tmp_path, **{"z.zip": bytes(packed)}))
    assert (list(errors(items)), contents(items)) == (["z.zip/a"], {"z.zip/b": b"good"})


# Archives by what they hold

ROWS = "\n".join(json.dumps({"url": f"https://a.example/{n}", "text": f"page {n} " * 9999}) for n in range(3)).encode()
WARC = (DATA / "wget--two-pages.warc.gz").read_bytes()
WITHOUT_NAMES = {
    "zip": (zipped({"a.html": b"a"}), 1),
    "tar": (tarred({"a.html": b"a"}, ""), 1),
    "tar.bz2": (tarred({"a.html": b"a"}, "bz2"), 1),
    "warc": (gzip.decompress(WARC), 3),
    "warc.gz": (WARC, 3),
    "jsonl": (ROWS, 3),
    "jsonl with a mark": (b"\xef\xbb\xbf" + ROWS + b"\n", 3),
    "jsonl.gz": (gzip.compress(ROWS), 3),
    "jsonl.bz2": (bz2.compress(ROWS), 3),
    "jsonl.xz": (lzma.compress(ROWS), 3),
}


class Stdin:
    """Standard input that gives a few bytes at a time, as a slow pipe does."""

    def __init__(self, data: bytes) -> None:
        self.buffer = self
        self._bytes = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._bytes.read(min(size, 100) if size >= 0 else size)


@pytest.mark.parametrize(("data", "pages"), WITHOUT_NAMES.values(), ids=WITHOUT_NAMES.keys())
def test_an_archive_is_known_by_what_it_holds(
    data: bytes, pages: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if data in (WARC, gzip.decompress(WARC)):
        pytest.importorskip("fastwarc")
    tree(tmp_path, **{"x/download": data, "x/a.zip": data, "page.html": data})
    monkeypatch.setattr("sys.stdin", Stdin(data))
    for path in (tmp_path / "page.html", tmp_path / "x" / "download", tmp_path / "x" / "a.zip", Path("-")):
        items, _ = walked(path)
        assert (len(contents(items)), errors(items)) == (pages, {})
        assert all(item.name.startswith(f"{'standard input' if str(path) == '-' else path}!") for item in items)
    assert len(contents(walked(tmp_path / "x")[0])) == 2 * pages
    with pytest.raises(UnreadableInput, match="of several pages; clean it by itself, with -f jsonl"):
        unpack(Document(data, "one page"))


def test_the_column_of_rows_without_a_name_is_named(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"body": f"page {n}"}) for n in range(3))
    tree(tmp_path, rows=rows)
    assert len(walked(tmp_path / "rows", columns=Columns("body"))[0]) == 3
    assert len(walked(tmp_path / "rows")[0]) == 1


ONE_PAGES = {
    "a document": zipped({"[Content_Types].xml": b"x", "a.html": b"a"}),
    "a page": HARBOUR,
    "a packed page": gzip.compress(HARBOUR),
    "a record": b'{"url": "https://a.example/", "text": "one"}\n',
    "records without pages": b'{"level": "info"}\n{"level": "info"}\n',
    "a style sheet": b"{\n  color: red\n}\n",
    "a record copied from a WET": (FIXTURES / "dump--wet-russian.txt").read_bytes(),
    "a page about web archives": b"WARC/1.0\n\nThe first line of a record says which version it is of.\n",
    "torn": gzip.compress(os.urandom(999))[:300],
    "nothing": b"",
}


@pytest.mark.parametrize("data", ONE_PAGES.values(), ids=ONE_PAGES.keys())
def test_what_holds_one_page_is_one_page(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, page=data)
    monkeypatch.setattr("sys.stdin", Stdin(data))
    for path in (tmp_path / "page", Path("-")):
        (item,), _ = walked(path)
        assert (item.error, item.name) == (None, "standard input" if str(path) == "-" else str(path))
    assert item.document is not None
    assert item.document.data == data


def test_an_archive_in_a_pipe_that_there_is_no_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(ROWS))
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    (item,), _ = walked(Path("-"))
    assert item.error is not None
    assert "save it in a file and name that" in item.error


# Tables


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        json.dumps({"url": "https://a.example/b/c.html?x=1", "text": "no", "html": "yes"}),
        "",
        "{broken",
        json.dumps({"x": 1}),
        json.dumps({"html": None}),
        json.dumps({"content": "ä"}),
    ]
    tree(tmp_path, **{"p.jsonl.gz": gzip.compress("\n".join(rows).encode())})
    items, _ = walked(tmp_path)
    assert sorted(errors(items)) == ["p.jsonl.gz/3", "p.jsonl.gz/4", "p.jsonl.gz/5"]
    assert "it has x" in errors(items)["p.jsonl.gz/4"]
    page = items[0].load()
    assert (page.data, page.url, page.name) == (b"yes", "https://a.example/b/c.html?x=1", f"{tmp_path}/p.jsonl.gz!1")
    assert items[0].relative.startswith("p.jsonl.gz/a.example/b/c-")
    assert contents(items)["p.jsonl.gz/6"] == "ä".encode()
    assert walked(tmp_path, columns=Columns("text"))[0][0].load().data == b"no"


def test_a_parquet_table(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = arrow.table({"url": ["https://a.example/", None], "body": [b"one", None], "n": [1, 2]})
    parquet.write_table(table, tmp_path / "p.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" * 9)
    items, _ = walked(tmp_path, columns=Columns("body"))
    assert [item.load().url for item in items if not item.error] == ["https://a.example/"]
    assert sorted(errors(items)) == ["broken.parquet", "p.parquet/2"]
    assert "name one with --column" in errors(walked(tmp_path / "p.parquet")[0])["p.parquet"]


@pytest.mark.parametrize(
    ("module", "name", "extra"), [("fastwarc", "a.warc.gz", "warc"), ("pyarrow", "a.parquet", "arrow")]
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str
) -> None:
    for part in (module, f"{module}.warc", f"{module}.parquet"):
        monkeypatch.setitem(__import__("sys").modules, part, None)
    items, _ = walked(tree(tmp_path, **{name: "x"}))
    assert f"pip install 'cleanpage[{extra}]'" in errors(items)[name]


# Web archives


def test_a_web_archive_made_by_wget() -> None:
    pytest.importorskip("fastwarc")
    items, skipped = walked(DATA / "wget--two-pages.warc.gz")
    first, second = (item.load() for item in items[:2])
    assert first.data == HARBOUR
    assert first.url is not None
    assert first.url.endswith("/news--english-harbour.html")
    assert first.captured is not None
    assert first.captured.startswith("2026-11-24T")
    assert second.data == (FIXTURES / "news--russian-observatory-cp1251.html").read_bytes()
    assert len(skipped) == 2


def warc(*records: tuple[str, str, bytes]) -> bytes:
    made = b""
    for kind, content_type, body in records:
        made += (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/\r\n"
            "WARC-Date: 2024-05-06T07:08:09Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(made):08}-0000-4000-8000-000000000000>\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body + b"\r\n\r\n"  # fmt: skip
    return made


def response(headers: str, body: bytes, status: str = "200 OK") -> tuple[str, str, bytes]:
    return "response", "application/http; msgtype=response", f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


def test_responses_of_every_kind(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    plain = "Content-Type: text/html; charset=windows-1251"
    archive = warc(
        response(plain, "да".encode("cp1251")),
        response(f"{plain}\r\nContent-Encoding: gzip", gzip.compress(b"packed")),
        response("Content-Type: image/png", b"png"),
        response(plain, b"gone", "404 Not Found"),
        ("conversion", "text/plain", b"a WET record"),
    )
    tree(tmp_path, **{"a.warc": archive})
    items, skipped = walked(tmp_path / "a.warc")
    pages = [item.load() for item in items]
    assert [page.data for page in pages] == ["да".encode("cp1251"), b"packed", b"a WET record"]
    assert pages[0].charset in ("cp1251", "windows-1251")
    assert sum(skipped.values()) == 2


@pytest.mark.parametrize("members", [1, 3])
def test_a_packed_web_archive_that_breaks_off_anywhere_says_so(tmp_path: Path, members: int) -> None:
    pytest.importorskip("fastwarc")
    records = [response("Content-Type: text/html", f"page {number}".encode() * 9) for number in range(3)]
    groups = [records] if members == 1 else [[record] for record in records]
    packed = b"".join(gzip.compress(warc(*group), mtime=0) for group in groups)
    for cut in range(1, len(packed) - 20, 13):
        tree(tmp_path, **{"cut.warc.gz": packed[:-cut]})
        assert "cut.warc.gz" in errors(list(walk([str(tmp_path / "cut.warc.gz")], skipped=Counter())))


def test_a_plain_web_archive_that_breaks_off_says_so(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    whole = warc(*(response("Content-Type: text/html", f"page {number}".encode() * 9) for number in range(3)))
    for cut in range(30, len(whole) // 3 - len("WARC/1.0"), 8):
        tree(tmp_path, **{"cut.warc": whole[:-cut]})
        assert "cut.warc" in errors(items := list(walk([str(tmp_path / "cut.warc")], skipped=Counter())))
        assert sum(item.error is None for item in items) == 2
    tree(tmp_path, **{"whole.warc": whole})
    assert not errors(list(walk([str(tmp_path / "whole.warc")], skipped=Counter())))


# Anything


WRAPPINGS = [
    gzip.compress(HARBOUR), bz2.compress(HARBOUR), lzma.compress(HARBOUR), mhtml("base64", base64.encodebytes(HARBOUR)),
    plistlib.dumps({"WebMainResource": {"WebResourceData": HARBOUR, "WebResourceURL": "u"}}, fmt=plistlib.FMT_BINARY),
]  # fmt: skip


def damage(data: bytes, places: list[tuple[int, int]], cut: int) -> bytes:
    damaged = bytearray(data)
    for place, byte in places:
        damaged[place % len(damaged)] = byte
    return bytes(damaged[: len(damaged) - cut % len(damaged)])


DAMAGES = st.tuples(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=8), st.integers(0, 99))


@given(
    st.one_of(
        st.binary(max_size=300), st.builds(lambda data, how: damage(data, *how), st.sampled_from(WRAPPINGS), DAMAGES)
    )
)
def test_a_damaged_wrapping_is_refused_or_read(data: bytes) -> None:
    with suppress(UnreadableInput):
        assert isinstance(unpack(Document(data, "page")).data, bytes)


FILES = {f"x/{number}.html": HARBOUR for number in range(3)}
ARCHIVES = {
    "zip": zipped(FILES), "tar": tarred(FILES, ""), "tgz": tarred(FILES, "gz"), "parquet": b"PAR1" + HARBOUR + b"PAR1",
    "jsonl": b"".join(json.dumps({"url": "https://a.example/", "text": "x" * 50}).encode() + b"\n" for _ in range(9)),
    "warc": warc(response("Content-Type: text/html", HARBOUR), response("Content-Type: text/html", HARBOUR)),
}  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.sampled_from(sorted(ARCHIVES)), DAMAGES)
def test_a_damaged_archive_is_walked_to_its_end(
    tmp_path: Path, ending: str, how: tuple[list[tuple[int, int]], int]
) -> None:
    archive = tmp_path / f"a.{ending}"
    archive.write_bytes(damage(ARCHIVES[ending], *how))
    for item in walked(archive)[0]:
        assert item.relative.isprintable()
        assert item.error is None or item.error[-1].isalnum() or item.error[-1] == ")"
