"""字体: which font file serves each class of type of papers, on this machine."""
