### Walk lists for pairs: doors by building, what came of each, and what is skipped and forgotten.
