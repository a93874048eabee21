#pragma once

#include <filesystem>
#include <string>

namespace faults {

// A small file system of its own, seen by this thread and what it starts only, gone with the object
// or with the process.
class SmallDisk {
public:
    explicit SmallDisk(std::filesystem::path folder);  // makes the folder; throws when not allowed
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    void fill() const;  // to the last byte
    void free() const;

private:
    std::filesystem::path ballast() const { return folder_ / "ballast"; }

    std::filesystem::path folder_;
};

// Why there can be none here; empty: there can.
std::string why_no_small_disk();

}  // namespace faults
