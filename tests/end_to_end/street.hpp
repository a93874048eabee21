#pragma once

#include "tests/end_to_end/gateway.hpp"
#include "tests/support/hub_process.hpp"

#include <functional>
#include <string>
#include <vector>

namespace end_to_end {

// One phone behind the gateway, which may write through any node.
class SmsPhone {
public:
    SmsPhone(Gateway& gateway, std::string number)
        : gateway_{gateway}, number_{std::move(number)} {}

    // As Kannel brings it: again, under the same id, while the hub answers 503. Throws when it is
    // refused.
    void text(const support::HubProcess& node, const std::string& words) const;
    // The next text after the last one found that holds these words; those between are passed
    // over.
    std::string wait_for(const std::string& words);
    std::vector<std::string> all() const { return gateway_.texts(number_); }
    const std::string& number() const { return number_; }

private:
    Gateway& gateway_;
    std::string number_;
    std::size_t read_{};
};

// One call as Kannel makes it for a text. Each has an id of its own unless one is given.
http::Response bring(const support::HubProcess& node,
                     const std::string& from,
                     const std::string& words,
                     const std::string& id = {});
std::string inbound_target(const std::string& from, const std::string& id);

// Of a hub that sends through this gateway, is never quiet and has no dear limits.
support::Variables served_by(const std::string& sendsms,
                             const std::string& password = Gateway::password,
                             const std::string& secret = Gateway::secret);

// The group "Hackney Helpers" with its coordinator and the hub's number, as an operator adds it;
// gives its id.
std::string add_group(const std::filesystem::path& data);
// Lines of "Ann Ash,+447700900101,E8 3,shopping". Throws unless all were added.
void add_volunteers(const std::filesystem::path& data, const std::vector<std::string>& lines);

// Invites to the desk; gives the link that the command prints.
std::string invite(const std::filesystem::path& data,
                   const std::string& name,
                   const std::string& number);

// The code of the offer in a text: "Reply YES 4C". Throws when there is none.
std::string code_in(const std::string& text);
bool holds(const std::string& text, const std::string& words);

inline constexpr const char* coordinator = "+447700900001";
inline constexpr const char* rosa = "+447700900100";
inline constexpr const char* ann = "+447700900101";
inline constexpr const char* bo = "+447700900102";
inline constexpr const char* cem = "+447700900103";
inline constexpr const char* dee = "+447700900104";
inline constexpr const char* eve = "+447700900105";

// A hub, its gateway, and a group with four who shop and one who walks dogs.
class Street {
public:
    Street();

    Gateway gateway{};
    support::TemporaryFolder data{};
    support::HubProcess hub;

    SmsPhone phone(const std::string& number) { return {gateway, number}; }
    // Rosa asks for shopping until volunteers are asked.
    void ask_for_shopping();
};

}  // namespace end_to_end
