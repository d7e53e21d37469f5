"""Containers: zips, mails and packed files, and the documents in them.

A container's opener knows its format and nothing of documents: it gives members, each a name and
a way to its bytes. `walk` goes through containers within containers and keeps the limits.
"""
