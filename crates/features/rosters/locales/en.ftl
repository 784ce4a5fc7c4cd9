### Pod circles: a point person and an alternate, a roster of consented fields, a phone tree, the split above thirty.
