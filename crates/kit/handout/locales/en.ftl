### A sheet as a file: what is said before it is used.

handout-mind-title = Before you print
handout-mind-anyway = Print it as it is
handout-busy = Many people are printing right now. Please try again in a minute.
