### Home, help, and what is said when something unexpected comes.

home-not-understood = I didn't follow that; I'm a bot of few talents. Shall we carry on with a lesson? Or /help has the full list of what I can do.
home-command = That sounds like a job for /{ $command }.
home-hello = Hello to you too. Ready when you are.
home-thanks = You're welcome. It's nice to be thanked, and it's half of what lesson three is about.
home-lost = Easily done. You're at the front door, nothing is broken, and this is the way in:
home-human = I'm a bot, so I'm poor company after a point. For a person, come to a surgery: a table, a cup of tea, somebody patient. I'll tell you when there's one near you, if you switch announcements on in /settings.
home-stop = Of course. /pause stops me writing to you for as long as you like, and /forget erases everything.
home-who = I'm Surgery, a bot made by volunteers. I teach the part of social media that nobody teaches: what to say, how to say it, and when to leave it.
home-cost = Nothing. No charge, no adverts, and nobody buys your details.
home-surgery = Surgeries are where volunteers sit down with you in person. Switch announcements on in /settings and I'll tell you about the next one.
home-howto = I teach what to say rather than which button to press. Buttons are for a surgery, where somebody can look at your own phone with you.
home-edited = I see you've changed an earlier message. I'd already read the first version, so send it again if it was meant for me.
home-button-next = Carry on
home-button-progress = How am I doing?

lost-words = That one needs a tap on a button rather than words. My fault, I only know a few tricks.
lost-stale = That button is from earlier in our chat. Here's where we are now.
lost-garbled = I can't make sense of that button, sorry. Here's where we are.
lost-edited = I see you've changed that. I'd already read the first version, so send it again if you'd like me to use the new one.
lost-photo = That's a picture, and I can't see pictures. Words or buttons work with me.
lost-album = That's a whole album, and I can't see pictures. Words or buttons work with me.
lost-sticker = A good sticker, I'm sure. I can only read words and buttons.
lost-voice = I can't listen to voice notes, I'm sorry. Could you type it?
lost-video = I can't watch videos, I'm sorry. Words or buttons work with me.
lost-document = I can't open files, I'm sorry. Words or buttons work with me.
lost-location = Thanks, but I don't need to know where you are for this.
lost-contact = Thanks, but I won't take other people's numbers. Let's carry on with words or buttons.
lost-other = I don't know what to do with that one, sorry. Words or buttons work with me.

toast-already = Got it the first time.
back-to = Back to where we were.
unknown-command = I don't know /{ $command }. /help has the ones I do know.
cancel-nothing = There's nothing to cancel; you're free. /next goes on with the lessons.
cancel-left = Left. Nothing is lost.
cancel-lesson = Lesson put down, with a bookmark in it. /next picks it up where you left off.
cancel-checkup = Check-up put down. /checkup picks it up where you left off.
cancel-welcome = All right, we'll leave it there. /start when you're ready.
group-line = I only chat one to one, where nobody's watching: https://t.me/{ $bot }
sorry = Something went wrong at my end, sorry. It isn't anything you did, and your place is kept. Try that again in a minute, or /next to carry on.
flood = That's a lot of messages at once, and I can't read that fast. I've stopped at the first few; take a breath, and send what matters once more.

help-intro = What I can do, one line each:
help-outro = If you're not sure, /next is never wrong.

crisis =
    That sounds really hard, and I'm glad you said it. I'm a bot, so I'm not the one to talk to tonight, but somebody is: Samaritans, 116 123, free, any hour. If you're in danger right now, ring 999.

    Everything here keeps. I won't send you anything until you say so.
crisis-button-carry-on = I'm ready to carry on
