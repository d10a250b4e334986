// SPDX-License-Identifier: Apache-2.0
#include "ledger/story_statements.h"

#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

Result<StoryStatements> StoryStatements::prepare(const Database& database) {
  StoryStatements s;
  const std::vector<std::pair<Statement*, std::string_view>> queries = {
      {&s.unlinked, "SELECT doc, day, id FROM unlinked ORDER BY day, id LIMIT ?"},
      {&s.no_longer_unlinked, "DELETE FROM unlinked WHERE day = ? AND id = ?"},
      {&s.linked,
       "SELECT linked.doc, document.id, day, sketch, story FROM linked JOIN document USING (doc) "
       "WHERE day BETWEEN ? AND ? ORDER BY day, document.id"},
      {&s.text, "SELECT text FROM document WHERE doc = ?"},
      {&s.new_story, "INSERT OR IGNORE INTO story VALUES (?, '', 1)"},
      {&s.touch_story, "UPDATE story SET waits = 1 WHERE story = ? AND waits = 0"},
      {&s.link, "INSERT INTO linked VALUES (?,?,?,?)"},
      {&s.copy, "INSERT OR REPLACE INTO copy VALUES (?,?,?,?,?)"},
      {&s.passage, "INSERT OR REPLACE INTO passage VALUES (?,?,?,?,?,?,?,?,?,?)"},
      {&s.waiting, "SELECT story FROM story WHERE waits = 1 ORDER BY story LIMIT 1"},
      {&s.members,
       "SELECT linked.doc, document.id, day, sketch, story FROM linked JOIN document USING (doc) "
       "WHERE story = ? ORDER BY day, document.id"},
      {&s.copies,
       "SELECT origin, start, stop, origin_start, origin_stop FROM passage WHERE doc = ? ORDER BY "
       "origin, passage"},
      {&s.pins,
       "SELECT p.doc, p.report, other_doc, other_report, together FROM linked JOIN event_pin p "
       "USING "
       "(doc) WHERE story = ?1 UNION SELECT p.doc, p.report, other_doc, other_report, together "
       "FROM "
       "linked JOIN event_pin p ON p.other_doc = linked.doc WHERE story = ?1"},
      {&s.touched_stories,
       "UPDATE story SET waits = 1 WHERE story <> ?1 AND waits = 0 AND story IN (SELECT b.story "
       "FROM "
       "linked a JOIN event_report ar ON ar.doc = a.doc JOIN event_report br ON br.event = "
       "ar.event "
       "JOIN linked b ON b.doc = br.doc WHERE a.story = ?1)"},
      {&s.drop_touched,
       "DELETE FROM event WHERE event IN (SELECT er.event FROM linked JOIN event_report er USING "
       "(doc) "
       "WHERE linked.story = ?)"},
      {&s.drop_events, "DELETE FROM event WHERE story = ?"},
      {&s.neighbour, "INSERT OR IGNORE INTO neighbour VALUES (?,?)"},
      {&s.near,
       "SELECT linked.doc, document.id, day, sketch, linked.story FROM linked JOIN document USING "
       "(doc) "
       "JOIN story ON story.story = linked.story WHERE waits = 0 AND linked.story <> ?1 AND "
       "linked.doc IN "
       "(SELECT other FROM linked l JOIN neighbour n ON n.doc = l.doc WHERE l.story = ?1 UNION "
       "SELECT "
       "n.doc FROM linked l JOIN neighbour n ON n.other = l.doc WHERE l.story = ?1) ORDER BY day, "
       "document.id"},
      {&s.looked_back_at,
       "SELECT DISTINCT l.doc, document.id, l.day, l.sketch, l.story FROM linked s JOIN report r "
       "USING "
       "(doc) JOIN event e ON e.day_begin BETWEEN r.day_begin AND r.day_end AND +e.type = r.type "
       "LEFT "
       "JOIN place p ON p.doc = r.doc AND p.place = r.place JOIN event_report er ON er.event = "
       "e.event "
       "JOIN linked l ON l.doc = er.doc JOIN document ON document.doc = l.doc JOIN story st ON "
       "st.story "
       "= l.story WHERE s.story = ?1 AND l.story <> ?1 AND waits = 0 AND s.day <> '' AND "
       "(julianday(s.day) - julianday(r.day_begin) > 1 OR e.place_folded = p.folded) AND "
       "julianday(r.day_end) - julianday(r.day_begin) <= 31 AND (p.country IS NULL OR "
       "e.place_country IS NULL OR "
       "p.country = "
       "e.place_country) ORDER BY coalesce(e.place_folded = p.folded, 0) DESC, l.day, document.id "
       "LIMIT "
       "60"},
      {&s.told_in_town,
       "SELECT DISTINCT l.doc, document.id, l.day, l.sketch, l.story FROM linked s JOIN report r "
       "USING (doc) JOIN place p ON p.doc = r.doc AND p.place = r.place JOIN event_report er ON "
       "er.event IN (SELECT e.event FROM event e WHERE e.type = r.type AND e.place_folded = "
       "p.folded AND e.day_begin BETWEEN coalesce(r.day_begin, '') AND coalesce(r.day_end, s.day) "
       "ORDER BY e.day_begin DESC LIMIT 20) JOIN linked l ON l.doc = er.doc JOIN document ON "
       "document.doc = l.doc JOIN story st ON st.story = l.story WHERE s.story = ?1 AND l.story <> "
       "?1 AND waits = 0 AND s.day <> '' AND p.resolution IN ('city', 'sub_city') AND "
       "(r.day_begin IS NULL OR julianday(r.day_end) - julianday(r.day_begin) > 31) ORDER BY "
       "l.day, document.id LIMIT 60"},
      {&s.events_of_doc, "SELECT report, event FROM event_report WHERE doc = ?"},
      {&s.event_members,
       "SELECT er.doc, report, score, reasons FROM event_report er JOIN linked USING (doc) JOIN "
       "document "
       "USING (doc) WHERE event = ? ORDER BY day, document.id, report"},
      {&s.move_reports, "UPDATE event_report SET event = ? WHERE event = ?"},
      {&s.drop_event, "DELETE FROM event WHERE event = ?"},
      {&s.update_event,
       "UPDATE event SET id = ?2, story = (SELECT story FROM linked WHERE doc = ?3), type = ?4, "
       "mode = "
       "?5, status = ?6, day_begin = ?7, day_end = ?8, precision = ?9, place = ?10, place_folded = "
       "?11, "
       "place_country = ?12 WHERE event = ?1"},
      {&s.drop_sources, "DELETE FROM event_source WHERE event = ?"},
      {&s.event, "INSERT INTO event VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?)"},
      {&s.event_report, "INSERT OR REPLACE INTO event_report VALUES (?,?,?,?,?)"},
      {&s.event_source, "INSERT INTO event_source VALUES (?,?,?)"},
      {&s.settle_story, "UPDATE story SET waits = 0, id = ? WHERE story = ?"}};
  if (auto prepared = prepare_all(database, queries); !prepared) return prepared.error();
  return s;
}

}  // namespace depeche
