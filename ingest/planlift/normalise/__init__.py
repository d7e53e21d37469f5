"""Document to plan: stitch, orient, map columns, read dates, owners, statuses, indicators."""
