### What admins are told: numbers, what has failed, health and backups.

stats-coming = Counting. The picture will be along in a moment.
stats-title = How everybody's doing
stats-learners = { $count ->
    [one] learner
   *[other] learners
    }
stats-lately = here this week
stats-finished = { $count ->
    [one] lesson finished
   *[other] lessons finished
    }
stats-begun-label = begun
stats-finished-label = finished
stats-caption =
    { $people ->
        [one] One person has said hello,
       *[other] { $people } people have said hello,
    } { $learners } of them said yes to lessons, { $lately } were here in the last seven days.

    Lessons: { $begun } begun, { $finished } finished. Missions: { $done } done, { $stuck } stuck.

    { $announce ->
        [0] Nobody has asked for surgery news so far.
       *[other] Surgery news goes to { $announce }.
    }{ $unreachable ->
        [0] {""}
       *[other] {" "}I can't reach { $unreachable }: they've blocked me, or left.
    }

    { $left ->
        [0] Nobody has stopped in the middle of a lesson.
       *[other] Where most people stop: { $stop }, { $left } of them.
    }

failed-none = Nothing has failed. Long may it last.
failed-intro = { $count ->
    [one] One thing has failed and waits for somebody to look at it.
   *[other] { $count } things have failed and wait for somebody to look at them. The newest come first.
    }
failed-line = **{ $number }** { $source ->
        [inbox] something that came in
        [timer] something that was due
       *[other] something that was to go out
    }, { $at }: { $error }
failed-button-look = Look at { $number }
failed-look =
    { $source ->
        [inbox] This came in and couldn't be handled
        [timer] This was due and couldn't be handled
       *[other] This was to go out and was refused
    }, { $at }.

    { $error }

    From or for: { $who }. What was said stays out of sight. Retry puts it back where it was; drop throws it away.
failed-button-retry = Try again
failed-button-drop = Throw it away
failed-retried = It's back in the queue. If it fails again, it'll be back in /failed.
failed-dropped = Thrown away.
failed-gone = Somebody has dealt with that one already.

health =
    { $state ->
        [well] All's well.
       *[other] Something needs a look.
    }

    Waiting to be handled: { $inbox }. Waiting to go out: { $outbox }. Failed: { $failed }.
    Timers set: { $timers }, the next one { $next }.
health-none = none
backup-coming = I'm making a copy. It'll be here in a moment, as a file. It holds what people wrote, so keep it to yourself.
backup-caption =
    { $kind ->
        [sqlite] A copy of everything, as it was a moment ago. `surgery restore` or any SQLite tool can read it.
       *[postgres] A copy of everything, as it was a moment ago. `surgery restore` or `pg_restore` can read it.
    }
backup-failed = The copy couldn't be made, sorry. The log on the server says why, and `surgery backup FILE` there makes one once that's mended.
backup-too-large = The copy is too large for a chat. On the server, `surgery backup FILE` makes one.
