### Each command: its line in the menu, and its line in /help.

command-start = Say hello
help-start = /start: hello again, and the two ways on
command-next = Carry on learning
help-next = /next: carries on exactly where you stopped
command-lessons = All the lessons
help-lessons = /lessons: everything there is, to pick from
command-checkup = Where I'd start, and why
help-checkup = /checkup: seven questions at most, and an honest answer
command-surgeries = Where somebody sits down with you
help-surgeries = /surgeries: the surgeries coming up, and a seat at one
command-progress = How you're doing
help-progress = /progress: how far you've come, with a picture
command-reminders = A nudge at an hour you choose
help-reminders = /reminders: a nudge a day at the hour you like, or none
command-settings = Surgery news, quiet hours, your clock
help-settings = /settings: surgery news, quiet hours, and where your clock is
command-pause = Peace and quiet for a while
help-pause = /pause: I keep quiet for a week, a month, or until you say
command-privacy = What I keep about you, and why
help-privacy = /privacy: what I keep, why, and for how long
command-export = Everything I've got on you, as a file
help-export = /export: all of that, in one file
command-forget = Rub it all out
help-forget = /forget: all of it gone, once you've said yes
command-help = What I can do
help-help = /help: this list
command-cancel = Leave what we're doing
help-cancel = /cancel: leaves what we're in the middle of

command-stats = How everybody's doing
help-stats = /stats: numbers, and a picture of where people stop
command-broadcast = Write to many at once
help-broadcast = /broadcast: writes to many at once, once you've seen it as they will
command-failed = What has failed
help-failed = /failed: what couldn't be handled or sent; try again, or throw away
command-invite = Let somebody in
help-invite = /invite: a link for new volunteers or admins
command-roles = Who may do what
help-roles = /roles: who may do what, to give and to take away
command-audit = Who did what
help-audit = /audit: what volunteers and admins did
command-backup = A copy of everything
help-backup = /backup: a copy of the database, as a file
command-health = How the bot is doing
help-health = /health: what waits, and for how long
command-announce = Set up a surgery and tell people
help-announce = /announce: sets up a surgery and tells everybody who asked to be told
command-mysurgeries = Who's coming to yours
help-mysurgeries = /mysurgeries: who's coming and what they want; another date, or off

bot-name = Surgery
bot-description =
    Kept off social media at work, or kept yourself off it? This is where you can practise the part nobody teaches: what to say, how to say it, and when to leave it.

    A few minutes at a time, on your own phone. It's free, and nothing you write gets posted anywhere.
bot-short-description = What to say online, how to say it and when to leave it. A few minutes at a time, and free.
