### The progress picture: its caption, read aloud where pictures aren't seen, and the words drawn in it.

progress-caption = { $done ->
    [0] A picture of how far you've come. Nobody has finished a lesson before starting one.
    [one] A picture of how far you've come: one lesson out of { $total }. Your name isn't on it, so show it to whoever you like.
   *[other] A picture of how far you've come: { $done } lessons out of { $total }. Your name isn't on it, so show it to whoever you like.
    }
progress-picture-title = How you're doing
progress-picture-weeks = { $count ->
    [one] week you showed up
   *[other] weeks you showed up
    }
progress-picture-missions = { $count ->
    [one] mission done
   *[other] missions done
    }
progress-picture-confidence = confidence, then and now
