"""What a paper is, before and after issue: kinds and numbers, the register's facts, which are due, which is next."""
