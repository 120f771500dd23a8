"""A plan's follow-ups → documents for the council's papers: document, compose, pdf, word, shelf."""
