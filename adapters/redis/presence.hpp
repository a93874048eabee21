#pragma once

#include "adapters/redis/connection.hpp"
#include "hub/ports/presence.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace redis {

// Who is at the desk, in Redis: a hash for each group, a field for each node. What is over is
// passed over by who reads; the server forgets a group's hash ten minutes after anybody told
// something. Failures are those of Connection.
class Presence final : public hub::Presence {
public:
    explicit Presence(Connection& connection) : connection_(connection) {}

    boost::asio::awaitable<void> tell(hub::GroupId group,
                                      hub::NodeId node,
                                      std::vector<hub::Present> present,
                                      hub::TimePoint until) override;
    boost::asio::awaitable<std::vector<hub::Present>> there(hub::GroupId group,
                                                            hub::TimePoint now) override;

private:
    Connection& connection_;
};

// A field's value: "UNTIL PERSON/REQUEST PERSON/REQUEST ...", milliseconds since 1970; the request
// may be empty.
struct Told {
    hub::TimePoint until{};
    std::vector<hub::Present> present{};
    bool operator==(const Told&) const = default;
};
std::string spelled(const Told& told);
std::optional<Told> told_in(std::string_view value);  // nothing when it is something else

}  // namespace redis
