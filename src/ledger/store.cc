// SPDX-License-Identifier: Apache-2.0
#include "ledger/store.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "ledger/rows.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace depeche {

namespace {

/// All names of an actor, folded, parted by '|', each once.
std::string folded_names(const Actor& actor, std::string_view text) {
  std::set<std::string> names = {fold(actor.name)};
  for (const ActorMention& mention : actor.mentions) {
    if (mention.form == MentionForm::name) names.insert(fold(slice(text, mention.evidence)));
  }
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : "|") + name;
  return all;
}

/// How the cue of a quote stands to the words said, as the claim of the same cue shows; empty where
/// none does.
std::string_view stance_of(const Quote& quote, const std::vector<Claim>& claims) {
  const auto first = std::partition_point(claims.begin(), claims.end(), [&](const Claim& claim) {
    return claim.attribution.cue.begin < quote.cue.begin;
  });
  std::string_view stance;
  for (auto claim = first; claim != claims.end() && claim->attribution.cue == quote.cue; ++claim) {
    const bool same = claim->scope == quote.evidence;
    if (stance.empty() || same) stance = name_of(claim->attribution.stance);
    if (same) break;
  }
  return quote.cue.empty() ? std::string_view() : stance;
}

}  // namespace

/// Writes the rows of one document. Actors, places, reports … keep the numbers they have in its
/// reading.
class DocumentRows {
 public:
  DocumentRows(Store& store, const Database& database, const Document& document,
               const Reading& reading)
      : store_(store),
        database_(database),
        document_(document),
        reading_(reading),
        points_(document.text()) {}

  Result<void> insert() {
    if (auto done = insert_document(); !done) return done;
    if (auto done = insert_reading(); !done) return done;
    return insert_words();
  }

  /// The rows of what was read in the document `doc`, which is there.
  Result<void> replace(std::int64_t doc) {
    doc_ = doc;
    auto pack = database_.prepare("UPDATE document SET pack = ? WHERE doc = ?");
    if (!pack) return pack.error();
    pack->bind(1, reading_.pack).bind(2, doc_);
    if (auto done = pack->run(); !done) return done;
    if (auto done = insert_reading(); !done) return done;
    return insert_quote_words();
  }

 private:
  [[nodiscard]] std::int64_t point(std::uint32_t byte) const { return points_.at(byte); }

  /// Binds begin and end of `span` as code points at `position` and the next.
  void bind_span(Statement& statement, int position, Span span) const {
    statement.bind(position, point(span.begin)).bind(position + 1, point(span.end));
  }

  void bind_span_or_null(Statement& statement, int position, Span span) const {
    if (!span.empty()) return bind_span(statement, position, span);
    statement.bind_null(position).bind_null(position + 1);
  }

  void bind_actor_or_null(Statement& statement, int position, ActorIndex actor) const {
    if (actor < reading_.actors.size()) {
      statement.bind(position, std::int64_t{actor});
    } else {
      statement.bind_null(position);
    }
  }

  Result<void> insert_document() {
    const Metadata& known = document_.metadata();
    store_.document_.bind_lasting(1, document_.id())
        .bind_lasting_or_null(2, known.source_id)
        .bind_lasting_or_null(3, known.path)
        .bind_lasting_or_null(4, known.url)
        .bind_lasting_or_null(5, known.outlet)
        .bind_lasting_or_null(6, trim(known.title))
        .bind_text_or_null(7, day_or_empty(known.published))
        .bind_lasting(8, reading_.language)
        .bind_lasting(9, reading_.pack)
        .bind(10, point(static_cast<std::uint32_t>(document_.text().size())))
        .bind_lasting(11, document_.text())
        .bind_or_null(12, known.published_minute);
    if (auto done = store_.document_.run(); !done) return done;
    doc_ = database_.last_row();
    store_.unlinked_.bind(1, day_or_empty(known.published))
        .bind_lasting(2, document_.id())
        .bind(3, doc_);
    return store_.unlinked_.run();
  }

  Result<void> insert_reading() {
    using Step = Result<void> (DocumentRows::*)();
    for (const Step step : {&DocumentRows::insert_credits, &DocumentRows::insert_actors,
                            &DocumentRows::insert_places, &DocumentRows::insert_times,
                            &DocumentRows::insert_quantities, &DocumentRows::insert_measures,
                            &DocumentRows::insert_quotes, &DocumentRows::insert_reports}) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

  Result<void> insert_credits() {
    for (const std::string& agency : reading_.credits) {
      store_.credit_.bind(1, doc_).bind_lasting(2, agency);
      if (auto done = store_.credit_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_actors() {
    std::int64_t number = 0;
    for (const Actor& actor : reading_.actors) {
      store_.actor_.bind(1, doc_)
          .bind(2, number)
          .bind_lasting(3, actor.name)
          .bind(4, folded_names(actor, document_.text()))
          .bind_lasting(5, name_of(actor.type))
          .bind_lasting_or_null(6, actor.country)
          .bind(7, join(actor.sectors, ","))
          .bind_lasting_or_null(8, actor.office)
          .bind_lasting_or_null(9, actor.wikidata)
          .bind_lasting(10, actor.rule)
          .bind_lasting_or_null(11, actor.entity);
      if (auto done = store_.actor_.run(); !done) return done;
      for (const ActorMention& mention : actor.mentions) {
        store_.mention_.bind(1, doc_).bind(2, number);
        bind_span(store_.mention_, 3, mention.evidence);
        store_.mention_.bind_lasting(5, name_of(mention.form)).bind_lasting(6, mention.rule);
        if (auto done = store_.mention_.run(); !done) return done;
      }
      ++number;
    }
    return {};
  }

  Result<void> insert_places() {
    const auto positive = [](std::uint64_t value) {
      return value > 0 ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
    };
    std::int64_t number = 0;
    for (const PlaceRef& place : reading_.places) {
      store_.place_.bind(1, doc_).bind(2, number++);
      bind_span(store_.place_, 3, place.evidence);
      store_.place_.bind_lasting(5, place.name)
          .bind(6, fold(place.name))
          .bind_lasting_or_null(7, place.country)
          .bind_or_null(8, positive(place.geonames))
          .bind_or_null(9, place.latitude)
          .bind_or_null(10, place.longitude)
          .bind_or_null(11, positive(place.population))
          .bind_lasting(12, name_of(place.resolution))
          .bind(13, std::int64_t{place.is_actor})
          .bind_lasting(14, place.rule);
      if (auto done = store_.place_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_times() {
    std::int64_t number = 0;
    for (const TimeRef& time : reading_.times) {
      store_.time_.bind(1, doc_).bind(2, number++);
      bind_span(store_.time_, 3, time.evidence);
      store_.time_.bind_lasting(5, name_of(time.type))
          .bind_lasting(6, time.value)
          .bind_lasting_or_null(7, time.mod)
          .bind_text_or_null(8, day_or_empty(time.interval.begin))
          .bind_text_or_null(9, day_or_empty(time.interval.end))
          .bind_lasting_or_null(10, name_of(time.anchor))
          .bind_lasting(11, time.rule);
      if (auto done = store_.time_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_quantities() {
    std::int64_t number = 0;
    for (const QuantityRef& quantity : reading_.quantities) {
      store_.quantity_.bind(1, doc_).bind(2, number++);
      bind_span(store_.quantity_, 3, quantity.evidence);
      store_.quantity_.bind_or_null(5, quantity.low)
          .bind_or_null(6, quantity.high)
          .bind(7, std::int64_t{quantity.approximate})
          .bind_lasting_or_null(8, quantity.counts)
          .bind_lasting(9, quantity.rule);
      if (auto done = store_.quantity_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_measures() {
    std::int64_t number = 0;
    for (const MeasureRef& measure : reading_.measures) {
      store_.measure_.bind(1, doc_).bind(2, number++);
      bind_span(store_.measure_, 3, measure.evidence);
      store_.measure_.bind_lasting(5, measure.kind)
          .bind_lasting_or_null(6, measure.unit)
          .bind_or_null(7, measure.low)
          .bind_or_null(8, measure.high)
          .bind(9, std::int64_t{measure.approximate})
          .bind_lasting(10, measure.rule);
      if (auto done = store_.measure_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_quotes() {
    for (const Quote& quote : reading_.attributions.quotes) {
      store_.quote_.bind(1, doc_);
      bind_span(store_.quote_, 2, quote.evidence);
      std::string words = quoted_words(quote, document_.text());
      store_.quote_.bind_lasting(4, name_of(quote.form)).bind_lasting(5, words);
      bind_actor_or_null(store_.quote_, 6, quote.speaker);
      bind_span_or_null(store_.quote_, 7, quote.speaker_text);
      bind_span_or_null(store_.quote_, 9, quote.cue);
      bind_actor_or_null(store_.quote_, 11, quote.addressee);
      bind_span_or_null(store_.quote_, 12, quote.addressee_text);
      store_.quote_.bind_lasting(14, quote.rule)
          .bind_lasting_or_null(15, stance_of(quote, reading_.attributions.claims));
      if (auto done = store_.quote_.run(); !done) return done;
      quotes_.emplace_back(database_.last_row(), std::move(words));
    }
    return {};
  }

  /// The full-text indexes, last: see schema.sql.
  Result<void> insert_words() {
    store_.document_words_.bind(1, doc_).bind_lasting(2, document_.text());
    if (auto done = store_.document_words_.run(); !done) return done;
    return insert_quote_words();
  }

  Result<void> insert_quote_words() {
    for (const auto& [row, words] : quotes_) {
      store_.quote_words_.bind(1, row).bind_lasting(2, words);
      if (auto done = store_.quote_words_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_reports() {
    for (const Report& report : reading_.reports) {
      if (auto done = insert_report(report); !done) return done;
      for (const Span mention : report.mentions) {
        store_.telling_.bind(1, doc_).bind(2, report_);
        bind_span(store_.telling_, 3, mention);
        if (auto done = store_.telling_.run(); !done) return done;
      }
      if (auto done = insert_participants("actor", report.actors); !done) return done;
      if (auto done = insert_participants("recipient", report.recipients); !done) return done;
      std::int64_t size = 0;
      if (auto done = insert_sizes(std::nullopt, report.size, size); !done) return done;
      std::int64_t attribution = 0;
      for (const Attribution& said : report.attributions) {
        if (auto done = insert_attribution(attribution, said); !done) return done;
        if (auto done = insert_sizes(attribution++, said.size, size); !done) return done;
      }
      ++report_;
    }
    return {};
  }

  Result<void> insert_report(const Report& report) {
    Statement& row = store_.report_;
    row.bind(1, doc_)
        .bind(2, report_)
        .bind_lasting(3, name_of(report.type))
        .bind_lasting_or_null(4, report.mode)
        .bind(5, join(report.contexts, ","))
        .bind_lasting_or_null(6, report.cameo);
    if (report.place && *report.place < reading_.places.size()) {
      row.bind(7, std::int64_t{*report.place});
    } else {
      row.bind_null(7);
    }
    row.bind_text_or_null(8, day_or_empty(report.date.begin))
        .bind_text_or_null(9, day_or_empty(report.date.end))
        .bind_lasting(10, name_of(report.date.precision))
        .bind_lasting(11, name_of(report.status))
        .bind(12, std::int64_t{report.historical});
    bind_span(row, 13, report.evidence);
    row.bind(15, report.confidence).bind_lasting(16, report.rule);
    return row.run();
  }

  Result<void> insert_participants(std::string_view role, const std::vector<ActorIndex>& actors) {
    std::int64_t position = 0;
    for (const ActorIndex actor : actors) {
      if (actor >= reading_.actors.size()) continue;
      store_.participant_.bind(1, doc_)
          .bind(2, report_)
          .bind_lasting(3, role)
          .bind(4, position++)
          .bind(5, std::int64_t{actor});
      if (auto done = store_.participant_.run(); !done) return done;
    }
    return {};
  }

  /// `number` counts the sizes of a report, its own and those of its attributions.
  Result<void> insert_sizes(std::optional<std::int64_t> attribution, const Sizes& sizes,
                            std::int64_t& number) {
    for (const auto& [counts, range] : sizes) {
      store_.size_.bind(1, doc_)
          .bind(2, report_)
          .bind(3, number++)
          .bind_or_null(4, attribution)
          .bind_lasting(5, counts)
          .bind_or_null(6, range.low)
          .bind_or_null(7, range.high);
      bind_actor_or_null(store_.size_, 8, range.actor);
      if (auto done = store_.size_.run(); !done) return done;
    }
    return {};
  }

  Result<void> insert_attribution(std::int64_t number, const Attribution& said) {
    store_.attribution_.bind(1, doc_).bind(2, report_).bind(3, number);
    bind_actor_or_null(store_.attribution_, 4, said.claimant);
    bind_span_or_null(store_.attribution_, 5, said.claimant_text);
    store_.attribution_.bind_lasting_or_null(7, said.channel).bind_lasting(8, name_of(said.stance));
    bind_span_or_null(store_.attribution_, 9, said.cue);
    store_.attribution_.bind_lasting(11, said.rule);
    if (auto done = store_.attribution_.run(); !done) return done;
    std::int64_t position = 0;
    for (const ActorIndex relay : said.chain) {
      if (relay >= reading_.actors.size()) continue;
      store_.relay_.bind(1, doc_)
          .bind(2, report_)
          .bind(3, number)
          .bind(4, position++)
          .bind(5, std::int64_t{relay});
      if (auto done = store_.relay_.run(); !done) return done;
    }
    return {};
  }

  Store& store_;
  const Database& database_;
  const Document& document_;
  const Reading& reading_;
  utf8::CodePoints points_;
  std::int64_t doc_ = 0;
  std::int64_t report_ = 0;  ///< number of the report that is being written
  std::vector<std::pair<std::int64_t, std::string>> quotes_;  ///< row and words
};

Result<Store> Store::prepare(const Database& database) {
  Store store;
  const std::vector<std::pair<Statement*, std::string_view>> inserts = {
      {&store.document_,
       "INSERT INTO document (id, source_id, path, url, outlet, title, published, language, pack, "
       "chars, text, published_minute) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.unlinked_, "INSERT INTO unlinked VALUES (?,?,?)"},
      {&store.credit_, "INSERT OR IGNORE INTO credit VALUES (?,?)"},
      {&store.actor_, "INSERT INTO actor VALUES (?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.mention_, "INSERT INTO mention VALUES (?,?,?,?,?,?)"},
      {&store.place_, "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.time_, "INSERT INTO time VALUES (?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.quantity_, "INSERT INTO quantity VALUES (?,?,?,?,?,?,?,?,?)"},
      {&store.measure_, "INSERT INTO measure VALUES (?,?,?,?,?,?,?,?,?,?)"},
      {&store.quote_, "INSERT INTO quote VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.report_, "INSERT INTO report VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.telling_, "INSERT OR IGNORE INTO telling VALUES (?,?,?,?)"},
      {&store.participant_, "INSERT INTO participant VALUES (?,?,?,?,?)"},
      {&store.attribution_, "INSERT INTO attribution VALUES (?,?,?,?,?,?,?,?,?,?,?)"},
      {&store.relay_, "INSERT INTO relay VALUES (?,?,?,?,?)"},
      {&store.size_, "INSERT INTO size VALUES (?,?,?,?,?,?,?,?)"},
      {&store.document_words_, "INSERT INTO document_words (rowid, text) VALUES (?,?)"},
      {&store.quote_words_, "INSERT INTO quote_words (rowid, text) VALUES (?,?)"}};
  if (auto prepared = prepare_all(database, inserts); !prepared) return prepared.error();
  return store;
}

Result<void> Store::insert(const Database& database, const Document& document,
                           const Reading& reading) {
  return DocumentRows(*this, database, document, reading).insert();
}

Result<void> Store::replace(const Database& database, std::int64_t doc, const Document& document,
                            const Reading& reading) {
  return DocumentRows(*this, database, document, reading).replace(doc);
}

}  // namespace depeche
