### Una hoja como archivo: lo que se dice antes de usarla.

handout-mind-title = Antes de imprimir
handout-mind-anyway = Imprimir así
handout-busy = Hay mucha gente imprimiendo. Intente otra vez en un minuto, por favor.
