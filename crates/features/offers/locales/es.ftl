### offers
