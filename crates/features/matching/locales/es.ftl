### Quién podría ayudar, y por qué.

matching-in-pod = De su grupo cercano
matching-in-building = De su edificio
matching-in-block = De su cuadra
matching-near = A unas cuadras
matching-next-streets = De las calles de al lado
matching-speaks = Habla { $what }
matching-offers-kind = Se ofreció para esto
matching-has-car = Viene en carro
matching-has-bike = Viene en bicicleta
matching-not-asked = Esta semana nadie le ha preguntado
matching-helped-before = Ya ha ayudado antes
matching-text-ask = Un vecino necesita una mano. { $kind }, { $place }. Solo si le queda bien: { $link }

## Una ronda para muchos pedidos.

matching-round-title = Una ronda
matching-round-lead = Estos pedidos siguen abiertos. Esta es una manera pareja de repartirlos. Todavía no se le ha preguntado a nadie.
matching-round-hint = Quite lo que usted haría de otro modo. A cada vecino le llega un solo mensaje, y se vale decir que no.
matching-round-none = No hay pedidos abiertos que repartir
matching-round-none-text = Aquí aparecen los pedidos que ya se anunciaron y que nadie ha tomado.
matching-round-nobody = Para estos no hay nadie que encaje. Llame usted, o amplíelos desde la mesa.
matching-round-alone = Falta el nombre
matching-round-ask = Preguntarles
matching-round-asked = Ya se les está preguntando.
matching-round-asked-nobody = No se le preguntó a nadie. Algo cambió mientras tanto; mire otra vez.
matching-round-sees = Esta página la ve solo quien coordina.
