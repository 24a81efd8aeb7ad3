"""What HTTP itself asks of every door: connections that end, conditions that hold."""
