### Check-in rounds on people who live alone: a rota, buddies, and a ladder that each person agreed to.

checkins-title = Check-in rounds
checkins-lead = A call, a text or a knock on the door, for people who like to be asked how they are.
checkins-never-calls = We are neighbors. This program never calls 911, the police or a doctor. In an emergency, call 911 yourself.
checkins-none = No round here yet
checkins-none-text = A steward starts one. A list of two people and a phone is enough.
checkins-own = My own check-in
checkins-on-my = Check-in rounds
checkins-wants-look = Somebody must look
checkins-wants-buddy = Your buddy needs you
checkins-wants-today = Today is yours
checkins-wants-taker = Nobody has today

checkins-daily = Every day
checkins-day-mon = Monday
checkins-day-tue = Tuesday
checkins-day-wed = Wednesday
checkins-day-thu = Thursday
checkins-day-fri = Friday
checkins-day-sat = Saturday
checkins-day-sun = Sunday
checkins-when = { $days }, { $from } to { $until }
checkins-nameless = A neighbor

## A new round.

checkins-new = Start a round
checkins-new-lead = For which neighbors, on which days, at what hours. Everybody says yes themselves later.
checkins-circle = Circle
checkins-circle-wrong = Choose a circle that you tend.
checkins-called = What the round is called
checkins-called-hint = For example “Second floor, mornings”. It shows in messages. Name no person.
checkins-called-wrong = Give it a short name, up to 60 letters.
checkins-days = On which days?
checkins-days-missing = Choose one day at least.
checkins-from = First try from
checkins-until = Missed after
checkins-until-hint = Between 8 in the morning and 8 in the evening, so that people are awake to help.
checkins-hours-wrong = The second hour must be later than the first, between 8:00 and 20:00.
checkins-make = Start the round
checkins-made = The round is here. Now invite people, and share out the days.
checkins-twice = This form was sent before, with other words. Please look at the round first.

## One round.

checkins-today = Today
checkins-today-none-yet = Today is yours. When the hours begin, you find here whom to check on.
checkins-today-free = Nobody has today yet. Take it below, and you see whom to check on.
checkins-today-others = Another neighbor has today. You see nobody’s name here, and that is on purpose.
checkins-today-no = There is no round today.
checkins-today-sees = Whoever has the day sees these people. A buddy, whoever runs the round and the stewards see somebody only when nobody has reached them or something is wrong.
checkins-ended = This round is over. No new day begins.
checkins-over = Over
checkins-way-call = A call
checkins-way-text = A text
checkins-way-visit = A knock on the door
checkins-stand-waiting = Not known yet
checkins-stand-fine = Fine
checkins-stand-needs = Needs somebody
checkins-stand-exhausted = Nobody has reached them
checkins-stand-closed = Looked after
checkins-said-fine = Fine
checkins-said-not-fine = Not fine
checkins-said-unclear = Not clear
checkins-said-no-answer = No answer
checkins-step-again = Try a second time
checkins-step-buddy = Their buddy looks in
checkins-step-contact = Call the person they named
checkins-step-steward = The stewards are told
checkins-call = Call
checkins-text = Text
checkins-words-hello = Hello from { $network }. Are you all right today?
checkins-not-now = This is not one of their hours for calls.
checkins-their-hours = Their hours: { $from } to { $until }.
checkins-you-decide = You decide whether to call now.
checkins-slip = It was a slip: take it back
checkins-slipped = Taken back. Nothing is known again, and the steps go on.
checkins-slipped-not = It is too late to take it back. Somebody who looked can close it.
checkins-contact-is = They asked that you call:
checkins-look-text = This stays here until somebody has looked and says how it ended.
checkins-close-word = How did it end? In a few words
checkins-close = Close it
checkins-close-needs-word = To close it, say how it ended. A few words are enough.
checkins-closed = Closed. Thank you for looking.
checkins-reopened = It is open again. Somebody must look.
checkins-reopen = Open again
checkins-over-list = What was looked at
checkins-over-one = Closed:
checkins-closed-already = There is nothing to close anymore.
checkins-noted-fine = Noted: fine. A slip of the finger? Tap another word.
checkins-noted-not-fine = Noted. The stewards know now. A slip of the finger? You can take it back below.
checkins-noted-again = Noted. Not clear is never fine: try again a little later. The ladder goes on.
checkins-rota = Who has the next days
checkins-rota-later = All days
checkins-turn-mine = You have it
checkins-turn-free = Nobody yet
checkins-turn-taken = A neighbor has it
checkins-take = I’ll take it
checkins-took = It is yours. Thank you.
checkins-took-not = Somebody was quicker. Thank you anyway.
checkins-back = Hand it back
checkins-handed-back = Handed back. No reason needed.
checkins-step-out-more = I cannot walk this round anymore
checkins-step-out-text = Your days become free, and whoever has you as a buddy gets another. No reason needed.
checkins-step-out = Step out
checkins-stepped-out = You stepped out. Thank you for every day of it.
checkins-stepped-out-tends = You do not walk it anymore. You still tend it.
checkins-people = Who said yes
checkins-people-none = Nobody yet. Send the link, or note a yes that you hear on the phone.
checkins-waiting = They wait for your answer
checkins-waiting-text = They said yes by the link. Do you know them, or did you ask around? Until you say yes, nobody asks them and no text goes out.
checkins-waiting-yes = Yes, include them
checkins-waiting-no = No
checkins-waiting-in = They are in with the next round, and have their own link now.
checkins-waiting-out = It is erased.
checkins-waiting-done = Somebody answered them already.
checkins-full = The round is full: 60 people are the most that neighbors can ask well. Start a second round.
checkins-consent-link = Said yes themselves
checkins-consent-phone = Said yes on the phone
checkins-away = Away until { $day }
checkins-buddy = Their buddy
checkins-buddy-none = None yet
checkins-buddy-set = The buddy is noted. Please tell both.
checkins-buddy-not = That does not work for these two. Choose somebody else.
checkins-remove-more = They want to leave
checkins-remove-text = They leave at once, and all that was noted about them is erased.
checkins-remove = Take them out
checkins-removed = They are out, and what was noted is erased.
checkins-link-text = Whoever opens this link can say yes. Send it to the person, or read it to them.
checkins-team = Who walks this round
checkins-team-text = Six neighbors at the most. Each sees people only on the days they take.
checkins-team-full = Six walk it already. That is the most.
checkins-team-nobody = Nobody else is in this circle yet.
checkins-team-in = A neighbor of the circle
checkins-team-add = Let them walk it
checkins-team-me = I walk it, too
checkins-team-out = Take out
checkins-team-out-text = Their days become free. You can let them walk it again below.
checkins-team-out-go = They walk it no more
checkins-team-more = They walk the round now.
checkins-team-less = They do not walk it anymore.
checkins-end-more = End this round
checkins-end-text = No new day begins. What waits for a human stays until it is closed. 30 days later we erase who was in it. Until then you can begin again.
checkins-end = End the round
checkins-end-again = Begin the round again
checkins-goes-on = The round goes on.

## Who has a day, every week.

checkins-today-who = { $name } calls today.
checkins-weeks = Every week
checkins-weeks-text = Who has which weekday, until somebody changes it. A date you cannot do, hand back above: another neighbor stands in that day.
checkins-week-take = I’ll take it every week
checkins-week-give = Hand it back for good
checkins-week-who = Who has it
checkins-week-took = It is yours every week. Thank you.
checkins-week-back = Handed back for good. No reason needed.
checkins-week-set = Noted. Please tell them.
checkins-runs-it = runs it
checkins-runs-may = May run this round
checkins-runs-not = Does not run it any more
checkins-runs-on = They may run this round now: note a yes, choose who walks, close what was looked at.
checkins-runs-off = They do not run it any more.

## The day is closed by a person.

checkins-day-late = Opened late, { $day }. The machine was off when the hours began.
checkins-day-close = The last call is made?
checkins-day-close-text = Everybody was reached. Close the day, and whoever runs the round hears it.
checkins-day-close-go = Close the day
checkins-day-not-reached = Not reached yet:
checkins-day-others = { $n ->
    [one] 1 not reached yet.
   *[other] { $n } not reached yet.
 }
checkins-day-goes-on = Closing makes nobody fine: their steps go on.
checkins-day-closed-now = The day is closed. Thank you for every call.
checkins-day-reopen = Open the day again
checkins-day-reopened = The day is open again.
checkins-closed-by = { $name } closed the day: { $day }.
checkins-closed-by-nameless = A neighbor closed the day: { $day }.
checkins-past = The last days
checkins-day-missed = not asked. The machine was off.
checkins-day-closed = closed by a person.
checkins-day-open = asked, but nobody closed it.
checkins-unreached = { $count ->
    [one] Nobody has reached one neighbor of this round. A person must decide now.
   *[other] Nobody has reached { $count } neighbors of this round. A person must decide now.
 }
checkins-must-decide = Nobody has reached them. A person must decide now.
checkins-must-decide-how = Knock. Ask who saw them last. Call the person they named.
checkins-must-decide-safe = Do you fear for their life? Then call 911 yourself. This program never dials.
checkins-must-decide-safety = What helps in danger
checkins-wrote-more = They wrote back
checkins-wrote = What they wrote
checkins-wrote-go = Note it

## The sheet to print.

checkins-paper = Print today’s sheet
checkins-paper-yours = With the numbers and doors you see above. Tear it up tonight.
checkins-paper-names = With names and lines for a pen. Numbers are only for whoever has the day.
checkins-paper-lines = With lines for a pen. Names are only for whoever has the day.
checkins-paper-size = Paper
checkins-paper-letter = Letter
checkins-paper-a4 = A4
checkins-paper-letters = Letters
checkins-paper-large = Large letters
checkins-paper-go = Get the sheet
checkins-paper-what = A name or a note

checkins-pause-until = Or: I am back on this day
checkins-pause-date = Pause until then
checkins-until-date-wrong = Choose a day from tomorrow on, within a year.

## Saying yes.

checkins-add = Note a yes from the phone
checkins-add-lead = Read each line to them, and note what they say. For “{ $round }”.
checkins-add-go = Note their yes
checkins-added = Thank you. Somebody new is in with the next round. If we know this number already, we send it a link, so that they say yes themselves.
checkins-join = Shall we check on you?
checkins-join-lead = “{ $round }” of { $circle }: { $when }. A neighbor asks how you are.
checkins-join-free = It costs nothing, and nobody asks why.
checkins-join-pause = You can pause when you travel, and leave at once.
checkins-join-who = The neighbor who has the day sees how to reach you. When nobody reaches you, or something is wrong, your buddy, whoever runs the round and the stewards see it, too. No list says how you live.
checkins-join-go = Yes, check on me
checkins-joined = Your yes is noted. This is your own page: keep its link.
checkins-knocked = Your yes is noted. It waits for a neighbor of the round. This is your own page: keep its link.
checkins-join-waits = A neighbor of the round answers your yes first. Until then no text goes out.
checkins-join-full = This round is full right now. That is not about you. Ask a neighbor or a steward for another round.
checkins-name = What shall we call you?
checkins-name-wrong = Tell us a name, up to 60 letters.
checkins-phone = Phone
checkins-phone-wrong = A whole phone number, please. Numbers like 911 do not work here.
checkins-way-q = How should we check?
checkins-way-wrong = Choose one way.
checkins-place = Which door?
checkins-place-hint = Only for a knock on the door. The neighbor of the day sees it.
checkins-place-wrong = For a knock we need to know the door.
checkins-too-long = Please make this shorter.
checkins-ladder = When you do not answer
checkins-ladder-text = When nobody reaches you, this happens in order, and nothing else:
checkins-wait-q = How long between two steps?
checkins-wait-15 = 15 minutes
checkins-wait-30 = 30 minutes
checkins-wait-60 = 1 hour
checkins-wait-120 = 2 hours
checkins-wait-wrong = Choose how long.
checkins-buddy-q = A buddy
checkins-buddy-yes = A neighbor of the round may look in on me
checkins-other = Whom else may we call?
checkins-other-hint = A name and a number, or leave it empty. The neighbor sees it only when it is time to call.
checkins-other-wrong = A name with a whole phone number, please. Never 911 or a crisis line: this program does not call them.
checkins-ladder-last = First we try again. Last, the stewards are told. They decide, as people do.
checkins-yes-q = Your yes
checkins-yes = Yes, I want this, and I agreed to each step above
checkins-yes-phone-q = Their yes
checkins-yes-phone = They said yes to me on the phone, to each step above
checkins-yes-missing = Nothing happens without a yes.
checkins-sees = Seen by the neighbor who has the day. Whoever runs the round and the stewards see your name; how you are and how to reach you, when something is wrong or nobody reaches you.

## One’s own page.

checkins-mine = My check-in
checkins-mine-none = Nobody checks on you here
checkins-mine-none-text = You are in no round. A steward can give you a link.
checkins-mine-waits = Your yes waits for a neighbor of the round. Until then nobody asks you.
checkins-how-today = How are you today?
checkins-word-ok = All ok
checkins-word-call = Please call me
checkins-word-need = I need something
checkins-heard-ok = We heard: all ok. Have a good day.
checkins-heard-ok-still = We heard: all ok. You asked for somebody before, or nobody had reached you, so a neighbor still looks in.
checkins-own-ok = They say themselves that all is ok. Look in all the same, and say how it ended.
checkins-own-call = They ask for a call.
checkins-own-need = They say that they need something.
checkins-heard-call = We heard you. A neighbor will call.
checkins-heard-need = We heard you. The stewards know that you need something.
checkins-not-today = There is no check today, or its hours have not begun.
checkins-mine-no-buddy = Nobody is your buddy yet. Until then this step is left out.
checkins-change = Change the way, the steps or the wait
checkins-changed = Changed. It counts from the next round on.
checkins-pause = Away for a while?
checkins-pause-week = A week
checkins-pause-fortnight = Two weeks
checkins-pause-month = A month
checkins-pause-off = I am back
checkins-paused = Nobody checks on you until then. Enjoy it.
checkins-back-again = Good to have you back. The next round includes you.
checkins-own-link = This link opens your page on any phone. Keep it to yourself:
checkins-mine-yes-link = You said yes here
checkins-mine-yes-phone = You said yes on the phone
checkins-mine-step-buddy = Your buddy looks in
checkins-mine-step-contact = Somebody calls the person you named
checkins-leave-more = I want to leave this round
checkins-leave-text = Leaving needs no reason. All that was noted is erased at once.
checkins-leave = Leave the round
checkins-left = You left, and what was noted is erased.

## The desk.

checkins-must-look = Look at this first
checkins-must-look-text = Nobody knows yet that these neighbors are well. A human decides what to do.

## Messages. A locked screen may show them.

checkins-text-hello = { $network }: All ok today? Answer 1 yes, 2 call me, 3 I need something. Or tap { $link }
checkins-text-hello-again = { $network }: We have not heard from you yet. 1 all ok, 2 call me, 3 I need something. Or tap { $link }
checkins-text-turn = { $network }: Today’s round is yours. { $link }
checkins-text-nobody = { $network }: Nobody has today’s round yet. { $link }
checkins-text-hello-late = { $network }: We ask late today, our machine was off. All ok? Answer 1 yes, 2 call me, 3 I need something. Or tap { $link }
checkins-text-turn-late = { $network }: Today’s round is yours. It begins late, our machine was off. { $link }
checkins-text-missed = { $network }: Our machine was off, and a round was not asked. See which days, and please look in. { $link }
checkins-text-nobody-tomorrow = { $network }: Nobody has tomorrow’s round yet. { $link }
checkins-text-day-all = { $network }: Today’s round is closed. Everybody was reached. { $link }
checkins-text-day-some = { $network }: Today’s round is closed, but not everybody was reached. { $link }
checkins-text-again = { $network }: Please try a second time. { $link }
checkins-text-buddy = { $network }: A neighbor would like you to look in. { $link }
checkins-text-contact = { $network }: Time to call the person they named. { $link }
checkins-text-steward = { $network }: Today’s round needs a steward. { $link }
checkins-text-exhausted = { $network }: Today’s round came to its end without an answer. Please look. { $link }
checkins-text-asked = { $network }: A neighbor of today’s round asks for you. { $link }
checkins-text-welcome = { $network }: Your yes is noted. Pause or leave any time on your own page: { $link }
checkins-text-invite = { $network }: A neighbor noted that you would like a check-in. Only you can say yes, here: { $link } If not, do nothing.

## The sheet.

checkins-sheet-title = { $round }
checkins-sheet-how = Tick what you heard. Not clear is never fine: try again later, then tell a steward.
checkins-sheet-help = A steward answers at { $number }.
checkins-sheet-who = Who
checkins-sheet-way = How
checkins-sheet-where = Number or door
checkins-sheet-hours = Hours
checkins-sheet-fine = Fine
checkins-sheet-not-fine = Not fine
checkins-sheet-no-answer = No answer
checkins-sheet-note = Note
checkins-sheet-destroy = Tear this up tonight
