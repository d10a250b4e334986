// SPDX-License-Identifier: Apache-2.0
#include "pack/value_check.h"

#include "base/files.h"
#include "base/near_words.h"
#include "base/string_map.h"
#include "base/strings.h"
#include "pack/plover_codes.h"

#include <depeche/date.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t max_file_bytes = std::size_t{256} << 20U;

/// Adds the cells of a column that are not empty; a table that cannot be read adds none.
void add_column(const std::string& path, std::string_view column, std::vector<std::string>& out) {
  auto text = read_file(path, max_file_bytes);
  if (!text) return;
  const auto table = Table::parse(std::move(text).value(), path);
  const auto at = table ? table->column(column) : Result<std::size_t>(table.error());
  if (!at) return;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!table->cell(row, *at).empty()) out.emplace_back(table->cell(row, *at));
  }
}

void sort_once(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool is_one_of(const std::vector<std::string>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Tables whose rows are found by these cells: another row with the same is never asked or fights
/// with the first.
constexpr std::array<std::pair<std::string_view, std::array<std::string_view, 4>>, 6> keys = {
    {{"actors/nouns.tsv", {"noun"}},
     {"actors/offices.tsv", {"noun", "portfolio", "country"}},
     {"cues.tsv", {"cue", "kind", "class", "frame"}},
     {"channels.tsv", {"noun"}},
     {"credits.tsv", {"text"}},
     {"attribution_words.tsv", {"word"}}}};

class ValueCheck {
 public:
  ValueCheck(const Table& table, std::string_view name, const KnownValues& known)
      : table_(table), name_(name), known_(known), people_(name.starts_with("actors/")) {}

  std::vector<Error> run() {
    const bool places = name_.starts_with("places/");
    for (row_ = 0; row_ < table_.rows(); ++row_) {
      if (people_ || places) {
        look_at_codes();
        look_at_ids();
        look_at_names();
      }
      look_at_degrees("latitude", 90);
      look_at_degrees("longitude", 180);
      if (people_) look_at_days();
      look_at_example();
    }
    look_at_terms();
    look_at_keys();
    return std::move(faults_);
  }

 private:
  [[nodiscard]] std::optional<std::string_view> cell(std::string_view column) const {
    const auto& columns = table_.columns();
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end()) return std::nullopt;
    return table_.cell(row_, static_cast<std::size_t>(found - columns.begin()));
  }

  void tell(std::string what) {
    faults_.push_back({ErrorCode::bad_data, std::move(what), table_.where(row_)});
  }

  void look_at(std::string_view value, const std::vector<std::string>& known,
               std::string_view what) {
    if (value.empty() || known.empty() || is_one_of(known, value)) return;
    tell("names the " + std::string(what) + " '" + std::string(value) + "', which there is not; " +
         instead_of(value, known));
  }

  void look_at_codes() {
    look_at(cell("country").value_or(""), known_.countries, "country");
    for (const auto choice : split(cell("sectors").value_or(""), ',')) {
      for (const auto sector : split(choice, ' ')) look_at(trim(sector), known_.sectors, "sector");
    }
    look_at(cell("leader").value_or(""), known_.held_offices, "office");
    const auto office = cell("office").value_or("");
    if (name_ == "actors/leaders.tsv") look_at(office, known_.offices, "office");
    // A language may add an office; one that is nearly another is that other.
    const bool spelt = name_ == "actors/offices.tsv" && !is_one_of(known_.held_offices, office) &&
                       !is_held_elsewhere(office);
    if (spelt && !nearest_word(office, known_.held_offices).empty())
      look_at(office, known_.held_offices, "office");
  }

  /// Do two rows of the languages' tables name the office?
  [[nodiscard]] bool is_held_elsewhere(std::string_view office) const {
    const auto [first, last] =
        std::equal_range(known_.offices.begin(), known_.offices.end(), office);
    return last - first > 1;
  }

  void look_at_ids() {
    const auto id = cell("id");
    if (!id) return;
    if (id->empty()) tell("has no id; give it one");
    if (id->find(' ') != std::string_view::npos)
      tell("has the id '" + std::string(*id) + "' with a blank in it; write '_'");
    const auto [first, fresh] = ids_.emplace(std::string(*id), table_.line(row_));
    if (!fresh && !id->empty())
      tell("has the id of line " + std::to_string(first->second) + ", " + std::string(*id) +
           "; give it another, or make one row of both");
  }

  void look_at_names() {
    const auto fr = cell("fr");
    const auto en = cell("en");
    const auto name = cell("name");
    const bool nameless = fr || en ? fr.value_or("").empty() && en.value_or("").empty()
                                   : people_ && name && name->empty();
    if (nameless) tell("has no name in any language; add one or take the row out");
  }

  void look_at_degrees(std::string_view column, double most) {
    const auto value = cell(column);
    if (!value || value->empty()) return;
    const auto degrees = number_of(*value);
    if (!degrees || *degrees < -most || *degrees > most)
      tell("has the " + std::string(column) + " '" + std::string(*value) + "'; degrees from -" +
           std::to_string(static_cast<int>(most)) + " to " +
           std::to_string(static_cast<int>(most)) + ", as in 48.85, are needed");
  }

  /// The day of `column`; nothing where it is empty or none, which is told.
  std::optional<Date> day(std::string_view column) {
    constexpr std::size_t whole = 10;
    const auto text = cell(column).value_or("");
    const auto date = text.size() == whole ? parse_date(text) : std::nullopt;
    if (!date && !text.empty())
      tell("has '" + std::string(text) + "' for its '" + std::string(column) +
           "', which is no day; write it as 2015-02-28");
    return date;
  }

  void look_at_days() {
    if (!cell("from") || !cell("to") || !cell("name")) return;
    const auto from = day("from");
    const auto to = day("to");
    if (from && to && *to <= *from)
      tell("ends on " + to_string(*to) + ", before it begins; are the two days changed about?");
    terms_.push_back({row_, from, to});
  }

  void look_at_example() {
    if (name_ != "cues.tsv") return;
    const auto example = cell("example");
    if (example && example->empty())
      tell("has no example; write a sentence in which the cue tells who says so");
  }

  struct Term {
    std::size_t row = 0;
    std::optional<Date> from;
    std::optional<Date> to;
  };

  /// Two who hold one office of one state at a time, and two rows of one person.
  void look_at_terms() {
    constexpr int handing_over = 7;  // days
    const bool leaders = name_ == "actors/leaders.tsv";
    std::map<std::string, std::vector<Term>> held;
    for (const Term& term : terms_) {
      row_ = term.row;
      const std::string country(cell("country").value_or(""));
      const bool body = std::find(plover_codes.begin(), plover_codes.end(), country) !=
                        plover_codes.end();  // a code that several bodies share
      const std::string what(cell(leaders && !body ? "office" : "name").value_or(""));
      held[country + "\t" + what +
           (leaders && body ? "\t" + std::string(cell("office").value_or("")) : "")]
          .push_back(term);
    }
    const auto begin = [](const Term& term) {
      return std::tuple(term.from.has_value(), term.from);
    };
    for (auto& [what, terms] : held) {
      std::stable_sort(terms.begin(), terms.end(),
                       [&](const Term& a, const Term& b) { return begin(a) < begin(b); });
      for (std::size_t i = 1; i < terms.size(); ++i) {
        const Term& one = terms[i - 1];
        const Term& next = terms[i];
        const bool apart = one.to && next.from &&
                           days_between(*next.from, *one.to) <= (leaders ? handing_over : 0);
        if (apart) continue;
        row_ = next.row;
        tell("begins before line " + std::to_string(table_.line(one.row)) + " ends (" +
             with_blanks(what) + "); mend the days of one of them");
      }
    }
  }

  static std::string with_blanks(std::string text) {
    std::replace(text.begin(), text.end(), '\t', ' ');
    return text;
  }

  void look_at_keys() {
    const auto* asked = std::find_if(keys.begin(), keys.end(),
                                     [&](const auto& entry) { return entry.first == name_; });
    if (asked == keys.end()) return;
    StringMap<std::uint32_t> seen;
    for (row_ = 0; row_ < table_.rows(); ++row_) {
      std::string key;
      for (const std::string_view column : asked->second) {
        if (!column.empty()) key.append(cell(column).value_or("")).push_back('\t');
      }
      const auto [first, fresh] = seen.emplace(key, table_.line(row_));
      if (!fresh)
        tell("tells '" + std::string(trim(with_blanks(key))) + "' again, as line " +
             std::to_string(first->second) + " does with other values; make one row of both");
    }
  }

  const Table& table_;
  std::string_view name_;
  const KnownValues& known_;
  bool people_;
  std::size_t row_ = 0;
  StringMap<std::uint32_t> ids_;
  std::vector<Term> terms_;
  std::vector<Error> faults_;
};

}  // namespace

KnownValues KnownValues::of(const std::string& data_dir) {
  KnownValues known;
  const std::string common = data_dir + "/common/";
  add_column(common + "places/countries.tsv", "country", known.countries);
  if (!known.countries.empty())
    known.countries.insert(known.countries.end(), plover_codes.begin(), plover_codes.end());
  add_column(common + "events/sectors.tsv", "sector", known.sectors);
  add_column(common + "actors/leaders.tsv", "office", known.held_offices);
  std::error_code failed;
  for (const auto& folder : std::filesystem::directory_iterator(data_dir, failed))
    add_column(folder.path().string() + "/actors/offices.tsv", "office", known.offices);
  // What many lead though no language has a word for it: the president of a body.
  constexpr std::ptrdiff_t many = 10;
  std::sort(known.held_offices.begin(), known.held_offices.end());
  for (auto at = known.held_offices.begin(); at != known.held_offices.end();) {
    const auto end = std::upper_bound(at, known.held_offices.end(), *at);
    if (end - at >= many && !known.offices.empty()) known.offices.push_back(*at);
    at = end;
  }
  for (auto* words : {&known.countries, &known.sectors, &known.held_offices}) sort_once(*words);
  std::sort(known.offices.begin(), known.offices.end());  // counted: how many rows name one
  return known;
}

KnownValues KnownValues::or_else(const KnownValues& others) const {
  KnownValues both = *this;
  for (const auto list : {&KnownValues::countries, &KnownValues::sectors, &KnownValues::offices,
                          &KnownValues::held_offices}) {
    if ((both.*list).empty()) both.*list = others.*list;
  }
  return both;
}

std::vector<Error> check_values(const Table& table, std::string_view name,
                                const KnownValues& known) {
  return ValueCheck(table, name, known).run();
}

std::vector<Error> check_tabs(std::string_view text, const std::string& path) {
  struct Row {
    std::uint32_t line = 0;
    std::size_t cells = 0;
    std::string_view text;
  };

  std::vector<Row> rows;
  std::uint32_t line = 0;
  for (const std::string_view row : split(text, '\n')) {
    ++line;
    if (!trim(row).empty() && row.front() != '#')
      rows.push_back({line, split(row, '\t').size(), row});
  }
  std::vector<Error> faults;
  if (rows.empty()) return faults;
  const std::size_t width = rows.front().cells;
  const auto is_short = [&](const Row& row) { return row.cells < width; };
  const auto few = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_short)) * 50;
  for (const Row& row : rows) {
    const bool blanks = row.cells == 1 && (width > 1 || row.line == rows.front().line) &&
                        row.text.find("  ") != std::string_view::npos;
    if (blanks) {
      faults.push_back({ErrorCode::bad_data,
                        "has blanks where tabs should part its cells; put tabs in their place",
                        path + ":" + std::to_string(row.line)});
    } else if (is_short(row) && few <= rows.size()) {
      faults.push_back({ErrorCode::bad_data,
                        "has " + std::to_string(row.cells) + " cells, the heading names " +
                            std::to_string(width) + "; a tab lacks",
                        path + ":" + std::to_string(row.line)});
    }
  }
  return faults;
}

}  // namespace depeche
