#pragma once

#include "adapters/http/message.hpp"
#include "tests/faults/ledger.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace faults {

// What lies between people and the hub, and writes the ledger.
class Carrier {
public:
    virtual ~Carrier() = default;

    virtual void hub_at(const std::string& url) = 0;
    virtual void somebody_asks() = 0;  // a new resident texts
    virtual Ledger ledger() const = 0;
    // Texts not yet acknowledged, answers not yet written, reports not yet brought.
    virtual std::size_t under_way() const = 0;

    static constexpr const char* path = "/cgi-bin/sendsms";
    static constexpr const char* username = "aidhub";
    static constexpr const char* hub_number = "+447700900000";
};

// What the hub shows a gateway, and the other way round.
struct Credentials {
    std::string password{};
    std::string secret{};
};

// A hand-over as Kannel's sendsms takes it, now; nothing when anything is wrong with it.
std::optional<HandOver> read_hand_over(const http::Request& request,
                                       const Credentials& credentials);
// Where it is reported on, without the state: "/sms/report?...&status=".
std::string report_target(const http::Request& request);
std::string field(const std::map<std::string, std::string>& fields, const std::string& name);

// Phones show a message when all its parts are there, and once: a repeat has the same words.
class Screens {
public:
    std::optional<std::string> show(const HandOver& part);

private:
    std::map<std::string, std::map<int, std::string>> parts_;  // by message
};

}  // namespace faults
