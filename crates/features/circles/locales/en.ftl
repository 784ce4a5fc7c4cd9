# The scales at which neighbors are organized.
circles-pod = Pod
circles-building = Building
circles-block = Block
circles-neighborhood = Neighborhood
circles-region = Region
