# Signing in, signing out, a neighbor's own page.
people-me = a neighbor
people-neighbor = You are a neighbor here.
people-helper = You lend a hand here.
people-steward = You are a steward here.
people-vouched = vouched for

people-in-title = Sign in
people-in-lead = There is no password to remember. You come in by a link made for you.
people-in-dead = That link does not open anymore. It was used, or it is too old. Please ask for a new one.
people-in-contact = Your phone number or e-mail
people-in-contact-hint = The one your neighbors here know. We send you a link and a code.
people-in-contact-wrong = Please write a phone number with area code, or an e-mail address.
people-in-send = Send me a way in
people-in-have-code = I have a code already
people-in-how = No message can reach you?
people-in-ask = Ask a steward of your circle. They can show you a link to open right there.
people-in-call = You can also call us:
people-in-once = A link works once, and for ten minutes. After that you stay signed in on this phone.
people-in-private = Did you ask for something?
people-in-private-how = Open your private link again. You need no sign-in for that.
people-in-need = I could use a hand

people-code-title = Type your code
people-code-sent = If we know this number or address, a message with a link and a code is on its way.
people-code-wait = Open the link, or type the six digits here. Both work for ten minutes.
people-code = The six digits
people-code-hint = They are in the message we sent.
people-code-wrong = That did not work. The code is wrong or too old, or there were too many tries. The link in the message may still open.
people-code-go = Come in
people-code-none = Nothing came?
people-code-none-how = Wait a minute. Check that the number is the one we know. A steward can also show you a link.
people-which-title = Who are you?
people-which-lead = More than one neighbor uses this phone or address. Tap your name.
people-code-again = Ask for another message
people-text-way-in = { $network }: open { $link } or type { $code }. Good for 10 minutes. Did you not ask for this? Then do nothing.

people-out = This is not my phone: sign out
people-link-guest = This page was opened by a private link, and is that person’s. You are signed in on this phone as somebody else.
people-link-changed = That page was somebody else’s by now, so nothing was done. Look whose this is, and tap again.
people-link-close = Close their page
people-link-closed = Their page is closed on this phone. The link still opens it.
people-out-done = You are signed out on this phone.

people-my-title = My page
people-my-circles = My circles
people-my-no-circle = You are in no circle yet. A steward can add you.
people-my-me = About me
people-name = What should we call you?
people-name-hint = A first name is enough. Neighbors see it when you help them, or they help you.
people-name-wrong = Please write a name with at most 60 letters.
people-language = Which language should we write to you in?
people-keep = Save
people-kept = Saved.
people-rest-title = Take a rest
people-rest-text = Nobody will ask you for anything meanwhile. You owe no reason.
people-rest-week = Rest for a week
people-rest-month = Rest for a month
people-rest-on = Your lamp is resting. Be well.
people-rest-off = Good to have you back.
people-rest-end = I am back
people-resting = You are resting until { $day }.
people-no-network = This server runs, but no group of neighbors lives at this address yet.

people-steward-waits = Your second step is still missing.
people-steward-held-over = You are a steward here. Your term is over and goes on until somebody takes over.
people-steward-wanted = You are a steward here. Please set up your second step.

people-security-title = The second step
people-security-due = You tend a circle, so we ask for one more thing. Type the six digits of your app, or one of your codes on paper.
people-security-code = Six digits, or a code on paper
people-security-code-hint = The app shows new digits every half minute.
people-security-prove = Go on
people-security-wrong = That did not work. Wait for new digits and try again. After five wrong tries you must wait a quarter of an hour.
people-security-proved = Thank you. You are all the way in.
people-security-first = Please give your second step first.
people-security-lead = Stewards see phone numbers and addresses of neighbors. A second step keeps them safe if somebody takes your phone or your number.
people-security-wanted = Please set it up until { $day }. After that the steward pages wait until you have.
people-security-overdue = The steward pages wait until you set up a second step. It takes two minutes.
people-security-brought = The page you wanted is for stewards. It shows phone numbers and addresses, so it stays closed until you set up a second step: an app or a passkey. It takes two minutes. Everything else works as before.
people-security-none = You have none yet.
people-factor-app = An app with six digits
people-factor-passkey = A passkey
people-security-remove = Remove
people-security-removed = Removed.
people-security-left = { $n ->
    [0] You have no codes on paper left. Please make new ones.
    [one] You have one code on paper left.
   *[other] You have { $n } codes on paper left.
  }
people-security-app = Set up an app
people-security-other-app = Move to another app
people-security-new-codes = Make new codes on paper

people-app-title = Set up an app
people-app-lead = Any app for “two-step” codes will do. It needs no internet.
people-app-get = Open your app and choose to add an account. If you have none, install one first.
people-app-scan = Point it at this picture.
people-app-picture = A square code for your app. The same key stands below as letters.
people-app-open = Or open it on this phone
people-app-copy = Or copy these letters:
people-app-type = Type the six digits that the app shows now.
people-app-code = The six digits
people-app-wrong = These digits do not fit. Wait for the next ones. The clock of your phone must be right.
people-app-done = Done
people-app-not-now = Not now

people-codes-title = Your codes on paper
people-codes-once = We show these only now.
people-codes-lead = Write them down or print this page, and keep it at home. If your phone is lost, each code lets you in once.
people-codes-kept = I have them

people-text-factor-added = { $network }: a second step was added to your way in. Was it not you? Call us.
people-text-factor-removed = { $network }: a second step was taken off your way in. Was it not you? Call us.
people-text-desk = { $network }: something needs you at the desk. { $site }/desk
people-text-way-in-shared = { $network }: type { $code } at { $link }. Good for 10 minutes. Did you not ask for this? Then do nothing.
people-text-way-in-made = { $network }: a steward made a link for you to come in. Was it not at your wish? Call us.
people-text-term-ends = { $network }: your term as a steward ends in two weeks. Go on, or hand over? { $site }/people
people-text-pod-over = { $network }: a turn in your pod is over. Who goes on? Any of you may: { $site }/pods
people-text-pod-term = { $network }: your turn in your pod ends in two weeks. Go on, or hand over? { $site }/pods
people-text-role-given = { $network }: you have a new role. Thank you! { $site }/my
people-text-decision = { $network }: something waits for a yes from a second steward. { $site }/decisions-waiting

people-tend = Tend: people, circles, and how it runs here
people-my-ways-in = My ways in
people-devices-title = Where I am signed in
people-devices-lead = Lost a phone, or used one that is not yours? End it here. It is out at once.
people-devices-this = This phone or computer
people-devices-other = Another phone or computer
people-devices-here = You are here.
people-devices-since = Signed in { $when }.
people-devices-used = Last used { $when }.
people-devices-unused = A link was opened and not used.
people-devices-end = End it
people-devices-end-this = Sign out here
people-devices-end-others = End all others
people-devices-ended = Ended.
people-devices-rename = Give it a name
people-devices-called = A name that you know it by, such as “my phone” or “the library”
people-devices-kept = We keep when each one came and the hour it was last used. We keep no address and no kind of phone.

people-no-name = Somebody without a name
people-roster-title = Who does what
people-roster-alone = There is only one steward. Please find a second: until then exports and payments wait three days, and any neighbor can stop them.
people-roster-waiting = { $n ->
    [0] Nothing waits for a yes.
    [one] One thing waits for a yes.
   *[other] { $n } things wait for a yes.
  }
people-roster-find = Find somebody: a name, a phone number, or its last four digits
people-roster-look = Look
people-roster-found = Found in your circles
people-roster-nobody = Nobody in your circles. Check the spelling, or try the phone.
people-roster-roles = Roles
people-roster-me = you
people-roster-steward = Steward
people-roster-helper = Helper
people-roster-until = until { $day }
people-roster-held-over = The term is over. It goes on until somebody takes over.
people-role-extend = Go on for half a year
people-role-end = End this role
people-role-give = Give a role
people-role-where = Where?
people-role-what = Which?
people-role-two = A helper begins at once. A steward needs the yes of a second steward within three days.
people-role-do = Give it
people-role-waits = It waits for the yes of a second steward.
people-role-refused = That cannot be done here.
people-person-title = One neighbor
people-person-none = No role yet.
people-resign = Step down
people-resign-note = A word for the next one: what is under way, whom to call, where the key is
people-resign-sees = Only stewards of this circle read it. It is gone a month after it was read.
people-resign-do = Step down now
people-resign-alone = You are the only steward. Please give the role to somebody first. Then you can go with a light heart.
people-resigned = Thank you for all you did. You are a neighbor again.
people-note-title = A word left for you: { $circle }
people-note-from = From { $who }
people-note-read = I have read it
people-note-goes = It is gone a month after it was read.

people-way-in-title = A way in
people-way-in-beside = For somebody who stands beside you and gets no messages. They open a link on their own phone.
people-way-in-told = They are told that you made it. It works once, for ten minutes.
people-way-in-go = Make a way in
people-way-in-make = Show the link
people-way-in-once = Shown only now. It works once, for ten minutes.
people-way-in-open = Point the camera of their phone at the picture, or type this address there:
people-way-in-picture = A square code with the link

people-decisions-title = Waiting for a yes
people-decisions-lead = Some things nobody does alone here.
people-decisions-none = Nothing waits.
people-decisions-none-text = When a role, an export or a payment needs a second yes, it stands here.
people-decision-steward = A new steward
people-decision-helper = A new helper
people-decision-export = People’s data leaves this place
people-decision-export-households = The list of households leaves this place
people-decision-export-helpers = The list of helpers leaves this place
people-decision-payout = A payment
people-decision-by = Asked for by { $who }.
people-decision-lapses = A second steward can say yes until { $day }.
people-decision-opens = It may be done after { $day }, if nobody stops it.
people-decision-ready = It may be done now.
people-decision-approve = Yes, do it
people-decision-stop = Stop it
people-decision-approved = You said yes. It is done, or can be done now.
people-decision-stopped = Stopped.
people-decision-not-you = That is not possible now. You asked for it yourself, or it is over.

people-on-call-title = Who is called in danger
people-on-call-lead = When somebody may be in danger and nobody has looked, these people get a message, one after another. Write 1, 2, 3.
people-on-call-empty = Nobody is on the list. Please put at least two people on it.

people-security-passkey = Make a passkey
people-passkey-title = Make a passkey
people-passkey-use = Use your passkey
people-passkey-what = A passkey is your fingerprint, face or PIN on this phone or computer. It never leaves it.
people-passkey-lead = Your phone or computer asks for your fingerprint, your face or your PIN. We see none of these.
people-passkey-script = A passkey needs scripts, and they are switched off here. An app with six digits works without.
people-passkey-go = Go on
people-passkey-failed = That did not work. Try again, or use your app.
people-passkey-not-here = Passkeys do not work at this address. Please use an app with six digits.
