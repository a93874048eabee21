#include "adapters/sms/kannel/channel.hpp"

#include "adapters/async/first_of.hpp"

#include <boost/system/system_error.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace kannel {

namespace {

using hub::HandedOver;
using Outcome = hub::HandedOver::Outcome;
using Steady = std::chrono::steady_clock;

// What is left of a hand-over's time for giving up: a second, or a quarter when it is short.
constexpr std::chrono::milliseconds giving_up{1000};
constexpr std::chrono::milliseconds between_attempts{500};
constexpr std::chrono::seconds usual_delay{10};
constexpr std::chrono::seconds longest_delay{600};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// ITU-T E.164: a plus, up to 15 digits, no leading zero.
bool is_e164(std::string_view number) {
    if (number.size() < 8 || number.size() > 16 || number[0] != '+' || number[1] == '0')
        return false;
    return std::all_of(number.begin() + 1, number.end(), is_digit);
}

bool is_allowed(const std::vector<std::string>& prefixes, std::string_view number) {
    return prefixes.empty() || std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& one) {
               return number.starts_with(one);
           });
}

// The same for every hand-over of the message, on every node (FNV-1a, folded).
std::uint8_t reference_of(const hub::MessageId& message) {
    std::uint32_t hash = 2166136261U;
    for (const char letter : message.text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    }
    return static_cast<std::uint8_t>(hash ^ (hash >> 8U) ^ (hash >> 16U) ^ (hash >> 24U));
}

std::chrono::seconds retry_after(const http::Response& response) {
    const std::string written = response.header("Retry-After").value_or("");
    long seconds = 0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), seconds);
    if (error != std::errc{} || end != written.data() + written.size() || seconds < 1)
        return usual_delay;
    return std::min(std::chrono::seconds{seconds}, longest_delay);
}

// Kannel's own words are not passed on: they may repeat the number.
HandedOver outcome_of(const http::Response& response) {
    const std::string status = std::to_string(response.status);
    if (response.status == 202) return {Outcome::accepted, status, {}, 0};
    if (response.status == 400) return {Outcome::refused, status, {}, 0};
    if (response.status < 300) return {Outcome::unknown, status, {}, 0};
    return {Outcome::later, status, retry_after(response), 0};
}

HandedOver outcome_of(const http::ClientError& error) {
    if (error.progress == http::Progress::not_sent) {
        return {Outcome::later, "gateway not reached", usual_delay, 0};
    }
    return {Outcome::unknown, "no answer", {}, 0};
}

std::optional<HandedOver> refused_at_once(const Settings& settings,
                                          const hub::Parcel& parcel,
                                          const sms::Segmented& text) {
    if (!is_e164(parcel.to.reveal)) return HandedOver{Outcome::refused, "not one number", {}, 0};
    if (!is_allowed(settings.send_to, parcel.to.reveal))
        return HandedOver{Outcome::refused, "number not allowed", {}, 0};
    if (!hub::is_well_formed(parcel.group.text) || !hub::is_well_formed(parcel.message.text)) {
        return HandedOver{Outcome::refused, "no identity", {}, 0};
    }
    if (text.parts.size() > settings.most_parts) {
        return HandedOver{Outcome::refused, "too long", {}, static_cast<int>(text.parts.size())};
    }
    return std::nullopt;
}

void add(std::string& query, std::string_view name, std::string_view value) {
    query += query.empty() ? "" : "&";
    query += name;
    query += '=';
    query += http::percent_encode(value);
}

// In whole minutes, at least one: Kannel's unit.
std::string minutes_until(hub::TimePoint then, hub::TimePoint now) {
    const auto left = std::chrono::ceil<std::chrono::minutes>(then - now);
    return std::to_string(std::max<std::int64_t>(left.count(), 1));
}

// False when cancelled meanwhile.
boost::asio::awaitable<bool> paused(std::chrono::milliseconds time) {
    try {
        co_await async::pause(time);
        co_return true;
    } catch (const boost::system::system_error&) {
        co_return false;
    }
}

}  // namespace

Channel::Channel(Settings settings, const hub::Clock& clock)
    : settings_{std::move(settings)}, url_{http::parse_url(settings_.sendsms)}, clock_{clock} {
    check(settings_);
}

int Channel::segments(const hub::MessageText& text) const {
    return sms::count_segments(text.reveal);
}

std::string Channel::report_url(const hub::Parcel& parcel,
                                std::size_t part,
                                std::size_t parts) const {
    return settings_.reports_to + report_path + "?secret=" + settings_.secret +
           "&group=" + parcel.group.text + "&message=" + parcel.message.text +
           "&part=" + std::to_string(part) + "&parts=" + std::to_string(parts) + "&status=%d";
}

std::string Channel::target(const hub::Parcel& parcel,
                            const sms::Segmented& text,
                            std::size_t part) const {
    std::string query;
    add(query, "username", settings_.username);
    add(query, "password", settings_.password);
    add(query, "from", parcel.from.empty() ? settings_.number : parcel.from);
    add(query, "to", parcel.to.reveal);
    add(query, "text", text.parts[part].text);
    add(query, "charset", "UTF-8");
    add(query, "coding", std::to_string(static_cast<int>(text.coding)));
    if (!text.parts[part].header.empty()) add(query, "udh", text.parts[part].header);
    if (parcel.useful_until > hub::TimePoint{}) {
        add(query, "validity", minutes_until(parcel.useful_until, clock_.now()));
    }
    add(query, "dlr-mask", "31");
    add(query, "dlr-url", report_url(parcel, part + 1, text.parts.size()));
    return url_.target + "?" + query;
}

boost::asio::awaitable<HandedOver> Channel::hand_over_part(std::string target,
                                                           std::chrono::milliseconds limit) const {
    http::Url url = url_;
    url.target = target;
    http::Request request;
    request.method = "GET";
    http::ClientSettings client;
    client.limit = limit;
    try {
        const http::Response response = co_await http::send(url, request, client);
        co_return outcome_of(response);
    } catch (const http::ClientError& error) {
        co_return outcome_of(error);
    } catch (const boost::system::system_error&) {
        co_return HandedOver{Outcome::unknown, "interrupted", {}, 0};
    }
}

boost::asio::awaitable<HandedOver> Channel::hand_over(hub::Parcel parcel) {
    const sms::Segmented text = sms::segment(parcel.text.reveal, reference_of(parcel.message));
    if (const auto refused = refused_at_once(settings_, parcel, text)) co_return *refused;
    const auto deadline = Steady::now() + parcel.limit - std::min(giving_up, parcel.limit / 4);
    HandedOver outcome;
    std::size_t part = 0;
    while (part < text.parts.size()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
        if (left < between_attempts) break;
        outcome = co_await hand_over_part(target(parcel, text, part),
                                          std::min(left, settings_.request_limit));
        if (outcome.outcome == Outcome::accepted) {
            ++part;
            continue;
        }
        const bool again = part > 0 && outcome.outcome == Outcome::later;
        if (!again || !co_await paused(between_attempts)) break;
    }
    if (part > 0 && part < text.parts.size()) outcome.outcome = Outcome::unknown;
    outcome.segments = static_cast<int>(text.parts.size());
    co_return outcome;
}

}  // namespace kannel
