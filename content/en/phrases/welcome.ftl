### The first minutes: hello, what is kept and why, two questions to say yes or no to, and the way on.

welcome-hello =
    Hello { $name }. I'm Surgery. I'm a bot, so take as long as you like; nobody's looking at a watch.

    If work kept you off social media, or you've kept off it yourself, I can help with the hard bit: what to say there, and sounding like you when you say it. A few minutes at a time. It's free, and nothing you write here gets posted anywhere.
welcome-back = Hello again, { $name }. Your place is as you left it.
welcome-unknown-link = I didn't recognise the end of that link, sorry, so I've let you in by the front door. It's the same house.
welcome-stored =
    Before we start, this is what I keep: your first name, the number Telegram knows you by (it isn't your phone number), your settings, and what you do and write in the lessons. It's so that you can stop anywhere and find your place again.

    I don't sell it, and I show nobody what you write. /privacy has the whole list, and /forget rubs it out.

    You need to be 16 or over for this. Are you?
welcome-button-age = I'm 16 or over
welcome-button-young = Not yet
welcome-young = It's for 16 and over, so not yet, I'm sorry. I've kept nothing about you. Come back when you're 16 and say hello again.
welcome-consent = One thing needs a proper yes. May I keep your answers, what you write and how far you've got, until you tell me to forget them? I can't do lessons without.
welcome-button-consent = Yes, go on then
welcome-button-refuse = No, thanks
welcome-refused = No lessons, then, and that's fine. I've a note of your first name, your Telegram number and that no, so that I don't ask you twice. /forget rubs it out. If you think again, I'm here.
welcome-button-reconsider = I've changed my mind
welcome-announce = This one's separate, and no is fine. At a social media surgery you bring your own phone, and a volunteer sits down beside you with time to spare. Shall I tell you when there's one?
welcome-button-announce = Yes, tell me
welcome-button-no-announce = No, only the lessons
welcome-way = There are two ways on from here. One is a short check-up, and then I'll tell you where I'd start. The other is straight to a lesson, about four minutes. They both keep.
welcome-button-checkup = Check-up first
welcome-button-lesson = Straight to a lesson
welcome-way-back = Shall we go on with the lessons, or see where you stand these days?
welcome-button-carry-on = On with the lessons
