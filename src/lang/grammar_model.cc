// SPDX-License-Identifier: Apache-2.0
#include "lang/grammar_model.h"

#include "lang/word_features.h"

#include <utility>

namespace depeche {

namespace {

constexpr std::string_view magic = "DPCHGRAM";

Error incompatible(std::string_view what, std::uint32_t found, std::uint32_t oldest,
                   std::uint32_t newest) {
  return {ErrorCode::incompatible,
          "has " + std::string(what) + " " + std::to_string(found) + ", this program reads " +
              std::to_string(oldest) + " to " + std::to_string(newest),
          ""};
}

}  // namespace

std::string GrammarModel::write(std::string_view language, std::string_view network_bytes) const {
  std::string out(magic);
  put_number(out, newest_format, 4);
  put_number(out, feature_revision, 4);
  put_string(out, language);
  put_string(out, version);
  contractions.write(out);
  tagger.write(out);
  lemmatiser.write(out);
  out += network_bytes;
  return out;
}

Result<GrammarModel> GrammarModel::read(std::string_view bytes, std::string_view language) {
  if (!bytes.starts_with(magic)) return Error{ErrorCode::bad_data, "is not a grammar model", ""};
  ByteReader reader(bytes.substr(magic.size()));
  const std::uint32_t format = reader.u32();
  if (format < oldest_format || format > newest_format) {
    return incompatible("model format", format, oldest_format, newest_format);
  }
  const std::uint32_t revision = reader.u32();
  if (revision != feature_revision) {
    return incompatible("feature revision", revision, feature_revision, feature_revision);
  }
  if (reader.string() != language) {
    return Error{ErrorCode::bad_data, "is not a model of '" + std::string(language) + "'", ""};
  }
  std::string version(reader.string());
  auto contractions = ScoreTable::read(reader);
  if (!contractions) return contractions.error();
  auto tagger = Tagger::read(reader);
  if (!tagger) return tagger.error();
  auto lemmatiser = Lemmatiser::read(reader);
  if (!lemmatiser) return lemmatiser.error();
  auto network = Network::read(reader);
  if (!network) return network.error();
  if (reader.left() != 0 || contractions->classes() < 2 || network->tags() != tagger->tags.size()) {
    return Error{ErrorCode::bad_data, "is damaged (length)", ""};
  }
  return GrammarModel{std::move(version), std::move(*contractions), std::move(*tagger),
                      std::move(*lemmatiser), std::move(*network)};
}

}  // namespace depeche
