# Signing in, signing out, a neighbor's own page.
people-me = a neighbor
people-neighbor = You are a neighbor here.
people-helper = You lend a hand here.
people-steward = You are a steward here.
people-vouched = vouched for

people-in-title = Sign in
people-in-lead = There is no password to remember. You come in by a link made for you.
people-in-dead = That link does not open anymore. It was used, or it is too old. Please ask for a new one.
people-in-how = How to get a link
people-in-ask = Ask a steward of your circle. They send you a link, or show it to you.
people-in-call = You can also call us:
people-in-once = A link works once, and for ten minutes. After that you stay signed in on this phone.
people-in-private = Did you ask for something?
people-in-private-how = Open your private link again. You need no sign-in for that.
people-in-need = I could use a hand

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
