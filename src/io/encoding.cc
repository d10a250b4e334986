// SPDX-License-Identifier: Apache-2.0
#include "io/encoding.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace depeche {

namespace {

struct Signature {
  std::string_view start;
  std::string_view meaning;
};

constexpr std::array<Signature, 11> binaries = {{
    {"\x1F\x8B", "gzip-compressed; unpack it first (gunzip)"},
    {"PK\x03\x04", "a ZIP, DOCX, ODT or EPUB file; take the text out of it first"},
    {"%PDF-", "a PDF file; take the text out of it first (pdftotext)"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF8", "a picture"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\xFD"
     "7zXZ",
     "xz-compressed; unpack it first (xz -d)"},
    {"\x28\xB5\x2F\xFD", "zstd-compressed; unpack it first (zstd -d)"},
    {"SQLite format 3", "an SQLite database"},
    {"{\\rtf", "an RTF file; save it as plain text first"},
}};

struct ConverterClose {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

struct DetectorClose {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

using Converter = std::unique_ptr<UConverter, ConverterClose>;

Error broken_at(std::size_t byte, std::string_view encoding) {
  return {ErrorCode::bad_data,
          "is not valid " + std::string(encoding) + "; mend that byte, or name the encoding with " +
              "--encoding",
          "byte " + std::to_string(byte)};
}

/// Strict conversion; the error names the byte of `bytes`.
Result<std::string> convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) {
    return Error{ErrorCode::invalid_argument, "no encoding is called '" + encoding + "'", ""};
  }
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const Converter into(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return Error{ErrorCode::io, "ICU cannot convert to UTF-8", ""};
  std::string out;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::array<char, 8192> target{};
  std::array<UChar, 4096> pivot{};
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* to = target.data();
    ucnv_convertEx(into.get(), from.get(), &to, target.data() + target.size(), &at, end,
                   pivot.data(), &pivot_from, &pivot_to, pivot.data() + pivot.size(),
                   static_cast<UBool>(first), true, &status);
    first = false;
    out.append(target.data(), to);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) {
    // The converter stands behind the bytes that it could not turn into a character.
    std::array<char, 32> bad{};
    auto length = static_cast<std::int8_t>(bad.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(from.get(), bad.data(), &length, &ignored);
    const auto behind = static_cast<std::size_t>(at - bytes.data());
    return broken_at(behind - std::min<std::size_t>(behind, static_cast<std::size_t>(length)),
                     encoding);
  }
  return out;
}

bool is_control(unsigned char byte) {
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
         byte != '\v' && byte != 0x1B && byte != 0x1A;
}

/// Bytes of well-formed sequences of several bytes, and bytes that fit none.
struct Utf8Count {
  std::size_t good = 0;
  std::size_t bad = 0;
  bool western = false;  ///< an accented letter or a sign of print is among the good
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const bool fits = !utf8::first_invalid(bytes.substr(at, length));
    if (lead >= 0x80) ++(fits ? count.good : count.bad);
    // In windows-1252 these would be "Ã©" and "â€œ", which no text has.
    const bool sign = lead == 0xE2 && length <= bytes.size() - at && bytes[at + 1] == '\x80';
    count.western = count.western || (fits && (lead == 0xC3 || sign));
    at += fits ? length : 1;
  }
  return count;
}

/// UTF-16 without byte order mark: in Latin text every other byte is zero.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++zeros.at(i % 2);
  }
  const std::size_t half = sample.size() / 2;
  if (half == 0) return {};
  if (zeros[1] * 10 > half * 7 && zeros[0] * 10 < half) return "UTF-16LE";
  if (zeros[0] * 10 > half * 7 && zeros[1] * 10 < half) return "UTF-16BE";
  return {};
}

/// Place of the first byte that Western European text in windows-1252 does not have: controls,
/// the five codes without a character, and Icelandic letters and signs for which such text has no
/// use, so that a stray byte in UTF-8 text is told apart.
std::optional<std::size_t> first_not_western(std::string_view bytes) {
  constexpr std::string_view never = "\x81\x8D\x8F\x90\x9D\xD0\xD7\xDD\xDE\xF0\xF7\xFD\xFE\xFF";
  const auto found = std::find_if(bytes.begin(), bytes.end(), [&](char c) {
    return is_control(static_cast<unsigned char>(c)) || never.find(c) != std::string_view::npos;
  });
  if (found == bytes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - bytes.begin());
}

/// The encoding that ICU's statistics are sure of; empty when they are not.
std::string detect(std::string_view bytes) {
  constexpr std::int32_t sure = 50;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorClose> detector(ucsdet_open(&status));
  const std::string_view sample = bytes.substr(0, std::size_t{1} << 16U);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == nullptr || confidence < sure) return {};
  return name;
}

/// What is called Latin-1 or ASCII on the web is windows-1252 (WHATWG Encoding Standard).
std::string superset_of(std::string_view declared) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(declared);
  const char* standard = ucnv_getStandardName(name.c_str(), "MIME", &status);
  const std::string_view known = U_SUCCESS(status) && standard != nullptr ? standard : "";
  return known == "ISO-8859-1" || known == "US-ASCII" ? "windows-1252" : name;
}

/// A text that is not UTF-8 and brings no name of its encoding.
Result<std::string> convert_unnamed(const std::string& bytes, std::size_t broken) {
  const Utf8Count count = count_utf8(bytes);
  if (count.good > count.bad || count.western ||
      std::any_of(bytes.begin(), bytes.end(),
                  [](char c) { return is_control(static_cast<unsigned char>(c)); })) {
    return broken_at(broken, "UTF-8");
  }
  const std::string detected = detect(bytes);
  const bool western = detected.empty() || detected.starts_with("ISO-8859-1") ||
                       detected.starts_with("ISO-8859-2") || detected.starts_with("windows-125") ||
                       detected.starts_with("UTF");
  const bool cyrillic_or_greek = detected == "windows-1251" || detected == "windows-1253";
  if (!western || cyrillic_or_greek) return convert(bytes, detected);
  if (first_not_western(bytes)) return broken_at(broken, "UTF-8");
  return convert(bytes, "windows-1252");
}

}  // namespace

bool is_encoding(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &status));
  return !name.empty() && U_SUCCESS(status);
}

std::string_view known_binary(std::string_view bytes) {
  for (const Signature& signature : binaries) {
    if (bytes.starts_with(signature.start)) return signature.meaning;
  }
  return {};
}

Result<std::string> to_utf8(std::string bytes, std::string_view declared) {
  if (const std::string_view what = known_binary(bytes); !what.empty()) {
    return Error{ErrorCode::bad_data, "is " + std::string(what), ""};
  }
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  const bool marked = bytes.starts_with(mark);
  const auto broken = utf8::first_invalid(bytes);
  if (marked && broken) return broken_at(*broken, "UTF-8");
  if (marked) return bytes.erase(0, mark.size());
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return convert(bytes, "UTF-32");
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return convert(bytes, "UTF-16");
  if (const std::string_view utf16 = utf16_by_zeros(bytes); !utf16.empty()) {
    return convert(bytes, std::string(utf16));
  }
  if (const auto zero = bytes.find('\0'); zero != std::string::npos) {
    return Error{ErrorCode::bad_data, "holds a NUL byte; this is not text",
                 "byte " + std::to_string(zero)};
  }
  if (!broken) return bytes;
  if (!declared.empty()) return convert(bytes, superset_of(declared));
  return convert_unnamed(bytes, *broken);
}

}  // namespace depeche
