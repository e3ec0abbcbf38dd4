"""One module per kind of paper: its entries, its wording (custom among offices), its tables."""
