### Each command: its line in the menu, and its line in /help.

command-start = Say hello
help-start = /start: back to the beginning, without losing anything
command-next = Carry on learning
help-next = /next: carry on exactly where you left off
command-lessons = See all lessons
help-lessons = /lessons: everything there is, pick what you like
command-checkup = Find out where you stand
help-checkup = /checkup: seven questions at most, and an honest answer
command-progress = How you're doing
help-progress = /progress: how far you've come, with a picture
command-reminders = A nudge at a good hour
help-reminders = /reminders: one nudge a day at the hour you like, or none
command-settings = How I behave
help-settings = /settings: announcements, quiet hours, where your clock stands
command-pause = Have some peace
help-pause = /pause: I say nothing for a week, a month, or until you say
command-privacy = What I keep about you
help-privacy = /privacy: what I keep, why, and for how long
command-export = Everything I know, as a file
help-export = /export: all of it, in one file
command-forget = Erase everything
help-forget = /forget: all of it, gone
command-help = What I can do
help-help = /help: this list
command-cancel = Leave what we're doing
help-cancel = /cancel: leave what we're in the middle of

bot-name = Surgery
bot-description =
    Kept off social media at work, or kept yourself off it? I help you find your voice: what to say, how to say it, and when to leave it.

    A few minutes at a time, on your own phone. Free, private, and nobody watches.
bot-short-description = Find your voice online, a few minutes at a time, with a volunteer in person when you want one.
