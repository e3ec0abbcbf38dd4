"""Ledgers of released schemas."""
