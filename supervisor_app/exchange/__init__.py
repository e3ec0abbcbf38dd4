"""Files of other programs: task lists in and out."""
