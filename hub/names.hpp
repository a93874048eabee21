#pragma once

// What commands, queries and events are called outside of the program: on the wire, in the audit,
// in the documentation. A name never changes its meaning.

#include "hub/commands.hpp"
#include "hub/events.hpp"
#include "hub/queries.hpp"

#include <array>
#include <string_view>
#include <variant>

namespace hub {

// In the order of the variants' alternatives: a name has its command's index.
inline constexpr std::array<std::string_view, std::variant_size_v<Command>> command_names{
    "add_group",           "add_volunteer",      "say",
    "open_request",        "accept_offer",       "decline_offer",
    "counter_offer",       "release_task",       "report_done",
    "confirm_done",        "cancel_request",     "pause_volunteer",
    "resume_volunteer",    "change_group",       "pause_group",
    "resume_group",        "invite_coordinator", "set_rota",
    "write_handover",      "approve_volunteer",  "withdraw_approval",
    "change_availability", "block_person",       "unblock_person",
    "agree_to_condition",  "report_delay",       "report_no_answer",
    "report_worry",        "ask_volunteer",      "assign_volunteer",
    "reopen_request",      "close_request",      "add_note",
    "claim_case",          "drop_claim",         "tell_person",
    "take_over",           "hand_back",          "settle_alert",
    "acknowledge_alert",   "broadcast",          "add_device",
    "remove_device",       "end_sessions"};

inline constexpr std::array<std::string_view, std::variant_size_v<Query>> query_names{
    "me",
    "about_group",
    "queue",
    "queue_row",
    "request_story",
    "alerts",
    "talk",
    "volunteers",
    "candidates",
    "duties",
    "group_settings",
    "broadcast_estimate",
    "figures",
    "my_offers",
    "my_tasks",
    "my_availability",
    "my_requests"};

inline constexpr std::array<std::string_view, std::variant_size_v<Event>> event_names{
    "group_changed",
    "person_changed",
    "volunteer_changed",
    "request_moved",
    "offer_moved",
    "message_moved",
    "person_stopped",
    "alert_raised",
    "alert_changed",
    "request_changed",
    "person_spoke",
    "rota_changed",
    "session_ended"};

// An alternative that was added has its name too.
static_assert(!command_names.back().empty() && !query_names.back().empty() &&
              !event_names.back().empty());

constexpr std::string_view name_of(const Command& command) {
    return command_names[command.index()];
}
constexpr std::string_view name_of(const Query& query) {
    return query_names[query.index()];
}
constexpr std::string_view name_of(const Event& event) {
    return event_names[event.index()];
}

}  // namespace hub
