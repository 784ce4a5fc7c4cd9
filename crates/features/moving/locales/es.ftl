### moving
