### Settings, the daily nudge, pause, privacy, progress, lists.

settings =
    This is how I behave with you:

    { $reminders ->
        [on] I give you a nudge at { $hour }.
       *[off] I don't nudge you.
    }
    { $announcements ->
        [on] I tell you when there's a surgery.
       *[off] I don't send you surgery news.
    }
    I keep quiet from { $quiet_from } to { $quiet_to }.
    By your clock it's { $clock } ({ $zone }).
settings-button-reminders = The daily nudge
settings-button-announcements-on = Tell me about surgeries
settings-button-announcements-off = No more surgery news
settings-button-quiet = Quiet hours
settings-button-zone = My clock is wrong
settings-quiet = When should I keep quiet?
settings-button-quiet-hours = { $start } to { $end }
settings-quiet-set = Then from { $start } to { $end } I won't write unless you do.
announce-on = Right, I'll tell you when there's a surgery.
announce-off = Then I'll keep surgery news to myself. /settings switches it back on.

zone-ask = Whose clock do you go by? Pick one, or, if you're further off, type a big city: Lisbon, say.
zone-button-uk = The UK
zone-button-ireland = Ireland
zone-button-central = Central Europe
zone-button-leave = Leave it as it is
zone-set = Then it's { $clock } where you are. I'll go by that.
zone-not-understood = I don't know that one, sorry; my list is short. Anywhere in Britain is the first button. Elsewhere, try the capital: Lisbon, say.
zone-left = I've left it as it was.

hour-ask = What time suits you? 6pm, say, or 18:30.
hour-button-leave = Leave it
hour-not-understood = I couldn't read that as a time of day, sorry. 6pm works, and so does 18:30.
hour-left = I've left it as it was.

today = today
tomorrow = tomorrow
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

reminder = **{ $title }** is next, about { $minutes } minutes. Fancy it?
reminder-button-go = Go on then
reminder-button-not-today = Not today
reminder-button-stop = Stop these
reminder-not-today = Another day, then.
reminder-once = I'll give you one nudge, { $day } at { $hour }, unless you've been in first.
reminder-button-daily = Every day, please
reminder-last = That's seven I've sent, so I'll take the hint and stop. Your place keeps. /next, whenever you like.
reminders-none = I don't nudge you at the moment. If you'd like me to, pick an hour.
reminders-now = I nudge you at { $hour }, unless you've been in first that day. Would another hour be better?
reminders-choose = Which hour suits you?
reminders-button-hour = { $hour }
reminders-button-other = Another hour
reminders-button-off = No nudges
reminders-button-every-day = Every day
reminders-button-weekdays = Not at weekends
reminders-days-every = Every day, then, weekends included.
reminders-days-week = Monday to Friday, then. Weekends are yours.
reminders-set = I'll nudge you at { $hour }, from { $day } on, unless you've been in first. /reminders changes that.
reminders-set-moved = { $hour } is in your quiet hours, so I'll nudge you at { $at }, from { $day } on. /reminders changes that.
reminders-off = No more nudges. /next, whenever you like.

pause-ask = How long would you like some peace for? I won't write first until it's over.
pause-button-week = A week
pause-button-month = A month
pause-button-open = Until I say so
pause-button-off = I'm back
pause-until = Quiet until { $until }, then. You can come in before that if you like.
pause-open = Not a word until you say so. You can come in whenever you like.
pause-now = I'm keeping quiet until you say so.
pause-now-until = I'm keeping quiet until { $until }.
pause-off = Good to have you back. /next carries on where you stopped.

privacy =
    __What I keep.__ Your first name, and the number Telegram knows you by, which isn't your phone number. Your settings, and what you've said yes to. Your check-up. Where you are, which lessons and missions you've done and when, and what you've answered and written.

    __What for.__ So that you can stop anywhere, find your place again and see how far you've come. It isn't sold, and no machine is trained on it. The people who run me can see who's done which lesson. I show nobody what you write.

    __How long.__ Until you tell me to forget you. Each message is blanked once I've dealt with it. If something breaks, a copy may be kept for 14 days so that it can be mended. Backups are gone after 30 days.

    Telegram has its own copy of this chat, and that one's for you to delete.
privacy-button-export = Send me everything
privacy-button-forget = Forget me
export-coming = I'm putting it together. It'll be here in a moment, as a file.
export-caption = That's all I've got on you. Keep it somewhere only you can get at.
export-file = everything-about-me.json
forget-ask =
    { $last ->
        [yes] You're the only admin here. With you gone nobody can let anybody in, so you may want to make somebody else one first: that's /roles.

        {""}
       *[no] {""}
    }That rubs out all I've got on you: how far you've come, what you've written, your settings. I can't bring it back. If you'd like a copy first, that's /export. Shall I?
forget-button-yes = Yes, forget me
forget-button-no = No, keep it
forget-done = Gone. A backup may have it for up to 30 days, and then that's gone too. It was good to have you. If you ever write again, we'll start as strangers.
forget-not = All kept. Nothing's changed.

progress-title = **How you're doing**
progress-course =
    { $title }
    { $bar } { $done } of { $total }
progress-weeks = { $count ->
    [one] You've turned up in one week so far.
   *[other] You've turned up in { $count } different weeks.
    }
progress-missions = { $count ->
    [one] One mission done, with real people.
   *[other] { $count } missions done, with real people.
    }
progress-confidence = Being yourself online: you said { $before } out of 5 when you came, and { $after } last time.
progress-confidence-once = Being yourself online: you said { $value } out of 5.
progress-next = **{ $title }** is next. /next opens it.
progress-all-done = You've done every lesson there is so far.

lessons-courses = These are ready. Which one?
lessons-course =
    __{ $title }__
    { $about }
lessons-line-done = ✓ { $number } { $title }
lessons-line-open = { $number } { $title } · { $minutes } min
lessons-pick = Tap a number to open it.
lessons-coming =
    Still being written:

    { $titles }
