# Walks
outreach-title = Walks from door to door
outreach-my = Walk lists for two
outreach-lead = In pairs, by day. We say hello, leave paper, and write nothing down about anybody.
outreach-none = No walk right now
outreach-none-text = When a steward makes a list, it stands here.
outreach-none-steward = Make a list of doors. Two people take a part each.
outreach-made = Made { $day }
outreach-nameless = A neighbor
outreach-settings = On every route sheet
outreach-county = What the county offers, in a few words
outreach-county-hint = It stands on the sheet as text.
outreach-county-url = Its web address
outreach-county-long = Please use at most { $max } letters.
outreach-county-wrong = Start with https:// and write the whole address.
outreach-settings-saved = Saved. It is on the next sheet.
outreach-print-busy = The printer is busy. Please try again in a minute.

outreach-new = A new walk list
outreach-new-lead = Doors that were visited in the last 30 days, or asked not to be, are left out by themselves.
outreach-circle = For which circle
outreach-circle-wrong = Choose a circle that you tend.
outreach-building-n = Building { $n }
outreach-building = Street and number, or the name on the building
outreach-building-hint = Write it the same way each time, so that doors are known again.
outreach-building-wrong = Name the building, in at most { $max } letters.
outreach-doors = Doors
outreach-doors-hint = 1–24 or 101, 103, 2A
outreach-doors-none = Write the doors, like 1–24.
outreach-doors-wrong = We cannot read “{ $what }”. Write 1–24 or 101, 103.
outreach-doors-many = That is more than 400 doors. Please make two lists.
outreach-nothing = Name at least one building.
outreach-all-rest = All these doors rest now. Choose others.
outreach-quiet = “No handbills” sign
outreach-new-sees = Helpers of this circle see buildings. Only the two who walk a part, and its steward, see its doors. All is erased after 30 days.
outreach-new-make = Make the list
outreach-new-made = The list is made. Now two people take each part.

outreach-one = Walk
outreach-tips = Before you go
outreach-tip-pair = Always two, always by day. Both of you say yes to each door.
outreach-tip-door = Ring, step back, say your name. Never go in. A no is a no.
outreach-tip-notes = Tick a box. Write nothing about people: no names, no looks, no papers.
outreach-tip-quiet = This building has a “no handbills” sign: leave no paper.
outreach-left-out = { $n ->
    [one] One door is left out: visited lately, or asked not to be.
   *[other] { $n } doors are left out: visited lately, or asked not to be.
}
outreach-doors-n = { $n ->
    [one] one door
   *[other] { $n } doors
}
outreach-done-n = { $n } done
outreach-no-hands = Nobody else helps here yet. Nobody walks alone.
outreach-with = I go with
outreach-take = The two of us take it
outreach-took = Yours. Go by day, the two of you.
outreach-taken = Two others have this part now.
outreach-give-back = Give it back
outreach-gave-back = Given back. Others can take it.
outreach-print = Print the route sheet
outreach-door = Door { $door }
outreach-skip = Skip this door: they asked us not to come.
outreach-talked = Talked
outreach-paper = Left paper
outreach-nobody = Nobody home
outreach-no-handbills = No handbills
outreach-never = Do not return
outreach-heard = Language heard, if you like
outreach-undo = Undo
outreach-said = Noted.
outreach-undone = Undone.
outreach-sees = There is no room for notes, on purpose. After 30 days all of this is gone. Only “do not return” and “no handbills” stay, in a form nobody can read.
outreach-erase-text = You can erase this list now. “Do not return” stays.
outreach-erase = Erase the list
outreach-erased = The list is gone.
outreach-sheet-title = Route sheet: { $building }
outreach-sheet-door = Door
outreach-sheet-language = Language
outreach-sheet-foot = { $pair } · { $day } · Give this sheet back, then tear it up.

outreach-settings-lead = These words stand on the sheets of this circle and of the circles inside it.
outreach-settings-others = Other circles you tend
outreach-season = What is in the air now
outreach-season-hint = Each adds a line on what to mind. Switch it off when it is over.
outreach-illness = Illness goes round
outreach-heat = Great heat
outreach-smoke = Smoke
outreach-cold = Cold and rain
outreach-own = Words of your own
outreach-own-hint = The gate code is with the manager. Dogs at the back.
outreach-tip-mailbox = Nothing goes into a mailbox: a federal law (18 USC 1725) keeps it for stamped mail. Hang paper on the door handle or slide it under the door.
outreach-tip-hands = Clean your hands before and after. Take a mask and hand sanitizer along.
outreach-tip-illness = Illness goes round: wear a mask, stay six feet away, stay home if you feel ill.
outreach-tip-heat = Great heat: go before 10 or after 6, carry water, look after each other.
outreach-tip-smoke = Smoke in the air: a tight mask, short walks, or another day.
outreach-tip-cold = Cold and rain: dry shoes, paper in a plastic bag, be back before dark.
outreach-door-quiet = No handbills: leave no paper
outreach-sheet-no-paper = no paper
outreach-paper-size = Paper
outreach-paper-letter = Letter
outreach-paper-a4 = A4
outreach-mind-title = Before you print
outreach-mind-words = The building or the notes
outreach-mind-anyway = Print it as it is
outreach-letters = Letters
outreach-letters-standard = As usual
outreach-letters-large = Large
