"""The life of a task: its steps, extensions, checks, parts, evidence, problems; and projects."""
