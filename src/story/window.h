// SPDX-License-Identifier: Apache-2.0
// Which documents of the days around may have something in common with a new one?
#pragma once

#include "base/string_map.h"
#include "story/sketch.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace depeche {

/// A document that later ones are compared with.
struct WindowDocument {
  std::int64_t doc = 0;
  std::string id;
  std::int32_t day = no_day;
  std::int64_t story = 0;
  Sketch sketch;
};

/// A document that shares something, and how much: fingerprints, or the cosine of the terms.
struct Neighbour {
  const WindowDocument* document = nullptr;
  double score = 0;
};

/// The documents of a time window, found by fingerprint and by term. Memory grows with what is in
/// it; what is dropped goes when it is half of all.
class Window {
 public:
  void add(WindowDocument document);

  /// Drops the documents of days before `day`.
  void drop_before(std::int32_t day);

  [[nodiscard]] bool contains(const std::string& id) const { return ids_.contains(id); }

  /// Those that share at least `least` fingerprints, most first, at most `most`. (Of a fingerprint
  /// that stands in very many documents only the first are asked.)
  [[nodiscard]] std::vector<Neighbour> sharing_fingerprints(const Sketch& sketch,
                                                            std::uint32_t least,
                                                            std::size_t most) const;

  /// Those whose terms have the highest cosines with those of `sketch`, at most `most`.
  [[nodiscard]] std::vector<Neighbour> alike(const Sketch& sketch, std::size_t most) const;

 private:
  struct Posting {
    std::uint32_t slot = 0;
    float weight = 0;
  };

  void index(std::uint32_t slot);
  void compact();
  [[nodiscard]] std::vector<Neighbour> best(const std::unordered_map<std::uint32_t, double>& scores,
                                            double least, std::size_t most) const;

  std::vector<std::unique_ptr<WindowDocument>> slots_;  // null = dropped
  std::size_t dropped_ = 0;
  StringSet ids_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_fingerprint_;
  std::unordered_map<std::uint32_t, std::vector<Posting>> by_term_;
};

}  // namespace depeche
