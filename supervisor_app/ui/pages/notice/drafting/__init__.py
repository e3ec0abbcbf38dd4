"""A paper before it is issued: its entries, its text linked to them, and how it will look."""
