"""What makes the file PDF/UA-1 and PDF/A-3a at once, done on the finished pages just before they are written.

WeasyPrint writes one standard or the other. Set here: metadata that claim both, the scope of header cells, running heads and
feet as artifacts (WeasyPrint tags them and then leaves the tags out of the tree), and one link to each attachment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

Finisher = Callable[[Any, Any], None]

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="{producer}"/>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"{dates} xmp:CreatorTool="{creator}"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def conforming(document: Any, pdf: Any) -> None:
    """Change `pdf` (a pydyf.PDF, complete but unwritten) so that it is PDF/UA-1 and PDF/A-3a."""
    _claim_both(document.metadata, pdf)
    _link_attachments_once(pdf)
    _scope_header_cells(pdf)
    _set_running_heads_aside(pdf)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _claim_both(metadata: Any, pdf: Any) -> None:
    stream = _object(pdf, pdf.catalog["Metadata"])
    made = metadata.created and f' xmp:CreateDate="{escape(metadata.created)}" xmp:ModifyDate="{escape(metadata.modified)}"'
    producer = pdf.info["Producer"].string
    packet = XMP.format(
        producer=_attribute(producer),
        creator=_attribute(metadata.generator or ""),
        dates=made or "",
        title=escape(metadata.title or ""),
        language=escape(metadata.lang or ""),
    )
    stream.stream = [packet.encode()]
    stream.compress = False


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _link_attachments_once(pdf: Any) -> None:
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = type(pdf.catalog["AF"])(dict.fromkeys(pdf.catalog["AF"]))


def _scope_header_cells(pdf: Any) -> None:
    """Give each TH its scope: a column's inside THead, else a row's."""
    for element in _elements(pdf):
        if element["S"] == "/TH":
            group = _object(pdf, _object(pdf, element["P"])["P"])
            element["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"


def _elements(pdf: Any) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem")


def _set_running_heads_aside(pdf: Any) -> None:
    """Mark as pagination artifacts the contents whose tags hang on nothing, and drop those tags."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    top = _object(pdf, root["K"][0])
    within = {top.number: True}
    children = {int(reference.split()[0]) for reference in top["K"]}
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    for page, owners in zip(_pages(pdf), numbers[1::2], strict=False):
        loose = {place for place, owner in enumerate(owners) if not _reachable(pdf, owner, within, top.number, children)}
        if loose:
            _as_artifacts(_object(pdf, page["Contents"]), loose)
            for place in loose:
                owners[place] = "null"
    for number in [number for number, inside in within.items() if not inside]:
        pdf.objects[number].clear()


def _pages(pdf: Any) -> list[Any]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def _reachable(pdf: Any, reference: bytes, within: dict[int, bool], top: int, children: set[int]) -> bool:
    """Return whether the chain of parents from `reference` ends in a child of the element `top`; `within` remembers the answers."""
    path = []
    number = int(reference.split()[0])
    while number not in within:
        path.append(number)
        parent = int(pdf.objects[number]["P"].split()[0])
        if parent == top:
            within[number] = number in children
            break
        number = parent
    answer = within[number]
    within.update(dict.fromkeys(path, answer))
    return answer


def _as_artifacts(stream: Any, places: set[int]) -> None:
    """Rewrite `/Span <</MCID n>> BDC`, three items of the stream, for each n of `places`."""
    items = stream.stream
    for index, item in enumerate(items):
        if item == b"BDC" and isinstance(items[index - 1], dict) and items[index - 1].get("MCID") in places:
            items[index - 2 : index] = ["/Artifact", "<</Type /Pagination>>"]
