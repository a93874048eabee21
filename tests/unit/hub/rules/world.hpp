#pragma once

#include "hub/changes.hpp"
#include "hub/commands.hpp"
#include "hub/rules/case.hpp"
#include "hub/rules/dispatch.hpp"

#include <map>
#include <string>
#include <vector>

namespace support {

// Records and timers in a map, changed by real rules only: what a store would hold after their
// commits.
class World {
public:
    World();

    hub::Group& group() { return group_; }
    hub::PersonId add_person(const std::string& id);
    hub::PersonId add_volunteer(
        const std::string& id);  // approved, helps with shopping, may be asked 100 times a day
    hub::RequestId add_request(const std::string& id,
                               const hub::PersonId& resident,
                               int helpers);  // open, dispatch due

    rules::Case file(const hub::RequestId& request,
                     const std::vector<hub::PersonId>& also = {}) const;
    // Fails the test when the changes rest on a version that is not there, or move a request or
    // offer along an undrawn way.
    void commit(const hub::Changes& changes);
    // Decides and commits; the refusal, or `none`. A person without a role speaks for themselves.
    hub::Refusal act(const hub::Actor& who, const hub::Command& command);
    hub::Refusal act(const hub::PersonId& who, const hub::Command& command);
    hub::Refusal by_desk(const hub::Command& command);  // carol's
    void dispatch(const hub::RequestId& request, const std::vector<hub::PersonId>& nearby);
    void follow_up(const hub::RequestId& request);
    void withdraw(const hub::RequestId& request, const hub::PersonId& who);

    hub::Request& request(const hub::RequestId& id) { return requests.at(id.text); }
    // What must hold after every decision.
    void check() const;

    hub::TimePoint now{};
    std::map<std::string, hub::Request> requests{};
    std::map<std::string, hub::Volunteer> volunteers{};
    std::map<std::string, hub::Person> persons{};
    std::map<std::pair<hub::RecordId, hub::TimerKind>, hub::TimePoint> timers{};
    std::vector<hub::OutgoingMessage> said{};  // by the last commit
    std::vector<hub::OutgoingMessage> all_said{};
    std::vector<hub::Alert> alerts{};
    std::vector<hub::Event> events{};
    hub::Answer answer{};  // of the last commit

private:
    void keep(const hub::Record& record);
    void check_request(const hub::Request& request) const;
    int asked_by_hand(const hub::PersonId& volunteer) const;
    void check_volunteer(const hub::Volunteer& volunteer) const;

    hub::Group group_;
    hub::TimeZone utc_{};
    std::uint64_t seed_{1};
    std::map<hub::RecordId, hub::Version> versions_{};
    hub::Version top_{};
};

}  // namespace support
