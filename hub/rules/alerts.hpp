#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

#include <chrono>
#include <string_view>

// What becomes of an alert: whose phone it goes to, who has it, who looked after it.
namespace rules {

inline constexpr std::chrono::minutes answers_within{5};  // then the next one's phone
inline constexpr std::chrono::minutes rests_between{
    30};                               // everybody was told: then the first is told again
inline constexpr int most_rounds = 3;  // so often each phone is told of one alert
inline constexpr std::chrono::hours settled_kept{24 * 30};

// Those on duty now, first the one whose phone it is; empty: the group keeps no rota for this
// moment.
std::vector<hub::PersonId> on_duty(const hub::Group& group, hub::TimePoint now);

// Whether somebody must say that they have it: else it goes to the next phone.
bool must_be_answered(hub::AlertKind kind);

// Fills in who is told, and sends it: to the one on duty, or to all coordinators where nobody is.
// What must be answered has a code for that, and the timer "escalate".
void tell_phones(hub::Changes& changes,
                 const Moment& moment,
                 const hub::Group& group,
                 hub::Alert& alert);

// The timer "escalate": nobody said that they have it. Those on duty, those whose duty begins next,
// then the other coordinators. When everybody was told, who waits is told plainly, once, and the
// round begins again later. `about` is the alert's request; null: it has none. Of a time that is
// over or a search that nobody was found in, nothing more is said when the request has ended
// meanwhile.
hub::Changes escalate(const hub::Versioned<hub::Group>& group,
                      const hub::Versioned<hub::Alert>& alert,
                      const hub::Request* about,
                      const Moment& moment);

// Nobody else is told. wrong_state: it is settled.
hub::Result<hub::Changes> acknowledge_alert(const hub::Versioned<hub::Alert>& alert,
                                            const hub::PersonId& who,
                                            const Moment& moment);

// Looked after; forgotten 30 days later. `told` is the text that a call stands for: ticked off, it
// is delivered; version 0: there is none. wrong_state: it was already. invalid: too many words.
hub::Result<hub::Changes> settle_alert(const hub::Versioned<hub::Alert>& alert,
                                       const hub::Versioned<hub::OutgoingMessage>& told,
                                       const hub::PersonId& who,
                                       const hub::SettleAlert& command,
                                       const Moment& moment);

// What a text from a phone says about alerts: "K47", "ok k47". Empty: nothing like a code.
std::string alert_code_in(std::string_view text);

// The alert whose code this person was told; of several first one that nobody has answered, then
// the latest. Null: none.
const hub::Alert* alert_of_code(const std::vector<hub::Alert>& alerts,
                                const hub::PersonId& who,
                                std::string_view code);

}  // namespace rules
