"""What makes a paper PDF/A-2b, checked by structure."""

import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from supervisor_app.documents.archival import srgb_profile
from tests.documents.measuring import OFFICE, PLAIN, pages


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    """The bytes of a paper."""
    pages(tmp_path, title="关于“A&B<C>”的通知")
    return (tmp_path / "文.pdf").read_bytes()


def test_the_metadata_says_what_the_file_is(data: bytes) -> None:
    """Uncompressed XMP with part and conformance, title and author as in the document's properties."""
    start, end = data.index(b"<?xpacket begin"), data.index(b'<?xpacket end="w"?>')
    text = data[start:end].decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in text
    assert "关于“A&amp;B&lt;C&gt;”的通知" in text
    assert f"<rdf:li>{OFFICE}</rdf:li>" in text
    assert "<xmp:CreateDate>2000-01-01T00:00:00+00:00</xmp:CreateDate>" in text


def test_colours_have_an_output_intent_with_a_profile(data: bytes) -> None:
    assert b"/OutputIntents" in data
    assert b"/GTS_PDFA1" in data
    assert zlib.compress(srgb_profile()) in data


def test_the_profile_is_sound() -> None:
    """Size and tags as the header says; ICC.1:2010, 7.2."""
    profile = srgb_profile()
    assert struct.unpack_from(">I", profile) == (len(profile),)
    assert profile[12:24] == b"mntrRGB XYZ "
    assert profile[36:40] == b"acsp"
    (count,) = struct.unpack_from(">I", profile, 128)
    for at in range(count):
        tag, offset, size = struct.unpack_from(">4sII", profile, 132 + 12 * at)
        assert offset + size <= len(profile), tag
        assert offset % 4 == 0
    assert struct.unpack_from(">3I", profile, 68) == (0xF6D6, 0x10000, 0xD32D)  # D50


def test_streams_end_on_a_line_of_their_own(data: bytes) -> None:
    """6.1.7.1: a line end before endstream, not counted in the length."""
    found = [(match.end(), int(match[1])) for match in re.finditer(rb"/Length (\d+)[^s]*?>>\s*?\nstream\n", data)]
    assert len(found) > 5
    assert [data[start + length : start + length + 11] for start, length in found] == [b"\nendstream\n"] * len(found)


def test_nothing_is_transparent_or_left_to_the_reader(data: bytes) -> None:
    """No soft masks, no fonts of the reader's, no scripts, an identifier."""
    for name in (b"/SMask", b"/ca ", b"/Helvetica", b"/JavaScript", b"/Encrypt", b"/Encoding"):
        assert name not in data
    assert re.search(rb"/ID\s*\[", data)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    pages(tmp_path, body=PLAIN.body * 60, copy_to="市财政局", code="云政督〔2026〕12号")
    done = subprocess.run(["qpdf", "--check", tmp_path / "文.pdf"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
