### El marco de cada página, y lo que dice cuando algo sale mal.

web-skip = Ir directo a la página
web-demo = Esto es una demostración. Aquí nadie es real, y todo se borra al cabo de un día.
web-language = Idioma
web-nav = Principal
web-back = Volver
web-change = Cambiar
web-pages = Más páginas
web-newer = Más recientes
web-older = Anteriores
web-leave = Salir de esta página
web-leave-two-more = Oprima Shift dos veces más para salir
web-leave-one-more = Oprima Shift una vez más para salir
web-help-line = Llámenos
web-help-link = Ayuda
web-help-line-foot = ¿Prefiere hablar? Le contesta un vecino:
web-no-help-line = Aquí todavía no hay teléfono.
web-no-help-line-go = Qué hacer mientras tanto
web-signed-in = Está aquí como { $name }.
web-sign-out = Este no es mi teléfono: cerrar mi sesión
web-problem-title = Revise, por favor: { $title }
web-problems-title = Ya casi. Fíjese en esto:
web-problem = Atención:
web-step = Paso
web-step-of = de
web-code-word = Sus palabras clave

web-lamp-off = Todavía nadie
web-lamp-lit = Alguien ya se encarga
web-lamp-done = Listo
web-lamp-resting = En pausa

web-crisis-title = ¿Está en peligro ahora mismo?
web-crisis-not-us = Aquí nadie es un servicio de emergencia. Estas personas contestan a toda hora.
web-crisis-911 = Fuego, una emergencia médica, un arma
web-crisis-988 = Si piensa en quitarse la vida o necesita hablar con alguien. Llame o mande un texto.
web-crisis-dv = Si alguien en su casa le hace daño o le da miedo

web-fault-home = Ir a la página principal
web-fault-reference = Si nos avisa, díganos por favor esto:
web-fault-unreadable = No pudimos leer lo que mandó
web-fault-unreadable-text = Algo se perdió en el camino. Vuelva atrás y mándelo otra vez, por favor.
web-fault-forbidden = Esta página no está abierta para usted
web-fault-forbidden-text = Tal vez le falte entrar con su enlace, o abrir la página desde nuestro sitio.
web-fault-not-found = Aquí no hay nada
web-fault-not-found-text = Puede que la dirección esté mal escrita, o que la página ya no exista. Pasa.
web-fault-method = Eso aquí no funciona
web-fault-method-text = Esta página no se puede usar de esa manera.
web-fault-too-slow = Tardó demasiado
web-fault-too-slow-text = Quizás la señal esté débil. Inténtelo otra vez, por favor.
web-fault-conflict = Alguien se adelantó
web-fault-conflict-text = Esto cambió desde que usted lo abrió. Mírelo de nuevo, por favor.
web-fault-gone = Esto ya no está
web-fault-gone-text = Se quitó, y no quedó nada guardado.
web-fault-too-large = Es más de lo que podemos recibir
web-fault-too-large-text = Mande menos texto, por favor.
web-fault-too-many = Un momentito, por favor
web-fault-too-many-text = Fueron muchas veces seguidas. Espere un minuto e inténtelo otra vez.
web-fault-unavailable = Ahora no podemos contestar
web-fault-unavailable-text = Inténtelo otra vez en unos minutos, por favor.
web-fault-internal = Algo se descompuso, y es culpa nuestra
web-fault-internal-text = No fue usted. No se perdió nada de lo que ya le habíamos confirmado. Inténtelo otra vez, por favor.

## Botones y palabras de los componentes.

web-not-emergency = Aquí nadie es servicio de emergencia. Si hay peligro, llame al
web-continue = Continuar
web-save = Guardar

## Ejemplos de /styleguide.

web-sg-title = La hoja de componentes
web-sg-lead = Cada pieza de una página, en cada estado.
web-sg-lamps = Luces
web-sg-tiles = Placas
web-sg-buttons = Botones
web-sg-cards = Tarjetas
web-sg-fields = Campos
web-sg-answers = Respuestas
web-sg-notices = Avisos
web-sg-state = Cómo va un pedido
web-sg-desk = La mesa
web-sg-empty = Cuando no hay nada, y los dibujos
web-sg-ask-1 = Despensa para tres
web-sg-ask-2 = Un aventón a la clínica
web-sg-ask-3 = Subir un colchón dos pisos
web-sg-ask-4 = Una llamada los domingos
web-sg-place = 6th y Burlington
web-sg-age = hace 3 horas
web-sg-today = Hoy
web-sg-now = Ahora mismo
web-sg-now-hint = En menos de dos horas
web-sg-waiting = Espera un sí
web-sg-name = Nombre
web-sg-name-hint = Como le gusta que le llamen.
web-sg-phone = Teléfono
web-sg-mail = Correo electrónico
web-sg-words = Con sus palabras
web-sg-kind = ¿Qué le ayudaría?
web-sg-when = Cuándo
web-sg-where = Dónde
web-sg-sees = Solo lo ve quien se encargue, y solo entonces.
web-sg-calm = Usted no molesta. Aquí todos pedimos y todos ayudamos.
web-sg-wait = Todavía nadie. Seguimos preguntando hasta las 8 de la noche.
web-sg-done = Gracias. Se apaga la luz y la puerta queda abierta.
web-sg-problem = Díganos cómo llamarle, por favor.
web-sg-lit = Se prendió una luz para usted.
web-sg-more = ¿Por qué preguntamos?
web-sg-nobody = Ahora nadie necesita una mano
