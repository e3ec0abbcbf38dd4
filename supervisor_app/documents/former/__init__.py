"""Papers as versions 1 and 2 registered them: the facts of a 督办通知单, from which it is printed again unchanged."""
