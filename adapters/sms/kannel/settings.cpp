#include "adapters/sms/kannel/settings.hpp"

#include "adapters/http/client.hpp"

#include <algorithm>
#include <stdexcept>

namespace kannel {

namespace {

bool needs_no_escape(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

// "+44", "+447700".
bool begins_a_number(const std::string& prefix) {
    return prefix.size() >= 2 && prefix.size() <= 16 && prefix.front() == '+' &&
           prefix.find_first_not_of("0123456789", 1) == std::string::npos;
}

void require(bool holds, const char* sentence) {
    if (!holds) throw std::invalid_argument(sentence);
}

}  // namespace

void check(const Settings& settings) {
    const std::string& secret = settings.secret;
    require(
        secret.size() >= 16 && secret.size() <= 128 && std::ranges::all_of(secret, needs_no_escape),
        "the gateway's secret must be 16 to 128 characters of A-Z, a-z, 0-9, _ and -");
    require(!settings.username.empty() && !settings.password.empty(),
            "the gateway's user name and password must be set");
    require(std::ranges::all_of(settings.send_to, begins_a_number),
            "the beginnings of numbers that are texted must be a plus and digits, as +44");
    require(settings.most_parts >= 1 && settings.most_parts <= 255,
            "a text may have 1 to 255 parts");
    require(http::parse_url(settings.sendsms).target.find('?') == std::string::npos,
            "the gateway's sendsms address must not have a query");
    require(http::parse_url(settings.reports_to).target == "/",
            "the address for delivery reports must be scheme, host and port only");
}

}  // namespace kannel
