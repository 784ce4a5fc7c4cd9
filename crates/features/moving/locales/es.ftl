### La hoja de cálculo: las listas entran y salen.

moving-title = Hoja de cálculo
moving-lead = Traiga la lista que ya tiene. Nada se guarda hasta que usted vea qué pasaría.
moving-kind = ¿Qué hay en la lista?
moving-kind-households = Hogares
moving-kind-helpers = Personas que ayudan
moving-kind-asks = Pedidos
moving-circle = ¿Dónde viven estas personas?
moving-file = Elija un archivo
moving-file-hint = Un archivo CSV. En Excel o Google Sheets: guardar o descargar como CSV.
moving-pasted = O pegue aquí las filas
moving-pasted-hint = Cópielas de su hoja, con los títulos.
moving-sees = Solo quienes coordinan este círculo ven la lista. Tiene su propia llave y desaparece al entrar o a los 7 días.
moving-read = Leer la lista
moving-none = Todavía no ha entrado ninguna lista.
moving-before = Listas que entraron
moving-rows = { $n ->
    [one] 1 fila
   *[other] { $n } filas
}
moving-state-mapping = La espera a usted: ¿qué hay en cada columna?
moving-state-looking = Leyendo cada fila. Todavía no se guarda nada.
moving-state-ready = Leída. Falta que usted la traiga.
moving-state-bringing = Entrando
moving-state-done = Ya entró
moving-state-undoing = Se está deshaciendo
moving-state-undone = Se deshizo
moving-out = Sacar una lista
moving-out-asks-text = Los pedidos abiertos en una hoja: qué, cuándo y dónde. Sin nombres, sin teléfonos y sin nada delicado.
moving-out-asks = Pedidos abiertos (CSV)
moving-out-asks-excel = Lo mismo para Excel
moving-out-people-text = Una lista de personas sale de la red solo si dos personas que coordinan están de acuerdo.
moving-out-place = Lugar
moving-out-code = Clave
moving-leave-households = Sacar la lista de hogares
moving-leave-helpers = Sacar la lista de quienes ayudan
moving-leave-lead = Nombres, teléfonos y direcciones salen de esta casa en un archivo. Eso se decide entre dos.
moving-leave-step-ask = Usted la pide aquí.
moving-leave-step-yes = Otra persona que coordina dice que sí en tres días.
moving-leave-step-take = Usted se lleva el archivo, una sola vez.
moving-leave-alone = ¿Coordina usted a solas? Entonces todos los miembros lo ven tres días, y cualquiera puede detenerlo.
moving-leave-ask = Pedir la lista
moving-leave-asked = Pedido. Ya lo ven los demás.
moving-leave-second = Espera el sí de otra persona que coordina, hasta { $day }. Después caduca.
moving-leave-members = Cualquier miembro puede ver esto y detenerlo. Si nadie lo hace, el archivo es suyo: { $day }.
moving-leave-see = Ver lo que espera un sí
moving-leave-stop = Ya no la necesito
moving-leave-stopped = Detenido. No sale ninguna lista.
moving-leave-ready = Se acordó. El archivo está aquí para usted hasta { $day }.
moving-leave-once = Puede llevárselo una vez. Si la descarga se corta, pídalo de nuevo.
moving-leave-take = Llevarme el archivo
moving-leave-used = Este archivo ya se lo llevaron, o alguien lo detuvo.
moving-leave-again = Pedir de nuevo
moving-leave-care = El archivo va sin candado. Guárdelo en su propio aparato y bórrelo cuando termine.
moving-sheet = Hoja para la tabla de apuntes
moving-sheet-text = Imprima los pedidos abiertos, vaya a la puerta y apunte en el papel. Después pase toda la hoja de una vez.
moving-sheet-open = Ver e imprimir la hoja
moving-sheet-back = Pasar la hoja
moving-sheet-none = No hay pedidos abiertos para el papel
moving-sheet-none-text = Cuando alguien pida una mano, aparecerá aquí.
moving-sheet-quiet = { $n ->
    [one] 1 pedido delicado se queda en la mesa
   *[other] { $n } pedidos delicados se quedan en la mesa
}
moving-sheet-number = Núm.
moving-sheet-who = Quién y dónde
moving-sheet-what = Qué
moving-sheet-takes = Quién lo toma
moving-sheet-done = Hecho
moving-sheet-could-not = No se pudo, porque
moving-sheet-care = No suelte este papel y rómpalo después.
moving-sheet-print = Para imprimir: Ctrl+P, o Compartir e Imprimir en el teléfono.
moving-back = Pasar la hoja
moving-back-lead = En el mismo orden que el papel. Marque lo que pasó y deje lo demás.
moving-back-what = ¿Qué pasó?
moving-back-nothing = Nada todavía
moving-back-took = Alguien lo tomó
moving-back-done = Hecho
moving-back-could-not = No se pudo
moving-back-who = ¿Quién lo tomó? El nombre o los últimos cuatro números de quien ayuda
moving-back-why = ¿Por qué no?
moving-back-save = Guardar todas las filas
moving-back-kept = Anotado.
moving-back-kept-count = { $n ->
    [one] Se anotó 1 fila.
   *[other] Se anotaron { $n } filas.
}
moving-back-not-count = { $n ->
    [one] 1 fila aún no se guarda. Dice por qué, y lo que escribió sigue ahí.
   *[other] { $n } filas aún no se guardan. Cada una dice por qué, y lo que escribió sigue ahí.
}
moving-back-gone = Este pedido ya no está aquí.
moving-back-changed = Alguien cambió este pedido desde que se abrió la página. Mírelo y guarde otra vez.
moving-back-other-has-it = Otra persona ya lo tiene.
moving-back-who-missing = ¿Quién lo tomó? Escriba un nombre o los últimos cuatro números.
moving-back-nobody = Nadie que ayude tiene ese nombre o número.
moving-back-several = Hay más de una persona así. Agregue los últimos cuatro números.

moving-no-empty = No hay nada. Elija un archivo o pegue unas filas.
moving-no-workbook = Esto es un libro de Excel o LibreOffice. Ábralo, elija «Guardar como», luego CSV, y traiga ese archivo.
moving-no-picture = Esto es un PDF o una imagen. Solo podemos leer una tabla: guárdela como CSV.
moving-no-packed = Este archivo está comprimido (zip o parecido). Descomprímalo y traiga el CSV.
moving-no-bytes = No pudimos leer esto como tabla. Guárdelo como CSV e intente otra vez.
moving-no-rows = Hay títulos, pero ninguna fila debajo.
moving-no-too-many-rows = Son más de 100,000 filas. Por favor divida la lista en dos.
moving-no-too-many-columns = Son más de 100 columnas. Por favor quite las que no necesite.

moving-columns = ¿Qué hay en cada columna?
moving-columns-lead = Esto es lo que creemos. Cambie lo que esté mal. Todavía no se guarda nada.
moving-cleaned = Algunos signos del archivo no se podían leer. Los quitamos.
moving-repeated = { $n ->
    [one] 1 fila está dos veces en la lista. Cuenta una vez.
   *[other] { $n } filas están dos veces en la lista. Cada una cuenta una vez.
}
moving-headed = La primera fila tiene los nombres de las columnas
moving-column-n = Columna { $n }
moving-column-leave = Dejar fuera
moving-column-name = Nombre
moving-column-surname = Apellido
moving-column-others = Otras personas
moving-column-phone = Teléfono
moving-column-email = Correo
moving-column-address = Dirección
moving-column-size = Cuántas personas
moving-column-languages = Idiomas
moving-column-skills = Qué puede hacer
moving-column-days = Días
moving-column-what = Qué necesita
moving-column-sort = Tipo de ayuda
moving-column-when = Cuándo
moving-column-asked = Fecha del pedido
moving-column-status = Estado
moving-column-notes = Notas
moving-order = ¿Cómo están escritas las fechas?
moving-order-hint = En algunas filas podría ser de las dos formas. Necesitamos su ojo.
moving-order-mdy = Primero el mes: 3/25 es el 25 de marzo
moving-order-dmy = Primero el día: 25/3 es el 25 de marzo
moving-look = Probar sin guardar nada
moving-drop = Tirar esta lista
moving-dropped = La lista ya no está.
moving-problem-no-what = ¿Qué columna dice lo que se necesita?
moving-problem-no-who = ¿Qué columna tiene el nombre, el teléfono o el correo?
moving-problem-no-order = ¿Va primero el mes o el día?

moving-busy = Estamos en eso
moving-busy-text = Esta página se actualiza sola. Puede irse: el trabajo sigue, aunque se vaya la luz.
moving-stuck = Esta lista se quedó a medias
moving-stuck-text = Lo que ya entró está a salvo, y nada entró dos veces. Lo demás espera. En la página de lo atorado usted puede dejar que siga.
moving-stuck-see = Ver lo atorado
moving-count-elsewhere = { $n ->
    [one] 1 quizá es alguien de un círculo que usted no coordina. Entró como alguien nuevo.
   *[other] { $n } quizá son de círculos que usted no coordina. Entraron como gente nueva.
}
moving-again = Mirar otra vez

moving-ready = Esto es lo que encontramos
moving-ready-fine = { $n ->
    [one] 1 fila puede entrar.
   *[other] { $n } filas pueden entrar.
}
moving-ready-stopped = { $n ->
    [0] Ninguna se queda fuera.
    [one] 1 fila se queda fuera.
   *[other] { $n } filas se quedan fuera.
}
moving-ready-nothing-yet = Todavía no se guarda nada.
moving-ready-clean = Todas las filas se leen bien.
moving-ready-sees = Las notas, los teléfonos y las direcciones van donde solo mira quien coordina. No sale ningún pedido y nadie recibe mensajes.
moving-found = Lo que encontramos
moving-line = Línea
moving-somebody = Alguien de otro círculo
moving-same = Cuando una fila puede ser alguien que ya está
moving-same-skip = Dejar la fila fuera
moving-same-add = Es la misma persona: llenar lo vacío
moving-same-new = Es otra persona
moving-same-as-all = Igual que todas
moving-keep-private = Guardar las notas con teléfonos o direcciones donde solo mira quien coordina
moving-take-done = Traer también los pedidos ya hechos
moving-bring = Traer la lista
moving-back-to-columns = Volver a las columnas
moving-finding-too-long = Una celda es demasiado larga. Quizá falta una comilla.
moving-finding-nobody = Sin nombre, teléfono ni correo. La fila se queda fuera.
moving-finding-nothing-asked = No dice qué se necesita. La fila se queda fuera.
moving-finding-done = Ya está hecho. Se queda fuera, a menos que usted elija.
moving-finding-again = Esta fila ya entró antes. Se queda fuera.
moving-finding-maybe-same = Quizá es la misma persona que
moving-finding-half = Menos celdas que los títulos. Lo demás cuenta como vacío.
moving-finding-extra = Más celdas que los títulos. Lo que sobra se queda fuera.
moving-finding-two-phones = Más de un teléfono en un campo. Cuenta el primero y los otros se guardan al lado.
moving-finding-no-phone = No hay un número en el campo del teléfono. Se guarda como nota.
moving-finding-no-email = No hay una dirección en el campo del correo. Se guarda como nota.
moving-finding-formula = Una fórmula. La tomamos como texto y nunca se ejecuta.
moving-finding-no-date = No pudimos leer la fecha. Se guarda como nota.
moving-finding-private = Hay un teléfono o una dirección en el texto. Podemos guardarlo donde solo mira quien coordina.

moving-done = La lista entró
moving-undone = La lista se deshizo
moving-count-made = { $n ->
    [one] 1 persona nueva
   *[other] { $n } personas nuevas
}
moving-count-added = { $n ->
    [one] 1 persona que ya estaba recibió lo que le faltaba
   *[other] { $n } personas que ya estaban recibieron lo que les faltaba
}
moving-count-asked = { $n ->
    [one] 1 pedido espera en la mesa
   *[other] { $n } pedidos esperan en la mesa
}
moving-count-asked-done = { $n ->
    [one] 1 pedido ya estaba hecho y espera en la mesa
   *[other] { $n } pedidos ya estaban hechos y esperan en la mesa
}
moving-count-skipped = { $n ->
    [one] 1 fila se quedó fuera: quizá ya está aquí
   *[other] { $n } filas se quedaron fuera: quizá ya están aquí
}
moving-count-stopped = { $n ->
    [one] 1 fila se quedó fuera
   *[other] { $n } filas se quedaron fuera
}
moving-count-taken-back = { $n ->
    [one] Se deshizo 1 cosa
   *[other] Se deshicieron { $n } cosas
}
moving-count-kept = { $n ->
    [one] Se quedó 1 cosa
   *[other] Se quedaron { $n } cosas
}
moving-kept-text = Alguien ya tocó esto, así que se queda. Está en estas líneas de su archivo:
moving-undo-title = ¿Lista equivocada?
moving-undo-text = Puede deshacerla toda hasta { $when }. Lo que alguien ya tocó se queda.
moving-undo = Deshacer todo
moving-known = Lo que decía una lista
moving-known-phone = Otro teléfono
moving-known-sees = Esto lo ve solo quien coordina donde vive esta persona.
moving-to-desk = A la mesa
moving-late = Esta lista ya avanzó mientras tanto.
moving-see-list = Ver dónde está
