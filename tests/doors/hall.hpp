#pragma once

#include "tests/end_to_end/gateway.hpp"
#include "tests/end_to_end/street.hpp"
#include "tests/support/hub_process.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <memory>
#include <string>
#include <vector>

namespace doors {

// A request whose answer is known beforehand.
struct Asked {
    std::string what{};  // for whoever reads a failure
    std::string bytes{};
    unsigned status{};  // of the answer
};

// 0 when nothing came.
unsigned status_of(const std::string& answer);

// The whole of a request with these lines between Host and the body.
std::string request(const std::string& line,
                    const std::string& more = {},
                    const std::string& body = {});
// The same with a Content-Length, closed by us.
std::string with_body(const std::string& line,
                      const std::string& body,
                      const std::string& more = {});

// A hub without a group, so that nothing stirs by itself: its gateway, its Redis, and a look at
// what it keeps and logs.
class Hall {
public:
    explicit Hall(const support::Variables& more = {});

    end_to_end::Gateway gateway{};
    support::RedisServer redis{
        {"--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"}};
    support::TemporaryFolder data{};
    std::unique_ptr<support::HubProcess> hub{};

    // Sends the bytes and gives all that comes until the hub closes, at most 20 s long.
    std::string tell(const std::string& bytes) const;
    // Each is answered as it says; nothing that is kept changes, the connection is closed, and one
    // line is logged: with the status, without anything that came in `canaries`.
    void refuses(const std::vector<Asked>& all);
    std::vector<std::string> canaries{"canary", "7700900"};

    // Every key with a digest of its value, but for claims, queues with nothing in them and what
    // only tells repeats apart.
    std::string kept();
    // When nothing is left to be dealt with.
    std::string kept_at_rest();
    // Lines about requests and texts since this was asked last.
    std::vector<std::string> new_lines();
    std::string token() const;  // of the operator's desk
    std::uint16_t port() const;

private:
    std::unique_ptr<support::RedisLink> link_{};
    std::size_t read_{};  // of the log
};

}  // namespace doors
