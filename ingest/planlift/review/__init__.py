"""The review page: people see the source beside what was read, and put right what is doubtful."""
