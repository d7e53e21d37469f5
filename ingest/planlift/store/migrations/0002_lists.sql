-- The list of all documents by name, whichever run entered them.
CREATE INDEX documents_by_name ON documents (page, name, key)
