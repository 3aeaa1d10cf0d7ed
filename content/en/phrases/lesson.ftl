### Around the lessons. Most of these are read many times over, so they are short.

lesson-title = **{ $title }** · about { $minutes } minutes
lesson-button-on-0 = Go on
lesson-button-on-1 = And then?
lesson-button-on-2 = Tell me more
lesson-retry = Another go? Either's fine.
lesson-button-again = Another go
lesson-button-carry-on = Carry on
lesson-button-skip = Not today
lesson-skipped = Fair enough. /lessons has it, if you fancy it another day.
lesson-stuck = It needn't be good, and nobody sees it but you. Say it aloud first, the way you'd say it across a table, and then type what came out.
lesson-keep = Another try, or keep it? It's yours.
lesson-button-try-again = Try again
lesson-button-keep = Keep mine
lesson-private =
    Before I put it away, this looks private to me:

    { $quotes }

    I don't notice everything, so cast an eye over the rest. Keep it anyway?
lesson-button-change = Let me change it
lesson-button-keep-anyway = Keep it anyway
lesson-kept = Kept, for your eyes only. /export has it when you want it back.
lesson-kept-both =
    I've kept both, so that you can see what moved.

    __First:__ { $before }

    __Now:__ { $after }
lesson-button-to-myself = I'll keep it to myself
lesson-reflected = Thanks for telling me. I've put it by, and I shan't show it to anybody.
lesson-to-self = Quite right too.
lesson-offer = Shall we have **{ $title }** now, or another time? Both are fine.
lesson-none-left = There are no more lessons yet. They're being written.
lesson-all-done = You've done every lesson there is so far. More are being written; meanwhile, go and talk to somebody.
lesson-course-finished = Every lesson of **{ $title }** done. Plenty of people only ever mean to.
# The same words as checkup-q-confidence, so that the two numbers can be compared.
lesson-confidence = A question before the end. How do you feel now about being yourself online? One is "I'd rather clean the oven", five is "quite at home".
lesson-confidence-moved = When I first asked, it was { $before }. Now it's { $after }. Up, down or level, it's good to know.
lesson-changed = This lesson's been rewritten since you began it, sorry. Your answers are safe, and this is the nearest place in the new one:
lesson-gone = That lesson's been taken out, sorry. What you did in it still counts.
lesson-button-next = Go on, next one
lesson-button-tomorrow = Tomorrow
lesson-button-hours = Pick an hour
lesson-button-progress = How am I doing?

### Missions: what to try in the real world, and the check-in some days later.

mission-button-accept = I'll try it
mission-button-not-for-me = Not for me
mission-accepted = { $days ->
    [one] Good. I'll ask you about it tomorrow.
   *[other] Good. I'll ask you about it in { $days } days.
    }
mission-declined = That's all right. They don't suit everybody.
mission-check-in = The other day you took on a mission, in **{ $title }**. How did it go?
mission-button-done = Done
mission-button-stuck = I got stuck
mission-done = Good. That was out there with real people, which is harder than anything in here.
mission-stuck = Thanks for saying so. Most people get stuck on something.
mission-skipped = No harm done. It's off the list.
mission-already = I'd got that down already, thanks.
note-ask = What got in the way? A few words will do. I'll keep them for you to take to a surgery, where somebody can look at it with you.
note-button-skip = I'd rather not say
note-kept = I've put that beside the mission. If you come to a surgery, bring it along.
note-skipped = That's fine.
