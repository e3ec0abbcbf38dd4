"""Papers as earlier versions registered them."""
