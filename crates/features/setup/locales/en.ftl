### The first run: from an empty folder to a desk with a list of first steps.
