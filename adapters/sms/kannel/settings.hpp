#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace kannel {

struct Settings {
    std::string sendsms{"http://127.0.0.1:13013/cgi-bin/sendsms"};
    std::string username{"aidhub"};
    std::string password{};
    // What Kannel shows us in its calls: 16 to 128 characters of [A-Za-z0-9_-], since it stands in
    // URLs.
    std::string secret{};
    std::string number{};  // the hub's own, used when a parcel names none
    std::string reports_to{"http://127.0.0.1:8080"};  // where Kannel reaches this hub; no path
    std::string region{"GB"};  // of numbers that are written without a country
    // How numbers begin that are texted: {"+44", "+353"}. Empty: any that a person can have.
    std::vector<std::string> send_to{};
    std::size_t most_parts{10};                     // a longer text is refused
    std::chrono::milliseconds request_limit{5000};  // for one part
};

// Throws std::invalid_argument with one sentence when the channel could not work with these.
void check(const Settings& settings);

inline constexpr const char* inbound_path = "/sms/in";
inline constexpr const char* report_path = "/sms/report";

}  // namespace kannel
