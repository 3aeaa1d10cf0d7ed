"""The same conversation told with each peer, as its documentation shows; they run in an environment of their own."""
