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
people-which-title = ¿Quién es usted?
people-which-lead = Más de una persona usa este teléfono o correo. Toque su nombre.
people-code-again = Pedir otro mensaje
people-text-way-in = { $network }: abra { $link } o escriba { $code }. Sirve 10 minutos. ¿No lo pidió usted? Entonces no haga nada.

people-out = Este no es mi teléfono: cerrar mi sesión
people-link-guest = Esta página se abrió con un enlace privado y es de la persona del enlace. En este teléfono también está abierta la sesión de otra persona.
people-link-changed = Esa página ya era de otra persona, así que no hicimos nada. Fíjese de quién es esta y toque otra vez.
people-link-close = Cerrar la página de esa persona
people-link-closed = Cerramos esa página en este teléfono. El enlace la sigue abriendo.
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

people-steward-waits = Falta su segundo paso.
people-steward-held-over = Usted coordina aquí. Su periodo terminó y sigue hasta que alguien tome el relevo.
people-steward-wanted = Usted coordina aquí. Prepare su segundo paso, por favor.

people-security-title = El segundo paso
people-security-due = Usted coordina un círculo, así que pedimos una cosa más. Escriba los seis números de su aplicación, o uno de sus códigos en papel.
people-security-code = Seis números, o un código en papel
people-security-code-hint = La aplicación muestra números nuevos cada medio minuto.
people-security-prove = Seguir
people-security-wrong = No se pudo. Espere los números siguientes y pruebe otra vez. Después de cinco errores hay que esperar un cuarto de hora.
people-security-proved = Gracias. Ya está dentro del todo.
people-security-first = Primero dé su segundo paso, por favor.
people-security-lead = Quien coordina ve teléfonos y direcciones de vecinos. Un segundo paso los cuida si alguien se queda con su teléfono o su número.
people-security-wanted = Prepárelo antes de { $day }, por favor. Después, las páginas de coordinación esperan hasta que lo tenga.
people-security-overdue = Las páginas de coordinación esperan hasta que usted prepare un segundo paso. Toma dos minutos.
people-security-brought = La página que usted quería es de coordinación. Ahí se ven teléfonos y direcciones, así que sigue cerrada hasta que prepare un segundo paso: una aplicación o una llave de acceso. Toma dos minutos. Todo lo demás funciona como antes.
people-security-none = Todavía no tiene ninguno.
people-factor-app = Una aplicación con seis números
people-factor-passkey = Una llave de acceso
people-security-remove = Quitar
people-security-removed = Quitado.
people-security-left = { $n ->
    [0] No le quedan códigos en papel. Haga nuevos, por favor.
    [one] Le queda un código en papel.
   *[other] Le quedan { $n } códigos en papel.
  }
people-security-app = Preparar una aplicación
people-security-other-app = Cambiar de aplicación
people-security-new-codes = Hacer nuevos códigos en papel

people-app-title = Preparar una aplicación
people-app-lead = Sirve cualquier aplicación de códigos «en dos pasos». No necesita internet.
people-app-get = Abra su aplicación y elija agregar una cuenta. Si no tiene ninguna, instale una primero.
people-app-scan = Apúntela a este dibujo.
people-app-picture = Un código cuadrado para su aplicación. La misma clave está abajo con letras.
people-app-open = O ábrala en este teléfono
people-app-copy = O copie estas letras:
people-app-type = Escriba los seis números que la aplicación muestra ahora.
people-app-code = Los seis números
people-app-wrong = Esos números no coinciden. Espere los siguientes. El reloj de su teléfono debe estar en hora.
people-app-done = Listo
people-app-not-now = Ahora no

people-codes-title = Sus códigos en papel
people-codes-once = Solo los mostramos ahora.
people-codes-lead = Apúntelos o imprima esta página, y guárdela en casa. Si pierde el teléfono, cada código le deja entrar una vez.
people-codes-kept = Ya los tengo

people-text-factor-added = { $network }: se agregó un segundo paso a su entrada. ¿No fue usted? Llámenos.
people-text-factor-removed = { $network }: se quitó un segundo paso de su entrada. ¿No fue usted? Llámenos.
people-text-desk = { $network }: algo necesita de usted en la mesa. { $site }/desk
people-text-way-in-shared = { $network }: escriba { $code } en { $link }. Sirve 10 minutos. ¿No lo pidió usted? Entonces no haga nada.
people-text-way-in-made = { $network }: quien coordina le hizo un enlace para entrar. ¿No lo pidió usted? Llámenos.
people-text-term-ends = { $network }: su periodo de coordinación termina en dos semanas. ¿Sigue, o entrega el relevo? { $site }/people
people-text-pod-over = { $network }: un turno en su grupo de vecinos terminó. ¿Quién sigue? Cualquiera de ustedes puede: { $site }/pods
people-text-pod-term = { $network }: su turno en su grupo de vecinos termina en dos semanas. ¿Sigue, o entrega el relevo? { $site }/pods
people-text-role-given = { $network }: tiene una nueva tarea. ¡Gracias! { $site }/my
people-text-decision = { $network }: algo espera el sí de otra persona que coordina. { $site }/decisions-waiting

people-tend = Cuidar: la gente, los círculos y cómo funciona esto
people-my-ways-in = Mis entradas
people-devices-title = Dónde tengo mi sesión abierta
people-devices-lead = ¿Perdió un teléfono, o usó uno que no es suyo? Ciérrelo aquí. Queda fuera al momento.
people-devices-this = Este teléfono o computadora
people-devices-other = Otro teléfono o computadora
people-devices-here = Usted está aquí.
people-devices-since = Entró { $when }.
people-devices-used = Último uso: { $when }.
people-devices-unused = Se abrió un enlace y no se usó.
people-devices-end = Cerrarlo
people-devices-end-this = Salir de aquí
people-devices-end-others = Cerrar todos los demás
people-devices-ended = Cerrado.
people-devices-rename = Ponerle un nombre
people-devices-called = Un nombre para reconocerlo, como «mi teléfono» o «la biblioteca»
people-devices-kept = Guardamos cuándo llegó cada uno y la hora de su último uso. No guardamos ninguna dirección ni el tipo de teléfono.

people-no-name = Alguien sin nombre
people-roster-title = Quién hace qué
people-roster-alone = Solo una persona coordina. Busque a otra, por favor: mientras tanto, las salidas de datos y los pagos esperan tres días y cualquier vecino puede pararlos.
people-roster-waiting = { $n ->
    [0] Nada espera un sí.
    [one] Una cosa espera un sí.
   *[other] { $n } cosas esperan un sí.
  }
people-roster-find = Buscar a alguien: un nombre, un teléfono, o sus cuatro últimos números
people-roster-look = Buscar
people-roster-found = En sus círculos
people-roster-nobody = Nadie en sus círculos. Revise cómo se escribe, o pruebe con el teléfono.
people-roster-roles = Tareas
people-roster-me = usted
people-roster-steward = Coordina
people-roster-helper = Echa una mano
people-roster-until = hasta { $day }
people-roster-held-over = El periodo terminó. Sigue hasta que alguien tome el relevo.
people-role-extend = Seguir medio año
people-role-end = Terminar esta tarea
people-role-give = Dar una tarea
people-role-where = ¿Dónde?
people-role-what = ¿Cuál?
people-role-two = Quien echa una mano empieza al momento. Para coordinar hace falta el sí de otra persona que coordina, dentro de tres días.
people-role-do = Darla
people-role-waits = Espera el sí de otra persona que coordina.
people-role-refused = Eso no se puede hacer aquí.
people-person-title = Un vecino
people-person-none = Todavía sin tarea.
people-resign = Dejar el puesto
people-resign-note = Unas palabras para quien siga: qué está en marcha, a quién llamar, dónde está la llave
people-resign-sees = Solo lo lee quien coordina este círculo. Se borra un mes después de leído.
people-resign-do = Dejar el puesto ahora
people-resign-alone = Usted es la única persona que coordina. Primero dé la tarea a alguien más. Después puede irse en paz.
people-resigned = Gracias por todo lo que hizo. Vuelve a ser un vecino más.
people-note-title = Le dejaron unas palabras: { $circle }
people-note-from = De { $who }
people-note-read = Ya lo leí
people-note-goes = Se borra un mes después de leído.

people-way-in-title = Cómo entrar
people-way-in-beside = Para alguien que está a su lado y no recibe mensajes. Abre un enlace en su propio teléfono.
people-way-in-told = Le avisamos que usted lo hizo. Sirve una vez, durante diez minutos.
people-way-in-go = Hacer un enlace
people-way-in-make = Mostrar el enlace
people-way-in-once = Solo se muestra ahora. Sirve una vez, durante diez minutos.
people-way-in-open = Apunte la cámara de su teléfono al dibujo, o escriba allí esta dirección:
people-way-in-picture = Un código cuadrado con el enlace

people-decisions-title = Espera un sí
people-decisions-lead = Aquí hay cosas que nadie hace por su cuenta.
people-decisions-none = Nada espera.
people-decisions-none-text = Cuando una tarea, una salida de datos o un pago necesita otro sí, aparece aquí.
people-decision-steward = Alguien nuevo que coordina
people-decision-helper = Alguien nuevo que echa una mano
people-decision-export = Datos de personas salen de aquí
people-decision-export-households = La lista de hogares sale de aquí
people-decision-export-helpers = La lista de quienes ayudan sale de aquí
people-decision-payout = Un pago
people-decision-by = Lo pidió { $who }.
people-decision-lapses = Otra persona que coordina puede decir sí hasta { $day }.
people-decision-opens = Se podrá hacer después de { $day }, si nadie lo para.
people-decision-ready = Ya se puede hacer.
people-decision-approve = Sí, adelante
people-decision-stop = Pararlo
people-decision-approved = Usted dijo sí. Está hecho, o ya se puede hacer.
people-decision-stopped = Parado.
people-decision-not-you = Ahora no se puede. Lo pidió usted, o ya pasó.

people-on-call-title = A quién se llama en peligro
people-on-call-lead = Cuando alguien puede estar en peligro y nadie ha mirado, estas personas reciben un mensaje, una tras otra. Escriba 1, 2, 3.
people-on-call-empty = No hay nadie en la lista. Ponga al menos a dos personas, por favor.

people-security-passkey = Hacer una llave de acceso
people-passkey-title = Hacer una llave de acceso
people-passkey-use = Usar su llave de acceso
people-passkey-what = Una llave de acceso es su huella, su cara o su PIN en este teléfono o computadora. Nunca sale de ahí.
people-passkey-lead = Su teléfono o computadora le pide la huella, la cara o el PIN. Nosotros no vemos nada de eso.
people-passkey-script = La llave de acceso necesita scripts, y aquí están apagados. Una aplicación con seis números funciona sin ellos.
people-passkey-go = Seguir
people-passkey-failed = No se pudo. Pruebe otra vez, o use su aplicación.
people-passkey-not-here = Las llaves de acceso no funcionan en esta dirección. Use una aplicación con seis números, por favor.
