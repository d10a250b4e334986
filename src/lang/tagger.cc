// SPDX-License-Identifier: Apache-2.0
#include "lang/tagger.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

/// Bits of FormLexicon::Summary::classes that tell the form of a verb.
constexpr std::uint32_t verb_forms = 31U << 17U;

std::uint32_t verb_form_bits(FineTag tag) {
  if (tag.verb_form == VerbForm::inf) return 1U << 17U;
  if (tag.verb_form == VerbForm::fin) return 3U << 20U;
  if (tag.verb_form == VerbForm::part) return 1U << (tag.tense == Tense::pres ? 18U : 19U);
  return verb_forms;
}

}  // namespace

FineTag fine_tag_of(Upos upos, const Morph& morph) {
  if (upos != Upos::verb && upos != Upos::aux) return {upos, VerbForm::none, Tense::none};
  const Tense tense = morph.verb_form == VerbForm::part ? morph.tense : Tense::none;
  return {upos, morph.verb_form, tense};
}

bool allows_tag(FineTag tag, std::uint32_t lexical) {
  const std::uint32_t bit = 1U << static_cast<unsigned>(tag.upos);
  switch (tag.upos) {
    case Upos::aux:
    case Upos::det:
    case Upos::pron:
    case Upos::adp:
    case Upos::cconj:
    case Upos::sconj:
      if ((lexical & bit) == 0) return false;
      break;
    case Upos::verb:
      break;
    default:
      return true;
  }
  const bool verb = tag.upos == Upos::verb || tag.upos == Upos::aux;
  const std::uint32_t known = lexical & verb_forms;
  return !verb || known == 0 || (known & verb_form_bits(tag)) != 0;
}

void morph_candidates(std::string_view rows, FineTag tag, std::span<const Morph> common,
                      std::vector<Morph>& candidates) {
  candidates.clear();
  while (!rows.empty()) {
    const LexicalEntry entry = FormLexicon::next(rows);
    const bool same_kind = entry.upos == tag.upos ||
                           (entry.upos == Upos::verb && tag.upos == Upos::aux) ||
                           (entry.upos == Upos::noun && tag.upos == Upos::propn);
    if (!same_kind) continue;
    const Morph morph = morph_from_code(entry.code);
    if (fine_tag_of(tag.upos, morph) != tag) continue;
    if (std::find(candidates.begin(), candidates.end(), morph) == candidates.end()) {
      candidates.push_back(morph);
    }
  }
  if (candidates.empty()) candidates.assign(common.begin(), common.end());
}

void Tagger::set_tag(const WordFeatures& word, std::span<const float> scores,
                     std::vector<Morph>& candidates, Token& token) const {
  constexpr std::uint32_t capital_or_digit = 15;
  const bool small = capital_names && (word.shape & capital_or_digit) == 0;
  std::size_t chosen = tags.size();
  for (std::size_t tag = 0; tag < tags.size(); ++tag) {
    if (chosen < tags.size() && scores[tag] <= scores[chosen]) continue;
    if (small && tags[tag].upos == Upos::propn) continue;
    if (allows_tag(tags[tag], word.lexical)) chosen = tag;
  }
  token.morph = {};
  if (chosen == tags.size()) return;
  token.upos = tags[chosen].upos;
  morph_candidates(word.rows, tags[chosen], common[chosen], candidates);
  if (candidates.empty()) return;
  token.morph = candidates.front();
  if (candidates.size() == 1) return;
  float best = -1e30F;
  for (const Morph& morph : candidates) {
    float sum = 0;
    for_each_output(morph, [&](std::size_t output) { sum += scores[tags.size() + output]; });
    if (sum <= best) continue;
    best = sum;
    token.morph = morph;
  }
}

void Tagger::write(std::string& out) const {
  put_number(out, tags.size(), 1);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    put_string(out, name_of(tags[i].upos));
    put_number(out, static_cast<std::uint64_t>(tags[i].verb_form), 1);
    put_number(out, static_cast<std::uint64_t>(tags[i].tense), 1);
    put_number(out, common[i].size(), 1);
    for (const Morph& morph : common[i]) put_string(out, to_feats(morph));
  }
  put_number(out, capital_names ? 1 : 0, 1);
}

Result<Tagger> Tagger::read(ByteReader& bytes) {
  std::vector<FineTag> tags(bytes.u8());
  std::vector<std::vector<Morph>> common(tags.size());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    tags[i].upos = upos_from(bytes.string());
    tags[i].verb_form = static_cast<VerbForm>(bytes.u8() % 5);
    tags[i].tense = static_cast<Tense>(bytes.u8() % 5);
    common[i].resize(bytes.u8());
    for (Morph& morph : common[i]) morph = morph_from(bytes.string());
  }
  const bool capital_names = bytes.u8() != 0;
  if (bytes.failed() || tags.empty()) return Error{ErrorCode::bad_data, "is damaged (tags)", ""};
  return Tagger{std::move(tags), std::move(common), capital_names};
}

}  // namespace depeche
