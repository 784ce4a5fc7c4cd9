### La mesa de quienes coordinan.

desk-title = La mesa
desk-dangers = { $n ->
    [one] Un pedido suena a peligro. Ábralo primero.
   *[other] { $n } pedidos suenan a peligro. Ábralos primero.
}
desk-clear = Nada espera por usted.
desk-waiting = Estos todavía no los tiene nadie
desk-empty = La mesa está limpia
desk-empty-text = Nadie espera a quien coordina. Descanse tantito.
desk-pick = { $n ->
    [one] Hay un pedido esperando. Ábralo de la lista.
   *[other] Hay { $n } pedidos esperando. Empiece por arriba.
}
desk-stuck-count = { $n ->
    [one] Hay una cosa atorada. Échele un ojo.
   *[other] Hay { $n } cosas atoradas. Écheles un ojo.
}
desk-back-to-ask = Volver al pedido

desk-need-danger = Suena a peligro: ábralo
desk-need-read = Nadie lo ha leído
desk-need-could-not = No se pudo: ¿qué sigue?
desk-need-call = Llame y pida un sí
desk-need-next = Leído. ¿Qué sigue?
desk-need-nobody = Todavía nadie

desk-flag-emergency = Puede ser una emergencia: fuego, una caída, la respiración, un arma.
desk-flag-crisis = Puede ser que alguien no quiera vivir.
desk-flag-dv = Puede ser que alguien le tenga miedo a una persona en casa. Llame solo si sus reglas lo permiten.
desk-flag-heat = El calor, el frío o la falta de luz pueden ser un peligro.
desk-flag-medical = No puede faltar una medicina o un aparato.
desk-flag-immigration = Puede tratarse de agentes de migración. No pregunte el estatus de nadie.
desk-flag-minor = Puede ser que un niño esté solo.

desk-danger = Esto suena a peligro
desk-danger-text = Nadie más lo ve hasta que usted lo abra. Abrirlo quiere decir: usted se ocupa.
desk-advice = Lo que su página le dijo enseguida

desk-words = En sus palabras
desk-no-words = No escribió nada más.
desk-note = Nota privada
desk-name = Nombre
desk-place = Lugar
desk-address = Dirección
desk-card = La tarjeta dice
desk-card-none = Qué tipo de ayuda, y nada de lo que escribió
desk-sees = Quien pidió puede ver que alguien que coordina miró.
desk-closed-long = Esto se cerró hace más de dos días. Lo que escribió ya no se muestra.

desk-helper = { $name } se encarga
desk-helper-nameless = Un vecino se encarga
desk-helper-reserved = Espera un sí desde
desk-helper-accepted = Quien pidió dijo que sí
desk-helper-under-way = Va en camino
desk-script = Llame y diga
desk-script-hello = Buenas, le hablamos de { $network }. Usted pidió una mano.
desk-script-ask = { $name } quiere encargarse. ¿Está de acuerdo? ¿Le podemos dar su número a { $name } para que pase?
desk-script-ask-nameless = Un vecino quiere encargarse. ¿Está de acuerdo? ¿Le podemos dar su número para que pase?
desk-script-means = Con el sí, el vecino ve nombre, teléfono y lugar. Un no está bien, y nadie pregunta por qué.
desk-accept = Dijo que sí
desk-decline = Dijo que no

desk-next = Qué sigue
desk-ring-pod = Se le está preguntando a su gente.
desk-ring-building = Se le está preguntando a su edificio.
desk-ring-block = Se le está preguntando a su cuadra.
desk-ring-neighborhood = Se le está preguntando a su barrio.
desk-ring-next = También se les está preguntando a los barrios de al lado.
desk-until = Lo siguiente pasa solo: { $when }.
desk-sensitive = Este es delicado. No sale en ninguna lista.
desk-phone-only = Esta persona solo tiene teléfono. Usted contesta por ella.
desk-open = Abrirlo: yo me ocupo
desk-hear = Ya lo leí
desk-publish = Preguntar a los vecinos
desk-widen = Preguntar al círculo siguiente
desk-reopen = Preguntar otra vez
desk-done = Ya quedó
desk-pass-on = Pasarlo a otro grupo
desk-pass-on-text = Hágalo cuando el otro grupo haya dicho que sí. Aquí el pedido descansa.

desk-past = Qué pasó
desk-actor-asker = (quien pide)
desk-actor-helper = (quien ayuda)
desk-actor-steward = (quien coordina)
desk-actor-clock = (solo)
desk-what-asked = Se pidió.
desk-what-held = Sonó a peligro y se detuvo.
desk-what-opened = Se abrió.
desk-what-heard = Se leyó.
desk-what-published = Se preguntó a los vecinos.
desk-what-widened = Se preguntó al círculo siguiente.
desk-what-claimed = Un vecino lo tomó.
desk-what-accepted = Llegó el sí.
desk-what-declined = Quien pidió encontró otra manera.
desk-what-started = Quien ayuda salió para allá.
desk-what-still-on-it = Quien ayuda sigue en eso.
desk-what-handed-back = Quien ayudaba lo devolvió.
desk-what-nudged = Se le preguntó a quien le toca.
desk-what-lapsed = Se quedó quieto demasiado tiempo y volvió.
desk-what-done = Listo.
desk-what-part-done = Una parte quedó hecha.
desk-what-could-not = No se pudo.
desk-what-reopened = Se está preguntando otra vez.
desk-what-passed-on = Se pasó a otro grupo.
desk-what-withdrawn = Se retiró.
desk-what-still-need-asked = Se le preguntó si todavía lo necesita.
desk-what-still-needed = Todavía hace falta.
desk-what-expired = Terminó solo.
desk-what-edited = Cambiaron sus palabras.
desk-what-edit-seen = Quien ayuda leyó el cambio.
desk-what-thanked = Quien pidió dio las gracias.

desk-said-open = Ahora usted se ocupa de este.
desk-said-publish = Se les está preguntando a los vecinos.
desk-said-widen = Se le está preguntando al círculo siguiente.
desk-said-done = Listo. Gracias.
desk-said-reopen = Se está preguntando otra vez.
desk-said-pass-on = Pasado.
desk-said-assign = Se prendió una luz. Ahora falta el sí de quien pidió.
desk-said-accept = El vecino ya ve cómo hablarle.
desk-said-decline = Está bien. Seguimos preguntando.

desk-neighbors = Preguntar a un vecino
desk-neighbors-lead = Primero llame o mande un texto. Oprima solo cuando haya dicho que sí.
desk-neighbors-language = Se pidió en: { $language }
desk-neighbors-none = Aquí no hay a quién preguntar
desk-neighbors-none-text = En este círculo no hay nadie con tiempo. Pregunte más lejos, o páselo a otro grupo.
desk-neighbors-nameless = Un vecino sin nombre aquí
desk-neighbors-beside = Del mismo círculo
desk-neighbors-open = { $n ->
    [0] no tiene nada abierto
    [one] tiene uno abierto
   *[other] tiene { $n } abiertos
}
desk-neighbors-full = Ahora tiene las manos llenas.
desk-neighbors-said-yes = Dijo que sí
desk-neighbors-sees = El vecino ve lo que se pidió. El contacto se abre con el sí de quien pidió.

desk-stuck = Lo que está atorado
desk-stuck-none = No hay nada atorado
desk-stuck-none-text = Todos los mensajes salieron, todo el trabajo se hizo, y nadie se quedó esperando.
desk-stuck-messages = Mensajes que nunca salieron
desk-stuck-messages-text = Llame a estas personas, si sus reglas lo permiten.
desk-stuck-text = Un mensaje de texto
desk-stuck-mail = Un correo
desk-stuck-ask = Ver el pedido
desk-stuck-jobs = Trabajo que se rindió
desk-stuck-jobs-text = Inténtelo otra vez. Si vuelve a fallar, avise a quien lleva el servidor.
desk-stuck-again = Intentar otra vez
desk-stuck-drop = Dejarlo
desk-stuck-again-done = Se está intentando otra vez.
desk-stuck-drop-done = Se dejó así.

desk-new = Anotar un pedido de quien llama
desk-spreadsheet = Hoja de cálculo
desk-new-lead = Primero escuche. Escríbalo como lo dice.
desk-new-name = ¿Cómo le decimos?
desk-new-name-hint = El nombre que prefiera. Con una palabra basta.
desk-new-phone = Su teléfono
desk-new-phone-hint = Vacío, si no tiene.
desk-new-safe = ¿Qué es seguro?
desk-new-hours = ¿A qué horas es seguro?
desk-new-kind = ¿Qué le ayudaría?
desk-new-details = En sus palabras
desk-new-note = Solo para quien ayude
desk-new-note-hint = La clave de la puerta, un perro, una escalera. Se ve después del sí.
desk-new-when = ¿Para cuándo?
desk-new-circle = ¿Dónde vive?
desk-new-place = Esquina o edificio, si no está en la lista
desk-new-address = Dirección exacta
desk-new-address-hint = Solo si quiere. Quien ayude la ve después del sí.
desk-new-language = ¿Qué idioma habla?
desk-new-line = Una línea para la tarjeta
desk-new-line-hint = Léasela primero. Sin nombre, sin número, sin dirección.
desk-new-sees = Dígale quién ve qué: la tarjeta quienes ayudan, lo demás una sola persona.
desk-new-keep = Guardar
desk-new-kept = Anotado. Cuando alguien lo tome, usted le llama para pedir el sí.
desk-what-approved = Quien coordina dijo que sí a quien ayuda.
desk-what-taken-back = Quien ayudaba ya no viene.
desk-what-reach = Se cambió hasta dónde se pregunta.
desk-what-admitted = Ya hubo lugar.
desk-said-stay = Ya no se pregunta más lejos.

## La lista

desk-to-pane = Al pedido
desk-show-all = Todo
desk-show-read = Por leer
desk-show-yes = Espera un sí
desk-show-could-not = No se pudo
desk-show-helper = Falta quien ayude
desk-door = { $n } pedidos de una misma puerta
desk-in-hand = Alguien lo está viendo

## Dos personas en un pedido

desk-other = { $name } lo abrió { $since }.
desk-other-nameless = Otra persona que coordina lo abrió { $since }.
desk-mine = Yo sigo con esto
desk-said-mine = Ahora lo lleva usted.
desk-changed-meanwhile = Alguien se adelantó. Así está ahora; abajo dice qué pasó.

## A quién preguntar

desk-three = A quién preguntar
desk-three-none = Nadie cerca ha dicho todavía que ayuda con esto.
desk-somebody-else = Buscar a alguien más
desk-ask-three = Escribirles a todos
desk-ask-three-text = Cada quien recibe un mensaje nuestro en su idioma. A quien solo se puede llamar, llámele usted.
desk-i-texted = Ya le escribí
desk-i-called = Ya le llamé
desk-asked-text = A { $name } se le escribió { $since }.
desk-asked-call = A { $name } se le llamó { $since }.
desk-asked-nameless = Se le preguntó a un vecino { $since }.
desk-said-asked = Anotado. Ya se le preguntó.
desk-said-three = Ya se les está preguntando.
desk-said-three-some = A algunos ya se les está preguntando. A los demás puede llamarles.
desk-said-three-none = A nadie de ellos le podemos escribir. Use los botones junto a cada nombre.
desk-words-helper = Hola, le escribimos de { $network }. A un vecino le vendría bien una mano. Solo si puede: { $link }
desk-words-helper-quiet = Hola, le escribimos de { $network }. A un vecino le vendría bien una mano. ¿Le puedo llamar? Solo si puede.
desk-words-asker = Hola, le escribimos de { $network }. ¿Es buen momento para hablar?
desk-neighbors-search = Nombre
desk-neighbors-search-go = Buscar

## Quién llama

desk-find = ¿Quién llama?
desk-find-q = Teléfono, últimos cuatro números, o nombre
desk-find-hint = Por ejemplo 0142, Rosa, o Rosa 0142.
desk-find-look = Buscar
desk-find-found = { $n ->
    [one] Una persona
   *[other] { $n } personas
}
desk-find-none = Aquí no hay nadie así
desk-find-none-text = Puede que sea alguien nuevo, o que viva donde usted no coordina.
desk-find-short = Escriba cuatro números, o dos letras del nombre.
desk-find-nothing-open = No tiene nada abierto.
desk-find-ask-for = Anotar un pedido
desk-find-same = Mismo número o correo que otra persona de aquí: ¿será la misma?
desk-find-more = Puede haber más. Agregue los últimos cuatro números.
desk-find-sees = Nombre, últimos cuatro números y pedidos abiertos. Lo demás sigue cerrado hasta que abra un pedido.
desk-nameless = Alguien que no dejó nombre
desk-who-lead = Primero: ¿es alguien que ya está aquí?
desk-who-these = ¿Es alguien de estos?
desk-who-open = Ya lo pidió, y sigue abierto:
desk-who-this = Sí, es
desk-who-none = Nadie de estos: alguien nuevo
desk-new-somebody = Alguien nuevo
desk-new-for = Para { $name }. Ya sabemos cómo hablarle.

## Llamadas por hacer

desk-calls = Llamadas por hacer
desk-calls-count = { $n ->
    [0] Llamadas por hacer: ninguna ahora
    [one] Una llamada por hacer
   *[other] { $n } llamadas por hacer
}
desk-calls-none = Nadie espera una llamada
desk-calls-none-text = Quien pida que le llamen aparece aquí.
desk-calls-sees = Lo leen quienes coordinan su círculo. Nadie más.
desk-call-new = Anotar una llamada por hacer
desk-call-for = { $name }
desk-call-own = pidió que le llamen
desk-call-tries = { $n ->
    [one] un intento
   *[other] { $n } intentos
}
desk-call-by = a más tardar { $when }
desk-call-later = No antes de { $when }.
desk-call-take = Yo le llamo
desk-call-tried = No contestó
desk-call-how = Hablamos, o no se puede
desk-call-spoke = Hablamos
desk-call-could-not = No se puede
desk-call-note = Nota para quienes coordinan
desk-call-follow = Queda algo por hacer
desk-call-phone = Su teléfono
desk-call-phone-missing = Escriba su número de teléfono.
desk-call-due = ¿Para cuándo?
desk-call-due-none = Cuando se pueda
desk-call-due-today = Hoy
desk-call-due-tomorrow = Mañana
desk-call-due-week = Esta semana
desk-call-kept = Anotado.
desk-call-said-take = Le toca a usted.
desk-call-said-tried = Anotado. Vuelve cuando se le pueda llamar otra vez.
desk-call-said-spoke = Anotado. Gracias.
desk-call-said-could-not = Anotado.
desk-call-said-settled = Listo.
desk-left = Queda por hacer
desk-left-done = Listo
desk-call-me = Llámenme, por favor
desk-call-me-text = Le llama alguien que coordina, a las horas que usted dijo que son seguras.
desk-call-me-note = ¿De qué se trata? No tiene que decirlo.
desk-call-me-yes = Llámenme, por favor
desk-call-me-kept = Alguien que coordina le va a llamar.
desk-call-me-never = Nos dijo que no le llamemos, o no tenemos su teléfono. Cambie eso primero.
desk-call-me-edit = Cambiar cómo comunicarnos

## Para pegar

desk-paste = Pedidos abiertos para un chat
desk-paste-lead = Copie estas líneas. No dicen nada de lo que alguien escribió, ni nada delicado.
desk-paste-none = Nada que pegar
desk-paste-none-text = Ningún pedido abierto se puede contar en un chat.
desk-paste-head = A unos vecinos les vendría bien una mano:
desk-paste-line = { $kind }, { $place }, { $since }:
desk-find-joined = Aquí dos fichas son una
desk-same = ¿Está dos veces?
desk-same-none = Nadie más aquí tiene este número.
desk-same-find = Buscar por nombre
desk-merge = ¿Es la misma persona?
desk-merge-stays = Se queda
desk-merge-other = Pasa a ser parte
desk-merge-text = Si dice que sí, las encuentra como una sola, y sus pedidos están juntos. No se mueve nada, y lo puede deshacer. Muchas familias comparten un teléfono: si tiene duda, llame primero.
desk-merge-do = Sí, es la misma persona
desk-merge-around = Al revés
desk-merge-are = Estas dos son una.
desk-merge-undo-text = Si las separa, cada una tiene justo lo que tenía, y lo que se pidió después se queda con quien se pidió.
desk-merge-undo = Separarlas
desk-merge-done = Ahora son una.
desk-merge-undone = Otra vez son dos.
desk-merge-wrong-way = La segunda ayuda aquí, o ya se comprobó quién es. Que se quede esa.
desk-merge-chained = Una de ellas ya es parte de otra ficha. Primero sepárelas.
desk-merge-sees = Nombre, últimos cuatro números, círculos y pedidos abiertos. Lo demás sigue cerrado hasta que abra un pedido.
desk-stuck-back = Regresaron, y nadie los tiene
desk-stuck-back-text = Alguien los tenía. Pídaselo a otra persona, o diga qué sigue.
desk-stuck-lapsed = No se supo más de quien ayudaba
desk-stuck-could-not = Quien ayudaba no pudo
desk-stuck-told = Ya le avisé yo
desk-stuck-told-done = Anotado.
desk-stuck-reports = { $n ->
    [one] Un aviso le espera.
   *[other] { $n } avisos le esperan.
}
desk-stuck-left = { $n ->
    [one] Queda algo por hacer después de una llamada.
   *[other] Quedan { $n } cosas por hacer después de llamadas.
}
desk-live-new = Llegó algo nuevo.
desk-live-again = Mirar otra vez
desk-round = Una ronda para todos los pedidos
desk-offers = Gente nueva que ayuda
desk-capacity = Cuánto podemos atender
