#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace simulation {

// "Sometimes": rare branches that a batch of runs must reach, or it shows nothing. Names are fixed
// words.
class Marks {
public:
    void hit(std::string_view name) {
        const auto found = hits_.find(name);
        if (found != hits_.end()) {
            ++found->second;
        } else {
            hits_.emplace(name, 1);
        }
    }
    void add(const Marks& other) {
        for (const auto& [name, times] : other.hits_) hits_[name] += times;
    }
    std::uint64_t times(std::string_view name) const {
        const auto found = hits_.find(name);
        return found == hits_.end() ? 0 : found->second;
    }
    const std::map<std::string, std::uint64_t, std::less<>>& all() const { return hits_; }

private:
    std::map<std::string, std::uint64_t, std::less<>> hits_;
};

}  // namespace simulation
