// SPDX-License-Identifier: Apache-2.0
#include "attribution/word_roles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

constexpr std::array<std::pair<std::string_view, Role>, 47> role_names = {
    {{"determiner", Role::determiner},
     {"preposition", Role::preposition},
     {"genitive", Role::genitive},
     {"agent", Role::agent},
     {"complementiser", Role::complementiser},
     {"relative", Role::relative},
     {"pronoun", Role::pronoun},
     {"impersonal", Role::impersonal},
     {"clitic", Role::clitic},
     {"reflexive", Role::reflexive},
     {"negation", Role::negation},
     {"have", Role::have},
     {"be", Role::be},
     {"conjunction", Role::conjunction},
     {"contrast", Role::contrast},
     {"condition", Role::condition},
     {"proxy", Role::proxy},
     {"speaker", Role::speaker},
     {"source", Role::source},
     {"demonstrative", Role::demonstrative},
     {"modal", Role::modal},
     {"adverb", Role::adverb},
     {"as", Role::as},
     {"compounds", Role::compounds},
     {"plain_order", Role::plain_order},
     {"calendar", Role::calendar},
     {"definite", Role::definite},
     {"origin", Role::origin},
     {"lifting", Role::lifting},
     {"shared_past", Role::shared_past},
     {"interrogative", Role::interrogative},
     {"varying", Role::varying},
     {"resumptive", Role::resumptive},
     {"addressee", Role::addressee},
     {"continuing", Role::continuing},
     {"resuming", Role::resuming},
     {"utterance", Role::utterance},
     {"sequel", Role::sequel},
     {"he", Role::he},
     {"she", Role::she},
     {"reading", Role::reading},
     {"naming", Role::naming},
     {"titled", Role::titled},
     {"wish", Role::wish},
     {"area", Role::area},
     {"latter", Role::latter},
     {"another", Role::another}}};

std::uint64_t bit_of(std::string_view name) {
  for (const auto& [known, role] : role_names) {
    if (known == name) return static_cast<std::uint64_t>(role);
  }
  return 0;
}

}  // namespace

Result<WordRoles> WordRoles::load(const Pack& pack) {
  const auto table = pack.table("attribution_words.tsv");
  if (!table) return table.error();
  const auto word = table->column("word");
  if (!word) return word.error();
  const auto role = table->column("roles");
  if (!role) return role.error();
  WordRoles words;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::uint64_t bits = 0;
    for (const std::string_view name : split(table->cell(row, *role), ',')) {
      const std::uint64_t bit = bit_of(name);
      if (bit == 0) {
        return Error{ErrorCode::bad_data, "has the unknown role '" + std::string(name) + "'",
                     table->where(row)};
      }
      bits |= bit;
    }
    if (table->cell(row, *word) == "*") {
      words.language_ |= bits;
    } else {
      words.roles_[to_lower(table->cell(row, *word))] |= bits;
    }
  }
  if (auto loaded = words.load_channels(pack); !loaded) return loaded.error();
  return words;
}

Result<void> WordRoles::load_channels(const Pack& pack) {
  const auto table = pack.table("channels.tsv");
  if (!table) return table.error();
  const auto noun = table->column("noun");
  if (!noun) return noun.error();
  const auto channel = table->column("channel");
  if (!channel) return channel.error();
  const auto kind = table->column("kind");
  if (!kind) return kind.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Channel entry;
    entry.name = table->cell(row, *channel);
    const std::string_view kind_name = table->cell(row, *kind);
    entry.tally = kind_name == "tally";
    entry.finding = kind_name == "finding" || entry.tally;
    entry.document = kind_name == "document" || entry.finding;
    entry.agency = kind_name == "agency";
    entry.owned = kind_name == "page";
    entry.given = kind_name == "talk";
    if (!entry.document && !entry.agency && !entry.owned && !entry.given && kind_name != "medium") {
      return Error{ErrorCode::bad_data,
                   "kind is none of document, finding, tally, medium, page, agency, talk",
                   table->where(row)};
    }
    const std::string key = to_lower(table->cell(row, *noun));
    for (const std::string_view part : split(key, ' ')) entry.words.emplace_back(part);
    const std::string first = entry.words.front();
    channels_[first].push_back(std::move(entry));
  }
  for (auto at = channels_.begin(); at != channels_.end(); ++at) {
    auto& list = at.value();
    std::stable_sort(list.begin(), list.end(), [](const Channel& a, const Channel& b) {
      return a.words.size() > b.words.size();
    });
  }
  return {};
}

std::uint64_t WordRoles::roles(std::string_view word) const {
  const auto found = roles_.find(word);
  return found == roles_.end() ? 0 : found->second;
}

const std::vector<WordRoles::Channel>* WordRoles::channels(std::string_view word) const {
  const auto found = channels_.find(word);
  return found == channels_.end() ? nullptr : &found->second;
}

}  // namespace depeche
