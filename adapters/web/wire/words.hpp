#pragma once

#include "adapters/json/words.hpp"
#include "hub/views.hpp"

#include <string_view>

// The words of what only views have.
namespace json {

template <>
struct Words<hub::Trouble> {
    static constexpr std::string_view all[] = {"none",
                                               "nobody_found",
                                               "overdue",
                                               "no_answer_at_door",
                                               "worried",
                                               "disputed",
                                               "message_failed",
                                               "danger",
                                               "condition_open",
                                               "unanswered"};
    static constexpr auto last = hub::Trouble::unanswered;
};

template <>
struct Words<hub::SaidView::By> {
    static constexpr std::string_view all[] = {"person", "hub", "coordinator"};
    static constexpr auto last = hub::SaidView::By::coordinator;
};

}  // namespace json
