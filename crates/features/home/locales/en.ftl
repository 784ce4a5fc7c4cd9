### The front page, how it works, safety, and what is stored.

home-title = The porch light is on
home-hello = The porch light is on.
home-lead = Neighbors here help each other. Ask for a hand, or lend one.
home-door-ask = I could use a hand
home-door-offer = I can lend a hand
home-how = How it goes
home-how-ask = You ask
home-how-ask-text = No account. A few short questions. Your first name is enough.
home-how-lit = A light goes on
home-how-lit-text = A neighbor says “I’ll take it”. You say yes. Then they see how to reach you.
home-how-done = Two lights
home-how-done-text = It is done, and both of you know. Next time it may be you who helps.
home-free = It costs nothing. Nobody asks for papers, income or reasons.
home-phone = Rather talk?
home-phone-text = Call the number on this page. A neighbor writes it down for you. It counts just the same.
home-phone-hours = We answer: { $hours }
home-phone-none = There is no phone line yet. Fill in a paper ask and hand it to a neighbor who helps.
home-paper = The paper ask and the poster
home-back = Asked already?
home-back-text = Open your private link. Or use your code word.
home-back-code = I have a code word
home-sign-in = Helpers sign in
home-more = Good to know

home-help-title = How it works
home-help-lead = You ask, a neighbor answers, and you both decide. Here is who sees what.
home-help-lamp = The lamp
home-help-lamp-text = Every ask has a porch light. It tells where things stand.
home-help-off = Off
home-help-off-text = Nobody has it yet. We keep asking.
home-help-lit = Lit
home-help-lit-text = A neighbor has it.
home-help-done = Two lights
home-help-done-text = You met, and it is done.
home-help-resting = Resting
home-help-resting-text = Closed, taken back, or handed to another group.
home-help-rings = The rings
home-help-rings-text = An ask starts close to home. If nobody can, it goes one ring out.
home-help-ring-pod = Your pod: the few people you chose
home-help-ring-building = Your building
home-help-ring-block = Your block
home-help-ring-neighborhood = Your neighborhood
home-help-ring-next = The neighborhoods beside it, only if you allow it
home-help-rings-clock = Two hours a ring when it is urgent, else a day. You can change that, and you can stop it.
home-help-sees = Who sees what
home-help-what = What
home-help-who = Who sees it
home-help-card = The card: what kind of help, rough place, how soon, your language
home-help-card-who = Helpers in the rings that were asked
home-help-words = What you wrote
home-help-words-who = The one neighbor who took it, and the stewards
home-help-contact = Your name, phone, place and private note
home-help-contact-who = That neighbor, after you said yes, until two days after it is done
home-help-quiet = Money, housing, health, children, safety
home-help-quiet-who = Stewards first. It is never on a list or a map.
home-help-looks = Your page shows you who looked, and when.
home-help-marks = On paper and in texts the lamp is written o, *, ** and z.
home-help-nobody = If nobody comes
home-help-nobody-wider = Your ask goes one ring out, as far as you allowed.
home-help-nobody-told = Your page tells you the truth: who was asked, and when we ask again.
home-help-nobody-steward = A steward sees that it waits, and looks for somebody.
home-help-nobody-call = You can call the number on this page and say: nobody came.
home-help-nobody-danger = Is it dangerous to wait? Do not wait for us.
home-help-forget = How to be forgotten
home-help-forget-ask = Open your private page and press “erase me”. No reason, no waiting.
home-help-forget-key = What you wrote is locked with your own key. We destroy the key, and nobody can read it again.
home-help-forget-clock = If you do nothing, your ask is erased by itself some days after it is done.
home-help-helper = When you help
home-help-helper-three = Three open promises at a time are enough.
home-help-helper-clock = If you go quiet, we ask. Then another neighbor can take it.
home-help-helper-back = You can always hand it back. Nobody asks why.
home-help-helper-rest = Rest is normal. Say when, and nobody will ask you.

home-about-title = What this is
home-about-lead = Mutual aid: people who live near each other look after each other.
home-about-is = It is
home-about-is-both = Both ways. Everybody here asks, and everybody here helps. That is solidarity.
home-about-is-near = Close by. Your building first, then your block.
home-about-is-together = Ours. Neighbors decide together, and the stewards take turns.
home-about-is-power = Shared. A steward serves for half a year, and then somebody else can.
home-about-is-no-papers = Open. No papers, no proof, no full name.
home-about-is-yours = Yours to stop. Take an ask back, or have all of it erased.
home-about-not = It is not
home-about-not-charity = Not charity. Nobody gives down to anybody, and there are no clients.
home-about-not-strings = Not a trade. You owe nothing for help, not even thanks.
home-about-not-911 = Not an emergency service. In danger, call 911.
home-about-not-score = Not a contest. Nobody is rated, and nobody is counted.
home-about-not-shop = Not a shop. Nothing is sold here, and nothing about you is sold.
home-about-not-office = Not an office. Nobody decides whether you deserve it.
home-about-name = Why “Farolito”?
home-about-name-text = A farolito is a small lantern on a path. It says: somebody is home, and you may knock.
home-about-free = Farolito is free software. Any group of neighbors can run it.

home-safety-title = In danger, and staying safe
home-safety-begin = You can also text BEGIN to this number, at any hour:
home-safety-text-911 = If you cannot speak, you can text 911 in most places.
home-safety-leave = Leave this page fast
home-safety-leave-text = Press the red button, or press Shift three times. You land on a weather page.
home-safety-history = Your browser may still remember that you were here. We cannot erase that for you.
home-safety-other-phone = If somebody checks your phone, use another phone, or a library computer.
home-safety-private-window = A private window keeps no history on your own device.
home-safety-quiet-texts = Our texts never say what you asked for, or your name.
home-safety-contact = When you ask, you choose: call, text, or neither, and at which hours.
home-safety-meet = When neighbors meet
home-safety-meet-door = Meet at the door or in the courtyard. Nobody has to be let in.
home-safety-meet-no = You can say no at any moment, on both sides.
home-safety-meet-money = Nobody here needs your bank card, your PIN or your papers.

home-stored-title = What we store and who sees it
home-stored-lead = Everything this server keeps, in plain words. Nothing else is kept.
home-stored-never = We never ask for immigration status, income, or an ID. No page loads anything from another company.
home-stored-how-long = How long
home-stored-closed = { $n ->
    [one] A closed ask is gone after 1 day.
   *[other] A closed ask is gone after { $n } days.
}
home-stored-untouched = { $n ->
    [one] An ask that nobody touches ends after 1 day.
   *[other] An ask that nobody touches ends after { $n } days.
}
home-stored-asked-twice = Before it ends, we ask you twice whether you still need it.
home-stored-erase = When you say “erase me”
home-stored-erase-key = What you told us is locked with a key of your own. Erasing destroys that key first. After that, nothing here can be read.
home-stored-erase-sqlite = On SQLite: your rows are overwritten and the log is cut, usually within minutes. A search of the files then finds nothing.
home-stored-erase-postgres = On PostgreSQL: the rows are deleted and cleared out, usually within minutes. Its logs may hold locked bytes for some days, until they are reused. Without your key nobody can read them.
home-stored-engine = This server runs on: { $engine }
home-stored-backups = Farolito makes no backups by itself. If the people who run this server copy it, old copies hold locked rows and the key as it was. Ask them on which day old copies are deleted.
home-stored-messages = A text or e-mail we sent stays on the phone that got it. It never says what you asked for.
home-stored-all = All of it
home-stored-generated = This list is made from the program’s own table. It is the same table that erases and exports.
home-stored-what = What
home-stored-who = Who sees it
home-stored-keep = How long
home-stored-erased = If the person is erased
home-stored-inside = The machine room
home-stored-inside-text = These hold only row numbers, counters and times, so that nothing gets lost. No page shows them.

home-class-public = Anybody
home-class-member = Signed-in neighbors of the circle
home-class-claimed = The asker, the stewards, and the helper who took it
home-class-mutual = Asker and helper, after both said yes; stewards, with a note that they looked
home-class-vault = The person. Stewards only for a reason that is written down.
home-class-secret = Nobody. Only the program, and scrambled.
home-class-internal = Nobody. Only the program.

home-keep-forever = As long as the network exists
home-keep-with-row = As long as the entry it belongs to
home-keep-until-erased = Until the person is erased
home-keep-until-used = Until it has done its work
home-keep-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
home-keep-after-close = { $n ->
    [one] 1 day after it is closed
   *[other] { $n } days after it is closed
}
home-keep-untouched = { $n ->
    [one] 1 day without anybody touching it
   *[other] { $n } days without anybody touching it
}

home-erased-not-personal = It is not about a person
home-erased-deleted = Gone
home-erased-blanked = Emptied
home-erased-unreadable = Cannot be opened anymore
home-erased-kept = Stays; it says nothing without the person

home-table-schema-migrations = Which version the tables are
home-table-vault-check = A mark that the right key is used
home-table-network-keys = The network’s keys, locked
home-table-person-keys = Each person’s own key, locked
home-table-vault-terms = Scrambled marks for finding somebody by name or phone
home-table-jobs = Work that waits
home-table-leases = Who does which work now
home-table-events = News between parts of the program
home-table-idempotency-keys = Marks so that a form sent twice counts once
home-table-outbox = Messages that wait to be sent
home-table-networks = The network itself
home-table-setup-state = Whether the first run is over
home-table-setup-sessions = Who answers the first questions
home-table-setup-answers = Answers of the first run, locked, until the network is founded
home-table-first-steps = Which first steps are done
home-table-practice-asks = Practice asks that reach nobody
home-table-network-hosts = The network’s addresses
home-table-circles = Circles: pods, buildings, blocks, neighborhoods
home-table-circle-ancestors = Which circle lies in which
home-table-households = Households
home-table-people = People
home-table-memberships = Who belongs to which circle
home-table-roles = Who helps and who tends
home-table-on-call = Who is called first in danger
home-table-sign-in-links = Sign-in links
home-table-sessions = Who is signed in
home-table-tries = Wrong code words, counted
home-table-ask-sheets = Postings: one person’s asks together
home-table-asks = Asks
home-table-ask-audience = Which circles an ask has reached
home-table-claims = Promises of helpers
home-table-helper-loads = Turns, so that nobody takes too many
home-table-ask-events = What happened to an ask
home-table-ask-looks = Who looked at an ask
home-table-ask-calls = Who was called about a danger

home-column-accepted-at = when it was accepted
home-column-actor = who acted, in a word
home-column-address = exact address
home-column-answer = the answer, locked
home-column-answered-by = who answers for the asker
home-column-asked-at = when it was asked
home-column-at = when
home-column-awake-from = from when somebody is awake
home-column-awake-until = until when somebody is awake
home-column-beforehand = a yes given beforehand
home-column-body-hash = a mark of the form
home-column-cell = the rough cell on the map
home-column-claimed-at = when it was taken
home-column-code-language = language of the code word
home-column-consent-at = when consent was noted
home-column-contact-rules = what is safe: call, text, hours
home-column-created-at = when it was made
home-column-credential = a mark of what was tried
home-column-demo = whether it is a demonstration
home-column-details = what the asker wrote
home-column-email = e-mail
home-column-ended-at = when it ended
home-column-farthest = the farthest ring allowed
home-column-fingerprint = a mark of the key
home-column-flags = danger words that were heard
home-column-for-other = whether somebody asked for another
home-column-hash = the scrambled mark
home-column-help-hours = hours of the help line
home-column-help-line = help line
home-column-host = address
home-column-joined-at = since when
home-column-key-hash = a mark of the key
home-column-kind = what kind of help
home-column-language = language
home-column-languages = languages
home-column-link-hash = a mark of the link
home-column-marked = whether it is kept quiet
home-column-moved-at = when it last moved
home-column-name = name
home-column-nearest = the nearest ring
home-column-note = a note
home-column-nudged-at = when somebody was asked about it
home-column-opened = whether a steward has read it
home-column-opened-at = when the circle was asked
home-column-part-done = whether part of it was done
home-column-passkey-rp-id = the name that passkeys are bound to
home-column-phone = phone
home-column-place = the place as written
home-column-private-note = private note for the helper
home-column-public-line = the line for the card
home-column-public-url = web address
home-column-reason = why not
home-column-resting-until = resting until
home-column-retention-closed-days = days that closed asks stay
home-column-retention-untouched-days = days that untouched asks stay
home-column-ring = the ring that is asked now
home-column-role = role
home-column-rough-place = rough place
home-column-scale = how large
home-column-sealed = the message, locked
home-column-sight = how much was seen
home-column-since = since when
home-column-slug = its name in web addresses
home-column-speaks = languages spoken
home-column-spoken = languages spoken here
home-column-spoken-by = who asked for them
home-column-state = where it stands
home-column-state-since = since when it stands so
home-column-taken = whether somebody has it
home-column-thanked = whether thanks were said
home-column-token-hash = a mark of the link
home-column-unseen-edit = whether a change was not seen yet
home-column-until = until when
home-column-urgency = how soon
home-column-verified-at = since when they are known
home-column-vouched-at = since when somebody vouches
home-column-what = what happened
home-column-widen-at = when it goes one ring out
home-column-wrapped = the locked key
home-column-zone = time zone

## Navigation and foot.

home-nav-ask = Ask
home-nav-help = How it works
home-nav-board = Board
home-nav-my = My page
home-nav-desk = Desk
home-foot-about = What this is
home-foot-stored = What we store
home-foot-safety = Safety
home-foot-help = How it works

# Trust.
home-table-apart = Who is never matched with whom
home-table-apart-numbers = Phone numbers that somebody keeps away from
home-table-vouches = Who vouches for whom
home-table-pairings = First visits in pairs
home-table-suspensions = Who was asked to stop for a while
home-table-suspended-roles = Roles that come back after a pause
home-table-reports = What neighbors told two stewards
home-table-steward-notes = Notes of stewards about a report or a pause
home-table-invites = Invites
home-table-ways-back = Private ways back
home-column-number = the number, locked
home-column-made-at = when it was made
home-column-code-hash = a mark of the three words
home-column-uses = how many may use it
home-column-uses-left = how many places are left
home-column-expires-at = until when it is good
