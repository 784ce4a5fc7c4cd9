### The spreadsheet: households, helpers and asks come in and go out as CSV.
