"""The derived search index: sets of clauses, kept in PostgreSQL, for what GIN would have to visit row by row.

It is made of the search vectors of the clauses and never knows more than they do. `sealing` makes it,
`snapshot` reads it; what a question means is decided in `archive/queries/`.
"""
