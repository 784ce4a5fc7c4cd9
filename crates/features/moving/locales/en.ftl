### The spreadsheet: lists come in and go out.

moving-title = Spreadsheet
moving-lead = Bring the list you already keep. Nothing is saved until you have seen what it would do.
moving-kind = What is in the list?
moving-kind-households = Households
moving-kind-helpers = Helpers
moving-kind-asks = Asks
moving-circle = Where do these people live?
moving-file = Choose a file
moving-file-hint = A CSV file. In Excel or Google Sheets: save or download as CSV.
moving-pasted = Or paste the rows here
moving-pasted-hint = Copy them in your spreadsheet, heading too.
moving-sees = Only stewards of this circle see the list. It is locked with a key of its own, and gone when it came in or after 7 days.
moving-read = Read the list
moving-none = No list has come in yet.
moving-before = Lists that came in
moving-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
moving-state-mapping = Waits for you: what is in each column?
moving-state-looking = Reading every row. Nothing is saved yet.
moving-state-ready = Read. Waits for you to bring it in.
moving-state-bringing = Coming in
moving-state-done = Came in
moving-state-undoing = Being taken back
moving-state-undone = Taken back
moving-out = Take a list out
moving-out-asks-text = Open asks as a sheet: what, when, where. No names, no phones, and nothing that is sensitive.
moving-out-asks = Open asks (CSV)
moving-out-asks-excel = The same for Excel
moving-out-people-text = A list of people leaves the network only when two stewards agree.
moving-out-place = Place
moving-out-code = Code
moving-leave-households = Take the list of households out
moving-leave-helpers = Take the list of helpers out
moving-leave-lead = Names, phones and addresses leave this house in a file. That takes two of you.
moving-leave-step-ask = You ask for it here.
moving-leave-step-yes = Another steward says yes within three days.
moving-leave-step-take = You take the file, once.
moving-leave-alone = Are you the only steward? Then every member sees it for three days, and any of them can stop it.
moving-leave-ask = Ask for the list
moving-leave-asked = Asked. Others see it now.
moving-leave-second = It waits for the yes of another steward, until { $day }. Then it lapses.
moving-leave-members = Every member can see this and stop it. If nobody does, the file is yours on { $day }.
moving-leave-see = See what waits for a yes
moving-leave-stop = I do not need it after all
moving-leave-stopped = Stopped. No list leaves.
moving-leave-ready = It was agreed to. The file is here for you until { $day }.
moving-leave-once = You can take it once. If the download breaks off, ask again.
moving-leave-take = Take the file
moving-leave-used = This file was taken already, or somebody stopped it.
moving-leave-again = Ask again
moving-leave-care = The file is not locked. Keep it on your own device, and delete it when you are done.
moving-sheet = Sheet for the clipboard
moving-sheet-text = Print the open asks, go to the door, write on the paper. Then type the whole sheet back at once.
moving-sheet-open = See and print the sheet
moving-sheet-back = Type the sheet back
moving-sheet-none = No open asks for paper
moving-sheet-none-text = When somebody asks for a hand, it shows up here.
moving-sheet-quiet = { $n ->
    [one] 1 sensitive ask stays at the desk
   *[other] { $n } sensitive asks stay at the desk
}
moving-sheet-number = No.
moving-sheet-who = Who and where
moving-sheet-what = What
moving-sheet-takes = Who takes it
moving-sheet-done = Done
moving-sheet-could-not = Could not, because
moving-sheet-care = Keep this paper with you, and shred it after.
moving-sheet-print = To print: Ctrl+P, or Share and Print on a phone.
moving-back = Type the sheet back
moving-back-lead = Same order as on the paper. Tick what happened and leave the rest.
moving-back-what = What happened?
moving-back-nothing = Nothing yet
moving-back-took = Somebody took it
moving-back-done = Done
moving-back-could-not = Could not be done
moving-back-who = Who took it? A helper’s name or last four digits
moving-back-why = Why not?
moving-back-save = Save all rows
moving-back-kept = Written down.
moving-back-kept-count = { $n ->
    [one] 1 row is written down.
   *[other] { $n } rows are written down.
}
moving-back-not-count = { $n ->
    [one] 1 row is not saved yet. It says why, and what you typed is still there.
   *[other] { $n } rows are not saved yet. Each says why, and what you typed is still there.
}
moving-back-gone = This ask is not here anymore.
moving-back-changed = Somebody changed this ask since the page was opened. Look at it, then save again.
moving-back-other-has-it = Somebody else has this one already.
moving-back-who-missing = Who took it? Write a name or the last four digits.
moving-back-nobody = No helper has that name or number.
moving-back-several = More than one helper fits. Add the last four digits.

moving-no-empty = There is nothing in it. Choose a file, or paste some rows.
moving-no-workbook = This is an Excel or LibreOffice workbook. Open it, choose “Save as”, then CSV, and bring that file.
moving-no-picture = This is a PDF or a picture. We can read a table only: save it as CSV.
moving-no-packed = This file is packed (zip or similar). Unpack it first, then bring the CSV file.
moving-no-bytes = We could not read this as a table. Save it as CSV and try again.
moving-no-rows = There is a heading, and no row below it.
moving-no-too-many-rows = More than 100,000 rows. Please split the list in two.
moving-no-too-many-columns = More than 100 columns. Please take out the ones you do not need.

moving-columns = What is in each column?
moving-columns-lead = We guessed. Change what is wrong. Nothing is saved yet.
moving-cleaned = Some marks in the file could not be read. They were taken out.
moving-repeated = { $n ->
    [one] 1 row stands in the list twice. It counts once.
   *[other] { $n } rows stand in the list twice. Each counts once.
}
moving-headed = The first row has the names of the columns
moving-column-n = Column { $n }
moving-column-leave = Leave out
moving-column-name = Name
moving-column-surname = Last name
moving-column-others = Other people
moving-column-phone = Phone
moving-column-email = E-mail
moving-column-address = Address
moving-column-size = Household size
moving-column-languages = Languages
moving-column-skills = Can do
moving-column-days = Days
moving-column-what = What is needed
moving-column-sort = Kind of help
moving-column-when = When
moving-column-asked = Date asked
moving-column-status = Status
moving-column-notes = Notes
moving-order = How are the dates written?
moving-order-hint = Both would fit some rows. We need your eye.
moving-order-mdy = Month first: 3/25 is March 25
moving-order-dmy = Day first: 25/3 is March 25
moving-look = Try it, save nothing
moving-drop = Throw this list away
moving-dropped = The list is gone.
moving-problem-no-what = Which column says what is needed?
moving-problem-no-who = Which column has the name, phone or e-mail?
moving-problem-no-order = Is the month or the day first?

moving-busy = Working on it
moving-busy-text = This page looks again by itself. You may leave: the work goes on, even after a power cut.
moving-stuck = This list stopped half-way
moving-stuck-text = What came in so far is safe, and nothing came in twice. The rest waits. From the page of things that are stuck you can let it go on.
moving-stuck-see = See what is stuck
moving-count-elsewhere = { $n ->
    [one] 1 may be somebody of a circle you do not tend. They came in as somebody new.
   *[other] { $n } may be people of circles you do not tend. They came in as somebody new.
}
moving-again = Look again

moving-ready = Here is what we found
moving-ready-fine = { $n ->
    [one] 1 row can come in.
   *[other] { $n } rows can come in.
}
moving-ready-stopped = { $n ->
    [0] None stays out.
    [one] 1 row stays out.
   *[other] { $n } rows stay out.
}
moving-ready-nothing-yet = Nothing is saved yet.
moving-ready-clean = Every row reads well.
moving-ready-sees = Notes, phones and addresses go where only stewards look. No ask is sent out, and nobody gets a message.
moving-found = What we found
moving-line = Line
moving-somebody = Somebody in another circle
moving-same = When a row may be somebody who is here
moving-same-skip = Leave the row out
moving-same-add = It is them: fill what is empty
moving-same-new = It is somebody new
moving-same-as-all = As for all
moving-keep-private = Keep the notes with phones or addresses, where only stewards look
moving-take-done = Bring in asks that are done, too
moving-bring = Bring it in
moving-back-to-columns = Back to the columns
moving-finding-too-long = A cell is too long. A quote mark may be missing.
moving-finding-nobody = No name, phone or e-mail. The row stays out.
moving-finding-nothing-asked = It does not say what is needed. The row stays out.
moving-finding-done = It is done already. It stays out unless you choose.
moving-finding-again = This row came in before. It stays out.
moving-finding-maybe-same = Maybe the same as
moving-finding-half = Fewer cells than the heading. The rest counts as empty.
moving-finding-extra = More cells than the heading. What is too many is left out.
moving-finding-two-phones = More than one phone in a field. The first one counts, the others are kept beside it.
moving-finding-no-phone = No phone number in the phone field. Kept as a note.
moving-finding-no-email = No e-mail address in the e-mail field. Kept as a note.
moving-finding-formula = A formula. We take it as plain text, and it never runs.
moving-finding-no-date = We could not read the date. Kept as a note.
moving-finding-private = A phone or an address stands in the text. We offer to keep it where only stewards look.

moving-done = The list came in
moving-undone = The list was taken back
moving-count-made = { $n ->
    [one] 1 new person
   *[other] { $n } new people
}
moving-count-added = { $n ->
    [one] 1 person who was here got what was empty
   *[other] { $n } people who were here got what was empty
}
moving-count-asked = { $n ->
    [one] 1 ask waits at the desk
   *[other] { $n } asks wait at the desk
}
moving-count-asked-done = { $n ->
    [one] 1 ask was done already, and waits at the desk
   *[other] { $n } asks were done already, and wait at the desk
}
moving-count-skipped = { $n ->
    [one] 1 row left out: they may be here already
   *[other] { $n } rows left out: they may be here already
}
moving-count-stopped = { $n ->
    [one] 1 row stayed out
   *[other] { $n } rows stayed out
}
moving-count-taken-back = { $n ->
    [one] 1 thing taken back
   *[other] { $n } things taken back
}
moving-count-kept = { $n ->
    [one] 1 thing stayed
   *[other] { $n } things stayed
}
moving-kept-text = Somebody touched these since, so they stay. They are on these lines of your file:
moving-undo-title = Wrong list?
moving-undo-text = You can take all of it back until { $when }. What somebody touched since stays.
moving-undo = Take it all back
moving-known = What a list said
moving-known-phone = Other phone
moving-known-sees = Only stewards who look after them see this.
moving-to-desk = To the desk
moving-late = This list has moved on meanwhile.
moving-see-list = See where it is
