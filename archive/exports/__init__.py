"""Rows in, bytes out: what is searched as JSON, CSV and Atom."""
