### Ages, days and clock times.

i18n-ago-now = just now
i18n-ago-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
i18n-ago-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
i18n-ago-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
i18n-ago-weeks = { $n ->
    [one] 1 week ago
   *[other] { $n } weeks ago
}
i18n-ago-months = { $n ->
    [one] 1 month ago
   *[other] { $n } months ago
}

i18n-today = today
i18n-tomorrow = tomorrow
i18n-yesterday = yesterday
i18n-day-time = { $day } { $time }
i18n-date = { $month } { $day }
i18n-date-year = { $month } { $day }, { $year }
i18n-midnight = midnight
i18n-noon = noon
i18n-am = { $hour } am
i18n-pm = { $hour } pm
i18n-am-minutes = { $hour }:{ $minutes } am
i18n-pm-minutes = { $hour }:{ $minutes } pm

i18n-monday = Monday
i18n-tuesday = Tuesday
i18n-wednesday = Wednesday
i18n-thursday = Thursday
i18n-friday = Friday
i18n-saturday = Saturday
i18n-sunday = Sunday

i18n-january = January
i18n-february = February
i18n-march = March
i18n-april = April
i18n-may = May
i18n-june = June
i18n-july = July
i18n-august = August
i18n-september = September
i18n-october = October
i18n-november = November
i18n-december = December
