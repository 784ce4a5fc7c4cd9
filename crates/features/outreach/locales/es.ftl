# Recorridos
outreach-title = De puerta en puerta
outreach-my = Listas para recorrer de dos en dos
outreach-lead = De dos en dos y de día. Saludamos, dejamos papel y no anotamos nada de nadie.
outreach-none = Ahora no hay recorridos
outreach-none-text = Cuando quien coordina haga una lista, aparece aquí.
outreach-none-steward = Haga una lista de puertas. Cada parte la toman dos personas.
outreach-made = Hecha { $day }
outreach-nameless = Alguien del vecindario
outreach-settings = En cada hoja de ruta
outreach-county = Lo que ofrece el condado, en pocas palabras
outreach-county-hint = En la hoja sale como texto.
outreach-county-url = Su dirección en internet
outreach-county-long = Use { $max } letras o menos, por favor.
outreach-county-wrong = Empiece con https:// y escriba la dirección completa.
outreach-settings-saved = Quedó guardado. Sale en la próxima hoja.

outreach-new = Una lista nueva para recorrer
outreach-new-lead = Las puertas visitadas en los últimos 30 días, o que pidieron que no, se quedan fuera solas.
outreach-circle = Para qué círculo
outreach-circle-wrong = Elija un círculo que usted coordina.
outreach-building-n = Edificio { $n }
outreach-building = Calle y número, o el nombre del edificio
outreach-building-hint = Escríbalo siempre igual, para reconocer las puertas.
outreach-building-wrong = Diga qué edificio es, con { $max } letras o menos.
outreach-doors = Puertas
outreach-doors-hint = 1–24 o 101, 103, 2A
outreach-doors-none = Escriba las puertas, como 1–24.
outreach-doors-wrong = No podemos leer «{ $what }». Escriba 1–24 o 101, 103.
outreach-doors-many = Son más de 400 puertas. Haga dos listas, por favor.
outreach-nothing = Diga al menos un edificio.
outreach-all-rest = Todas estas puertas descansan ahora. Elija otras.
outreach-quiet = Letrero «no se acepta propaganda»
outreach-new-sees = Quienes ayudan en este círculo ven los edificios. Las puertas solo las ven las dos personas que recorren esa parte y quien coordina. Todo se borra a los 30 días.
outreach-new-make = Hacer la lista
outreach-new-twice = Este formulario ya se mandó, con otras puertas. Primero mire esa lista, por favor.
outreach-new-made = La lista está hecha. Ahora dos personas toman cada parte.

outreach-one = Recorrido
outreach-tips = Antes de salir
outreach-tip-pair = Siempre dos, siempre de día. Los dos dicen que sí a cada puerta.
outreach-tip-door = Toque, dé un paso atrás, diga su nombre. No entre nunca. Un no es un no.
outreach-tip-notes = Marque una casilla. No escriba nada de la gente: ni nombres, ni cómo se ve, ni papeles.
outreach-tip-quiet = Este edificio tiene un letrero «no se acepta propaganda»: no deje papel.
outreach-left-out = { $n ->
    [one] Una puerta queda fuera: la visitaron hace poco o pidió que no.
   *[other] { $n } puertas quedan fuera: las visitaron hace poco o pidieron que no.
}
outreach-doors-n = { $n ->
    [one] una puerta
   *[other] { $n } puertas
}
outreach-done-n = { $n ->
    [one] una hecha
   *[other] { $n } hechas
}
outreach-no-hands = Todavía no ayuda nadie más aquí. Nadie va a solas.
outreach-with = Voy con
outreach-with-choose = Elija a una persona
outreach-with-missing = Elija con quién va. Nadie va a solas.
outreach-take = La tomamos entre dos
outreach-took = Es suya. Vayan de día y los dos.
outreach-taken = Esta parte ya la tienen otras dos personas.
outreach-give-back = Devolverla
outreach-gave-back = Devuelta. La pueden tomar otros.
outreach-print = Imprimir la hoja de ruta
outreach-door = Puerta { $door }
outreach-skip = Pase de largo: pidieron que no vayamos.
outreach-skip-visited = Pase de largo: otras personas ya vinieron en los últimos 30 días.
outreach-talked = Hablamos
outreach-paper = Dejamos papel
outreach-nobody = No había nadie
outreach-no-handbills = Sin propaganda
outreach-never = No volver
outreach-heard = Idioma que se oyó, si quiere
outreach-undo = Deshacer
outreach-said = Anotado.
outreach-undone = Deshecho.
outreach-sees = No hay lugar para notas, a propósito. A los 30 días se borra todo. Solo quedan «no volver» y «sin propaganda», de un modo que nadie puede leer.
outreach-erase-text = Puede borrar esta lista ahora. «No volver» se queda.
outreach-erase = Borrar la lista
outreach-erased = La lista ya no está.
outreach-sheet-title = Hoja de ruta: { $building }
outreach-sheet-door = Puerta
outreach-sheet-language = Idioma
outreach-sheet-foot = { $pair } · { $day } · Devolver y romper.

outreach-settings-lead = Estas palabras salen en las hojas de este círculo y de los que están dentro.
outreach-settings-others = Otros círculos que usted coordina
outreach-season = Qué hay ahora en el aire
outreach-season-hint = Cada cosa añade una línea de cuidado. Quítela cuando pase.
outreach-illness = Anda una enfermedad
outreach-heat = Mucho calor
outreach-smoke = Humo
outreach-cold = Frío y lluvia
outreach-own = Sus propias palabras
outreach-own-hint = La clave de la reja la tiene la administración. Atrás hay perros.
outreach-tip-mailbox = En los buzones, nada: una ley federal (18 USC 1725) los guarda para el correo con estampilla. Cuelgue el papel de la manija o páselo por debajo de la puerta.
outreach-tip-hands = Límpiese las manos antes y después. Lleve mascarilla y gel.
outreach-tip-illness = Anda una enfermedad: use mascarilla, quédese a dos metros, no salga si se siente mal.
outreach-tip-heat = Mucho calor: salgan antes de las 10 o después de las 6, con agua, cuidándose entre sí.
outreach-tip-smoke = Hay humo: mascarilla bien ajustada, vueltas cortas, o mejor otro día.
outreach-tip-cold = Frío y lluvia: zapatos secos, el papel en una bolsa, de vuelta antes de que oscurezca.
outreach-door-quiet = Sin propaganda: no deje papel
outreach-sheet-no-paper = sin papel
outreach-paper-size = Papel
outreach-paper-letter = Carta
outreach-paper-a4 = A4
outreach-mind-words = El edificio o las notas
outreach-letters = Letras
outreach-letters-standard = Normales
outreach-letters-large = Grandes
