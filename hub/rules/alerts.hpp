#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

#include <chrono>
#include <string_view>

// What becomes of an alert: whose phone it goes to, who has it, who looked after it.
namespace rules {

inline constexpr std::chrono::minutes answers_within{5};  // then the next one's phone
inline constexpr std::chrono::hours settled_kept{24 * 30};

// Those on duty now, first the one whose phone it is; empty: the group keeps no rota for this moment.
std::vector<hub::PersonId> on_duty(const hub::Group& group, hub::TimePoint now);

// Whether somebody must say that they have it: else it goes to the next phone.
bool must_be_answered(hub::AlertKind kind);

// Fills in who is told, and sends it: to the one on duty with a code to answer, or to all coordinators where nobody is.
void tell_phones(hub::Changes& changes, const Moment& moment, const hub::Group& group, hub::Alert& alert);

// The timer "escalate": nobody said that they have it. The next one on the rota, then the other coordinators; when nobody is
// left, who waits is told plainly. `waiting` is the person concerned; empty: nobody is.
hub::Changes escalate(const hub::Versioned<hub::Group>& group, const hub::Versioned<hub::Alert>& alert, const hub::PersonId& waiting,
                      const Moment& moment);

// Nobody else is told. wrong_state: it is settled.
hub::Result<hub::Changes> acknowledge_alert(const hub::Versioned<hub::Alert>& alert, const hub::PersonId& who, const Moment& moment);

// Looked after; forgotten 30 days later. wrong_state: it was already. invalid: too many words.
hub::Result<hub::Changes> settle_alert(const hub::Versioned<hub::Alert>& alert, const hub::PersonId& who,
                                       const hub::SettleAlert& command, const Moment& moment);

// What a text from a phone says about alerts: "K47", "ok k47". Empty: nothing like a code.
std::string alert_code_in(std::string_view text);

}  // namespace rules
