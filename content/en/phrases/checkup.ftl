# The check-up: a few questions by button, up to three findings, and where to start.
#
# checkup-q-<question>             what is asked
# checkup-a-<question>-<option>    the buttons, under 24 characters
# checkup-reply-<letter>           what that reply would have caused
# checkup-finding-<type>-…         title, strength, limit (the honest bit), step

checkup-intro =
    Seven questions at most, all buttons, about two minutes. There are no marks.

    At the end I'll say what you've got going for you, what might get in the way, and where I'd start. You can stop whenever you like.

checkup-not-now = Fine. It'll keep, and /checkup brings it back. You could have a lesson instead, or call it a day.

checkup-button-start = Go on then
checkup-button-not-now = Not today
checkup-button-more = What else?
checkup-button-where = Where do I start, then?
checkup-button-go = Show me the first one


## Questions and their buttons

checkup-q-confidence = How do you feel about being yourself online? One is "I'd rather clean the oven", five is "quite at home".
checkup-a-confidence-1 = 1
checkup-a-confidence-2 = 2
checkup-a-confidence-3 = 3
checkup-a-confidence-4 = 4
checkup-a-confidence-5 = 5

checkup-q-work = Did work block social media, so that you couldn't look at it there? And are you still there?
checkup-a-work-blocked-there = Blocked, still there
checkup-a-work-blocked-leaving = Blocked, I'm leaving
checkup-a-work-blocked-left = Blocked, and I've left
checkup-a-work-open = No, it was allowed
checkup-a-work-no-job = I've no workplace

checkup-q-leaving = When's your last working day? Roughly will do.
checkup-a-leaving-month = Within a month
checkup-a-leaving-three = In one to three months
checkup-a-leaving-later = Later than that
checkup-a-leaving-unknown = I don't know yet

checkup-q-gathering = There's a do: thirty people, sausage rolls. An hour in, where would I find you?
checkup-a-gathering-hover = Hovering by the coats
checkup-a-gathering-one-chat = Having one good chat
checkup-a-gathering-room = Working the room

checkup-q-reach = Somebody you worked with five years ago has good news that concerns you. Could they find a way to reach you today?
checkup-a-reach-easily = Yes, easily
checkup-a-reach-with-effort = With detective work
checkup-a-reach-no = I don't think so

checkup-q-coathook = Would the people you work with, or used to, know what you care about when you're not there?
checkup-a-coathook-yes = Yes, they'd know
checkup-a-coathook-a-bit = Bits of it
checkup-a-coathook-no = No, I keep it separate

checkup-q-idea = Whose idea is it that you should be on social media?
checkup-a-idea-mine = Mine
checkup-a-idea-boss = My boss's
checkup-a-idea-group = It's for a local group

checkup-q-voices = Who posts at your work? If there are a few of you, do you sound like each other?
checkup-a-voices-me = Only me
checkup-a-voices-alike = A few, and we do
checkup-a-voices-muddle = A few, it's a muddle

checkup-q-who = Who needs to hear from your group this month?
checkup-a-who-know = I could name them
checkup-a-who-not-sure = I'd have to think

checkup-q-want = A volunteer pulls up a chair beside you. What would you ask for first?
checkup-a-want-buttons = Which buttons to press
checkup-a-want-say = What to say
checkup-a-want-both = Both, please

checkup-q-worst = You post something tomorrow. What's the worst that could happen?
checkup-a-worst-nothing = Nothing much
checkup-a-worst-look-silly = I'd look silly
checkup-a-worst-trouble = I'd be in trouble
checkup-a-worst-been-burned = It's happened already

# The good reply is B.
checkup-q-reply =
    Now a real one. You help to run a choir. At ten to six somebody writes: "Is it still on tonight? It's chucking it down and I've got Dad in his chair."

    Which would you send?

    A: "Please see the event page for full details of timings, access and cancellations."

    B: "It's on. Ramp's at the side and I'll hold the door. What time will you get here?"

    C: "Of course it's on!! It'll take more than a bit of rain to stop us, can't wait to see everyone!!"
checkup-a-reply-a = A
checkup-a-reply-b = B
checkup-a-reply-c = C
checkup-reply-a = It's all on the page, and she's in the hall with a wheelchair and one hand free. She won't look. They stay in.
checkup-reply-b = She asked about the rain and you heard the chair. They'll very likely come.
checkup-reply-c = She knows it's on. She still doesn't know if her dad can get in, and now it feels like fussing to ask.


## Findings

checkup-finding-shielded-title = **Kept away from it at work**
checkup-finding-shielded-strength = Being shut out was never your doing. All that time you were dealing with people, by phone and across a desk, and that's the harder half to learn.
checkup-finding-shielded-limit = The honest bit: a lot has changed behind that door, and the people who were let in have had years to be clumsy. You'll have to be clumsy now. It needn't take you as long.
checkup-finding-shielded-step = Think of three people from work you'd be sorry to lose. Ask each of them how they'd like to keep in touch. If you've still got a last day coming, do it before then.

checkup-finding-quiet-title = **Quiet in a room**
checkup-finding-quiet-strength = You listen before you speak. Online that's rarer than wit, and worth more.
checkup-finding-quiet-limit = The honest bit: if nobody ever hears from you, they can't know that. Tools won't fix it; one sentence a week will.
checkup-finding-quiet-step = One sentence this week, to one person. A text counts. Or leave it for now; "not yet" is a good answer.

checkup-finding-offline-title = **Hard to get hold of**
checkup-finding-offline-strength = You decide who gets at you and when. Plenty of people online would love to have that back.
checkup-finding-offline-limit = The honest bit: good news has trouble finding you too. Somebody with a job, or an invitation, tries twice and then asks the next person.
checkup-finding-offline-step = Pick one way to be reached that you don't mind, and give it to two people you'd like to hear from. I'd do that before anything else here, and I'd do it with a person at a surgery if there's one near you.

checkup-finding-coathook-title = **On the coat hook**
checkup-finding-coathook-strength = You know how to keep things to yourself. People trust you with what matters to them because of it.
checkup-finding-coathook-limit = The honest bit: somebody who could be anybody is hard to remember, and hard to write to.
checkup-finding-coathook-step = Have a rummage in the back of a drawer. Find one thing you care about that hasn't been out lately, and mention it to one person. How far you go is up to you.

checkup-finding-asked-title = **Somebody else's idea**
checkup-finding-asked-strength = You didn't put yourself forward, so nobody can say you're in it to be admired. That's a good place to write from.
checkup-finding-asked-limit = The honest bit: a post written because it was on a list reads like one, and people go past it.
checkup-finding-asked-step = Before you write anything, ask your boss who it's for and what they'd do after reading it. If there's no answer, you've both learnt something. You're allowed to say it isn't for you.

checkup-finding-several-title = **Several hands, one account**
checkup-finding-several-strength = More than one of you cares enough to write, and somebody can go on holiday.
checkup-finding-several-limit = The honest bit: from outside you can look like one person with moods. What's asked on Monday gets answered by somebody else on Tuesday.
checkup-finding-several-step = Print the last ten posts with no names on. Get everybody round a table with biscuits, and guess who wrote which. It'll tell you more than a style guide.

checkup-finding-obvious-title = **"Well, that's obvious"**
checkup-finding-obvious-strength = You know what "social" means without being told. A lot of people who are paid for it don't.
checkup-finding-obvious-limit = The honest bit: it's obvious in daylight. At five to five on a Friday, with somebody cross on the other end, clever people send dreadful things.
checkup-finding-obvious-step = Find the last thing you sent to somebody you don't know well, and read it aloud. If you'd have said it to their face, carry on. If not, that's where I'd start.

checkup-finding-tools-title = **Show me the buttons**
checkup-finding-tools-strength = You like to know how a thing works before you use it. People like that end up helping everybody else.
checkup-finding-tools-limit = The honest bit: the buttons are the easy half, and they get moved. What to say stays put, and nobody can press that for you.
checkup-finding-tools-step = Write down the three buttons that annoy you most and take them to a surgery, where somebody can see your screen. Here we'll do the other half.

checkup-finding-group-title = **Speaking for a group**
checkup-finding-group-strength = You've got something going on and people worth talking about. Most accounts have to make that up.
checkup-finding-group-limit = The honest bit: "everybody" is a hard person to write to. What's meant for everybody gets read by whoever was passing.
checkup-finding-group-step = Think of one person who ought to hear from you this month. Somebody with a name. Write it to her, and let the others listen in.

checkup-finding-worried-title = **Worried, or once bitten**
checkup-finding-worried-strength = You can see what might go wrong, so you look before you press. Plenty of trouble starts with people who can't.
checkup-finding-worried-limit = The honest bit: I can't tell you that nothing will happen. What you can choose is how many people are in the room.
checkup-finding-worried-step = Begin with one private message to somebody you trust. If it went badly for you before, you needn't begin at all today. You could tell a person at a surgery about it first.


## Results and the prescription

checkup-results-intro = That's all the questions. Here's what I make of it. I've only had a few taps to go on, so leave out anything that doesn't fit.

checkup-results-none =
    Nothing on my list jumped out. You may be thinking this is all obvious, and for you it may be.

    The honest bit: it's less obvious late on a Friday with somebody cross on the other end, so there may be something here for you yet. And surgeries are always short of people who find this easy. You might like helping at one.

checkup-prescription = Here's what I'd take, in this order:

checkup-prescription-course = **{ $title }.** { $about }

# Stands after the courses that can be begun; $titles are those that have no lessons yet.
checkup-prescription-being-written = Also on your list, but still being written, sorry:

    { $titles }

    What's ready comes first, and there's enough of that to be going on with.

checkup-civil-service = If you work for a council or the civil service, look up your employer's rules about social media before courses 6 and 8. Where they're stricter than I am, they win.

checkup-again =
    Last time you put yourself at { $before } out of 5. Today it's { $after }.

    Some people go down before they go up, once they've seen how much there is. It's your number; nobody's marking it.

checkup-stop-here = That's plenty for one day, if you'd like to stop. Everything here keeps.
