"""What makes the file PDF/UA-1 and PDF/A-3a at once: metadata that claim both, what its colours mean, the data as an associated file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5
from importlib import import_module
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

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


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself. `date` is a day, a month or a year as in ISO 8601, or empty."""

    title: str
    subject: str
    creator: str
    language: str
    date: str


def claim(pdf: Any, imprint: Imprint) -> None:
    """Write the imprint into `pdf` (a pikepdf.Pdf), once as its information and once as the metadata that claim both standards."""
    pikepdf = import_module("pikepdf")
    producer = f"WeasyPrint {import_module('weasyprint').__version__}"
    information = {"Producer": producer, "Title": imprint.title, "Subject": imprint.subject, "Creator": imprint.creator}
    if imprint.date:
        information |= dict.fromkeys(("CreationDate", "ModDate"), f"D:{imprint.date.replace('-', '')}")
    for name, value in information.items():
        if value:
            pdf.docinfo[f"/{name}"] = value
    packet = XMP.format(
        producer=_attribute(producer),
        creator=_attribute(imprint.creator),
        dates=f' xmp:CreateDate="{imprint.date}" xmp:ModifyDate="{imprint.date}"' if imprint.date else "",
        title=escape(imprint.title),
        language=escape(imprint.language),
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.Root.Lang = imprint.language
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    _name_colours(pdf)


def _name_colours(pdf: Any) -> None:
    """Say that the colours are sRGB."""
    pikepdf = import_module("pikepdf")
    profile = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    pdf.Root.OutputIntents = [
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB2014.icc",
            Info="sRGB2014.icc",
            DestOutputProfile=pdf.make_stream(profile, N=3),
        )
    ]


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def attach(pdf: Any, data: bytes, name: str, description: str, date: str) -> None:
    """Attach `data` to `pdf` as the machine-readable form of what it shows."""
    pikepdf = import_module("pikepdf")
    year, month, day = (int(part) for part in f"{date or '1970'}-01-01".split("-")[:3])
    made = datetime(year, month, day, tzinfo=UTC).strftime("D:%Y%m%d%H%M%SZ")
    stream = pdf.make_stream(data, Type=pikepdf.Name.EmbeddedFile, Subtype=pikepdf.Name("/application/json"))
    stream.Params = pikepdf.Dictionary(CheckSum=md5(data, usedforsecurity=False).digest(), Size=len(data), CreationDate=made, ModDate=made)
    specification = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, F=name, UF=name, EF={"/F": stream}, Desc=description, AFRelationship=pikepdf.Name.Data
    )
    reference = pdf.make_indirect(specification)
    pdf.Root.AF = [reference]
    pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=[name, reference])
