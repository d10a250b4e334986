// SPDX-License-Identifier: Apache-2.0
// The feature templates of the parser. A change here changes feature_revision.
#include "lang/parser.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::uint64_t no_tag = 254;
constexpr std::uint64_t root_tag = 253;

/// A word in the state, with what templates ask of it.
struct Place {
  std::uint64_t word = 0;
  std::uint64_t tag = no_tag;
  std::uint64_t cluster = 0;
  std::uint64_t label = ParserState::no_label;
  const ParserState::Node* node = nullptr;
};

class Places {
 public:
  Places(const ParserState& state, const ParserInput& input) : state_(&state), input_(&input) {}

  [[nodiscard]] Place at(std::uint32_t index) const {
    if (index == ParserState::none) return {};
    const ParserState::Node& node = state_->node(index);
    if (index >= state_->size()) return {1, root_tag, 0, node.label, &node};
    const WordFeatures& word = input_->words[index];
    return {word.word, input_->tags[index], word.cluster, node.label, &node};
  }

  [[nodiscard]] Place left1(const Place& place) const {
    return place.node != nullptr ? at(place.node->left1) : Place{};
  }

  [[nodiscard]] Place left2(const Place& place) const {
    return place.node != nullptr ? at(place.node->left2) : Place{};
  }

  [[nodiscard]] Place right1(const Place& place) const {
    return place.node != nullptr ? at(place.node->right1) : Place{};
  }

  [[nodiscard]] Place right2(const Place& place) const {
    return place.node != nullptr ? at(place.node->right2) : Place{};
  }

 private:
  const ParserState* state_;
  const ParserInput* input_;
};

std::uint64_t labels_of(const Place& place) {
  return place.node != nullptr ? place.node->labels : 0;
}

std::uint64_t valency(const Place& place) {
  return place.node != nullptr ? place.node->lefts * 8U + place.node->rights : 99;
}

std::uint64_t distance(std::uint32_t a, std::uint32_t b) {
  if (a == ParserState::none || b == ParserState::none) return 0;
  const std::uint32_t gap = a < b ? b - a : a - b;
  return gap < 5 ? gap : gap < 8 ? 5 : gap < 13 ? 6 : 7;
}

std::uint64_t both(std::uint64_t a, std::uint64_t b) {
  return a * 0x9E3779B97F4A7C15ULL + b;
}

void word_templates(const Place& s0, const Place& s1, const Place& b0, const Place& b1,
                    FeatureList& f) {
  f.add(1, s0.word, s0.tag);
  f.add(2, s0.tag);
  f.add(3, s1.word, s1.tag);
  f.add(4, b0.word, b0.tag);
  f.add(5, b0.tag);
  f.add(6, b1.word, b1.tag);
  f.add(7, s0.word, b0.word);
  f.add(8, s0.word, b0.tag, s0.tag);
  f.add(9, s0.tag, b0.word, b0.tag);
  f.add(10, s0.tag, b0.tag);
  f.add(11, s1.tag, s0.tag);
  f.add(12, s1.word, s0.word);
  f.add(13, s1.word, s0.tag, s1.tag);
  f.add(14, s1.tag, s0.word, s0.tag);
  f.add(15, s1.tag, s0.tag, b0.tag);
  f.add(16, s0.tag, b0.tag, b1.tag);
  f.add(17, s1.tag, b0.tag);
  f.add(18, s0.cluster, b0.cluster);
  f.add(19, s1.cluster, s0.cluster);
  f.add(20, s0.cluster, b0.tag);
  f.add(21, b0.cluster, s0.tag);
  f.add(22, b0.tag, b1.tag);
  f.add(23, s0.tag, b0.tag, b1.word);
  f.add(24, s1.word, b0.tag, s0.tag);
}

/// Words in the state that moves are decided on.
struct Around {
  Place s0, s1, s2, b0, b1, b2;
  Place s0l, s0m, s0r, s0q, s1l, s1r, b0l, b0m;
  Place before;
};

void far_templates(const Around& w, FeatureList& f) {
  const auto& [s0, s1, s2, b0, b1, b2, s0l, s0m, s0r, s0q, s1l, s1r, b0l, b0m, before] = w;
  f.add(56, s0.tag, s0l.word, b0.tag);
  f.add(57, s1.cluster, s0l.word, s0.cluster);
  f.add(58, s2.tag, s1.tag, both(s0.tag, s0l.word));
  f.add(59, s2.word, s0l.word, both(s1.tag, s0.tag));
  f.add(60, s0r.word, s0.tag, b0.word);
  f.add(61, b0.word, b1.word);
  f.add(62, b0.word, b1.tag, s0.tag);
  f.add(63, s0.tag, both(s0l.tag, s0m.tag), s1.tag);
  f.add(64, b0.tag, both(b0l.tag, b0m.tag), s0.tag);
  f.add(65, s0.word, b1.word, b0.tag);
  f.add(66, s1.tag, s0.tag, both(b0.word, labels_of(s0)));
  f.add(67, s0.label, s0q.label, s0.tag);
  f.add(68, b1.word, b2.word);
  f.add(69, s0.tag, b0.tag, both(b1.tag, b2.tag));
  f.add(70, s0.tag, before.word, b0.tag);
  f.add(71, s1.tag, s0.tag, both(b0.tag, labels_of(s1)));
}

}  // namespace

void move_features(const ParserState& state, const ParserInput& input, FeatureList& f) {
  const Places places(state, input);
  const Place s0 = places.at(state.top(0));
  const Place s1 = places.at(state.top(1));
  const Place s2 = places.at(state.top(2));
  const Place b0 = places.at(state.ahead(0));
  const Place b1 = places.at(state.ahead(1));
  const Place b2 = places.at(state.ahead(2));
  word_templates(s0, s1, b0, b1, f);
  const Place s0l = places.left1(s0);
  const Place s0m = places.left2(s0);
  const Place s0r = places.right1(s0);
  const Place s1l = places.left1(s1);
  const Place s1r = places.right1(s1);
  const Place b0l = places.left1(b0);
  const Place b0m = places.left2(b0);
  const std::uint64_t near = distance(state.top(0), state.ahead(0));
  const std::uint64_t far = distance(state.top(1), state.top(0));
  f.add(30, s2.tag, s1.tag, s0.tag);
  f.add(31, b0.tag, b1.tag, b2.tag);
  f.add(32, s1.tag, s0.tag, both(b0.tag, b1.tag));
  f.add(33, s0.tag, s0l.tag, b0.tag);
  f.add(34, s0.tag, s0r.tag, b0.tag);
  f.add(35, s0.tag, b0.tag, b0l.tag);
  f.add(36, s1.tag, s1r.tag, s0.tag);
  f.add(37, s1.tag, s1l.tag, s0.tag);
  f.add(38, s0.tag, both(s0l.label, s0r.label), b0.tag);
  f.add(39, s1.tag, both(s1l.label, s1r.label), s0.tag);
  f.add(40, b0.tag, b0l.label, s0.tag);
  f.add(41, s0.tag, labels_of(s0), b0.tag);
  f.add(42, s1.tag, labels_of(s1), s0.tag);
  f.add(43, b0.tag, labels_of(b0), s0.tag);
  f.add(44, s0.word, labels_of(s0));
  f.add(45, s1.word, labels_of(s1));
  f.add(46, s0.tag, valency(s0), b0.tag);
  f.add(47, s1.tag, valency(s1), s0.tag);
  f.add(48, s0.tag, b0.tag, near);
  f.add(49, s1.tag, s0.tag, far);
  f.add(50, s0.word, b0.word, near);
  f.add(51, s1.word, s0l.word, s0.tag);
  f.add(52, s1.tag, s0l.word, s0.word);
  f.add(53, s1.tag, s0l.word, both(s0.tag, far));
  f.add(54, s0.word, b0l.word, b0.tag);
  f.add(55, s0.tag, b0l.word, b0.word);
  const std::uint32_t top = state.top(0);
  const bool first_word = top == ParserState::none || top == 0;
  const Place before = places.at(first_word ? ParserState::none : top - 1);
  far_templates(
      {s0, s1, s2, b0, b1, b2, s0l, s0m, s0r, places.right2(s0), s1l, s1r, b0l, b0m, before}, f);
}

void label_features(const ParserState& state, const ParserInput& input, Move move, FeatureList& f) {
  const Places places(state, input);
  const std::uint32_t child = state.dependent();
  const std::uint32_t parent = state.head_by(move);
  const Place d = places.at(child);
  const Place h = places.at(parent);
  const Place dl = places.left1(d);
  const Place dm = places.left2(d);
  const Place dr = places.right1(d);
  const std::uint64_t side = move == Move::left ? 1 : 2;
  const std::uint64_t gap = distance(child, parent);
  const WordFeatures& word = input.words[child];
  f.add(1, d.word, d.tag, side);
  f.add(2, h.word, d.tag, side);
  f.add(3, h.tag, d.tag, side);
  f.add(4, h.tag, d.word, side);
  f.add(5, h.word, d.word, side);
  f.add(6, h.tag, d.tag, both(side, gap));
  f.add(7, h.tag, d.tag, both(side, labels_of(h)));
  f.add(8, d.tag, labels_of(d), h.tag);
  f.add(9, h.word, labels_of(h), both(d.tag, side));
  f.add(10, dl.word, h.tag, d.tag);
  f.add(11, dl.word, h.word, side);
  f.add(12, dl.word, d.word, h.tag);
  f.add(13, dl.tag, d.tag, both(h.tag, side));
  f.add(14, dm.word, d.tag, h.tag);
  f.add(15, dr.tag, d.tag, h.tag);
  f.add(16, d.cluster, h.tag, side);
  f.add(17, h.cluster, d.tag, side);
  f.add(18, d.cluster, h.cluster, side);
  f.add(19, dl.word, d.cluster, h.cluster);
  f.add(20, word.suffix3, d.tag, h.tag);
  f.add(21, word.lexical, d.tag, both(h.tag, side));
  f.add(22, word.shape, d.tag, both(h.tag, side));
  const Place before = places.at(child > 0 ? child - 1 : ParserState::none);
  const Place after = places.at(child + 1 <= state.size() ? child + 1 : ParserState::none);
  f.add(23, before.word, d.tag, h.tag);
  f.add(24, after.word, d.tag, h.tag);
  f.add(25, before.tag, after.tag, both(d.tag, h.tag));
  f.add(26, dl.word, labels_of(h), h.tag);
  f.add(27, d.tag, labels_of(d), both(labels_of(h), side));
  f.add(28, dl.word, dl.label, both(h.cluster, d.tag));
  f.add(29, h.word, dl.word, both(d.word, side));
  const bool outside = parent >= state.size();
  f.add(30, outside ? 0 : input.words[parent].lexical, d.tag, both(h.tag, side));
  f.add(31, d.word, places.at(state.ahead(0)).tag, side);
  f.add(32, places.left1(h).word, h.tag, both(d.tag, side));
  f.add(33, both(dl.word, dm.word), d.tag, h.tag);
}

}  // namespace depeche
