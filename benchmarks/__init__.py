"""Quality and speed against peers, one command each."""
