#include "tests/faults/carrier.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace faults {

namespace {

// The target of "http://hub/sms/report?...&status=%d"; empty when it is no such address.
std::string target_in(std::string url) {
    constexpr std::string_view state = "%d";
    const std::size_t begin = url.find("/sms/report?");
    if (begin == std::string::npos || !url.ends_with("&status=%d")) return {};
    url.resize(url.size() - state.size());
    return url.substr(begin);
}

int number(const std::string& digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::string field(const std::map<std::string, std::string>& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string{} : found->second;
}

std::string report_target(const http::Request& request) {
    const auto fields = http::form_fields(request.query);
    return fields ? target_in(field(*fields, "dlr-url")) : std::string{};
}

std::optional<HandOver> read_hand_over(const http::Request& request,
                                       const Credentials& credentials) {
    const auto fields = http::form_fields(request.query);
    const std::string target = report_target(request);
    if (!fields || target.empty()) return std::nullopt;
    const auto report = http::form_fields(std::string_view{target}.substr(target.find('?') + 1));
    const bool allowed = field(*fields, "username") == Carrier::username &&
                         field(*fields, "password") == credentials.password;
    if (!allowed || !report || field(*report, "secret") != credentials.secret) return std::nullopt;
    HandOver hand_over;
    hand_over.at = std::chrono::steady_clock::now();
    hand_over.message = field(*report, "message");
    hand_over.part = number(field(*report, "part"));
    hand_over.parts = number(field(*report, "parts"));
    hand_over.to = field(*fields, "to");
    hand_over.words = field(*fields, "text");
    const bool whole = !hand_over.message.empty() && hand_over.to.starts_with('+') &&
                       !hand_over.words.empty() && hand_over.part >= 1 &&
                       hand_over.part <= hand_over.parts;
    if (!whole) return std::nullopt;
    return hand_over;
}

std::optional<std::string> Screens::show(const HandOver& part) {
    auto& parts = parts_[part.message];
    const auto all = static_cast<std::size_t>(part.parts);
    if (parts.size() == all) return std::nullopt;
    parts[part.part] = part.words;
    if (parts.size() != all) return std::nullopt;
    std::string text;
    for (const auto& [number, words] : parts) text += words;
    return text;
}

}  // namespace faults
