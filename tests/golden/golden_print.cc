// SPDX-License-Identifier: Apache-2.0
#include "golden_print.h"

#include "base/strings.h"

#include <optional>

namespace depeche::golden {

namespace {

/// One line in the making: words parted by blanks.
class Line {
 public:
  Line& word(std::string_view text) {
    if (!text_.empty()) text_.push_back(' ');
    text_ += text.empty() ? "-" : text;
    return *this;
  }

  Line& quoted(std::string_view text) {
    std::string flat = "\"";
    for (const char c : text) flat.push_back(c == '\n' ? ' ' : c);
    return word(flat + "\"");
  }

  /// Nothing when `text` is empty.
  Line& field(std::string_view name, std::string_view text) {
    if (text.empty()) return *this;
    return word(std::string(name) + "=" + std::string(text));
  }

  [[nodiscard]] std::string str() const { return text_ + "\n"; }

 private:
  std::string text_;
};

std::string number(std::optional<std::int64_t> value) {
  return value ? std::to_string(*value) : "?";
}

std::string interval(const Interval& days) {
  if (!days.begin && !days.end) return "";
  const std::string begin = days.begin ? to_string(*days.begin) : "?";
  const std::string end = days.end ? to_string(*days.end) : "?";
  return begin == end ? begin : begin + "/" + end;
}

std::string print_tokens(const Document& document, const Analysis& analysis) {
  std::string lines;
  for (const Sentence& sentence : analysis.sentences) {
    Line line;
    for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const Token& token = analysis.tokens[i];
      line.word((token.part > 0 ? "+" : "") + token.form);
    }
    lines += line.str();
  }
  return document.text().empty() ? "" : lines;
}

/// form/UPOS/lemma/head form/relation.
std::string print_tree(const Analysis& analysis) {
  std::string lines;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const Token& token = analysis.tokens[i];
      lines += Line()
                   .word(token.form)
                   .word(name_of(token.upos))
                   .word(token.lemma)
                   .word(name_of(token.deprel))
                   .word(token.head == no_token ? "ROOT" : analysis.tokens[token.head].form)
                   .str();
    }
  }
  return lines;
}

std::string print_names(const Document& document, const Analysis& analysis) {
  std::string lines;
  for (const NameSpan& name : analysis.names) {
    lines += Line().word(name_of(name.type)).quoted(slice(document.text(), name.evidence)).str();
  }
  return lines;
}

std::string print_times(const Document& document, const Reading& reading) {
  std::string lines;
  for (const TimeRef& time : reading.times) {
    std::string candidates;
    for (const Date day : time.candidates)
      candidates += (candidates.empty() ? "" : ",") + to_string(day);
    lines += Line()
                 .word(name_of(time.type))
                 .word(time.value)
                 .field("mod", time.mod)
                 .field("days", interval(time.interval))
                 .quoted(slice(document.text(), time.evidence))
                 .word(time.rule)
                 .field("candidates", candidates)
                 .str();
  }
  return lines;
}

std::string print_quantities(const Document& document, const Reading& reading) {
  std::string lines;
  for (const QuantityRef& quantity : reading.quantities) {
    const bool summed = quantity.total_low || quantity.total_high;
    const std::string whole =
        quantity.whole < reading.quantities.size()
            ? std::string(slice(document.text(), reading.quantities[quantity.whole].evidence))
            : "";
    lines +=
        Line()
            .word(number(quantity.low) + ".." + number(quantity.high))
            .word(quantity.approximate ? "about" : "exact")
            .word(quantity.counts)
            .quoted(slice(document.text(), quantity.evidence))
            .field("lone", quantity.lone ? "yes" : "")
            .field("of", quantity.of)
            .field("whole", whole)
            .field("total",
                   summed ? number(quantity.total_low) + ".." + number(quantity.total_high) : "")
            .str();
  }
  return lines;
}

/// "3000000..?" and the like, decimals as written.
std::string number(std::optional<double> number) {
  if (!number) return "?";
  std::string text = std::to_string(*number);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string print_measures(const Document& document, const Reading& reading) {
  std::string lines;
  for (const MeasureRef& measure : reading.measures) {
    lines += Line()
                 .word(number(measure.low) + ".." + number(measure.high))
                 .word(measure.approximate ? "about" : "exact")
                 .word(measure.kind)
                 .word(measure.unit.empty() ? "?" : measure.unit)
                 .quoted(slice(document.text(), measure.evidence))
                 .str();
  }
  return lines;
}

std::string print_places(const Document& document, const Reading& reading) {
  std::string lines;
  for (const PlaceRef& place : reading.places) {
    lines += Line()
                 .word(name_of(place.resolution))
                 .word(place.country)
                 .word(place.of_people  ? "people"
                       : place.is_actor ? "actor"
                                        : "place")
                 .quoted(slice(document.text(), place.evidence))
                 .field("as", place.name)
                 .field("geonames", place.geonames > 0 ? std::to_string(place.geonames) : "")
                 .str();
  }
  return lines;
}

std::string print_actors(const Document& document, const Reading& reading) {
  std::string lines;
  for (const Actor& actor : reading.actors) {
    Line line;
    line.quoted(actor.name).word(name_of(actor.type)).word(actor.country);
    line.word(join(actor.sectors, ",")).field("office", actor.office);
    for (const ActorIndex member : actor.members) line.field("member", reading.actors[member].name);
    for (const ActorMention& mention : actor.mentions) {
      line.word("|").word(name_of(mention.form));
      line.quoted(slice(document.text(), mention.evidence));
    }
    lines += line.str();
  }
  return lines;
}

std::string actor_name(const std::vector<Actor>& actors, ActorIndex index, std::string_view none) {
  return index < actors.size() ? actors[index].name : std::string(none);
}

std::string print_quotes(const Document& document, const Reading& reading) {
  std::string lines;
  for (const Quote& quote : reading.attributions.quotes) {
    Line line;
    line.word(name_of(quote.form));
    for (const Span part : quote.parts) line.quoted(slice(document.text(), part));
    line.field("speaker", actor_name(reading.actors, quote.speaker, ""));
    line.field("text", slice(document.text(), quote.speaker_text));
    line.field("cue", slice(document.text(), quote.cue));
    lines += line.str();
  }
  return lines;
}

void put_attribution(Line& line, const Document& document, const std::vector<Actor>& actors,
                     const Attribution& said) {
  const auto text = slice(document.text(), said.claimant_text);
  line.field("claimant", text.empty() ? actor_name(actors, said.claimant, "-") : text);
  for (const ActorIndex relay : said.chain) line.field("via", actor_name(actors, relay, "?"));
  line.field("channel", said.channel);
  line.word(name_of(said.stance));
  line.field("cue", slice(document.text(), said.cue));
}

std::string print_claims(const Document& document, const Reading& reading) {
  std::string lines;
  for (const Claim& claim : reading.attributions.claims) {
    Line line;
    put_attribution(line, document, reading.actors, claim.attribution);
    line.quoted(slice(document.text(), claim.scope));
    lines += line.str();
  }
  return lines;
}

std::string sizes(const Sizes& all) {
  std::string text;
  for (const auto& [what, range] : all) {
    text += (text.empty() ? "" : ",") + what + ":" + number(range.low) + ".." + number(range.high);
  }
  return text;
}

std::string actor_names(const std::vector<Actor>& actors, const std::vector<ActorIndex>& indices) {
  std::vector<std::string> names;
  for (const ActorIndex index : indices) names.push_back(actor_name(actors, index, "?"));
  return join(names, ",");
}

std::string print_reports(const Document& document, const Reading& reading) {
  std::string lines;
  for (const Report& report : reading.reports) {
    Line line;
    line.word(name_of(report.type)).word(report.mode);
    line.field("actor", actor_names(reading.actors, report.actors));
    line.field("recipient", actor_names(reading.actors, report.recipients));
    if (report.place) line.field("place", reading.places[*report.place].name);
    line.field("date", interval(report.date)).word(name_of(report.status));
    if (report.historical) line.word("historical");
    line.field("size", sizes(report.size));
    for (const Attribution& said : report.attributions) {
      line.word("[");
      put_attribution(line, document, reading.actors, said);
      line.field("size", sizes(said.size)).word("]");
    }
    for (const Span mention : report.mentions) line.quoted(slice(document.text(), mention));
    lines += line.str();
  }
  return lines;
}

}  // namespace

std::string print(std::string_view stage, const Pipeline& pipeline, const Document& document) {
  if (stage == "tokens") return print_tokens(document, pipeline.analyse(document));
  if (stage == "tree") return print_tree(pipeline.analyse(document));
  if (stage == "names") return print_names(document, pipeline.analyse(document));
  const Reading reading = pipeline.read(document);
  if (stage == "time") return print_times(document, reading);
  if (stage == "quantities") return print_quantities(document, reading);
  if (stage == "measures") return print_measures(document, reading);
  if (stage == "places") return print_places(document, reading);
  if (stage == "actors") return print_actors(document, reading);
  if (stage == "quotes") return print_quotes(document, reading);
  if (stage == "claims") return print_claims(document, reading);
  if (stage == "reports") return print_reports(document, reading);
  return "unknown stage " + std::string(stage) + "\n";
}

}  // namespace depeche::golden
