### Edades, días y horas.

i18n-ago-now = ahora mismo
i18n-ago-minutes = { $n ->
    [one] hace 1 minuto
   *[other] hace { $n } minutos
}
i18n-ago-hours = { $n ->
    [one] hace 1 hora
   *[other] hace { $n } horas
}
i18n-ago-days = { $n ->
    [one] hace 1 día
   *[other] hace { $n } días
}
i18n-ago-weeks = { $n ->
    [one] hace 1 semana
   *[other] hace { $n } semanas
}
i18n-ago-months = { $n ->
    [one] hace 1 mes
   *[other] hace { $n } meses
}

i18n-today = hoy
i18n-tomorrow = mañana
i18n-yesterday = ayer
i18n-day-time = { $day }, { $time }
i18n-date = { $day } de { $month }
i18n-date-year = { $day } de { $month } de { $year }
i18n-midnight = medianoche
i18n-noon = mediodía
i18n-am = { $hour } a. m.
i18n-pm = { $hour } p. m.
i18n-am-minutes = { $hour }:{ $minutes } a. m.
i18n-pm-minutes = { $hour }:{ $minutes } p. m.

i18n-monday = lunes
i18n-tuesday = martes
i18n-wednesday = miércoles
i18n-thursday = jueves
i18n-friday = viernes
i18n-saturday = sábado
i18n-sunday = domingo

i18n-january = enero
i18n-february = febrero
i18n-march = marzo
i18n-april = abril
i18n-may = mayo
i18n-june = junio
i18n-july = julio
i18n-august = agosto
i18n-september = septiembre
i18n-october = octubre
i18n-november = noviembre
i18n-december = diciembre
