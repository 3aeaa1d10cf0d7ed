### The first minutes.

welcome-hello =
    Hello { $name }. I'm Surgery, a bot with a kettle on.

    I help people who were kept off social media at work, or kept themselves off it, to find their voice there. A few minutes at a time, on your own phone, at your own pace. Nobody watches and nothing gets posted for you.
welcome-back = Hello again, { $name }. Good to see you.
welcome-unknown-link = That link has something on the end that I don't recognise, so I've let you in by the front door.
welcome-stored =
    Before anything else: what I keep, and why.

    Your name as Telegram shows it, where you've got to, and what you write in the exercises, so that you can pick up where you left off and see how far you've come. It stays on the machine I run on, no company reads it, and /privacy shows or erases the lot.

    Are you 16 or over?
welcome-button-age = I'm 16 or over
welcome-button-young = Not yet
welcome-young = Then this isn't for you yet, I'm afraid; it's written for people who've been at work a while. I've kept nothing but your number and this answer. Come back when you're 16, the kettle will still be on.
welcome-button-now-16 = I'm 16 now
welcome-consent = May I teach you, then? That means keeping your answers, your drafts and your progress, until you tell me to forget them. You can change your mind any day with /forget.
welcome-button-consent = Yes, go on then
welcome-button-refuse = No, thanks
welcome-refused = That's fine. I keep your number and your "no", so that I don't ask again, and nothing else. If you change your mind, I'm here.
welcome-button-reconsider = I've changed my mind
welcome-announce = One more thing, and it's separate. Volunteers hold social media surgeries: a table, a cup of tea, somebody patient beside you. Shall I tell you when there's one?
welcome-button-announce = Yes, tell me
welcome-button-no-announce = No, only the lessons
welcome-way =
    Now, two ways in.

    There's a check-up: seven questions at most, all buttons, and at the end I tell you honestly where I'd start. Or go straight to the first lesson. It takes four minutes and there's a woman called Maureen in it.
welcome-button-checkup = The check-up
welcome-button-lesson = Straight to a lesson
