"""ZIP archives: what comes out of them, under which names, and what is left out."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.parser.extract import package
from archive.parser.extract.package import members


def packed(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def found(data: bytes) -> tuple[list[str], list[str]]:
    """The names of what came out, and the codes of the problems."""
    files, problems = members(data, "x.zip")
    return [name for name, _ in files], [problem.code for problem in problems]


def encrypted(data: bytes) -> bytes:
    """The archive with its first member marked as protected by a password."""
    at = data.index(b"PK\x01\x02")
    data = data[: at + 8] + b"\x01\x00" + data[at + 10 :]
    return data[:6] + b"\x01\x00" + data[8:]


def test_files_come_in_name_order_under_readable_names() -> None:
    data = packed(("Lakeside/WHA/b.txt", b"two"), ("a.PDF", b"one"), ("Lakeside\\c.docx", b"three"))
    assert members(data, "x.zip") == (
        [("Lakeside - WHA - b.txt", b"two"), ("Lakeside - c.docx", b"three"), ("a.PDF", b"one")],
        [],
    )


def test_folders_and_what_systems_leave_behind_are_skipped_in_silence() -> None:
    names = ("a/", "a/b.txt", "__MACOSX/a/._b.txt", "a/.DS_Store", "Thumbs.db")
    assert found(packed(*((name, b"x") for name in names))) == (["a - b.txt"], [])


def test_files_of_other_kinds_are_named() -> None:
    data = packed(("a.txt", b"x"), *((f"{at}.png", b"x") for at in range(5)))
    files, (problem,) = members(data, "x.zip")
    assert [name for name, _ in files] == ["a.txt"]
    assert problem.code == "archive-skipped"
    assert problem.message == "0.png, 1.png, 2.png and 2 more are each of a kind that is not read."


def test_names_that_lead_out_of_the_archive_lead_nowhere() -> None:
    names = ("../../etc/a.txt", "/abs/b.txt", "C:\\c.txt", "x/../d.txt", "e\x07\x1b.txt", "..", "f\n.txt")
    assert found(packed(*((name, b"x") for name in names))) == (
        ["C_ - c.txt", "abs - b.txt", "e_.txt", "etc - a.txt", "f_.txt", "x - d.txt"],
        [],
    )


def test_names_are_unique_and_of_a_bearable_length() -> None:
    long = "n" * 500 + ".txt"
    assert found(packed(("a/b.txt", b"1"), ("a - b.txt", b"2"), ("A/B.txt", b"3"), (long, b"4"))) == (
        ["A - B.txt", "a - b (2).txt", "a - b (3).txt", "n" * 150 + ".txt"],
        [],
    )


def test_names_in_utf_8_that_are_not_marked_so() -> None:
    name = "Assemblée.txt"
    assert found(packed((name, b"x"))) == ([name], [])
    assert found(packed(("Assembl__e.txt", b"x")).replace(b"__", "é".encode())) == ([name], [])


def test_an_archive_in_an_archive_is_opened_but_not_one_in_that() -> None:
    innermost = packed(("c.txt", b"x"))
    inner = packed(("b.txt", b"x"), ("deep.zip", innermost))
    assert found(packed(("a.txt", b"x"), ("inner.zip", inner))) == (
        ["a.txt", "inner - b.txt"],
        ["archive-nested"],
    )


def test_what_cannot_be_read_is_named_and_the_rest_is_read() -> None:
    data = encrypted(packed(("a.txt", b"secret"), ("b.txt", b"open")))
    files, (problem,) = members(data, "x.zip")
    assert files == [("b.txt", b"open")]
    assert problem.message == (
        "a.txt is protected by a password and was not read. Remove the password and try again."
    )
    broken = packed(("a.txt", b"A" * 50 + bytes(range(200))), ("b.txt", b"open"))
    at = broken.index(b"a.txt") + 20
    assert found(broken[:at] + b"\xff\xff\xff" + broken[at + 3 :]) == (["b.txt"], ["damaged"])


@pytest.mark.parametrize(
    "data", [b"", b"no archive", packed(("a.txt", b"x"))[:-30]], ids=["empty", "text", "cut off"]
)
def test_what_is_no_archive(data: bytes) -> None:
    assert found(data) == ([], ["damaged"])


def test_an_archive_without_documents() -> None:
    assert found(packed()) == ([], ["archive-empty"])


class TestLimits:
    def test_a_bomb_is_not_unpacked(self) -> None:
        assert found(packed(("a.txt", bytes(50_000_000)), ("b.txt", b"x"))) == (["b.txt"], ["too-large"])

    def test_a_bomb_in_bombs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(package, "MAX_TOTAL_BYTES", 20_000_000)
        bomb = packed(*((f"{at}.txt", bytes(1_000_000)) for at in range(300)))
        data = packed(*((f"{at}.zip", bomb) for at in range(10)))
        files, problems = members(data, "x.zip")
        assert sum(len(content) for _, content in files) <= 21_000_000
        assert [problem.code for problem in problems] == ["archive-too-large"]

    def test_a_size_that_is_not_true(self) -> None:
        """A directory may say little and the member hold much: no more is read than is said."""
        data = packed(("a.txt", bytes(5_000_000)))
        at = data.index(b"PK\x01\x02")
        assert found(data[: at + 24] + (10).to_bytes(4, "little") + data[at + 28 :]) == ([], ["damaged"])

    def test_too_many_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(package, "MAX_MEMBERS", 3)
        assert found(packed(*((f"{at}.txt", b"x") for at in range(5)))) == (
            ["0.txt", "1.txt", "2.txt"],
            ["archive-too-large"],
        )

    def test_too_many_entries(self) -> None:
        assert found(b"PK\x01\x02" * 30_000) == ([], ["too-large"])

    def test_methods_that_unpack_without_bound_are_refused(self) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("a.txt", bytes(1000))
        assert found(buffer.getvalue()) == ([], ["damaged"])

    @example(b"\x00", 240)  # zipfile looks for the first letter of an empty name
    @given(st.binary(max_size=300), st.integers(0, 400))
    def test_damaged_bytes_never_raise(self, noise: bytes, at: int) -> None:
        data = packed(("a.txt", b"text"), ("b/c.zip", packed(("d.txt", b"x"))))
        members(data[:at] + noise + data[at + len(noise) :], "x.zip")
