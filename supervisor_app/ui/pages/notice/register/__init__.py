"""The register of papers: what stands in it, filters, the steps of a paper."""
