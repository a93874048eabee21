#include "adapters/http/address_range.hpp"

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace asio = boost::asio;

namespace http {

namespace {

struct Range {
    std::uint32_t first{};
    int bits{};
};

constexpr std::array<Range, 15> not_public{{
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared by a carrier's customers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, where clouds tell secrets
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast
}};

bool is_public_v4(std::uint32_t address) {
    return std::none_of(not_public.begin(), not_public.end(), [&](const Range& range) {
        return (address ^ range.first) >> (32 - range.bits) == 0;
    });
}

using Bytes = asio::ip::address_v6::bytes_type;

std::uint32_t four(const Bytes& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) number = number << 8 | bytes[i];
    return number;
}

std::optional<std::uint32_t> inner_v4(const Bytes& bytes) {
    const bool mapped = four(bytes, 0) == 0 && four(bytes, 4) == 0 && four(bytes, 8) == 0xFFFF;
    const bool nat64 = four(bytes, 0) == 0x0064FF9B && four(bytes, 4) == 0 && four(bytes, 8) == 0;
    if (mapped || nat64) return four(bytes, 12);
    if (four(bytes, 0) >> 16 == 0x2002) return four(bytes, 2);
    return std::nullopt;
}

bool is_public_v6(const Bytes& bytes) {
    if (const auto inner = inner_v4(bytes)) return is_public_v4(*inner);
    const std::uint32_t head = four(bytes, 0);
    const bool global = head >> 29 == 1;                  // 2000::/3
    const bool protocols = head >> 9 == 0x20010000 >> 9;  // 2001::/23, Teredo among them
    const bool documentation = head == 0x20010DB8 || head >> 12 == 0x3FFF0000 >> 12;
    return global && !protocols && !documentation;
}

}  // namespace

bool is_public(const asio::ip::address& address) {
    if (address.is_v4()) return is_public_v4(address.to_v4().to_uint());
    return is_public_v6(address.to_v6().to_bytes());
}

}  // namespace http
