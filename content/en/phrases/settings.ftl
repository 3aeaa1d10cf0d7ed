### Settings, reminders, pause, privacy, progress, lists.

settings =
    How things are set:

    { $reminders ->
        [on] A nudge a day at { $hour }.
       *[off] No daily nudge.
    }
    { $announcements ->
        [on] I tell you about surgeries.
       *[off] I don't tell you about surgeries.
    }
    I keep quiet from { $quiet_from } to { $quiet_to }.
    Your clock says { $clock } ({ $zone }).
settings-button-reminders = The daily nudge
settings-button-announcements-on = Tell me about surgeries
settings-button-announcements-off = No surgery news
settings-button-quiet = Quiet hours
settings-button-zone = My clock is wrong
settings-quiet = When should I keep quiet?
settings-button-quiet-hours = { $start } to { $end }
settings-quiet-set = From { $start } to { $end } you won't hear from me first.
announce-on = I'll tell you when there's a surgery.
announce-off = No more surgery news. You can always look them up.

zone-ask = Where is your clock? Pick one, or type the name of a big city near you.
zone-button-uk = The UK
zone-button-ireland = Ireland
zone-button-central = Central Europe
zone-button-leave = Leave it as it is
zone-set = Then it's { $clock } where you are. I'll go by that.
zone-not-understood = I don't have a clock for that one. A bigger city nearby might do: Lisbon, say, or Toronto.
zone-left = Left as it was.

hour-ask = What time suits you? Write it as you would to a friend: 6pm, or 18:30.
hour-button-leave = Leave it
hour-not-understood = I couldn't read that as a time of day. My reading isn't the best: try 6pm, or 18:30.
hour-left = Left as it was.

weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

reminder =
    Your next lesson is **{ $title }**. It takes about { $minutes } minutes.

    Fancy it?
reminder-button-go = Go on then
reminder-button-not-today = Not today
reminder-button-stop = Stop these
reminder-not-today = Another day, then. No harm done.
reminder-last = I've asked seven times now, and a friend would take the hint. I'll stop. Everything keeps: /next whenever you feel like it.
reminders-none = You've no daily nudge at the moment. Would you like one? Pick an hour.
reminders-now = You get a nudge at { $hour }, and none on days when you came first. Another hour?
reminders-choose = Which hour suits you?
reminders-button-hour = { $hour }
reminders-button-other = Another hour
reminders-button-off = No nudges
reminders-button-every-day = Every day
reminders-button-weekdays = Not at weekends
reminders-days-every = Every day, then, weekends included.
reminders-days-week = Monday to Friday, then. Weekends are yours.
reminders-set = Right: { $hour }. The first one comes on { $day }, and never if you've beaten me to it.
reminders-set-moved = { $hour } is in your quiet hours, so I'll wait until { $at }. The first one comes on { $day }.
reminders-off = No more nudges. /next whenever you feel like it.

pause-ask = How much peace would you like? I'll send nothing of my own accord until then.
pause-button-week = A week
pause-button-month = A month
pause-button-open = Until I say so
pause-button-off = I'm back
pause-until = Quiet until { $until }. You can still come in whenever you like.
pause-open = Not a word until you say so. You can still come in whenever you like.
pause-now = I'm keeping quiet until you say so.
pause-now-until = I'm keeping quiet until { $until }.
pause-off = Good to have you back. /next carries on where you left off.

privacy =
    **What I keep:** your Telegram number and first name, your settings, where you are in the lessons, your answers, what you write in exercises, and your missions.

    **Why:** so that you can carry on where you left off and see how far you've come. Nothing is sold, nothing trains anything, nobody reads what you write here.

    **How long:** until you tell me to forget it. The text of your messages is blanked once I've handled it. If something breaks, a copy may be kept for 14 days to mend it, and backups age out in 30 days.
privacy-button-export = Send me everything
privacy-button-forget = Forget me
export-coming = I'm putting it together. It'll be here in a moment, as a file.
export-caption = Everything I know about you. Keep it somewhere only you can get at.
export-file = everything-about-me.json
forget-ask = This erases everything I know about you: progress, drafts, settings, the lot. There's no way back. Sure?
forget-button-yes = Yes, forget me
forget-button-no = No, keep it
forget-done = Gone, all of it. It was good to have you. If you ever write again, we'll start as strangers.
forget-not = Kept. Nothing has changed.

progress-title = **How you're doing**
progress-course =
    { $title }
    { $bar } { $done } of { $total }
progress-weeks = { $count ->
    [one] You've shown up in one week.
   *[other] You've shown up in { $count } different weeks.
    }
progress-missions = { $count ->
    [one] One mission done, out in the real world.
   *[other] { $count } missions done, out in the real world.
    }
progress-confidence = Confidence: { $before } when you came, { $after } now.
progress-confidence-once = Confidence when you came: { $value } out of 5.
progress-next = Next: { $title }. /next opens it.
progress-all-done = You've done everything there is.

lessons-courses = These are ready. Which one?
lessons-course =
    **{ $title }**
    { $about }
lessons-line-done = ✓ { $number } { $title }
lessons-line-open = { $number } { $title } · { $minutes } min
lessons-pick = Tap a number to open it.
lessons-coming = Still being written: { $titles }.
