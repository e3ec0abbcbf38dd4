"""Small pieces every page is made of."""
