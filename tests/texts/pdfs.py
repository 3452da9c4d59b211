"""Small PDF files written by hand: each line of text where a test wants it."""

FONTS = {
    "latin": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "ko": ("UniKS-UTF16-H", "Korea1"),
    "ja": ("UniJIS-UTF16-H", "Japan1"),
    "KSCms-UHC-H": ("KSCms-UHC-H", "Korea1"),
    "90ms-RKSJ-H": ("90ms-RKSJ-H", "Japan1"),
}
"""A font of every PDF reader's, and composite ones, which every character is 1 em wide in."""
_ENCODINGS = {"KSCms-UHC-H": "cp949", "90ms-RKSJ-H": "cp932", "latin": "cp1252"}


def line(text, x, y, size=10, font="ko"):
    """What shows a line with its baseline at (x, y), from the lower left of the page."""
    data = text.encode(_ENCODINGS.get(font, "utf-16-be")).hex()
    return f"/{font} {size} Tf 1 0 0 1 {x} {y} Tm <{data}> Tj"


def pdf(path, *pages):
    """Write pages of lines."""
    contents = [f"BT {' '.join(page)} ET".encode() for page in pages]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    fonts = _fonts(objects)
    kids = []
    for content in contents:
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<<%s>>>>>>" % (len(objects), fonts)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    path.write_bytes(_written(objects))
    return path


def _fonts(objects):
    names = b""
    for name, font in FONTS.items():
        if isinstance(font, tuple):
            encoding, ordering = (part.encode() for part in font)
            objects.append(
                b"<</Type/Font/Subtype/CIDFontType0/BaseFont/X/DW 1000"
                b"/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 1>>"
                b"/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4"
                b"/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200"
                b"/CapHeight 700/StemV 80>>>>" % ordering
            )
            composite = (
                b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/%s/DescendantFonts[%d 0 R]>>"
                % (encoding, len(objects))
            )
            objects.append(composite)
        else:
            objects.append(font)
        names += b"/%s %d 0 R" % (name.encode(), len(objects))
    return names


def _written(objects):
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )
