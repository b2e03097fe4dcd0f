"""Everything that kg raises on purpose.

KGError                   what a caller may catch
└── UserError             a mistake that the user can mend: one line, exit code 2
    ├── InputError        a path that is missing, empty, binary, undecodable
    ├── WorkspaceError    an OUT folder that cannot be written, opened or trusted
    ├── QueryError        malformed SPARQL, an unknown question
    ├── UnknownEntity     no entity of that name
    └── OntologyError     a fault in ontology/: class, rule, gazetteer row, lexicon
"""

from __future__ import annotations


class KGError(Exception):
    """Base of all errors that kg raises on purpose; its text is one line for a person."""


class UserError(KGError):
    """A mistake that the user can mend; the text names the thing, the place and the remedy."""


class InputError(UserError):
    """An input that is missing, empty, binary or cannot be decoded."""


class WorkspaceError(UserError):
    """An OUT folder that cannot be written, opened or trusted."""


class QueryError(UserError):
    """Malformed SPARQL, or a question that is not among the saved ones."""


class UnknownEntity(UserError):
    """No entity bears the name that was asked for."""


class OntologyError(UserError):
    """A fault in ontology/: the text names the file and the entry."""
