// SPDX-License-Identifier: Apache-2.0
// How is a sketch written down? One byte of version, then its fields in order, numbers as
// little-endian base 128 (LEB128), weights in hundredths.
#include "story/sketch.h"

#include <cmath>
#include <cstring>

namespace depeche {

namespace {

constexpr char version = 2;  // 1: without Happening::near

class Writer {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
      value >>= 7U;
    }
    bytes_.push_back(static_cast<char>(value));
  }

  /// Small numbers of either sign stay short.
  void whole(std::int64_t value) {
    number((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U));
  }

  void fixed(std::uint32_t value) {
    char bytes[sizeof value];  // NOLINT: memcpy's target
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof value);
  }

  void real(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    fixed(bits);
  }

  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }

  void terms(const Terms& terms) {
    number(terms.size());
    for (const Term& term : terms) {
      fixed(term.key);
      number(static_cast<std::uint64_t>(std::lround(term.weight * 100)));
    }
  }

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_ = std::string(1, version);
};

/// Reads what Writer wrote; after a failure everything is 0.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) return fail();
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }

  std::int64_t whole() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
  }

  std::uint32_t fixed() {
    std::uint32_t value = 0;
    if (bytes_.size() < sizeof value) return static_cast<std::uint32_t>(fail());
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }

  float real() {
    const std::uint32_t bits = fixed();
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }

  std::string text() {
    const std::size_t size = count();
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }

  /// A number of things, each at least one byte long.
  std::size_t count() {
    const std::uint64_t value = number();
    return value <= bytes_.size() ? static_cast<std::size_t>(value)
                                  : static_cast<std::size_t>(fail());
  }

  Terms terms() {
    Terms terms(count());
    for (Term& term : terms) {
      term.key = fixed();
      term.weight = static_cast<float>(number()) / 100;
    }
    return terms;
  }

  template <typename Enum>
  Enum one_of(Enum last) {
    const std::uint64_t value = number();
    return value <= static_cast<std::uint64_t>(last) ? static_cast<Enum>(value)
                                                     : static_cast<Enum>(fail());
  }

  [[nodiscard]] bool at_end() const { return !failed_ && bytes_.empty(); }

 private:
  std::uint64_t fail() {
    failed_ = true;
    bytes_ = {};
    return 0;
  }

  std::string_view bytes_;
  bool failed_ = false;
};

void write(const Participant& participant, Writer& out) {
  out.number(participant.names.size());
  for (const std::uint32_t name : participant.names) out.fixed(name);
  out.fixed(participant.country);
  out.fixed(participant.sector);
  out.number((participant.recipient ? 1U : 0U) | (participant.is_country ? 2U : 0U));
}

Participant read_participant(Reader& in) {
  Participant participant;
  participant.names.resize(in.count());
  for (std::uint32_t& name : participant.names) name = in.fixed();
  participant.country = in.fixed();
  participant.sector = in.fixed();
  const std::uint64_t flags = in.number();
  participant.recipient = (flags & 1U) != 0;
  participant.is_country = (flags & 2U) != 0;
  return participant;
}

void write(const Happening& happening, Writer& out) {
  out.number(happening.report);
  out.number(happening.position);
  out.number(static_cast<std::uint64_t>(happening.type));
  out.number(static_cast<std::uint64_t>(happening.status));
  out.number(static_cast<std::uint64_t>(happening.precision));
  out.number(static_cast<std::uint64_t>(happening.resolution));
  out.number(happening.historical ? 1 : 0);
  out.fixed(happening.mode);
  out.whole(happening.day_begin);
  out.whole(happening.day_end);
  out.fixed(happening.place);
  out.fixed(happening.country);
  out.real(happening.latitude);
  out.real(happening.longitude);
  out.number(happening.participants.size());
  for (const Participant& participant : happening.participants) write(participant, out);
  out.number(happening.counts.size());
  for (const Count& count : happening.counts) {
    out.fixed(count.counts);
    out.whole(count.low);
    out.whole(count.high);
  }
  out.terms(happening.terms);
  out.terms(happening.near);
  out.number(happening.triggers.size());
  for (const std::uint32_t trigger : happening.triggers) out.fixed(trigger);
}

Happening read_happening(Reader& in, bool has_near) {
  Happening happening;
  happening.report = static_cast<std::uint32_t>(in.number());
  happening.position = static_cast<std::uint32_t>(in.number());
  happening.type = in.one_of(EventType::assault);
  happening.status = in.one_of(Status::negated);
  happening.precision = in.one_of(DatePrecision::century);
  happening.resolution = in.one_of(Resolution::sub_city);
  happening.historical = in.number() != 0;
  happening.mode = in.fixed();
  happening.day_begin = static_cast<std::int32_t>(in.whole());
  happening.day_end = static_cast<std::int32_t>(in.whole());
  happening.place = in.fixed();
  happening.country = in.fixed();
  happening.latitude = in.real();
  happening.longitude = in.real();
  happening.participants.resize(in.count());
  for (Participant& participant : happening.participants) participant = read_participant(in);
  happening.counts.resize(in.count());
  for (Count& count : happening.counts) {
    count.counts = in.fixed();
    count.low = in.whole();
    count.high = in.whole();
  }
  happening.terms = in.terms();
  if (has_near) happening.near = in.terms();
  happening.triggers.resize(in.count());
  for (std::uint32_t& trigger : happening.triggers) trigger = in.fixed();
  return happening;
}

}  // namespace

std::string encode(const Sketch& sketch) {
  Writer out;
  out.text(sketch.language);
  out.text(sketch.outlet);
  out.number(sketch.credits.size());
  for (const std::string& agency : sketch.credits) out.text(agency);
  out.number(sketch.words);
  out.number(sketch.minute ? 1 : 0);
  out.whole(sketch.minute.value_or(0));
  out.number(sketch.fingerprints.size());
  for (const std::uint32_t fingerprint : sketch.fingerprints) out.fixed(fingerprint);
  out.terms(sketch.words_terms);
  out.terms(sketch.name_terms);
  out.number(sketch.happenings.size());
  for (const Happening& happening : sketch.happenings) write(happening, out);
  return out.take();
}

std::optional<Sketch> decode_sketch(std::string_view bytes) {
  if (bytes.empty() || bytes.front() < 1 || bytes.front() > version) return std::nullopt;
  const bool has_near = bytes.front() > 1;
  Reader in(bytes.substr(1));
  Sketch sketch;
  sketch.language = in.text();
  sketch.outlet = in.text();
  sketch.credits.resize(in.count());
  for (std::string& agency : sketch.credits) agency = in.text();
  sketch.words = static_cast<std::uint32_t>(in.number());
  const bool has_minute = in.number() != 0;
  const std::int64_t minute = in.whole();
  if (has_minute) sketch.minute = minute;
  sketch.fingerprints.resize(in.count());
  for (std::uint32_t& fingerprint : sketch.fingerprints) fingerprint = in.fixed();
  sketch.words_terms = in.terms();
  sketch.name_terms = in.terms();
  sketch.happenings.resize(in.count());
  for (Happening& happening : sketch.happenings) happening = read_happening(in, has_near);
  if (!in.at_end()) return std::nullopt;
  return sketch;
}

}  // namespace depeche
