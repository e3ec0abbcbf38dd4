"""Problems of a task (问题清单)."""
