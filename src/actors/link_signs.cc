// SPDX-License-Identifier: Apache-2.0
#include "actors/link_signs.h"

#include <algorithm>
#include <iterator>

namespace depeche::actors {

namespace {

/// 1: the same; 0: one is not known; -1: others.
template <typename T>
int agree(const T& a, const T& b, const T& unknown) {
  if (a == unknown || b == unknown) return 0;
  return a == b ? 1 : -1;
}

std::size_t in_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&b](const std::string& x) {
    return std::find(b.begin(), b.end(), x) != b.end();
  }));
}

constexpr std::size_t most_before = 14;    ///< earlier actors that one is compared with
constexpr std::uint32_t look_back = 1000;  ///< mentions among which they stand
constexpr std::size_t most_own = 64;       ///< mentions of one actor that are asked, the last ones

}  // namespace

LinkReader::LinkReader(const Scene& scene, const std::vector<Mention>& mentions,
                       const Linker& linker, const std::vector<std::string>& homes)
    : scene_(scene),
      mentions_(mentions),
      linker_(linker),
      homes_(homes),
      own_(linker.clusters().size()),
      owner_(mentions.size(), nothing),
      quoted_(scene.size()) {
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const std::uint32_t cluster = linker.cluster_of(m);
    if (cluster == nothing || mentions[m].dropped || mentions[m].silent ||
        mentions[m].rule == "relative")
      continue;
    own_[cluster].push_back(m);
    owner_[m] = cluster;
  }
  bool open = false;
  for (std::uint32_t t = 0; t < scene.size(); ++t) {
    const std::string& form = scene.token(t).form;
    if (form == "«" || form == "“") open = true;
    if (form == "»" || form == "”") open = false;
    if (form == "\"") open = !open;
    quoted_[t] = open;
  }
}

std::vector<TokenRange> LinkReader::told(std::uint32_t cluster) const {
  std::vector<TokenRange> out;
  for (const std::uint32_t m : own_[cluster]) out.push_back(mentions_[m].tokens);
  return out;
}

std::uint32_t LinkReader::first_of(std::uint32_t cluster) const {
  return own_[cluster].front();
}

std::uint32_t LinkReader::near(std::uint32_t earlier, std::uint32_t later) const {
  const std::uint32_t first = first_of(later);
  const auto& own = own_[earlier];
  const auto behind = std::lower_bound(own.begin(), own.end(), first);
  return behind == own.begin() ? own.front() : *std::prev(behind);
}

std::vector<std::uint32_t> LinkReader::later_ones() const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t c = 0; c < own_.size(); ++c) {
    const Cluster& cluster = linker_.clusters()[c];
    if (own_[c].empty() || cluster.pair || cluster.type == ActorType::country) continue;
    out.push_back(c);
  }
  std::sort(out.begin(), out.end(),
            [this](std::uint32_t a, std::uint32_t b) { return first_of(a) < first_of(b); });
  return out;
}

/// "CHU d'Angers … CHU de Lille".
bool LinkReader::are_of_two_towns(const Cluster& a, const Cluster& b) const {
  const auto town = [this](const Cluster& cluster) {
    const auto found =
        std::find_if(cluster.bodies.begin(), cluster.bodies.end(), [this](const std::string& key) {
          const std::size_t first = key.find(' ');
          return first != std::string::npos &&
                 scene_.tables().is(WordKind::local_body, std::string_view(key).substr(0, first));
        });
    return found == cluster.bodies.end() ? std::string_view() : std::string_view(*found);
  };
  const std::string_view one = town(a);
  const std::string_view other = town(b);
  return !one.empty() && !other.empty() && one != other;
}

bool LinkReader::may_join(std::uint32_t earlier, std::uint32_t later) const {
  const Cluster& a = linker_.clusters()[earlier];
  const Cluster& b = linker_.clusters()[later];
  const bool persons = a.type == ActorType::person && b.type == ActorType::person;
  const bool many = a.type != ActorType::person && b.type != ActorType::person;
  if (!persons && !many) return false;
  if (persons && a.has_name && b.has_name) return false;
  if (a.leader != nothing && b.leader != nothing && a.leader != b.leader) return false;
  if (a.entity != nothing && b.entity != nothing && a.entity != b.entity) return false;
  if (are_of_two_towns(a, b)) return false;
  const Mention& first = mentions_[first_of(later)];
  // "son avocat": who belongs to somebody told before is another person.
  if (persons && first.determination == Determination::possessive) return false;
  // "Le procureur a interrogé Paul Rivière": two arguments of one verb are two.
  const auto beside = [&](std::uint32_t m) { return one_verb(mentions_[m], first); };
  const auto& own = own_[earlier];
  const auto from = own.end() - static_cast<std::ptrdiff_t>(std::min(own.size(), most_own));
  if (std::any_of(from, own.end(), beside)) return false;
  // "Douze soldats … l'armée": so many of them are not the body.
  const auto counted = [this](std::uint32_t m) { return mentions_[m].counted; };
  const bool men = (first.counted && a.type == ActorType::organization) ||
                   (b.type == ActorType::organization && std::any_of(from, own.end(), counted));
  if (men) return false;
  // "46 policiers … les 49 policiers".
  const bool other_number =
      !first.numeral.empty() && std::any_of(from, own.end(), [&](std::uint32_t m) {
        const Mention& other = mentions_[m];
        return other.noun == first.noun && !other.numeral.empty() && other.numeral != first.numeral;
      });
  if (other_number) return false;
  // "14 morts et 30 blessés", "des jihadistes … dix rebelles": who are counted for the first time
  // are others.
  const bool new_number = first.counted && first.determination == Determination::bare &&
                          std::none_of(from, own.end(), [&](std::uint32_t m) {
                            return mentions_[m].numeral == first.numeral;
                          });
  if (new_number) return false;
  // "le ministère de la Défense … le ministère de la Santé".
  return first.details.empty() || std::none_of(from, own.end(), [&](std::uint32_t m) {
           const Mention& other = mentions_[m];
           return other.noun == first.noun && !other.details.empty() &&
                  in_common(other.details, first.details) == 0;
         });
}

/// The nearest first.
std::vector<std::uint32_t> LinkReader::earlier_ones(std::uint32_t later) const {
  std::vector<std::uint32_t> out;
  std::vector<std::uint32_t> seen;
  const std::uint32_t first = first_of(later);
  for (std::uint32_t m = first; m-- > 0 && m + look_back > first && out.size() < most_before;) {
    const std::uint32_t c = owner_[m];
    if (c == nothing || std::find(seen.begin(), seen.end(), c) != seen.end()) continue;
    seen.push_back(c);
    const Cluster& cluster = linker_.clusters()[c];
    if (cluster.pair || cluster.type == ActorType::country || !may_join(c, later)) continue;
    out.push_back(c);
  }
  return out;
}

const Mention* LinkReader::described(std::uint32_t cluster) const {
  const auto& own = own_[cluster];
  const auto nominal = std::find_if(own.begin(), own.end(), [this](std::uint32_t m) {
    return mentions_[m].kind == Kind::nominal && !mentions_[m].noun.empty();
  });
  return nominal == own.end() ? nullptr : &mentions_[*nominal];
}

/// Two arguments of one verb are two.
bool LinkReader::one_verb(const Mention& a, const Mention& b) const {
  const std::uint32_t x = scene_.token(a.head).head;
  return x != no_token && x == scene_.token(b.head).head;
}

bool LinkReader::joined(const Mention& a, const Mention& b) const {
  const Token& x = scene_.token(a.head);
  const Token& y = scene_.token(b.head);
  return (y.head == a.head && y.deprel == Deprel::conj) ||
         (x.head == b.head && x.deprel == Deprel::conj);
}

bool LinkReader::in_quote(std::uint32_t token) const {
  return quoted_[token];
}

LinkSigns LinkReader::signs(std::uint32_t earlier, std::uint32_t later,
                            const std::vector<std::uint32_t>& of) const {
  const Cluster& a = linker_.clusters()[earlier];
  const Cluster& b = linker_.clusters()[later];
  const std::uint32_t near_at = near(earlier, later);
  const std::uint32_t first_at = first_of(later);
  const Mention& x = mentions_[near_at];
  const Mention& y = mentions_[first_at];
  const auto f = [](auto value) { return static_cast<float>(value); };
  std::size_t same_noun = 0;
  std::size_t same_head = 0;
  std::size_t details_common = 0;
  bool same_details = false;
  for (const std::uint32_t m : own_[earlier]) {
    const Mention& other = mentions_[m];
    if (!y.noun.empty() && other.noun == y.noun) ++same_noun;
    if (!y.head_noun.empty() && other.head_noun == y.head_noun) ++same_head;
    details_common = std::max(details_common, in_common(y.details, other.details));
    same_details = same_details || (other.noun == y.noun && other.details == y.details);
  }
  std::vector<std::string> said = y.details;
  if (!y.noun.empty()) said.push_back(y.noun);
  std::vector<std::string> called;
  for (const std::uint32_t m : own_[earlier]) {
    const TokenRange core = mentions_[m].core;
    if (mentions_[m].form != MentionForm::name) continue;
    for (std::uint32_t t = core.first; t < core.last; ++t) called.emplace_back(scene_.key(t));
  }
  std::size_t rank = 0;
  for (const std::uint32_t other : of) {
    if (other != earlier && near(other, later) > near_at) ++rank;
  }
  const auto primary = [](const Cluster& c) {
    return c.sectors.empty() ? std::string() : c.sectors.front();
  };
  const auto home = [this](std::uint32_t c) {
    return c < homes_.size() ? homes_[c] : std::string();
  };
  constexpr std::uint32_t far = 60;
  constexpr std::size_t many = 10;
  const auto capped = [&](std::size_t n) { return f(std::min(n, many)); };
  const std::uint32_t distance = y.head > x.head ? y.head - x.head : x.head - y.head;
  const std::uint32_t sentences = y.sentence > x.sentence ? y.sentence - x.sentence : 0;
  const bool inside = y.tokens.first >= x.tokens.first && y.tokens.last <= x.tokens.last;
  return {{f(scene_.analysis().language == "en"),
           f(b.type),
           f(a.type),
           f(a.type == b.type),
           f(y.kind),
           f(x.kind),
           f(b.has_name),
           f(a.has_name),
           f(y.determination),
           f(x.determination),
           f(y.number),
           f(agree(a.number, b.number, Number::none)),
           f(agree(a.gender, b.gender, Gender::none)),
           capped(same_noun),
           capped(same_head),
           capped(y.details.size()),
           capped(details_common),
           capped(in_common(said, called)),
           f(agree(primary(a), primary(b), std::string())),
           f(agree(a.country, b.country, std::string())),
           f(agree(a.office, b.office, std::string())),
           f(!b.office.empty()),
           f(!a.office.empty()),
           f(y.former),
           f(y.counted),
           f(y.generic),
           f(y.counterpart),
           f(y.one_of),
           f(y.pair),
           f(y.only_back),
           f(std::min(sentences, far)),
           f(std::min(distance, far)),
           f(std::min<std::uint32_t>(first_at > near_at ? first_at - near_at : 0, far)),
           capped(rank),
           capped(of.size()),
           capped(own_[later].size()),
           capped(own_[earlier].size()),
           f(std::min(mentions_[first_of(earlier)].sentence, far)),
           f(scene_.in_title(y.head)),
           f(scene_.in_title(mentions_[first_of(earlier)].head)),
           f(y.salience),
           f(x.salience),
           f(x.sentence == y.sentence),
           f(joined(x, y)),
           f(inside),
           f(a.entity != nothing),
           f(a.leader != nothing),
           f(y.with_complement),
           f(y.follower),
           f(b.specific),
           f(a.specific),
           f(in_quote(y.head)),
           f(in_quote(x.head)),
           f(y.anchor != nothing),
           f(same_details),
           f(y.anywhere),
           f(y.is_country_noun),
           f(agree(home(earlier), home(later), std::string())),
           f(std::min(y.sentence, far)),
           f(std::min<std::uint32_t>(mentions_[own_[earlier].back()].sentence >= y.sentence
                                         ? 0
                                         : y.sentence - mentions_[own_[earlier].back()].sentence,
                                     far)),
           f(y.of_many)}};
}

LinkKeys LinkReader::keys(std::uint32_t earlier, std::uint32_t later) const {
  const Cluster& a = linker_.clusters()[earlier];
  const Mention& y = mentions_[first_of(later)];
  const std::string_view noun = y.kind == Kind::nominal ? std::string_view(y.noun) : "";
  const std::string_view sector =
      a.sectors.empty() ? std::string_view("-") : std::string_view(a.sectors.front());
  const std::string type = std::to_string(static_cast<int>(a.type)) + (a.has_name ? "n" : "d");
  const Mention* const other = described(earlier);
  return {{habit_key('s', {noun, sector, type}),
           habit_key('d', {noun, std::to_string(static_cast<int>(y.determination)),
                           y.number == Number::plur ? "p" : "s", type}),
           other == nullptr ? std::string() : habit_key('n', {noun, other->noun}),
           habit_key('k', {noun, type})}};
}

}  // namespace depeche::actors
