"""What reportlab lacks for PDF/A-2b (ISO 19005-2): XMP metadata, an sRGB output intent, line ends around streams.

Fonts are embedded by reportlab as symbolic TrueType subsets with one cmap, no Encoding and a ToUnicode map, as
6.2.11 asks; nothing drawn here is transparent. Checked by structure, not by a validator.
"""

import struct
import zlib
from functools import cache
from html import escape
from typing import Any

from reportlab.lib.utils import asBytes
from reportlab.pdfbase import pdfdoc

_LEVEL = 1  # of compression: 5 % larger files than the default, in half the time
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream with a line end before `endstream` that its length does not count (6.1.7.1), quickly compressed."""

    def format(self, document: Any) -> bytes:
        data = asBytes(self.content, "utf8")
        dictionary = pdfdoc.PDFDictionary(self.dictionary.dict.copy())
        if self.filters and "Filter" not in dictionary.dict:
            data = zlib.compress(data, _LEVEL)
            dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        dictionary["Length"] = len(data)
        head: bytes = pdfdoc.format(dictionary, document)
        return b"".join((head, b"\nstream\n", data, b"\nendstream\n"))


def make_archival(canvas: Any) -> None:
    """Have the canvas write PDF/A-2b; its title, author and creator must be set."""
    document = canvas._doc
    reference = document.Reference

    def our_reference(item: Any, name: str | None = None) -> Any:
        if type(item) is pdfdoc.PDFStream:
            item.__class__ = _Stream
        return reference(item, name)

    document.Reference = our_reference
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = _metadata(document)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])


def _metadata(document: Any) -> pdfdoc.PDFStream:
    info, moment = document.info, document._timeStamp
    year, month, day, hour, minute, second = moment.YMDhms
    made = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}"
    zone = f"{moment.dhh:+03d}:{abs(moment.dmm):02d}"
    words = {name: escape(getattr(info, name), quote=False) for name in ("title", "author", "creator", "producer")}
    text = _XMP.format(**words, made=made + zone)
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), text.encode())


def _output_intent(document: Any) -> pdfdoc.PDFDictionary:
    """Colours are sRGB's."""
    profile = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3, "Filter": pdfdoc.PDFName("FlateDecode")}), zlib.compress(srgb_profile())
    )
    name = pdfdoc.PDFString("sRGB IEC61966-2.1")
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": document.Reference(profile, "sRGB"),
        }
    )


@cache
def srgb_profile() -> bytes:
    """An ICC profile (version 4.2) of sRGB: IEC 61966-2-1 primaries and curve, adapted to D50."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    adaptation = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("Public domain"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(0.9642, 1.0, 0.8249),
        b"chad": b"sf32" + bytes(4) + _fixed(*adaptation),
        b"rXYZ": b"XYZ " + bytes(4) + _fixed(0.4360747, 0.2225045, 0.0139322),
        b"gXYZ": b"XYZ " + bytes(4) + _fixed(0.3850649, 0.7168786, 0.0971045),
        b"bXYZ": b"XYZ " + bytes(4) + _fixed(0.1430804, 0.0606169, 0.7141733),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for tag, item in tags.items():
        table += struct.pack(">4sII", tag, offset + len(data), len(item))
        data += item + bytes(-len(item) % 4)
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", offset + len(data), 0x04200000, b"mntr", b"RGB ", b"XYZ ") + made + b"acsp"
    head += bytes(28) + _fixed(0.9642, 1.0, 0.8249)
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + data


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _words(text: str) -> bytes:
    return (
        b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2 * len(text), 28) + text.encode("utf-16-be")
    )
