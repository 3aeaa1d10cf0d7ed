### Around the lessons.

lesson-title = **{ $title }** · about { $minutes } minutes
lesson-button-on-0 = Go on
lesson-button-on-1 = And then?
lesson-button-on-2 = Tell me more
lesson-retry = Another go, or shall we carry on?
lesson-button-again = Another go
lesson-button-carry-on = Carry on
lesson-button-skip = Not today
lesson-skipped = Fair enough. It'll be here if you fancy it another day.
lesson-keep = Have another try, or keep it as it is? It's yours, so you choose.
lesson-button-try-again = Try again
lesson-button-keep = Keep mine
lesson-private =
    Before I keep it: this looks private to me.

    { $quotes }

    I only notice some kinds of private thing, so have a look yourself as well. Keep it anyway?
lesson-button-change = Let me change it
lesson-button-keep-anyway = Keep it anyway
lesson-kept = Kept. You'll find it again under /export, and nobody else sees it.
lesson-kept-both =
    Kept, both of them, so that you can see the distance.

    **First:** { $before }

    **Now:** { $after }
lesson-button-to-myself = I'll keep it to myself
lesson-reflected = Thank you. I've put that by for you; nobody else reads it.
lesson-to-self = Quite right. Thinking it counts.
lesson-offer = Next is **{ $title }**. Now, or another time? Both are fine.
lesson-none-left = That was the last one there is, so put your feet up. More are being written.
lesson-all-done = You've done every lesson there is. More are being written; until then, go and be sociable.
lesson-course-finished = And that's the whole of **{ $title }**. You started, and you finished. Plenty of people only ever mean to.
lesson-confidence = Last question of the course, the same one I asked before. How sure of yourself do you feel online now? One is "not at all", five is "bring it on".
lesson-confidence-moved = { $after ->
    [one] From { $before } to { $after }.
   *[other] From { $before } to { $after }.
    } Whatever direction that is, it's an honest number, and that's the useful kind.
lesson-changed = This lesson has been rewritten since you began it. Your answers are safe; I've put you at the nearest place in the new one.
lesson-gone = That lesson isn't here any more. What you did in it still counts.
lesson-button-next = Go on, next one
lesson-button-tomorrow = Tomorrow
lesson-button-hours = Pick an hour
lesson-button-progress = How am I doing?

### Missions.

mission-button-accept = I'll try it
mission-button-not-for-me = Not for me
mission-accepted = { $days ->
    [one] Good. I'll ask you tomorrow how it went. If it doesn't happen, say so; that's useful too.
   *[other] Good. I'll ask you in { $days } days how it went. If it doesn't happen, say so; that's useful too.
    }
mission-declined = Right you are. Not every mission suits every person.
mission-check-in = A few days ago you took on a mission, in “{ $title }”. How did it go?
mission-button-done = Done
mission-button-stuck = I got stuck
mission-done = You did it, out there, where it counts. I can't see it from in here, so I'll take your word for it and be pleased.
mission-stuck = Thank you for saying so. Stuck is what surgeries are for.
mission-skipped = No harm done. It's off the list.
mission-already = You'd told me that already, and I'd remembered.
note-ask = What got in the way? A few words will do. I'll keep them so that you can bring them to a surgery, where somebody can look at it with you.
note-button-skip = I'd rather not say
note-kept = Got it. That's a good question to bring along.
note-skipped = That's fine.
