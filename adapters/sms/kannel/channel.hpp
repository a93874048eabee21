#pragma once

#include "adapters/http/client.hpp"
#include "adapters/sms/kannel/settings.hpp"
#include "adapters/sms/segments.hpp"
#include "hub/ports/channel.hpp"
#include "hub/ports/environment.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace kannel {

// Text messages through Kannel's sendsms. Parts are cut here, because Kannel turns what GSM-7 lacks
// into '?'.
//
// 202 is accepted (also "queued": Kannel keeps it). 400 is refused, and so are a receiver
// that is not exactly one E.164 number (Kannel would send to every number of a list) or does not
// begin as one of `send_to`, and a text of
// more than `most_parts`. Nothing sent, 403 (somebody must mend the password), 5xx and whatever
// else is not Kannel's: later. Silence or a broken answer after the request left: unknown.
//
// A text of several parts is handed over in order. When a part that is not the first gets "later",
// it is tried again every half second; when the hand-over's time is up, or it is refused, the
// outcome is unknown: part of the text is with the gateway already. A repeat of the message carries
// the same reference number, so a phone that got parts of both shows it once.
class Channel final : public hub::Channel {
public:
    // Throws std::invalid_argument for settings that cannot work.
    Channel(Settings settings, const hub::Clock& clock);

    std::string name() const override { return "sms"; }
    int segments(const hub::MessageText& text) const override;
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override;

private:
    std::string target(const hub::Parcel& parcel,
                       const sms::Segmented& text,
                       std::size_t part) const;
    std::string report_url(const hub::Parcel& parcel, std::size_t part, std::size_t parts) const;
    boost::asio::awaitable<hub::HandedOver> hand_over_part(std::string target,
                                                           std::chrono::milliseconds limit) const;

    Settings settings_;
    http::Url url_;
    const hub::Clock& clock_;
};

}  // namespace kannel
