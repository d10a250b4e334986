# Which tables are compiled into mapped indexes (docs/formats/pack.md); one line a table.
depeche_index(common/names/gazetteer.tsv PHRASES)
depeche_index(fr/names/known.tsv PHRASES)
depeche_index(en/names/known.tsv PHRASES)
depeche_index(common/places/place_names.tsv PHRASES)
depeche_index(common/places/places.tsv)
