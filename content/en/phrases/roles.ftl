### Who may do what: invites, roles, and the log of what volunteers and admins did.

not-allowed = That one isn't yours to press, sorry. If it ought to be, ask the person who runs the surgeries here. /help has what you can do.
