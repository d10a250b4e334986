// SPDX-License-Identifier: Apache-2.0
#include "places/place_context.h"

#include "places/table_columns.h"

#include <algorithm>
#include <array>
#include <optional>

namespace depeche {

namespace {

constexpr std::array<std::string_view, 28> kind_names{"genitive",
                                                      "article",
                                                      "type",
                                                      "type_after",
                                                      "area",
                                                      "area_adjective",
                                                      "title",
                                                      "organisation",
                                                      "named_after",
                                                      "club",
                                                      "after_ok",
                                                      "before_ok",
                                                      "agency",
                                                      "place_preposition",
                                                      "actor_preposition",
                                                      "actor_verb",
                                                      "place_verb",
                                                      "recipient_verb",
                                                      "actor_noun",
                                                      "transfer_verb",
                                                      "dative_preposition",
                                                      "actor_quality",
                                                      "site",
                                                      "site_after",
                                                      "sport",
                                                      "fighter",
                                                      "strike_verb",
                                                      "strike_noun"};

std::optional<AroundKind> kind_from(std::string_view name) {
  const auto* found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<AroundKind>(found - kind_names.begin());
}

}  // namespace

Result<void> PlaceContext::load_words(const Pack& pack, std::string_view table_name) {
  const auto table = pack.table(table_name);
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"kind", "form"});
  if (!columns) return columns.error();
  const auto value_column = table->column("value");
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view kind_name = table->cell(row, (*columns)[0]);
    const std::string_view form = table->cell(row, (*columns)[1]);
    // of happenings: EventPlaceRules
    if (kind_name == "there" || kind_name == "earlier_preposition" ||
        kind_name == "aside_preposition" || kind_name == "topic_preposition")
      continue;
    if (kind_name == "home") {
      home_.emplace_back(form);
      continue;
    }
    const auto kind = kind_from(kind_name);
    if (!kind || form.empty()) {
      return Error{ErrorCode::bad_data, "has an unknown kind of word", table->where(row)};
    }
    AroundWord& word = words_[std::string(form)];
    word.kinds |= 1U << static_cast<unsigned>(*kind);
    if (*kind == AroundKind::type_after) side_by_side_ = true;
    if (*kind != AroundKind::type && *kind != AroundKind::type_after) continue;
    const auto resolution =
        value_column ? resolution_from(table->cell(row, *value_column)) : std::nullopt;
    if (!resolution) return Error{ErrorCode::bad_data, "has an unknown class", table->where(row)};
    (*kind == AroundKind::type ? word.type : word.type_after) = *resolution;
  }
  return {};
}

Result<void> PlaceContext::load_policies(const Pack& pack) {
  const auto table = pack.table("places/ambiguous.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"form", "policy"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view policy = table->cell(row, (*columns)[1]);
    if (policy != "evidence" && policy != "never") {
      return Error{ErrorCode::bad_data, "has an unknown policy", table->where(row)};
    }
    const std::string_view form = table->cell(row, (*columns)[0]);
    policies_[std::string(form)] = policy == "never" ? NamePolicy::never : NamePolicy::evidence;
    if (policy != "never") continue;
    auto& longest = longest_refused_[std::string(form.substr(0, form.find(' ')))];
    longest = std::max(longest,
                       static_cast<std::uint32_t>(std::count(form.begin(), form.end(), ' ') + 1));
  }
  const auto common = pack.table("places/common_words.tsv");
  if (!common) return common.error();
  const auto word = common->column("word");
  if (!word) return word.error();
  for (std::size_t row = 0; row < common->rows(); ++row) {
    common_.emplace(common->cell(row, *word), true);
  }
  return {};
}

Result<PlaceContext> PlaceContext::load(const Pack& pack) {
  PlaceContext context;
  for (const char* name : {"places/context.tsv", "places/metonymy.tsv"}) {
    if (auto read = context.load_words(pack, name); !read) return read.error();
  }
  if (auto read = context.load_policies(pack); !read) return read.error();
  return context;
}

AroundWord PlaceContext::word(std::string_view lower) const {
  const auto found = words_.find(lower);
  return found == words_.end() ? AroundWord{} : found->second;
}

AroundWord PlaceContext::ending_at(const Analysis& analysis, std::uint32_t at, std::uint32_t first,
                                   std::uint32_t& length) const {
  const Token& token = analysis.tokens[at];
  if (at > first) {
    const Token& before = analysis.tokens[at - 1];
    const std::string pair = before.lower.ends_with('\'') ? before.lower + token.lower
                                                          : before.lower + ' ' + token.lower;
    const auto found = words_.find(pair);
    if (found != words_.end()) {
      length = 2;
      return found->second;
    }
  }
  length = 1;
  return word(token.lower);
}

std::uint32_t PlaceContext::longest_refused(std::string_view first_word) const {
  const auto found = longest_refused_.find(first_word);
  return found == longest_refused_.end() ? 0 : found->second;
}

NamePolicy PlaceContext::policy(std::string_view folded) const {
  const auto found = policies_.find(folded);
  return found == policies_.end() ? NamePolicy::free : found->second;
}

bool PlaceContext::is_common_word(std::string_view folded) const {
  return common_.contains(folded);
}

bool PlaceContext::is_home(std::string_view country) const {
  return std::find(home_.begin(), home_.end(), country) != home_.end();
}

}  // namespace depeche
