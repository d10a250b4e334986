// SPDX-License-Identifier: Apache-2.0
// What the words of a match say, as fields.
#include "base/strings.h"
#include "time/resolver.h"

#include <cmath>

namespace depeche {

namespace {

int whole(double number) {
  return std::isnan(number) || std::abs(number) > 1e6 ? -1 : static_cast<int>(number);
}

void take_number(TimeFields& fields, const Edge& edge) {
  if (fields.number >= 0 && !fields.unit.empty() && !std::isnan(edge.number)) {
    fields.more = edge.number;  // "1 minute et 22 secondes"
    return;
  }
  if (std::isnan(edge.number)) {
    fields.vague = true;
  } else {
    fields.number = edge.number;
  }
}

void take_figure(TimeFields& fields, const Edge& edge) {
  const int number = whole(edge.number);
  switch (edge.slot) {
    case Slot::weekday:
      fields.weekday = fields.weekday < 0 ? number : fields.weekday;
      break;  // "nuit de lundi à mardi"
    case Slot::month:
      fields.month = fields.month < 0 ? number : fields.month;
      break;
    case Slot::day:
      fields.day = fields.day < 0 ? number : fields.day;
      break;
    case Slot::year:
      fields.year = number;
      break;
    case Slot::short_year:
      fields.short_year = number;
      break;
    case Slot::hour:
      fields.hour = number;
      break;
    case Slot::minute:
      fields.minute = number;
      break;
    case Slot::military:
      fields.hour = number / 100;
      fields.minute = number % 100;
      break;
    case Slot::ordinal:
      fields.ordinal = number;
      break;
    case Slot::century:
      fields.century = number;
      break;
    case Slot::number:
      take_number(fields, edge);
      break;
    default:
      break;
  }
}

void take(TimeFields& fields, const Edge& edge) {
  switch (edge.slot) {
    case Slot::unit:
      (fields.more >= 0 ? fields.more_unit : fields.unit) = edge.value;
      break;
    case Slot::part:
      fields.part = edge.value;
      break;
    case Slot::season:
      fields.season = edge.value;
      break;
    case Slot::holiday:
      fields.holiday = edge.value;
      break;
    case Slot::mod:
      fields.mod = edge.value;
      break;
    case Slot::edge:
      fields.edge = edge.value;
      break;
    case Slot::rel:
      fields.rel = edge.value;
      break;
    case Slot::zone:
      fields.zone = edge.value;
      break;
    case Slot::value:
      fields.value = edge.value;
      break;
    default:
      take_figure(fields, edge);
      break;
  }
}

void set_text(TimeFields& fields, std::string_view key, std::string_view value) {
  if (key == "unit") fields.unit = value;
  if (key == "part") fields.part = value;
  if (key == "season") fields.season = value;
  if (key == "holiday") fields.holiday = value;
  if (key == "mod") fields.mod = value;
  if (key == "edge") fields.edge = value;
  if (key == "rel") fields.rel = value;
  if (key == "zone") fields.zone = value;
  if (key == "base") fields.base = value;
  if (key == "dir") fields.dir = value;
  if (key == "grain") fields.grain = value;
  if (key == "value") fields.value = value;
}

}  // namespace

TimeFields TimeFields::from(const Match& match, const PatternRow& row, std::uint8_t group) {
  TimeFields fields;
  // Words outside every group belong to the last finding ("dans la nuit de lundi" …); a row's own
  // settings overrule the words.
  for (const Step& step : match.steps) {
    // A zone may stand in brackets behind: "[19h05] (heure de Paris)".
    if (step.group == group || (step.group == 0 && step.edge.slot == Slot::zone))
      take(fields, step.edge);
  }
  for (const auto& [key, value] : row.settings) {
    const int number = static_cast<int>(to_integer(value).value_or(0));
    if (key == "n") {
      fields.shift = number;
      fields.shifted = true;
    } else if (key == "sign") {
      fields.shift = number;
    } else if (key == "vague") {
      fields.vague = true;
    } else if (key == "half") {
      fields.half = true;
    } else if (key == "number") {
      if (fields.number < 0) fields.number = number;
    } else if (key == "year") {
      if (fields.year < 0) fields.year = number;
    } else if (key == "month") {
      fields.month = number;
    } else if (key == "day") {
      fields.day = number;
    } else if (key == "hour") {
      fields.hour = number;
    } else if (key == "minute") {
      fields.minute = number;
    } else if (key == "ordinal") {
      fields.ordinal = number;
    } else {
      set_text(fields, key, value);
    }
  }
  return fields;
}

void TimeFields::inherit(const TimeFields& next) {
  const bool named = month >= 0 || day >= 0;
  if (day >= 0 && month < 0) month = next.month;
  if (named && year < 0 && short_year < 0) {
    year = next.year;
    short_year = next.short_year;
  }
  if (number >= 0 && unit.empty()) unit = next.unit;
  if (rel.empty()) rel = next.rel;
  if (mod.empty()) mod = next.mod;
  if (grain.empty()) grain = next.grain;
  if (part.empty() && hour < 0 && weekday >= 0 && next.weekday >= 0) part = next.part;
}

}  // namespace depeche
