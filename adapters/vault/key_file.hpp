#pragma once

#include <array>
#include <cstddef>
#include <filesystem>

namespace vault {

// The one secret that opens everything: 32 random bytes in a file that only the hub's user may
// read. It is never in Redis or in its backups: who loses it loses all personal data. Wiped from
// memory at the end; cannot be copied.
class KeyFile {
public:
    static constexpr std::size_t size = 32;

    // Reads the file, or makes it (mode 0600, wholly or not at all) when there is none. Throws
    // std::runtime_error with one sentence when it cannot, when others may read or write the file,
    // or when it is no key file by its size.
    explicit KeyFile(const std::filesystem::path& path);
    ~KeyFile();
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;

    // The master key: only ever an input to the derivation of sub-keys.
    const std::array<unsigned char, size>& master() const { return master_; }

private:
    std::array<unsigned char, size> master_{};
};

}  // namespace vault
