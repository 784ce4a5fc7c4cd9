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
people-code-again = Ask for another message
people-text-way-in = { $network }: open { $link } or type { $code }. Good for 10 minutes. Did you not ask for this? Then do nothing.

people-out = This is not my phone: sign out
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
