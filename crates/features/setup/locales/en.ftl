### The first run: eight questions, the recovery sheet, and the first steps on the desk.

setup-new-title = This server is new
setup-new-lead = Nobody has begun here yet. Whoever started this server has a link in its window.
setup-new-lost = Is the link lost or used up? In the window of the server, type this for a new one:
setup-dead-title = This link does not open anymore
setup-dead-lead = It works once, and a newer one takes its place. Your answers are still there.
setup-founded-title = This network is founded already
setup-founded-lead = The first questions are answered, and their pages are closed.
setup-founded-sheet = If that was you: you are signed in on the screen where you began.
setup-founded-go = Go to the front page

setup-welcome = Eight short pages. You can stop at any time and come back with the same browser.
setup-name-q = What do you call your network?
setup-name-hint = The name on the door, such as “Lemon Street Neighbors”.
setup-name-sees = Anybody who opens these pages sees it.
setup-name-wrong = Please give the network a name.
setup-first-language = First language
setup-first-language-wrong = Please choose a first language. Both are always there.

setup-scale-q = How large do you begin?
setup-scale-hint = Small is good. You can add more later.
setup-scale-wrong = Please choose one: a building, a block or a neighborhood.
setup-place-name = What do neighbors call it?
setup-place-name-hint = Such as “Casa Limón” or “Lemon Street, 400 block”.
setup-place-name-wrong = Please tell us what neighbors call it.

setup-place-q = Where is it, roughly?
setup-rough-hint = A cross street or a landmark. Never a house number.
setup-rough-sees = Anybody may see it. It tells helpers which way to walk.
setup-rough-wrong = Please name a cross street or a landmark.
setup-regions = In Los Angeles County? Begin with a list of groups
setup-regions-text = Tick your regions, and the directory begins with groups and places that were named there in public, each with its age. None counts as confirmed. Anywhere else, leave it.
setup-zone = Time zone
setup-zone-other = Another one, typed below
setup-other-zone = Another time zone
setup-other-zone-hint = Only if yours is not on the list. Such as “America/Lima”.
setup-zone-wrong = We do not know this time zone. It looks like “America/Lima”.

setup-spoken-q = What do people speak here?
setup-spoken-hint = Choose as many as you like. Helpers see who speaks what.
setup-spoken-wrong = Please choose one language at least.

setup-line-q = Is there a phone that a neighbor answers?
setup-line-hint = Some people never ask on a screen. A phone line is for them.
setup-line-yes = Yes, this one
setup-line-no = None yet
setup-has-line-wrong = Please say yes or none yet.
setup-line-number = Phone number
setup-line-number-hint = With area code. Leave it empty if there is none yet: pages then say how to ask on paper.
setup-line-wrong = Please type the whole number, such as 213-555-0100.
setup-hours = When somebody answers
setup-hours-hint = In your words, such as “every day, 9 am to 9 pm”.
setup-hours-wrong = Please say when somebody answers.
setup-line-sees = Anybody sees it, on every page and poster.

setup-keep-q = How long do you keep asks?
setup-closed = Days after an ask is done
setup-closed-hint = Then its words, name and phone are erased. Two weeks is a good start.
setup-untouched = Days without a word
setup-untouched-hint = We ask twice if it is still needed. Then it ends.
setup-days-wrong = Please type a number from { $least } to { $most }.
setup-crisis = Who is called in danger
setup-crisis-text = Every asker sees these numbers first. For now they cannot be changed here.

setup-you-q = Your first name
setup-you-hint = You are the first steward: you read what comes in.
setup-me-wrong = Please tell us what to call you.
setup-contact = Your phone or e-mail
setup-contact-hint = One of the two is enough.
setup-contact-wrong = Please type a whole phone number or an e-mail address.
setup-you-sees = It is sealed with a key of your own. Other stewards can open it, and that is written down.
setup-second = Who is the second steward?
setup-second-hint = Nobody can watch the desk alone. Two can take turns.
setup-second-now = Somebody I name here
setup-second-later = Later
setup-second-wrong = Please choose: name somebody, or later.
setup-second-name = Their first name
setup-second-name-wrong = Please tell us what to call them.
setup-second-contact = Their phone or e-mail

setup-check-q = Is this right?
setup-a-name = Name
setup-a-scale = Begins as a
setup-a-place-name = Called
setup-a-rough = Rough place
setup-a-spoken = Languages
setup-a-line = Help line
setup-a-me = First steward
setup-a-second = Second steward
setup-check-what = The next button founds the network. It makes its keys and signs you in.
setup-found = Turn the light on

setup-sheet-title = Your recovery sheet
setup-sheet-lead = If this machine breaks, this sheet opens your backup. Print it now.
setup-sheet-key = The server key
setup-sheet-once = It is shown once. Anybody who holds this sheet and a backup can read everything.
setup-sheet-heard = This page came over plain HTTP. Others on this network could read along, so the key is not shown here.
setup-sheet-terminal = Print it in the window of the server instead:
setup-sheet-how = If the machine breaks
setup-sheet-how-install = Install Farolito on another machine.
setup-sheet-how-type = Type this with the name of your newest backup:
setup-sheet-how-copy = It asks for this key. Type the groups above.
setup-sheet-file = Today the key lies in this file:
setup-sheet-apart = Keep this sheet where no backup lies. Either one alone opens nothing.
setup-sheet-done = I printed it
setup-sheet-go = Go to the desk
setup-sheet-kept = The light is on. Here are five first steps.

setup-steps = Five first steps
setup-steps-done = All five first steps are done
setup-step-open = To do
setup-step-building = Add your building
setup-step-invite = Invite two neighbors
setup-step-paper = Print a sheet for the wall
setup-step-practice = Try one ask. It reaches nobody.
setup-step-practice-go = Make a practice ask
setup-step-backup = Make a backup. In the window of the server:
setup-step-backup-done = I made one
setup-steps-fold = Put this list away
setup-steps-unfold = { $n ->
    [one] Show the one first step that is left
   *[other] Show the { $n } first steps that are left
}
setup-ticked = Done. One step less.
setup-alone = You are the only steward. Danger and sensitive asks wait whenever you sleep. Exports wait three days.
setup-alone-go = Find a second steward
setup-unseen = Your second steward has not been here yet. Give them their way in.
setup-unseen-go = Make their link
setup-way-in-title = Their way in
setup-way-in-for = This link is for { $who }. It signs them in as a steward.
setup-way-in-how = It works once, for ten minutes. Show it on your screen or send it yourself. You can make another one.

setup-practice-circle = Practice
setup-practice-name = Practice
setup-practice-details = Practice: two bags of groceries, second floor, no elevator.
setup-practice-badge = Practice
setup-practice-here = A practice ask is on the desk. Nobody else sees it.
setup-practice-gone = Make it go away
setup-practice-begun = This is practice. Press any button here: it reaches nobody.
setup-practice-erased = The practice ask is gone, without a trace.

setup-circles = Your circles
setup-circles-lead = An ask starts in the smallest circle. If nobody can, it goes one wider.
setup-circles-none = No circles yet
setup-circles-none-text = Begin with the building you live in.
setup-circle-in = in { $name }
setup-circle-dial = Who decides here
setup-circle-new = Add a circle
setup-circle-add = Add it
setup-circle-scale = How large is it?
setup-circle-parent = It is part of
setup-circle-added = Added. Neighbors can choose it now.
setup-parent-wrong = Please choose a circle that you tend.
setup-parent-narrow = It must be part of something larger. A block is larger than a building.

setup-paper-title = Paper for the wall and for a pen
setup-paper-lead = Two sheets: a poster and an ask form. Use the print button of your browser.
setup-paper-more = Door signs, notes and other sheets
setup-paper-done = It hangs on the wall
setup-poster-title = The porch light is on
setup-poster-lead = Could you use a hand? Neighbors help each other here.
setup-poster-note = No phone line yet. Fill in a paper ask, and hand it to a neighbor who helps.
setup-poster-online = On a phone or computer:
setup-poster-free = It costs nothing. No papers, no questions why.
setup-form-title = I could use a hand
setup-form-lead = Fill in what you like. Hand it to a neighbor who helps.
setup-form-name = What should we call you?
setup-form-reach = How do we reach you? Call or text? At what hours?
setup-form-place = Building or cross street
setup-form-what = What would help?
setup-form-when = Today? This week? Whenever?
setup-form-language = Language you like best
setup-form-note = Only for the neighbor who comes
setup-form-sees = A steward types it in. Only the one who takes it sees your name. Then this paper is torn up.

setup-tend = Tend
setup-tend-lead = Everything you look after that is not an ask.
setup-tend-neighbors = Neighbors
setup-tend-newcomers = Who came lately, and for whom nobody vouches yet.
setup-tend-invites = Links and words on paper that let a neighbor join.
setup-tend-reports = Somebody said: that was not right. Two stewards read it.
setup-tend-together = Who does what
setup-tend-people = Stewards and helpers, their terms, and finding somebody by name.
setup-tend-decisions = What needs the yes of two of you.
setup-tend-on-call = Who is called first when somebody is in danger.
setup-tend-place = This place
setup-tend-circles = Buildings, blocks, and how asks find hands in them.
setup-tend-network = Name, help line, hours, crisis lines, languages, how long things stay.
setup-tend-paper = A poster for the wall and an ask form for a pen.

setup-network = Settings of the network
setup-network-line = The phone that a human answers
setup-network-line-hint = Leave it empty if nobody can answer. Then every page says what to do instead.
setup-network-hours-en = When somebody answers, in English
setup-network-hours-es = When somebody answers, in Spanish
setup-network-crisis = 911, 988 and the domestic violence line are always shown. Here you add lines of your city.
setup-network-crisis-en = Crisis lines, in English
setup-network-crisis-es = Crisis lines, in Spanish
setup-network-crisis-hint = One on each line: first the number, then who answers. For example: 211 Shelter and food
setup-crisis-wrong = Please write the number first and then who answers. For example: 211 Shelter and food
setup-crisis-own = A crisis line of your city (optional)
setup-crisis-own-hint = First the number, then who answers. For example: 211 Shelter and food. You can change this later.
setup-network-languages = Languages of the pages
setup-network-languages-hint = Everybody may choose among them.
setup-network-language-wrong = Please keep at least one language.
setup-network-days = How long things stay
setup-network-sees = Anybody who opens these pages sees all of this.
setup-network-keep = Keep it
setup-network-kept = Kept. Every page shows it within seconds.

setup-copy-never = No backup was ever made. If this computer breaks, everything is gone.
setup-copy-old = { $n ->
    [one] The last backup is 1 day old.
   *[other] The last backup is { $n } days old.
}
setup-copy-how = Ask whoever runs the server to type:
setup-heard = These pages travel without a lock (plain HTTP). Whoever shares the network can read along.
setup-heard-what = What that means
setup-heard-read = On a shared Wi-Fi, names and addresses could be read by others.
setup-heard-passkey = Passkeys do not work. The six digits of an app do.
setup-heard-offline = Some phones warn that the page is not safe.
setup-heard-how = Whoever runs the server finds the way to HTTPS in docs/operating.md.
