### The progress picture: its caption, read aloud where pictures aren't seen, and the words drawn in it.

progress-caption = { $done ->
    [0] A picture of how far you've come, with plenty of room left in it.
    [one] A picture of how far you've come: one lesson out of { $total }. Your name isn't on it, so show it to whoever you like.
   *[other] A picture of how far you've come: { $done } lessons out of { $total }. Your name isn't on it, so show it to whoever you like.
    }
progress-picture-title = How you're doing
progress-picture-weeks = { $count ->
    [one] week you turned up
   *[other] weeks you turned up
    }
progress-picture-missions = { $count ->
    [one] mission done
   *[other] missions done
    }
progress-picture-confidence = confidence, then and now
