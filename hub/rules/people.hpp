#pragma once

#include "hub/commands.hpp"
#include "hub/domain/conversation.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

// What the desk decides about people, and volunteers about themselves.
namespace rules {

// Somebody with the records that a decision about them may change; version 0: there is none.
struct Somebody {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Person> person{};
    hub::Versioned<hub::Volunteer> volunteer{};
    hub::Versioned<hub::Conversation> talk{};
};

// All of these: not_found when there is no such person, or no such volunteer where one is meant.

// Told so the first time. wrong_state: they are, or are not.
hub::Result<hub::Changes> approve_volunteer(const Somebody& known, const Moment& moment);
hub::Result<hub::Changes> withdraw_approval(const Somebody& known, const Moment& moment);

// invalid: no needs, one that is not the group's, or nothing within reach.
hub::Result<hub::Changes> change_availability(const Somebody& known,
                                              const Moment& moment,
                                              const hub::ChangeAvailability& command);

// Marks the person, and the volunteer as one who is not asked. Nobody is told. not_allowed: a
// coordinator of the group. Their offers, tasks and requests are taken back by the caller
// (take_back_from), one request at a time.
hub::Result<hub::Changes> block_person(const Somebody& known, const Moment& moment);
hub::Result<hub::Changes> unblock_person(const Somebody& known, const Moment& moment);

// `teller` is the coordinator, whose first name is said. stopped: they get no texts. invalid: no
// words, or too many.
hub::Result<hub::Changes> tell_person(const Somebody& known,
                                      const hub::Person& teller,
                                      const Moment& moment,
                                      const hub::TellPerson& command);

inline constexpr std::size_t longest_text = 1000;  // bytes of what a coordinator says at once
inline constexpr std::chrono::hours held_for{4};   // since the last word

// already_filled: another coordinator has it.
hub::Result<hub::Changes> take_over(const Somebody& known,
                                    const Moment& moment,
                                    const hub::PersonId& who);
hub::Result<hub::Changes> hand_back(const Somebody& known, const Moment& moment);

// Whether a coordinator answers this person at the moment.
bool is_held(const hub::Conversation& talk, hub::TimePoint now);

}  // namespace rules
