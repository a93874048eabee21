#pragma once

#include "adapters/web/wire/spec.hpp"
#include "hub/domain/volunteer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace web {

// Takes out of the text what its letters allow to be taken out, then says what is still wrong with
// it, or nothing. The text must be UTF-8 without NUL.
std::optional<std::string> refuse_text(std::string& text, const Spec& spec);
std::optional<std::string> refuse_id(const std::string& id, const Spec& spec);

// Seven days from Monday, each 24 characters: '1' for an hour in which one may be asked, else '0'.
std::vector<std::string> spelled(const hub::WeeklyHours& hours);
std::optional<hub::WeeklyHours> hours_from(const std::vector<std::string>& days);

inline constexpr std::size_t days_of_week = 7;
inline constexpr std::size_t hours_of_day = 24;

// A command's key: so many characters of [A-Za-z0-9_.-]. Who sends it is kept in front of it, and
// the store takes 128 in all.
inline constexpr std::size_t longest_key = 90;
bool is_key(std::string_view text);

}  // namespace web
