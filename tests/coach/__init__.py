"""The draft coach: what it notices, what it lets pass, and how it says so."""
