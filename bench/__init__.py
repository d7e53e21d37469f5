"""How fast and how well planlift reads, beside other libraries; see README.md."""
