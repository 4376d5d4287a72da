"""AKN4UN: Akoma Ntoso as the United Nations uses it. Its structure is given, so it is read, not inferred.

`read_akn(data, name)` answers any bytes with a ParsedDocument. Guarantee: every word between the tags of the
body stands in one clause, heading, annex or footnote, and every line that is not blank in the ledger.
"""

from archive.parser.akn.markup import is_akn
from archive.parser.akn.reader import read_akn

__all__ = ["is_akn", "read_akn"]
