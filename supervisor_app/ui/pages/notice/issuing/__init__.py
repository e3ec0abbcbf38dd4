"""Issuing new papers: which are due, and the batch that makes them."""
