### La portada, cómo funciona, la seguridad y lo que se guarda.

home-title = La luz del porche está prendida
home-hello = La luz del porche está prendida.
home-lead = Aquí los vecinos nos ayudamos. Pida una mano, o échela.
home-door-ask = Necesito una mano
home-door-offer = Puedo echar una mano
home-how = Paso a paso
home-how-ask = Usted pide
home-how-ask-text = Sin cuenta. Unas preguntas cortas. Con su nombre de pila basta.
home-how-lit = Se prende una luz
home-how-lit-text = Un vecino dice “yo me encargo”. Usted dice que sí. Entonces ve cómo hablarle.
home-how-done = Dos luces
home-how-done-text = Ya quedó, y los dos lo saben. A lo mejor la próxima vez ayuda usted.
home-free = No cuesta nada. Nadie pide papeles, ingresos ni razones.
home-phone = ¿Prefiere hablar?
home-phone-text = Llame al número de esta página. Un vecino lo anota por usted. Vale lo mismo.
home-phone-hours = Contestamos: { $hours }
home-phone-none = Todavía no hay teléfono. Llene una hoja y désela a un vecino que ayuda.
home-paper = La hoja para pedir y el cartel
home-back = ¿Ya pidió?
home-back-text = Abra su enlace privado. O use sus palabras clave.
home-back-code = Tengo palabras clave
home-sign-in = Entrada para quienes ayudan
home-more = Conviene saber

home-help-title = Cómo funciona
home-help-lead = Usted pide, un vecino contesta, y deciden los dos. Aquí se ve quién ve qué.
home-help-lamp = La luz
home-help-lamp-text = Cada pedido tiene su luz de porche. Dice cómo va todo.
home-help-off = Apagada
home-help-off-text = Todavía no lo tiene nadie. Seguimos preguntando.
home-help-lit = Prendida
home-help-lit-text = Lo tiene un vecino.
home-help-done = Dos luces
home-help-done-text = Se vieron, y ya quedó.
home-help-resting = En pausa
home-help-resting-text = Cerrado, retirado, o pasado a otro grupo.
home-help-rings = Los círculos
home-help-rings-text = Un pedido empieza cerca de casa. Si nadie puede, pasa un círculo más afuera.
home-help-ring-pod = Su gente: los pocos que usted escogió
home-help-ring-building = Su edificio
home-help-ring-block = Su cuadra
home-help-ring-neighborhood = Su barrio
home-help-ring-next = Los barrios de al lado, solo si usted lo permite
home-help-rings-clock = Dos horas por círculo si es urgente; si no, un día. Usted lo puede cambiar o parar.
home-help-sees = Quién ve qué
home-help-what = Qué
home-help-who = Quién lo ve
home-help-card = La tarjeta: qué ayuda, por dónde, para cuándo, su idioma
home-help-card-who = Quienes ayudan en los círculos a los que se preguntó
home-help-words = Lo que usted escribió
home-help-words-who = El vecino que se encargó, y quienes coordinan
home-help-contact = Su nombre, teléfono, lugar y nota privada
home-help-contact-who = Ese vecino, después de su sí, hasta dos días después de terminar
home-help-quiet = Dinero, vivienda, salud, niños, seguridad
home-help-quiet-who = Primero quienes coordinan. Nunca sale en listas ni mapas.
home-help-looks = Su página le muestra quién miró, y cuándo.
home-help-marks = En papel y en textos la luz se escribe o, *, ** y z.
home-help-nobody = Si no viene nadie
home-help-nobody-wider = Su pedido pasa un círculo más afuera, hasta donde usted permitió.
home-help-nobody-told = Su página le dice la verdad: a quién se preguntó, y cuándo preguntamos otra vez.
home-help-nobody-steward = Quien coordina ve que espera, y busca a alguien.
home-help-nobody-call = Puede llamar al número de esta página y decir: no vino nadie.
home-help-nobody-danger = ¿Es peligroso esperar? No nos espere.
home-help-forget = Cómo hacer que le olvidemos
home-help-forget-ask = Abra su página privada y oprima “bórrenme”. Sin razones y sin espera.
home-help-forget-key = Lo que escribió está cerrado con una llave solo suya. Destruimos la llave, y ya nadie lo puede leer.
home-help-forget-clock = Si no hace nada, su pedido se borra solo, unos días después de terminado.
home-help-helper = Cuando usted ayuda
home-help-helper-three = Con tres promesas abiertas a la vez basta.
home-help-helper-clock = Si no sabemos de usted, preguntamos. Luego se puede encargar otro vecino.
home-help-helper-back = Siempre lo puede devolver. Nadie pregunta por qué.
home-help-helper-rest = Descansar es normal. Díganos cuándo, y nadie le va a pedir nada.

home-about-title = Qué es esto
home-about-lead = Apoyo mutuo: gente que vive cerca y se cuida.
home-about-is = Es
home-about-is-both = De ida y vuelta. Aquí todos piden y todos ayudan. Eso es solidaridad.
home-about-is-near = De cerca. Primero su edificio, después su cuadra.
home-about-is-together = Nuestro. Los vecinos deciden juntos, y se turnan para coordinar.
home-about-is-power = Repartido. Se coordina medio año, y luego puede hacerlo alguien más.
home-about-is-no-papers = Abierto. Sin papeles, sin pruebas, sin nombre completo.
home-about-is-yours = Usted lo para cuando quiera. Retire lo que pidió, o que se borre todo.
home-about-not = No es
home-about-not-charity = No es caridad. Nadie da desde arriba, y aquí no hay clientes.
home-about-not-strings = No es un trueque. Por la ayuda no debe nada, ni las gracias.
home-about-not-911 = No es un servicio de emergencia. Si hay peligro, llame al 911.
home-about-not-score = No es un concurso. A nadie se califica ni se le lleva la cuenta.
home-about-not-shop = No es una tienda. Aquí no se vende nada, tampoco lo que sabemos de usted.
home-about-not-office = No es una oficina. Nadie decide si usted lo merece.
home-about-name = ¿Por qué “Farolito”?
home-about-name-text = Un farolito es una luz pequeña en el camino. Dice: hay alguien en casa, puede tocar.
home-about-free = Farolito es software libre. Cualquier grupo de vecinos lo puede usar.

home-safety-title = Si hay peligro, y cómo cuidarse
home-safety-begin = También puede mandar la palabra BEGIN por texto a este número, a toda hora:
home-safety-text-911 = Si no puede hablar, en casi todas partes puede mandar un texto al 911.
home-safety-leave = Salir rápido de esta página
home-safety-leave-text = Oprima el botón rojo, o tres veces la tecla Shift. Llega a una página del clima.
home-safety-history = Su navegador tal vez recuerde que estuvo aquí. Eso no lo podemos borrar por usted.
home-safety-other-phone = Si alguien le revisa el teléfono, use otro, o una computadora de la biblioteca.
home-safety-private-window = Una ventana privada no guarda historial en su aparato.
home-safety-quiet-texts = Nuestros textos nunca dicen qué pidió ni su nombre.
home-safety-contact = Al pedir, usted escoge: llamada, texto o nada, y a qué horas.
home-safety-meet = Cuando los vecinos se ven
home-safety-meet-door = Véanse en la puerta o en el patio. Nadie tiene que dejar entrar a nadie.
home-safety-meet-no = Los dos pueden decir que no en cualquier momento.
home-safety-meet-money = Aquí nadie necesita su tarjeta, su PIN ni sus papeles.

home-stored-title = Qué guardamos y quién lo ve
home-stored-lead = Todo lo que guarda este servidor, en palabras sencillas. Nada más se guarda.
home-stored-never = Nunca preguntamos por estatus migratorio, ingresos ni identificación. Ninguna página carga nada de otra empresa.
home-stored-how-long = Por cuánto tiempo
home-stored-closed = { $n ->
    [one] Un pedido cerrado se borra después de 1 día.
   *[other] Un pedido cerrado se borra después de { $n } días.
}
home-stored-untouched = { $n ->
    [one] Un pedido que nadie toca termina después de 1 día.
   *[other] Un pedido que nadie toca termina después de { $n } días.
}
home-stored-asked-twice = Antes de que termine, le preguntamos dos veces si todavía lo necesita.
home-stored-erase = Cuando usted dice “bórrenme”
home-stored-erase-key = Lo que nos contó está cerrado con una llave solo suya. Al borrar, esa llave se destruye primero. Después, nada de lo que hay aquí se puede leer.
home-stored-erase-sqlite = En SQLite: sus filas se sobrescriben y el registro se corta, casi siempre en minutos. Después, buscar en los archivos no encuentra nada.
home-stored-erase-postgres = En PostgreSQL: las filas se borran y se limpian, casi siempre en minutos. Sus registros pueden guardar datos cerrados unos días, hasta que se reutilizan. Sin su llave nadie los puede leer.
home-stored-engine = Este servidor usa: { $engine }
home-stored-backups = Farolito no hace copias por su cuenta. Si quienes llevan este servidor lo copian, las copias viejas tienen filas cerradas y la llave como estaba. Pregúnteles qué día se borran las copias viejas.
home-stored-messages = Un texto o correo que mandamos se queda en el teléfono que lo recibió. Nunca dice qué pidió usted.
home-stored-all = Todo
home-stored-generated = Esta lista sale de la tabla del propio programa. Con esa misma tabla se borra y se exporta.
home-stored-what = Qué
home-stored-who = Quién lo ve
home-stored-keep = Por cuánto tiempo
home-stored-erased = Si se borra a la persona
home-stored-inside = El cuarto de máquinas
home-stored-inside-text = Aquí solo hay números de fila, cuentas y horas, para que nada se pierda. Ninguna página los muestra.

home-class-public = Cualquiera
home-class-member = Vecinos del círculo que entraron con su enlace
home-class-claimed = Quien pide, quienes coordinan, y quien se encargó
home-class-mutual = Quien pide y quien ayuda, después de que los dos dijeron que sí; quienes coordinan, y queda anotado
home-class-vault = La persona. Quienes coordinan, solo por una razón que queda anotada.
home-class-secret = Nadie. Solo el programa, y revuelto.
home-class-internal = Nadie. Solo el programa.

home-keep-forever = Mientras exista la red
home-keep-with-row = Lo mismo que la entrada a la que pertenece
home-keep-until-erased = Hasta que se borre a la persona
home-keep-until-used = Hasta que haya hecho su trabajo
home-keep-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
home-keep-after-close = { $n ->
    [one] 1 día después de cerrarse
   *[other] { $n } días después de cerrarse
}
home-keep-untouched = { $n ->
    [one] 1 día sin que nadie lo toque
   *[other] { $n } días sin que nadie lo toque
}

home-erased-not-personal = No se trata de una persona
home-erased-deleted = Desaparece
home-erased-blanked = Se vacía
home-erased-unreadable = Ya no se puede abrir
home-erased-kept = Se queda; sin la persona no dice nada

home-table-schema-migrations = En qué versión están las tablas
home-table-vault-check = Una marca de que la llave es la correcta
home-table-network-keys = Las llaves de la red, cerradas
home-table-person-keys = La llave de cada persona, cerrada
home-table-vault-terms = Marcas revueltas para encontrar a alguien por nombre o teléfono
home-table-jobs = Trabajo que espera
home-table-leases = Quién hace qué trabajo ahora
home-table-events = Avisos entre partes del programa
home-table-idempotency-keys = Marcas para que un formulario mandado dos veces cuente una
home-table-outbox = Mensajes por enviar
home-table-networks = La red misma
home-table-setup-state = Si ya pasó la primera vez
home-table-setup-sessions = Quién contesta las primeras preguntas
home-table-setup-answers = Respuestas de la primera vez, cerradas, hasta que se funda la red
home-table-first-steps = Qué primeros pasos ya están
home-table-practice-asks = Pedidos de práctica que no le llegan a nadie
home-table-network-hosts = Las direcciones de la red
home-table-circles = Círculos: grupos, edificios, cuadras, barrios
home-table-circle-ancestors = Qué círculo está dentro de cuál
home-table-households = Hogares
home-table-people = Personas
home-table-memberships = Quién pertenece a qué círculo
home-table-roles = Quién ayuda y quién coordina
home-table-on-call = A quién se llama primero si hay peligro
home-table-sign-in-links = Enlaces para entrar
home-table-sessions = Quién ha entrado
home-table-tries = Palabras clave equivocadas, contadas
home-table-ask-sheets = Hojas: lo que pide una persona, junto
home-table-asks = Pedidos
home-table-ask-audience = A qué círculos llegó un pedido
home-table-claims = Promesas de quienes ayudan
home-table-helper-loads = Turnos, para que nadie tome demasiado
home-table-ask-events = Qué pasó con un pedido
home-table-ask-looks = Quién miró un pedido
home-table-ask-calls = A quién se llamó por un peligro

home-column-accepted-at = cuándo se aceptó
home-column-actor = quién actuó, en una palabra
home-column-address = dirección exacta
home-column-answer = la respuesta, cerrada
home-column-answered-by = quién contesta por quien pide
home-column-asked-at = cuándo se pidió
home-column-at = cuándo
home-column-awake-from = desde cuándo hay alguien despierto
home-column-awake-until = hasta cuándo hay alguien despierto
home-column-beforehand = un sí dado de antemano
home-column-body-hash = una marca del formulario
home-column-cell = la celda aproximada en el mapa
home-column-claimed-at = cuándo se tomó
home-column-code-language = idioma de las palabras clave
home-column-consent-at = cuándo se anotó el permiso
home-column-contact-rules = qué es seguro: llamar, texto, horas
home-column-created-at = cuándo se hizo
home-column-credential = una marca de lo que se intentó
home-column-demo = si es una demostración
home-column-details = lo que escribió quien pide
home-column-email = correo
home-column-ended-at = cuándo terminó
home-column-farthest = el círculo más lejano permitido
home-column-fingerprint = una marca de la llave
home-column-flags = palabras de peligro que se oyeron
home-column-for-other = si alguien pidió por otra persona
home-column-hash = la marca revuelta
home-column-help-hours = horario de la línea de ayuda
home-column-help-line = línea de ayuda
home-column-host = dirección
home-column-joined-at = desde cuándo
home-column-key-hash = una marca de la clave
home-column-kind = qué tipo de ayuda
home-column-language = idioma
home-column-languages = idiomas
home-column-link-hash = una marca del enlace
home-column-marked = si se guarda con discreción
home-column-moved-at = cuándo se movió por última vez
home-column-name = nombre
home-column-nearest = el círculo más cercano
home-column-note = una nota
home-column-nudged-at = cuándo se preguntó por él
home-column-opened = si alguien que coordina lo leyó
home-column-opened-at = cuándo se preguntó al círculo
home-column-part-done = si se hizo una parte
home-column-passkey-rp-id = el nombre al que se atan las llaves de acceso
home-column-phone = teléfono
home-column-place = el lugar como se escribió
home-column-private-note = nota privada para quien ayuda
home-column-public-line = la línea de la tarjeta
home-column-public-url = dirección web
home-column-reason = por qué no
home-column-resting-until = descansa hasta
home-column-retention-closed-days = días que se guardan los cerrados
home-column-retention-untouched-days = días que se guardan los que nadie toca
home-column-ring = el círculo al que se pregunta ahora
home-column-role = papel
home-column-rough-place = lugar aproximado
home-column-scale = de qué tamaño
home-column-sealed = el mensaje, cerrado
home-column-sight = cuánto se vio
home-column-since = desde cuándo
home-column-slug = su nombre en direcciones web
home-column-speaks = idiomas que habla
home-column-spoken = idiomas que se hablan aquí
home-column-spoken-by = quién pidió por ella
home-column-state = cómo va
home-column-state-since = desde cuándo va así
home-column-taken = si alguien lo tiene
home-column-thanked = si se dieron las gracias
home-column-token-hash = una marca del enlace
home-column-unseen-edit = si falta ver un cambio
home-column-until = hasta cuándo
home-column-urgency = para cuándo
home-column-verified-at = desde cuándo se le conoce
home-column-vouched-at = desde cuándo alguien responde por ella
home-column-what = qué pasó
home-column-widen-at = cuándo pasa al círculo siguiente
home-column-wrapped = la llave cerrada
home-column-zone = zona horaria

## Navegación y pie.

home-nav-ask = Pedir
home-nav-help = Cómo funciona
home-nav-board = Tablero
home-nav-my = Mi página
home-nav-desk = Mesa
home-foot-about = Qué es esto
home-foot-stored = Qué guardamos
home-foot-safety = Seguridad
home-foot-help = Cómo funciona

# Trust.
home-table-apart = A quiénes no se les junta nunca
home-table-apart-numbers = Teléfonos con los que alguien prefiere no tratar
home-table-vouches = Quién responde por quién
home-table-pairings = Primeras visitas en pareja
home-table-suspensions = A quién se le pidió una pausa
home-table-suspended-roles = Cargos que vuelven después de una pausa
home-table-reports = Avisos a dos que coordinan
home-table-steward-notes = Notas de quienes coordinan sobre un aviso o una pausa
home-table-invites = Invitaciones
home-table-ways-back = Caminos privados de vuelta
home-column-number = el número, con llave
home-column-made-at = cuándo se hizo
home-column-code-hash = una marca de las tres palabras
home-column-uses = cuántas personas la pueden usar
home-column-uses-left = cuántos lugares quedan
home-column-expires-at = hasta cuándo sirve
