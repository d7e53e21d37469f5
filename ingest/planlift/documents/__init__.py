"""Plans and templates as documents that people read and fill in."""

from planlift.documents.forms import FORMS, TEMPLATE_FORMS, as_document, as_template

__all__ = ["FORMS", "TEMPLATE_FORMS", "as_document", "as_template"]
