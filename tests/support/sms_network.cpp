#include "tests/support/sms_network.hpp"

#include "adapters/http/message.hpp"

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <cctype>
#include <sstream>

namespace support {

namespace {

using boost::asio::ip::tcp;

int digit(char letter) {
    return static_cast<int>(
        std::string_view{"0123456789abcdef"}.find(static_cast<char>(std::tolower(letter))));
}

std::string decoded(const std::string& encoded) {
    std::string bytes;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '%' && i + 2 < encoded.size()) {
            bytes += static_cast<char>(digit(encoded[i + 1]) * 16 + digit(encoded[i + 2]));
            i += 2;
        } else {
            bytes += encoded[i] == '+' ? ' ' : encoded[i];
        }
    }
    return bytes;
}

std::string rest_of(std::istringstream& words) {
    std::string rest;
    words.get();  // the space before it
    std::getline(words, rest);
    return rest;
}

ShortMessage read(const std::string& line) {
    std::istringstream words{line};
    ShortMessage message;
    words >> message.from >> message.to >> message.kind;
    if (message.kind == "udh") {
        std::string header;
        words >> header >> message.kind;
        message.header = decoded(header);
    }
    const std::string rest = rest_of(words);
    message.bytes = message.kind == "text" ? rest : decoded(rest);
    return message;
}

}  // namespace

SmsNetwork::SmsNetwork(std::uint16_t port) {
    socket_.connect({boost::asio::ip::address_v4::loopback(), port});
    socket_.non_blocking(true);
}

void SmsNetwork::write(const std::string& line) {
    boost::asio::write(socket_, boost::asio::buffer(line + "\n"));
}

void SmsNetwork::read_what_is_there() {
    std::array<char, 4096> some{};
    boost::system::error_code error;
    while (const std::size_t got = socket_.read_some(boost::asio::buffer(some), error))
        unread_.append(some.data(), got);
    std::size_t end = 0;
    while ((end = unread_.find('\n')) != std::string::npos) {
        received_.push_back(read(unread_.substr(0, end)));
        unread_.erase(0, end + 1);
    }
}

std::vector<ShortMessage> SmsNetwork::received(const std::string& number) {
    read_what_is_there();
    std::vector<ShortMessage> its_own;
    for (const ShortMessage& message : received_) {
        if (message.to == number) its_own.push_back(message);
    }
    return its_own;
}

void SmsNetwork::Phone::text(const std::string& words, const std::string& to) const {
    network_.write(number_ + " " + to + " text " + words);
}

void SmsNetwork::Phone::unicode(std::u16string_view words, const std::string& to) const {
    network_.write(number_ + " " + to + " ucs2 " + http::percent_encode(utf16(words)));
}

void SmsNetwork::Phone::data(const std::string& bytes, const std::string& to) const {
    network_.write(number_ + " " + to + " data " + http::percent_encode(bytes));
}

void SmsNetwork::Phone::part(int which, int of, const std::string& words) const {
    const std::string header{5, 0, 3, 0x2A, static_cast<char>(of), static_cast<char>(which)};
    network_.write(number_ + " " + hub_number + " udh-text " + http::percent_encode(header) + " " +
                   words);
}

std::string joined(const std::vector<ShortMessage>& parts) {
    std::string words;
    for (const ShortMessage& part : parts) words += part.bytes;
    return words;
}

std::string utf16(std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit >> 8U);
        bytes += static_cast<char>(unit & 0xFFU);
    }
    return bytes;
}

}  // namespace support
