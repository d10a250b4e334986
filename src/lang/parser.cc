// SPDX-License-Identifier: Apache-2.0
#include "lang/parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

namespace {

using Scores = std::array<std::int32_t, ScoreTable::max_classes + 1>;

std::size_t position_of(const std::vector<Deprel>& labels, Deprel label) {
  return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

}  // namespace

void ParserState::start(std::uint32_t size) {
  size_ = size;
  next_ = 0;
  stack_.clear();
  nodes_.assign(size + 1, Node{});
}

bool ParserState::allows(Move move) const {
  switch (move) {
    case Move::shift:
      return next_ < size_;
    case Move::left:
      // Only the last word on the stack may hang on the root.
      return !stack_.empty() && (next_ < size_ || stack_.size() == 1);
    case Move::right:
      return stack_.size() >= 2;
  }
  return false;
}

void ParserState::apply(Move move, std::uint8_t label) {
  if (move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  attach(dependent(), head_by(move), label);
  stack_.pop_back();
}

void ParserState::attach(std::uint32_t dependent, std::uint32_t head, std::uint8_t label) {
  Node& child = nodes_[dependent];
  Node& parent = nodes_[head];
  child.head = head;
  child.label = label;
  if (label < 64) parent.labels |= std::uint64_t{1} << label;
  if (dependent < head) {
    parent.left2 = parent.left1;
    parent.left1 = dependent;
    parent.lefts = static_cast<std::uint8_t>(std::min(parent.lefts + 1, 7));
  } else {
    parent.right2 = parent.right1;
    parent.right1 = dependent;
    parent.rights = static_cast<std::uint8_t>(std::min(parent.rights + 1, 7));
  }
}

void Parser::parse(const ParserInput& input, std::uint32_t offset, ParserState& state,
                   std::span<Token> sentence) const {
  const auto root = static_cast<std::uint8_t>(position_of(labels, Deprel::root));
  state.start(static_cast<std::uint32_t>(sentence.size()));
  FeatureList features;
  Scores scores{};
  while (!state.done()) {
    features.clear();
    move_features(state, input, features);
    move_scores.score(features.items(), scores);
    auto best = Move::shift;
    std::int32_t best_score = INT32_MIN;
    for (const Move move : {Move::shift, Move::left, Move::right}) {
      const std::int32_t score = scores[static_cast<std::size_t>(move)];
      if (score <= best_score || !state.allows(move)) continue;
      best = move;
      best_score = score;
    }
    std::uint8_t label = 0;
    if (best == Move::left && state.next() == state.size()) {
      label = root;
    } else if (best != Move::shift) {
      features.clear();
      label_features(state, input, best, features);
      label_scores.score(features.items(), scores);
      scores[root] = INT32_MIN;
      const auto end = scores.begin() + static_cast<std::ptrdiff_t>(labels.size());
      label = static_cast<std::uint8_t>(std::max_element(scores.begin(), end) - scores.begin());
    }
    state.apply(best, label);
  }
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const ParserState::Node& node = state.node(i);
    sentence[i].head = node.head >= sentence.size() ? no_token : offset + node.head;
    sentence[i].deprel = labels[node.label];
  }
}

void Parser::write(std::string& out) const {
  put_number(out, labels.size(), 1);
  for (const Deprel label : labels) put_string(out, name_of(label));
  move_scores.write(out);
  label_scores.write(out);
}

Result<Parser> Parser::read(ByteReader& bytes) {
  std::vector<Deprel> labels(bytes.u8());
  for (Deprel& label : labels) label = deprel_from(bytes.string());
  auto move_scores = ScoreTable::read(bytes);
  if (!move_scores) return move_scores.error();
  auto label_scores = ScoreTable::read(bytes);
  if (!label_scores) return label_scores.error();
  if (move_scores->classes() != 3 || label_scores->classes() != labels.size() ||
      position_of(labels, Deprel::root) == labels.size()) {
    return Error{ErrorCode::bad_data, "is damaged (relations)", ""};
  }
  return Parser{std::move(labels), std::move(*move_scores), std::move(*label_scores)};
}

}  // namespace depeche
