"""What is opened and what the visitor chose: editions, the state of the view, files to send."""
