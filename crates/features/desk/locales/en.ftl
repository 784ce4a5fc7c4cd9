### The stewards' desk.

desk-title = The desk
desk-dangers = { $n ->
    [one] One ask sounds like danger. Open it first.
   *[other] { $n } asks sound like danger. Open them first.
}
desk-clear = Nothing waits for you.
desk-waiting = Nobody has these yet
desk-empty = The desk is clear
desk-empty-text = Nobody waits for a steward. Put your feet up.
desk-pick = { $n ->
    [one] One ask waits. Pick it from the list.
   *[other] { $n } asks wait. Start at the top.
}
desk-stuck-count = { $n ->
    [one] One thing is stuck. Have a look.
   *[other] { $n } things are stuck. Have a look.
}
desk-back-to-ask = Back to the ask

desk-need-danger = Sounds like danger: open it
desk-need-read = Nobody has read it
desk-need-could-not = Could not be done: what next?
desk-need-call = Call and ask for a yes
desk-need-next = Read. What next?
desk-need-nobody = Nobody yet

desk-flag-emergency = It may be an emergency: fire, a fall, breathing, a weapon.
desk-flag-crisis = Somebody may not want to live.
desk-flag-dv = Somebody may be afraid of a person at home. Call only if their rules allow it.
desk-flag-heat = Heat, cold, or no power may be dangerous for them.
desk-flag-medical = A medicine or a device must not be missed.
desk-flag-immigration = It may be about immigration officers. Ask for nobody’s status.
desk-flag-minor = A child may be alone.

desk-danger = This sounds like danger
desk-danger-text = Nobody else sees it until you open it. Opening means: you look after it now.
desk-advice = What the asker’s page told them at once

desk-words = In their words
desk-no-words = They wrote nothing more.
desk-note = Private note
desk-name = Name
desk-place = Place
desk-address = Address
desk-card = The card says
desk-card-none = The kind of help, and nothing they wrote
desk-sees = The asker can see that a steward looked.
desk-closed-long = This was closed more than two days ago. What they wrote is not shown anymore.

desk-helper = { $name } has it
desk-helper-nameless = A neighbor has it
desk-helper-reserved = Waits for a yes since
desk-helper-accepted = The asker said yes
desk-helper-under-way = On the way
desk-script = Call, and say
desk-script-hello = Hello, this is { $network }. You asked for a hand.
desk-script-ask = { $name } would like to do it. Is that all right? May { $name } have your number and come by?
desk-script-ask-nameless = A neighbor would like to do it. Is that all right? May they have your number and come by?
desk-script-means = With a yes, the neighbor sees name, phone and place. A no is fine, and nobody asks why.
desk-accept = They said yes
desk-decline = They said no

desk-next = What next
desk-ring-pod = Their pod is being asked.
desk-ring-building = Their building is being asked.
desk-ring-block = Their block is being asked.
desk-ring-neighborhood = Their neighborhood is being asked.
desk-ring-next = The neighborhoods beside theirs are being asked too.
desk-until = The next thing happens by itself { $when }.
desk-sensitive = This one is sensitive. It is on no list.
desk-phone-only = This person has a phone only. You answer for them.
desk-open = Open it: I look after this
desk-hear = I have read it
desk-publish = Ask the neighbors
desk-widen = Ask the next ring
desk-reopen = Ask again
desk-done = It is done
desk-pass-on = Hand it to another group
desk-pass-on-text = Do this after the other group said yes. The ask then rests here.

desk-past = What happened
desk-actor-asker = (asker)
desk-actor-helper = (helper)
desk-actor-steward = (steward)
desk-actor-clock = (by itself)
desk-what-asked = It was asked.
desk-what-held = It sounded like danger and was held.
desk-what-opened = It was opened.
desk-what-heard = It was read.
desk-what-published = Neighbors were asked.
desk-what-widened = The next ring was asked.
desk-what-claimed = A neighbor took it.
desk-what-accepted = The yes came.
desk-what-declined = The asker found another way.
desk-what-started = The helper set out.
desk-what-still-on-it = The helper is still on it.
desk-what-handed-back = The helper handed it back.
desk-what-nudged = Whoever owes the next step was asked.
desk-what-lapsed = It stood still too long and went back.
desk-what-done = Done.
desk-what-part-done = Part of it was done.
desk-what-could-not = It could not be done.
desk-what-reopened = It is being asked again.
desk-what-passed-on = It was handed to another group.
desk-what-withdrawn = It was taken back.
desk-what-still-need-asked = The asker was asked whether it is still needed.
desk-what-still-needed = It is still needed.
desk-what-expired = It ended quietly.
desk-what-edited = Its words changed.
desk-what-edit-seen = The helper read the change.
desk-what-thanked = The asker said thank you.

desk-said-open = You look after this one now.
desk-said-publish = Neighbors are being asked.
desk-said-widen = The next ring is being asked.
desk-said-done = Done. Thank you.
desk-said-reopen = It is being asked again.
desk-said-pass-on = Handed on.
desk-said-assign = A light is on. Now the asker must say yes.
desk-said-accept = The neighbor sees now how to reach them.
desk-said-decline = That’s fine. We keep asking.

desk-neighbors = Ask one neighbor
desk-neighbors-lead = Call or text them first. Press only when they said yes.
desk-neighbors-language = It was asked in: { $language }
desk-neighbors-none = Nobody to ask here
desk-neighbors-none-text = Nobody with time helps in this circle. Ask a wider ring, or hand it on.
desk-neighbors-nameless = A neighbor without a name here
desk-neighbors-beside = Same circle
desk-neighbors-open = { $n ->
    [0] has nothing open
    [one] has one open
   *[other] has { $n } open
}
desk-neighbors-full = Hands full right now.
desk-neighbors-said-yes = They said yes
desk-neighbors-sees = The neighbor sees what was asked. Contact opens with the asker’s yes.

desk-stuck = What is stuck
desk-stuck-none = Nothing is stuck
desk-stuck-none-text = Every message went out, all work got done, and nobody was left waiting.
desk-stuck-messages = Messages that never went out
desk-stuck-messages-text = Call these people, if their rules allow it.
desk-stuck-text = A text message
desk-stuck-mail = An e-mail
desk-stuck-ask = See the ask
desk-stuck-jobs = Work that gave up
desk-stuck-jobs-text = Try once more. If it fails again, tell whoever keeps the server.
desk-stuck-again = Try again
desk-stuck-drop = Leave it
desk-stuck-again-done = It is tried again now.
desk-stuck-drop-done = Left alone.

desk-new = Write down an ask for a caller
desk-spreadsheet = Spreadsheet
desk-new-lead = Listen first. Write it the way they say it.
desk-new-name = What should we call them?
desk-new-name-hint = The name they like. One word is enough.
desk-new-phone = Their phone
desk-new-phone-hint = Empty, if they have none.
desk-new-safe = What is safe?
desk-new-hours = When is it safe?
desk-new-kind = What would help?
desk-new-details = In their words
desk-new-note = For the helper only
desk-new-note-hint = A code for the door, a dog, a stair. Shown after the yes.
desk-new-when = How soon?
desk-new-circle = Where do they live?
desk-new-place = Cross street or building, if it is not in the list
desk-new-address = Exact address
desk-new-address-hint = Only if they want to. The helper sees it after the yes.
desk-new-language = Which language do they speak?
desk-new-line = One line for the card
desk-new-line-hint = Read it to them first. No name, no number, no address.
desk-new-sees = Read back to them who sees what: the card for helpers, the rest for one.
desk-new-keep = Save it
desk-new-kept = Written down. When somebody takes it, you call them for a yes.
desk-what-approved = A steward said yes to the helper.
desk-what-taken-back = The helper does not come anymore.
desk-what-reach = How far it reaches was changed.
desk-what-admitted = There was room again.
desk-said-stay = It asks no farther.

## The list

desk-to-pane = To the ask
desk-show-all = All
desk-show-read = Needs reading
desk-show-yes = Waits for a yes
desk-show-could-not = Could not
desk-show-helper = Needs a helper
desk-door = { $n } asks from one door
desk-in-hand = Somebody is on it

## Two stewards on one ask

desk-other = { $name } opened this { $since }.
desk-other-nameless = Another steward opened this { $since }.
desk-mine = I take over
desk-said-mine = You are on it now.
desk-changed-meanwhile = Somebody was faster. This is how it stands now; below is what happened.

## Whom to ask

desk-three = Whom to ask
desk-three-none = Nobody near has said yet that they help with this.
desk-somebody-else = Find somebody else
desk-ask-three = Text all of them
desk-ask-three-text = Each gets one text from us, in their language. Whoever may only be called is left for you.
desk-i-texted = I texted them
desk-i-called = I called them
desk-asked-text = { $name } was texted { $since }.
desk-asked-call = { $name } was called { $since }.
desk-asked-nameless = A neighbor was asked { $since }.
desk-said-asked = Noted. They have been asked.
desk-said-three = They are being asked.
desk-said-three-some = Some are being asked. Call the others, if you like.
desk-said-three-none = None of them can be texted by us. Use the buttons beside each name.
desk-words-helper = Hello from { $network }. A neighbor could use a hand. Only if it suits you: { $link }
desk-words-helper-quiet = Hello from { $network }. A neighbor could use a hand. May I call you about it? Only if it suits you.
desk-words-asker = Hello from { $network }. Is now a good time to talk?
desk-neighbors-search = First name
desk-neighbors-search-go = Find

## Who is calling

desk-find = Who is calling?
desk-find-q = Phone, last four digits, or first name
desk-find-hint = Such as 0142, Rosa, or Rosa 0142.
desk-find-look = Look
desk-find-found = { $n ->
    [one] One person
   *[other] { $n } people
}
desk-find-none = Nobody by that here
desk-find-none-text = They may be new, or live where you do not tend.
desk-find-short = Type four digits, or two letters of a name.
desk-find-nothing-open = Nothing open.
desk-find-ask-for = Write down an ask
desk-find-same = Same number or e-mail as another here: maybe the same person?
desk-find-more = There may be more. Add the last four digits.
desk-find-sees = Name, last four digits and open asks. The rest stays closed until you open an ask.
desk-nameless = Somebody without a name here
desk-who-lead = First: is it somebody who is here already?
desk-who-these = Is it one of these?
desk-who-open = Already asked for, and open:
desk-who-this = Yes, them
desk-who-none = None of these: somebody new
desk-new-somebody = Somebody new
desk-new-for = For { $name }. We know how to reach them.

## Calls to make

desk-calls = Calls to make
desk-calls-count = { $n ->
    [0] Calls to make: none now
    [one] One call to make
   *[other] { $n } calls to make
}
desk-calls-none = Nobody waits for a call
desk-calls-none-text = When somebody asks to be called, they stand here.
desk-calls-sees = Stewards of their circle read this. Nobody else.
desk-call-new = Write down a call to make
desk-call-for = { $name }
desk-call-own = asked to be called
desk-call-tries = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
desk-call-by = by { $when }
desk-call-later = Not before { $when }.
desk-call-take = I call them
desk-call-tried = No answer
desk-call-how = We spoke, or it cannot be
desk-call-spoke = We spoke
desk-call-could-not = It cannot be
desk-call-note = A note for stewards
desk-call-follow = Something is left to do
desk-call-phone = Their phone
desk-call-phone-missing = Type their phone number.
desk-call-due = By when?
desk-call-due-none = When it suits
desk-call-due-today = Today
desk-call-due-tomorrow = Tomorrow
desk-call-due-week = This week
desk-call-kept = Written down.
desk-call-said-take = You are on it.
desk-call-said-tried = Noted. It comes back when they may be called again.
desk-call-said-spoke = Noted. Thank you.
desk-call-said-could-not = Noted.
desk-call-said-settled = Done.
desk-left = Left to do
desk-left-done = Done
desk-call-me = Please call me
desk-call-me-text = A steward calls you, at the hours that you said are safe.
desk-call-me-note = What about? You need not say.
desk-call-me-yes = Please call me
desk-call-me-kept = A steward will call you.
desk-call-me-never = You told us not to call, or we have no phone for you. Change that first.
desk-call-me-edit = Change how you are reached

## To paste

desk-paste = Open asks for a chat
desk-paste-lead = Copy these lines. They say nothing that anybody wrote, and nothing sensitive.
desk-paste-none = Nothing to paste
desk-paste-none-text = No open ask may be told in a chat.
desk-paste-head = Neighbors could use a hand:
desk-paste-line = { $kind }, { $place }, { $since }:
desk-find-joined = Two entries are one here
desk-same = Here twice?
desk-same-none = Nobody else here has this number.
desk-same-find = Look by name
desk-merge = Is this the same person?
desk-merge-stays = Stays
desk-merge-other = Becomes part of it
desk-merge-text = If you say yes, you find both as one, and their asks stand together. Nothing is moved, and you can take it back. Families often share one phone: if you are not sure, call first.
desk-merge-do = Yes, the same person
desk-merge-around = The other way round
desk-merge-are = These two are one.
desk-merge-undo-text = Taken apart, each has exactly what it had, and what was asked since stays with the one it was asked for.
desk-merge-undo = Take them apart
desk-merge-done = They are one now.
desk-merge-undone = They are two again.
desk-merge-wrong-way = The second one helps here, or has been checked. Let that one stay.
desk-merge-chained = One of them is part of another entry already. Take that apart first.
desk-merge-sees = Name, last four digits, circles and open asks. The rest stays closed until you open an ask.
desk-stuck-back = Came back, and nobody has it
desk-stuck-back-text = Somebody had these. Ask another neighbor, or say what is next.
desk-stuck-lapsed = Helper went quiet
desk-stuck-could-not = Helper could not
desk-stuck-told = I told them myself
desk-stuck-told-done = Noted.
desk-stuck-reports = { $n ->
    [one] One report waits for you.
   *[other] { $n } reports wait for you.
}
desk-stuck-left = { $n ->
    [one] One thing is left to do after a call.
   *[other] { $n } things are left to do after calls.
}
desk-live-new = Something new came in.
desk-live-again = Look again
desk-round = A round for all open asks
desk-offers = New helpers
desk-capacity = How much we take on
