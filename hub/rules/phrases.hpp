#pragma once

#include <array>
#include <string_view>

// Everything the hub says to people, by name. The words are in config/languages/*.toml, where each
// phrase may use the gaps listed here and no others; a test holds the two together.
namespace rules {

struct Phrase {
    std::string_view name{};
    std::array<std::string_view, 10> gaps{};
};

namespace phrases {

// To a resident. `need` is a need's key; `when`, `since` are local "2026-11-21 14:30"; `until` may
// be "".
inline constexpr Phrase ask_need{"ask_need", {"group", "needs"}};
inline constexpr Phrase ask_postcode{"ask_postcode", {"need"}};
inline constexpr Phrase postcode_unreadable{"postcode_unreadable", {"written"}};
inline constexpr Phrase postcode_unknown{"postcode_unknown", {"written"}};
inline constexpr Phrase outside_area{"outside_area", {"group", "place"}};
inline constexpr Phrase ask_street{"ask_street", {"place"}};
inline constexpr Phrase ask_name{"ask_name", {}};
inline constexpr Phrase ask_who_pays{"ask_who_pays",
                                     {"payments", "limit"}};  // payments: keys with commas
inline constexpr Phrase confirmed{"confirmed",
                                  {"need", "place", "level", "when", "until", "reference"}};
inline constexpr Phrase privacy{"privacy", {"group"}};
inline constexpr Phrase nobody_about{
    "nobody_about", {"need", "reference"}};  // honest, at once: nobody suitable is near
inline constexpr Phrase still_looking{"still_looking", {"need", "reference", "asked"}};
inline constexpr Phrase nobody_found{"nobody_found", {"need", "reference", "group"}};
inline constexpr Phrase helper_coming{
    "helper_coming", {"helper", "need", "when", "until", "word", "reference", "pays"}};
inline constexpr Phrase never_give{"never_give",
                                   {}};  // "never give your card, PIN or bank details"
inline constexpr Phrase helper_dropped_out{"helper_dropped_out", {"helper", "need", "reference"}};
inline constexpr Phrase cancelled{"cancelled", {"need", "reference"}};
inline constexpr Phrase nothing_to_cancel{"nothing_to_cancel", {}};
inline constexpr Phrase confirm_cancel{"confirm_cancel", {"need", "reference"}};
inline constexpr Phrase status_looking{"status_looking", {"need", "reference", "asked", "since"}};
inline constexpr Phrase status_coming{"status_coming",
                                      {"need", "reference", "helper", "when", "until", "word"}};
inline constexpr Phrase status_unmet{"status_unmet", {"need", "reference", "group"}};
inline constexpr Phrase status_nothing{"status_nothing", {"group"}};
inline constexpr Phrase is_it_done{"is_it_done", {"helper", "need", "reference"}};
inline constexpr Phrase closed{"closed", {"need", "reference"}};
inline constexpr Phrase reopened{"reopened", {"need", "reference"}};
inline constexpr Phrase too_many_requests{"too_many_requests", {"group"}};
inline constexpr Phrase another_later{
    "another_later", {"needs"}};  // more needs were heard: one is taken first, say the next after
inline constexpr Phrase you_are_welcome{"you_are_welcome", {}};
inline constexpr Phrase not_understood{"not_understood", {"group"}};
inline constexpr Phrase with_a_person{"with_a_person", {"group"}};  // a coordinator will read it
inline constexpr Phrase unreadable{"unreadable", {}};               // bytes that are no text
inline constexpr Phrase about{"about", {"group", "needs"}};         // HELP, INFO

// To a volunteer. `distance` is in whole and half kilometres ("1.5"), `minutes` until the offer
// lapses.
inline constexpr Phrase offer{
    "offer", {"group", "need", "urgency", "place", "distance", "when", "until", "code", "minutes"}};
inline constexpr Phrase yours{
    "yours", {"name", "need", "street", "place", "when", "until", "word", "pays", "code", "limit"}};
inline constexpr Phrase their_words{"their_words", {"words"}};
inline constexpr Phrase stand_down{"stand_down", {"need", "place", "code"}};
inline constexpr Phrase not_needed{
    "not_needed", {"need", "place", "code"}};  // a stand-down because the resident cancelled
inline constexpr Phrase too_late{"too_late",
                                 {"need", "code"}};  // said yes, but somebody was quicker: kindly
inline constexpr Phrase offer_over{"offer_over", {"code"}};  // the offer is gone: cancelled, done
inline constexpr Phrase declined{"declined", {"code"}};
inline constexpr Phrase which_offer{"which_offer", {"codes"}};
inline constexpr Phrase condition_noted{"condition_noted", {"code", "group"}};
inline constexpr Phrase wrong_code{"wrong_code", {"code", "codes"}};  // codes may be ""
inline constexpr Phrase nothing_offered{"nothing_offered", {"group"}};
inline constexpr Phrase released{"released", {"need", "code"}};
inline constexpr Phrase task_cancelled{"task_cancelled", {"need", "place", "code"}};
inline constexpr Phrase done{"done", {"need"}};
inline constexpr Phrase not_done_yet{"not_done_yet",
                                     {"need", "code"}};  // the resident says it is not done
inline constexpr Phrase paused{"paused", {"until"}};
inline constexpr Phrase resumed{"resumed", {}};
inline constexpr Phrase welcome_volunteer{"welcome_volunteer", {"name", "group"}};

// To an address.
inline constexpr Phrase stop_confirmed{"stop_confirmed", {"group"}};
inline constexpr Phrase start_confirmed{"start_confirmed", {"group"}};

// To a coordinator: ids, states and coarse places; the words are read at the desk.
inline constexpr Phrase alert_danger{
    "alert_danger", {"group", "danger", "number"}};  // the number: somebody must ring at once
inline constexpr Phrase alert_nobody_found{"alert_nobody_found",
                                           {"group", "need", "place", "reference"}};
inline constexpr Phrase alert_not_understood{"alert_not_understood", {"group", "reference"}};
inline constexpr Phrase alert_stopped{"alert_stopped", {"group", "reference"}};
inline constexpr Phrase alert_budget{"alert_budget", {"group", "segments"}};
inline constexpr Phrase alert_message_failed{"alert_message_failed", {"group", "reference"}};
inline constexpr Phrase alert_condition{"alert_condition", {"group", "reference", "condition"}};
inline constexpr Phrase alert_unreachable{"alert_unreachable", {"group", "reference"}};

// Of one request, from its helper or the desk. `condition` is in the helper's own words.
inline constexpr Phrase helper_delayed{"helper_delayed", {"helper", "need", "when", "reference"}};
inline constexpr Phrase nobody_opened{"nobody_opened", {"helper", "need", "reference"}};
inline constexpr Phrase their_condition{"their_condition", {"helper", "condition", "reference"}};
inline constexpr Phrase looking_again{"looking_again", {"need", "reference"}};
inline constexpr Phrase closed_by_desk{"closed_by_desk", {"group", "need", "reference"}};
inline constexpr Phrase kept_while_paused{"kept_while_paused", {"group", "need", "reference"}};
inline constexpr Phrase worry_heard{"worry_heard", {"group"}};  // to the helper
inline constexpr Phrase alert_overdue{"alert_overdue", {"group", "reference"}};
inline constexpr Phrase alert_disputed{"alert_disputed", {"group", "reference"}};
inline constexpr Phrase alert_no_answer{"alert_no_answer", {"group", "reference"}};
inline constexpr Phrase alert_worried{"alert_worried", {"group", "reference"}};

// From the desk to people.
inline constexpr Phrase approved{"approved", {"name", "group"}};
inline constexpr Phrase desk_says{"desk_says", {"name", "group", "text"}};
inline constexpr Phrase broadcast{"broadcast", {"group", "text"}};
inline constexpr Phrase nobody_at_desk{"nobody_at_desk",
                                       {"group"}};  // an alert that no coordinator has answered

// To the phone of a coordinator.
inline constexpr Phrase alert_code{"alert_code", {"code"}};  // says "I have it"
inline constexpr Phrase alert_answered{"alert_answered", {"code"}};
inline constexpr Phrase alert_taken{"alert_taken",
                                    {"code", "name"}};             // somebody else said so before
inline constexpr Phrase alert_settled{"alert_settled", {"code"}};  // it was looked after meanwhile
inline constexpr Phrase alert_unknown{"alert_unknown",
                                      {"code", "group"}};  // no code that this phone was told
inline constexpr Phrase alert_ring{"alert_ring",
                                   {"group"}};  // somebody with a landline is to be told something
inline constexpr Phrase alert_spoke{"alert_spoke", {"group"}};

// On buttons, where a channel has them.
inline constexpr Phrase choice_yes{"choice_yes", {}};
inline constexpr Phrase choice_no{"choice_no", {}};

// To whoever signs in. `link` of a code may be ""; `when` is local.
inline constexpr Phrase sign_in_code{"sign_in_code", {"group", "code", "link"}};
inline constexpr Phrase invitation{"invitation", {"group", "link"}};
inline constexpr Phrase new_browser{"new_browser", {"group", "when"}};
inline constexpr Phrase new_password{"new_password", {"group", "when"}};
inline constexpr Phrase alert_codes{"alert_codes", {"group"}};  // to coordinators

// To the desk, of a volunteer who asked for more addresses than anybody should see on one day.
inline constexpr Phrase alert_many_addresses{"alert_many_addresses", {"group"}};

// On a locked screen, where a text says more: hub/services/notice_words.
inline constexpr Phrase notice_yours{"notice_yours", {"need", "code"}};
inline constexpr Phrase notice_stand_down{"notice_stand_down", {"need", "code"}};
inline constexpr Phrase notice_not_needed{"notice_not_needed", {"need", "code"}};
inline constexpr Phrase notice_danger{"notice_danger", {"group"}};
inline constexpr Phrase notice_condition{"notice_condition", {"group", "reference"}};

// To one person with two addresses.
inline constexpr Phrase link_code{"link_code", {"group", "code"}};
inline constexpr Phrase link_done{"link_done", {"group"}};
inline constexpr Phrase link_noticed{"link_noticed", {"group"}};  // to the address that asked
inline constexpr Phrase link_wrong{"link_wrong", {"group"}};
inline constexpr Phrase link_later{"link_later", {"group"}};
inline constexpr Phrase link_same{"link_same", {"group"}};
inline constexpr Phrase link_already{"link_already", {"group"}};
inline constexpr Phrase link_desk{"link_desk", {"group"}};

inline constexpr std::array all{
    ask_need,
    ask_postcode,
    postcode_unreadable,
    postcode_unknown,
    outside_area,
    ask_street,
    ask_name,
    ask_who_pays,
    confirmed,
    privacy,
    nobody_about,
    still_looking,
    nobody_found,
    helper_coming,
    never_give,
    helper_dropped_out,
    cancelled,
    nothing_to_cancel,
    confirm_cancel,
    status_looking,
    status_coming,
    status_unmet,
    status_nothing,
    is_it_done,
    closed,
    reopened,
    too_many_requests,
    another_later,
    you_are_welcome,
    not_understood,
    with_a_person,
    unreadable,
    about,
    offer,
    yours,
    their_words,
    stand_down,
    not_needed,
    too_late,
    offer_over,
    declined,
    which_offer,
    condition_noted,
    wrong_code,
    nothing_offered,
    released,
    task_cancelled,
    done,
    not_done_yet,
    paused,
    resumed,
    welcome_volunteer,
    stop_confirmed,
    start_confirmed,
    alert_danger,
    alert_nobody_found,
    alert_not_understood,
    alert_stopped,
    alert_budget,
    alert_message_failed,
    alert_condition,
    alert_unreachable,
    approved,
    desk_says,
    broadcast,
    nobody_at_desk,
    alert_code,
    alert_answered,
    alert_taken,
    alert_settled,
    alert_unknown,
    alert_ring,
    alert_spoke,
    choice_yes,
    choice_no,
    helper_delayed,
    nobody_opened,
    their_condition,
    looking_again,
    closed_by_desk,
    kept_while_paused,
    worry_heard,
    alert_overdue,
    alert_disputed,
    alert_no_answer,
    alert_worried,
    sign_in_code,
    invitation,
    new_browser,
    new_password,
    alert_codes,
    alert_many_addresses,
    notice_yours,
    notice_stand_down,
    notice_not_needed,
    notice_danger,
    notice_condition,
    link_code,
    link_done,
    link_noticed,
    link_wrong,
    link_later,
    link_same,
    link_already,
    link_desk,
};

}  // namespace phrases

// The text for danger is not a phrase but the emergency text of the group's nation:
// config/languages/emergency.toml. A wording asks for it by this name followed by the nation:
// "emergency.england".
inline constexpr std::string_view emergency_prefix = "emergency.";

}  // namespace rules
