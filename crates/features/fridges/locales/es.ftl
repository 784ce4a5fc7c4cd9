# Refrigeradores comunitarios
fridges-title = Refris comunitarios
fridges-lead = Comida en la banqueta, para quien sea. Tome lo que necesite. Deje lo que pueda.
fridges-one = Un refri comunitario
fridges-nameless = Alguien del vecindario
fridges-none = Aquí todavía no hay refri
fridges-none-text = Un refrigerador comunitario está afuera, conectado a una tienda o a una casa. Lo llena quien sea. Come de él quien sea. Nadie pregunta por qué.
fridges-none-start = Para poner uno hacen falta tres cosas: un lugar con sombra y enchufe, un dueño que diga que sí, y siete vecinos que se asomen una vez por semana. Quien coordina lo anota aquí.
fridges-said = dicho { $ago }
fridges-said-by = Lo dijo alguien que estaba ahí: { $ago }.
fridges-unsaid = Últimamente nadie ha dicho nada. Sea la primera persona.
fridges-unknown = Nadie sabe
fridges-maybe-gone = Quizá ya no está
fridges-warm-badge = Por ahora no coma de ahí

fridges-good = Bien
fridges-dirty = Sucio
fridges-too-warm = No enfría
fridges-broken = Descompuesto
fridges-gone = Ya no está
fridges-good-hint = limpio y frío
fridges-dirty-hint = le falta una esponja
fridges-too-warm-hint = a la leche no le gustaría
fridges-broken-hint = no prende, o no cierra
fridges-gone-hint = solo queda la marca en el piso
fridges-empty = Vacío
fridges-some = Con algo de comida
fridges-full = Lleno
fridges-need-milk = Leche y huevos
fridges-need-produce = Fruta y verdura
fridges-need-bread = Pan
fridges-need-meals = Comida preparada
fridges-need-water = Agua
fridges-need-baby = Comida de bebé
fridges-need-cleaning = Cosas para limpiar

fridges-where = Dónde
fridges-hours = Horario
fridges-always = Día y noche
fridges-daily = Todos los días
fridges-hours-differ = Hay días con otro horario.
fridges-open-until = Abierto hasta: { $time }
fridges-open-now = Abierto ahora
fridges-opens-at = Abre: { $time }
fridges-shut-now = Ahora está cerrado
fridges-wanted = Hace falta
fridges-languages = Idiomas de quienes lo cuidan
fridges-call = A quién llamar
fridges-warm = Por favor no coma nada de ahí ahora
fridges-warm-text = La comida que se calentó puede enfermar, aunque se vea y huela bien. Se les avisa a quienes cuidan este refri.
fridges-warm-do = Saque la leche, la carne, los huevos y lo cocido que pasó más de dos horas sin frío. Si duda, tírelo.
fridges-maybe-gone-text = Una persona dice que el refri ya no está. Nadie más lo ha dicho todavía.
fridges-silent-text = Hace dos días que nadie se asoma. Si pasa por ahí, díganos cómo está.
fridges-closed = Este refri está cerrado
fridges-closed-text = Por ahora no recibe ni da comida. Vea los otros refris.
fridges-report-go = Estoy enfrente del refri
fridges-see = Ver la página del refri
fridges-photo-alt = Lo que vio alguien, { $ago }

fridges-rules = Qué se puede dejar
fridges-rules-in = Sí, por favor
fridges-in-fresh = Fruta, verdura, pan
fridges-in-closed = Leche, huevos y paquetes cerrados
fridges-in-cooked = Comida que hizo hoy, en un traste con etiqueta
fridges-in-water = Agua y jugo
fridges-rules-out = No, gracias
fridges-out-raw = Carne cruda o pescado crudo
fridges-out-open = Nada que ya se abrió
fridges-out-old = Nada que usted no se comería
fridges-out-alcohol = Alcohol ni medicinas
fridges-rules-date = Escriba en todo el día y qué lleva: a algunos nos hacen daño la leche, las nueces, el trigo o el huevo.
fridges-rules-take = Tome lo que necesite. No hay lista ni límite, y nadie revisa.

fridges-follow = Seguir este refri
fridges-follow-legend = Avísenme si
fridges-alert-too-warm = no enfría
fridges-alert-broken = está descompuesto
fridges-alert-gone = ya no está
fridges-alert-dirty = está sucio
fridges-alert-empty = está vacío
fridges-alert-silent = lleva dos días sin noticias
fridges-follow-save = Avísenme
fridges-unfollow = Ya no me avisen
fridges-follow-in = Entre para seguirlo
fridges-follow-sees = Nadie ve que usted lo sigue.
fridges-follow-none = Elija al menos una cosa.
fridges-followed = Le avisamos, entre las 9 y las 21 horas.
fridges-unfollowed = Ya no le avisamos.

fridges-report = ¿Cómo está el refri?
fridges-how-full = ¿Qué tan lleno está?
fridges-what-need = ¿Qué vendría bien?
fridges-more = Foto, termómetro, una nota
fridges-photo = Una foto
fridges-photo-hint = Del refri, por favor, sin caras. Borramos dónde y cuándo se tomó. Primero la ve alguien que cuida el refri.
fridges-reading = El termómetro de adentro marca
fridges-reading-hint = Un número entero. Con 41 °F (5 °C) o menos está bien frío.
fridges-reading-tend-hint = Antes que nada. Con 41 °F (5 °C) o menos está bien frío.
fridges-reading-wrong = Escriba un número, como 38.
fridges-unit = Eso es en
fridges-fahrenheit = °F
fridges-celsius = °C
fridges-degrees = { $f } °F ({ $c } °C)
fridges-note = Una nota para quienes lo cuidan
fridges-note-hint = Solo la leen ellos. Sin nombres, por favor.
fridges-note-long = Use { $max } letras o menos, por favor.
fridges-condition-missing = Toque cómo está. Si puso una foto, elíjala otra vez.
fridges-report-sees = Sin cuenta y sin nombre. Todos ven cómo está el refri. La nota y, al principio, la foto solo las ven quienes lo cuidan.
fridges-report-send = Avisar a todos
fridges-thanks = Gracias. El refri también le agradece.
fridges-next-good = Quien mire ahora ve que está bien. Buen provecho.
fridges-next-dirty = Ya lo ven todos, y se les avisa a quienes lo cuidan.
fridges-next-too-warm = Ya lo ven todos, y se les avisa a quienes lo cuidan. La advertencia se queda hasta que lo revisen, o hasta que un termómetro diga que enfría.
fridges-next-broken = Ya lo ven todos, y se les avisa a quienes lo cuidan. La advertencia se queda hasta que lo revisen.
fridges-next-gone = Se les avisa a quienes lo cuidan. Cuando lo diga otra persona, todos ven que ya no está.
fridges-thanks-close = Listo. Ya puede cerrar esta página.
fridges-undo = Me equivoqué, bórrelo
fridges-undone = Borrado. Como si nada.
fridges-undone-late = Ya no hay nada que borrar. Mejor diga cómo está ahora.
fridges-photo-waits = Su foto espera a alguien que cuida el refri. La ve antes que los demás.
fridges-photo-unread = Su aviso cuenta. La foto no se pudo leer: recibimos JPEG, PNG y WebP.
fridges-photo-large = Su aviso cuenta. La foto es más grande de lo que podemos leer.
fridges-photo-busy = Su aviso cuenta. Llegaron muchas fotos a la vez y la suya quedó fuera.
fridges-photo-enough = Su aviso cuenta. Ya esperan bastantes fotos de este refri y la suya quedó fuera.

fridges-new = Anotar un refri
fridges-new-lead = Su lugar, nombre y horario son públicos y salen también en el directorio.
fridges-name = Cómo se llama
fridges-name-hint = Por ejemplo «El refri azul de Alder».
fridges-name-missing = Póngale un nombre.
fridges-area = Barrio
fridges-area-hint = Por ejemplo Boyle Heights.
fridges-area-missing = Diga en qué barrio está.
fridges-address = Dónde está
fridges-address-hint = Calle y número o una esquina, y en qué fijarse. Ninguna casa particular si no dijeron que sí.
fridges-address-missing = Diga dónde está.
fridges-spot = Lo mismo como punto, si lo sabe
fridges-spot-hint = Por ejemplo 34.0489, -118.2073.
fridges-spot-wrong = Escriba dos números con una coma, como 34.0489, -118.2073.
fridges-open-some = Solo a ciertas horas
fridges-these-hours = Días y horas
fridges-days = Días
fridges-from = Desde
fridges-until = Hasta
fridges-hours-wrong = Elija los días y escriba las horas como 09:00 y 20:00.
fridges-circle = Qué círculo lo cuida
fridges-circle-wrong = Elija un círculo que usted coordina.
fridges-host = Quién presta el lugar
fridges-host-hint = Por ejemplo «la tienda de la esquina, pregunte en el mostrador». Solo lo leen quienes lo cuidan.
fridges-power = Dónde está conectado
fridges-power-hint = El enchufe y el interruptor. Solo lo leen quienes lo cuidan.
fridges-long = Use { $max } letras o menos, por favor.
fridges-do-not-list = Alguien pidió que este lugar no aparezca nunca. Hable antes con esa persona.
fridges-new-sees = Todos ven el nombre, el lugar, el horario y los idiomas. Quién presta el lugar y la luz es para quienes lo cuidan.
fridges-new-make = Anotarlo
fridges-made = Anotado. Imprima abajo su cartel y cuélguelo en la puerta.

fridges-tend = Cuidar el refri
fridges-tend-go = Cuidar este refri
fridges-tend-look = Revisar y anotar
fridges-look = Revisar
fridges-clean = Limpiar
fridges-hand = Hace falta una mano
fridges-due-look = { $n ->
    [0] Hoy toca revisarlo.
    [one] Ayer tocaba revisarlo.
   *[other] La revisión lleva { $n } días de atraso.
}
fridges-due-clean = { $n ->
    [0] Hoy toca limpiarlo.
    [one] Ayer tocaba limpiarlo.
   *[other] La limpieza lleva { $n } días de atraso.
}
fridges-looked = Lo revisé
fridges-cleaned = Lo limpié
fridges-logged = Anotado. Gracias.
fridges-photos-wait = Fotos por ver
fridges-photos-text = Sin caras, sin placas de carros, sin papeles. Lo que deje pasar lo ven todos por dos semanas.
fridges-photo-let = Dejarla pasar
fridges-photo-erase = Borrarla
fridges-photo-let-done = Ya la ven todos.
fridges-photo-erased = Borrada.
fridges-photos-shown = Fotos que ven todos
fridges-rota = Los turnos
fridges-rota-text = Revisar cada día, limpiar cada semana. Tome lo que le acomode y devuélvalo cuando no.
fridges-turn-free = todavía nadie
fridges-turn-take = Yo lo hago
fridges-turn-leave = Devolverlo
fridges-turn-taken = Es suyo. Gracias.
fridges-turn-left = Devuelto. Está bien.
fridges-reports = Lo que se dijo
fridges-by-tender = de alguien que lo cuida
fridges-log = La bitácora
fridges-words = Sobre el refri
fridges-rules-en = Sus propias reglas de comida, en inglés
fridges-rules-es = Sus propias reglas de comida, en español
fridges-rules-own-hint = Vacío: salen las reglas de siempre.
fridges-words-saved = Quedó guardado.
fridges-paper = Papel
fridges-poster-print = Cartel para la puerta
fridges-labels-print = Etiquetas para la comida
fridges-tend-sees = Esta página la ven quienes ayudan en este círculo. Las notas se borran a los 90 días, las fotos a los 14, la bitácora al año.
fridges-close-text = Un refri cerrado no aparece, ni aquí ni en el directorio. Se puede volver a abrir.
fridges-close = Cerrar el refri
fridges-reopen-text = El refri está cerrado. ¿Ya lo conectaron otra vez?
fridges-reopen = Abrirlo otra vez
fridges-closed-done = Cerrado. Quite el cartel, por favor.
fridges-opened-done = Abierto otra vez. Qué bueno.

fridges-my = Mis turnos en el refri
fridges-my-done = hecho
fridges-desk = Refris que necesitan una mano
fridges-desk-photos = { $n ->
    [one] una foto por ver
   *[other] { $n } fotos por ver
}

fridges-poster = Cartel del refri
fridges-poster-headline = Comida gratis
fridges-poster-take = Tome lo que necesite. Deje lo que pueda.
fridges-poster-date = Escriba el día en lo que deja.
fridges-poster-not = Ni carne cruda ni paquetes abiertos.
fridges-poster-call = ¿No sirve o no enfría? Llame o escriba
fridges-poster-mark = El refri de todos
fridges-poster-report = ¿Cómo está? Dígalo aquí
fridges-labels = Etiquetas para la comida
fridges-label-made = Hecho el
fridges-label-what = Qué es:
fridges-label-allergens = Nuez, leche, trigo, huevo:
fridges-mind-name = El nombre del refri

# Mensajes: nada privado, y sin letras que parten un SMS en dos.
fridges-text-too-warm = { $network }: un refri anda caliente. Por favor no coma nada de ese refri por ahora. { $link }
fridges-text-broken = { $network }: un refri no funciona. Por favor no coma nada de ese refri por ahora. { $link }
fridges-text-gone = { $network }: alguien dice que un refri ya no aparece. { $link }
fridges-text-dirty = { $network }: un refri necesita limpieza. { $link }
fridges-text-empty = { $network }: un refri anda sin comida. { $link }
fridges-text-silent = { $network }: desde antier nadie revisa un refri. { $link }
