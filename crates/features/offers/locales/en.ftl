### What neighbors can do for one another, how far and how often.
