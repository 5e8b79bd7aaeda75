"""PDFs made by hand for the tests: lines at given places on pages."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Printed = tuple[float, float, float, str]
"""From the left, from below, size of the letters, words."""


def pdf(pages: Sequence[Sequence[Printed]], *, info: str = "", trailer: str = "") -> bytes:
    """A PDF whose pages hold these lines in this order."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        content = zlib.compress(b"".join(_line(*line) for line in lines))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(
            f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode() + content + b"\nendstream"
        )
    objects.append(f"<< {info} >>".encode())
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n"
    return data + end.encode() + f"startxref\n{len(data)}\n%%EOF\n".encode()


def column(text: str, x: float, y: float, size: float = 10, pitch: float = 12) -> list[Printed]:
    """Lines one below the other."""
    return [(x, y - n * pitch, size, row) for n, row in enumerate(text.split("\n"))]


def _line(x: float, y: float, size: float, text: str) -> bytes:
    words = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm (".encode() + words + b") Tj ET\n"
