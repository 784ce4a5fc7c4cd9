# The directory
directory-nav = Find
directory-title = Find a group
directory-lead = Groups, pantries and fridges near you. Each says how sure it is, and how old that is.
directory-month = { $month } { $year }
directory-near = Near { $place }
directory-where = Where?
directory-where-hint = A place or a ZIP code, such as Lincoln Heights or 90031. It is not kept.
directory-what = What are you looking for?
directory-what-hint = In your words, or leave it empty.
directory-narrow = More choices
directory-any = Any
directory-need = Help with
directory-for = For
directory-kind = What it is
directory-in = Speaks
directory-open-now = Open right now
directory-look = Look
directory-unknown = We know no place called “{ $place }”. We looked for these words instead.
directory-others = Or did you mean:
directory-thin = Nothing here was confirmed lately
directory-thin-near = Nothing near { $place } was confirmed lately
directory-thin-text = That is common: groups rest and lists grow old. Here is what you can do today.
directory-thin-council = Look at the neighborhood councils
directory-thin-fridge = Look at the community fridges
directory-thin-suggest = Tell us of a group that we missed
directory-count = { $n ->
    [0] Nothing found
    [one] One found
   *[other] { $n } found
}
directory-order = First what can help, near and sure; then what is older. What is over comes last.
directory-none = Nothing found
directory-none-text = Try fewer words, or a place nearby. If you know of a group, tell us.
directory-past = { $n ->
    [one] One that rests, is over, or is history
   *[other] { $n } that rest, are over, or are history
}
directory-past-text = Nobody has heard of these for more than a year, or they said that they stopped.
directory-regions = Look by region
directory-suggest = Suggest a listing
directory-back-to-find = Back to the directory

# What it is
directory-kind-group = Group of neighbors
directory-kind-pantry = Pantry
directory-kind-fridge = Community fridge
directory-kind-council = Neighborhood council
directory-kind-resource = Resource

directory-need-food = Food
directory-need-supplies = Things for the home
directory-need-housing = Housing
directory-need-paperwork = Forms and letters
directory-need-translation = Another language
directory-need-money = Money for a bill
directory-need-ride = A ride
directory-need-childcare = Children
directory-need-company = Company
directory-need-prescription = Medicine
directory-need-repair = Repairs
directory-need-pet = Pets
directory-need-errand = Errands
directory-need-other = Other things

directory-focus-everyone = Everyone
directory-focus-older-adults = Older adults
directory-focus-unhoused = People without a home
directory-focus-undocumented = People without papers
directory-focus-workers = Workers
directory-focus-families = Families
directory-focus-organizers = People who organize

directory-region-citywide = All of Los Angeles
directory-region-antelope-valley = Antelope Valley
directory-region-central-la = Central LA
directory-region-eastside = Eastside
directory-region-harbor = Harbor
directory-region-san-fernando-valley = San Fernando Valley
directory-region-san-gabriel-valley = San Gabriel Valley
directory-region-santa-clarita-valley = Santa Clarita Valley
directory-region-south-bay = South Bay
directory-region-south-la = South LA
directory-region-southeast-la = Southeast LA
directory-region-westside = Westside

# How sure
directory-lamp-confirmed = confirmed
directory-lamp-ageing = confirmed, soon due again
directory-lamp-unconfirmed = not confirmed
directory-lamp-silent = silent
directory-lamp-history = history
directory-lamp-resting = resting
directory-lamp-closed = over
directory-fresh-confirmed = Confirmed { $when }
directory-fresh-ageing = Confirmed { $when }; soon due again
directory-fresh-unconfirmed = Not confirmed for a while: last { $when }
directory-fresh-never = Nobody has confirmed it yet. Listed with what was known { $when }
directory-fresh-silent = Silent: the last anybody said was { $when }
directory-fresh-history = History: last heard of in { $when }
directory-standing-rests = It rests. Somebody said so { $when }
directory-standing-rests-undated = It rests
directory-standing-rests-until = It rests until { $until }
directory-standing-closed = It is over. Somebody said so { $when }
directory-standing-closed-undated = It is over: it said so itself
directory-reason-here = in this place
directory-reason-seen = a neighbor was there lately
directory-reason-open = open now
directory-reason-nobody = neighbors found nobody

# Hours
directory-every-mo = Mondays
directory-every-tu = Tuesdays
directory-every-we = Wednesdays
directory-every-th = Thursdays
directory-every-fr = Fridays
directory-every-sa = Saturdays
directory-every-su = Sundays
directory-one-mo = Monday
directory-one-tu = Tuesday
directory-one-we = Wednesday
directory-one-th = Thursday
directory-one-fr = Friday
directory-one-sa = Saturday
directory-one-su = Sunday
directory-nth-1 = 1st { $day } of the month
directory-nth-2 = 2nd { $day } of the month
directory-nth-3 = 3rd { $day } of the month
directory-nth-4 = 4th { $day } of the month
directory-nth-5 = 5th { $day } of the month
directory-nth-last1 = Last { $day } of the month
directory-nth-last2 = Second to last { $day } of the month
directory-nth-last3 = Third { $day } from the end of the month
directory-nth-last4 = Fourth { $day } from the end of the month
directory-nth-last5 = Fifth { $day } from the end of the month
directory-hours = { $day }, { $from } to { $until }
directory-hours-gone = { $day }, from { $from } until it is gone
directory-shut-on = Closed on { $day }
directory-open-until = Open now; closes: { $time }
directory-open-gone = Open now, until it is gone
directory-opens = Opens { $day }, { $time }
directory-open-always = Open day and night
directory-shut = Closed now

# One listing
directory-group-what = What it is
directory-group-when = When
directory-group-where = Where
directory-group-reach = How to reach it
directory-group-who = Who may come
directory-line-needs = Helps with:
directory-line-focus = For:
directory-line-gives = Gives:
directory-line-takes = Takes what you bring:
directory-line-address = Address:
directory-line-phone = Phone:
directory-line-email = E-mail:
directory-line-page = Page:
directory-line-who = Who may come:
directory-line-papers = Papers to bring:
directory-line-languages = Languages:
directory-age-confirmed = { $by } said so { $when }, { $how }
directory-age-never = Nobody has confirmed this. Known since { $when }
directory-by-group = The group itself
directory-by-steward = A steward
directory-by-source = The list it came from
directory-how-call = by phone
directory-how-visit = by going there
directory-how-page = from its page
directory-how-link = by its own link
directory-how-form = in writing
directory-how-import = from a file
directory-crisis-until = This holds until { $day }.
directory-doubted = Two neighbors or more found nobody there lately. Call before you go.
directory-noticed = What neighbors noticed
directory-noticed-none = Nobody has told us since it was last confirmed.
directory-noticed-there = { $n ->
    [one] A neighbor was there { $when }.
   *[other] { $n } neighbors were there, the last one { $when }.
}
directory-noticed-nobody = { $n ->
    [one] Somebody tried and nobody answered, { $when }.
   *[other] { $n } tried and nobody answered, the last one { $when }.
}
directory-noticed-page-gone = Its page did not answer { $when }.
directory-noticed-page = Its page answered { $when }.
directory-seen-q = Did you go there, or call?
directory-seen-there = I was there
directory-seen-nobody = Nobody answered
directory-seen-sees = Everybody sees how many said so. Nobody sees who.
directory-seen-thanks = Thank you. The next neighbor will see it.
directory-wrong = Something is not right?
directory-wrong-say = Tell us what is not right
directory-wrong-ours = This is our group
directory-tend-this = Look after this listing

# Suggestions
directory-suggest-new = Suggest a listing
directory-suggest-new-lead = A group, a pantry, a fridge. Tell us what you know; a steward looks at it first.
directory-suggest-correct = What is not right?
directory-suggest-what = What do you want to say?
directory-says-new = A new one
directory-says-correct = Something is different
directory-says-closed = It is over
directory-says-resting = It rests for now
directory-says-ours = It is our group, and we want to look after it
directory-says-do-not-list = It is ours, and we do not want to be listed
directory-suggest-words = Tell us more
directory-suggest-words-hint = What changed, and how you know. Nothing private, please: no names, no numbers of people.
directory-suggest-reach = How neighbors reach it
directory-suggest-reach-hint = A page, a public number or a public e-mail address.
directory-suggest-does = What it does
directory-suggest-does-hint = Who comes, when, what they give. In your words.
directory-suggest-sees = Stewards read it first. We do not ask who you are. It is forgotten a month after they decide.
directory-suggest-send = Send
directory-suggest-says-what = Choose what you want to say.
directory-suggest-empty = Tell us what is different, in a few words.
directory-suggest-full = So many suggestions wait that we take no more today. Please try again in some days, or call us.
directory-suggested = Thank you, it is with the stewards
directory-suggested-lamp = somebody will read it
directory-suggested-new = They look whether it is there, and then list it. Nothing is public before that.
directory-suggested-correct = Until somebody has looked, the listing stays as it is. Your word counts, but it closes nothing by itself.
directory-suggested-ours = They send a link to the public address or number of the group. With it you look after the listing yourselves.
directory-suggested-do-not-list = They take it out, and it stays out of every later list.

# The stewards' side
directory-tend = The directory
directory-tend-lead = What waits for you, and which listings need a call.
directory-waiting = { $n ->
    [0] Suggestions
    [one] One suggestion waits
   *[other] { $n } suggestions wait
}
directory-waiting-none = None waits.
directory-kept = { $n ->
    [0] Listings
    [one] One listing
   *[other] { $n } listings
}
directory-kept-order = The least sure first: these need a call.
directory-kept-none = You look after no listing yet
directory-kept-none-text = Write the first one: your own group, or the pantry around the corner.
directory-new = A new listing
directory-added = It is listed. Read it once more as a neighbor would.
directory-is-listed = This one is listed already: here it is.
directory-not-listed = It asked not to be listed, so we do not list it.
directory-edit = A listing
directory-edit-public = See it as everybody does
directory-edit-facts = What it says
directory-edit-draft = This is your working copy. Nobody else sees it until you publish it.
directory-edit-overtaken = Somebody published other words since you began. Compare before you publish.
directory-edit-sees = Everybody can read what you publish. What you change counts as confirmed today.
directory-publish = Publish
directory-draft = Keep as my working copy
directory-draft-drop = Throw my working copy away
directory-draft-kept = Kept. Only stewards see it.
directory-draft-dropped = Thrown away. Here is what is published.
directory-published = Published.
directory-nothing-new = Nothing is different, so nothing was changed.
directory-overtaken = Somebody published while you wrote. Your words are kept here as a working copy.
directory-act-sure = How sure it is
directory-act-confirm = I know that this is still true
directory-act-how = How do you know?
directory-act-confirm-now = Confirm
directory-confirm-none = Choose what you know.
directory-confirmed = Confirmed, with today’s date.
directory-act-stand = It rests, or is over
directory-act-there = It is there
directory-act-resting = It rests
directory-act-closed = It is over
directory-act-until = Until when it rests, if you know
directory-act-say = Say so
directory-stands = The page says so now.
directory-act-crisis = A note for now
directory-act-crisis-text = Such as “closed because of the smoke”. It always ends by itself.
directory-act-crisis-en = In English
directory-act-crisis-es = In Spanish
directory-act-crisis-days = For how many days (at most 21)
directory-act-crisis-say = Put it on the page
directory-crisis-on = The note is on the page.
directory-crisis-off = The note is off.
directory-act-link = A link for the group itself
directory-act-link-text = With it they say “still true” with one tap. Send it only to the address or number on the page.
directory-act-link-make = Make the link
directory-act-link-anew = Make another one; this one ends
directory-link-made = Here is the link.
directory-link-mail = Write an e-mail with it
directory-link-text = Write a text with it
directory-link-subject = Is this still true?
directory-link-words = Hello! Neighbors find { $name } in our directory. Is it still true? One tap says yes: { $link }
directory-act-remove = Take it out
directory-act-remove-text = A group that is over stays as “over”, so that nobody looks for it in vain. Take out what was never right, or who asks for it.
directory-act-remove-sure = Yes, take it out
directory-act-remove-forever = They asked not to be listed: keep it out for good
directory-act-remove-now = Take it out
directory-remove-sure = Tick “yes” if you are sure.
directory-removed = It is out of the directory.
directory-queue-title = A suggestion
directory-queue-words = In their words
directory-queue-like = These may be the same
directory-take = Take it
directory-decline = Leave it
directory-taken = Taken.
directory-declined = Left. Nothing was changed.
directory-take-new = Taking it lists it, as not confirmed. Then call and confirm it.
directory-take-correct = Taking it leads to the form, where you write it in.
directory-take-closed = Taking it says on the page that the group is over.
directory-take-resting = Taking it says on the page that the group rests.
directory-take-ours = Taking it leads to the listing. There you make their link and send it to the public address.
directory-take-do-not-list = Taking it removes the listing and keeps it out of every later list.
directory-form-name = Name
directory-form-nameless = Write its name.
directory-form-long = Please use at most { $max } letters.
directory-form-page-wrong = That is not the address of a page.
directory-form-email-wrong = That is not an e-mail address.
directory-form-hours-wrong = This row needs a day and a time it opens. The end comes after the beginning.
directory-form-what-en = What it does, in English
directory-form-what-es = What it does, in Spanish
directory-form-needs = It helps with
directory-form-focus = It is for
directory-form-region = Region
directory-form-area = Where, in a few words
directory-form-area-hint = A neighborhood or a corner.
directory-form-address = Address where people may come
directory-form-address-hint = Leave it empty if nobody should come to the door.
directory-form-hours-hint = No end means: until it is gone.
directory-form-takes = When it takes what people bring
directory-form-others = Days that differ
directory-form-others-hint = A date without times means: closed that day.
directory-form-other = A day that differs
directory-form-date = Date
directory-form-nth = Which one
directory-form-day = Day
directory-form-from = from
directory-form-until = to
directory-form-no-day = no day
directory-form-nth-every = every
directory-form-nth-1 = 1st
directory-form-nth-2 = 2nd
directory-form-nth-3 = 3rd
directory-form-nth-4 = 4th
directory-form-nth-last1 = last
directory-form-public = Everybody can read it.
directory-form-who-en = Who may come, in English
directory-form-who-es = Who may come, in Spanish
directory-form-papers-en = Papers to bring, in English
directory-form-papers-es = Papers to bring, in Spanish
directory-form-papers-hint = Only if they are really asked for. “None” is good news.
directory-keep = Your listing
directory-keep-lead = You look after this listing. Whoever has this link can change it.
directory-keep-renew = Yes, all of it is still true
directory-keep-again = We are here again, and all of it is true
directory-keep-renewed = Thank you. Neighbors see today’s date.
directory-keep-rest = We rest, or it is over
directory-keep-change = Something is different
directory-keep-overtaken = Somebody else changed it while you wrote. Look at it again, then publish.

# The map
directory-map-county = Map of the county: how many listings help in each part
directory-map-places = Map of this part of the county, place by place
directory-map-islands = Islands
directory-map-legend = A lit hexagon has somebody; its number says how many. An outline has nobody yet. The list says the same.
directory-map-count = { $n ->
    [0] nobody yet
    [one] 1 listing
   *[other] { $n } listings
}
directory-council = Your neighborhood council
directory-council-of = { $place } is in the area of { $name }.
directory-council-text = A council meets in the open, and anybody who lives, works or studies there may speak.
directory-begin = In Los Angeles County? Begin with a list of groups
directory-begin-text = Groups and places that were named there in public, each with its age. None counts as confirmed.
directory-begin-now = Begin with these
directory-begin-none = Tick at least one region.
directory-begun = The directory has begun. Now call one of them, and confirm it.
