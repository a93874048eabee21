#include "adapters/push/notifier.hpp"

#include "adapters/json/writer.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace push {

namespace {

namespace asio = boost::asio;

// What push services keep at the longest anyway.
constexpr std::chrono::seconds longest_kept{std::chrono::hours{24 * 28}};

hub::Pushed::Outcome outcome_of(Outcome::Kind kind) {
    using Said = hub::Pushed::Outcome;
    switch (kind) {
        case Outcome::Kind::accepted: return Said::accepted;
        case Outcome::Kind::gone: return Said::gone;
        case Outcome::Kind::later: return Said::later;
        case Outcome::Kind::refused: return Said::refused;
        case Outcome::Kind::unknown: return Said::unknown;
    }
    return Said::unknown;
}

std::string payload_of(const hub::Notice& notice) {
    json::Writer writer;
    writer.begin_object();
    writer.name("title").text(notice.title);
    writer.name("body").text(notice.body);
    writer.name("tag").text(notice.tag);
    writer.name("url").text(notice.path);
    writer.end_object();
    return writer.take();
}

}  // namespace

asio::awaitable<hub::Pushed> Notifier::push(hub::Device device, hub::Notice notice) {
    hub::Pushed pushed;
    pushed.outcome = hub::Pushed::Outcome::refused;
    const auto left =
        std::chrono::duration_cast<std::chrono::seconds>(notice.useful_until - clock_.now());
    if (left <= std::chrono::seconds{0}) co_return pushed;
    Subscription to;
    to.endpoint = std::move(device.endpoint);
    to.p256dh = std::move(device.key);
    to.auth = std::move(device.secret);
    Message message;
    message.payload = payload_of(notice);
    message.ttl = std::min(left, longest_kept);
    message.urgency = notice.urgent ? Urgency::high : Urgency::normal;
    // So that one that still waits at the service is replaced as well as one that is shown.
    if (is_topic(notice.tag)) message.topic = notice.tag;
    const Outcome outcome = co_await pusher_.push(std::move(to), std::move(message));
    pushed.outcome = outcome_of(outcome.kind);
    co_return pushed;
}

}  // namespace push
