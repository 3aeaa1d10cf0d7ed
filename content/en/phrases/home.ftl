### Between lessons: an answer to whatever is said, and a kind line for whatever can't be understood.

# Each of these stands over the buttons "Carry on" and "How am I doing?" (only the second where no lesson is left).
home-not-understood = I didn't follow that, sorry. You're between lessons at the moment. /help lists what I do understand.
home-command = That sounds like /{ $command }. Tap it and we'll see.
home-hello = Hello to you too. Ready when you are.
home-thanks = You're very welcome. Come back when you like.
home-lost = You're between lessons, and nothing's broken. If it's a mission you're stuck on, there's a button under it for that.
home-human = You've got the bot, I'm afraid. For a person there are surgeries, where a volunteer sits down with you. If you've switched surgery news on in /settings, I'll tell you when there's one.
home-stop = All right, I'll leave it there. If you'd like to hear nothing at all, that's /pause. And /forget rubs out everything I know about you.
home-who = I'm Surgery, a bot, named after the surgeries where volunteers help people with social media. My half is what to say, how to say it, and when to leave it.
home-cost = Nothing. There are no adverts either, and your details aren't for sale.
home-surgery = That's where you bring your own phone and a volunteer sits down beside you. If you've switched surgery news on in /settings, you'll hear from me when there's one.
home-howto = I'm no use on buttons, sorry: they get moved about, and I can't see your screen. A volunteer at a surgery can. What to say, I can help with here.
home-edited = I read that before you changed it, and I only get one look. If it was for me, send it again.
home-button-next = Carry on
home-button-progress = How am I doing?

# After these comes where we are (where-…), or the question once more, or the buttons of the way on.
# These, too: what somebody typed in the middle of something is answered, and then they are told where they are.
aside-hello = Hello, I'm still here.
aside-thanks = You're very welcome.
aside-lost = You've broken nothing.
aside-stop = You can stop whenever you like, and /cancel is how.
aside-who = I'm Surgery, a bot, and I'm listening.
aside-next = Right you are.
aside-command = That sounds like /{ $command }, and it won't lose your place.
lost-words = I didn't follow that, sorry.
lost-stale = I've moved on since that button, sorry. Here's the way on:
lost-garbled = I can't make out what that button was for, sorry. Try from here:
lost-photo = I can't see pictures, sorry.
lost-album = I can't see pictures, sorry, not even a whole album.
lost-sticker = I'm sure that's a good one, but I can't see stickers.
lost-voice = I can't hear voice notes, sorry.
lost-video = I can't watch videos, sorry.
lost-document = I can't open files, sorry.
lost-location = I can't read a map, sorry, and I haven't kept that.
lost-contact = I can't do anything with somebody's number, sorry, and I haven't kept it.
lost-other = I don't know what to do with one of those, sorry.
# This one stands alone.
lost-edited = I'd already read that before you changed it, sorry. Send it again if you'd like me to go by the new one.

toast-already = Got that, thanks.
back-to = Back to what we were doing:
unknown-command = I don't know /{ $command }, sorry. /help has the ones I do.
cancel-nothing = We're not in the middle of anything, so there's nothing to leave. /next opens a lesson.
cancel-left = All right, we'll leave that.
cancel-lesson = Lesson put down, with a bookmark in it. /next opens it at the same page.
cancel-checkup = Check-up put down. /checkup goes on where you stopped.
cancel-welcome = All right, no rush. /start brings this back.
group-line = I'm better one to one. You'll find me at https://t.me/{ $bot }
sorry = Something broke at my end, sorry. It wasn't you, and I've kept your place. Try that again in a minute, or /next goes on from there.
flood = That came faster than I can read, sorry, so I've only got the first few. Could you send the one that matters again?

help-intro = This is what I can do:
help-outro = If in doubt, /next.

crisis =
    That sounds really hard, and I'm glad you said it. I'm a bot, so I'm not the one to talk to tonight, but somebody is: Samaritans, 116 123, free, any hour. If you're in danger right now, ring 999.

    Everything here keeps. I won't send you anything until you say so.
crisis-button-carry-on = Lessons again, please
crisis-again = I'm still only a bot, but Samaritans will listen, any hour: 116 123. The lessons can wait.
where-home = We're between lessons at the moment.
home-sad = I'm sorry. That matters more than a lesson, and being a bot I'm no use with it. Is there somebody you could tell? The lessons keep.
