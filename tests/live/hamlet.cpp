#include "tests/live/hamlet.hpp"

#include <atomic>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace live_hub {

namespace {

// The group is there before anybody looks for it.
const std::filesystem::path& with_group(const std::filesystem::path& data) {
    end_to_end::add_group(data);
    return data;
}

std::string cookie_header(const std::string& cookie) {
    return "__Host-aidhub=" + cookie;
}

}  // namespace

std::uint16_t port_of(const support::HubProcess& hub) {
    return static_cast<std::uint16_t>(std::stoul(hub.url().substr(hub.url().rfind(':') + 1)));
}

double resident_megabytes(const support::HubProcess& hub) {
    std::ifstream file("/proc/" + std::to_string(hub.process()) + "/statm");
    double whole = 0;
    double pages = 0;
    file >> whole >> pages;
    constexpr double mega = 1024.0 * 1024.0;
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / mega;
}

Hamlet::Hamlet()
    : insider(nodes.redis.address(), with_group(nodes.data.path())), crowd(insider.group().text) {}

void Hamlet::let_in(std::size_t persons, const std::vector<hub::Role>& roles) {
    bool turn = false;
    for (const SignedIn& who : insider.sign_in(persons, roles)) {
        crowd.send(crowd.add(who.cookie), port_of(turn ? *nodes.other : *nodes.one));
        turn = !turn;
    }
}

Caller& Hamlet::let_in(const SignedIn& who, const support::HubProcess& node) {
    Caller& caller = crowd.add(who.cookie);
    crowd.send(caller, port_of(node));
    if (!crowd.until([&] { return caller.is_member(); }))
        throw std::runtime_error("somebody does not get in");
    return caller;
}

bool Hamlet::all_know_all() {
    const hub::Offset top = insider.log(0).top;
    return crowd.until([&] { return crowd.all_served(top); });
}

http::Response Hamlet::get(const support::HubProcess& node,
                           const std::string& target,
                           const std::string& cookie) {
    return support::ask(node.url(), "GET", target, {}, {{"Cookie", cookie_header(cookie)}});
}

http::Response Hamlet::post(const support::HubProcess& node,
                            const std::string& command,
                            const std::string& body,
                            const std::string& cookie) {
    static std::atomic<int> keys{0};
    return support::ask(node.url(),
                        "POST",
                        "/api/v1/" + command,
                        body,
                        {{"Cookie", cookie_header(cookie)},
                         {"Origin", node.url()},
                         {"Content-Type", "application/json"},
                         {"Idempotency-Key", "key-" + std::to_string(++keys)}});
}

std::string Hamlet::ticket(const support::HubProcess& node, const std::string& cookie) {
    const std::string body = post(node, "ticket", "", cookie).body;
    const auto begin = body.find(':') + 2;
    return body.substr(begin, body.rfind('"') - begin);
}

}  // namespace live_hub
