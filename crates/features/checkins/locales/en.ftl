### Check-in rounds on people who live alone: a rota, buddies, and a ladder that each person agreed to.
