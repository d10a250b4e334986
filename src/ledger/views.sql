-- What people read of the tables, made anew where a schema changes.

-- One line a report, as people read it.
CREATE VIEW report_line AS
SELECT report.doc, report.report, document.id AS document, document.outlet, document.published,
       report.day_begin, report.day_end, place.name AS place, place.country AS place_country,
       (SELECT group_concat(name, '; ') FROM (SELECT actor.name FROM participant p JOIN actor USING (doc, actor)
          WHERE p.doc = report.doc AND p.report = report.report AND role = 'actor' ORDER BY position)) AS actors,
       report.type, report.mode, report.cameo,
       (SELECT group_concat(name, '; ') FROM (SELECT actor.name FROM participant p JOIN actor USING (doc, actor)
          WHERE p.doc = report.doc AND p.report = report.report AND role = 'recipient' ORDER BY position)) AS recipients,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(actor.name, substr(document.text,
            claimant_start + 1, claimant_stop - claimant_start)) AS name
          FROM attribution t LEFT JOIN actor ON actor.doc = t.doc AND actor.actor = t.claimant
          WHERE t.doc = report.doc AND t.report = report.report AND coalesce(claimant, claimant_start) IS NOT NULL ORDER BY attribution)) AS claimants,
       (SELECT group_concat(stance, '; ') FROM (SELECT stance FROM attribution t
          WHERE t.doc = report.doc AND t.report = report.report AND coalesce(claimant, claimant_start) IS NOT NULL ORDER BY attribution)) AS stances,
       (SELECT group_concat(said, '; ') FROM (SELECT counts || ' ' || CASE WHEN low = high THEN low WHEN high IS NULL THEN low || '+'
            ELSE coalesce(low, '') || '-' || high END AS said
          FROM size WHERE size.doc = report.doc AND size.report = report.report AND size.attribution IS NULL
          ORDER BY counts)) AS sizes,
       report.status, report.historical, report.confidence, report.rule, report.start, report.stop,
       substr(document.text, report.start + 1, report.stop - report.start) AS evidence,
       (SELECT substr(document.text, t.start + 1, t.stop - t.start) FROM telling t
          WHERE t.doc = report.doc AND t.report = report.report AND t.start BETWEEN report.start AND report.stop
          ORDER BY t.start LIMIT 1) AS trigger_words
FROM report JOIN document USING (doc) LEFT JOIN place USING (doc, place);
