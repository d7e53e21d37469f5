"""The same as the pages by JSON, with its description as OpenAPI."""
