// SPDX-License-Identifier: Apache-2.0
#include "lang/conllu.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "lang/segmenter.h"

#include <optional>
#include <utility>
#include <vector>

namespace depeche {

namespace {

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return line;
}

void put_row(std::string& out, const Token& token, std::size_t number, std::uint32_t first,
             std::string_view misc) {
  const std::string head = token.head == no_token ? "0" : std::to_string(token.head - first + 1);
  out += std::to_string(number) + '\t' + token.form + '\t' +
         (token.lemma.empty() ? "_" : token.lemma) + '\t' + std::string(name_of(token.upos)) +
         "\t_\t" + to_feats(token.morph) + '\t' + head + '\t' + std::string(name_of(token.deprel)) +
         "\t_\t" + std::string(misc) + '\n';
}

class Writer {
 public:
  Writer(const Document& document, const Analysis& analysis)
      : text_(document.text()), id_(document.id()), analysis_(&analysis), points_(text_) {}

  std::string run() {
    for (std::size_t s = 0; s < analysis_->sentences.size(); ++s) sentence(s);
    return std::move(out_);
  }

 private:
  void sentence(std::size_t index) {
    const Sentence& sentence = analysis_->sentences[index];
    if (index == 0) out_ += "# newdoc id = " + id_ + '\n';
    const bool new_paragraph =
        index == 0 || analysis_->sentences[index - 1].paragraph != sentence.paragraph;
    if (new_paragraph) out_ += "# newpar\n";
    out_ += "# sent_id = " + id_ + '-' + std::to_string(index + 1) + '\n';
    if (sentence.headline) out_ += "# headline\n";
    out_ += "# text = " + one_line(slice(text_, sentence.span)) + '\n';
    const auto [first, last] = sentence.tokens;
    for (std::uint32_t i = first; i < last;) {
      std::uint32_t end = i + 1;
      while (end < last && analysis_->tokens[end].part > 0) ++end;
      surface(i, end, sentence);
      i = end;
    }
    out_ += '\n';
  }

  void surface(std::uint32_t i, std::uint32_t end, const Sentence& sentence) {
    const Token& token = analysis_->tokens[i];
    const std::uint32_t first = sentence.tokens.first;
    std::string misc;
    const bool glued = end < sentence.tokens.last && !analysis_->tokens[end].space_before;
    if (glued) misc = "SpaceAfter=No|";
    misc += "TokenRange=" + std::to_string(points_.at(token.span.begin)) + ':' +
            std::to_string(points_.at(token.span.end));
    if (end == i + 1) {
      put_row(out_, token, i - first + 1, first, misc);
      return;
    }
    out_ += std::to_string(i - first + 1) + '-' + std::to_string(end - first) + '\t' +
            one_line(plain_form(slice(text_, token.span))) + "\t_\t_\t_\t_\t_\t_\t_\t" + misc +
            '\n';
    for (std::uint32_t j = i; j < end; ++j) {
      put_row(out_, analysis_->tokens[j], j - first + 1, first, "_");
    }
  }

  std::string_view text_;
  std::string id_;  ///< of the document
  const Analysis* analysis_;
  utf8::CodePoints points_;
  std::string out_;
};

/// Lays sentences out as text while it reads them.
class Reader {
 public:
  explicit Reader(std::string_view language) { analysis_.language = language; }

  Result<void> line(std::string_view line, std::size_t number) {
    if (line.empty()) {
      end_sentence();
      return {};
    }
    if (line[0] == '#') {
      comment(line);
      return {};
    }
    const auto cells = split(line, '\t');
    const Error bad{ErrorCode::bad_data, "is not a row of CoNLL-U",
                    "line " + std::to_string(number)};
    if (cells.size() != 10) return bad;
    if (cells[0].find('.') != std::string_view::npos) return {};
    const std::size_t dash = cells[0].find('-');
    if (dash != std::string_view::npos) {
      const auto last = to_integer(cells[0].substr(dash + 1));
      if (!last) return bad;
      surface_ = begin_surface(cells[1], cells[9]);
      surface_last_ = *last;
      part_ = 0;
      return {};
    }
    return word(cells) ? Result<void>() : bad;
  }

  Result<Parsed> finish() {
    end_sentence();
    Metadata metadata;
    metadata.language = analysis_.language;
    auto document = Document::from_utf8(text_, std::move(metadata));
    if (!document) return document.error();
    return Parsed{std::move(*document), std::move(analysis_)};
  }

 private:
  void comment(std::string_view line) {
    if (line.starts_with("# newpar") || line.starts_with("# newdoc")) new_paragraph_ = true;
    if (line.starts_with("# headline")) headline_ = true;
  }

  Span begin_surface(std::string_view form, std::string_view misc) {
    if (in_sentence_) {
      if (space_) text_ += ' ';
    } else {
      if (!text_.empty()) text_ += new_paragraph_ ? "\n\n" : " ";
      sentence_.tokens.first = static_cast<std::uint32_t>(analysis_.tokens.size());
      sentence_.headline = headline_;
      if (new_paragraph_ && !analysis_.sentences.empty()) ++sentence_.paragraph;
      space_ = true;
    }
    space_before_ = space_;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    if (!in_sentence_) sentence_.span.begin = begin;
    in_sentence_ = true;
    text_ += form;
    space_ = misc.find("SpaceAfter=No") == std::string_view::npos;
    return {begin, static_cast<std::uint32_t>(text_.size())};
  }

  bool word(const std::vector<std::string_view>& cells) {
    const auto number = to_integer(cells[0]);
    const auto head = to_integer(cells[6]);
    if (!number || !head || *head < 0) return false;
    if (*number > surface_last_) {
      surface_ = begin_surface(cells[1], cells[9]);
      surface_last_ = *number;
      part_ = 0;
    }
    Token token;
    token.span = surface_;
    token.part = part_++;
    token.space_before = space_before_;
    token.form = plain_form(cells[1]);
    token.lower = to_lower(token.form);
    token.lemma = cells[2];
    token.upos = upos_from(cells[3]);
    token.morph = morph_from(cells[5]);
    token.deprel = deprel_from(cells[7]);
    token.head =
        *head == 0 ? no_token : sentence_.tokens.first + static_cast<std::uint32_t>(*head) - 1;
    analysis_.tokens.push_back(std::move(token));
    return true;
  }

  void end_sentence() {
    if (!in_sentence_) return;
    sentence_.tokens.last = static_cast<std::uint32_t>(analysis_.tokens.size());
    if (sentence_.tokens.size() == 0) return;
    sentence_.span.end = analysis_.tokens.back().span.end;
    for (std::uint32_t i = sentence_.tokens.first; i < sentence_.tokens.last; ++i) {
      Token& token = analysis_.tokens[i];
      if (token.head != no_token && token.head >= sentence_.tokens.last) token.head = no_token;
    }
    analysis_.sentences.push_back(sentence_);
    in_sentence_ = new_paragraph_ = headline_ = false;
    surface_last_ = 0;
  }

  std::string text_;
  Analysis analysis_;
  Sentence sentence_;
  Span surface_;
  std::int64_t surface_last_ = 0;
  std::uint8_t part_ = 0;
  bool in_sentence_ = false;
  bool new_paragraph_ = false;
  bool headline_ = false;
  bool space_ = true;
  bool space_before_ = true;
};

}  // namespace

std::string write_conllu(const Document& document, const Analysis& analysis) {
  return Writer(document, analysis).run();
}

Result<Parsed> read_conllu(std::string_view conllu, std::string_view language) {
  Reader reader(language);
  std::size_t number = 0;
  for (std::string_view line : split(conllu, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    auto done = reader.line(line, number);
    if (!done) return done.error();
  }
  return reader.finish();
}

}  // namespace depeche
