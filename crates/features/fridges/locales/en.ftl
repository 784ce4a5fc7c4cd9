# Community fridges
fridges-title = Community fridges
fridges-lead = Food on a sidewalk, for anybody. Take what you need. Leave what you can.
fridges-one = A community fridge
fridges-nameless = A neighbor
fridges-none = No fridge here yet
fridges-none-text = A community fridge stands outside, plugged in at a shop or a home. Anybody fills it. Anybody eats from it. Nobody asks why.
fridges-none-start = To start one you need three things: a place with shade and a plug, an owner who says yes, and seven neighbors who look in once a week. A steward lists it here.
fridges-said = said { $ago }
fridges-said-by = Somebody who stood there said so: { $ago }.
fridges-unsaid = Nobody has said anything lately. Be the first.
fridges-unknown = Nobody knows
fridges-maybe-gone = Maybe gone
fridges-warm-badge = Leave the food for now

fridges-good = Good
fridges-dirty = Dirty
fridges-too-warm = Too warm
fridges-broken = Broken
fridges-gone = Gone
fridges-good-hint = clean and cold
fridges-dirty-hint = it wants a sponge
fridges-too-warm-hint = the milk would not like it
fridges-broken-hint = it does not run, or does not close
fridges-gone-hint = just a clean spot on the ground
fridges-empty = Empty
fridges-some = Some food
fridges-full = Full
fridges-need-milk = Milk and eggs
fridges-need-produce = Fruit and vegetables
fridges-need-bread = Bread
fridges-need-meals = Ready meals
fridges-need-water = Water
fridges-need-baby = Baby food
fridges-need-cleaning = Cleaning supplies

fridges-where = Where
fridges-hours = Hours
fridges-always = Day and night
fridges-daily = Every day
fridges-hours-differ = Some days are different.
fridges-open-until = Open until { $time }
fridges-open-now = Open now
fridges-opens-at = Opens at { $time }
fridges-shut-now = Not open now
fridges-wanted = Wanted
fridges-languages = Languages of those who tend it
fridges-call = Who to call
fridges-warm = Please eat nothing from it now
fridges-warm-text = Food that got warm can make you ill, even if it looks and smells fine. Those who tend this fridge are told.
fridges-warm-do = Take out milk, meat, eggs and cooked food that was warm for more than two hours. When in doubt, throw it out.
fridges-maybe-gone-text = One neighbor says the fridge is gone. Nobody else has said so yet.
fridges-silent-text = Nobody has looked in for two days. If you pass by, please tell us how it is.
fridges-closed = This fridge is closed
fridges-closed-text = It does not take or give food right now. Look at the other fridges.
fridges-report-go = I’m standing in front of it
fridges-see = See the fridge’s page
fridges-photo-alt = What a neighbor saw, { $ago }

fridges-rules = What goes in
fridges-rules-in = Yes, please
fridges-in-fresh = Fruit, vegetables, bread
fridges-in-closed = Milk, eggs and packs that are closed
fridges-in-cooked = Meals you cooked today, in a box with a label
fridges-in-water = Water and juice
fridges-rules-out = No, thank you
fridges-out-raw = Raw meat or raw fish
fridges-out-open = Anything that was opened
fridges-out-old = Anything you would not eat
fridges-out-alcohol = Alcohol or medicine
fridges-rules-date = Write the day and what is in it on everything: milk, nuts, wheat and eggs matter to some of us.
fridges-rules-take = Take what you need. There is no list and no limit, and nobody checks.

fridges-follow = Follow this fridge
fridges-follow-legend = Tell me when it is
fridges-alert-too-warm = too warm
fridges-alert-broken = broken
fridges-alert-gone = gone
fridges-alert-dirty = dirty
fridges-alert-empty = empty
fridges-alert-silent = without news for two days
fridges-follow-save = Tell me
fridges-unfollow = Stop telling me
fridges-follow-in = Sign in to follow it
fridges-follow-sees = Nobody sees that you follow it.
fridges-follow-none = Choose at least one thing to hear of.
fridges-followed = You will hear of it, between 9 and 21.
fridges-unfollowed = You will not hear of it any more.

fridges-report = How is the fridge?
fridges-how-full = How full?
fridges-what-need = What would be welcome?
fridges-more = Photo, thermometer, a note
fridges-photo = A photo
fridges-photo-hint = Of the fridge, please, and no faces. We erase where and when it was taken. Somebody who tends the fridge looks at it first.
fridges-reading = The thermometer inside says
fridges-reading-hint = A whole number. 41 °F (5 °C) or less is cold enough.
fridges-reading-tend-hint = First of all. 41 °F (5 °C) or less is cold enough.
fridges-reading-wrong = Please write a number, like 38.
fridges-unit = That is in
fridges-fahrenheit = °F
fridges-celsius = °C
fridges-degrees = { $f } °F ({ $c } °C)
fridges-note = A note to those who tend it
fridges-note-hint = Only they read it. No names, please.
fridges-note-long = Please use at most { $max } letters.
fridges-condition-missing = Tap how it is. If you added a photo, choose it again.
fridges-report-sees = No account, no name. Everybody sees how the fridge is. Only those who tend it see the note and, at first, the photo.
fridges-report-send = Tell everybody
fridges-thanks = Thank you. The fridge thanks you too.
fridges-next-good = Anybody who looks now sees that it is fine. Enjoy your meal.
fridges-next-dirty = Everybody sees it now, and those who tend it are told.
fridges-next-too-warm = Everybody sees it now, and those who tend it are told. The warning stays until one of them has looked, or a thermometer says it is cold.
fridges-next-broken = Everybody sees it now, and those who tend it are told. The warning stays until one of them has looked.
fridges-next-gone = Those who tend it are told. When a second neighbor says so too, everybody sees that it is gone.
fridges-thanks-close = Done. You can close this page.
fridges-undo = Oops, take it back
fridges-undone = Taken back. It was never said.
fridges-undone-late = There is nothing to take back any more. Just say how it is now.
fridges-photo-waits = Your photo waits for somebody who tends the fridge. They look at it before others do.
fridges-photo-unread = Your word counts. The photo could not be read: we take JPEG, PNG and WebP.
fridges-photo-large = Your word counts. The photo is larger than we can read.
fridges-photo-busy = Your word counts. Too many photos came at once, and yours was left out.
fridges-photo-enough = Your word counts. Enough photos of this fridge wait to be looked at, so yours was left out.

fridges-new = List a fridge
fridges-new-lead = Its place, name and hours are public, and stand in the directory too.
fridges-name = Its name
fridges-name-hint = Such as “The blue fridge on Alder”.
fridges-name-missing = Give it a name.
fridges-area = Neighborhood
fridges-area-hint = Such as Boyle Heights.
fridges-area-missing = Say in which neighborhood it is.
fridges-address = Where it stands
fridges-address-hint = Street and number or a corner, and what to look for. No private home unless they said yes.
fridges-address-missing = Say where it stands.
fridges-spot = The same as a point, if you know it
fridges-spot-hint = Such as 34.0489, -118.2073.
fridges-spot-wrong = Write two numbers with a comma, like 34.0489, -118.2073.
fridges-open-some = Only at some hours
fridges-these-hours = Days and hours
fridges-days = Days
fridges-from = From
fridges-until = Until
fridges-hours-wrong = Choose days, and write hours like 09:00 and 20:00.
fridges-circle = Which circle tends it
fridges-circle-wrong = Choose a circle that you tend.
fridges-host = Who lends the place
fridges-host-hint = Such as “the corner shop, ask at the counter”. Only those who tend it read this.
fridges-power = Where it is plugged in
fridges-power-hint = Plug and breaker. Only those who tend it read this.
fridges-long = Please use at most { $max } letters.
fridges-do-not-list = Somebody asked that this place is never listed. Talk to them first.
fridges-new-sees = Everybody sees name, place, hours and languages. Host and power are for those who tend it.
fridges-new-make = List it
fridges-made = Listed. Print its poster below, and hang it on the door.

fridges-tend = Tend the fridge
fridges-tend-go = Tend this fridge
fridges-tend-look = Look and log
fridges-look = Look
fridges-clean = Clean
fridges-hand = It needs a hand
fridges-due-look = { $n ->
    [0] A look is due today.
    [one] A look was due yesterday.
   *[other] A look is { $n } days late.
}
fridges-due-clean = { $n ->
    [0] A cleaning is due today.
    [one] A cleaning was due yesterday.
   *[other] A cleaning is { $n } days late.
}
fridges-looked = I looked
fridges-cleaned = I cleaned it
fridges-logged = Written down. Thank you.
fridges-photos-wait = Photos to look at
fridges-photos-text = No faces, no plates of cars, no papers. What you let through, everybody sees for two weeks.
fridges-photo-let = Let it through
fridges-photo-erase = Erase it
fridges-photo-let-done = Everybody sees it now.
fridges-photo-erased = Erased.
fridges-photos-shown = Photos that everybody sees
fridges-rota = The rota
fridges-rota-text = A look every day, a cleaning every week. Take what fits you, give it back when it does not.
fridges-turn-free = nobody yet
fridges-turn-take = I do it
fridges-turn-leave = Give it back
fridges-turn-taken = It’s yours. Thank you.
fridges-turn-left = Given back. That’s fine.
fridges-reports = What was said
fridges-by-tender = by somebody who tends it
fridges-log = The log
fridges-words = About the fridge
fridges-rules-en = Its own food rules, in English
fridges-rules-es = Its own food rules, in Spanish
fridges-rules-own-hint = Empty: the usual rules stand there.
fridges-words-saved = Saved.
fridges-paper = Paper
fridges-poster-print = Poster for the door
fridges-labels-print = Labels for food
fridges-tend-sees = Helpers of this circle see this page. Notes go after 90 days, photos after 14, the log after a year.
fridges-close-text = A closed fridge is not listed, here or in the directory. You can open it again.
fridges-close = Close the fridge
fridges-reopen-text = The fridge is closed. Plugged in again?
fridges-reopen = Open it again
fridges-closed-done = Closed. Please take the poster down.
fridges-opened-done = Open again. Welcome back.

fridges-my = My turns at the fridge
fridges-my-done = done
fridges-desk = Fridges that need a hand
fridges-desk-photos = { $n ->
    [one] one photo to look at
   *[other] { $n } photos to look at
}

fridges-poster = Fridge poster
fridges-poster-headline = Free food
fridges-poster-take = Take what you need. Leave what you can.
fridges-poster-date = Write the day on what you leave.
fridges-poster-not = No raw meat, no open packs.
fridges-poster-call = Broken or warm? Call or text
fridges-poster-mark = Everybody’s fridge
fridges-poster-report = How is it? Tell us here
fridges-labels = Labels for food
fridges-label-made = Made on
fridges-label-what = What it is:
fridges-label-allergens = Nuts, milk, wheat, egg:
fridges-mind-name = The name of the fridge

# Texts: nothing private, safe on a locked screen.
fridges-text-too-warm = { $network }: a fridge is too warm. Please eat nothing from it now. { $link }
fridges-text-broken = { $network }: a fridge is broken. Please eat nothing from it now. { $link }
fridges-text-gone = { $network }: somebody says a fridge is gone. { $link }
fridges-text-dirty = { $network }: a fridge wants cleaning. { $link }
fridges-text-empty = { $network }: a fridge is empty. { $link }
fridges-text-silent = { $network }: nobody has looked into a fridge for two days. { $link }
