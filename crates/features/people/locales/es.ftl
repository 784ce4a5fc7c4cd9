# Entrar, salir, y la página propia de cada vecino.
people-me = un vecino
people-neighbor = Usted es vecino aquí.
people-helper = Usted echa una mano aquí.
people-steward = Usted coordina aquí.
people-vouched = con recomendación

people-in-title = Entrar
people-in-lead = No hay contraseña que recordar. Se entra con un enlace hecho para usted.
people-in-dead = Ese enlace ya no abre. Se usó, o pasó demasiado tiempo. Pida uno nuevo, por favor.
people-in-contact = Su número de teléfono o su correo
people-in-contact-hint = El que conocen sus vecinos de aquí. Le mandamos un enlace y un código.
people-in-contact-wrong = Escriba un número de teléfono con código de área, o un correo, por favor.
people-in-send = Mándenme cómo entrar
people-in-have-code = Ya tengo un código
people-in-how = ¿No le llegan mensajes?
people-in-ask = Hable con quien coordina su círculo. Puede mostrarle un enlace para abrirlo ahí mismo.
people-in-call = También puede llamarnos:
people-in-once = El enlace sirve una sola vez, durante diez minutos. Después no hace falta volver a entrar en este teléfono.
people-in-private = ¿Usted pidió algo?
people-in-private-how = Abra otra vez su enlace privado. Para eso no hace falta entrar.
people-in-need = Me vendría bien una mano

people-code-title = Escriba su código
people-code-sent = Si conocemos ese número o correo, ya va en camino un mensaje con un enlace y un código.
people-code-wait = Abra el enlace, o escriba aquí los seis números. Los dos sirven durante diez minutos.
people-code = Los seis números
people-code-hint = Están en el mensaje que le mandamos.
people-code-wrong = No se pudo. El código está mal o ya venció, o hubo demasiados intentos. Tal vez el enlace del mensaje todavía abra.
people-code-go = Entrar
people-code-none = ¿No llegó nada?
people-code-none-how = Espere un minuto. Revise que sea el número que conocemos. Quien coordina también puede mostrarle un enlace.
people-code-again = Pedir otro mensaje
people-text-way-in = { $network }: abra { $link } o escriba { $code }. Sirve 10 minutos. ¿No lo pidió usted? Entonces no haga nada.

people-out = Este no es mi teléfono: cerrar mi sesión
people-out-done = Cerramos su sesión en este teléfono.

people-my-title = Mi página
people-my-circles = Mis círculos
people-my-no-circle = Todavía no está en ningún círculo. Quien coordina puede agregarle.
people-my-me = Sobre mí
people-name = ¿Cómo quiere que le llamemos?
people-name-hint = Basta el nombre de pila. Los vecinos lo ven cuando usted les ayuda, o ellos a usted.
people-name-wrong = Escriba un nombre de 60 letras como máximo, por favor.
people-language = ¿En qué idioma quiere que le escribamos?
people-keep = Guardar
people-kept = Guardado.
people-rest-title = Tómese un descanso
people-rest-text = Mientras tanto nadie le pedirá nada. No hace falta dar razones.
people-rest-week = Descansar una semana
people-rest-month = Descansar un mes
people-rest-on = Su luz está en pausa. Que descanse.
people-rest-off = Qué gusto tenerle de vuelta.
people-rest-end = Ya volví
people-resting = Usted descansa hasta { $day }.
people-no-network = Este servidor funciona, pero en esta dirección todavía no vive ningún grupo de vecinos.
