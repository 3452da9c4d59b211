"""What can go wrong, as sentences for people: what, where, and what to do."""


class GlossaryError(Exception):
    """Base of every error that a user may see; its text is one plain sentence."""


class UnreadableText(GlossaryError):
    """A file given as a text cannot be read as one."""


class InvalidInput(GlossaryError):
    """A term, language code, table or option value that cannot be right."""


class UnreadableFile(GlossaryError):
    """A file given as a glossary cannot be read as one."""


class TermbaseError(GlossaryError):
    """The database cannot be opened, is not a glossary, or is in use."""


class NotFound(GlossaryError):
    """No entry, change or document goes by that name."""


class ServiceError(GlossaryError):
    """A translation service did not give a usable answer."""
