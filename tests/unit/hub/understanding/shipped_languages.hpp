#pragma once

#include "config/languages.hpp"
#include "hub/understanding/understand.hpp"

#include <string>

namespace tests {

// The languages as they are shipped: loaded once.
const config::Languages& shipped_languages();

// Europe/London in the years 2025 to 2027.
hub::TimeZone london();

// "2026-11-21 14:30" in London.
hub::TimePoint in_london(const std::string& local);
std::string london_text(hub::TimePoint at);

// What is understood with the shipped languages on Saturday 21 November 2026 at 10:00 in London.
understanding::Heard hear(const std::string& text,
                          hub::Question question = hub::Question::nothing,
                          std::vector<std::string> codes = {});
understanding::Heard hear_at(const std::string& text, const std::string& local_now);

}  // namespace tests
