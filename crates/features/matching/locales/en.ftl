### Who could help, and why.

matching-in-pod = In their pod
matching-in-building = In their building
matching-in-block = On their block
matching-near = A few streets away
matching-next-streets = In the next streets
matching-speaks = Speaks { $what }
matching-offers-kind = Offered just this
matching-has-car = Comes by car
matching-has-bike = Comes by bike
matching-not-asked = Not asked this week
matching-helped-before = Has helped before
matching-text-ask = A neighbor could use a hand. { $kind }, { $place }. Only if it suits you: { $link }

## A round for many asks.

matching-round-title = A round
matching-round-lead = These asks are open. Here is one fair way to share them. Nobody has been asked yet.
matching-round-hint = Untick whatever you would do differently. Each neighbor gets one text and may say no.
matching-round-none = No open asks to share
matching-round-none-text = When neighbors are being asked and nobody has said yes yet, the asks stand here.
matching-round-nobody = These have nobody who fits. Call around, or widen them on the desk.
matching-round-alone = A name is missing
matching-round-ask = Ask them
matching-round-asked = They are being asked.
matching-round-asked-nobody = Nobody was asked. Something changed meanwhile; look once more.
matching-round-sees = Only stewards see this page.
