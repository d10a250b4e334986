// SPDX-License-Identifier: Apache-2.0
#include "attribution/cue_table.h"

#include "base/near_words.h"
#include "base/strings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace depeche {

namespace {

template <typename T>
using Names = std::pair<std::string_view, T>;

template <typename T, std::size_t N>
std::optional<T> value_of(const std::array<Names<T>, N>& names, std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<Names<CueKind>, 4> kinds = {{{"verb", CueKind::verb},
                                                  {"prep", CueKind::prep},
                                                  {"adverb", CueKind::adverb},
                                                  {"conditional", CueKind::conditional}}};

constexpr std::array<Names<CueClass>, 13> classes = {{{"say", CueClass::say},
                                                      {"show", CueClass::show},
                                                      {"deny", CueClass::deny},
                                                      {"doubt", CueClass::doubt},
                                                      {"think", CueClass::think},
                                                      {"ask", CueClass::ask},
                                                      {"order", CueClass::order},
                                                      {"promise", CueClass::promise},
                                                      {"judge", CueClass::judge},
                                                      {"accuse", CueClass::accuse},
                                                      {"cite", CueClass::cite},
                                                      {"read", CueClass::read},
                                                      {"perception", CueClass::perception}}};

constexpr std::array<Names<Stance>, 3> stances = {
    {{"asserts", Stance::asserts}, {"denies", Stance::denies}, {"doubts", Stance::doubts}}};

constexpr std::array<Names<bool CueFrame::*>, 17> frames = {{{"that", &CueFrame::that},
                                                             {"figure", &CueFrame::figure},
                                                             {"zero", &CueFrame::zero},
                                                             {"inv", &CueFrame::inversion},
                                                             {"inf", &CueFrame::infinitive},
                                                             {"obj", &CueFrame::object},
                                                             {"blame", &CueFrame::blame},
                                                             {"refl", &CueFrame::reflexive},
                                                             {"initial", &CueFrame::initial},
                                                             {"mind", &CueFrame::mind},
                                                             {"inner", &CueFrame::inner},
                                                             {"whether", &CueFrame::whether},
                                                             {"person", &CueFrame::person},
                                                             {"told", &CueFrame::told},
                                                             {"relay", &CueFrame::relay},
                                                             {"clitic", &CueFrame::clitic},
                                                             {"aloud", &CueFrame::aloud}}};

struct Columns {
  std::size_t cue, kind, cue_class, stance, frame;
};

Result<Columns> columns_of(const Table& table) {
  Columns columns{};
  const std::array<std::pair<std::string_view, std::size_t*>, 5> wanted = {
      {{"cue", &columns.cue},
       {"kind", &columns.kind},
       {"class", &columns.cue_class},
       {"stance", &columns.stance},
       {"frame", &columns.frame}}};
  for (const auto& [name, at] : wanted) {
    const auto found = table.column(name);
    if (!found) return found.error();
    *at = *found;
  }
  return columns;
}

template <typename Rows>
std::vector<std::string> names_in(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.first);
  return names;
}

/// What a cell that names none of `rows` says wrong; empty when it names one.
template <typename Rows>
std::string unknown_in(std::string_view cell, std::string_view what, const Rows& rows) {
  if (value_of(rows, cell)) return {};
  return "has the " + std::string(what) + " '" + std::string(cell) + "', which there is not; " +
         instead_of(cell, names_in(rows));
}

/// What is wrong in the cell of frames; empty when it was read.
std::string read_frame(std::string_view cell, CueFrame& frame) {
  for (const std::string_view flag : split(cell, ',')) {
    if (flag.empty()) continue;
    const auto bit = value_of(frames, flag);
    if (!bit) return unknown_in(flag, "frame", frames);
    frame.*(*bit) = true;
  }
  return {};
}

Result<Cue> cue_from(const Table& table, std::size_t row, const Columns& columns) {
  const auto kind = value_of(kinds, table.cell(row, columns.kind));
  const auto cue_class = value_of(classes, table.cell(row, columns.cue_class));
  const auto stance = value_of(stances, table.cell(row, columns.stance));
  Cue cue;
  for (const std::string& wrong : {unknown_in(table.cell(row, columns.kind), "kind", kinds),
                                   unknown_in(table.cell(row, columns.cue_class), "class", classes),
                                   unknown_in(table.cell(row, columns.stance), "stance", stances),
                                   read_frame(table.cell(row, columns.frame), cue.frame)}) {
    if (!wrong.empty()) return Error{ErrorCode::bad_data, wrong, table.where(row)};
  }
  cue.kind = *kind;
  cue.cue_class = *cue_class;
  cue.stance = *stance;
  cue.id = to_lower(table.cell(row, columns.cue));
  for (const std::string_view word : split(cue.id, ' ')) {
    // an elided word is a token of its own: "d'après"
    const std::size_t cut = word.find('\'');
    const bool elided = cut != std::string_view::npos && cut + 1 < word.size();
    if (elided) cue.words.emplace_back(word.substr(0, cut + 1));
    cue.words.emplace_back(elided ? word.substr(cut + 1) : word);
  }
  std::replace(cue.id.begin(), cue.id.end(), ' ', '_');
  if (cue.words.front().empty()) {
    return Error{ErrorCode::bad_data, "has an empty cue", table.where(row)};
  }
  return cue;
}

void sort_longest_first(std::vector<Cue>& cues) {
  std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) {
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    return a.frame.reflexive && !b.frame.reflexive;
  });
}

}  // namespace

Result<CueTable> CueTable::load(const Pack& pack) {
  const auto table = pack.table("cues.tsv");
  if (!table) return table.error();
  const auto columns = columns_of(*table);
  if (!columns) return columns.error();
  CueTable cues;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto cue = cue_from(*table, row, *columns);
    if (!cue) return cue.error();
    Index& index = cue->kind == CueKind::verb ? cues.verbs_ : cues.others_;
    index[cue->words.front()].push_back(std::move(*cue));
    ++cues.size_;
  }
  for (Index* index : {&cues.verbs_, &cues.others_}) {
    for (auto at = index->begin(); at != index->end(); ++at) sort_longest_first(at.value());
  }
  return cues;
}

const std::vector<Cue>* CueTable::verbs(std::string_view lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? nullptr : &found->second;
}

const std::vector<Cue>* CueTable::others(std::string_view word) const {
  const auto found = others_.find(word);
  return found == others_.end() ? nullptr : &found->second;
}

}  // namespace depeche
