#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

// A short message as it left Kannel for the network.
struct ShortMessage {
    std::string from{};
    std::string to{};
    std::string header{};  // user data header, raw
    std::string kind{};    // "text", "data", "ucs-2"
    std::string bytes{};   // of "text" as they were, else decoded
};

// The telephone network behind Kannel's `smsc = fake`, in place of fakesmsc: speaks its protocol, a
// line a message, "FROM TO KIND [UDH] WORDS". Nothing runs by itself: it is read when asked.
class SmsNetwork {
public:
    explicit SmsNetwork(std::uint16_t port);

    // One simulated phone. Its texts go to `to`.
    class Phone {
    public:
        Phone(SmsNetwork& network, std::string number)
            : network_{network}, number_{std::move(number)} {}
        void text(const std::string& words, const std::string& to = hub_number) const;      // ASCII
        void unicode(std::u16string_view words, const std::string& to = hub_number) const;  // UCS-2
        void data(const std::string& bytes, const std::string& to = hub_number) const;      // 8-bit
        // One part of a longer text, which the phone cut.
        void part(int which, int of, const std::string& words) const;

    private:
        SmsNetwork& network_;
        std::string number_;
    };
    Phone phone(std::string number) { return {*this, std::move(number)}; }

    // What has left for this number so far, in order; parts stay parts.
    std::vector<ShortMessage> received(const std::string& number);

    static constexpr const char* hub_number = "+447700900000";

private:
    void write(const std::string& line);
    void read_what_is_there();

    boost::asio::io_context loop_{};
    boost::asio::ip::tcp::socket socket_{loop_};
    std::string unread_{};
    std::vector<ShortMessage> received_{};
};

// The words of consecutive parts together.
std::string joined(const std::vector<ShortMessage>& parts);
// UTF-16BE, as UCS-2 messages travel.
std::string utf16(std::u16string_view text);

}  // namespace support
