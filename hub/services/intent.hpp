#pragma once

#include "hub/commands.hpp"
#include "hub/domain/conversation.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/messages.hpp"
#include "hub/understanding/heard.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// From what was found in a text, and who wrote it, to what is to be done. Pure.
namespace services {

// What the hub knows about who writes, for telling what they mean.
struct Writer {
    const hub::Group& group;
    const hub::Person& person;
    const hub::Conversation& talk;
    const hub::Volunteer* volunteer{};     // null: does not help
    std::vector<hub::Request> requests{};  // their own unfinished ones
    hub::TimePoint now{};
};

// Do this in the writer's name.
struct DoThis {
    hub::Command command{};
    std::string code{};
};
// It is about a request of theirs: a new one, or the draft.
struct TakeRequest {
    hub::RequestId draft{};
};
// Nothing changes: say this, about that request when there is one, and wait for that.
struct SayThis {
    hub::Wording words{};
    hub::Question question{hub::Question::nothing};
    hub::RequestId about{};
};
// Tell how a request stands.
struct TellStatus {
    hub::RequestId request{};
};
struct HoldDanger {
    std::string danger{};
};
struct GiveUp {};  // it was not understood

using Intent = std::variant<DoThis, TakeRequest, SayThis, TellStatus, HoldDanger, GiveUp>;

Intent intent_of(const understanding::Heard& heard, const Writer& writer);

// What is said when a command that came from a text was refused.
hub::Wording words_for_refusal(const boost::system::error_code& refusal,
                               const DoThis& attempt,
                               const hub::Need& need);

// The fixed word for a danger: "chest_pain".
std::string_view name_of(understanding::Danger danger);

// The codes that this volunteer could answer with.
std::vector<std::string> codes_of(const hub::Volunteer& volunteer);

}  // namespace services
