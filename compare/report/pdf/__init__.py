"""The report as a PDF: marked up, set in chunks by WeasyPrint, joined to one tagged file that claims UA-1 and A-3a (`document`)."""
