### The frame around every page, and what it says when something goes wrong.

web-skip = Skip to the page
web-demo = This is a demonstration. Nobody here is real, and everything is wiped after a day.
web-language = Language
web-nav = Main
web-back = Back
web-change = Change
web-pages = More pages
web-newer = Newer
web-older = Older
web-leave = Leave this page
web-leave-two-more = Press Shift twice more to leave
web-leave-one-more = Press Shift once more to leave
web-help-line = Call us
web-help-link = Help
web-help-line-foot = Would you rather talk? A neighbor answers:
web-no-help-line = There is no phone line here yet.
web-no-help-line-go = What to do instead
web-signed-in = You are here as { $name }.
web-sign-out = This is not my phone: sign me out
web-problem-title = Please check: { $title }
web-problems-title = Almost there. Please look at:
web-problem = Problem:
web-step = Step
web-step-of = of
web-code-word = Your code word

web-lamp-off = Nobody yet
web-lamp-lit = Somebody has it
web-lamp-done = Done
web-lamp-resting = Resting

web-crisis-title = In danger right now?
web-crisis-not-us = Nobody here is an emergency service. These people answer at any hour.
web-crisis-911 = Fire, a medical emergency, a weapon
web-crisis-988 = Thoughts of suicide, or somebody to talk to. Call or text.
web-crisis-dv = Somebody at home hurts or scares you

web-fault-home = Go to the front page
web-fault-reference = If you tell us about it, please say this:
web-fault-unreadable = We could not read that
web-fault-unreadable-text = Something got lost on the way. Please go back and send it again.
web-fault-forbidden = This page is not open to you
web-fault-forbidden-text = You may need to sign in, or to open the page from our own site.
web-fault-not-found = There is nothing here
web-fault-not-found-text = The address may be mistyped, or the page may be gone. It happens.
web-fault-method = That does not work here
web-fault-method-text = This page cannot be used that way.
web-fault-too-slow = It took too long
web-fault-too-slow-text = The signal may be weak. Please try again.
web-fault-conflict = Somebody was faster
web-fault-conflict-text = This has changed since you opened it. Please look at it again.
web-fault-gone = This is gone
web-fault-gone-text = It was taken down, and nothing of it is left.
web-fault-too-large = That is more than we can take
web-fault-too-large-text = Please send less text.
web-fault-too-many = One moment, please
web-fault-too-many-text = That was a lot at once. Please wait a minute and try again.
web-fault-unavailable = We cannot answer right now
web-fault-unavailable-text = Please try again in a few minutes.
web-fault-internal = Something broke, and it is our fault
web-fault-internal-text = It was not you. Nothing was lost that we had confirmed. Please try again.

## Buttons and words of the component sheet.

web-not-emergency = Nobody here is an emergency service. In danger, call
web-continue = Continue
web-save = Save

## Examples on /styleguide.

web-sg-title = The component sheet
web-sg-lead = Every piece a page is made of, in every state.
web-sg-lamps = Lamps
web-sg-tiles = Address tiles
web-sg-buttons = Buttons
web-sg-cards = Cards
web-sg-fields = Fields
web-sg-answers = Answers
web-sg-notices = Notices
web-sg-state = Where an ask stands
web-sg-desk = The desk
web-sg-empty = Nothing here, and the drawings
web-sg-ask-1 = Groceries for three
web-sg-ask-2 = A ride to the clinic
web-sg-ask-3 = A mattress up two floors
web-sg-ask-4 = A call on Sunday evenings
web-sg-place = 6th and Burlington
web-sg-age = 3 hours ago
web-sg-today = Today
web-sg-now = Right now
web-sg-now-hint = Within two hours
web-sg-waiting = Waiting for a yes
web-sg-name = First name
web-sg-name-hint = The name you like to be called by.
web-sg-phone = Phone
web-sg-mail = E-mail
web-sg-words = In your words
web-sg-kind = What would help?
web-sg-when = When
web-sg-where = Where
web-sg-sees = Only the neighbor who takes this sees it, and only then.
web-sg-calm = You are not a bother. Everybody here asks, and everybody here helps.
web-sg-wait = Nobody yet. We keep asking until 8 tonight.
web-sg-done = Thank you. The light goes off, and the door stays open.
web-sg-problem = Please tell us what to call you.
web-sg-lit = A porch light just went on for you.
web-sg-more = Why do we ask?
web-sg-nobody = Nobody needs a hand right now
