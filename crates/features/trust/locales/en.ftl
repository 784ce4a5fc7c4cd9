### How neighbors come to trust one another: invited, vouched for, and kept apart where they must be.
