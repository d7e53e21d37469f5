"""Zips and mails made by code."""

from __future__ import annotations

import io
import warnings
import zipfile
from email.message import EmailMessage


def zipped(*parts, compression=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, bytes) pairs."""
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", compression) as archive:
        warnings.simplefilter("ignore")  # names given twice are what some tests are about
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


def mail(text="", *, html="", sender="Jo Bloggs <jo@wwl.nhs.uk>", subject="WRES plan", date=None):
    """A mail to attach things to."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "plans@hospice.example", subject
    made["Message-ID"] = "<1@example.org>"
    if date:
        made["Date"] = date
    if text or not html:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made
