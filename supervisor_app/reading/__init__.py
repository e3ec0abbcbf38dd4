"""A meeting speech in, draft tasks out: pure, offline, the same answer every time.

`read_speech` is the one way in; it needs the words and weights of `resources/reading`, loaded once by `load_words`.
"""
