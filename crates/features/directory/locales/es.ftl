# The directory
directory-nav = Encontrar
directory-title = Encuentre un grupo
directory-lead = Grupos, despensas y refrigeradores cerca de usted. Cada uno dice qué tan seguro es el dato y de cuándo es.
directory-month = { $month } de { $year }
directory-near = Cerca de { $place }
directory-where = ¿Dónde?
directory-where-hint = Un lugar o código postal, como Lincoln Heights o 90031. No se guarda.
directory-what = ¿Qué busca?
directory-what-hint = Con sus palabras, o déjelo vacío.
directory-narrow = Más opciones
directory-any = Cualquiera
directory-need = Ayuda con
directory-for = Para
directory-kind = Qué es
directory-in = Habla
directory-open-now = Abierto en este momento
directory-look = Buscar
directory-unknown = No conocemos ningún lugar llamado “{ $place }”. Buscamos esas palabras.
directory-others = O quizá quiso decir:
directory-thin = Nada de esto se confirmó hace poco
directory-thin-near = Nada cerca de { $place } se confirmó hace poco
directory-thin-text = Es común: los grupos descansan y las listas envejecen. Esto es lo que puede hacer hoy.
directory-thin-council = Vea los concilios vecinales
directory-thin-fridge = Vea los refrigeradores comunitarios
directory-thin-suggest = Díganos de un grupo que nos falta
directory-count = { $n ->
    [0] No se encontró nada
    [one] Se encontró uno
   *[other] Se encontraron { $n }
}
directory-order = Primero lo que puede ayudar, cercano y seguro; luego lo más viejo. Lo que terminó va al final.
directory-none = No se encontró nada
directory-none-text = Pruebe con menos palabras o con un lugar cercano. Si conoce un grupo, díganos.
directory-past = { $n ->
    [one] Uno que descansa, terminó o es historia
   *[other] { $n } que descansan, terminaron o son historia
}
directory-past-text = Nadie sabe de estos desde hace más de un año, o dijeron que ya no siguen.
directory-regions = Busque por región
directory-suggest = Sugiera un grupo o lugar
directory-back-to-find = Volver al directorio

# What it is
directory-kind-group = Grupo de vecinos
directory-kind-pantry = Despensa
directory-kind-fridge = Refrigerador comunitario
directory-kind-council = Concilio vecinal
directory-kind-resource = Recurso

directory-need-food = Comida
directory-need-supplies = Cosas para la casa
directory-need-housing = Vivienda
directory-need-paperwork = Formularios y cartas
directory-need-translation = Otro idioma
directory-need-money = Dinero para una cuenta
directory-need-ride = Un aventón
directory-need-childcare = Niños
directory-need-company = Compañía
directory-need-prescription = Medicinas
directory-need-repair = Reparaciones
directory-need-pet = Mascotas
directory-need-errand = Mandados
directory-need-other = Otras cosas

directory-focus-everyone = Todas las personas
directory-focus-older-adults = Personas mayores
directory-focus-unhoused = Personas sin casa
directory-focus-undocumented = Personas sin papeles
directory-focus-workers = Trabajadores
directory-focus-families = Familias
directory-focus-organizers = Quienes organizan

directory-region-citywide = Todo Los Ángeles
directory-region-antelope-valley = Antelope Valley
directory-region-central-la = Centro de LA
directory-region-eastside = Este de LA
directory-region-harbor = Zona del puerto
directory-region-san-fernando-valley = Valle de San Fernando
directory-region-san-gabriel-valley = Valle de San Gabriel
directory-region-santa-clarita-valley = Valle de Santa Clarita
directory-region-south-bay = South Bay
directory-region-south-la = Sur de LA
directory-region-southeast-la = Sureste de LA
directory-region-westside = Oeste de LA

# How sure
directory-lamp-confirmed = confirmado
directory-lamp-ageing = confirmado, pronto toca revisar
directory-lamp-unconfirmed = sin confirmar
directory-lamp-silent = en silencio
directory-lamp-history = historia
directory-lamp-resting = en descanso
directory-lamp-closed = terminó
directory-fresh-confirmed = Confirmado { $when }
directory-fresh-ageing = Confirmado { $when }; pronto toca revisarlo
directory-fresh-unconfirmed = Hace rato que nadie lo confirma: la última vez, { $when }
directory-fresh-never = Nadie lo ha confirmado todavía. Está aquí con lo que se sabía { $when }
directory-fresh-silent = En silencio: lo último que se dijo fue { $when }
directory-fresh-history = Historia: lo último que se supo es de { $when }
directory-standing-rests = Está en descanso. Alguien lo dijo { $when }
directory-standing-rests-undated = Está en descanso
directory-standing-rests-until = Está en descanso hasta: { $until }
directory-standing-closed = Ya terminó. Alguien lo dijo { $when }
directory-standing-closed-undated = Ya terminó: el grupo mismo lo dijo
directory-reason-here = en este lugar
directory-reason-seen = alguien estuvo ahí hace poco
directory-reason-open = abierto ahora
directory-reason-nobody = hubo quien no encontró a nadie

# Hours
directory-every-mo = los lunes
directory-every-tu = los martes
directory-every-we = los miércoles
directory-every-th = los jueves
directory-every-fr = los viernes
directory-every-sa = los sábados
directory-every-su = los domingos
directory-one-mo = lunes
directory-one-tu = martes
directory-one-we = miércoles
directory-one-th = jueves
directory-one-fr = viernes
directory-one-sa = sábado
directory-one-su = domingo
directory-nth-1 = el primer { $day } del mes
directory-nth-2 = el segundo { $day } del mes
directory-nth-3 = el tercer { $day } del mes
directory-nth-4 = el cuarto { $day } del mes
directory-nth-5 = el quinto { $day } del mes
directory-nth-last1 = el último { $day } del mes
directory-nth-last2 = el penúltimo { $day } del mes
directory-nth-last3 = el antepenúltimo { $day } del mes
directory-nth-last4 = el cuarto { $day } antes de fin de mes
directory-nth-last5 = el quinto { $day } antes de fin de mes
directory-hours = { $day }, de { $from } a { $until }
directory-hours-gone = { $day }, desde las { $from } hasta que se acabe
directory-shut-on = Cerrado el { $day }
directory-open-until = Abierto ahora; cierra: { $time }
directory-open-gone = Abierto ahora, hasta que se acabe
directory-opens = Abre: { $day }, { $time }
directory-open-always = Abierto de día y de noche
directory-shut = Cerrado ahora

# One listing
directory-group-what = Qué es
directory-group-when = Cuándo
directory-group-where = Dónde
directory-group-reach = Cómo comunicarse
directory-group-who = Quién puede venir
directory-line-needs = Ayuda con:
directory-line-focus = Para:
directory-line-gives = Da:
directory-line-takes = Recibe lo que usted trae:
directory-line-address = Dirección:
directory-line-phone = Teléfono:
directory-line-email = Correo:
directory-line-page = Página:
directory-line-who = Quién puede venir:
directory-line-papers = Papeles que hay que traer:
directory-line-languages = Idiomas:
directory-age-confirmed = { $by } lo dijo { $when }, { $how }
directory-age-never = Nadie ha confirmado esto. Se sabe desde { $when }
directory-by-group = El grupo mismo
directory-by-steward = Quien coordina
directory-by-source = La lista de donde vino
directory-how-call = por teléfono
directory-how-visit = yendo al lugar
directory-how-page = por su página
directory-how-link = con su propio enlace
directory-how-form = por escrito
directory-how-import = de un archivo
directory-crisis-until = Esto vale hasta: { $day }.
directory-doubted = Hace poco, dos personas o más no encontraron a nadie. Llame antes de ir.
directory-noticed = Lo que notaron los vecinos
directory-noticed-none = Nadie nos ha dicho nada desde la última confirmación.
directory-noticed-there = { $n ->
    [one] Una persona estuvo ahí { $when }.
   *[other] { $n } personas estuvieron ahí; la última, { $when }.
}
directory-noticed-nobody = { $n ->
    [one] Alguien lo intentó y nadie contestó, { $when }.
   *[other] { $n } personas lo intentaron y nadie contestó; la última, { $when }.
}
directory-noticed-page-gone = Su página no respondió { $when }.
directory-noticed-page = Su página respondió { $when }.
directory-seen-q = ¿Fue al lugar o llamó?
directory-seen-there = Estuve ahí
directory-seen-nobody = Nadie contestó
directory-seen-sees = Todos ven cuántas personas lo dijeron. Nadie ve quién.
directory-seen-thanks = Gracias. Lo verá la próxima persona.
directory-wrong = ¿Algo no está bien?
directory-wrong-say = Díganos qué no está bien
directory-wrong-ours = Este es nuestro grupo
directory-tend-this = Atender esta ficha

# Suggestions
directory-suggest-new = Sugiera un grupo o lugar
directory-suggest-new-lead = Un grupo, una despensa, un refrigerador. Díganos lo que sabe; quien coordina lo revisa primero.
directory-suggest-correct = ¿Qué no está bien?
directory-suggest-what = ¿Qué quiere decir?
directory-says-new = Uno nuevo
directory-says-correct = Algo es distinto
directory-says-closed = Ya terminó
directory-says-resting = Está en descanso
directory-says-ours = Es nuestro grupo y lo queremos atender
directory-says-do-not-list = Es nuestro y no queremos aparecer
directory-suggest-words = Cuéntenos más
directory-suggest-words-hint = Qué cambió y cómo lo sabe. Nada privado, por favor: ni nombres ni teléfonos de personas.
directory-suggest-reach = Cómo se comunica uno
directory-suggest-reach-hint = Una página, un número público o un correo público.
directory-suggest-does = Qué hace
directory-suggest-does-hint = Quién va, cuándo y qué dan. Con sus palabras.
directory-suggest-sees = Primero lo lee quien coordina. No le preguntamos quién es. Se borra un mes después de decidir.
directory-suggest-send = Enviar
directory-suggest-says-what = Elija qué quiere decir.
directory-suggest-empty = Díganos qué es distinto, en pocas palabras.
directory-suggest-full = Hay tantas sugerencias en espera que hoy no recibimos más. Intente en unos días o llámenos.
directory-suggested = Gracias, ya lo tiene quien coordina
directory-suggested-lamp = alguien lo leerá
directory-suggested-new = Revisan si existe y luego lo ponen en la lista. Antes de eso nada es público.
directory-suggested-correct = Mientras nadie lo revise, la ficha queda igual. Su palabra cuenta, pero sola no cierra nada.
directory-suggested-ours = Mandan un enlace al correo o número público del grupo. Con él, ustedes mismos atienden su ficha.
directory-suggested-do-not-list = Lo quitan, y queda fuera de cualquier lista futura.

# The stewards' side
directory-tend = El directorio
directory-tend-lead = Lo que le espera y qué fichas necesitan una llamada.
directory-waiting = { $n ->
    [0] Sugerencias
    [one] Una sugerencia en espera
   *[other] { $n } sugerencias en espera
}
directory-waiting-none = No hay ninguna en espera.
directory-kept = { $n ->
    [0] Fichas
    [one] Una ficha
   *[other] { $n } fichas
}
directory-kept-order = Primero las menos seguras: necesitan una llamada.
directory-kept-none = Todavía no atiende ninguna ficha
directory-kept-none-text = Escriba la primera: su propio grupo, o la despensa de la esquina.
directory-new = Una ficha nueva
directory-added = Ya está en la lista. Léala otra vez como la leería un vecino.
directory-is-listed = Esta ya está en la lista: aquí la tiene.
directory-not-listed = Pidió no aparecer en la lista, así que no la ponemos.
directory-edit = Una ficha
directory-edit-public = Véala como la ven todos
directory-edit-facts = Lo que dice
directory-edit-draft = Esta es su copia de trabajo. Nadie más la ve hasta que la publique.
directory-edit-overtaken = Alguien publicó otro texto desde que usted empezó. Compare antes de publicar.
directory-edit-sees = Lo que publique lo puede leer todo el mundo. Lo que cambie cuenta como confirmado hoy.
directory-publish = Publicar
directory-draft = Guardar como copia de trabajo
directory-draft-drop = Tirar mi copia de trabajo
directory-draft-kept = Guardado. Solo lo ve quien coordina.
directory-draft-dropped = Se tiró. Esto es lo publicado.
directory-published = Publicado.
directory-nothing-new = Nada es distinto, así que no se cambió nada.
directory-overtaken = Alguien publicó mientras usted escribía. Su texto queda aquí como copia de trabajo.
directory-act-sure = Qué tan seguro es
directory-act-confirm = Sé que esto sigue siendo cierto
directory-act-how = ¿Cómo lo sabe?
directory-act-confirm-now = Confirmar
directory-confirm-none = Elija lo que sabe.
directory-confirmed = Confirmado, con la fecha de hoy.
directory-act-stand = Descansa o ya terminó
directory-act-there = Ahí está
directory-act-resting = Descansa
directory-act-closed = Ya terminó
directory-act-until = Hasta cuándo descansa, si lo sabe
directory-act-say = Decirlo
directory-stands = La página ya lo dice.
directory-act-crisis = Un aviso por ahora
directory-act-crisis-text = Por ejemplo “cerrado por el humo”. Siempre se quita solo.
directory-act-crisis-en = En inglés
directory-act-crisis-es = En español
directory-act-crisis-days = Por cuántos días (21 cuando más)
directory-act-crisis-say = Ponerlo en la página
directory-crisis-on = El aviso está en la página.
directory-crisis-off = Se quitó el aviso.
directory-act-link = Un enlace para el grupo mismo
directory-act-link-text = Con él dicen “sigue igual” con un toque. Mándelo solo al correo o número de la página.
directory-act-link-make = Hacer el enlace
directory-act-link-anew = Hacer otro; este deja de servir
directory-link-made = Aquí está el enlace.
directory-link-mail = Escribir un correo con él
directory-link-text = Escribir un mensaje con él
directory-link-subject = ¿Sigue igual?
directory-link-words = ¡Hola! Los vecinos encuentran a { $name } en nuestro directorio. ¿Sigue igual? Con un toque dicen que sí: { $link }
directory-act-remove = Quitarla
directory-act-remove-text = Un grupo que terminó queda como “terminó”, para que nadie lo busque en vano. Quite lo que nunca fue correcto, o a quien lo pida.
directory-act-remove-sure = Sí, quitarla
directory-act-remove-forever = Pidieron no aparecer: que quede fuera para siempre
directory-act-remove-now = Quitarla
directory-remove-sure = Marque “sí” si está segura o seguro.
directory-removed = Ya no está en el directorio.
directory-queue-title = Una sugerencia
directory-queue-words = Con sus palabras
directory-queue-like = Estas pueden ser la misma
directory-take = Aceptar
directory-decline = Dejarla
directory-taken = Aceptada.
directory-declined = Se dejó. No se cambió nada.
directory-take-new = Si la acepta, aparece en la lista, sin confirmar. Después llame y confírmela.
directory-take-correct = Si la acepta, pasa al formulario para escribirlo.
directory-take-closed = Si la acepta, la página dirá que el grupo terminó.
directory-take-resting = Si la acepta, la página dirá que el grupo descansa.
directory-take-ours = Si la acepta, pasa a la ficha. Ahí hace el enlace y lo manda al correo o número público.
directory-take-do-not-list = Si la acepta, se quita la ficha y queda fuera de cualquier lista futura.
directory-form-name = Nombre
directory-form-nameless = Escriba el nombre.
directory-form-long = Use { $max } letras cuando más.
directory-form-page-wrong = Eso no es la dirección de una página.
directory-form-email-wrong = Eso no es un correo.
directory-form-hours-wrong = Esta fila necesita un día y la hora en que abre. El fin va después del comienzo.
directory-form-what-en = Qué hace, en inglés
directory-form-what-es = Qué hace, en español
directory-form-needs = Ayuda con
directory-form-focus = Es para
directory-form-region = Región
directory-form-area = Dónde, en pocas palabras
directory-form-area-hint = Un barrio o una esquina.
directory-form-address = Dirección a donde se puede ir
directory-form-address-hint = Déjela vacía si nadie debe ir a la puerta.
directory-form-hours-hint = Sin hora de cierre significa: hasta que se acabe.
directory-form-takes = Cuándo recibe lo que la gente trae
directory-form-others = Días distintos
directory-form-others-hint = Una fecha sin horas significa: cerrado ese día.
directory-form-other = Un día distinto
directory-form-date = Fecha
directory-form-nth = Cuál
directory-form-day = Día
directory-form-from = desde
directory-form-until = hasta
directory-form-no-day = ningún día
directory-form-nth-every = cada
directory-form-nth-1 = primer
directory-form-nth-2 = segundo
directory-form-nth-3 = tercer
directory-form-nth-4 = cuarto
directory-form-nth-last1 = último
directory-form-public = Lo puede leer todo el mundo.
directory-form-who-en = Quién puede venir, en inglés
directory-form-who-es = Quién puede venir, en español
directory-form-papers-en = Papeles que hay que traer, en inglés
directory-form-papers-es = Papeles que hay que traer, en español
directory-form-papers-hint = Solo si de verdad los piden. “Ninguno” es buena noticia.
directory-keep = Su ficha
directory-keep-lead = Ustedes atienden esta ficha. Quien tenga este enlace la puede cambiar.
directory-keep-renew = Sí, todo sigue igual
directory-keep-again = Ya volvimos, y todo es cierto
directory-keep-renewed = Gracias. Los vecinos ven la fecha de hoy.
directory-keep-rest = Descansamos o ya terminó
directory-keep-change = Algo es distinto
directory-keep-overtaken = Alguien más lo cambió mientras escribía. Revíselo y luego publique.

# The map
directory-map-county = Mapa del condado: cuántos grupos y lugares ayudan en cada zona
directory-map-places = Mapa de esta zona, lugar por lugar
directory-map-islands = Islas
directory-map-legend = Un hexágono encendido tiene a alguien; el número dice cuántos. Uno sin luz todavía no tiene a nadie. La lista dice lo mismo.
directory-map-count = { $n ->
    [0] nadie todavía
    [one] 1 opción
   *[other] { $n } opciones
}
directory-council = Su concilio vecinal
directory-council-of = { $place } está en la zona de { $name }.
directory-council-text = Un concilio se reúne en público, y puede hablar cualquiera que viva, trabaje o estudie ahí.
directory-begin = ¿En el condado de Los Ángeles? Empiece con una lista de grupos
directory-begin-text = Grupos y lugares que se nombraron ahí en público, cada uno con su fecha. Ninguno cuenta como confirmado.
directory-begin-now = Empezar con estas
directory-begin-none = Marque al menos una región.
directory-begun = El directorio empezó. Ahora llame a uno y confírmelo.
