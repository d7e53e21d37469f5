"""The source of a plan as people see it, made by processes apart from the server's."""
