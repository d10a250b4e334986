// SPDX-License-Identifier: Apache-2.0
// Whom does "je" mean? The one who speaks the marked words around it.
#include "actors/linker.h"

namespace depeche::actors {

namespace {

constexpr std::uint32_t to_speaker = 16;  ///< tokens from the marks to the speaker

/// Has the mark a blank before and none behind, as an opening one?
bool opens_by_blanks(const Scene& scene, std::uint32_t i) {
  const bool before = i == 0 || scene.token(i).space_before;
  return before && i + 1 < scene.size() && !scene.token(i + 1).space_before;
}

/// Marked words: tokens between a pair of quotation marks. They end with their paragraph, and where
/// others begin.
std::vector<TokenRange> marked_words(const Scene& scene) {
  std::vector<TokenRange> out;
  std::uint32_t open = nothing;
  const auto& sentences = scene.analysis().sentences;
  const auto paragraph = [&](std::uint32_t i) { return sentences[scene.sentence(i)].paragraph; };
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (open != nothing && paragraph(i) != paragraph(open)) {
      out.push_back({open, i});
      open = nothing;
    }
    const std::string& form = scene.token(i).form;
    const bool both = scene.tables().is(WordKind::quote_both, form);
    const bool again = both && open != nothing && opens_by_blanks(scene, i);
    if ((open == nothing && both) || again || scene.tables().is(WordKind::quote_open, form)) {
      if (open == nothing || again) open = i;
    } else if (open != nothing && (both || scene.tables().is(WordKind::quote_close, form))) {
      out.push_back({open, i + 1});
      open = nothing;
    }
  }
  return out;
}

}  // namespace

void Linker::find_marked_words() {
  quotes_ = marked_words(scene_);
  quote_at_.assign(scene_.size(), nothing);
  for (std::uint32_t q = 0; q < quotes_.size(); ++q) {
    for (std::uint32_t i = quotes_[q].first; i < quotes_[q].last; ++i) quote_at_[i] = q;
  }
}

/// Joins each first person to the subject beside its quotation, else to the speaker of the
/// quotation before.
void Linker::link_first_persons() {
  bool any = false;
  for (const Mention& mention : mentions_) any = any || mention.rule == "first_person";
  if (!any) return;
  const std::vector<TokenRange>& quotes = quotes_;
  std::vector<std::uint32_t> speaker(scene_.size(), nothing);  // token of a subject -> cluster
  for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
    const std::uint32_t cluster = cluster_of_[m];
    if (cluster == nothing || clusters_[cluster].type != ActorType::person) continue;
    if (clusters_[cluster].number == Number::plur) continue;
    for (const std::uint32_t head : {mentions_[m].head, mentions_[m].second_head}) {
      if (head != nothing && main_relation(scene_.token(head).deprel) == Deprel::nsubj)
        speaker[head] = cluster;
    }
  }
  std::size_t quote = 0;
  std::uint32_t last = nothing;           // speaker of the quotation before
  std::uint32_t last_sentence = nothing;  // and where it ended
  std::uint32_t m = 0;
  for (; quote < quotes.size(); ++quote) {
    const TokenRange words = quotes[quote];
    std::uint32_t found = nothing;
    const std::uint32_t end = quote + 1 < quotes.size() ? quotes[quote + 1].first : scene_.size();
    for (std::uint32_t i = words.last; i < end && i < words.last + to_speaker; ++i) {
      if (!scene_.same_sentence(words.last - 1, i)) break;
      if ((found = speaker[i]) != nothing) break;
    }
    const std::uint32_t begin = quote > 0 ? quotes[quote - 1].last : 0;
    for (std::uint32_t i = words.first; found == nothing && i-- > begin;) {
      if (i + to_speaker < words.first || !scene_.same_sentence(words.first, i)) break;
      found = speaker[i];
    }
    const std::uint32_t sentence = scene_.sentence(words.first);
    if (found == nothing && last != nothing && sentence <= last_sentence + 1) found = last;
    last = found;
    last_sentence = scene_.sentence(words.last - 1);
    while (m < mentions_.size() && mentions_[m].tokens.first < words.first) ++m;
    for (; m < mentions_.size() && mentions_[m].tokens.first < words.last; ++m) {
      if (found != nothing && mentions_[m].rule == "first_person") join(m, found, "first_person");
    }
  }
}

}  // namespace depeche::actors
