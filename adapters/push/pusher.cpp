#include "adapters/push/pusher.hpp"

#include "adapters/http/client.hpp"
#include "adapters/push/encryption.hpp"
#include "adapters/push/vapid.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace push {

namespace {

namespace asio = boost::asio;
using Kind = Outcome::Kind;

constexpr std::size_t longest_contact = 200;
constexpr std::size_t longest_topic = 32;
constexpr std::chrono::seconds usual_delay{60};
constexpr std::chrono::seconds shortest_delay{10};
constexpr std::chrono::seconds longest_delay{std::chrono::hours{24}};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

bool is_contact(const std::string& contact) {
    const bool known = contact.starts_with("mailto:") || contact.starts_with("https://");
    return known && contact.size() <= longest_contact &&
           std::all_of(contact.begin(), contact.end(), [](char c) {
               return c > ' ' && c <= '~' && c != '"' && c != '\\';
           });
}

bool is_sendable(const Message& message) {
    return message.payload.size() <= max_payload && message.ttl >= std::chrono::seconds{0} &&
           is_topic(message.topic);
}

const char* word_of(Urgency urgency) {
    switch (urgency) {
        case Urgency::very_low: return "very-low";
        case Urgency::low: return "low";
        case Urgency::normal: return "normal";
        case Urgency::high: return "high";
    }
    return "normal";
}

// Seconds; a date is as good as nothing.
std::chrono::seconds retry_after(const http::Response& response) {
    const std::string written = response.header("Retry-After").value_or("");
    const char* end = written.data() + written.size();
    long seconds = 0;
    const auto [read, error] = std::from_chars(written.data(), end, seconds);
    if (error != std::errc{} || read != end) return usual_delay;
    return std::clamp(std::chrono::seconds{seconds}, shortest_delay, longest_delay);
}

Outcome outcome_of(const http::Response& response) {
    const unsigned status = response.status;
    if (status >= 200 && status < 300) return {Kind::accepted, {}, status};
    if (status == 404 || status == 410) return {Kind::gone, {}, status};
    if (status == 429 || status >= 500) return {Kind::later, retry_after(response), status};
    return {Kind::refused, {}, status};
}

http::Request request_of(const Message& message, std::string body, std::string token) {
    http::Request request;
    request.method = "POST";
    request.body = std::move(body);
    request.headers = {{"Authorization", std::move(token)},
                       {"Content-Type", "application/octet-stream"},
                       {"Content-Encoding", "aes128gcm"},
                       {"TTL", std::to_string(message.ttl.count())},
                       {"Urgency", word_of(message.urgency)}};
    if (!message.topic.empty()) request.headers.push_back({"Topic", message.topic});
    return request;
}

std::string sealed_for(const Subscription& to, const std::string& payload) {
    const Key receiver = key_of(bytes_of(to.p256dh).value_or(""), {});
    return encrypted(
        payload, receiver, bytes_of(to.auth).value_or(""), fresh_key(), random_bytes(salt_bytes));
}

asio::awaitable<Outcome> sent(http::Url url, http::Request request, http::ClientSettings settings) {
    Outcome outcome;
    try {
        const http::Response response = co_await http::send(url, request, settings);
        outcome = outcome_of(response);
    } catch (const http::AddressRefused&) {
        outcome.kind = Kind::refused;
    } catch (const http::ClientError& error) {
        const bool none = error.progress == http::Progress::not_sent;
        if (none) outcome = Outcome{Kind::later, usual_delay, 0};
    }
    co_return outcome;
}

}  // namespace

bool is_topic(const std::string& text) {
    return text.size() <= longest_topic && std::all_of(text.begin(), text.end(), is_word);
}

Pusher::Pusher(Settings settings, const Keys& keys, const hub::Clock& clock)
    : settings_(std::move(settings)), keys_(keys), clock_(clock) {
    if (!is_contact(settings_.contact))
        throw std::invalid_argument("the contact for push services must be mailto: or https://");
}

asio::awaitable<Outcome> Pusher::push(Subscription to, Message message) {
    Outcome outcome;
    outcome.kind = Kind::refused;
    if (problem_with(to, settings_.loopback_too) || !is_sendable(message)) co_return outcome;
    const http::Url url = http::parse_url(to.endpoint);
    std::string token = authorization(keys_, url, settings_.contact, clock_.now());
    const http::Request request =
        request_of(message, sealed_for(to, message.payload), std::move(token));
    http::ClientSettings settings;
    settings.limit = settings_.limit;
    settings.ca_file = settings_.ca_file;
    settings.allow_address = [loopback_too = settings_.loopback_too](const auto& address) {
        return may_push_to(address, loopback_too);
    };
    outcome = co_await sent(url, request, settings);
    co_return outcome;
}

}  // namespace push
