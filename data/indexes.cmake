# Which tables are compiled into mapped indexes (docs/formats/pack.md); one line a table.
