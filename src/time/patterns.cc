// SPDX-License-Identifier: Apache-2.0
#include "time/patterns.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace depeche {

namespace {

constexpr std::size_t max_expansions = 20000;
constexpr std::size_t max_steps = 24;

std::optional<TimeKind> kind_from(std::string_view name) {
  if (name == "refuse") return TimeKind::refuse;
  if (name == "calendar") return TimeKind::calendar;
  if (name == "offset") return TimeKind::offset;
  if (name == "duration") return TimeKind::duration;
  if (name == "set") return TimeKind::set;
  if (name == "reference") return TimeKind::reference;
  return std::nullopt;
}

/// Cells of a row: id, kind, set, guard.
std::optional<PatternRow> row_from(const std::array<std::string_view, 4>& cells) {
  PatternRow entry;
  entry.id = cells[0];
  const auto found = kind_from(cells[1]);
  if (!found || entry.id.empty()) return std::nullopt;
  entry.kind = *found;
  for (const std::string_view setting : split(cells[2], ' ')) {
    const auto equals = setting.find('=');
    if (equals == std::string_view::npos) continue;
    entry.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
  }
  for (const std::string_view name : split(cells[3], ' ')) {
    if (!name.empty()) entry.guards.emplace_back(name);
  }
  return entry;
}

}  // namespace

/// Spreads the optional words, alternatives and named parts of a pattern into plain sequences.
struct Patterns::Compiler {
  Lexicon& lexicon;
  std::multimap<std::string, std::string, std::less<>> parts;
  std::string error;

  std::vector<Sequence> spread(std::string_view pattern, int depth) {
    std::vector<Sequence> out(1);
    std::uint8_t group = 0;
    std::uint8_t groups = 0;
    for (const std::string_view word : split(pattern, ' ')) {
      if (word.empty()) continue;
      if (word == "[") {
        group = ++groups;
      } else if (word == "]") {
        group = 0;
      } else {
        append(out, choices(word, depth), group);
      }
      if (out.size() > max_expansions) error = "spreads into too many sequences";
      if (!error.empty()) return {};
    }
    return out;
  }

  std::vector<Sequence> choices(std::string_view word, int depth) {
    std::vector<Sequence> out;
    if (word.size() > 1 && word.ends_with('?')) {
      out.emplace_back();
      word.remove_suffix(1);
    }
    for (const std::string_view choice : split(word, '|')) {
      if (choice.starts_with('<') && choice.ends_with('>')) {
        named(choice.substr(1, choice.size() - 2), depth, out);
      } else {
        out.push_back(literal(choice));
      }
    }
    return out;
  }

  void named(std::string_view name, int depth, std::vector<Sequence>& out) {
    const auto [first, last] = parts.equal_range(name);
    if (first == last) error = "names no part '" + std::string(name) + "'";
    if (depth > 6) error = "names parts that name themselves";
    for (auto part = first; part != last && error.empty(); ++part) {
      for (Sequence& sequence : spread(part->second, depth + 1)) out.push_back(std::move(sequence));
    }
  }

  /// "lundi", "WEEKDAY", or several written together ("aujourd'hui", "DAY/MONTHNUM/YEAR").
  Sequence literal(std::string_view word) {
    Sequence out;
    const Atoms atoms = atoms_of(word);
    for (const Atom& atom : atoms.list) {
      const std::string_view form = slice(word, atom.span);
      const bool upper = is_all_upper(form);
      out.push_back({lexicon.intern(upper ? form : atoms.form(atom)), atom.glued, 0});
    }
    return out;
  }

  static void append(std::vector<Sequence>& heads, const std::vector<Sequence>& tails,
                     std::uint8_t group) {
    std::vector<Sequence> out;
    out.reserve(heads.size() * tails.size());
    for (const Sequence& head : heads) {
      for (const Sequence& tail : tails) {
        Sequence joined = head;
        for (Element element : tail) {
          element.group = group;
          joined.push_back(element);
        }
        out.push_back(std::move(joined));
      }
    }
    heads = std::move(out);
  }
};

void Patterns::insert(const Sequence& sequence, std::uint32_t row) {
  std::uint32_t node = 0;
  Leaf leaf;
  leaf.row = row;
  for (const Element& element : sequence) {
    const auto [edge, fresh] = edges_.try_emplace(key(node, element.symbol, element.glued),
                                                  static_cast<std::uint32_t>(leaf_of_.size()));
    if (fresh) {
      leaf_of_.push_back(UINT32_MAX);
      ways_.push_back(0);
      ways_[node] |= way(element.symbol);
    }
    node = edge->second;
    leaf.groups.push_back(element.group);
  }
  if (leaf_of_[node] != UINT32_MAX) return;  // a row above says it already
  leaf_of_[node] = static_cast<std::uint32_t>(leaves_.size());
  leaves_.push_back(std::move(leaf));
}

Result<Patterns> Patterns::compile(const Table& table, Lexicon& lexicon) {
  const auto id = table.column("id");
  const auto pattern = table.column("pattern");
  const auto kind = table.column("kind");
  const auto set = table.column("set");
  const auto guard = table.column("guard");
  for (const auto* column : {&id, &pattern, &kind, &set, &guard}) {
    if (!*column) return column->error();
  }
  Patterns out;
  out.leaf_of_.push_back(UINT32_MAX);
  out.ways_.push_back(0);
  Compiler compiler{lexicon, {}, {}};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, *kind) == "part") {
      compiler.parts.emplace(table.cell(row, *id), table.cell(row, *pattern));
    }
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, *kind) == "part") continue;
    auto entry = row_from({table.cell(row, *id), table.cell(row, *kind), table.cell(row, *set),
                           table.cell(row, *guard)});
    if (!entry) {
      return Error{ErrorCode::bad_data, "has no id or names no kind of time", table.where(row)};
    }
    const std::string text(table.cell(row, *pattern));
    const bool bare = text.find('[') == std::string::npos;
    const auto sequences = compiler.spread(bare ? "[ " + text + " ]" : text, 0);
    if (!compiler.error.empty())
      return Error{ErrorCode::bad_data, compiler.error, table.where(row)};
    out.rows_.push_back(std::move(*entry));
    for (const Sequence& sequence : sequences) {
      if (sequence.empty() || sequence.size() > max_steps) {
        return Error{ErrorCode::bad_data, "matches nothing, or too many words", table.where(row)};
      }
      if (out.starts_.size() <= sequence.front().symbol)
        out.starts_.resize(sequence.front().symbol + 1);
      out.starts_[sequence.front().symbol] = true;
      out.insert(sequence, static_cast<std::uint32_t>(out.rows_.size() - 1));
    }
  }
  return out;
}

Patterns::Lattice Patterns::lattice(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                                    const Lexicon& lexicon) {
  Lattice out;
  out.begin.reserve(symbols.size() + 1);
  out.edges.reserve(symbols.size());
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    out.begin.push_back(static_cast<std::uint32_t>(out.edges.size()));
    lexicon.edges(atoms, symbols, i, out.edges);
  }
  out.begin.push_back(static_cast<std::uint32_t>(out.edges.size()));
  return out;
}

struct Patterns::Search {
  const Patterns& patterns;
  const Atoms& atoms;
  const Lattice& lattice;
  std::uint32_t start;
  std::vector<Match>& out;
  std::vector<Step> steps;

  void go(std::uint32_t node, std::uint32_t at) {
    if (patterns.leaf_of_[node] != UINT32_MAX) keep(patterns.leaves_[patterns.leaf_of_[node]], at);
    if (at + 1 >= lattice.begin.size() || atoms.list[at].sentence != atoms.list[start].sentence)
      return;
    for (std::uint32_t e = lattice.begin[at]; e < lattice.begin[at + 1]; ++e) {
      const Edge& edge = lattice.edges[e];
      if (node == 0 && (edge.symbol >= patterns.starts_.size() || !patterns.starts_[edge.symbol]))
        continue;
      follow(node, edge, at, false);
      if (atoms.list[at].glued) follow(node, edge, at, true);
    }
  }

  void follow(std::uint32_t node, const Edge& edge, std::uint32_t at, bool glued) {
    // Most symbols lead nowhere, and few lead on from a node: no look-up for the others.
    if ((patterns.ways_[node] & way(edge.symbol)) == 0) return;
    const auto next = patterns.edges_.find(key(node, edge.symbol, glued));
    if (next == patterns.edges_.end()) return;
    if (steps.empty()) steps.reserve(max_steps);
    steps.push_back({at, edge, 0});
    go(next->second, at + edge.length);
    steps.pop_back();
  }

  void keep(const Leaf& leaf, std::uint32_t end) {
    Match match{leaf.row, start, end, steps};
    for (std::size_t i = 0; i < match.steps.size(); ++i) match.steps[i].group = leaf.groups[i];
    out.push_back(std::move(match));
  }
};

void Patterns::find(const Atoms& atoms, const Lattice& lattice, std::uint32_t at,
                    std::vector<Match>& out) const {
  if (lattice.begin[at] == lattice.begin[at + 1]) return;
  Search search{*this, atoms, lattice, at, out, {}};
  search.go(0, at);
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
    return a.last != b.last ? a.last > b.last : a.row < b.row;
  });
}

}  // namespace depeche
