#include "adapters/memory/chain.hpp"

#include <boost/uuid/detail/sha1.hpp>

namespace memory {

std::string chained(std::string_view previous, std::string_view entry) {
    constexpr std::string_view digits = "0123456789abcdef";
    boost::uuids::detail::sha1 sha;
    sha.process_bytes(previous.data(), previous.size());
    sha.process_bytes(entry.data(), entry.size());
    boost::uuids::detail::sha1::digest_type words{};
    sha.get_digest(words);
    std::string hex;
    hex.reserve(40);
    for (const unsigned int word : words) {
        for (int shift = 28; shift >= 0; shift -= 4) hex.push_back(digits[(word >> shift) & 0xFU]);
    }
    return hex;
}

}  // namespace memory
