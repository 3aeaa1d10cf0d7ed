### Where somebody is, in half a sentence: it stands behind "I can't see pictures, sorry." with the buttons under it.

where-welcome-age = I'd asked whether you're 16 or over.
where-welcome-consent = I'd asked whether I may keep your answers and how far you've got.
where-welcome-refused = You'd said no to lessons, and that still stands until you tap below.
where-welcome-announce = I'd asked whether to tell you when there's a surgery.
where-welcome-way = There are two ways on from here, and both are below.
where-checkup = We're in the check-up, and it's all buttons.
where-lesson = We're in “{ $title }”, and a tap below goes on.
where-lesson-words = We're in “{ $title }”, and it's your words I'm after.
where-note = I'd asked what got in the way. A few words, or skip it.
where-hour = I'd asked what time suits you. 6pm, say, or 18:30.
where-zone = I'd asked where your clock is. Tap one, or type a city.
where-forget = I'd asked whether to erase everything, and for that one I need a tap.
where-announce = We're setting up a surgery, and the question is just above.
where-move = We're finding another date for that surgery.
where-wants = I'd asked what would make it a good evening. A few words, or skip it.
