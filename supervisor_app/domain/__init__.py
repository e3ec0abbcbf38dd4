"""What a supervision office knows: facts as frozen dataclasses, rules as pure functions of (facts, today)."""
