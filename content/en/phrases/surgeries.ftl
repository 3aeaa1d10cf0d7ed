### Surgeries: coming to one, setting one up, and who is coming.

surgery-card =
    __{ $title }__
    { $when }, about { $minutes } minutes
    { $place }
    For: { $whom }
surgery-announced = There's a surgery on. Bring your own phone and whatever's been bothering you about it; a volunteer sits down with you.
surgery-button-book = I'll come
surgery-button-wait = Put me on the list
surgery-button-cancel = I can't come after all
surgery-button-leave = Take me off the list
surgery-button-wants = What I'd like from it
surgery-button-count = How many so far?
surgery-button-map = On the map
surgery-unknown = I can't find that one. If it was only a preview, it isn't out yet; otherwise /surgeries has what's on.
surgery-is-cancelled = It's been called off.
surgery-is-over = That one's been and gone.
surgery-is-moved = This is the new date. Anybody who'd booked keeps their seat.
surgery-you-are-in = You're in.
surgery-you-cancelled = You're not coming. If that changes, the button's here.
surgery-you-wait = You're number { $place } on the waiting list.
surgery-left = { $left ->
    [one] One seat left.
   *[other] { $left } seats left.
    }
surgery-full = { $waiting ->
    [0] It's full. You can go on the waiting list.
    [one] It's full, and one person is waiting. You can go on the list.
   *[other] It's full, and { $waiting } people are waiting. You can go on the list.
    }
surgery-reminder = Tomorrow, then. If you can't make it after all, say so below and somebody else gets the seat.
surgery-moved = The date has changed; it was { $was }. You keep your place. If the new one doesn't suit, the button below lets it go.
surgery-called-off = I'm sorry: this one's been called off. /surgeries has what else is on.

booking-in = { $reminded ->
    [yes] You're in: { $title }, { $when }. I'll remind you the day before, and here's the entry for your calendar.
   *[no] You're in: { $title }, { $when }. That's soon, so this is your reminder too. Here's the entry for your calendar.
    }
booking-waiting = { $title } is full, so you're number { $place } on the waiting list. If a seat comes free it's yours in that order, and I'll tell you.
booking-moved-up = A seat's come free, and it's yours. If you can't use it any more, say so below and it goes to the next.
booking-cancelled = You've given your seat back. Thank you for saying; somebody else can have it. If you put it in your calendar, that one's for you to take out.
booking-left = You're off the waiting list.
booking-none = You weren't down for this one, so there's nothing to cancel.
booking-too-late = That one has started already, so I can't change who's coming. /surgeries has what's on next.
booking-cancelled-surgery = That one's been called off, I'm sorry. /surgeries has what else is on.

wants-ask = One small thing, so that the right person sits down beside you. What would make it a good evening? The volunteers get to read it.
wants-button-skip = I'll say when I'm there
wants-kept = That'll help them. They'll be looking out for you.
wants-skipped = That's fine. They'll be looking out for you.

surgeries-open = { $count ->
    [one] There's one surgery coming up.
   *[other] These surgeries are coming up.
    }
surgeries-line = { $state ->
    [in]
        __{ $title }__
        { $when }
        { $place }
        You're in.
    [waiting]
        __{ $title }__
        { $when }
        { $place }
        You're on the waiting list.
    [full]
        __{ $title }__
        { $when }
        { $place }
        Full, with a waiting list.
   *[free]
        __{ $title }__
        { $when }
        { $place }
        Seats free: { $left }
    }
surgeries-button = { $when }
surgeries-none = There's no surgery in the diary at the moment. I'll tell you as soon as there is one.
surgeries-none-untold = There's no surgery in the diary at the moment. /settings has a button if you'd like to be told of the next.

calendar-caption = For your calendar: opening it puts it in.
calendar-caption-off = For your calendar: opening this one takes it out again.
calendar-file = surgery.ics

announce-what = What shall we call the surgery? A few words, as they'd go on a poster.
announce-what-not-that = A title needs a few words, and at most 80 characters, so that it fits on a phone. What shall we call it?
when-ask = When is it? Type it how you'd say it, Tuesday week at half six or 8 December 18:30, or pick it from the calendar.
when-unreadable = I couldn't make a date of that, sorry. 8 December 6.30pm works, and so does the calendar below.
when-no-day = That's a time, but which day? 8 December 6.30pm, say, or pick it below.
when-weekday = { $day } is the one I'd find for that, and the weekday doesn't match. Which did you mean?
when-past = That's in the past by now. When is it really?
when-far = That's more than a year and a bit away, and I don't plan that far. Something nearer?
when-missing = That hour doesn't exist: the clocks go forward that night. An hour later, perhaps?
when-button-calendar = Show me a calendar
when-month = { $month } { $year }
when-no-such-day = That square isn't a day I can put it on. Which day is it?
when-button-back = ‹ Earlier
when-button-on = Later ›
when-day = { $number }
when-blank = ·
when-weekday-1 = M
when-weekday-2 = T
when-weekday-3 = W
when-weekday-4 = T
when-weekday-5 = F
when-weekday-6 = S
when-weekday-7 = S
when-hour = { $hour }
when-ask-hour = { $day }. At what time? Type it if it isn't here.
when-button-other-day = Another day
when-doubled = On { $day } the clocks go back, and { $hour } comes twice. Which one?
when-button-first = The first, summer time
when-button-second = The second
when-sure = { $year ->
    [same] { $day } at { $hour }. Is that right?
   *[other] { $day } { $year } at { $hour }. Is that right?
    }
when-night = That's the middle of the night, mind.
when-button-yes = Yes, that's it
when-button-no = No, another
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
announce-where = Where do people go? The name of the place, the street, and how to get in if that isn't obvious.
announce-where-not-that = I need the name and the way there, in at most 300 characters; longer than that nobody reads on a phone. Where is it?
announce-pin = Would you like to add a pin on the map? Send me the place as a location from the paperclip.
announce-button-no-pin = No pin
announce-capacity = How many seats?
announce-capacity-not-that = I need one number from 1 to 500, in figures. How many can you look after?
announce-button-number = { $number }
announce-whom = Who is it for? Tap one, or write it.
announce-whom-not-that = A few words will do, at most 200 characters. Who is it for?
announce-button-whom-anyone = Anyone who's keen
announce-button-whom-groups = Community groups
announce-button-whom-work = People between jobs
announce-length = How long is it?
announce-button-length-60 = An hour
announce-button-length-90 = An hour and a half
announce-button-length-120 = Two hours
announce-button-length-180 = Three hours
announce-review = Here it is. Every bit can still be changed.
announce-seats = { $pin ->
    [yes] Seats: { $capacity }. With a pin on the map.
   *[no] Seats: { $capacity }. No pin on the map.
    }
announce-button-show = Show it to me
announce-button-change-what = The title
announce-button-change-when = The date
announce-button-change-where = The place
announce-button-change-pin = The map pin
announce-button-change-capacity = The seats
announce-button-change-whom = Who it's for
announce-button-change-length = How long
announce-button-bin = Throw it away
announce-counting = Counting heads. This takes a moment.
announce-button-count = Count again
announce-preview =
    { $count ->
        [0] That's how it'll look. Nobody has asked for surgery news yet, so it goes to no one; it'll be in /surgeries all the same.
        [one] That's how it'll look. It goes to one person, straight away.
       *[other] That's how it'll look. It goes to { $count } people, and takes { $takes ->
            [one] about a minute.
           *[other] about { $takes } minutes.
        }
    }{ $asleep ->
        [0] {""}
        [one] {" "}One of them is in their quiet hours and gets it when those are over.
       *[other] {" "}{ $asleep } of them are in their quiet hours and get it when those are over.
    }{ $left ->
        [0] {""}
        [one] {" "}One person is left out: paused, or blocked.
       *[other] {" "}{ $left } people are left out: paused, or blocked.
    }
announce-button-keep = Leave it as it is
announce-button-send = Send it
announce-button-back = Not yet
announce-sent = It's set: { $when }. /mysurgeries shows you who's coming. This link leads to it, for anywhere you'd like to put it: { $link }
announce-binned = Gone. /announce begins a new one.
cancel-announce = Put aside, nothing lost. /announce goes on where you stopped.

organise-yours = { $count ->
    [one] One of yours is coming up.
   *[other] These of yours are coming up.
    }
organise-none = You've nothing coming up. /announce sets up a surgery.
organise-line =
    __{ $title }__
    { $when }
    { $seats }
surgery-seats = { $waiting ->
    [0] Seats taken: { $taken } of { $capacity }.
   *[other] Seats taken: { $taken } of { $capacity }. Waiting: { $waiting }.
    }
organise-not-yours = That surgery belongs to another volunteer, so that's for them to do.
organise-too-late = That one has started, or is off already, so there's nothing to move or cancel.
organise-button-show = Show it
organise-button-people = Who's coming?
organise-button-more = Who else?
organise-button-move = Another date
organise-button-cancel = Call it off
organise-button-cancelled = Yes, call it off
organise-button-keep = No, it stands
organise-cancel-sure = { $booked ->
    [0] Nobody has booked yet. Shall I call it off?
    [one] One person has booked, and hears of it from me. Shall I call it off?
   *[other] { $booked } people have booked or wait, and all of them hear of it from me. Shall I call it off?
    }
organise-kept = Good. It stands.
organise-cancelled = { $told ->
    [0] It's off, and the announcement says so.
    [one] It's off. The announcement says so, and the one person who'd booked is being told.
   *[other] It's off. The announcement says so, and the { $told } who'd booked are being told.
    }
organise-nobody = Nobody so far.
organise-people =
    __{ $title }__
    { $when }
organise-person = { $said ->
    [yes] { $mark } { $name }: { $wants }
   *[no] { $mark } { $name }
    }
organise-mark-in = ✓
organise-mark-waiting = waiting:
organise-mark-unreachable = ✓ (can't be reached)
move-sure = I'll move it to { $to } and tell everybody who's booked. Shall I?
move-button-yes = Yes, move it
move-button-no = No, leave it
move-left = It stays where it was.
move-done = { $told ->
    [0] Moved to { $when }. The announcement says so.
    [one] Moved to { $when }. The announcement says so, and the one person who'd booked is being told.
   *[other] Moved to { $when }. The announcement says so, and the { $told } who'd booked are being told.
    }
