### Rondas para estar al pendiente de quien así lo quiere.

checkins-title = Rondas de vecinos al pendiente
checkins-lead = Una llamada, un mensaje o un toque en la puerta, para quien quiere que le pregunten cómo está.
checkins-never-calls = Somos vecinos. Este programa nunca llama al 911, a la policía ni a un doctor. En una emergencia, llame usted al 911.
checkins-none = Todavía no hay rondas
checkins-none-text = La empieza quien coordina. Con dos personas y un teléfono basta.
checkins-own = Mi propia ronda
checkins-on-my = Rondas al pendiente
checkins-wants-look = Alguien tiene que ir a ver
checkins-wants-buddy = Su compañero le necesita
checkins-wants-today = Hoy le toca a usted
checkins-wants-taker = Nadie tiene el día de hoy

checkins-daily = Todos los días
checkins-day-mon = lunes
checkins-day-tue = martes
checkins-day-wed = miércoles
checkins-day-thu = jueves
checkins-day-fri = viernes
checkins-day-sat = sábado
checkins-day-sun = domingo
checkins-when = { $days }, { $from } a { $until }
checkins-nameless = Un vecino

## Una ronda nueva.

checkins-new = Empezar una ronda
checkins-new-lead = Para qué vecinos, qué días y a qué horas. Después, cada quien dice que sí por su cuenta.
checkins-circle = Círculo
checkins-circle-wrong = Escoja un círculo que usted coordina.
checkins-called = Cómo se llama la ronda
checkins-called-hint = Por ejemplo «Segundo piso, en la mañana». Sale en los mensajes. No ponga el nombre de nadie.
checkins-called-wrong = Póngale un nombre corto, de hasta 60 letras.
checkins-days = ¿Qué días?
checkins-days-missing = Escoja por lo menos un día.
checkins-from = Se pregunta desde las
checkins-until = Hace falta después de las
checkins-until-hint = Entre las 8 de la mañana y las 8 de la noche, para que haya gente despierta que ayude.
checkins-hours-wrong = La segunda hora debe ser más tarde que la primera, entre las 8:00 y las 20:00.
checkins-make = Empezar la ronda
checkins-made = La ronda ya está. Ahora invite a la gente y repartan los días.
checkins-twice = Este formulario ya se mandó, con otras palabras. Primero mire la ronda, por favor.

## Una ronda.

checkins-today = Hoy
checkins-today-none-yet = Hoy le toca a usted. Cuando empiecen las horas, aquí verá por quién preguntar.
checkins-today-free = Nadie tiene el día de hoy. Tómelo abajo y verá por quién preguntar.
checkins-today-others = Otro vecino tiene el día. Aquí no se ve el nombre de nadie, y es a propósito.
checkins-today-no = Hoy no hay ronda.
checkins-today-sees = A estas personas las ve quien tiene el día. Su compañero, quien dirige la ronda y quien coordina ven a alguien solo si nadie ha podido hablar con la persona o si algo no está bien.
checkins-ended = Esta ronda se acabó. Ya no empieza ningún día.
checkins-over = Se acabó
checkins-way-call = Una llamada
checkins-way-text = Un mensaje
checkins-way-visit = Tocar la puerta
checkins-stand-waiting = Aún no se sabe
checkins-stand-fine = Está bien
checkins-stand-needs = Necesita a alguien
checkins-stand-exhausted = Nadie ha podido hablar con la persona
checkins-stand-closed = Ya se atendió
checkins-said-fine = Está bien
checkins-said-not-fine = No está bien
checkins-said-unclear = No quedó claro
checkins-said-no-answer = No contesta
checkins-step-again = Se intenta otra vez
checkins-step-buddy = Pasa a ver su compañero
checkins-step-contact = Se llama a la persona de contacto
checkins-step-steward = Se avisa a quien coordina
checkins-call = Llamar
checkins-text = Mandar mensaje
checkins-words-hello = Hola de parte de { $network }. ¿Está todo bien hoy?
checkins-not-now = A esta hora la persona no quiere llamadas.
checkins-their-hours = Sus horas: de { $from } a { $until }.
checkins-you-decide = Usted decide si llama ahora.
checkins-slip = Se me fue el dedo: deshacer
checkins-slipped = Deshecho. Otra vez no se sabe, y los pasos siguen.
checkins-slipped-not = Ya es tarde para deshacerlo. Quien vaya a ver lo puede cerrar.
checkins-contact-is = Pidió que se llame a:
checkins-look-text = Esto se queda aquí hasta que alguien vaya a ver y diga cómo terminó.
checkins-close-word = ¿Cómo terminó? En pocas palabras
checkins-close = Cerrar
checkins-close-needs-word = Para cerrar, diga cómo terminó. Con pocas palabras basta.
checkins-closed = Cerrado. Gracias por ir a ver.
checkins-reopened = Está abierto otra vez. Alguien tiene que ir a ver.
checkins-reopen = Abrir otra vez
checkins-over-list = Lo que ya se atendió
checkins-over-one = Cerrado:
checkins-closed-already = Ya no hay nada que cerrar.
checkins-noted-fine = Anotado: está bien. ¿Se le fue el dedo? Toque otra palabra.
checkins-noted-not-fine = Anotado. Quien coordina ya lo sabe. ¿Se le fue el dedo? Abajo lo puede deshacer.
checkins-noted-again = Anotado. Si no está claro, no está bien: intente otra vez en un rato. Los pasos siguen.
checkins-rota = A quién le tocan los próximos días
checkins-rota-later = Todos los días
checkins-turn-mine = Le toca a usted
checkins-turn-free = A nadie todavía
checkins-turn-taken = A un vecino
checkins-take = Yo lo tomo
checkins-took = Es suyo. Gracias.
checkins-took-not = Alguien fue más rápido. Gracias de todos modos.
checkins-back = Devolverlo
checkins-handed-back = Devuelto. No hace falta dar razones.
checkins-step-out-more = Ya no puedo hacer esta ronda
checkins-step-out-text = Sus días quedan libres, y quien le tiene de compañero tendrá otro. No hace falta dar razones.
checkins-step-out = Salir de la ronda
checkins-stepped-out = Ya salió. Gracias por cada día.
checkins-stepped-out-tends = Ya no hace la ronda. Usted la sigue coordinando.
checkins-people = Quién dijo que sí
checkins-people-none = Nadie todavía. Mande el enlace, o anote un sí que oiga por teléfono.
checkins-waiting = Esperan su respuesta
checkins-waiting-text = Dijeron que sí por el enlace. ¿Los conoce, o preguntó por ellos? Mientras usted no diga que sí, nadie les pregunta y no sale ningún mensaje.
checkins-waiting-yes = Sí, que entre
checkins-waiting-no = No
checkins-waiting-in = Entra en la próxima ronda, y ya tiene su propio enlace.
checkins-waiting-out = Quedó borrado.
checkins-waiting-done = Alguien ya le contestó.
checkins-full = La ronda está llena: más de 60 personas no se pueden atender bien. Empiece otra ronda.
checkins-consent-link = Dijo que sí por su cuenta
checkins-consent-phone = Dijo que sí por teléfono
checkins-away = Fuera hasta { $day }
checkins-buddy = Su compañero
checkins-buddy-none = Ninguno todavía
checkins-buddy-set = Anotado. Avíseles a los dos, por favor.
checkins-buddy-not = Con estos dos no se puede. Escoja a alguien más.
checkins-remove-more = Quiere salir
checkins-remove-text = Sale de inmediato, y se borra todo lo anotado.
checkins-remove = Sacar
checkins-removed = Ya salió, y se borró lo anotado.
checkins-link-text = Quien abra este enlace puede decir que sí. Mándeselo a la persona, o léaselo.
checkins-team = Quién hace esta ronda
checkins-team-text = Seis vecinos como mucho. Cada quien ve a la gente solo en los días que toma.
checkins-team-full = Ya son seis. Más no se puede.
checkins-team-nobody = Todavía no hay nadie más en este círculo.
checkins-team-in = Un vecino del círculo
checkins-team-add = Que haga la ronda
checkins-team-me = Yo también la hago
checkins-team-out = Sacar
checkins-team-out-text = Sus días quedan libres. Abajo puede hacer que vuelva.
checkins-team-out-go = Ya no la hace
checkins-team-more = Ya hace la ronda.
checkins-team-less = Ya no la hace.
checkins-end-more = Terminar esta ronda
checkins-end-text = Ya no empieza ningún día. Lo que espera a alguien se queda hasta que se cierre. A los 30 días se borra quién estaba. Mientras tanto se puede empezar otra vez.
checkins-end = Terminar la ronda
checkins-end-again = Empezar la ronda otra vez
checkins-goes-on = La ronda sigue.

## A quién le toca, cada semana.

checkins-today-who = Hoy llama { $name }.
checkins-weeks = Cada semana
checkins-weeks-text = A quién le toca cada día de la semana, hasta que alguien lo cambie. Si una fecha no puede, devuélvala arriba: otro vecino la toma ese día.
checkins-week-take = Yo lo tomo cada semana
checkins-week-give = Devolverlo para siempre
checkins-week-who = A quién le toca
checkins-week-took = Es suyo cada semana. Gracias.
checkins-week-back = Devuelto para siempre. No hace falta dar razones.
checkins-week-set = Anotado. Avísele, por favor.
checkins-runs-it = la dirige
checkins-runs-may = Puede dirigir esta ronda
checkins-runs-not = Ya no la dirige
checkins-runs-on = Ahora puede dirigir esta ronda: anotar un sí, escoger quién la hace, cerrar lo que ya se vio.
checkins-runs-off = Ya no la dirige.

## Una persona cierra el día.

checkins-day-late = Se abrió tarde, { $day }. La máquina estaba apagada cuando empezaron las horas.
checkins-day-close = ¿Ya hizo la última llamada?
checkins-day-close-text = Ya se habló con todos. Cierre el día, y quien dirige la ronda se entera.
checkins-day-close-go = Cerrar el día
checkins-day-not-reached = Falta hablar con:
checkins-day-others = { $n ->
    [one] Falta hablar con 1 persona.
   *[other] Falta hablar con { $n } personas.
 }
checkins-day-goes-on = Cerrar no quiere decir que estén bien: sus pasos siguen.
checkins-day-closed-now = El día está cerrado. Gracias por cada llamada.
checkins-day-reopen = Abrir el día otra vez
checkins-day-reopened = El día está abierto otra vez.
checkins-closed-by = { $name } cerró el día: { $day }.
checkins-closed-by-nameless = Un vecino cerró el día: { $day }.
checkins-past = Los últimos días
checkins-day-missed = no se preguntó. La máquina estaba apagada.
checkins-day-closed = lo cerró una persona.
checkins-day-open = se preguntó, pero nadie lo cerró.
checkins-unreached = { $count ->
    [one] Nadie ha podido hablar con un vecino de esta ronda. Una persona tiene que decidir ya.
   *[other] Nadie ha podido hablar con { $count } vecinos de esta ronda. Una persona tiene que decidir ya.
 }
checkins-must-decide = Nadie ha podido hablar con la persona. Alguien tiene que decidir ya.
checkins-must-decide-how = Toque la puerta. Pregunte quién la vio por última vez. Llame a quien la persona nombró.
checkins-must-decide-safe = ¿Teme por su vida? Entonces llame usted al 911. Este programa nunca marca.
checkins-must-decide-safety = Qué ayuda en un peligro
checkins-wrote-more = Contestó por mensaje
checkins-wrote = Qué escribió
checkins-wrote-go = Anotarlo

## La hoja para imprimir.

checkins-paper = Imprimir la hoja de hoy
checkins-paper-yours = Con los números y las puertas que ve arriba. Rómpala hoy en la noche.
checkins-paper-names = Con nombres y líneas para escribir. Los números son solo para quien tiene el día.
checkins-paper-lines = Con líneas para escribir. Los nombres son solo para quien tiene el día.
checkins-paper-size = Papel
checkins-paper-letter = Carta
checkins-paper-a4 = A4
checkins-paper-letters = Letra
checkins-paper-large = Letra grande
checkins-paper-go = Bajar la hoja
checkins-paper-what = Un nombre o una nota

checkins-pause-until = O: vuelvo este día
checkins-pause-date = Hacer pausa hasta entonces
checkins-until-date-wrong = Escoja un día entre mañana y un año más.

## Decir que sí.

checkins-add = Anotar un sí por teléfono
checkins-add-lead = Léale cada línea y anote lo que diga. Para «{ $round }».
checkins-add-go = Anotar su sí
checkins-added = Gracias. Si es alguien nuevo, entra en la próxima ronda. Si ya conocemos este número, le mandamos un enlace para que diga que sí por su cuenta.
checkins-join = ¿Quiere que estemos al pendiente de usted?
checkins-join-lead = «{ $round }» de { $circle }: { $when }. Un vecino le pregunta cómo está.
checkins-join-free = No cuesta nada, y nadie pregunta por qué.
checkins-join-pause = Puede hacer una pausa cuando viaje, y salirse de inmediato.
checkins-join-who = El vecino al que le toca el día ve cómo hablar con usted. Si nadie logra hablar con usted, o algo no está bien, también lo ven su compañero, quien dirige la ronda y quien coordina. Ninguna lista dice cómo vive usted.
checkins-join-go = Sí, pregunten por mí
checkins-joined = Su sí quedó anotado. Esta es su propia página: guarde el enlace.
checkins-knocked = Su sí quedó anotado. Falta que un vecino de la ronda le conteste. Esta es su página: guarde su enlace.
checkins-join-waits = Primero le contesta un vecino de la ronda. Mientras tanto no sale ningún mensaje.
checkins-join-full = Por ahora esta ronda está llena. No es por usted. Pregunte a un vecino o a quien coordina por otra ronda.
checkins-name = ¿Cómo le decimos?
checkins-name-wrong = Díganos un nombre, de hasta 60 letras.
checkins-phone = Teléfono
checkins-phone-wrong = Un número completo, por favor. Aquí no sirven números como el 911.
checkins-way-q = ¿Cómo le preguntamos?
checkins-way-wrong = Escoja una manera.
checkins-place = ¿Qué puerta?
checkins-place-hint = Solo si quiere que toquen. La ve el vecino de ese día.
checkins-place-wrong = Para tocar necesitamos saber qué puerta.
checkins-too-long = Hágalo más corto, por favor.
checkins-ladder = Cuando usted no contesta
checkins-ladder-text = Si nadie logra hablar con usted, pasa esto, en orden, y nada más:
checkins-wait-q = ¿Cuánto tiempo entre un paso y otro?
checkins-wait-15 = 15 minutos
checkins-wait-30 = 30 minutos
checkins-wait-60 = 1 hora
checkins-wait-120 = 2 horas
checkins-wait-wrong = Escoja cuánto tiempo.
checkins-buddy-q = Un compañero
checkins-buddy-yes = Un vecino de la ronda puede pasar a verme
checkins-other = ¿A quién más podemos llamar?
checkins-other-hint = Un nombre y un número, o déjelo vacío. El vecino lo ve solo cuando llega la hora de llamar.
checkins-other-wrong = Un nombre con un número completo, por favor. Nunca el 911 ni una línea de crisis: este programa no los llama.
checkins-ladder-last = Primero intentamos otra vez. Al final se avisa a quien coordina, y decide una persona.
checkins-yes-q = Su sí
checkins-yes = Sí, quiero esto, y estoy de acuerdo con cada paso de arriba
checkins-yes-phone-q = Su sí
checkins-yes-phone = Me dijo que sí por teléfono, a cada paso de arriba
checkins-yes-missing = Sin un sí no pasa nada.
checkins-sees = Lo ve el vecino al que le toca el día. Quien dirige la ronda y quien coordina ven su nombre; y cómo está usted y cómo localizarle, si algo no está bien o nadie logra hablar con usted.

## La página propia.

checkins-mine = Mi ronda
checkins-mine-none = Aquí nadie pregunta por usted
checkins-mine-none-text = No está en ninguna ronda. Quien coordina le puede dar un enlace.
checkins-mine-waits = Su sí espera a un vecino de la ronda. Mientras tanto nadie le pregunta.
checkins-how-today = ¿Cómo está hoy?
checkins-word-ok = Todo bien
checkins-word-call = Llámenme, por favor
checkins-word-need = Necesito algo
checkins-heard-ok = Le oímos: todo bien. Que tenga buen día.
checkins-heard-ok-still = Le oímos: todo bien. Antes usted pidió a alguien, o nadie le había encontrado; por eso un vecino pasa a verle igual.
checkins-own-ok = Dice que todo está bien. Pase a ver igual, y anote cómo terminó.
checkins-own-call = Pide que le llamen.
checkins-own-need = Dice que necesita algo.
checkins-heard-call = Le oímos. Un vecino le va a llamar.
checkins-heard-need = Le oímos. Quien coordina ya sabe que necesita algo.
checkins-not-today = Hoy no hay ronda, o todavía no empiezan sus horas.
checkins-mine-no-buddy = Todavía nadie es su compañero. Mientras tanto, ese paso se salta.
checkins-change = Cambiar la manera, los pasos o el tiempo
checkins-changed = Cambiado. Vale desde la próxima ronda.
checkins-pause = ¿Va a estar fuera?
checkins-pause-week = Una semana
checkins-pause-fortnight = Dos semanas
checkins-pause-month = Un mes
checkins-pause-off = Ya volví
checkins-paused = Nadie pregunta por usted hasta entonces. Que le vaya bien.
checkins-back-again = Qué bueno que volvió. La próxima ronda ya le incluye.
checkins-own-link = Este enlace abre su página en cualquier teléfono. No lo comparta:
checkins-mine-yes-link = Usted dijo que sí aquí
checkins-mine-yes-phone = Usted dijo que sí por teléfono
checkins-mine-step-buddy = Pasa a verle su compañero
checkins-mine-step-contact = Se llama a la persona que usted nombró
checkins-leave-more = Quiero salir de esta ronda
checkins-leave-text = Para salirse no hace falta dar razones. Se borra de inmediato todo lo anotado.
checkins-leave = Salir de la ronda
checkins-left = Ya salió, y se borró lo anotado.

## La mesa.

checkins-must-look = Vea esto primero
checkins-must-look-text = Todavía nadie sabe si estos vecinos están bien. Una persona decide qué hacer.

## Mensajes. Pueden verse en una pantalla bloqueada.

checkins-text-hello = { $network }: ¿Todo bien hoy? Conteste 1 todo bien, 2 llámenme, 3 necesito algo. O toque { $link }
checkins-text-hello-again = { $network }: Todavía no sabemos de usted. 1 todo bien, 2 llámenme, 3 necesito algo. O toque { $link }
checkins-text-turn = { $network }: La ronda de hoy le toca a usted. { $link }
checkins-text-nobody = { $network }: Nadie tiene la ronda de hoy. { $link }
checkins-text-hello-late = { $network }: Hoy preguntamos tarde, la máquina estaba apagada. ¿Todo bien? Conteste 1 todo bien, 2 llámenme, 3 necesito algo. O toque { $link }
checkins-text-turn-late = { $network }: La ronda de hoy le toca a usted. Empieza tarde, la máquina estaba apagada. { $link }
checkins-text-missed = { $network }: La máquina estaba apagada y una ronda no se hizo. Vea qué días, y pase a ver, por favor. { $link }
checkins-text-nobody-tomorrow = { $network }: Nadie tiene la ronda de mañana. { $link }
checkins-text-day-all = { $network }: La ronda de hoy está cerrada. Ya se habló con todos. { $link }
checkins-text-day-some = { $network }: La ronda de hoy está cerrada, pero falta hablar con alguien. { $link }
checkins-text-again = { $network }: Intente otra vez, por favor. { $link }
checkins-text-buddy = { $network }: A un vecino le gustaría que usted pasara a ver. { $link }
checkins-text-contact = { $network }: Es hora de llamar a quien la persona nombró. { $link }
checkins-text-steward = { $network }: La ronda de hoy necesita a quien coordina. { $link }
checkins-text-exhausted = { $network }: La ronda de hoy terminó sin respuesta. Vaya a ver, por favor. { $link }
checkins-text-asked = { $network }: Un vecino de la ronda de hoy le busca. { $link }
checkins-text-welcome = { $network }: Su sí quedó anotado. En su página puede hacer una pausa o salirse cuando quiera: { $link }
checkins-text-invite = { $network }: Un vecino anotó que usted quiere que le pregunten cómo está. Solo usted puede decir que sí, aquí: { $link } Si no quiere, no haga nada.

## La hoja.

checkins-sheet-title = { $round }
checkins-sheet-how = Marque lo que oyó. Si no está claro, no está bien: intente más tarde, y luego avise a quien coordina.
checkins-sheet-help = Quien coordina contesta en el { $number }.
checkins-sheet-who = Quién
checkins-sheet-way = Cómo
checkins-sheet-where = Número o puerta
checkins-sheet-hours = Horas
checkins-sheet-fine = Bien
checkins-sheet-not-fine = No bien
checkins-sheet-no-answer = No contesta
checkins-sheet-note = Nota
checkins-sheet-destroy = Rompa esta hoja hoy en la noche
