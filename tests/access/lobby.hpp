#pragma once

#include "adapters/web/api/api.hpp"
#include "tests/support/town.hpp"

#include <boost/asio/io_context.hpp>

#include <map>
#include <optional>
#include <string>

namespace access_test {

inline const std::string page = "https://help.example.org";

// A hub in memory with two groups: in each somebody of every role, signed in with a session of
// their own.
class Lobby : public support::Town {
public:
    Lobby();

    // The cookie of somebody with this one role, in the first or the second group; of a guest:
    // none.
    const std::string& cookie(hub::Role role, bool other_group = false);
    http::Response post(const std::string& name,
                        const std::string& body,
                        const std::string& cookie,
                        const std::string& key);
    http::Response get(const std::string& name,
                       const std::string& query,
                       const std::string& cookie);
    http::Response ask(http::Request request);
    std::size_t devices();  // of the first group that are pushed to

    const hub::GroupId& first() const { return group(); }
    const hub::GroupId& second() const { return second_; }

    // A request that stands in the second group.
    hub::RequestId theirs();

private:
    std::string sign_in(const hub::GroupId& group, hub::Role role);

    boost::asio::io_context doors_;
    support::PlainVault vault_;
    support::PlainSecrets secrets_;
    hub::GroupId second_;
    web::Calls calls_;
    web::Tickets tickets_;
    web::Turnstile turnstile_;
    web::Api api_;
    std::map<std::pair<std::string, hub::Role>, std::string> cookies_;
};

}  // namespace access_test
