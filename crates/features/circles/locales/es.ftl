# Los tamaños en que se organizan los vecinos.
circles-pod = Grupo de apoyo
circles-building = Edificio
circles-block = Cuadra
circles-neighborhood = Barrio
circles-region = Zona
