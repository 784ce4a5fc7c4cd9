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
desk-assign = Ask one neighbor
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
desk-stuck-none-text = Every message went out, and all work got done.
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
