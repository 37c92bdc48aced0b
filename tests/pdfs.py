"""Small PDFs made by hand: words at places, in Courier (0.6 sizes a letter); a letter may be any of Unicode."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[float, float, float, str]  # x, y, size in points, text
WIDTH, HEIGHT = 595, 842  # A4


def pdf(
    sheets: Sequence[Sequence[Word]], *, info: dict[str, str] | None = None, lang: str = "", locked: bool = False
) -> bytes:
    """A PDF of sheets of words. Letters beyond Latin are printed one by one, in the order in which they are given."""
    letters = sorted({char for sheet in sheets for *_, text in sheet for char in text if ord(char) > 126})
    codes = {char: 128 + at for at, char in enumerate(letters)}
    count = len(sheets)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(count))
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({lang})' if lang else ''} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 4 0 R >>",
        _stream(_meaning(codes)),
    ]
    for at, sheet in enumerate(sheets):
        page = f"/Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F 3 0 R >> >>"
        bodies.append(f"<< /Type /Page {page} /Contents {6 + 2 * at} 0 R >>".encode())
        bodies.append(_stream("".join(_printed(word, codes) for word in sheet).encode("latin-1")))
    trailer = ""
    if info:
        told = " ".join(f"/{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in info.items())
        bodies.append(f"<< {told} >>".encode())
        trailer += f"/Info {len(bodies)} 0 R "
    if locked:
        bodies.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'a7' * 32}> /U <{'b8' * 32}> /P -4 >>".encode())
        trailer += f"/Encrypt {len(bodies)} 0 R /ID [<00> <00>] "
    return _file(bodies, trailer)


def _file(bodies: Sequence[bytes], trailer: str) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _printed(word: Word, codes: dict[str, int]) -> str:
    x, y, size, text = word
    shown = "".join(f"{codes.get(char, ord(char)):02x}" for char in text)
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{shown}> Tj ET\n"


def _meaning(codes: dict[str, int]) -> bytes:
    """The CMap that says which letter each code stands for."""
    known = {**{chr(code): code for code in range(32, 127)}, **codes}
    rows = [f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in known.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    maps = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{maps}endcmap end end"
    ).encode()
