### The draft coach: one praise, at most two things to try, in answer to somebody's own words.
###
### $quote    the person's own words, exactly; never corrected, never finished for them
### $swap     what could stand in their place
### $variant  0, 1 or 2: which way of saying it; the same text always gets the same one
### $place    whether this is the only suggestion, the first of two, or the second
###
### Every suggestion begins with coach-lead, so it goes on after a colon.

coach-lead = { $place ->
    [second] And one more:
   *[other] One thing:
    }


## Praise: something that is really there

coach-praise-name = { $variant ->
    [0] “{ $quote }” has somebody in it, and people read about people. Keep that.
    [1] I like “{ $quote }”. A name, and suddenly there's a person to picture.
   *[2] “{ $quote }” is the bit I'd remember, because it's about somebody.
    }
coach-praise-name-sad = { $variant ->
    [0] “{ $quote }”: the name is there. People will be glad to see it.
    [1] You say the name: “{ $quote }”. That's a kindness in itself.
   *[2] “{ $quote }” is plain and gentle, and it's about the person. That's enough.
    }
coach-praise-sad = { $variant ->
    [0] “{ $quote }” is plainly said, and kindly. That's enough on a day like this.
    [1] “{ $quote }”: no fine words in the way. They'll be glad you wrote.
   *[2] “{ $quote }” sounds like you, and it's kind. I wouldn't add to it.
    }
coach-praise-sorry = { $variant ->
    [0] “{ $quote }”: said straight, with no “but” behind it. That's rarer than you'd think.
    [1] You apologise and you leave it standing: “{ $quote }”. People can hear that.
   *[2] “{ $quote }” is an apology with nothing hidden in it. Good.
    }
coach-praise-speech = { $variant ->
    [0] “{ $quote }”: now I can hear somebody talking. Leave it exactly so.
    [1] You let somebody speak for themselves: “{ $quote }”. That's worth a paragraph of description.
   *[2] “{ $quote }” made me listen. Real words do that.
    }
coach-praise-thanks = { $variant ->
    [0] “{ $quote }”: thanks, out loud, where other people can see it. It'll be noticed.
    [1] You say thank you: “{ $quote }”. Most people think it and leave it at that.
   *[2] “{ $quote }” will make somebody's afternoon.
    }
coach-praise-own-voice = { $variant ->
    [0] “{ $quote }”: I can hear where that's from. Don't let anybody iron it.
    [1] “{ $quote }” is how you talk, and it's on the page. Leave it alone.
   *[2] “{ $quote }” has a voice in it, and nobody else's. Keep every word.
    }
coach-praise-question = { $variant ->
    [0] “{ $quote }” is a question somebody could really answer. That's the door open.
    [1] You ask: “{ $quote }” I nearly answered it myself.
   *[2] “{ $quote }” gives people something to say back. That's how a talk starts.
    }
coach-praise-number = { $variant ->
    [0] “{ $quote }”: not “many”, not “several”. I can picture that.
    [1] I believe “{ $quote }”. It sounds like somebody counted.
   *[2] “{ $quote }” is a real number of real things. It does more than an adjective would.
    }
coach-praise-place = { $variant ->
    [0] “{ $quote }” puts me somewhere. Anybody local can see it.
    [1] You say where: “{ $quote }”. People stop scrolling for a place they know.
   *[2] “{ $quote }”: somewhere you could stand. That makes it real.
    }
coach-praise-day = { $variant ->
    [0] “{ $quote }”: you say when, so it can go on somebody's fridge.
    [1] It has a day in it, “{ $quote }”. People can do something about a day.
   *[2] “{ $quote }” is a day and not a “soon”. That's worth a lot.
    }
coach-praise-invitation = { $variant ->
    [0] “{ $quote }” is an invitation, and it sounds meant.
    [1] You ask people in: “{ $quote }”. Plenty of posts forget to.
   *[2] “{ $quote }”: so I know I'd be welcome. Good.
    }
coach-praise-i = { $variant ->
    [0] “{ $quote }”: there's a person speaking, and it's you.
    [1] There's somebody behind “{ $quote }”. I can tell, and so will they.
   *[2] “{ $quote }” sounds like you talking, not like a leaflet.
    }
coach-praise-we = { $variant ->
    [0] “{ $quote }”: there are people in that sentence. It helps.
    [1] You say “we”, so I know that somebody's there: “{ $quote }”.
   *[2] “{ $quote }” is you lot talking. I'd sooner hear that than an organisation.
    }
coach-praise-you = { $variant ->
    [0] “{ $quote }” is said to somebody. Most posts are said to a wall.
    [1] You talk to the reader: “{ $quote }”. I felt spoken to.
   *[2] “{ $quote }”: there's a “you” in it. That turns a notice into a conversation.
    }
coach-praise-short = { $variant ->
    [0] “{ $quote }”: it's short, so it'll be read to the end. Most things aren't.
    [1] You've kept it brief: “{ $quote }”. Nobody will have to scroll.
   *[2] “{ $quote }” takes one breath to read. That's a courtesy.
    }
coach-praise-plain = { $variant ->
    [0] Plain words and sentences of a sensible size. I had “{ $quote }” at the first reading.
    [1] “{ $quote }”: no office talk there, and I didn't have to read it twice.
   *[2] It's clear. “{ $quote }” tells me where I am from the start.
    }
coach-praise-event = { $variant ->
    [0] It says what it's about: “{ $quote }”. That's the peg, and the rest can hang on it.
    [1] There's a real thing in here, “{ $quote }”, and that's what people will want to hear about.
   *[2] I can tell what it's for: “{ $quote }”. That's a start you can build on.
    }
coach-praise-start = { $variant ->
    [0] You've begun: “{ $quote }”. It's easier to mend a page than to fill an empty one.
    [1] It's written down, from “{ $quote }” on. That's the hard part over.
   *[2] “{ $quote }”: well, it's out of your head and on the page. Now we can work with it.
    }
coach-praise-written = { $variant ->
    [0] You've written it down. That's the part most people put off.
    [1] It's on the page, and that's further than most good intentions get.
   *[2] You've said it. Now we can look at it together.
    }
coach-praise-empty = { $variant ->
    [0] There are no words here yet, so there's nothing I could be unkind about.
    [1] You turned up, and that counts. Try one sentence, with words in it.
   *[2] I can't find any words in this one. One plain sentence will do.
    }


## Words

coach-jargon = { coach-lead } { $variant ->
    [0] “{ $quote }”. You wouldn't say that over a garden fence. Try “{ $swap }”.
    [1] “{ $quote }” belongs in a report. “{ $swap }” would do, and people would hear you.
   *[2] “{ $quote }”. Who talks like that at home? “{ $swap }” says the same.
    }
coach-jargon-drop = { coach-lead } { $variant ->
    [0] “{ $quote }” could go. Read the line without it: nothing's missing.
    [1] “{ $quote }” is the throat being cleared. Start with what comes after it.
   *[2] “{ $quote }” keeps people waiting at the door. Take it out and they're in.
    }
coach-brand = { coach-lead } { $variant ->
    [0] “{ $quote }”. That's you, isn't it? Try “{ $swap }”.
    [1] “{ $quote }” is a building. “{ $swap }” is people, and it's people who reply.
   *[2] “{ $quote }” sounds like somebody else's doing. If it's yours, “{ $swap }” is warmer.
    }
coach-hedging = { coach-lead } { $variant ->
    [0] “{ $quote }”. You're allowed to say it straight out: “{ $swap }”.
    [1] “{ $quote }” makes you smaller than you are. “{ $swap }” will do.
   *[2] “{ $quote }” is a knock before the knock. Try “{ $swap }”.
    }
coach-hedging-drop = { coach-lead } { $variant ->
    [0] “{ $quote }”. You're not in anybody's way. It reads better without.
    [1] “{ $quote }” can go. You've as much right to the room as anybody.
   *[2] “{ $quote }” asks to be ignored, and people oblige. Leave it out and see.
    }
coach-hedging-sorry = { coach-lead } { $variant ->
    [0] “{ $quote }” comes up { $count } times. Once is plenty; people have forgiven you by now.
    [1] “{ $quote }”, { $count } times over. Keep the one you mean most.
   *[2] “{ $quote }” again. That's { $count } altogether, and one would be believed sooner.
    }
coach-hedging-many = { coach-lead } { $variant ->
    [0] “{ $quote }” and its friends: I counted { $count } of them. Take out two and hear how it sounds.
    [1] “{ $quote }” is fine once. There are { $count } little words like it here, and your point's behind them.
   *[2] “{ $quote }” is one of { $count } cushions in a short text. You could lose a couple.
    }


## Sentences

coach-long-sentence = { coach-lead } { $variant ->
    [0] “{ $quote }…” goes on for { $count } words. I ran out of breath. Could it be two?
    [1] “{ $quote }…” is { $count } words without a stop. Read it aloud and put one where you breathe in.
   *[2] “{ $quote }…” is one sentence of { $count } words. People on a bus lose their place.
    }
coach-long-sentence-pause = { coach-lead } { $variant ->
    [0] “{ $quote }…” goes on for { $count } words. You could stop after “{ $pause }” and start again.
    [1] “{ $quote }…” is { $count } words in one go. A full stop after “{ $pause }” would let people breathe.
   *[2] “{ $quote }…” is one sentence of { $count } words. I'd rest after “{ $pause }”.
    }
coach-passive = { coach-lead } { $variant ->
    [0] “{ $quote }”. Who by? Put them in, and there's somebody to talk to.
    [1] “{ $quote }”. Nobody's doing it. If it's you, say so; if it's Derek, say Derek.
   *[2] “{ $quote }”: and who did that, or who will? Start the sentence with them.
    }
coach-passive-by = { coach-lead } { $variant ->
    [0] “{ $quote }”. “{ $doer }” come last, and they did the work. Try putting them first.
    [1] “{ $quote }”. Who's that, “{ $doer }”? Start with them, by name if you can.
   *[2] “{ $quote }” is back to front. Begin with “{ $doer }”, and it moves.
    }
coach-no-way-in = { coach-lead } { $variant ->
    [0] it ends at “{ $quote }”, and I don't know what I could do next. Is there a question you'd like answered, or somewhere to turn up?
    [1] after “{ $quote }” I'd like to say something back, and there's no handle. What would you ask me?
   *[2] “{ $quote }” shuts the door rather politely. What would you like people to do, or tell you?
    }


## Manner

coach-shouting-marks = { coach-lead } { $variant ->
    [0] “{ $quote }”. One of those marks is enough: “{ $swap }”
    [1] “{ $quote }” is a bit loud for breakfast. “{ $swap }” still sounds glad.
   *[2] “{ $quote }”. I believed you at the first mark: “{ $swap }”
    }
coach-shouting-capitals = { coach-lead } { $variant ->
    [0] “{ $quote }”. Capitals read as shouting, even when nobody's cross. Small letters carry further.
    [1] “{ $quote }” is at the top of its voice. Keep the capitals for names, and people will lean in.
   *[2] “{ $quote }”. I can hear you from here. Small letters would do.
    }
coach-shouting-tags = { coach-lead } { $variant ->
    [0] “{ $quote }”: { $count } hashtags is a crowd. Which one would you look under yourself? Keep that.
    [1] “{ $quote }”. After the second hashtag people's eyes slide off. One or two will do.
   *[2] “{ $quote }” is { $count } labels on one jar. Pick the best one or two.
    }
coach-meeting-test = { coach-lead } { $variant ->
    [0] “{ $quote }”. Would you say it at a public meeting, with them in the second row? If not, say what happened instead.
    [1] “{ $quote }”. People will remember that word and forget your point. What did they do? Say that.
   *[2] “{ $quote }” feels good for a minute, and stays up for years. The facts alone will make them squirm more.
    }
coach-length = { coach-lead } { $variant ->
    [0] it's { $over } too long for { coach-platform }, which would stop you at “{ $quote }”. What could somebody else ask you about in the replies?
    [1] { coach-platform } runs out at “{ $quote }”: that's { $over } over. Is there a sentence that you've said twice?
   *[2] everything from “{ $quote }” on is { $over } more than { coach-platform } takes. What's the one bit you'd keep?
    }
coach-platform = { $platform ->
    [x] X
    [bluesky] Bluesky
    [mastodon] Mastodon
    [threads] Threads
    [instagram] Instagram
    [linkedin] LinkedIn
   *[facebook] Facebook
    }


## Timing

coach-timing-when = { coach-lead } { $variant ->
    [0] “{ $quote }”. When is it? I'd come, but I don't know the day or the hour.
    [1] “{ $quote }”: which day, and what time? Somebody will want to put it on the fridge.
   *[2] “{ $quote }” has no day and no time yet. People need both before they can say yes.
    }
coach-timing-day = { coach-lead } { $variant ->
    [0] “{ $quote }”. You say what time, but not which day.
    [1] “{ $quote }”: on what day? I've the hour and nothing to hang it on.
   *[2] “{ $quote }” has a time and no date. Somebody will come on the wrong Tuesday.
    }
coach-timing-hour = { coach-lead } { $variant ->
    [0] “{ $quote }”. I know the day. What time should I turn up?
    [1] “{ $quote }”: from when till when? People have buses to catch.
   *[2] “{ $quote }” has a day and no hour. Somebody will be there at nine, in the rain.
    }
coach-timing-past = { coach-lead } { $variant ->
    [0] “{ $quote }” has been and gone, by my calendar. Is that the date you meant?
    [1] “{ $quote }” is behind us. Have another look at the date?
   *[2] “{ $quote }”: I make that a day in the past. Worth checking before people turn up.
    }
coach-timing-weekday = { coach-lead } { $variant ->
    [0] “{ $quote }”. I make that a { $day }. Which half is right, the day or the date?
    [1] “{ $quote }” doesn't add up: it falls on a { $day }. Half your guests will come on each.
   *[2] “{ $quote }”: my calendar says { $day }. Worth a look at yours.
    }
coach-timing-late = { coach-lead } { $variant ->
    [0] “{ $quote }”, at this time of night. You may well be right. Sleep on it? It'll still be true in the morning.
    [1] “{ $quote }”. It's late, and that's a strong word. Keep it here till breakfast and see.
   *[2] “{ $quote }” could wait for daylight. Nobody ever regretted posting it tomorrow.
    }


## For those who listen to a post, or can't see its picture

coach-access-picture = { coach-lead } { $variant ->
    [0] “{ $quote }”. Not everybody can. Put the day, the time and the place in words as well.
    [1] “{ $quote }”: some people have posts read out to them. What would you tell them it shows?
   *[2] “{ $quote }” leaves out anybody who can't. Say in a line what's on it.
    }
coach-access-bullets = { coach-lead } { $variant ->
    [0] “{ $quote }” at the start of a line gets read out by name, { $count } times over. A plain new line does the job.
    [1] “{ $quote }” as a bullet: a screen reader says its whole name before each line. Dashes stay quiet.
   *[2] “{ $quote }” and the rest make { $count } bullets that talk. People listening would thank you for plain lines.
    }
coach-access-stops = { coach-lead } { $variant ->
    [0] “{ $quote }” is standing in for a full stop. A screen reader says its name and runs on, so put the stop in too.
    [1] “{ $quote }” isn't a full stop to somebody who's listening. Put one before it.
   *[2] “{ $quote }”: where a sentence ends, give it its full stop as well. Ears need them.
    }
coach-access-row = { coach-lead } { $variant ->
    [0] “{ $quote }” gets read out one by one, { $count } names in a row. One says as much.
    [1] “{ $quote }”. Somebody listening has to sit through { $count } of them. Keep your favourite.
   *[2] “{ $quote }” is a cheerful sight and a long listen. One will do.
    }
coach-access-tag = { coach-lead } { $variant ->
    [0] “{ $quote }” is read out as one long mumble. “{ $swap }” comes out as words.
    [1] “{ $quote }”: give each word a capital, “{ $swap }”, and a screen reader can say it.
   *[2] “{ $quote }” took me two goes. “{ $swap }” is easier on eyes and ears.
    }
coach-access-tag-long = { coach-lead } { $variant ->
    [0] “{ $quote }”: if that's several words, give each one a capital, and a screen reader can say it.
    [1] “{ $quote }” comes out as one long mumble when it's read aloud. A capital for each word mends it.
   *[2] “{ $quote }” took me two goes. Capitals where the words begin would help.
    }


## What looks private: names of kinds

coach-private-phone = a phone number
coach-private-e-mail = an e-mail address
coach-private-postcode = a full postcode
coach-private-ni-number = a National Insurance number
coach-private-nhs-number = an NHS number
coach-private-card = a card number
coach-private-away = that a home is empty
coach-private-child = a child's name
