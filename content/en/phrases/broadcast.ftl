### Messages to many: writing one, and how it goes. Spoken to volunteers and admins, as to colleagues.

broadcast-who = Who's it for?
broadcast-nobody = There's nobody there to write to at the moment, so nothing goes out. Somebody else?
broadcast-button-everybody = Everybody
broadcast-button-announcements = Wants surgery news
broadcast-button-volunteers = Volunteers
broadcast-button-courses = Those in a course
broadcast-button-leave = Leave it
broadcast-course = Which course? It goes to whoever has begun a lesson in it.
broadcast-button-back = Back
broadcast-text = What would you like to say? Write it the way it should arrive: plain words, one message.
broadcast-text-again = Here's what you had. Send me the new version whole.
broadcast-counting = Counting heads. This takes a moment.
broadcast-button-count = Count again
broadcast-preview =
    That's how it'll look. It goes to { $count ->
        [one] one person
       *[other] { $count } people
    } and takes { $minutes ->
        [one] about a minute.
       *[other] about { $minutes } minutes.
    }{ $asleep ->
        [0] {""}
        [one] {" "}One of them is in their quiet hours and gets it when those are over.
       *[other] {" "}{ $asleep } of them are in their quiet hours and get it when those are over.
    }{ $left ->
        [0] {""}
        [one] {" "}One person is left out: paused, blocked, or hasn't said yes.
       *[other] {" "}{ $left } people are left out: paused, blocked, or haven't said yes.
    }
broadcast-button-send = Send it
broadcast-button-text = Change the words
broadcast-button-who = Change who gets it
broadcast-button-bin = Bin it
broadcast-binned = Binned. Nobody's had it.
broadcast-left = Left alone. Nothing's gone out.
cancel-broadcast = Put aside, words and all. /broadcast goes on where you stopped.
where-broadcast = We're in the middle of your message to many, and nothing has gone out. A tap below goes on.

broadcast-is-running = **On its way.**
broadcast-is-paused = **Paused.** Nobody else gets it until you say so.
broadcast-is-stopped = **Stopped.** Whoever hasn't had it won't get it.
broadcast-is-done = **That's everybody.**
broadcast-is-halted = **Stopped, and that's all of it.**
broadcast-bar = { $bar } { $done } of { $total }
broadcast-asleep = { $count ->
    [one] One person is in their quiet hours and gets it when those are over.
   *[other] { $count } people are in their quiet hours and get it when those are over.
    }
broadcast-sent = Sent: { $count }
broadcast-blocked = Had blocked me, as it turned out: { $count }
broadcast-failed = Telegram wouldn't take it: { $count }
broadcast-uncertain = Nobody can tell whether it arrived: { $count }
broadcast-left-paused = Left out, as they've asked for peace and quiet: { $count }
broadcast-left-no-consent = Left out, as they haven't said yes to it: { $count }
broadcast-left-unreachable = Left out, as they've blocked me: { $count }
broadcast-left-stopped = Left out, as you stopped it: { $count }
broadcast-left-too-late = Left out, as it would have come too late: { $count }
broadcast-left-no-message = Left out, as they never had the first one: { $count }
broadcast-button-pause = Pause
broadcast-button-resume = Go on
broadcast-button-stop = Stop it
broadcast-button-again = Send those again

broadcast-toast-pause = Paused. What's in the air still lands.
broadcast-toast-resume = On it goes.
broadcast-toast-stop = Stopped. What's in the air still lands.
broadcast-toast-again = Once more, to those only. One or two may have it twice.
broadcast-toast-over = That one's done with already.
broadcast-toast-gone = That one isn't yours to steer, or it's gone.
