### Who may do what: invites, roles, and the log of what volunteers and admins did.

not-allowed = That's only for the people who run things here, sorry. If you ought to be one of them, ask whoever asked you to help. /help has what you can do.

# The bearer of an invite link.
invite-welcome =
    { $role ->
        [admin] That link was good: you're an admin here now, and a volunteer with it. The menu has grown to match, and /help says what each part is for.
       *[volunteer] That link was good: you're one of the volunteers now, and I'm glad. The menu has grown to match, and /help says what each part is for.
    }
invite-already =
    { $role ->
        [admin] You're an admin here already, so I haven't used that link up. Somebody else can have it.
       *[volunteer] You're one of the volunteers already, so I haven't used that link up. Somebody else can have it.
    }
invite-yours = That's the link you came in by, and it has done its work. Nothing more to press.
invite-unknown = I don't know that invite, sorry. A letter may have gone missing on the way: ask whoever sent it for a new one. The rest of the place is open to you all the same.
invite-used = That invite has been used up, sorry; it was somebody else who was quick. Ask whoever sent it for another. The rest of the place is open to you all the same.
invite-expired = That invite has run out, sorry. They do, after a while. Ask whoever sent it for a fresh one. The rest of the place is open to you all the same.
invite-once = You've used that invite before, and it only counts once for each person. If you've lost your role and shouldn't have, ask an admin here.

# /invite, for admins.
invite-ask-role = Whom shall the door open for? A volunteer can announce surgeries and look after them. An admin can do that and everything else, letting people in included.
invite-button-volunteer = A volunteer
invite-button-admin = An admin
invite-ask-days = How long shall the link work for?
invite-button-days = { $days ->
    [one] One day
   *[other] { $days } days
}
invite-ask-uses = And for how many people?
invite-button-uses = { $uses ->
    [one] One
   *[other] { $uses } people
}
invite-made =
    { $uses ->
        [one] Here it is. Forward the next message to the one it's for. It works once, until { $until }.
       *[other] Here it is. Forward the next message to those it's for. It works for { $uses } people, until { $until }.
    }

    Whoever has it gets in, so not to a group or a notice board. I've kept no copy: lost is lost, and /invite makes another.
invite-link =
    { $role ->
        [admin] You're invited to help run our social media surgeries. Open this on your phone and press Start:
       *[volunteer] You're invited to help at our social media surgeries. Open this on your phone and press Start:
    }

    https://t.me/{ $bot }?start=i_{ $secret }
where-invite = We're making an invite, and it's all buttons.

# /roles, for admins.
roles-intro = These are the people who can do more than learn. Tap one to change that.
roles-button-find = Find somebody else
roles-button-next = The next ones
roles-button-top = From the top
roles-button-who = { $name } · { $ref }
roles-person =
    { $role ->
        [admin] { $listed ->
            [yes] { $name } · { $ref } · admin, from ADMIN_IDS
           *[no] { $name } · { $ref } · admin
        }
        [volunteer] { $name } · { $ref } · volunteer
       *[learner] { $name } · { $ref } · learner
    }
roles-nameless = somebody who hasn't come yet
roles-gone = I can't find that person any more. They may have asked to be forgotten. /roles has who's here.
roles-ask-find = Who is it? Write the beginning of their first name, as Telegram has it, or of their reference.
roles-looking = Looking.
roles-found = Is it one of these?
roles-found-none = Nobody here goes by that, as far as I can see. They need to have said hello to me once. For somebody who hasn't come yet there's /invite.
roles-button-give-volunteer = Make a volunteer
roles-button-give-admin = Make an admin
roles-button-take-volunteer = No longer a volunteer
roles-button-take-admin = No longer an admin
roles-button-back = Back to everybody
roles-given =
    { $role ->
        [admin] Done: { $name } is an admin now, and hears of it from me.
       *[volunteer] Done: { $name } is a volunteer now, and hears of it from me.
    }
roles-sure =
    { $role ->
        [admin] { $name } couldn't do an admin's work any more, from the next thing they press. What they've done stays done. Sure?
       *[volunteer] { $name } couldn't announce or change surgeries any more, from the next thing they press. What they've done stays done. Sure?
    }
roles-sure-yourself =
    { $role ->
        [admin] That's you. You couldn't do an admin's work any more, and couldn't give it back to yourself: another admin would have to. Sure?
       *[volunteer] That's you. Sure?
    }
roles-button-sure = Yes, take it away
roles-button-leave = No, leave it
roles-taken =
    { $role ->
        [admin] Done: { $name } isn't an admin any more. I've told them.
       *[volunteer] Done: { $name } isn't a volunteer any more. I've told them.
    }
roles-taken-yourself =
    { $role ->
        [admin] Done. You're not an admin any more. Thank you for having been one.
       *[volunteer] Done. You're not a volunteer any more. Thank you for having been one.
    }
roles-not-listed = { $name } is one of ADMIN_IDS, in the settings of the machine I run on. For as long as they're listed there they're an admin, and I can't take it away from in here. Whoever looks after the machine can.
roles-last = { $name } is the only admin there is. Make somebody else one first, or nobody could let anybody in.
roles-changed = That's how it is already. Nothing to do.
where-find = I'd asked whom you're looking for. The beginning of a name will do.

# To the person whose role it is.
role-given =
    { $role ->
        [admin] You've been made an admin here, and with that a volunteer. The menu has grown to match; /help says what each part is for.
       *[volunteer] You've been made a volunteer here, and thank you. The menu has grown to match; /help says what each part is for.
    }
role-taken =
    { $role ->
        [admin] You're not an admin here any more. The lessons are yours as before. If that's a mistake, ask whoever runs the surgeries.
       *[volunteer] You're not a volunteer here any more. The lessons are yours as before. If that's a mistake, ask whoever runs the surgeries.
    }

# /audit, for admins.
audit-coming = Turning to the log.
audit-intro = What volunteers and admins did, newest first. People go by their reference here; /roles knows whose it is.
audit-intro-only = What there is of “{ $act }”, newest first.
audit-none = There's nothing in the log yet.
audit-line =
    { $outcome ->
        [refused] { $at } · { $role } { $who } · { $act } · refused
       *[done] { $at } · { $role } { $who } · { $act }
    }
audit-kinds = Which kind?
audit-button-older = Older ones
audit-button-kinds = One kind only
audit-button-all = All kinds
audit-button-only = { $act }
