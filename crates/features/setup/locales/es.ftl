### La primera vez: ocho preguntas, la hoja de rescate y los primeros pasos en la mesa.

setup-new-title = Este servidor es nuevo
setup-new-lead = Aquí todavía nadie ha empezado. Quien prendió este servidor tiene un enlace en su ventana.
setup-new-lost = ¿Se perdió el enlace, o ya se usó? En la ventana del servidor, escriba esto y sale otro:
setup-dead-title = Este enlace ya no abre
setup-dead-lead = Sirve una sola vez, y uno más nuevo toma su lugar. Sus respuestas siguen ahí.
setup-founded-title = Esta red ya está fundada
setup-founded-lead = Las primeras preguntas ya se contestaron, y sus páginas se cerraron.
setup-founded-sheet = Si fue usted: su sesión está abierta en la pantalla donde empezó.
setup-founded-go = Ir a la portada

setup-welcome = Son ocho páginas cortas. Puede parar cuando quiera y volver con el mismo navegador.
setup-name-q = ¿Cómo se llama su red?
setup-name-hint = El nombre de la puerta, como “Vecinos de la calle Limón”.
setup-name-sees = Lo ve cualquiera que abra estas páginas.
setup-name-wrong = Póngale un nombre a la red.
setup-first-language = Primer idioma
setup-first-language-wrong = Escoja un primer idioma. Los dos están siempre.

setup-scale-q = ¿De qué tamaño empiezan?
setup-scale-hint = Pequeño está bien. Después se puede agregar más.
setup-scale-wrong = Escoja uno: edificio, cuadra o barrio.
setup-place-name = ¿Cómo le dicen los vecinos?
setup-place-name-hint = Como “Casa Limón” o “la cuadra del 400 de la Limón”.
setup-place-name-wrong = Díganos cómo le dicen los vecinos.

setup-place-q = ¿Por dónde queda, más o menos?
setup-rough-hint = Un cruce de calles o algo que todos conocen. Nunca el número de la casa.
setup-rough-sees = Lo puede ver cualquiera. A quien ayuda le dice para dónde caminar.
setup-rough-wrong = Diga un cruce de calles o algo que todos conocen.
setup-regions = ¿En el condado de Los Ángeles? Empiece con una lista de grupos
setup-regions-text = Marque sus regiones y el directorio empieza con grupos y lugares que se nombraron ahí en público, cada uno con su fecha. Ninguno cuenta como confirmado. En otro lugar, déjelo así.
setup-zone = Zona horaria
setup-zone-other = Otra, escrita abajo
setup-other-zone = Otra zona horaria
setup-other-zone-hint = Solo si la suya no está en la lista. Como “America/Lima”.
setup-zone-wrong = No conocemos esa zona horaria. Se escribe como “America/Lima”.

setup-spoken-q = ¿Qué se habla aquí?
setup-spoken-hint = Escoja todos los que quiera. Quien ayuda ve quién habla qué.
setup-spoken-wrong = Escoja por lo menos un idioma.

setup-line-q = ¿Hay un teléfono que conteste un vecino?
setup-line-hint = Hay quien nunca pide por pantalla. El teléfono es para esa gente.
setup-line-yes = Sí, este
setup-line-no = Todavía no
setup-has-line-wrong = Diga sí, o todavía no.
setup-line-number = Número de teléfono
setup-line-number-hint = Con código de área. Si no hay, déjelo vacío: las páginas dicen cómo pedir en papel.
setup-line-wrong = Escriba el número completo, como 213-555-0100.
setup-hours = Cuándo contestan
setup-hours-hint = Con sus palabras, como “todos los días, de 9 a 9”.
setup-hours-wrong = Diga cuándo contestan.
setup-line-sees = Lo ve cualquiera, en cada página y en cada cartel.

setup-keep-q = ¿Cuánto tiempo se guardan los pedidos?
setup-closed = Días después de terminado un pedido
setup-closed-hint = Luego se borran las palabras, el nombre y el teléfono. Dos semanas es un buen comienzo.
setup-untouched = Días sin noticia
setup-untouched-hint = Preguntamos dos veces si todavía hace falta. Luego se acaba.
setup-days-wrong = Escriba un número del { $least } al { $most }.
setup-crisis = A quién se llama si hay peligro
setup-crisis-text = Quien pide ve primero estos números. Por ahora aquí no se pueden cambiar.

setup-you-q = Su nombre de pila
setup-you-hint = Usted es la primera persona que coordina: lee lo que llega.
setup-me-wrong = Díganos cómo llamarle.
setup-contact = Su teléfono o correo
setup-contact-hint = Con uno de los dos basta.
setup-contact-wrong = Escriba un teléfono completo o un correo.
setup-you-sees = Se cierra con una llave solo suya. Quien coordina lo puede abrir, y queda anotado.
setup-second = ¿Quién más va a coordinar?
setup-second-hint = Nadie puede cuidar la mesa sin ayuda. Entre dos se turnan.
setup-second-now = Alguien que nombro aquí
setup-second-later = Después
setup-second-wrong = Escoja: nombre a alguien, o después.
setup-second-name = Su nombre de pila
setup-second-name-wrong = Díganos cómo llamarle.
setup-second-contact = Su teléfono o su correo

setup-check-q = ¿Está bien así?
setup-a-name = Nombre
setup-a-scale = Empieza como
setup-a-place-name = Le dicen
setup-a-rough = Por dónde
setup-a-spoken = Idiomas
setup-a-line = Teléfono de ayuda
setup-a-me = Coordina primero
setup-a-second = También coordina
setup-check-what = El botón que sigue funda la red. Hace sus llaves y le abre la puerta a usted.
setup-found = Prender la luz

setup-sheet-title = Su hoja de rescate
setup-sheet-lead = Si esta máquina se descompone, esta hoja abre su copia. Imprímala ya.
setup-sheet-key = La llave del servidor
setup-sheet-once = Se muestra una sola vez. Quien tenga esta hoja y una copia puede leer todo.
setup-sheet-heard = Esta página llegó por HTTP simple. Otros en esta red podrían leerla; por eso la llave no sale aquí.
setup-sheet-terminal = Mejor imprímala en la ventana del servidor:
setup-sheet-how = Si la máquina se descompone
setup-sheet-how-install = Instale Farolito en otra máquina.
setup-sheet-how-type = Escriba esto con el nombre de su copia más nueva:
setup-sheet-how-copy = Le pide esta llave. Escriba los grupos de arriba.
setup-sheet-file = Hoy la llave está en este archivo:
setup-sheet-apart = Guarde esta hoja lejos de las copias. Una sin la otra no abre nada.
setup-sheet-done = Ya la imprimí
setup-sheet-go = Ir a la mesa
setup-sheet-kept = La luz está prendida. Aquí van cinco primeros pasos.

setup-steps = Cinco primeros pasos
setup-steps-done = Ya están los cinco primeros pasos
setup-step-open = Falta
setup-step-building = Agregue su edificio
setup-step-invite = Invite a dos vecinos
setup-step-paper = Imprima una hoja para la pared
setup-step-practice = Pruebe con un pedido. No le llega a nadie.
setup-step-practice-go = Hacer un pedido de práctica
setup-step-backup = Haga una copia. En la ventana del servidor:
setup-step-backup-done = Ya la hice
setup-steps-fold = Guardar esta lista
setup-steps-unfold = { $n ->
    [one] Mostrar el primer paso que falta
   *[other] Mostrar los { $n } primeros pasos que faltan
}
setup-ticked = Listo. Un paso menos.
setup-alone = Solo usted coordina. Los peligros y los pedidos delicados esperan mientras usted duerme. Sacar datos espera tres días.
setup-alone-go = Busque a alguien más que coordine
setup-unseen = La otra persona que coordina todavía no ha entrado. Dele su entrada.
setup-unseen-go = Hacer su enlace
setup-way-in-title = Su entrada
setup-way-in-for = Este enlace es para { $who }. Con él entra a coordinar.
setup-way-in-how = Sirve una vez, durante diez minutos. Muéstrelo en su pantalla o mándelo usted. Puede hacer otro.

setup-practice-circle = Práctica
setup-practice-name = Práctica
setup-practice-details = Práctica: dos bolsas de despensa, segundo piso, sin elevador.
setup-practice-badge = Práctica
setup-practice-here = Hay un pedido de práctica en la mesa. No lo ve nadie más.
setup-practice-gone = Que desaparezca
setup-practice-begun = Esto es práctica. Oprima cualquier botón: no le llega a nadie.
setup-practice-erased = El pedido de práctica desapareció sin dejar rastro.

setup-circles = Sus círculos
setup-circles-lead = Un pedido empieza en el círculo más pequeño. Si nadie puede, pasa al que sigue.
setup-circles-none = Todavía no hay círculos
setup-circles-none-text = Empiece con el edificio donde vive.
setup-circle-in = en { $name }
setup-circle-dial = Quién decide aquí
setup-circle-new = Agregar un círculo
setup-circle-add = Agregarlo
setup-circle-scale = ¿De qué tamaño es?
setup-circle-parent = Es parte de
setup-circle-added = Agregado. Los vecinos ya lo pueden escoger.
setup-parent-wrong = Escoja un círculo que usted coordine.
setup-parent-narrow = Tiene que ser parte de algo más grande. Una cuadra es más grande que un edificio.

setup-paper-title = Papel para la pared y para pluma
setup-paper-lead = Son dos hojas: un cartel y una hoja para pedir. Use el botón de imprimir de su navegador.
setup-paper-more = Letreros, notas y otras hojas
setup-paper-done = Ya está en la pared
setup-poster-title = La luz del porche está prendida
setup-poster-lead = ¿Le caería bien una mano? Aquí los vecinos nos ayudamos.
setup-poster-note = Todavía no hay teléfono. Llene una hoja y désela a un vecino que ayuda.
setup-poster-online = En el teléfono o la computadora:
setup-poster-free = No cuesta nada. Sin papeles, y nadie pregunta por qué.
setup-form-title = Necesito una mano
setup-form-lead = Llene lo que quiera. Désela a un vecino que ayuda.
setup-form-name = ¿Cómo le llamamos?
setup-form-reach = ¿Cómo le hablamos? ¿Llamada o texto? ¿A qué horas?
setup-form-place = Edificio o cruce de calles
setup-form-what = ¿Qué le ayudaría?
setup-form-when = ¿Hoy? ¿Esta semana? ¿Cuando se pueda?
setup-form-language = El idioma que prefiere
setup-form-note = Solo para quien venga
setup-form-sees = Quien coordina la pasa a la computadora. Su nombre lo ve solo quien se encarga. Luego este papel se rompe.

setup-tend = Cuidar
setup-tend-lead = Todo lo que usted cuida y que no es un pedido.
setup-tend-neighbors = La gente
setup-tend-newcomers = Quién llegó hace poco, y por quién no responde nadie todavía.
setup-tend-invites = Enlaces y palabras en papel para que se sume un vecino.
setup-tend-reports = Alguien dijo: eso no estuvo bien. Lo leen dos que coordinan.
setup-tend-together = Quién hace qué
setup-tend-people = Quienes coordinan y quienes ayudan, hasta cuándo, y cómo encontrar a alguien por su nombre.
setup-tend-decisions = Lo que necesita el sí de dos de ustedes.
setup-tend-on-call = A quién se llama primero si alguien está en peligro.
setup-tend-place = Este lugar
setup-tend-circles = Edificios y cuadras, y cómo los pedidos encuentran manos ahí.
setup-tend-network = Nombre, línea de ayuda, horario, líneas de crisis, idiomas, cuánto se guarda cada cosa.
setup-tend-paper = Un cartel para la pared y una hoja para pedir a mano.

setup-network = Ajustes de la red
setup-network-line = El teléfono que contesta una persona
setup-network-line-hint = Déjelo vacío si nadie puede contestar. Entonces cada página dice qué hacer en su lugar.
setup-network-hours-en = A qué horas contesta alguien, en inglés
setup-network-hours-es = A qué horas contesta alguien, en español
setup-network-crisis = El 911, el 988 y la línea de violencia en casa siempre se muestran. Aquí puede agregar las de su ciudad.
setup-network-crisis-en = Líneas de crisis, en inglés
setup-network-crisis-es = Líneas de crisis, en español
setup-network-crisis-hint = Una por renglón: primero el número y después quién contesta. Por ejemplo: 211 Techo y comida
setup-crisis-wrong = Escriba primero el número y después quién contesta, por favor. Por ejemplo: 211 Techo y comida
setup-crisis-own = Una línea de crisis de su ciudad (si conoce alguna)
setup-crisis-own-hint = Primero el número y después quién contesta. Por ejemplo: 211 Techo y comida. Después se puede cambiar.
setup-network-languages = Idiomas de las páginas
setup-network-languages-hint = Cada quien elige entre estos.
setup-network-language-wrong = Deje por lo menos un idioma, por favor.
setup-network-days = Cuánto se guarda
setup-network-sees = Esto lo ve cualquiera que abra estas páginas.
setup-network-keep = Guardar
setup-network-kept = Guardado. En unos segundos lo muestran todas las páginas.

setup-copy-never = Nunca se ha hecho una copia. Si esta computadora se descompone, todo se pierde.
setup-copy-old = { $n ->
    [one] La última copia tiene 1 día.
   *[other] La última copia tiene { $n } días.
}
setup-copy-how = Pídale a quien cuida el servidor que escriba:
setup-heard = Estas páginas viajan sin candado (HTTP). Quien comparte la red puede leerlas.
setup-heard-what = Qué quiere decir eso
setup-heard-read = En un Wi-Fi compartido, otros podrían leer nombres y direcciones.
setup-heard-passkey = Las llaves de acceso no funcionan. Los seis números de una aplicación, sí.
setup-heard-offline = Algunos teléfonos avisan que la página no es segura.
setup-heard-how = Quien cuida el servidor encuentra cómo poner HTTPS en docs/operating.md.
