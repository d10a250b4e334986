// SPDX-License-Identifier: Apache-2.0
#include "lang/tagger.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

/// A word beyond the ends of the sentence.
const WordFeatures& outside() {
  static const WordFeatures none{};
  return none;
}

const WordFeatures& word_at(const TagContext& context, std::ptrdiff_t offset) {
  const auto index = static_cast<std::ptrdiff_t>(context.at) + offset;
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(context.words.size())) return outside();
  return context.words[static_cast<std::size_t>(index)];
}

std::uint64_t tag_at(const TagContext& context, std::ptrdiff_t offset) {
  const auto index = static_cast<std::ptrdiff_t>(context.at) + offset;
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(context.tags.size())) return 255;
  return context.tags[static_cast<std::size_t>(index)];
}

/// The features of the word itself, from template `base` on.
void own_features(const WordFeatures& word, std::uint32_t base, FeatureList& features) {
  features.add(base, word.word);
  features.add(base + 1, word.suffix2, word.shape & 31U);
  features.add(base + 2, word.suffix3, word.lexical);
  features.add(base + 3, word.suffix4);
  features.add(base + 4, word.prefix3);
  features.add(base + 5, word.shape, word.lexical);
  features.add(base + 6, word.cluster, word.shape & 259U);
  features.add(base + 7, word.lexical, word.cluster);
  features.add(base + 8, word.suffix3, word.shape & 259U);
  features.add(base + 9, word.word, word.shape & 771U);
}

/// Bits of FormLexicon::classes that tell the form of a verb.
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

void tag_features(const TagContext& context, FeatureList& features) {
  const WordFeatures& w = word_at(context, 0);
  const WordFeatures& l1 = word_at(context, -1);
  const WordFeatures& l2 = word_at(context, -2);
  const WordFeatures& r1 = word_at(context, 1);
  const WordFeatures& r2 = word_at(context, 2);
  const std::uint64_t t1 = tag_at(context, -1);
  const std::uint64_t t2 = tag_at(context, -2);
  own_features(w, 1, features);
  features.add(20, t1);
  features.add(21, t1, t2);
  features.add(22, t1, w.word);
  features.add(23, t1, w.lexical);
  features.add(24, t1, t2, w.lexical);
  features.add(25, t1, w.lexical, r1.lexical);
  features.add(26, w.lexical, r1.lexical);
  features.add(27, w.lexical, r1.lexical, r2.lexical);
  features.add(28, l1.word, w.lexical);
  features.add(29, r1.word, w.lexical);
  features.add(30, l1.word, w.word);
  features.add(31, w.word, r1.word);
  features.add(32, l2.word, w.lexical);
  features.add(33, r2.word, w.lexical);
  features.add(34, r1.cluster, w.lexical);
  features.add(35, l1.cluster, w.cluster);
  features.add(36, w.cluster, r1.cluster);
  features.add(37, r1.suffix3, w.lexical);
  features.add(38, l1.suffix3, w.lexical);
  features.add(39, r1.shape & 31U, w.shape & 259U, w.lexical);
  features.add(40, t1, w.suffix3);
  features.add(41, t1, w.shape, r1.shape & 31U);
  features.add(42, l1.word, r1.word);
  features.add(43, l1.word, l2.word);
  features.add(44, w.word, r1.lexical);
  features.add(45, t1, w.cluster);
  features.add(46, t1, r1.word);
}

void morph_features(const TagContext& context, FeatureList& features) {
  const WordFeatures& w = word_at(context, 0);
  const WordFeatures& l1 = word_at(context, -1);
  const WordFeatures& r1 = word_at(context, 1);
  const std::uint64_t t = tag_at(context, 0);
  const std::uint64_t t1 = tag_at(context, -1);
  const std::uint64_t tr = tag_at(context, 1);
  features.add(1, t);
  features.add(2, t, w.word);
  features.add(3, t, w.suffix2);
  features.add(4, t, w.suffix3);
  features.add(5, t, w.suffix4);
  features.add(6, t, l1.word);
  features.add(7, t, r1.word);
  features.add(8, t, word_at(context, -2).word);
  features.add(9, t, l1.suffix2, r1.suffix2);
  features.add(10, t, t1, tr);
  features.add(11, t, l1.suffix2, t1);
  features.add(12, t, r1.suffix2, tr);
  features.add(13, t, w.cluster);
  features.add(14, t, tag_at(context, -2), word_at(context, -2).suffix2);
  features.add(15, t, l1.word, w.suffix2);
  features.add(16, t, w.word, l1.word);
  features.add(17, t, w.word, t1);
  features.add(18, t, w.word, tr);
  features.add(19, t, w.lexical, t1);
  features.add(20, t, word_at(context, -3).word);
  features.add(21, t, word_at(context, 2).suffix2, r1.word);
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

void Tagger::tag(std::span<const WordFeatures> words, std::vector<std::uint8_t>& chosen) const {
  chosen.assign(words.size(), 255);
  FeatureList features;
  std::array<std::int32_t, ScoreTable::max_classes + 1> scores{};
  for (std::size_t at = 0; at < words.size(); ++at) {
    features.clear();
    tag_features({words, chosen, at}, features);
    tag_scores.score(features.items(), scores);
    std::int32_t best = INT32_MIN;
    for (std::size_t tag = 0; tag < tags.size(); ++tag) {
      if (scores[tag] <= best || !allows_tag(tags[tag], words[at].lexical)) continue;
      best = scores[tag];
      chosen[at] = static_cast<std::uint8_t>(tag);
    }
  }
}

void Tagger::set_morphs(std::span<const WordFeatures> words, std::span<const std::uint8_t> chosen,
                        std::span<Token> sentence) const {
  FeatureList features;
  std::array<std::int32_t, ScoreTable::max_classes + 1> scores{};
  std::vector<Morph> candidates;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const FineTag tag = tags[chosen[at]];
    Token& token = sentence[at];
    token.upos = tag.upos;
    token.morph = {};
    morph_candidates(words[at].rows, tag, common[chosen[at]], candidates);
    if (candidates.empty()) continue;
    token.morph = candidates.front();
    if (candidates.size() == 1) continue;
    features.clear();
    morph_features({words, chosen, at}, features);
    morph_scores.score(features.items(), scores);
    std::int32_t best = INT32_MIN;
    for (const Morph& morph : candidates) {
      std::int32_t sum = 0;
      for_each_output(morph, [&](std::size_t output) { sum += scores[output]; });
      if (sum <= best) continue;
      best = sum;
      token.morph = morph;
    }
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
  tag_scores.write(out);
  morph_scores.write(out);
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
  auto tag_scores = ScoreTable::read(bytes);
  if (!tag_scores) return tag_scores.error();
  auto morph_scores = ScoreTable::read(bytes);
  if (!morph_scores) return morph_scores.error();
  if (tags.empty() || tag_scores->classes() != tags.size() ||
      morph_scores->classes() != morph_outputs) {
    return Error{ErrorCode::bad_data, "is damaged (tags)", ""};
  }
  return Tagger{std::move(tags), std::move(common), std::move(*tag_scores),
                std::move(*morph_scores)};
}

}  // namespace depeche
