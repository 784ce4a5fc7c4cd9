### Who could help with an ask, and why: suggestions with reasons, and a fair round for many.
