"""What is heard as a cry for help, and what isn't: both columns, in the words people use."""

import pytest

from bot.library import SHIPPED, load_library
from flows.crisis import heard

CRIES = """
I want to die
i just want to die
I wanna die
Sometimes I really want to die.
I don't know, it all makes me want to die
I'd rather be dead
I wish I was dead
wish i were dead
I wish I’d never been born
I wish I could go to sleep and not wake up
I hope I don't wake up tomorrow
want to go to bed and never wake up
They'd all be better off without me
I'd be better off dead
Nobody would miss me if I was gone
no one would care if I died
I'm going to kill myself
going to kill myself tonight
I've tried to kill myself before
thinking of killing myself
I might unalive myself
I want to end my life
I want it all to end
All I want is to die
I've been thinking about taking my own life
I'm going to end it all
I'm suicidal
feeling a bit suicidal tonight
Suicidal
im suicidal
I keep having suicidal thoughts
I think about suicide every day
I nearly got as far as committing suicide
I've written a suicide note
I want to hang myself
I've taken too many tablets
I took an overdose last night
I want to jump off a bridge
I keep thinking about jumping in front of a train
I want to hurt myself
I've been cutting myself
I’m scared I'll hurt myself
I've started self-harming again
I self harm
I don't want to live any more
I dont want to be here anymore
I don't want to be alive
I don't want to live like this any more
I don't want to be here
I DON'T WANT TO WAKE UP
I can't go on
I can't go on like this. Since she left it's been dark
I can't take it any more
I just can’t do this any more
cant cope anymore
I can't face another day
There's no point living
what's the point in carrying on
what is the point of living
I see no reason to go on.
I've got nothing to live for
Life isn't worth living
life's not worth it
I'm tired of living
I've had enough of life
My husband hits me
he beats me when he's had a drink
I don't feel safe at home
I'm in danger
"""

INNOCENT = """
I'd kill for a biscuit
My phone is dead
We're making a poster for suicide prevention week
This spreadsheet makes me want to die of boredom
I nearly died of embarrassment
I want to die laughing every time Gwyn posts
I'd rather die than post a selfie
I don't want to die wondering how Danny got on
I don't want to die on a hill about apostrophes
My boss will kill me if I put that up
I was killing myself laughing
I'm killing myself to get this newsletter out
That post would be career suicide
A suicidal pigeon got in the hall
We run a group for people who feel suicidal
I went on a suicide awareness course with work
The library has a leaflet on self-harm
Our charity trains volunteers about self-harm support
I cut myself a slice of cake
I've been cutting myself off from everybody at work
I cut myself shaving
I could kick myself
I shot myself in the foot there
I left my personality hanging on the coat hook. I'd hang myself on one too if it got me out of meetings
I'm drowning myself in paperwork
I can't go on Facebook at work
I can't go on to the next lesson
I can't carry on until Tuesday
I can't take it back to the shop
I can't cope with all these buttons
I don't want to do this any more
I don't want to go on about it
I don't want to go on camera
I don't want to be here, on social media I mean, my manager sent me
I don't want to live my whole life online
I don't want to live in Leeds
I don't want to wake up the baby
There's no point going on Twitter
There's no point carrying on with the newsletter if nobody reads it
It's not worth living there for the parking
It's not worth it
Life isn't worth it without a dog
I'm tired of living in a mess
I've had enough of life at the council
I'm sick of this website
I want to end the newsletter with a joke
Facebook has taken over my life
Should I take my life online or keep it off?
The team will manage better without me
I'm going to jump off a bridge for charity
We took the train. I could have jumped for joy
I'm in danger of boring everybody
The deadline is killing me
Our youth club is dying and I don't know what to do
The battery wants to die
I do the Dead Sea Scrolls talk on Thursdays
He hits me up for a lift every Thursday
She beats me at dominoes
I felt safe at home with the knitting group
It's ten kms from here
The council ended it all in March, that's to say the funding was stopped
How do I reply to somebody whose husband died?
"""


@pytest.mark.parametrize("sentence", CRIES.strip().splitlines())
def test_a_cry_for_help_is_heard(sentence: str, cries: tuple[str, ...]) -> None:
    assert heard(sentence, cries)


@pytest.mark.parametrize("sentence", INNOCENT.strip().splitlines())
def test_a_manner_of_speaking_is_not_taken_for_one(sentence: str, cries: tuple[str, ...]) -> None:
    assert not heard(sentence, cries)


@pytest.fixture(scope="module")
def cries() -> tuple[str, ...]:
    """The expressions that ship."""
    return load_library(SHIPPED, "en").crisis
