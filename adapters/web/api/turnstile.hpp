#pragma once

#include "adapters/http/message.hpp"
#include "hub/ports/environment.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace web {

// Where a request is from, to count by: the other end of the connection, or what a proxy of ours
// says of it in X-Forwarded-For (the last address in it: the others are anybody's words). Of IPv6
// the network, /64. Empty: not known. Personal: not to be logged or kept.
std::string source_of(const http::Request& request, const std::vector<std::string>& proxies);

// How often somebody may try to sign in on this node, whatever they show. Counted by source: 20 at
// once, one more every three seconds, so that one source cannot keep the password pool busy. And
// all browsers together that no coordinator uses: 40 at once, four a second. Neither is counted by
// account: nobody locks another out.
class Turnstile {
public:
    static constexpr std::size_t max_sources = 10'000;

    Turnstile(const hub::Clock& clock, std::vector<std::string> proxies)
        : clock_(clock), proxies_(std::move(proxies)) {}

    bool lets_in(const http::Request& request);
    std::size_t sources() const { return sources_.size(); }  // that are remembered

private:
    struct Pace {
        double most{};
        double a_second{};
    };
    struct Left {
        double tries{};
        hub::TimePoint counted_at{};
    };
    static constexpr Pace of_source{.most = 20, .a_second = 1.0 / 3};
    static constexpr Pace of_strangers{.most = 40, .a_second = 4};

    void refill(Left& left, const Pace& pace) const;
    bool take(Left& left, const Pace& pace) const;
    bool lets_in(const std::string& source);
    void forget_rested();

    const hub::Clock& clock_;
    const std::vector<std::string> proxies_;
    std::map<std::string, Left> sources_{};
    Left strangers_{.tries = of_strangers.most};
};

}  // namespace web
