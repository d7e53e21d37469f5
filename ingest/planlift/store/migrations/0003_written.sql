-- When the flat files were last written from all documents, whichever run entered them.
CREATE TABLE written (
    at TEXT NOT NULL              -- UTC, ISO 8601
)
