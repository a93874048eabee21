#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vault {

inline constexpr std::size_t key_bytes = 32;

// XChaCha20-Poly1305 under one key of 32 bytes. `bound_to` and the head of the box are
// authenticated with it.
std::string seal_box(const unsigned char* key, std::string_view plain, std::string_view bound_to);

// Nothing when the key, the place or any byte is another.
std::optional<std::string> open_box(const unsigned char* key,
                                    std::string_view box,
                                    std::string_view bound_to);

}  // namespace vault
